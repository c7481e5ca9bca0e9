"""The vector index of an archive: read from its file, brought up to date from SQLite."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.vector_index import IndexFileError, VectorIndex
from qa.archive.database import Change, Database, last_change

FILE_NAME = "vectors.faiss"
NOTHING = Change(-1, 0)  # before any history
BATCH = 20_000  # vectors read from SQLite at a time, about 30 MB


class DerivedIndex:
    """Passage vectors by id. Whatever happens to its file, SQLite has all of it.

    Args:
        dimension: of the vectors.
    """

    def __init__(self, database: Database, dimension: int) -> None:
        self.path: Path = database.path.with_name(FILE_NAME)
        self._database = database
        self._dimension = dimension
        self._catching_up = threading.Lock()
        self._index, self._taken_in = self._open()
        self._saved = self._taken_in

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The best k ids and their cosines among all committed passages."""
        self.catch_up()
        return self._index.search(vector, k, allowed)

    def ids(self) -> NDArray[np.int64]:
        self.catch_up()
        return self._index.ids()

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """What is searched under ids (n,) that are there: (n, d)."""
        return self._index.vectors(ids)

    def catch_up(self) -> None:
        """Take in what was committed since, by this process or another."""
        if self._database.generation() == self._taken_in.generation:
            return
        with self._catching_up, self._database.read() as connection:
            self._forget(connection)
            self._learn(connection)
            self._taken_in = last_change(connection)

    def save(self) -> None:
        """Write the file, if anything changed since it was read."""
        self.catch_up()
        with self._catching_up:
            if self._saved != self._taken_in or not self.path.exists():
                self._index.save(self.path, *self._taken_in)
                self._saved = self._taken_in

    def rebuild(self) -> None:
        """Throw the index away and build it again from SQLite."""
        with self._catching_up:
            self._index, self._taken_in = VectorIndex(self._dimension), NOTHING
            self._saved = NOTHING
        self.save()

    def _open(self) -> tuple[VectorIndex, Change]:
        try:
            index = VectorIndex.open(self.path)
        except (IndexFileError, FileNotFoundError):
            return VectorIndex(self._dimension), NOTHING
        # Another history's file: of another archive, or of this one before a backup was restored.
        made_from = Change(index.generation, index.token)
        if index.dimension != self._dimension or not self._database.has_seen(made_from):
            return VectorIndex(self._dimension), NOTHING
        return index, made_from

    def _forget(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT passage_id FROM removed WHERE generation > ?", (self._taken_in.generation,)
        )
        gone = np.array([row[0] for row in rows], dtype=np.int64)
        if gone.size:
            self._index.remove(gone)

    def _learn(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.passage_id = p.id"
            " WHERE p.generation > ? ORDER BY p.id",
            (self._taken_in.generation,),
        )
        while batch := rows.fetchmany(BATCH):
            ids = np.array([id_ for id_, _ in batch], dtype=np.int64)
            vectors = np.frombuffer(b"".join(vector for _, vector in batch), dtype="<f4")
            self._index.add(ids, vectors.reshape(len(batch), self._dimension))
