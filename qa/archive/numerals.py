"""Numbers of a question as texts may write them: "$12 billion", "12bn", "twelve billion dollars". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product

from qa.language.amounts import Number, lower, numbers, spelt_out

# A unit's short form and its long ones, one set a line.
_UNITS = """
km, kilometres, kilometers; cm, centimetres, centimeters; mm, millimetres, millimeters; kg, kilograms, kilos;
ft, feet; mph, miles per hour; kph, kilometres per hour, kilometers per hour
"""
HALF = Decimal("0.5")
_MAGNITUDES = (
    (Decimal(10) ** 3, ("thousand", "k")),
    (Decimal(10) ** 6, ("million", "m", "mn")),
    (Decimal(10) ** 9, ("billion", "bn", "b")),
    (Decimal(10) ** 12, ("trillion", "tn", "trn")),
)
_SMALL = {Decimal(1): ("a",), HALF: ("half a",)}  # of a magnitude
_WORD = re.compile(r"[^\W_]+")
# These read lower case: told to ignore it, they would take "ſ" and "ı" for "s" and "i".
_CURRENCY = re.compile(r"\s(?:us\s)?(?:dollars?|euros?|pounds?|yen|yuan|rou?bles?|rupees?)\b")
_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, half-open in the text, with its unit, or a currency in words, for which a sign may stand.

    Args:
        forms: as the index has them, words without marks; the first as the text has it.
    """

    start: int
    end: int
    forms: tuple[str, ...]


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a text that may be written otherwise, in order; no years, ordinals and times of day."""
    lowered = lower(text)
    for number in numbers(text):
        if number.sort != "th" and (found := _numeral(lowered, number)):
            yield found


def _numeral(text: str, number: Number) -> Numeral | None:
    asked = _indexed(text[number.start : number.end])
    forms = [asked, *map(_indexed, _written(number.value))]
    if unit := _measured().match(text, number.end):
        names = units()[unit["unit"]]
        joined = [form + names[0] for form in forms if re.fullmatch(r"[\d ]+", form)]
        forms = [*(f"{form} {name}" for form, name in product(forms, names)), *joined]
        asked = _indexed(text[number.start : unit.end()])
        return Numeral(number.start, unit.end(), tuple(dict.fromkeys((asked, *forms))))
    if _YEAR.fullmatch(asked) or re.match(r"[^\W_]|[.,:/]\d", text[number.end :]) or _goes_on(text, number):
        return None
    currency = _CURRENCY.match(text, number.end)
    return Numeral(number.start, currency.end() if currency else number.end, tuple(dict.fromkeys(forms)))


def _goes_on(text: str, number: Number) -> bool:
    """Whether it is part of more: "12:30", "9/11"."""
    return re.search(r"\d[.,:/]$", text[: number.start]) is not None


def _written(value: Decimal) -> Iterator[str]:
    yield f"{value.normalize():f}"
    yield f"{value.normalize():,f}"
    yield from _spelt(value)
    for size, names in _MAGNITUDES:
        count = value / size
        if (1 <= count < 1000 or count == HALF) and count == round(count, 2):
            digits = f"{count.normalize():f}"
            yield from (f"{digits} {name}" for name in names if len(name) > 1)
            yield from (f"{digits}{name}" for name in names[1:])
            yield from (f"{word} {names[0]}" for word in (*_spelt(count), *_SMALL.get(count, ())))


def _spelt(value: Decimal) -> Sequence[str]:
    if value != int(value) or value >= 10_000:
        return ()
    hundreds, rest = divmod(int(value), 100)
    if rest or not hundreds % 10:
        return (words,) if (words := spelt_out(int(value))) else ()
    return (f"{spelt_out(hundreds)} hundred",)


def _indexed(words: str) -> str:
    return " ".join(_WORD.findall(words))


@cache
def units() -> Mapping[str, tuple[str, ...]]:
    """By name of a unit, all of its names, the short one first."""
    sets = [tuple(unit.strip().split(", ")) for unit in _UNITS.split(";")]
    return {name: unit for unit in sets for long in unit for name in (long, long.removesuffix("s"))}


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?(?P<unit>{'|'.join(sorted(units(), key=len, reverse=True))})\b")
