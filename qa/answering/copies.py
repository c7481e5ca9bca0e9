"""Copies of one text: each is shown once and names the others. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.archive.lexical import stems
from qa.types import Evidence

SAME_STORY = 0.8  # Jaccard overlap of stems from which two passages tell the same
LOOKAHEAD = 3  # times as many passages as are wanted are compared at a time


def collapse(ranked: Sequence[Evidence], k: int) -> tuple[Evidence, ...]:
    """The best k that differ; a copy in another article is named by the best one's ``also_in``."""
    kept: list[Evidence] = []
    seen: list[frozenset[str]] = []
    for begin in range(0, len(ranked), LOOKAHEAD * k):
        ahead = ranked[begin : begin + LOOKAHEAD * k]
        for evidence, words in zip(ahead, stems([e.passage.text for e in ahead]), strict=True):
            bag = frozenset(words)
            twin = next((i for i, other in enumerate(seen) if jaccard(bag, other) >= SAME_STORY), None)
            if twin is None:
                kept.append(evidence)
                seen.append(bag)
            else:
                kept[twin] = _with_copy(kept[twin], evidence.article.id)
        if len(kept) >= k:
            break
    return tuple(kept[:k])


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words as a part of all words; two empty sets are the same."""
    return len(a & b) / len(a | b) if a or b else 1.0


def _with_copy(evidence: Evidence, article_id: str) -> Evidence:
    if article_id == evidence.article.id or article_id in evidence.also_in:
        return evidence
    return replace(evidence, also_in=(*evidence.also_in, article_id))
