"""Dates, as much of them as is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Provenance(StrEnum):
    """Where a publication date came from."""

    GIVEN = "given"
    METADATA = "page metadata"
    TEXT = "in the text"
    INFERRED = "inferred"


_REDUCED_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date known to the day, the month or the year (ISO 8601, reduced precision).

    Args:
        value: ``2025-05-21``, ``2025-05`` or ``2025``.
        provenance: where the value came from.

    Raises:
        ValueError: the value is not such a date.
    """

    value: str
    provenance: Provenance = Provenance.GIVEN

    def __post_init__(self) -> None:
        if not _REDUCED_DATE.fullmatch(self.value):
            raise ValueError(f"{self.value!r} is not a date like 2025-05-21, 2025-05 or 2025")
        date(*self._parts())

    @property
    def precision(self) -> Precision:
        return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(self.value), Precision.DAY)

    @property
    def first_day(self) -> date:
        return date(*self._parts())

    @property
    def last_day(self) -> date:
        year, month, day = self._parts()
        if self.precision is Precision.YEAR:
            month = 12
        if self.precision is not Precision.DAY:
            day = calendar.monthrange(year, month)[1]
        return date(year, month, day)

    def _parts(self) -> tuple[int, int, int]:
        year, month, day = [*map(int, self.value.split("-")), 1, 1][:3]
        return year, month, day
