"""What a model that reads would say: the seam for one, with nothing behind it by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """Words that a reader takes for the answer, half-open in their text.

    Args:
        score: how sure it is that they answer, from 0 to 1.
    """

    start: int
    end: int
    score: float


class Reader(Protocol):
    """Points at answers in texts."""

    def read(self, question: str, texts: Sequence[str]) -> Sequence[Sequence[ReadSpan]]:
        """For each text the spans that may answer, best first; none where it does not answer."""
        ...
