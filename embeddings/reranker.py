"""The one way to a reranker."""

from __future__ import annotations

from embeddings.reader import load_own, load_reader
from embeddings.types import Reranker


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
    if model is None:
        return load_reader(threads=threads)
    if own := load_own(model, threads=threads):
        return own
    from embeddings.cross_encoder import CrossEncoderReranker

    return CrossEncoderReranker(model, threads=threads)
