"""In how many of the passages found words stand, and in how many of their titles. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Evidence


class Spread:
    """Shares of some passages, of which the one at rank r counts 1/r.

    Args:
        evidence: the passages, best first.
    """

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        self._texts = [one.passage.text for one in evidence]
        self._titles = [one.article.title for one in evidence]
        self._total = sum(1 / rank for rank in range(1, len(evidence) + 1)) or 1.0
        self._known: dict[str, tuple[float, float]] = {}

    def of(self, words: str) -> tuple[float, float]:
        """The share of the passages that have the words, and of those whose titles do, from 0 to 1."""
        if words not in self._known:
            self._known[words] = self._share(self._texts, words), self._share(self._titles, words)
        return self._known[words]

    def _share(self, texts: Sequence[str], words: str) -> float:
        held = sum(1 / rank for rank, text in enumerate(texts, start=1) if _stand_in(text, words))
        return held / self._total


def _stand_in(text: str, words: str) -> bool:
    """Whether a text has the words whole. To compile a pattern for each mention takes longer."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not _is_word(text[at - 1 : at]) and not _is_word(text[end : end + 1]):
            return True
        at = text.find(words, at + 1)
    return False


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
