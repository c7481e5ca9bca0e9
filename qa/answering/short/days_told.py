"""What several mentions of days tell together of when something happened, and whether that is much. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from qa.answering.short.mention_weights import Weighed
from qa.language.dates import WEEKDAYS
from qa.types import PublicationDate

# Not fitted: what is left of the support of what names no day; of a year's or a month's support what a day
# within it has at least to be what they tell.
VAGUE = 0.1
SOME = 0.1
LONG_AGO = 366  # days
AMBIGUOUS = 6  # days before an article, of a weekday: that of the next day, too

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_IN_PART = re.compile(r"\d{4}(?:-\d\d)?")


def names_a_day(name: str) -> bool:
    """Whether it is a day, month or year in its one form."""
    return _DAY.fullmatch(name) is not None


def known(support: Mapping[str, float]) -> dict[str, float]:
    """With less for what names no day by itself: "last week" of whenever that was written."""
    return {name: sum_ * (1.0 if names_a_day(name) else VAGUE) for name, sum_ in support.items()}


def precisely(support: Mapping[str, float], doers: Set[str]) -> dict[str, float]:
    """With the support of the best day's month and year, or of the best month or year, for the day within it
    that has some: "2020" and "January 2020" tell nothing else than "26 January 2020"."""
    best = max(support, key=lambda name: (name in doers, support[name]))
    within = [
        name
        for name in support
        if name.startswith(f"{best}-")
        and support[name] >= SOME * support[best]
        and (name in doers or best not in doers)
    ]
    if _IN_PART.fullmatch(best) and within:
        best = max(within, key=lambda name: (len(name), support[name]))
    around = [name for name in support if _IN_PART.fullmatch(name) and best.startswith(f"{name}-")]
    whole = sum(support[name] for name in (best, *around))
    return {name: sum_ for name, sum_ in support.items() if name not in around} | {best: whole}


def is_thin(weighed: Sequence[Weighed], *, has_verb: bool, told: bool) -> bool:
    """Whether little tells that a day is that of what is asked: it names none by itself, is more than a year
    before its article and not told to be that of the deed, or is a weekday that may be the next, too: an
    article that was changed later has the day on which it appeared first.

    Args:
        weighed: all that tell the day.
        has_verb: whether the question has one.
        told: whether a sentence tells that it is the day of the deed.
    """
    if not names_a_day(weighed[0].key):
        return True
    days = [_days_before(one) for one in weighed]
    if all(
        before == AMBIGUOUS and one.text.lower() in WEEKDAYS
        for one, before in zip(weighed, days, strict=True)
    ):
        return True
    long_ago = all(before is not None and before > LONG_AGO for before in days)
    return has_verb and not told and long_ago


def _days_before(one: Weighed) -> int | None:
    """How many days before its article's the day is that is told; None where either is not known."""
    published = one.scored.candidate.article.published
    try:
        return (published.last_day - PublicationDate(one.key).first_day).days if published else None
    except ValueError:
        return None
