"""An encoder that embeds what it embedded lately no second time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.types import Encoder, Vectors

KEPT = 4096  # vectors, 6 MB where they have 384 numbers


class CachedEncoder:
    """The vectors of another encoder, those used last kept by their texts. Safe from any thread.

    Args:
        kept: how many.
    """

    def __init__(self, encoder: Encoder, kept: int = KEPT) -> None:
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens
        self.count_tokens = encoder.count_tokens
        self._encoder = encoder
        self._most = kept
        self._kept: OrderedDict[tuple[str, str], NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        return self._embed("passage", self._encoder.embed_passages, texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), d), unit length, in the order given."""
        return self._embed("query", self._encoder.embed_queries, texts)

    def _embed(self, kind: str, embed: Callable[[Sequence[str]], Vectors], texts: Sequence[str]) -> Vectors:
        with self._lock:
            found = {text: self._kept[kind, text] for text in texts if (kind, text) in self._kept}
        if unknown := [text for text in dict.fromkeys(texts) if text not in found]:
            found |= zip(unknown, map(np.copy, embed(unknown)), strict=True)
        with self._lock:
            for text, vector in found.items():
                self._kept[kind, text] = vector
                self._kept.move_to_end((kind, text))
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return np.array([found[text] for text in texts], np.float32).reshape(len(texts), self.dimension)
