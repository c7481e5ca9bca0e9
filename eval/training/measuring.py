"""What a trained reader is worth on questions that were set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.types import Reading, Reranker
from eval.training.batches import as_read, text_offset
from eval.training.groups import Group, Shown


@dataclass(frozen=True, slots=True)
class Measured:
    """Over groups that have an answer.

    Args:
        groups: how many.
        first: share whose answering text is read as the most relevant.
        words: share in whose answering text exactly the words that answer are read.
    """

    groups: int
    first: float
    words: float


def measure(reader: Reranker, groups: Sequence[Group]) -> Measured:
    """Read every group that has an answer."""
    answerable = [group for group in groups if group.answering]
    first = words = 0
    for group in answerable:
        right, *others = reader.read(group.question, [as_read(shown) for shown in group.shown])
        first += all(right.relevance > one.relevance for one in others)
        words += _reads(right, group.shown[0])
    n = max(1, len(answerable))
    return Measured(len(answerable), first / n, words / n)


def _reads(reading: Reading, shown: Shown) -> bool:
    shift = text_offset(shown)
    return (reading.start - shift, reading.end - shift) == shown.answer
