"""Of a matter that a question dates itself, "the crash that was in March 2022", what is told of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qa.answering.evidence.candidates import Candidate
from qa.language.dates import MONTHS, WRITTEN_MONTH

# After it, reports speak of it by a day or "last month", without the year.
NEWS_FOR = timedelta(days=92)
_DATED = re.compile(
    rf"\b(?:(?P<month>{WRITTEN_MONTH})\s+(?:\d\d?,?\s+)?)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Date:
    """A year, or a month of it."""

    year: str
    month: str

    @property
    def first_day(self) -> date:
        return date(int(self.year), MONTHS[self.month] if self.month else 1, 1)

    @property
    def last_news(self) -> date:
        return self.first_day + timedelta(days=31 if self.month else 366) + NEWS_FOR

    def told_by(self, candidate: Candidate) -> bool:
        """Whether it was news then, or its passage names year and month; the month alone soon after."""
        published = candidate.article.published
        if published and self.first_day <= published.last_day and published.first_day <= self.last_news:
            return True
        text = f"{candidate.context}\n{candidate.evidence.passage.text}"
        months = not self.month or re.search(rf"\b{self.month.title()}\b", text) is not None
        soon = bool(self.month and published and published.first_day.year - int(self.year) in (0, 1))
        return months and (soon or self.year in text)


def of_their_date(found: Sequence[Candidate], topic: str) -> tuple[Candidate, ...]:
    """Those that may tell of a matter of the years and months that its own words name; all where they
    name none. What is told of a missile in November is not told of one that fell in March."""
    wanted = tuple(_dates(topic))
    return tuple(one for one in found if all(named.told_by(one) for named in wanted))


def _dates(topic: str) -> Iterator[_Date]:
    for match in _DATED.finditer(topic):
        yield _Date(match["year"], (match["month"] or "").casefold())
