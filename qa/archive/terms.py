"""A question's words, each with what else the archive may write for it.

The index holds words as they are written; what stands for what is looked up when it is asked for, so that
a better rule needs no article to be taken in again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.archive.compounds import Counts, joined, parted
from qa.archive.numerals import numerals
from qa.archive.spellings import otherwise

MOST_TERMS = 64
SMALL = frozenset(
    "a about an and are as at be by did do does for from had has have how in is it its of on or that the"
    " their this to was were what which who will with".split()
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s$")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_LETTERS = re.compile(r"(?!AM\b|PM\b|[IVX]+\b)[A-Z]{2,5}")  # no time of day, no number of a king
_PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)

# What else the names and acronyms in a text are called, see ``Archive.expansions``.
Expansions = Callable[[str], Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Term:
    """Something asked for.

    Args:
        forms: how it may be written, words or phrases without marks, in small letters; as asked first.
    """

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


def words(text: str) -> list[str]:
    """The words of a text, in order, each once, in small letters, possessives without their "'s"."""
    return list(dict.fromkeys(word.text for word in _words(text)))[:MOST_TERMS]


def terms(text: str, expansions: Expansions, counts: Counts) -> list[Term]:
    """The terms of a text, in order, each once. What there may be for them is still to be looked up.

    Args:
        counts: how many passages hold each of some phrases.
    """
    text = _PER_CENT.sub("percent", _DOTTED.sub(lambda match: match[0].replace(".", ""), text))
    found, neighbours = _asked(text)
    for called, others in expansions(text).items():
        for word in words(called):
            if word in found:
                found[word] += [" ".join(words(other)) for other in others]
    for one, other, word in joined(neighbours, counts):
        found[one].append(word)
        found[other].append(word)
    for word, pair in parted([word for word in found if word not in SMALL], counts):
        found[word].append(pair)
    return [Term(tuple(dict.fromkeys((word, *forms)))) for word, forms in found.items()][:MOST_TERMS]


def _words(text: str) -> list[_Word]:
    # As the index folds, to which "ß" is not "ss".
    return [_Word(*match.span(), _POSSESSIVE.sub("", match[0].lower())) for match in _WORD.finditer(text)]


def _asked(text: str) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """By word or number of a text, what else may be written for it; words with nothing between but a
    space or a hyphen."""
    numbers = list(numerals(text))
    found: dict[str, list[str]] = {}
    spoken = []
    for word in _words(text):
        number = next((one for one in numbers if one.start <= word.start < one.end), None)
        if number is None:
            spoken.append(word)
            letters = _letters(text[word.start : word.end])
            found[word.text] = [*found.get(word.text, ()), *otherwise(word.text), *letters]
        else:
            found[number.forms[0]] = list(number.forms[1:])
    pairs = ((one, other) for one, other in pairwise(spoken) if text[one.end : other.start] in (" ", "-"))
    near = [(one.text, other.text) for one, other in pairs if SMALL.isdisjoint((one.text, other.text))]
    return found, near


def _letters(word: str) -> list[str]:
    """ "U.N." as the index has it, for "UN"."""
    return [" ".join(word.lower())] if _LETTERS.fullmatch(word) else []
