"""The vector index of an archive: read from its file, brought up to date from SQLite."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.vector_index import IndexFileError, VectorIndex
from qa.archive.database import Database, read_generation

FILE_NAME = "vectors.faiss"
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
        self._index, self._generation = self._open()
        self._saved = self._generation

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The best k ids and their cosines among all committed passages."""
        self.catch_up()
        return self._index.search(vector, k, allowed)

    def ids(self) -> NDArray[np.int64]:
        self.catch_up()
        return self._index.ids()

    def catch_up(self) -> None:
        """Take in what was committed since, by this process or another."""
        if self._database.generation() == self._generation:
            return
        with self._catching_up, self._database.read() as connection:
            generation = read_generation(connection)
            self._forget(connection)
            self._learn(connection)
            self._generation = generation

    def save(self) -> None:
        """Write the file, if anything changed since it was read."""
        self.catch_up()
        with self._catching_up:
            if self._saved != self._generation or not self.path.exists():
                self._index.save(self.path, self._generation)
                self._saved = self._generation

    def rebuild(self) -> None:
        """Throw the index away and build it again from SQLite."""
        with self._catching_up:
            self._index, self._generation = VectorIndex(self._dimension), 0
            self._saved = -1
        self.save()

    def _open(self) -> tuple[VectorIndex, int]:
        try:
            index = VectorIndex.open(self.path)
        except (IndexFileError, FileNotFoundError):
            return VectorIndex(self._dimension), 0
        # A file from the future belongs to a database that was since replaced by an older copy.
        if index.dimension != self._dimension or index.generation > self._database.generation():
            return VectorIndex(self._dimension), 0
        return index, index.generation

    def _forget(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT passage_id FROM removed WHERE generation > ?", (self._generation,))
        gone = np.array([row[0] for row in rows], dtype=np.int64)
        if gone.size:
            self._index.remove(gone)

    def _learn(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.passage_id = p.id"
            " WHERE p.generation > ? ORDER BY p.id",
            (self._generation,),
        )
        while batch := rows.fetchmany(BATCH):
            ids = np.array([id_ for id_, _ in batch], dtype=np.int64)
            vectors = np.frombuffer(b"".join(vector for _, vector in batch), dtype="<f4")
            self._index.add(ids, vectors.reshape(len(batch), self._dimension))
