"""Which passages hold a word, and what it adds to the BM25 of each: read from the archive's index.

The numbers are those of FTS5's own ``bm25()``, to the last bit. That looks up the length of each passage
that it scores, one by one, which was most of what a search took; here lengths stay in memory.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

# Every place of every word in the index. It takes up nothing, so that each connection may have its own.
INSTANCES = "CREATE VIRTUAL TABLE temp.passages_instances USING fts5vocab (main, passages_fts, instance)"
# FTS5's constants, https://www.sqlite.org/fts5.html#the_bm25_function
K1, B = 1.2, 0.75
LEAST_RARITY = 1e-6
_SIZED = np.dtype([("id", np.int64), ("words", np.int32)])
_TOTALS = 1  # the row of the index's data that has the number of its rows, and of the words of each column


@dataclass(frozen=True, slots=True)
class Postings:
    """
    Args:
        ids: the passages that hold a form, rising, (n,).
        scores: what it adds to the BM25 of each, (n,).
    """

    ids: NDArray[np.int64]
    scores: NDArray[np.float64]

    def hold(self, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some passages are among them, (n,)."""
        if not self.ids.size:
            return np.zeros(len(ids), np.bool_)
        places = np.searchsorted(self.ids, ids).clip(max=len(self.ids) - 1)
        found: NDArray[np.bool_] = self.ids[places] == ids
        return found


class Lengths:
    """How many words each passage has with its title, four bytes a passage. Safe from any thread.

    What is known stays true, for passages do not change and their ids are never used again.
    """

    def __init__(self) -> None:
        self._known = np.zeros(0, np.int32)
        self._learning = threading.Lock()

    def of(self, connection: sqlite3.Connection, ids: NDArray[np.int64]) -> NDArray[np.int32]:
        """Those of some passages that hold a word, ids rising, (n,).

        Raises:
            sqlite3.DatabaseError: the index is damaged, it lacks one.
        """
        if ids.size and ids[-1] >= len(self._known):
            with self._learning:
                self._learn(connection)
        known = self._known
        found: NDArray[np.int32] = known[ids[ids < len(known)]]
        if len(found) < len(ids) or not found.all():
            self._known = np.zeros(0, np.int32)  # it may be repaired meanwhile
            raise _damaged("the length of a passage")
        return found

    def _learn(self, connection: sqlite3.Connection) -> None:
        known = self._known
        rows = connection.execute(
            "SELECT id, sz FROM passages_fts_docsize WHERE id >= ? ORDER BY id", (len(known),)
        )
        found = np.fromiter(((id_, _length(sizes)) for id_, sizes in rows), _SIZED)
        if found.size:
            grown = np.zeros(found["id"][-1] + 1, np.int32)
            grown[: len(known)] = known
            grown[found["id"]] = found["words"]
            self._known = grown


def read(connection: sqlite3.Connection, form: str, stems: Sequence[str], lengths: Lengths) -> Postings:
    """The passages that hold a form.

    Args:
        connection: with the table of ``INSTANCES``.
        stems: the form's words as the index has them.

    Raises:
        sqlite3.DatabaseError: the index is damaged.
    """
    return _word(connection, stems[0], lengths) if len(stems) == 1 else _phrase(connection, form)


def together(found: Sequence[Postings]) -> Postings:
    """Several forms' postings added up, in the order given."""
    ids, places = np.unique(np.concatenate([one.ids for one in found]), return_inverse=True)
    scores = np.bincount(places, np.concatenate([one.scores for one in found]), len(ids))
    return Postings(ids, scores.astype(np.float64, copy=False))


def _word(connection: sqlite3.Connection, stem: str, lengths: Lengths) -> Postings:
    # In one text: to fetch ids one by one takes four times as long.
    (listed,) = connection.execute(
        "SELECT group_concat(doc) FROM passages_instances WHERE term = ?", (stem,)
    ).fetchone()
    places = np.fromstring(listed or "", np.int64, sep=",")
    first = np.flatnonzero(np.diff(places, prepend=-1))
    ids, times = places[first], np.diff(first, append=len(places))
    passages, words = _totals(connection)
    length = B * lengths.of(connection, ids) / (words / passages if passages else 1.0)
    rarity = max(log((passages - len(ids) + 0.5) / (len(ids) + 0.5)), LEAST_RARITY)
    return Postings(ids, rarity * ((times * (K1 + 1)) / (times + K1 * (1 - B + length))))


def _phrase(connection: sqlite3.Connection, phrase: str) -> Postings:
    found = connection.execute(
        "SELECT rowid, -bm25(passages_fts) FROM passages_fts WHERE passages_fts MATCH ? ORDER BY rowid",
        (f'"{phrase}"',),
    ).fetchall()
    ids = np.array([id_ for id_, _ in found], np.int64)
    return Postings(ids, np.array([score for _, score in found], np.float64))


def _totals(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many passages there are, and how many words they have with their titles."""
    found = connection.execute("SELECT block FROM passages_fts_data WHERE id = ?", (_TOTALS,)).fetchone()
    if found is None:
        raise _damaged("its totals")
    passages, *words = _integers(found[0]) or [0]
    return passages, sum(words)


def _damaged(what: str) -> sqlite3.DatabaseError:
    """As SQLite says it of its own."""
    return sqlite3.DatabaseError(f"the index of words lacks {what}")


@lru_cache(maxsize=65536)
def _length(sizes: bytes) -> int:
    return sum(_integers(sizes))


def _integers(block: bytes) -> list[int]:
    """SQLite's integers of variable length: seven bits a byte, its first bit tells whether more follow."""
    return list(_each_integer(block))


def _each_integer(block: bytes) -> Iterator[int]:
    number = 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            yield number
            number = 0
