"""txtai's hybrid search, https://neuml.github.io/txtai/embeddings/query/#hybrid-search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from embeddings.types import Encoder, Vectors
from eval.systems.peers.entries import FIRST_DAY, Entry, bounds, lists
from qa.types import Filters


class Txtai:
    """``Embeddings(hybrid=True, content=True)``, all else as it comes: BM25 beside Faiss, whose index is
    exact up to 5,000 passages and an approximate one (IVF) beyond, both weighted alike.

    Content is stored because filters need it; they act on the best candidates that its search found.
    """

    def __init__(self, encoder: Encoder) -> None:
        from txtai import Embeddings

        self._stored: dict[str, Vectors] = {}

        def vectors(texts: list[str]) -> Vectors:
            """Of passages while they are indexed, of questions ever after. txtai takes plain functions."""
            if self._stored:
                return np.stack([self._stored[text] for text in texts])
            return encoder.embed_queries(texts)

        self._embeddings = Embeddings(method="external", transform=vectors, hybrid=True, content=True)

    def take(self, entries: Iterable[Entry]) -> None:
        self._embeddings.index(self._rows(entries))
        self._stored.clear()

    def _rows(self, entries: Iterable[Entry]) -> Iterator[tuple[int, dict[str, Any], None]]:
        for entry in entries:
            self._stored[entry.text] = entry.vector
            yield entry.id, {"text": entry.text, **entry.metadata}, None

    def search(self, question: str, filters: Filters, k: int) -> list[int]:
        clauses, values = where(filters)
        statement = " AND ".join(["SELECT id, score FROM txtai WHERE similar(:question)", *clauses])
        found = self._embeddings.search(statement, k, parameters={"question": question, **values})
        return [int(row["id"]) for row in found]


def where(filters: Filters) -> tuple[list[str], dict[str, str | int]]:
    """The filters as SQL conditions, all of which must hold, and their parameters."""
    clauses: list[str] = []
    values: dict[str, str | int] = {}
    if dated := bounds(filters):
        period = " AND ".join(f"{field} {comparison} :{field}" for field, comparison, _ in dated)
        clauses.append(f"(({period}) OR {FIRST_DAY} IS NULL)" if filters.include_undated else f"({period})")
        values |= {field: day for field, _, day in dated}
    for field, wanted in lists(filters):
        named = {f"{field}{number}": value for number, value in enumerate(wanted)}
        clauses.append(f"{field} IN ({', '.join(f':{name}' for name in named)})")
        values |= named
    return clauses, values
