"""Days told by those of the question before: "before that", "the month after", "since then". Pure."""

from __future__ import annotations

import re
from datetime import date

from qa.language import dates
from qa.language.dates import Days
from qa.language.stretches import written
from qa.language.wording import describe
from qa.types import Period

_BY_THEN = re.compile(r"(?P<side>before|after|since|until) (?:that|then)|since", re.IGNORECASE)
_SHIFTED = re.compile(
    r"(?:(?:in|on|during) )?(?:the|a|an|one) "
    r"(?:(?P<unit>day|week|month|year) (?P<side>before|earlier|after|later)"
    r"|(?P<near>previous|preceding|prior|next|following) (?P<of>day|week|month|year))(?: (?:that|then))?",
    re.IGNORECASE,
)
_BACK = frozenset(("before", "earlier", "previous", "preceding", "prior"))
_LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}  # days of a period that is one at most


def is_beside(text: str) -> bool:
    """Whether a text is days that only those of another question tell: "the month after"."""
    return bool(_BY_THEN.fullmatch(text) or _SHIFTED.fullmatch(text))


def beside(text: str, period: Period) -> str:
    """The days that a text means after a question of a period: "in June 2024" for "the month after" after
    "in May 2024". Empty where it means none, or which is not told: "the month after" after "in 2024"."""
    if then := _BY_THEN.fullmatch(text):
        return _by(then["side"] or "since", period)
    shifted = _SHIFTED.fullmatch(text)
    if shifted is None or period.start is None or period.end is None:
        return ""
    unit, by = (shifted["unit"] or shifted["of"]).lower(), -1 if _is_back(shifted) else 1
    days = (period.end - period.start).days + 1
    if days > _LONGEST[unit]:
        return ""
    return _named(_moved(period.start, unit, by))


def _by(side: str, period: Period) -> str:
    day = period.start if side.lower() in ("before", "until") else period.end
    return f"{side.lower()} {written(day)}" if day else ""


def _is_back(shifted: re.Match[str]) -> bool:
    return (shifted["side"] or shifted["near"]).lower() in _BACK


def _moved(start: date, unit: str, by: int) -> Days:
    """The day, seven days, month or year next to that of a day."""
    if unit == "day":
        return Days(dates.day(by, start), dates.day(by, start))
    if unit == "week":
        return Days(dates.day(7 * by, start), dates.day(7 * by + 6, start))
    return dates.year_of(start, by) if unit == "year" else dates.month_of(start, by)


def _named(days: Days) -> str:
    words = describe(days.start, days.end)
    if days.start == days.end:
        return f"on {words}"
    return f"from {words}" if days.start.day != 1 or (days.end - days.start).days == 6 else f"in {words}"
