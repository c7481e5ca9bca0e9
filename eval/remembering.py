"""An encoder that embeds no passage twice, so that an archive built again costs what changed in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from hashlib import blake2b, sha256
from pathlib import Path

import numpy as np

from embeddings.types import Encoder, Vectors

_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL)"


class RememberingEncoder:
    """Gives what the encoder once gave for the same text, and keeps what it gives now.

    Args:
        path: an SQLite file of float32 vectors by the SHA-256 of fingerprint and text; made where missing.

    Attributes:
        remembered: how many passages were not embedded because they had been before.
    """

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder = encoder
        self._kept = sqlite3.connect(path, timeout=60, check_same_thread=False)
        self._kept.execute(_TABLE)
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens
        self.remembered = 0

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._encoder.count_tokens(texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        keys = [sha256(f"{self.fingerprint}\0{text}".encode()).hexdigest() for text in texts]
        known = self._known(keys)
        new = [i for i, key in enumerate(keys) if key not in known]
        self.remembered += len(texts) - len(new)
        if new:
            vectors = self._encoder.embed_passages([texts[i] for i in new]).astype("<f4")
            known |= {keys[i]: vector.tobytes() for i, vector in zip(new, vectors, strict=True)}
            self._keep((keys[i], known[keys[i]]) for i in new)
        found = np.frombuffer(b"".join(known[key] for key in keys), dtype="<f4")
        return found.reshape(len(texts), self.dimension).astype(np.float32)

    def close(self) -> None:
        self._kept.close()

    def _known(self, keys: Sequence[str]) -> dict[str, bytes]:
        query = "SELECT key, vector FROM vectors WHERE key IN (SELECT value FROM json_each(?))"
        return dict(self._kept.execute(query, (json.dumps(list(keys)),)))

    def _keep(self, found: Iterable[tuple[str, bytes]]) -> None:
        with self._kept:
            self._kept.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", found)


def forget_unused(path: Path, used: Iterable[bytes]) -> int:
    """Forget the vectors that are none of those in use, and give their room back.

    Args:
        path: the encoder's SQLite file.
        used: float32, little-endian, as archives keep them.

    Returns:
        How many were forgotten.

    Raises:
        sqlite3.OperationalError: another process is writing, or there is no room to write anew what is left.
    """
    in_use = set(map(_digest, used))
    with closing(sqlite3.connect(path, timeout=60)) as kept:
        rows = kept.execute("SELECT key, vector FROM vectors")
        unused = [(key,) for key, vector in rows if _digest(vector) not in in_use]
        with kept:
            kept.executemany("DELETE FROM vectors WHERE key = ?", unused)
        if unused:
            kept.execute("VACUUM")
    return len(unused)


def _digest(vector: bytes) -> bytes:
    return blake2b(vector, digest_size=16).digest()
