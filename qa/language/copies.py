"""Copies of one story: what they all carry is shown once and names the others. Pure.

Two reports that differ in a number, a name or a "not" are no copies, however much else they
share: showing one of them for both would hide what they disagree on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qa.language.amounts import DIGITS
from qa.language.sentences import sentence_spans
from qa.language.stemming import stems
from qa.language.transliteration import fold
from qa.types import Article, Evidence

SAME_WORDS = 0.6  # Jaccard overlap of stems from which two sentences say the same
OWN_WORDS = 0.2  # of a passage's characters, at most, that a copy which carries it need not have
COMPARED = 20  # copies of a story in which edited sentences are looked for; in more it would take long

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


def once(ranked: Iterable[Evidence]) -> Iterator[Evidence]:
    """Passages without those that a copy of their article carries, too.

    A story speaks by the article of it that ranks best; of its copies there remains what that one
    does not say.

    Args:
        ranked: best first.
    """
    speaking: dict[str, Words] = {}
    for evidence in ranked:
        own = speaking.get(evidence.article.story)
        if own is None:
            speaking[evidence.article.story] = Words(evidence.article)
        elif own.article.id != evidence.article.id and own.carry(evidence.passage.text):
            continue
        yield evidence


def with_copies(evidence: Evidence, copies: Sequence[Words]) -> Evidence:
    """The passage with those copies of its article that carry it, in the order given."""
    carrying = [
        words.article.id
        for number, words in enumerate(copies)
        if words.carry(evidence.passage.text, letter_for_letter=number >= COMPARED)
    ]
    return replace(evidence, also_in=tuple(carrying))


class Words:
    """An article's words, in which passages of its copies are looked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def carry(self, text: str, *, letter_for_letter: bool = False) -> bool:
        """Whether a passage stands here as well, but for a few of its words, and nothing contradicts it.

        Args:
            letter_for_letter: look for no sentence that was edited, which takes longer.
        """
        sentences = [text[start:end] for start, end in sentence_spans(text)]
        edited = [sentence for sentence in sentences if sentence not in self.article.text]
        if not edited or letter_for_letter:
            return not edited
        own = 0  # characters that only the passage has
        for found in _gists(edited):
            like = [one for one in self._sentences if jaccard(found.stems, one.stems) >= SAME_WORDS]
            if not like:
                own += found.length
            elif not any(tell_the_same(found, one, SAME_WORDS) for one in like):
                return False
        return own <= OWN_WORDS * len(text)

    @cached_property
    def _sentences(self) -> list[Gist]:
        text = self.article.text
        return _gists([text[start:end] for start, end in sentence_spans(text)])


def _gists(texts: Sequence[str]) -> list[Gist]:
    pairs = zip(texts, stems(texts), strict=True)
    return [gist(text, frozenset(words)) for text, words in pairs]


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a part of all words; two empty sets are the same."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared) if a or b else 1.0


def _one_holds_the_other(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a
