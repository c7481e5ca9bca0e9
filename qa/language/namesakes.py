"""Whether a name is that of somebody known by the same surname, or of a namesake. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from anyascii import anyascii

from qa.language.bearers import Known
from qa.language.countries import words_of_country
from qa.language.genders import BY_TITLE
from qa.language.given_names import gender
from qa.language.names import is_body, is_initial, parts, suffix, surname
from qa.language.transliteration import fold

# Given names that one person may go by, as English has them; those that begin alike are not listed.
_SHORT = """
bill billy will willie william; bob bobby rob robbie robert; dick rick rich richie ricky richard; ted
teddy ed eddie ned edward theodore; jim jimmy jamie james; jack john johnny jon jonathan; joe joey
joseph; mike mick mickey mikey michael mikhail misha; tom tommy thomas; tony anthony antonio; dave davey
david; steve steven stephen; chuck charlie charles; hank harry hal henry; larry lawrence laurence; andy
drew andrew; gus august; bernie bernard bernardo; al albert alan allen alfred; gene eugene; gerry jerry
gerald jerome; fred freddie frederick alfred; sasha alexander aleksandr alexandra; volodymyr vladimir
vlad; mohammed mohamed mohammad muhammad; kate katie kathy cathy katherine catherine kathryn katharine
kathleen; liz lizzie beth betty betsy eliza elizabeth; meg peggy maggie margaret; sue susie suzy susan
suzanne; nancy ann anne anna; pete peter; nick nicky nicholas nikolas; jeff geoff jeffrey geoffrey; sandy
sandra alexandra; molly polly mary; frank frankie francisco francis; ron ronnie ronald; don donnie
donald; matt matthew; chris kit christopher christine christina; tim timmy timothy; becky rebecca;
vicky victoria; ginny virginia; trish tricia pat patricia
"""
_COURTESY = re.compile(rf"^(?:the\s+)?({'|'.join(BY_TITLE)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FOND = re.compile(r"([bdgkmnprt])\1(?:i|ie)$")  # folded, "y" is "i"
OF_A_SIDE = frozenset(
    "democrat republican tori labour conservative liberal green independent".split()
)  # as folded
K = TypeVar("K", bound=Known)
ALIKE = 3  # letters that a short form has of a longer one at least: "Dan", "Daniel"
GIVEN = 3  # given names at most; more words than that describe somebody


def is_namesake(asked: str, spellings: Iterable[str]) -> bool:
    """Whether somebody of that surname is told apart from the one asked for: by full names that all have
    other given names, or none of which is a "Jr.", or since one is "Mrs" and the other a man. The surname
    alone may be anybody's."""
    names = tuple(spellings)
    full = [name for name in names if surname(name) == surname(asked) and _given(name)]
    wanted = _given(asked)
    if wanted and full and not any(_agree(wanted, _given(name)) for name in full):
        return True
    if suffix(asked) and full and not any(map(suffix, full)):
        return True
    sex = _courtesy(asked)
    known = {sort for name in names if (sort := _courtesy(name) or gender(name))} if sex else set()
    return len(known) == 1 and sex not in known


def by_short_form(a: str, b: str) -> bool:
    """Whether two names of a given name and a surname differ in a form of the given name alone: "Bill Vale"
    and "William Vale"."""
    (one, last), (other, others_last) = (
        parts(name) if len(parts(name)) == 2 else ("", "") for name in (a, b)
    )
    if not last or last != others_last or one == other or is_body(a) or is_body(b):
        return False
    return not (is_initial(one) or is_initial(other)) and suffix(a) == suffix(b) and _one(one, other)


def spelt_so(asked: str, found: Sequence[K]) -> tuple[K, ...]:
    """Without those whose surname is only spelt like the one asked for, where somebody else has just that:
    "Janet Yellen" for "Yellen", not "Jo Ellen"."""
    exactly = [one for one in found if any(_last(asked) == _last(name) for name in one.spellings)]
    full = [name for one in exactly for name in one.spellings if _last(asked) == _last(name) and _given(name)]
    return tuple(
        one
        for one in found
        if one in exactly or not full or not all(is_namesake(name, one.spellings) for name in full)
    )


def _last(name: str) -> str:
    return anyascii(name).casefold().split()[-1] if name.split() else ""


def _courtesy(name: str) -> str:
    found = _COURTESY.match(name)
    return BY_TITLE[found[1].casefold()] if found else ""


@lru_cache(maxsize=65536)
def _given(name: str) -> tuple[str, ...]:
    """The given names of a person, folded; none of "Russia's Vensk", "striker Vensk" or a body. Of what is
    typed without capitals only what is known to be a given name."""
    before = parts(name)[:-1]
    if not before or len(before) > GIVEN or is_body(name):
        return ()
    words = {fold(word): word for word in _WORD.findall(name)}
    written = [words.get(word, "") for word in before]
    if name.islower():
        return before if gender(name) else ()
    plain = all(word[:1].isupper() and not re.search(r"[’']s?$", word) for word in written)
    return before if plain and not any(word in OF_A_SIDE or words_of_country(word) for word in before) else ()


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(_one(a, b) for a in one for b in other)


def _one(a: str, b: str) -> bool:
    """Whether two folded given names may be one person's."""
    shorter, longer = sorted((a, b), key=len)
    if a == b or (is_initial(shorter) and longer.startswith(shorter)):
        return True
    if gender(f"{a} x") and gender(f"{b} x") and gender(f"{a} x") != gender(f"{b} x"):
        return False
    # "Danny" begins as "Daniel" does.
    begins = any(
        len(short) >= ALIKE and long.startswith(short)
        for short, long in ((_FOND.sub(r"\1", a), b), (_FOND.sub(r"\1", b), a), (shorter, longer))
    )
    return begins or not _groups().get(a, frozenset()).isdisjoint(_groups().get(b, frozenset()))


@cache
def _groups() -> dict[str, frozenset[int]]:
    """By given name the numbers of the rows that it stands in."""
    rows = [row.split() for row in _SHORT.replace("\n", " ").split(";")]
    names = {name for row in rows for name in row}
    return {fold(n): frozenset(i for i, row in enumerate(rows) if n in row) for n in names}
