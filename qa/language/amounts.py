"""Numbers with their units, in one form: "$12 billion" is 12000000000 USD. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import prod

TO_NINETEEN = tuple(
    (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen"
    ).split()
)
TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
# What a single word counts, in digits.
DIGITS: Mapping[str, str] = {word: str(i) for i, word in enumerate(TO_NINETEEN)} | {
    word: str(10 * i) for i, word in enumerate(TENS, start=2)
}
_SPELT = {
    **{word: Decimal(digits) for word, digits in DIGITS.items()},
    "a": Decimal(1),
    "none": Decimal(0),
    **dict.fromkeys(("half", "half a"), Decimal("0.5")),
    "dozen": Decimal(12),
}
_MAGNITUDES = {
    **dict.fromkeys(("hundred",), Decimal(100)),
    **dict.fromkeys(("thousand", "k"), Decimal(1000)),
    **dict.fromkeys(("million", "m"), Decimal(10) ** 6),
    **dict.fromkeys(("billion", "bn"), Decimal(10) ** 9),
    **dict.fromkeys(("trillion", "tn"), Decimal(10) ** 12),
    "dozen": Decimal(12),
}
_MAGNITUDE = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))
# ISO 4217; a bare sign or word means its commonest currency.
_CURRENCIES = {
    **{"$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD"},
    **{"£": "GBP", "€": "EUR", "dollar": "USD", "euro": "EUR", "pound": "GBP", "yuan": "CNY"},
    **{"rouble": "RUB", "ruble": "RUB", "rupee": "INR", "¥": "JPY", "yen": "JPY"},
}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
# "6 1/2", "2½"
FRACTION = rf"(?:[ -][1-9]/[2-9](?![\d/])|[ -]?[{''.join(_FRACTIONS)}])"
# All of these read lower case: told to ignore it, they would take "ſ" and "ı" for "s" and "i".
_SIGN = r"(?:(?<!\w)(?:us|au?|c|nz|hk)?\$|[£€¥])"
# "one hundred and twenty", but not "between one hundred and two hundred".
AND = (
    rf"(?:(?<=hundred)|(?<=thousand))\sand\s(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(TO_NINETEEN[1:10])}))?"
    rf"|{'|'.join(sorted(TO_NINETEEN[1:], key=len, reverse=True))})\b(?![\s-](?:{_MAGNITUDE})\b)"
)
_AMOUNT = re.compile(
    rf"(?P<sign>{_SIGN})?\s?"
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+|{FRACTION})?|(?:{'|'.join(TENS)})-(?:{'|'.join(TO_NINETEEN[1:10])})"
    rf"|{'|'.join(sorted(_SPELT, key=len, reverse=True))})"
    rf"(?P<magnitudes>(?:[\s-]?(?:{_MAGNITUDE})\b)*)(?P<rest>{AND})?"
    rf"(?:[\s-]?(?P<unit>%|(?!(?:and|thirds?|quarters?|{_MAGNITUDE})\b)[^\W\d][^\d]*))?"
)
_FRACTION_ENDS = re.compile(f"{FRACTION}$")
_CURRENCY = re.compile(rf"{_SIGN}|\b(?:{'|'.join(name for name in _CURRENCIES if name.isalpha())})s?\b")
_SPELT_OUT = sorted((word for word in _SPELT if word not in ("a", "none")), key=len, reverse=True)
_VALUE = re.compile(
    rf"(?<![\w$])(?<![^\W\d]-)(?:(?:{'|'.join(map(re.escape, _CURRENCIES))})\s?)?"
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|(?:(?:{'|'.join(TENS)})-(?:{'|'.join(TO_NINETEEN[1:10])})"
    rf"|{'|'.join(_SPELT_OUT)}|an?(?=[\s-](?:{_MAGNITUDE})\b))\b)"
    rf"(?P<magnitudes>(?:[\s-]?(?:{_MAGNITUDE})s?\b)*)(?P<rest>{AND})?"
    r"(?P<share>\s?%|[\s-]per\s?cent\b)?(?P<ordinal>st\b|nd\b|rd\b|th\b)?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, half-open in the text, its magnitude with it.

    Args:
        sort: "%" for a share, "th" for an ordinal, else empty; what says so stands after the end.
    """

    start: int
    end: int
    value: Decimal
    sort: str


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in digits or spelt out, in order."""
    for match in _VALUE.finditer(lower(text)):
        number = match["number"]
        value = Decimal(1) if number in ("a", "an") else _number(number)
        sort = "%" if match["share"] else "th" if match["ordinal"] else ""
        end = match.end("rest" if match["rest"] else "magnitudes")
        value = value * _magnitude(match["magnitudes"]) + _rest(match)
        yield Number(match.start("number"), end, value, sort)


def lower(text: str) -> str:
    """In lower case, of the same length: of "İ" alone that would be two characters."""
    return text.replace("İ", "I").lower()


def values(text: str) -> frozenset[str]:
    """All numbers of a text in digits, with "%" where they are shares and "th" where they are ordinals."""
    return frozenset(f"{one.value.normalize():f}{one.sort}" for one in numbers(text))


def spelt_out(value: int) -> str | None:
    """A whole number up to 99 in words, those of two joined by a hyphen."""
    if value < len(TO_NINETEEN):
        return TO_NINETEEN[value]
    tens, ones = divmod(value, 10)
    return f"{TENS[tens - 2]}-{TO_NINETEEN[ones]}".removesuffix("-zero") if value < 100 else None


def currencies(text: str) -> frozenset[str]:
    """The currencies of a text, ISO 4217."""
    found = (match[0].removesuffix("s") for match in _CURRENCY.finditer(text.lower()))
    return frozenset(_CURRENCIES[name] for name in found)


def amount(words: str) -> str | None:
    """The number in digits with its unit, None where the words are none, or several."""
    match = _AMOUNT.fullmatch(words.strip().lower())
    if not match:
        return None
    value = _number(match["number"]) * _magnitude(match["magnitudes"]) + _rest(match)
    unit = match["unit"] or ""
    if match["sign"]:
        return f"{value.normalize():f} {_CURRENCIES[match['sign']]}"
    if unit.startswith(("%", "percent", "per cent")):
        unit = "%" if "point" not in unit else "percentage points"
    unit = _CURRENCIES.get(unit.removesuffix("s"), unit)
    return f"{value.normalize():f} {unit}".strip()


def _number(words: str) -> Decimal:
    if words[0].isdigit():
        fraction = _FRACTION_ENDS.search(words)
        whole = words[: fraction.start()] if fraction else words
        return Decimal(whole.replace(",", "")) + (_fraction(fraction[0]) if fraction else 0)
    return sum((_SPELT[part] for part in words.split("-")), Decimal(0))


def _fraction(words: str) -> Decimal:
    """Of " 1/2" or "½" a half."""
    one, _, other = words.strip(" -").partition("/")
    return Decimal(one) / Decimal(other) if other else _FRACTIONS[one]


def _rest(match: re.Match[str]) -> Decimal:
    """What "and" adds to a magnitude: twenty in "one hundred and twenty"."""
    return _number(match["rest"].split()[-1]) if match["rest"] else Decimal(0)


def _magnitude(words: str) -> Decimal:
    """Of " hundred thousand" 100,000; of none 1."""
    return prod((_MAGNITUDES[word] for word in re.findall(_MAGNITUDE, words)), start=Decimal(1))
