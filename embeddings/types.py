"""What an encoder promises, and a reranker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Texts to unit vectors.

    Attributes:
        name: the model's name or path, as a person would set it.
        fingerprint: name, checksum of the weights and runtime; equal fingerprints
            mean comparable vectors.
        dimension: d.
        max_tokens: longest passage in tokens, special tokens included; longer is cut.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def max_tokens(self) -> int: ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and special tokens included, before any cut."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        ...


class Pointed(NamedTuple):
    """Words that may answer, half-open in the text, and their logits less those of "not here"."""

    start: int
    end: int
    answer: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reranker makes of one text.

    Args:
        relevance: a logit, higher is better; comparable between the texts of one question.
        start, end: the words that answer best, half-open in the text; both 0 where it finds none or
            does not look for them.
        answer: the logits of those words less those of "not here"; None where it does not look for them.
        others: the next best words, best first.
    """

    relevance: float
    start: int = 0
    end: int = 0
    answer: float | None = None
    others: tuple[Pointed, ...] = ()


class Reranker(Protocol):
    """Reads a question and a text together.

    Attributes:
        name: as a person would set it.
        fingerprint: name and checksum of the weights; equal fingerprints mean equal readings.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading a text, in the order given."""
        ...
