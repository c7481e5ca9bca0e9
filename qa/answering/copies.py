"""Copies of one text: each is shown once and names the others. Pure.

Two reports that differ in a number, a name or a "not" are no copies, however much else they
share: showing one of them for both would hide what they disagree on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answering.names import fold
from qa.archive.lexical import stems
from qa.types import Evidence

SAME_STORY = 0.8  # Jaccard overlap of stems from which two passages tell the same
LOOKAHEAD = 3  # times as many passages as are wanted are compared at a time

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-Þ][\w’'\-]+")  # not where a sentence begins
_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|none|nothing|without|cannot|den(?:y|ied|ies))\b|n['’]t\b"
)


@dataclass(frozen=True, slots=True)
class Gist:
    """What two texts must share to tell the same.

    Args:
        stems: the words, as the archive's index sees them.
        negations: how many words deny.
    """

    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    negations: int


def gist(text: str, words: frozenset[str]) -> Gist:
    """The gist of a text whose stems are known."""
    spelt = (_NUMBER_WORDS.get(word.casefold()) for word in _WORD.findall(text))
    return Gist(
        stems=words,
        numbers=frozenset(_NUMBER.findall(text)) | frozenset(filter(None, spelt)),
        names=frozenset(map(fold, _NAME.findall(text))),
        negations=len(_NEGATION.findall(text.casefold())),
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


def collapse(ranked: Sequence[Evidence], k: int) -> tuple[Evidence, ...]:
    """The best k that differ; a copy in another article is named by the best one's ``also_in``."""
    kept: list[Evidence] = []
    seen: list[Gist] = []
    for begin in range(0, len(ranked), LOOKAHEAD * k):
        ahead = ranked[begin : begin + LOOKAHEAD * k]
        for evidence, words in zip(ahead, stems([e.passage.text for e in ahead]), strict=True):
            told = gist(evidence.passage.text, frozenset(words))
            twin = next((i for i, other in enumerate(seen) if tell_the_same(told, other, SAME_STORY)), None)
            if twin is None:
                kept.append(evidence)
                seen.append(told)
            else:
                kept[twin] = _with_copy(kept[twin], evidence.article.id)
        if len(kept) >= k:
            break
    return tuple(kept[:k])


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a part of all words; two empty sets are the same."""
    return len(a & b) / len(a | b) if a or b else 1.0


def _one_holds_the_other(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _with_copy(evidence: Evidence, article_id: str) -> Evidence:
    if article_id == evidence.article.id or article_id in evidence.also_in:
        return evidence
    return replace(evidence, also_in=(*evidence.also_in, article_id))
