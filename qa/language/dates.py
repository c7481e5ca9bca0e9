"""Dates in English words, and the arithmetic of days, weeks, months and seasons. Pure.

Weeks begin on Monday (ISO 8601); the seasons are the meteorological ones of the northern
hemisphere, winter being named after the year it begins in.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from qa.types import PublicationDate

MONTHS: Mapping[str, int] = {
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
WEEKDAYS: Mapping[str, int] = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SEASONS: Mapping[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_SHORT = "|".join(name for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july"))
MONTH = "(?:" + "|".join(name for name in MONTHS if name not in _SHORT.split("|")) + rf"|(?:{_SHORT})\b\.?)"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
# As they are written within a sentence, where "may" and "march" are other words.
WRITTEN_MONTH = "(?:" + "|".join(name.title() for name in MONTHS if name not in _SHORT.split("|")) + ")"
WRITTEN_SHORT_MONTH = "(?:" + "|".join(name.title() for name in _SHORT.split("|")) + r")\."
PRINTED_MONTH = f"(?:{WRITTEN_MONTH}|{WRITTEN_SHORT_MONTH})"
WRITTEN_WEEKDAY = "(?:" + "|".join(name.title() for name in WEEKDAYS) + ")"
SEASON = "(?:" + "|".join(SEASONS) + ")"
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
# A day or month that does not say its year.
YEARLESS = rf"(?:(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\s+(?:the\s+)?{DAY}|{MONTH})"
# A date as people write it, to the day, the month or the year, or in ISO 8601.
DATE = rf"(?:{YEAR}-(?:0[1-9]|1[0-2])(?:-\d\d)?(?!-?\d)|(?:{YEARLESS},?\s+(?:of\s+)?|the\s+year\s+)?{YEAR})"

_FIRST, _LAST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both inclusive; ``start <= end``."""

    start: date
    end: date


def parse(words: str, year: int | None = None) -> PublicationDate | None:
    """A date in words (DATE or YEARLESS), to the precision it is given in.

    Args:
        year: that of a date which does not say its own.
    """
    words = words.lower()
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", words):
        return from_iso(words)
    said = re.search(rf"\b{YEAR}\b", words)
    if not said and year is None:
        return None
    value = said.group() if said else f"{year:04}"
    rest = words.replace(value, "") if said else words
    month = re.search(rf"\b{MONTH}", rest)
    day = re.search(rf"\b{DAY}", rest)
    if month:
        value += f"-{MONTHS[month.group().rstrip('.')]:02}"
    if month and day:
        value += f"-{int(re.sub(r'[a-z]', '', day.group())):02}"
    return from_iso(value)


def from_iso(value: str) -> PublicationDate | None:
    """A date in ISO 8601, to the precision it is given in; None for what is none."""
    try:
        return PublicationDate(value)
    except ValueError:
        return None


def days_of(known: PublicationDate) -> Days:
    return Days(known.first_day, known.last_day)


def day(number: int, of: date) -> date:
    """The day so many days after another; the calendar's first or last where it ends."""
    try:
        return of + timedelta(days=number)
    except OverflowError:
        return _FIRST if number < 0 else _LAST


def year_of(on: date, shift: int = 0) -> Days:
    year = min(max(on.year + shift, _FIRST.year), _LAST.year)
    return Days(date(year, 1, 1), date(year, 12, 31))


def month_of(on: date, shift: int = 0) -> Days:
    """The month of a day, or one so many months after it."""
    first = later(on.replace(day=1), shift)
    return Days(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))


def week_of(on: date, shift: int = 0) -> Days:
    """Monday to Sunday."""
    monday = day(7 * shift - on.weekday(), on)
    return Days(monday, day(6, monday))


def weekend_of(on: date, shift: int = 0) -> Days:
    """Saturday and Sunday of the day's week."""
    week = week_of(on, shift)
    return Days(day(5, week.start), week.end)


def quarter_of(on: date, shift: int = 0) -> Days:
    first = later(on.replace(month=on.month - (on.month - 1) % 3, day=1), 3 * shift)
    return Days(first, month_of(first, 2).end)


def decade_of(on: date, shift: int = 0) -> Days:
    first = min(max(on.year // 10 * 10 + 10 * shift, 10), 9980)
    return Days(date(first, 1, 1), date(first + 9, 12, 31))


def season_of(name: str, year: int) -> Days:
    """Three whole months, from the first of the year's so named season; its name in lower case."""
    first = date(year, SEASONS[name], 1)
    return Days(first, month_of(first, 2).end)


def part_of(whole: Days, part: int, parts: int) -> Days:
    """One of the equal parts of years or a month: months, of a month tens or fifteens of days.

    Args:
        part: from 0.
        parts: so many months must divide evenly: 2, 3, 4, 6 or 12; of a month 2 or 3.
    """
    end = whole.end if part == parts - 1 else day(-1, _cut(whole, part + 1, parts))
    return Days(_cut(whole, part, parts), end)


def _cut(whole: Days, part: int, parts: int) -> date:
    months = whole_months(whole)
    if months > 1:
        return later(whole.start, months * part // parts)
    return whole.start.replace(day=1 + 30 * part // parts)


def whole_months(days: Days) -> int:
    """How many months the days touch."""
    return (days.end.year - days.start.year) * 12 + days.end.month - days.start.month + 1


def later(on: date, months: int) -> date:
    """The same day so many months after (before, if negative), or the last day of a shorter month."""
    count = min(max(on.year * 12 + on.month - 1 + months, 12), _LAST.year * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def last_weekday(number: int, on: date) -> date:
    """The last such day of the week, Monday being 0, on or before a day."""
    return day(-((on.weekday() - number) % 7), on)


def last_year_of(words: str, on: date) -> int | None:
    """The last year in which a yearless day or month began on or before a day; None for no such day."""
    for year in range(on.year, max(on.year - 9, 0), -1):  # 29 February may be eight years ago
        found = parse(words, year)
        if found and found.first_day <= on:
            return year
    return None
