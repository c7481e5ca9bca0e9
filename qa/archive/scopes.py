"""Filters resolved to the articles and passages they admit, remembered for the next question."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.archive import reading, rows, statements
from qa.archive.database import Database
from qa.archive.listings import StatementQuery
from qa.archive.types import Scope
from qa.types import Filters

KEPT = 32
Mask = NDArray[np.bool_]


class Scopes:
    """The scopes of one archive, by generation and filters. Safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[tuple[int, Filters, tuple[str, ...] | None], Scope] = OrderedDict()
        self._lock = threading.Lock()

    def scope(self, filters: Filters, speakers: tuple[str, ...] | None) -> Scope:
        key = (self._database.generation(), filters, speakers)
        with self._lock:
            known = self._kept.get(key)
        scope = known or self._resolve(filters, speakers)
        with self._lock:
            self._kept[key] = scope
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return scope

    def _resolve(self, filters: Filters, speakers: tuple[str, ...] | None) -> Scope:
        with self._database.read() as connection:
            sources = reading.spelt(connection, filters.sources)
            condition, values = rows.conditions(filters, sources)
            undated = reading.count(connection, *rows.undated_left_out(filters, sources))
            possible = reading.count(connection, *rows.possible_left_out(filters, sources))
            imprecise = reading.count(connection, *rows.imprecise_left_out(filters, sources))
            mask: Mask | None
            if speakers is not None:
                query = StatementQuery(speakers, filters=filters)
                articles, mask = _hold_statements(connection, query, sources)
            else:
                articles = reading.count(connection, condition, values)
                everything = filters == Filters(include_undated=filters.include_undated)
                mask = None if everything else _admitted(connection, condition, values)
        return Scope(filters, articles, undated, imprecise, mask, speakers, possible)


def _admitted(connection: sqlite3.Connection, condition: str, values: Sequence[Any]) -> Mask:
    """The passages of the revisions ``r`` that a condition admits."""
    # In one text: to fetch ids one by one takes more than twice as long.
    (listed,) = connection.execute(
        "SELECT group_concat(p.id) FROM passages p"
        f" JOIN {rows.FILTERED} ON r.key = p.revision_key WHERE {condition}",
        values,
    ).fetchone()
    return _mask(np.fromstring(listed or "", np.int64, sep=","))


def _hold_statements(
    connection: sqlite3.Connection, query: StatementQuery, sources: Sequence[str]
) -> tuple[int, Mask]:
    """How many articles, and which passages, hold a statement that is wanted."""
    wanted = statements.selection(query, sources, None)
    found = connection.execute(
        f"SELECT DISTINCT p.revision_key, p.id FROM {wanted.tables} JOIN passages p"
        " ON p.revision_key = s.revision_key AND p.start < s.end AND p.end > s.start"
        f" WHERE {wanted.condition}",
        wanted.values,
    ).fetchall()
    return len({article for article, _ in found}), _mask(np.array([id_ for _, id_ in found], np.int64))


def _mask(ids: NDArray[np.int64]) -> Mask:
    mask = np.zeros(ids.max(initial=0) + 1, dtype=np.bool_)
    mask[ids] = True
    return mask


def lexical_condition(connection: sqlite3.Connection, scope: Scope) -> tuple[str, list[Any]]:
    """A scope as an SQL condition on passages ``p`` of revisions ``r``, and its parameters."""
    if scope.speakers is not None and scope.passages is not None:
        ids = np.flatnonzero(scope.passages).tolist()
        return "r.current AND p.id IN (SELECT value FROM json_each(?))", [json.dumps(ids)]
    return rows.conditions(scope.filters, reading.spelt(connection, scope.filters.sources))
