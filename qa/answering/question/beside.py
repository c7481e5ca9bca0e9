"""Days told by those of the question before: "before that", "the month after", "since then". Pure."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date, timedelta

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
    return _named(*_moved(period.start, unit, by))


def _by(side: str, period: Period) -> str:
    day = period.start if side.lower() in ("before", "until") else period.end
    return f"{side.lower()} {day.day} {month_name[day.month]} {day.year}" if day else ""


def _is_back(shifted: re.Match[str]) -> bool:
    return (shifted["side"] or shifted["near"]).lower() in _BACK


def _moved(start: date, unit: str, by: int) -> tuple[date, date]:
    """The day, seven days, month or year next to that of a day."""
    if unit == "day":
        return start + timedelta(by), start + timedelta(by)
    if unit == "week":
        return start + timedelta(7 * by), start + timedelta(7 * by + 6)
    if unit == "year":
        return date(start.year + by, 1, 1), date(start.year + by, 12, 31)
    months = start.year * 12 + start.month - 1 + by
    year, month = months // 12, months % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _named(start: date, end: date) -> str:
    words = describe(start, end)
    if start == end:
        return f"on {words}"
    return f"from {words}" if start.day != 1 or (end - start).days == 6 else f"in {words}"
