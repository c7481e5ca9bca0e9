"""How many of what a sentence tells: numbers with what they count and how exactly they are meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from qa.language.amounts import DIGITS, amount
from qa.language.expected import Sort
from qa.language.mentions import mentions

REACH = 80  # characters before a number in which words that belong to it are looked for
ROUNDING = 0.05  # what a hedge, a conversion or a bound leaves open, as a part of the number

SECONDS = "seconds"
# What a unit is of a base unit, by that.
_MEASURES: dict[str, dict[str, float]] = {
    "metres": {
        **{"millimetre": 0.001, "centimetre": 0.01, "cm": 0.01, "metre": 1.0, "kilometre": 1e3, "km": 1e3},
        **{
            "mile": 1609.344,
            "foot": 0.3048,
            "feet": 0.3048,
            "inch": 0.0254,
            "inches": 0.0254,
            "yard": 0.9144,
        },
    },
    "square metres": {
        **{"acre": 4046.86, "hectare": 1e4, "square metre": 1.0, "square kilometre": 1e6},
        **{"square mile": 2.59e6},
    },
    "cubic metres": {"cubic metre": 1.0, "litre": 0.001, "gallon": 0.003785, "barrel": 0.158987},
    "kilograms": {"kilogram": 1.0, "kg": 1.0, "tonne": 1e3, "ton": 1e3},
    SECONDS: {
        **{"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0},
        **{"month": 2629800.0, "year": 31557600.0},
    },
}
_UNITS = {name: (base, factor) for base, units in _MEASURES.items() for name, factor in units.items()}
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
_HEDGES = (_LEAST, _MOST, _ABOUT)
_BOUND = re.compile(r"\s(?:or|and)\s(?:more|fewer|less|so)\b|\+")
_ADDED = re.compile(
    r"\b(?:another|an? additional|an? further|a record|every|each|first|last|other)\s(?:\w+\s)?$", re.I
)
_MORE = re.compile(r"\s(?:more|other|others|additional|further|extra)\b", re.I)
_PART = re.compile(
    r"\s(?:out )?of (?:the|its|their|his|her|our|them|those|these|all|whom|which|every)\b", re.I
)
_WHOLE = re.compile(r"\bof (?:the|its|their|his|her|our|those|these|all) $", re.I)
# Right before a number that counts nothing: "Article 4", "No. 1", "when he was 20".
_NAME_OR_AGE = re.compile(
    r"(?<=\s)[A-Z][\w’'-]*\.?\s$|\b(?:(?:he|she|who) (?:was|is)|aged?|turned|number)\s$"
)
# The end of a range, of which neither number is the one that counts.
_RANGE = re.compile(
    rf"(?:\d|\b(?:{'|'.join(DIGITS)}|dozen|hundred|[mb]illion|thousand|%|per cent))\s(?:to|or)\s$"
    r"|\bbetween\s(?:[^,;]|,\d){1,40}\sand\s$",
    re.I,
)
_OLD = re.compile(r"[- ](?:years?[- ])?old\b", re.I)
_RATE = re.compile(
    r"(?:\s+of(?:\s[\w-]+){1,2}?)?\s+(?:per\s(?P<per>[a-z]+)|(?:an?|each|every)\s(?P<unit>hour|day|night"
    r"|week|month|year|head|person)\b|(?P<adverb>hourly|daily|weekly|monthly|yearly|annually)\b)",
    re.I,
)
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDS_NOUN = frozenset(
    "a an the and or but nor in on at by for from of to with as into over under after before since"
    " until than that which who whom whose when where while if because is are was were be been being has"
    " have had do does did will would shall should can could may might must not no it he she they we i"
    " you there here this these those its their his her per between among against about around during"
    " through near off out up down so far also died dead killed drowned injured wounded missing"
    " trapped arrested detained evacuated went came took".split()
)
_IRREGULAR = frozenset(
    "people men women children police troops staff cattle sheep fish aircraft rand yuan yen".split()
)


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
    no ends of a range, nothing that is added to an earlier number ("another five")."""
    amounts = mentions(text, Sort.AMOUNT)
    days = mentions(text, Sort.DATE) if amounts else ()
    found = []
    for mention in amounts:
        if any(mention.start < day.end and day.start < mention.end for day in days):
            continue
        if quantity := _quantity(text, mention.start, mention.end):
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, start: int, end: int) -> Quantity | None:
    before, after = text[max(0, start - REACH) : start], text[end:]
    read = amount(text[start:end])
    if read is None or _is_no_number(before, after):
        return None
    if _ADDED.search(before) or _MORE.match(after) or _RANGE.search(before):
        return None
    number, _, named = read.partition(" ")
    value, unit, converted = _measured(float(number), named.casefold())
    noun, stop = ("", end) if unit else _noun(text, end)
    stands_alone = re.match(r"\s*(?:[.,;:!?”\"]|$)", after)
    if not unit and not noun and (_NAME_OR_AGE.search(before) or not stands_alone):
        return None
    if _OLD.match(after):
        value, unit = float(number), "years of age"
    elif per := _rate(text[stop:]):
        unit = f"{unit or noun}/{per}"
    hedge = _hedge(before)
    low, high = _left_open(value, hedge.re if hedge else _ABOUT if converted else None)
    begin = start - len(before) + hedge.start() if hedge else start
    part = bool(_PART.match(after) or _WHOLE.search(before))
    return Quantity(begin, stop, value, low, high, unit, noun, not (hedge or converted), part)


def hedged(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a number stands with the words that say how exactly it is meant, and per what: "more than 150",
    "30 or more", "$22 an hour"."""
    hedge, tail = (
        _hedge(text[max(0, start - REACH) : start]),
        _BOUND.match(text, end) or _RATE.match(text, end),
    )
    return start - len(hedge.group()) if hedge else start, tail.end() if tail else end


def _hedge(before: str) -> re.Match[str] | None:
    """The words right before a number that say so; of "no more than" all."""
    found = (words.search(before) for words in _HEDGES)
    return min(filter(None, found), key=re.Match.start, default=None)


def _left_open(value: float, hedge: re.Pattern[str] | None) -> tuple[float, float]:
    """From where to where a number may be that is hedged so."""
    if hedge is _LEAST:
        return value, inf
    if hedge is _MOST:
        return 0.0, value
    return (value * (1 - ROUNDING), value * (1 + ROUNDING)) if hedge else (value, value)


def _measured(value: float, unit: str) -> tuple[float, str, bool]:
    """In the base unit; whether it had to be converted."""
    plain = unit.replace("meter", "metre").replace("liter", "litre").strip("-")
    known = _UNITS.get(plain) or _UNITS.get(plain.removesuffix("s"))
    if known is None:
        return value, unit, False
    base, factor = known
    return value * factor, base, factor != 1.0 and base != SECONDS


def _is_no_number(before: str, after: str) -> bool:
    """Of a score ("2-0") or a word ("5th")."""
    return bool(re.match(r"[-–:]\d|\w", after) or re.search(r"\d[-–:]$", before))


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
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))


def _rate(after: str) -> str:
    found = _RATE.match(after)
    if found is None:
        return ""
    return (found["per"] or found["unit"] or _ADVERBS.get(found["adverb"].lower(), "year")).lower()
