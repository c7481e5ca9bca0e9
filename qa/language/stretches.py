"""Stretches of days as people name them: "May 2025", "last week", "early this year". Pure.

Each way to name one is a pattern and what it means. Words that could mean two things are taken
one way, and ``Stretch.taken`` says which.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from qa.language import dates
from qa.language.amounts import DIGITS, TO_NINETEEN, lower
from qa.language.dates import DATE, MONTH, SEASON, WEEKDAY, YEAR, YEARLESS, Days

_NUMBER = rf"(?:\d{{1,3}}|(?:a\s+)?couple\s+of|an?|{'|'.join(TO_NINETEEN[1:13])})"
_LAST = r"(?:(?:the|this)\s+)?(?:last|past|previous)"
_THIS = r"(?:this|the\s+current)"
_UNIT = r"(?:weekend|week|month|quarter|year|decade)"
_COUNTED = r"(?:hour|day|week|month|year|decade)s?"
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_ORDINALS |= {"latter": 1, "last": 3, "final": 3}
_PART = (
    rf"(?:(?:the\s+)?(?:(?:first|1st|second|2nd|latter)\s+half|(?:{'|'.join(_ORDINALS)})\s+quarter"
    r"|start|beginning|middle|end)\s+of\s+|(?:q[1-4]|h[12])\s+(?:of\s+)?"
    r"|(?:the\s+)?(?:early|mid|late)(?:\s+in\b)?[\s-]+)"
)
# The whole one that a day is of, or one so many after it.
_OF_CALENDAR: Mapping[str, Callable[..., Days]] = {
    "week": dates.week_of,
    "weekend": dates.weekend_of,
    "month": dates.month_of,
    "quarter": dates.quarter_of,
    "year": dates.year_of,
    "decade": dates.decade_of,
}
_IN_MONTHS = {"month": 1, "year": 12, "decade": 120}
_LONG_AGO = 99  # units; what is longer ago is rather an age
_MONTHS_OF_A_YEAR = 12
_SATURDAY = 5
_NORTH = "by the seasons of the northern hemisphere"
# Of early, mid and late: which part, of how many, and what to say of it.
_THIRDS = {
    "early": (0, 3, "the first third"),
    "mid": (1, 3, "the second third"),
    "middle": (1, 3, "the second third"),
    "late": (2, 3, "the last third"),
}
_EDGES = ("start", "beginning", "end")
# What a part may be of.
_WHOLE = (
    rf"(?:(?:the\s+)?{YEAR}s|(?:{MONTH},?\s+(?:of\s+)?)?{YEAR}"
    rf"|(?:{MONTH}\s+(?:of\s+)?)?(?:{_LAST}|{_THIS})\s+(?:month|year|decade)|the\s+year|{MONTH})"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    Args:
        taken: how the words were understood where they could mean other days; empty where not.
    """

    days: Days
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """
    Args:
        asked: the day that relative words are relative to.
        year: that of days and months beside which another says it ("March and May 2024").
    """

    asked: date
    year: int | None = None


_Meaning = Callable[[re.Match[str], Context], Stretch | None]


def read(words: str, context: Context) -> Stretch | None:
    """The days that words name, None where they name none or none that exist."""
    # Where case is ignored, "ſunday" is a Sunday; no table of names has it.
    words = words.strip().lower()
    for pattern, meaning in (*_ANYWHERE, *_IN_PLACE):
        if found := re.fullmatch(pattern, words):
            return meaning(found, context)
    return None


def written(on: date) -> str:
    return f"{on.day} {on:%B} {on.year}"


def _date(found: re.Match[str], context: Context) -> Stretch | None:
    known = dates.parse(found.group(), context.year)
    return Stretch(dates.days_of(known)) if known else None


def _yearless(found: re.Match[str], context: Context) -> Stretch | None:
    if context.year:
        return _date(found, context)
    year = dates.last_year_of(found.group(), context.asked)
    known = dates.parse(found.group(), year) if year else None
    if known is None:
        return None
    days = dates.days_of(known)
    if days.start <= context.asked <= days.end:
        return Stretch(days, "in which it was asked" if days.end > days.start else "the day of asking")
    name = f"{days.start:%B}" if len(known.value) == 7 else f"{days.start.day} {days.start:%B}"
    return Stretch(days, f"the last {name} before {written(context.asked)}")


def _of_a_year(found: re.Match[str], context: Context) -> Stretch | None:
    """Such as "March last year", "3 May of this year"."""
    known = dates.parse(found["what"], context.asked.year - (found["which"] != "this"))
    return Stretch(dates.days_of(known)) if known else None


def _season(found: re.Match[str], context: Context) -> Stretch | None:
    name, asked, relative = found["season"], context.asked, found["which"] or ""
    if found["year"]:
        return Stretch(dates.season_of(name, int(found["year"])), _NORTH)
    if relative:
        return Stretch(dates.season_of(name, asked.year - (relative != "this")), _NORTH)
    begun = next(y for y in (asked.year, asked.year - 1) if dates.season_of(name, y).start <= asked)
    return Stretch(dates.season_of(name, context.year or begun), f"the last {name} before {written(asked)}")


def _last_named(found: re.Match[str], context: Context) -> Stretch | None:
    """Such as "last May", "last summer", "last Tuesday": over by the day of asking."""
    name, asked = found["name"], context.asked
    if name in dates.WEEKDAYS:
        before = dates.last_weekday(dates.WEEKDAYS[name], dates.day(-1, asked))
        return Stretch(Days(before, before), f"the last {name.title()} before {written(asked)}")
    days = next(d for back in range(3) if (d := _named(name, asked.year - back)).end < asked)
    return Stretch(days, f"the last that was over on {written(asked)}")


def _this_named(found: re.Match[str], context: Context) -> Stretch | None:
    """Such as "this May", "this summer": of the year of the question; "this Tuesday": of its week."""
    name, asked = found["name"], context.asked
    if name in dates.WEEKDAYS:
        that = dates.day(dates.WEEKDAYS[name], dates.week_of(asked).start)
        return Stretch(Days(that, that), f"that of the week of {written(asked)}")
    if name == "winter" and asked.month < 3:
        return Stretch(_named(name, asked.year - 1), _NORTH)
    return Stretch(_named(name, asked.year), _NORTH if name in dates.SEASONS else "")


def _named(name: str, year: int) -> Days:
    if name in dates.SEASONS:
        return dates.season_of(name, year)
    return dates.month_of(date(year, dates.MONTHS[name.rstrip(".")], 1))


def _numbers(found: re.Match[str], _: Context) -> Stretch | None:
    """ "21.05.2025", "5/21/2025": the day first, unless it can only be the month."""
    day, month, slash = int(found["day"]), int(found["month"]), "/" in found.group()
    if slash and month > _MONTHS_OF_A_YEAR:
        day, month = month, day
    try:
        that = date(int(found["year"]), month, day)
    except ValueError:
        return None
    either = slash and max(day, month) <= _MONTHS_OF_A_YEAR and day != month
    return Stretch(Days(that, that), "the day before the month" if either else "")


def _week_of(found: re.Match[str], context: Context) -> Stretch | None:
    """ "The week of 22 January 2025": Monday to Sunday, of a day alone."""
    on = read(found["what"], context)
    if on is None or on.days.start != on.days.end:
        return None
    return Stretch(dates.week_of(on.days.start), "Monday to Sunday")


def _weekend(_: re.Match[str], context: Context) -> Stretch | None:
    """ "Over the weekend": the last that had begun."""
    asked = context.asked
    return Stretch(
        dates.weekend_of(asked, -(asked.weekday() < _SATURDAY)), f"the last before {written(asked)}"
    )


def _weekday(found: re.Match[str], context: Context) -> Stretch | None:
    that = dates.last_weekday(dates.WEEKDAYS[found.group()], context.asked)
    return Stretch(Days(that, that), f"the last one up to {written(context.asked)}")


def _unit(found: re.Match[str], context: Context) -> Stretch | None:
    """Whole ones of the calendar ("last week", "this year"), or up to the day of asking ("the past week")."""
    unit, which, asked = found["unit"], " ".join(found["which"].split()), context.asked
    if unit not in ("weekend", "quarter") and (which.endswith("past") or which in ("the last", "this last")):
        return Stretch(_back(1, unit, asked), f"the {unit} up to the day of asking")
    of = _OF_CALENDAR[unit]
    if which not in ("this", "the current"):
        return Stretch(of(asked, -1), "Monday to Sunday" if unit == "week" else "")
    if unit == "week":
        # So that there is something to find on a Monday, too.
        days = Days(dates.day(-6, asked), dates.week_of(asked).end)
        return Stretch(days, f"the seven days to {written(asked)} and what is left of that week")
    return Stretch(of(asked))


def _counted(found: re.Match[str], context: Context) -> Stretch | None:
    return Stretch(_back(_number(found["number"]), found["unit"].rstrip("s"), context.asked))


def _back(number: int, unit: str, asked: date) -> Days:
    """So many units up to and with the day of asking."""
    if unit in _IN_MONTHS:
        return Days(dates.later(asked, -number * _IN_MONTHS[unit]), asked)
    days = {"hour": -(-number // 24), "day": number, "week": 7 * number}[unit]
    return Days(dates.day(-days, asked), asked)


def _ago(found: re.Match[str], context: Context) -> Stretch | None:
    """The whole calendar unit that lies so far back: "two years ago" is a year, "a week ago" a week."""
    number, unit, asked = _number(found["number"]), found["unit"].rstrip("s"), context.asked
    if number > _LONG_AGO:
        return None
    if unit in ("hour", "day"):
        that = dates.day(-(number if unit == "day" else -(-number // 24)), asked)
        return Stretch(Days(that, that))
    return Stretch(_OF_CALENDAR[unit](asked, -number), f"that whole {unit}")


def _number(words: str) -> int:
    if "couple" in words:
        return 2
    return int(DIGITS.get(words, words if words.isdigit() else 1))


def _yesterday(found: re.Match[str], context: Context) -> Stretch | None:
    words = " ".join(found.group().split())
    back = 2 if "before" in words else 1 if words in ("yesterday", "last night") else 0
    first = dates.day(-back, context.asked)
    # What happened in the evening is told the day after.
    return Stretch(Days(first, context.asked if words == "last night" else first))


def _decade(found: re.Match[str], _: Context) -> Stretch | None:
    first = int(found["first"])
    return Stretch(dates.decade_of(date(first, 1, 1))) if first % 10 == 0 else None


def _part(found: re.Match[str], context: Context) -> Stretch | None:
    """Such as "the first half of 2025", "Q3 of last year", "early May", "the end of 2024"."""
    whole = read(found["whole"], context)
    if whole is None:
        return None
    months = dates.whole_months(whole.days)
    name = re.sub(r"^the\s+|(?:\s+(?:of|in))?[\s-]*$", "", found["part"])
    if name in _EDGES:
        parts, piece = (3, "ten days") if months == 1 else (12, "month") if months <= 13 else (10, "year")
        part, taken = (parts - 1, f"its last {piece}") if name == "end" else (0, f"its first {piece}")
    elif name in _THIRDS:
        part, parts, taken = _THIRDS[name]
    else:
        part = int(name[1]) - 1 if name[0] in "qh" and len(name) == 2 else _ORDINALS[name.split()[0]]
        parts, taken = (2, "") if name[0] == "h" or name.endswith("half") else (4, "")
    if parts == 4 and months == 1:
        return None
    return Stretch(dates.part_of(whole.days, part, parts), ", ".join(filter(None, (taken, whole.taken))))


def _earlier(found: re.Match[str], context: Context) -> Stretch | None:
    """Such as "earlier this year": from its first day to the question."""
    return Stretch(Days(_OF_CALENDAR[found["unit"]](context.asked).start, context.asked))


# Days wherever these words stand. Where one begins another, the longer comes first.
_ANYWHERE: tuple[tuple[str, _Meaning], ...] = (
    (rf"(?P<part>{_PART})(?P<whole>{_WHOLE})", _part),
    (rf"(?P<what>{YEARLESS}),?\s+(?:of\s+)?(?P<which>this|last)\s+year", _of_a_year),
    (rf"(?:the\s+)?week\s+of\s+(?P<what>{DATE}|{YEARLESS})", _week_of),
    (rf"{_LAST}\s+(?P<name>{MONTH}|{SEASON}|{WEEKDAY})", _last_named),
    (rf"this\s+(?P<name>{MONTH}|{SEASON}|{WEEKDAY})", _this_named),
    (rf"(?P<which>{_LAST}|{_THIS})\s+(?P<unit>{_UNIT})", _unit),
    (rf"(?:the\s+|these\s+)?(?:last|past|previous)\s+(?P<number>{_NUMBER})\s+(?P<unit>{_COUNTED})", _counted),
    (rf"(?P<number>{_NUMBER})\s+(?P<unit>{_COUNTED})\s+ago", _ago),
    (
        r"(?:the\s+day\s+before\s+)?yesterday|last\s+night|today|tonight|this\s+(?:morning|afternoon|evening)",
        _yesterday,
    ),
    (r"earlier\s+this\s+(?P<unit>week|month|year)", _earlier),
)
# Days only after a preposition or at the end: "may" and "2000" are other things, too.
_IN_PLACE: tuple[tuple[str, _Meaning], ...] = (
    (rf"(?:the\s+)?(?P<first>{YEAR})[’']?s", _decade),
    (rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./](?P<year>{YEAR})", _numbers),
    (r"the\s+weekend", _weekend),
    (DATE, _date),
    (YEARLESS, _yearless),
    (
        rf"(?:the\s+)?(?P<season>{SEASON})(?:\s+(?:of\s+)?(?:(?P<year>{YEAR})|(?P<which>this|last)\s+year))?",
        _season,
    ),
    (WEEKDAY, _weekday),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Where words that name days stand in a text (half-open).

    Args:
        anywhere: whether they name days wherever they stand, as "last week" does and "may" does not.
    """

    start: int
    end: int
    anywhere: bool


def find(text: str) -> Iterator[Words]:
    """Words that name days, whether or not those exist, from the left, none within another."""
    # In small letters: to try each letter of the pattern in either case takes three times as long. A day with
    # letters that only pass for others is none, nor is its year one.
    small = lower(text).replace("ſ", "s").replace("ı", "i")
    for match in _pattern().finditer(small):
        yield Words(*match.span(), anywhere=match["anywhere"] is not None)


@cache
def _pattern() -> re.Pattern[str]:
    anywhere, in_place = (
        "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for pattern, _ in forms)
        for forms in (_ANYWHERE, _IN_PLACE)
    )
    end = rf"(?!\w|,?\s+1[0-8]\d\d\b|-(?!{MONTH})[^\W\d]|-\d+-|[’']s\b|,?\s+{YEAR}[’']s\b)"
    return re.compile(rf"(?<!\w)(?<![^\W\d]-)(?<!\d,)(?:(?P<anywhere>{anywhere})|{in_place}){end}")
