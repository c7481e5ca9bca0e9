"""Countries, their people and their capitals: "French" is of France, and Paris may speak for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from qa.language.transliteration import fold

STEM = 4  # letters that a country and its adjective share at least: "Iraq", "Iraqi"
_OF_A_COUNTRY = frozenset(("n", "an", "ian", "ean", "i", "ese", "ish"))  # as folded


@dataclass(frozen=True, slots=True)
class Country:
    """
    Args:
        names, peoples: what it, and what is of it, is called: "Turkey", "Türkiye"; "Turkish", "Turks".
        capitals: cities that stand for its government and for little else; empty where there is none such.
    """

    names: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All that are known, from ``countries.tsv``: names, peoples and capitals, each with commas between."""
    lines = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(
        Country(*(tuple(filter(None, part.split(","))) for part in line.split("\t"))) for line in lines
    )


def also_called(text: str) -> Mapping[str, tuple[str, ...]]:
    """The countries and peoples in a text, as it has them, with what else they are called: "french" with
    "France". A capital is not among them: what happens in Paris need not be France's doing."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _pattern().finditer(text):
        words = match.group()
        if words.casefold() not in _SHORT or words in _SHORT.values():
            found[words] = _called()[words.casefold()]
    return found


@cache
def by_word(*, capitals: bool) -> Mapping[str, Country]:
    """Countries by what they are called in one word, case folded, their capitals among it or not."""
    return {
        word.casefold(): one
        for one in countries()
        for word in (*one.names, *one.peoples, *(one.capitals if capitals else ()))
        if " " not in word
    }


def governed(name: str) -> Country | None:
    """The country that a name means where it speaks: "Paris", "France"; None for any other."""
    folded = name.casefold()
    return next((c for c in countries() if folded in map(str.casefold, (*c.names, *c.capitals))), None)


def one_or_its_people(a: str, b: str) -> bool:
    """Whether two folded words before a body's may be one, be it a country and its adjective: that
    begins with the country, a final "a" or "e" left out, and has an adjective's ending. Not so of
    people: Julia is not Julian.
    """
    if a[:STEM] != b[:STEM] or a == b:
        return a == b
    shorter, longer = sorted((a, b), key=len)
    stem = re.sub(r"[ae]$", "", shorter)
    ending = longer.removeprefix(stem)
    return len(stem) >= STEM and longer != ending and ending in _OF_A_COUNTRY


def one_country(a: str, b: str, *, capitals: bool = False) -> bool:
    """Whether two folded words mean one country, be it by its people ("France", "French").

    Args:
        capitals: whether a capital means its country, as in "the foreign ministry in Paris"; its police
            is no country's.
    """
    known = _folded_countries(capitals)
    return one_or_its_people(a, b) or (a in known and known[a] is known.get(b))


def words_of_country(word: str) -> tuple[str, ...]:
    """What the country that a folded word means, its people and its capital are called in one word,
    folded; empty where it means none."""
    known = _folded_countries(capitals=True)
    return tuple(other for other in known if known[other] is known[word]) if word in known else ()


@cache
def _folded_countries(capitals: bool) -> dict[str, Country]:
    return {fold(word): country for word, country in by_word(capitals=capitals).items()}


_SHORT = {"us": "US"}  # a word but for its capitals


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """All names and peoples of a country, by each of them, case folded."""
    every = ((*one.names, *one.peoples) for one in countries())
    return {name.casefold(): names for names in every for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_called(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
