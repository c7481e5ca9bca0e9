"""Haystack's hybrid retrieval, https://docs.haystack.deepset.ai/docs/documentjoiner."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from embeddings.types import Encoder
from eval.systems.peers.entries import FIRST_DAY, Entry, bounds, lists
from qa.types import Filters

TELEMETRY = "HAYSTACK_TELEMETRY_ENABLED"


class Haystack:
    """A BM25 and an embedding retriever over an in-memory store, joined by reciprocal rank fusion,
    all else as it comes. Embeddings are lists of floats, as its own embedders give them.
    """

    def __init__(self, encoder: Encoder) -> None:
        with _telemetry_off():
            from haystack import Document, Pipeline
            from haystack.components.joiners import DocumentJoiner
            from haystack.components.retrievers.in_memory import (
                InMemoryBM25Retriever,
                InMemoryEmbeddingRetriever,
            )
            from haystack.document_stores.in_memory import InMemoryDocumentStore

        logging.getLogger("haystack").setLevel(logging.ERROR)  # it warns where filters admit nothing
        self._encoder = encoder
        self._document = Document
        self._store = InMemoryDocumentStore(shared=False)  # freed with this object
        self._pipeline = Pipeline()
        self._pipeline.add_component("words", InMemoryBM25Retriever(self._store))
        self._pipeline.add_component("vectors", InMemoryEmbeddingRetriever(self._store))
        self._pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        self._pipeline.connect("words", "joiner")
        self._pipeline.connect("vectors", "joiner")

    def take(self, entries: Iterable[Entry]) -> None:
        self._store.write_documents(
            [
                self._document(
                    id=str(entry.id), content=entry.text, embedding=entry.vector.tolist(), meta=entry.metadata
                )
                for entry in entries
            ]
        )

    def search(self, question: str, filters: Filters, k: int) -> list[int]:
        (vector,) = self._encoder.embed_queries([question])
        narrowed = {"filters": where(filters), "top_k": k}
        found = self._pipeline.run(
            {
                "words": {"query": question, **narrowed},
                "vectors": {"query_embedding": vector.tolist(), **narrowed},
                "joiner": {"top_k": k},
            }
        )
        return [int(document.id) for document in found["joiner"]["documents"]]


def where(filters: Filters) -> dict[str, Any] | None:
    """The filters as Haystack has them; None where there are none."""
    conditions = []
    if dated := bounds(filters):
        period = _all([_condition(field, comparison, day) for field, comparison, day in dated])
        undated = _condition(FIRST_DAY, "==", None)
        either = {"operator": "OR", "conditions": [period, undated]}
        conditions.append(either if filters.include_undated else period)
    conditions += [_condition(field, "in", wanted) for field, wanted in lists(filters)]
    return _all(conditions) if conditions else None


def _all(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"operator": "AND", "conditions": conditions}


def _condition(field: str, comparison: str, value: object) -> dict[str, Any]:
    return {"field": f"meta.{field}", "operator": comparison, "value": value}


@contextmanager
def _telemetry_off() -> Iterator[None]:
    """Haystack decides when it is imported, by the environment, whether to send usage data."""
    before = os.environ.get(TELEMETRY)
    os.environ[TELEMETRY] = "False"
    try:
        yield
    finally:
        if before is None:
            del os.environ[TELEMETRY]
        else:
            os.environ[TELEMETRY] = before
