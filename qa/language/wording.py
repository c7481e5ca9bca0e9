"""Periods and dates in words. Pure."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from qa.language import dates
from qa.language.stretches import written
from qa.types import Provenance


def describe(start: date | None, end: date | None) -> str:
    """A stretch of days, perhaps open, in words a person would use: "2025", "3 May 2025 to 7 June 2025"."""
    if start is None or end is None:
        return f"from {written(start)}" if start else f"until {written(end)}" if end else "any time"
    if start == end:
        return written(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if (start, end) == (dates.month_of(start).start, dates.month_of(end).end):
        return _months(start, end)
    return f"{written(start)} to {written(end)}"


class Known(Protocol):
    """A publication date, or one as it goes over the wire."""

    @property
    def value(self) -> str: ...
    @property
    def provenance(self) -> Provenance: ...


def dated(published: Known | None) -> str:
    """A publication date as known: "2025-05-21", "undated", or one that no page told, said to be so."""
    if published is None:
        return "undated"
    inferred = published.provenance is Provenance.INFERRED
    return f"{published.value} (inferred from the text)" if inferred else published.value


def _months(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"{start:%B}{year} to {end:%B} {end.year}"
