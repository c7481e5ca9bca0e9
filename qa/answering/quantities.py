"""How many of what a sentence tells: numbers with what they count and how exactly they are meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf, log10

from qa.answering.amounts import amount
from qa.answering.expected import Sort
from qa.answering.mentions import mentions

ROUNDING = 0.05  # what a hedge, a conversion or a bound leaves open, as a part of the number
SAME_TIME = 1.2  # times one stretch of time may be another: six weeks are 45 days to a writer
ABOVE_A_BOUND = 1.15  # times the number: 230 is what "more than 200" may mean, 450 is not

_METRE, _KILOGRAM, _SECOND = "metres", "kilograms", "seconds"
_UNITS: dict[str, tuple[str, float]] = {
    **{"millimetre": (_METRE, 0.001), "centimetre": (_METRE, 0.01), "cm": (_METRE, 0.01)},
    **{"metre": (_METRE, 1.0), "kilometre": (_METRE, 1e3), "km": (_METRE, 1e3), "mile": (_METRE, 1609.344)},
    **{
        "foot": (_METRE, 0.3048),
        "feet": (_METRE, 0.3048),
        "inch": (_METRE, 0.0254),
        "yard": (_METRE, 0.9144),
    },
    **{"acre": ("square metres", 4046.86), "hectare": ("square metres", 1e4)},
    **{"square metre": ("square metres", 1.0), "square kilometre": ("square metres", 1e6)},
    **{"square mile": ("square metres", 2.59e6), "kilogram": (_KILOGRAM, 1.0), "kg": (_KILOGRAM, 1.0)},
    **{"tonne": (_KILOGRAM, 1e3), "ton": (_KILOGRAM, 1e3)},
    **{"cubic metre": ("cubic metres", 1.0), "litre": ("cubic metres", 0.001)},
    **{"gallon": ("cubic metres", 0.003785), "barrel": ("cubic metres", 0.158987)},
    **{"second": (_SECOND, 1.0), "minute": (_SECOND, 60.0), "hour": (_SECOND, 3600.0)},
    **{"day": (_SECOND, 86400.0), "week": (_SECOND, 604800.0)},
    **{"month": (_SECOND, 2629800.0), "year": (_SECOND, 31557600.0)},
}
_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|exceed\w*|no (?:fewer|less) than|upwards of|in excess of)\s$", re.I
)
_MOST = re.compile(
    r"\b(?:at most|up to|as many as|no more than|not more than|fewer than|less than|under|below)\s$", re.I
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|barely|(?:an )?estimated|circa)\s$",
    re.I,
)
_ADDED = re.compile(
    r"\b(?:another|an? additional|an? further|a record|every|each|first|last|other)\s(?:\w+\s)?$", re.I
)
_MORE = re.compile(r"\s(?:more|other|others|additional|further|extra)\b", re.I)
_PART = re.compile(
    r"\s(?:out )?of (?:the|its|their|his|her|our|them|those|these|all|whom|which|every)\b", re.I
)
_PART_OF_NUMBER = re.compile(
    r"\s(?:out of|in|of)\s(?:the\s|its\s|all\s)?(?:\d|[a-z]+teen\b|ten\b|twelve\b|every\b)", re.I
)
_WHOLE = re.compile(r"\bof (?:the|its|their|his|her|our|those|these|all) $", re.I)
_NAME_OR_AGE = re.compile(
    r"(?<=\s)[A-Z][\w’'-]*\.?\s$|\b(?:(?:he|she|who) (?:was|is)|aged?|turned|number)\s$"
)
_OLD = re.compile(r"[- ](?:years?[- ])?old\b", re.I)
_RATE = re.compile(
    r"(?:\s+of(?:\s[\w-]+){1,2}?)?\s+(?:per\s(?P<per>[a-z]+)|(?:an?|each|every)\s(?P<unit>hour|day|night"
    r"|week|month|year|head|person)\b"
    r"|(?P<adverb>hourly|daily|weekly|monthly|yearly|annually)\b)",
    re.I,
)
_EACH_YEAR = re.compile(r"\b(?P<adverb>daily|weekly|monthly|yearly|annual)\s(?:\w+\s){0,3}$", re.I)
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDS_NOUN = frozenset(
    "a an the and or but nor in on at by for from of to with as into over under after before since until"
    " than that"
    " which who whom whose when where while if because is are was were be been being has have had do does"
    " did will"
    " would shall should can could may might must not no it he she they we i you there here this these"
    " those its"
    " their his her per between among against about around during through near off out up down so far was"
    " also"
    " died dead killed drowned injured wounded missing trapped arrested detained evacuated went came"
    " took".split()
)
_IRREGULAR = frozenset(
    "people men women children police troops staff cattle sheep fish aircraft rand yuan yen".split()
)
_NO_PLURAL = re.compile(r"(?:ss|us|is|ous)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, half-open there.

    Args:
        value: in ``unit``.
        low, high: what it leaves open, both inclusive.
        unit: that of a measure, a currency or ``%``, perhaps with "/year"; empty for a count.
        noun: what is counted, lower case; empty where the sentence does not say it again, or for a measure.
        exact: neither hedged, nor a bound, nor converted.
        part: so many of others, or the others themselves: "five of the nine".
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str
    noun: str
    exact: bool
    part: bool = False


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a sentence that tell how many or how much, in order; no dates, no names with a number,
    nothing that is added to an earlier number ("another five")."""
    days = mentions(text, Sort.DATE)
    found = []
    for mention in mentions(text, Sort.AMOUNT):
        if any(mention.start < day.end and day.start < mention.end for day in days):
            continue
        if quantity := _quantity(text, mention.start, mention.end):
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, start: int, end: int) -> Quantity | None:
    before, after = text[:start], text[end:]
    read = amount(text[start:end])
    if read is None or _ADDED.search(before) or _MORE.match(after) or _is_score(text, start, end):
        return None
    number, _, unit = read.partition(" ")
    value, unit, converted = _measured(float(number), unit.casefold())
    part = bool(_PART.match(after) or _PART_OF_NUMBER.match(after) or _WHOLE.search(before))
    noun, stop = ("", end) if unit else _noun(text, end)
    if not unit and not noun and (_after_name(before) or not re.match(r"\s*(?:[.,;:!?”\"]|$)", after)):
        return None
    if _OLD.match(after):
        value, unit = float(number), "years of age"
    elif per := _rate(before, after[stop - end :]):
        unit = f"{unit or noun}/{per}"
    least, most, about = _LEAST.search(before), _MOST.search(before), _ABOUT.search(before)
    hedge = least or most or about
    low, high = value, value
    if least:
        high = inf
    elif most:
        low = 0.0
    elif about or converted:
        low, high = value * (1 - ROUNDING), value * (1 + ROUNDING)
    begin = hedge.start() if hedge else start
    return Quantity(begin, stop, value, low, high, unit, noun, not (hedge or converted), part)


def _measured(value: float, unit: str) -> tuple[float, str, bool]:
    """In the base unit; whether it had to be converted."""
    plain = unit.replace("meter", "metre").replace("liter", "litre").strip("-")
    name = plain if plain in _UNITS else plain.removesuffix("s") if plain != "inches" else "inch"
    if name not in _UNITS:
        return value, unit, False
    base, factor = _UNITS[name]
    return value * factor, base, factor != 1.0 and base not in (_SECOND,)


def _is_score(text: str, start: int, end: int) -> bool:
    """Such as "2-0", "COP29", "5th"."""
    return bool(re.match(r"[-–:]\d|\w", text[end:]) or re.search(r"\d[-–:]$", text[:start]))


def _after_name(before: str) -> bool:
    """Whether a name or "when he was" comes right before: "Article 4", "No. 1"."""
    return bool(_NAME_OR_AGE.search(before))


def _noun(text: str, end: int) -> tuple[str, int]:
    """The first plural within four words of a number, whatever follows a one, and where it ends."""
    tail = text[end:]
    if inner := re.match(r"\sof\s(?:the|its|their|his|her|our|those|these|all)\s", tail):
        end += inner.end() - 1
        if counted := re.match(r"\s[\d.,]+(?=\s)|\s[a-z]+(?=\s)", text[end:]):
            words = counted.group().strip()
            end += counted.end() if amount(words) else 0
    singular = text[:end].casefold().endswith(("one", " 1"))
    for count, word in enumerate(_run(text, end)):
        plain = word.group().casefold()
        if count == 4 or plain in _ENDS_NOUN or (singular and word.group()[0].isupper()):
            break
        if _plural(plain) or (singular and not count):
            return plain, word.end()
    return "", end


def _run(text: str, end: int) -> Iterator[re.Match[str]]:
    """The words that follow one another without a mark between them."""
    position = end
    while found := _WORD.match(text, position + 1):
        if not text[position : position + 1].isspace() and text[position : position + 1] != "-":
            return
        yield found
        position = found.end()


def _plural(word: str) -> bool:
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("s") and not _NO_PLURAL.search(word))


def _rate(before: str, after: str) -> str:
    found = _RATE.match(after)
    if found:
        return (found["per"] or found["unit"] or _ADVERBS.get(found["adverb"].lower(), "year")).lower()
    earlier = _EACH_YEAR.search(before)
    return _ADVERBS.get(earlier["adverb"].lower(), "year") if earlier else ""


def numbers_agree(a: Quantity, b: Quantity) -> bool:
    """Whether one may be the other, rounded or as a bound."""
    if a.value == b.value:
        return True
    if inf in (a.high, b.high) or 0 in (a.low, b.low):
        return _within_bound(a, b) or _within_bound(b, a)
    if a.exact and b.exact:
        return _rounded(a.value, b.value)
    return _close(a.value, b.value) or _rounded(a.value, b.value)


def numbers_differ(a: Quantity, b: Quantity) -> bool:
    """Whether they cannot both be right: what they leave open does not meet, beyond rounding."""
    if numbers_agree(a, b):
        return False
    apart = a.low > b.high or b.low > a.high
    if a.unit == "seconds" and max(a.value, b.value) < SAME_TIME * min(a.value, b.value):
        return False
    return apart and not (_close(a.value, b.value) and not (a.exact and b.exact and not a.unit))


def _within_bound(bound: Quantity, other: Quantity) -> bool:
    if bound.high == inf:
        return bound.value <= other.value <= bound.value * ABOVE_A_BOUND and other.high != inf
    return bound.low == 0 and other.low > 0 and bound.value / ABOVE_A_BOUND <= other.value <= bound.value


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= ROUNDING * max(abs(a), abs(b))


def _rounded(a: float, b: float) -> bool:
    """Whether the rounder of two numbers is the other in fewer digits: 4,000 is 3,980, 3 is not 5."""
    rounder, finer = sorted((a, b), key=_digits)
    digits = _digits(rounder)
    if finer <= 0 or digits >= _digits(finer) or finer < 10:
        return False
    step = 10.0 ** (floor(log10(finer)) - digits + 1)
    return _close(a, b) and round(finer / step) * step == rounder


def _digits(value: float) -> int:
    """Significant digits."""
    return len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")) or 1
