"""Names of people as different hands spell them. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady prof professor president premier minister secretary prime foreign deputy"
    " vice defence defense interior former acting chairman chairwoman general gen colonel col senator sen"
    " ambassador commissioner spokesman spokeswoman spokesperson governor mayor king queen pope the".split()
)
# What speaks without being a person.
BODIES = frozenset(
    "ministry government statement commission mission company office union agency police court secretariat"
    " parliament embassy service army party bloc delegation council".split()
)

# Endings and letters that transliterations from Cyrillic and Armenian disagree on.
_SPELLINGS = (
    ("yan", "ian"),
    ("yev", "ev"),
    ("iev", "ev"),
    ("iy", "i"),
    ("ii", "i"),
    ("ey", "ei"),
    ("y", "i"),
)
_STEM = 4  # letters that a country and its adjective share at least: "Iraq", "Iraqi"
_OF_A_COUNTRY = frozenset(("n", "an", "ian", "ean", "i", "ese", "ish"))  # as folded
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """A word without case, diacritics, possessive and transliteration differences."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    plain = re.sub(r"['’]s?$", "", plain.rstrip("."))
    for spelling, common in _SPELLINGS:
        plain = plain.replace(spelling, common)
    return plain


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, titles left out: given names, then the surname."""
    words = tuple(fold(word) for word in _WORD.findall(name))
    return tuple(word for word in words if word not in _FOLDED_TITLES) or words


def same(asked: str, found: str) -> bool:
    """Whether a name as found may be that of the one asked for.

    Surnames must agree; of given names, those of the shorter must be among those of the
    longer, an initial standing for any name it begins and a country for its people ("Russia's
    Foreign Ministry" is the Russian one). "Lavrov" is "Sergei Lavrov" is
    "Russian Foreign Minister S. Lavrov"; "Lavrova" is none of them. Where somebody is from or
    what a body is for must agree if both say it: "Doman Karesh of Orselia" is "Karesh".
    """
    (a, of_a), (b, of_b) = _divided(asked), _divided(found)
    if of_a and of_b:
        return _agree(a, b) and _agree(of_a, of_b)
    return _agree(a if len(parts(a)) > 1 else asked, b if len(parts(b)) > 1 else found)


def _divided(name: str) -> tuple[str, str]:
    """What stands before and after the first "of"."""
    before, _, after = name.partition(" of ")
    return before, after


def _agree(asked: str, found: str) -> bool:
    a, b = parts(asked), parts(found)
    if not a or not b or a[-1] != b[-1]:
        return False
    fewer, more = sorted((a[:-1], b[:-1]), key=len)
    one = _one_or_its_people if a[-1] in _FOLDED_BODIES else _one
    return all(any(one(x, y) for y in more) for x in fewer)


def _one(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, or one the other's initial."""
    shorter, longer = sorted((a, b), key=len)
    return a == b or (len(shorter) == 1 and longer.startswith(shorter))


def _one_or_its_people(a: str, b: str) -> bool:
    """Likewise of the words before a body's, where a country may also stand for its adjective:
    that begins with the country, a final "a" or "e" left out, and has an adjective's ending.
    Not so of people: Julia is not Julian.
    """
    shorter, longer = sorted((a, b), key=len)
    stem = re.sub(r"[ae]$", "", shorter)
    ending = longer.removeprefix(stem)
    return _one(a, b) or (len(stem) >= _STEM and longer != ending and ending in _OF_A_COUNTRY)


_FOLDED_TITLES = frozenset(fold(title) for title in TITLES)
_FOLDED_BODIES = frozenset(fold(body) for body in BODIES)
