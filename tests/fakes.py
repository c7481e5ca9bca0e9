"""Small stand-ins that behave: no model, no network."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class WordEncoder:
    """Texts that share words point the same way; the same vectors on every machine."""

    name = "words"
    fingerprint = "words-1"
    dimension = 256
    max_tokens = 256

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_words(text)) + 2 for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in _words(text) or [""]:
                counts[row, zlib.crc32(word.encode()) % self.dimension] += 1
        lengths = np.linalg.norm(counts, axis=1, keepdims=True)
        unit: NDArray[np.float32] = counts / np.maximum(lengths, 1e-9)
        return unit

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.embed_passages(texts)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
