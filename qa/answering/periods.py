"""Periods in questions: "in 2025", "in May 2025", "between 2022 and 2024". Pure.

"in 2022 and 2024" is the whole span from the first to the last, what lies between included:
a period is one stretch, and the reader is shown which. Open periods ("before May 2024", "since
2004") are not read.

A year that a question does not place itself in ("the 2020 war", "Agenda 2030") is part of
the topic: a period needs a preposition before it or stands at the very end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from qa.types import Period, PublicationDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# A date as people write it, to the day, the month or the year, or in ISO 8601.
_DATE = (
    rf"(?:{_YEAR}-\d\d(?:-\d\d)?"
    rf"|(?:the\s+)?{_DAY}\s+(?:of\s+)?(?:{_MONTH})\.?,?\s+(?:of\s+)?{_YEAR}"
    rf"|(?:{_MONTH})\.?\s+{_DAY},?\s+{_YEAR}"
    rf"|(?:{_MONTH})\.?,?\s+(?:of\s+)?{_YEAR}"
    rf"|(?:the\s+year\s+)?{_YEAR})"
)
_END = r"(?![\w-])"
_BETWEEN = re.compile(
    rf"\b(?:between\s+(?P<a>{_DATE}|{_MONTH})\s+and|from\s+(?P<b>{_DATE}|{_MONTH})"
    rf"\s+(?:to|until|till|through))\s+(?P<c>{_DATE}){_END}",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"\b(?:in|during|over)\s+(?P<a>{_YEAR})\s?[-–—]\s?(?P<c>{_YEAR}){_END}", re.IGNORECASE)
_WITHIN = re.compile(rf"\b(?:in|during|throughout|within|on|over)\s+(?P<a>{_DATE}){_END}", re.IGNORECASE)
_LISTED = re.compile(
    rf"\b(?:in|during|on|over)\s+(?P<a>{_DATE}|{_MONTH})(?P<more>(?:,\s*(?:{_DATE}|{_MONTH})){{0,6}})"
    rf",?\s+(?:and|or)\s+(?:(?:in|during|on|over)\s+)?(?P<c>{_DATE}){_END}",
    re.IGNORECASE,
)
_LAST = re.compile(rf"(?:^|\s)(?P<a>{_DATE})(?=\s*[?.!]*\s*$)", re.IGNORECASE)
# What a last bare year belongs to: a name ("Project 2025"), or words that make it no period.
_NOT_THE_YEAR = re.compile(r"(?:[A-Z][a-z]+|\b(?:of|for|and))\s+$")
# What makes a last date one end of an open period.
_OPEN = re.compile(
    r"\b(?:since|before|after|until|till|by|from|to|than)\s+"
    r"(?:the\s+(?:start|beginning|middle|end)\s+of\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and where in the question its words stand (half-open)."""

    period: Period
    start: int
    end: int


def find_period(question: str, asked: date) -> FoundPeriod | None:
    """The period a question places itself in, None where it names none.

    Days that do not exist ("31 February 2025") and years after the one it was asked in are none.
    """
    for pattern in (_BETWEEN, _SPAN, _LISTED, _WITHIN, _LAST):
        for match in pattern.finditer(question):
            words = match.group().strip()
            start = match.start() + match.group().index(words)
            if words.isdigit() and _NOT_THE_YEAR.search(question[:start]):
                continue
            if pattern is _LAST and _OPEN.search(question[:start]):
                continue
            period = _period(match.groupdict(), words)
            if period and period.start and period.start.year <= asked.year:
                return FoundPeriod(period, start, start + len(words))
    return None


def _period(named: dict[str, str | None], words: str) -> Period | None:
    opening = named["a"] or named.get("b") or ""
    last = _parse(named.get("c") or "")
    first = _parse(opening) or (_parse(f"{opening} {last.first_day.year}") if last else None)
    last = last or first
    if first is None or last is None:
        return None
    year = last.first_day.year
    more = re.findall(rf"{_DATE}|{_MONTH}", named.get("more") or "", re.IGNORECASE)
    between = [_parse(day) or _parse(f"{day} {year}") for day in more]
    dates = [first, last, *filter(None, between)]
    return Period(min(d.first_day for d in dates), max(d.last_day for d in dates), words)


def _parse(words: str) -> PublicationDate | None:
    """A date in words, to the precision it is given in."""
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", words):
        value = words
    else:
        year = re.search(_YEAR, words)
        month = re.search(rf"\b(?:{_MONTH})\b", words, re.IGNORECASE)
        if not year:
            return None
        value = year.group()
        day = re.search(rf"\b({_DAY})\b", words.replace(value, ""), re.IGNORECASE)
        if month:
            value += f"-{_MONTHS[month.group().lower()]:02}"
        if month and day:
            value += f"-{int(re.sub(r'[a-z]', '', day.group().lower())):02}"
    try:
        return PublicationDate(value)
    except ValueError:
        return None


def describe(period: Period) -> str:
    """A period in words a person would use: "2025", "May 2025", "3 May 2025 to 7 June 2025"."""
    start, end = period.start, period.end
    if start is None or end is None:
        return f"from {_day(start)}" if start else f"until {_day(end)}" if end else "any time"
    if start == end:
        return _day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    month = PublicationDate(f"{start.year:04}-{start.month:02}")
    if (month.first_day, month.last_day) == (start, end):
        return f"{start:%B} {start.year}"
    return f"{_day(start)} to {_day(end)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else ""
