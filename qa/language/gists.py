"""Whether two texts tell the same: much the same words, and nothing that contradicts. Pure.

Two reports that differ in a number, a name or a "not" do not, however much else they share: showing one of
them for both would hide what they disagree on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.language.amounts import DIGITS
from qa.language.stemming import stems
from qa.language.transliteration import fold

SAME_WORDS = 0.6  # Jaccard overlap of stems from which two sentences say the same

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-Þ][\w’'\-]+")  # not where a sentence begins
NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|none|nothing|without|cannot|den(?:y|ied|ies))\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gist:
    """What two texts must share to tell the same.

    Args:
        stems: the words, as the archive's index sees them.
        negations: how many words deny.
        length: of the text, in characters.
    """

    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    negations: int
    length: int


def gist(text: str, words: frozenset[str]) -> Gist:
    """The gist of a text whose stems are known."""
    spelt = (DIGITS.get(word.casefold()) for word in _WORD.findall(text))
    return Gist(
        stems=words,
        numbers=frozenset(_NUMBER.findall(text)) | frozenset(filter(None, spelt)),
        names=frozenset(map(fold, _NAME.findall(text))),
        negations=len(NEGATION.findall(text)),
        length=len(text),
    )


def tell_the_same(a: Gist, b: Gist, overlap: float) -> bool:
    """Whether one may stand for both: much the same words, and nothing that contradicts.

    One may have a number or name more than the other; each having its own is a contradiction.

    Args:
        overlap: Jaccard overlap of stems that is enough.
    """
    return (
        jaccard(a.stems, b.stems) >= overlap
        and a.negations == b.negations
        and _one_holds_the_other(a.numbers, b.numbers)
        and _one_holds_the_other(a.names, b.names)
    )


def gists(texts: Sequence[str]) -> list[Gist]:
    """The gist of each text."""
    pairs = zip(texts, stems(texts), strict=True)
    return [gist(text, frozenset(words)) for text, words in pairs]


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a part of all words; two empty sets are the same."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if a or b else 1.0


def _one_holds_the_other(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a
