"""One form for what is written in many: "May 21st" is 2025-05-21, "$12 billion" 12000000000 USD. Pure."""

from __future__ import annotations

import re
from datetime import date

from qa import dates
from qa.language.amounts import amount
from qa.language.expected import Sort
from qa.types import Precision, PublicationDate

_NUMBERS = (Sort.NUMBER, Sort.AMOUNT, Sort.MONEY, Sort.SHARE, Sort.MEASURE, Sort.DURATION, Sort.AGE)
_DAYS_FROM_NOW = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def normal(words: str, sort: Sort, published: PublicationDate | None) -> str | None:
    """The words in their one form: a date in ISO 8601 as precise as they are, a number in digits with
    its unit, "yes" or "no"; None where they have none.

    Args:
        published: when they were written; without it, or where only the year of it is known, dates
            that say no year are left alone.
    """
    if sort in (Sort.DATE, Sort.YEAR):
        return _date(words, published)
    if sort is Sort.TRUTH:
        return words.lower()
    return amount(words) if sort in _NUMBERS else None


def _date(words: str, published: PublicationDate | None) -> str | None:
    found = dates.parse(words)
    if found or re.fullmatch(r"\d{4}", words):
        return found.value if found else words  # a year before 1900
    if published is None or published.precision is Precision.YEAR:
        return None
    written = published.last_day
    from_it = _from(words.lower(), written) if published.precision is Precision.DAY else None
    return from_it or _nearest(words, written)


def _from(words: str, written: date) -> str | None:
    """What is said from the day of writing: "Monday", "yesterday", "last year"."""
    if words in dates.WEEKDAYS:
        return dates.last_weekday(dates.WEEKDAYS[words], written).isoformat()
    if words in _DAYS_FROM_NOW:
        return dates.day(_DAYS_FROM_NOW[words], written).isoformat()
    if match := re.fullmatch(r"(last|this|next) (year|month)", words):
        shift = {"last": -1, "this": 0, "next": 1}[match[1]]
        year = match[2] == "year"
        span = dates.year_of(written, shift) if year else dates.month_of(written, shift)
        return span.start.isoformat()[: 4 if year else 7]
    return None


def _nearest(words: str, written: date) -> str | None:
    """A yearless day or month in the year that brings it closest to the day it was written on."""
    if not re.fullmatch(dates.YEARLESS, words, re.IGNORECASE):
        return None
    years = (dates.parse(words, written.year + shift) for shift in (0, -1, 1))
    found = [known for known in years if known]
    return min(found, key=lambda known: abs(known.first_day - written)).value if found else None
