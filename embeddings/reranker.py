"""How well texts answer a question, read together with it, and which of their words do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


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


def load_reranker(model: str | None = None, *, threads: int | None = None) -> Reranker:
    """What reads the best passages.

    Args:
        model: what ``dateline eval train`` wrote, its folder or the weights in there; or a
            sentence-transformers cross-encoder, a folder or a name in the local Hugging Face cache;
            None is the one that comes with the installation. Nothing is downloaded.
        threads: None means all cores this process may use.

    Raises:
        ModelError: the model is not on this machine or cannot be used.
    """
    from embeddings.reader import load_own, load_reader

    if model is None:
        return load_reader(threads=threads)
    if own := load_own(model, threads=threads):
        return own
    from embeddings.cross_encoder import CrossEncoderReranker

    return CrossEncoderReranker(model, threads=threads)
