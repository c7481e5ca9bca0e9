"""Filters resolved to the articles and passages they admit, remembered for the next question."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.archive import reading, rows
from qa.archive.database import Database
from qa.archive.store import Scope
from qa.types import Filters

KEPT = 32


class Scopes:
    """The scopes of one archive, by generation and filters. Safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[tuple[int, Filters], Scope] = OrderedDict()
        self._lock = threading.Lock()

    def scope(self, filters: Filters) -> Scope:
        key = (self._database.generation(), filters)
        with self._lock:
            known = self._kept.get(key)
        scope = known or self._resolve(filters)
        with self._lock:
            self._kept[key] = scope
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return scope

    def _resolve(self, filters: Filters) -> Scope:
        with self._database.read() as connection:
            sources = reading.spelt(connection, filters.sources)
            condition, values = rows.conditions(filters, sources)
            articles = reading.count(connection, condition, values)
            undated = reading.count(connection, *rows.undated_left_out(filters, sources))
            imprecise = reading.count(connection, *rows.imprecise_left_out(filters, sources))
            if filters == Filters(include_undated=filters.include_undated):
                return Scope(filters, articles, undated, imprecise, None)
            ids = connection.execute(
                f"SELECT p.id FROM passages p JOIN revisions r ON r.key = p.revision_key WHERE {condition}",
                values,
            ).fetchall()
        return Scope(filters, articles, undated, imprecise, _mask([row[0] for row in ids]))


def _mask(ids: Sequence[int]) -> NDArray[np.bool_]:
    mask = np.zeros(max(ids, default=0) + 1, dtype=np.bool_)
    mask[list(ids)] = True
    return mask
