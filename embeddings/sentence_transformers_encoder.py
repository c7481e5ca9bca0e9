"""sentence-transformers as it is: what exports are measured by, and what runs a model without one."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from embeddings.errors import ModelError
from embeddings.prompts import choose_prompts
from embeddings.source import ModelSource
from embeddings.types import Vectors

UNLIMITED = 8192  # tokens, for a model that names no limit of its own


class SentenceTransformersEncoder:
    """Encodes in float32 with torch, on the CPU.

    Args:
        threads: torch's own number where None; it is one for the whole process.

    Raises:
        ModelError: sentence-transformers cannot load the model.
    """

    def __init__(self, source: ModelSource, *, threads: int | None = None) -> None:
        self.model = _load(source, threads)
        self.name = source.name
        self.fingerprint = f"{source.name} {source.checksum[:16]} sentence-transformers"
        self.prompts = choose_prompts(source.name, self.model.prompts)
        self.dimension = int(self.model.get_embedding_dimension())
        self.max_tokens = self._limit()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and special tokens included, before any cut."""
        encoded = (self.model.tokenizer.encode(self.prompts.passage + text) for text in texts)
        return [len(getattr(tokens, "ids", tokens)) for tokens in encoded]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        return self._encode(texts, self.prompts.passage, "document")

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        return self._encode(texts, self.prompts.query, "query")

    def _encode(self, texts: Sequence[str], prompt: str, task: str) -> Vectors:
        vectors = self.model.encode(
            list(texts), prompt=prompt, task=task, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32).reshape(len(texts), self.dimension)

    def _limit(self) -> int:
        limit = self.model.max_seq_length or getattr(self.model.tokenizer, "model_max_length", UNLIMITED)
        return int(min(limit, UNLIMITED))


def _load(source: ModelSource, threads: int | None) -> Any:
    """The model in float32, on the CPU, without network."""
    import torch
    from sentence_transformers import SentenceTransformer

    if threads:
        torch.set_num_threads(threads)
    with quiet():
        try:
            model = SentenceTransformer(str(source.folder), device="cpu", local_files_only=True)
        except Exception as error:  # whatever a broken or foreign model brings about
            raise ModelError(f"{source.name}: sentence-transformers cannot load it: {error}") from error
    return model.float().eval()


@contextmanager
def quiet() -> Iterator[None]:
    """Without the progress bars and warnings of loading and exporting, which tell a user nothing."""
    from transformers.utils import logging

    bars = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if bars:
            logging.enable_progress_bar()
