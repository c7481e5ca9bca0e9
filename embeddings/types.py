"""What an encoder promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

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
