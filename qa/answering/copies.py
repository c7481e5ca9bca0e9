"""Copies of one text: each is shown once and names the others. Pure.

Two reports that differ in a number, a name or a "not" are no copies, however much else they
share: showing one of them for both would hide what they disagree on.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil

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


def collapse(ranked: Iterable[Evidence], k: int) -> tuple[Evidence, ...]:
    """The best k that differ; a copy in another article is named by the best one's ``also_in``.

    Args:
        ranked: best first; looked at as far as needed, ``LOOKAHEAD`` times k at a time.
    """
    kept: list[Evidence] = []
    words: list[frozenset[str]] = []
    near = Near(SAME_STORY)
    remaining = iter(ranked)
    while len(kept) < k and (ahead := list(islice(remaining, LOOKAHEAD * k))):
        found = list(map(frozenset, stems([evidence.passage.text for evidence in ahead])))
        near.learn(found)
        for evidence, own in zip(ahead, found, strict=True):
            same = (i for i in near.to(own) if _are_copies(evidence, own, kept[i], words[i]))
            if (twin := next(same, None)) is None:
                near.add(own)
                kept.append(evidence)
                words.append(own)
            else:
                kept[twin] = _with_copy(kept[twin], evidence.article.id)
    return tuple(kept[:k])


def _are_copies(a: Evidence, words_of_a: frozenset[str], b: Evidence, words_of_b: frozenset[str]) -> bool:
    if jaccard(words_of_a, words_of_b) < SAME_STORY:
        return False
    return tell_the_same(gist(a.passage.text, words_of_a), gist(b.passage.text, words_of_b), SAME_STORY)


class Near:
    """Which sets of words may overlap by so much: comparing all with all takes longest.

    Prefix filtering (Chaudhuri et al. 2006, "A Primitive Operator for Similarity Joins"): in any one
    order of words, two sets x whose Jaccard overlap is t share one of the first |x| - t|x| + 1 of each.
    Rare words first leave the fewest pairs.
    """

    def __init__(self, overlap: float) -> None:
        self._overlap = overlap
        self._order: dict[str, int] | None = None
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._added = 0

    def learn(self, sets: Iterable[frozenset[str]]) -> None:
        """Fix the order of words, by the first sets that are seen."""
        if self._order is None:
            counts = Counter(word for words in sets for word in words)
            rare_first = sorted(counts, key=lambda word: (counts[word], word))
            self._order = {word: place for place, word in enumerate(rare_first)}

    def add(self, words: frozenset[str]) -> None:
        for word in self._first(words):
            self._holders[word].append(self._added)
        self._added += 1

    def to(self, words: frozenset[str]) -> list[int]:
        """Which of the sets added may overlap with this one, in the order added."""
        return sorted({i for word in self._first(words) for i in self._holders.get(word, ())})

    def _first(self, words: frozenset[str]) -> list[str]:
        order = self._order or {}
        # A hair less than the overlap, for what floating point makes of it.
        length = len(words) - ceil(self._overlap * len(words) - 1e-9) + 1
        new = sorted(word for word in words if word not in order)
        return (new + sorted(words & order.keys(), key=order.__getitem__))[:length] or [""]


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a part of all words; two empty sets are the same."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if a or b else 1.0


def _one_holds_the_other(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _with_copy(evidence: Evidence, article_id: str) -> Evidence:
    if article_id == evidence.article.id or article_id in evidence.also_in:
        return evidence
    return replace(evidence, also_in=(*evidence.also_in, article_id))
