"""The one way to an encoder."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from embeddings.onnx_export import cached_export
from embeddings.onnx_runtime import OnnxEncoder
from embeddings.sentence_transformers_encoder import SentenceTransformersEncoder
from embeddings.source import find_model
from embeddings.types import Encoder


def load_encoder(
    model: str | None = None, *, cache_dir: Path | None = None, threads: int | None = None
) -> Encoder:
    """Any sentence-transformers model, as fast as this machine's processor can run it.

    The first time, the model is exported to ONNX with int8 weights and cached; from then on
    torch is not imported. Nothing is downloaded.

    Args:
        model: a folder or a name in the local Hugging Face cache; None is the bundled model.
        cache_dir: where exports are kept; None is the user's cache directory.
        threads: None means all cores this process may use.

    Raises:
        ModelError: the model is not on this machine or cannot be used.
    """
    cache = cache_dir or _user_cache()
    source = find_model(model, cache)
    folder, record = cached_export(source, cache)
    if record.runtime == "sentence-transformers":
        return SentenceTransformersEncoder(source, threads=threads)
    return OnnxEncoder(folder, record, threads=threads)


def load_reference(
    model: str | None = None, *, cache_dir: Path | None = None, threads: int | None = None
) -> SentenceTransformersEncoder:
    """The same model as sentence-transformers runs it, to compare with. Arguments as for ``load_encoder``.

    Raises:
        ModelError: the model is not on this machine or cannot be loaded.
    """
    return SentenceTransformersEncoder(find_model(model, cache_dir or _user_cache()), threads=threads)


def _user_cache() -> Path:
    return platformdirs.user_cache_path("dateline")
