"""When an article was published that does not say so, inferred from what it tells. Pure.

Two rules, each measured on real articles whose dates were withheld (eval/LOG.md). Few articles tell
as much: most stay undated, for no date is better than a wrong one.

- A picture's caption tells a day in full, the article's first sentences the weekday alone
  ("talks in Orsal on Wednesday"), of the same place and with another name in common: it is the
  picture of that Wednesday, and the report is of the same days.
- Days are told with their weekdays and without a year ("on Tuesday, 18 November"): of the years
  from the article's latest dated event to today, only one has all of them.

The latest dated event alone infers nothing: who writes in 2022 leaves that year out and names
others, so that four of five articles are not of the year of the latest event that they date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qa.ingest.dating import IN_DOUBT, PAST, not_before
from qa.language.dates import (
    DAY,
    MONTH,
    MONTHS,
    PRINTED_MONTH,
    WEEKDAYS,
    WRITTEN_WEEKDAY,
    YEAR,
    Days,
    year_of,
)
from qa.language.dates import parse as in_words
from qa.language.times import covering
from qa.types import Precision, Provenance, PublicationDate

LEAD = 6  # sentences in which the weekday of the news is told
LATER = timedelta(days=6)  # after the day told by its weekday alone; then it is another such day
AHEAD = timedelta(days=300)  # days to come are told by weekday and day less than a year before
PLACE = 6  # words before a caption's date, among which it names the place
ALIKE = 2  # names that caption and lead share

_YEARLESS_DAY = rf"(?:{PRINTED_MONTH} ?(?:the )?{DAY}|{DAY} (?:of )?{PRINTED_MONTH})"
_FULL = re.compile(rf"\b{_YEARLESS_DAY},? ?{YEAR}\b")
_UNSPACED = re.compile(rf"({MONTH})(?=\d)", re.IGNORECASE)
_ENDS_IN_DATE = re.compile(rf"{_FULL.pattern}\.?(?: ?\(.{{3,60}}\))?\W*$")
_BARE_WEEKDAY = re.compile(
    rf"(?<![Ll]ast )(?<![Nn]ext )(?<![Ee]very )(?<![Ee]ach )\b({WRITTEN_WEEKDAY})\b"
    rf"(?!,? (?:the )?{_YEARLESS_DAY})"
)
_WITH_WEEKDAY = re.compile(
    rf"\b(?P<w>{WRITTEN_WEEKDAY})(?:,| on| (?:morning|afternoon|evening|night),?)? (?:the )?"
    rf"(?P<d>{_YEARLESS_DAY})(?!,? {YEAR})"
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
# Capitalised words that two sentences share without being of one matter.
_NO_NAMES = frozenset(
    (
        "The This That Photo Photos File Image Picture Hide Caption President Prime Minister Press Associated"
        " AFP Reuters Getty Images CNN USA TODAY"
    ).split()
).union(*({name.title(), f"{name.title()}."} for name in (*MONTHS, *WEEKDAYS)))
# After "Oct." a sentence goes on.
_SENTENCE = re.compile(
    r"(?<!Jan\.)(?<!Feb\.)(?<!Mar\.)(?<!Apr\.)(?<!Aug\.)(?<!Sep\.)(?<!Sept\.)(?<!Oct\.)(?<!Nov\.)"
    r"(?<!Dec\.)(?:(?<=[.!?])|(?<=[.!?][\"”’»)]))\s+(?=[\"“«A-ZÀ-Þ])|\n"
)


def inferred_date(title: str, text: str, today: date, page: Sequence[str] = ()) -> PublicationDate | None:
    """When an article was probably published, to the month or year; None where nothing tells.

    Args:
        text: as cleaned.
        today: later days are not believed.
        page: lines of what it was cleaned from, which may have captions that the text lacks.
    """
    sentences = list(filter(None, map(str.strip, _SENTENCE.split(text))))
    earliest = not_before(text, today) or date.min
    days = _of_the_picture(title, sentences, page, today) or _of_the_weekdays(sentences, earliest, today)
    return covering(days, Provenance.INFERRED) if days and days.end >= earliest else None


def lines_above_the_end(content: str, text: str) -> list[str]:
    """The lines of a page without markup down to the last of its article's text: no sidebar after it."""
    kept = set(text.split("\n"))
    lines = [" ".join(line.split()) for line in content.splitlines()]
    last = max((i for i, line in enumerate(lines) if line and line in kept), default=-1)
    return lines[: last + 1]


@dataclass(frozen=True, slots=True)
class _Caption:
    """What a picture shows, when and where.

    Args:
        place: names shortly before the date.
    """

    day: date
    names: frozenset[str]
    place: frozenset[str]


def _of_the_picture(title: str, sentences: Sequence[str], page: Sequence[str], today: date) -> Days | None:
    """The day of a caption and those after it until the next such day of the week."""
    all_told = [*sentences, *(part for line in page for part in _SENTENCE.split(line))]
    latest = max((day for one in all_told for day in _full_days(one) if day <= today), default=None)
    lead = [sentence for sentence in sentences[:LEAD] if not _FULL.search(sentence)]
    names = _names(" . ".join([title, *sentences[:LEAD]]))
    for caption in filter(None, map(_caption, all_told)):
        if caption.day == latest and len(caption.names & names) >= ALIKE and _tells(lead, caption):
            return Days(latest, min(latest + LATER, today))
    return None


def _caption(sentence: str) -> _Caption | None:
    """A sentence that ends with the one day that it tells, in full, and does not speak of what is to come."""
    days = list(_full_days(sentence))
    if len(days) != 1 or not _ENDS_IN_DATE.search(sentence) or IN_DOUBT.search(sentence):
        return None
    found = _FULL.search(sentence)
    before = sentence[: found.start()].split() if found else []
    before = [word for word in before if word.strip(",").lower() not in WEEKDAYS]
    return _Caption(days[0], _names(sentence), _names(" ".join(before[-PLACE:])))


def _tells(lead: Iterable[str], caption: _Caption) -> bool:
    """Whether a sentence tells of a caption's weekday, and no other, as past and at its place."""
    return any(
        {WEEKDAYS[day.lower()] for day in _BARE_WEEKDAY.findall(sentence)} == {caption.day.weekday()}
        and PAST.search(sentence)
        and not IN_DOUBT.search(sentence)
        and caption.place & _names(sentence)
        for sentence in lead
    )


def _of_the_weekdays(sentences: Sequence[str], earliest: date, today: date) -> Days | None:
    """The one year, from the earliest day of publication to today, that has all days of which only their
    weekdays are told."""
    if earliest == date.min:
        return None
    years: set[int] | None = None
    for sentence in sentences:
        past = PAST.search(sentence) and not IN_DOUBT.search(sentence)
        last = today if past else today + AHEAD
        for told in _WITH_WEEKDAY.finditer(sentence):
            found = set(_years(told["d"], WEEKDAYS[told["w"].lower()], Days(earliest, last)))
            years = found if years is None else years & found
    if years is None or len(years) != 1 or min(years) > today.year:
        return None
    return year_of(date(min(years), 1, 1))


def _years(yearless: str, weekday: int, within: Days) -> Iterator[int]:
    for year in range(within.start.year, within.end.year + 1):
        known = in_words(yearless, year)
        if known is None or known.precision is not Precision.DAY:
            continue
        if known.first_day.weekday() == weekday and within.start <= known.first_day <= within.end:
            yield year


def _full_days(sentence: str) -> Iterator[date]:
    for found in _FULL.finditer(sentence):
        known = in_words(_UNSPACED.sub(r"\1 ", found.group()))
        if known and known.precision is Precision.DAY:
            yield known.first_day


def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text)) - _NO_NAMES
