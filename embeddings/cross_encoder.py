"""Any sentence-transformers cross-encoder as a reranker."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.errors import ModelError
from embeddings.sentence_transformers_encoder import quiet
from embeddings.source import checksum, find_folder
from embeddings.types import Reading

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class CrossEncoderReranker:
    """A cross-encoder, run by sentence-transformers; it tells relevance, not which words answer.

    Args:
        model: a folder or a name in the local Hugging Face cache. Nothing is downloaded.
        threads: None means torch's own choice.

    Raises:
        ModelError: it is not on this machine or cannot be loaded.
    """

    def __init__(self, model: str, *, threads: int | None = None) -> None:
        self.name = model
        self._folder = find_folder(model, setting="DATELINE_RERANKER")
        self._model = _load(model, self._folder)
        self._threads = threads

    @cached_property
    def fingerprint(self) -> str:
        return f"{self.name} {checksum(self._folder)}"

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        """One reading a text, in the order given."""
        import torch

        if self._threads:
            torch.set_num_threads(self._threads)
        scores = self._model.predict(
            [(question, text) for text in texts], activation_fn=torch.nn.Identity(), show_progress_bar=False
        )
        return [Reading(float(score)) for score in scores]


def _load(model: str, folder: Path) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    try:
        with quiet():
            loaded = CrossEncoder(str(folder), local_files_only=True)
    except Exception as error:  # whatever its files make transformers raise
        raise ModelError(f"DATELINE_RERANKER={model} cannot be loaded: {error}") from error
    if loaded.num_labels != 1:
        raise ModelError(
            f"DATELINE_RERANKER={model} gives {loaded.num_labels} scores a pair; a reranker gives one"
        )
    return loaded
