"""The words of an archive: those of a query in all forms that it has, and how many passages hold each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from qa.archive import lexical, reading
from qa.archive.database import last_change
from qa.archive.known import Known
from qa.archive.lexical import Kept, Vocabulary
from qa.archive.misspellings import Misspellings
from qa.archive.postings import Lengths
from qa.archive.terms import SMALL, Term, terms
from qa.archive.types import Match, Scope, Unknown

ASKED_KEPT = 64  # queries whose terms are kept


class Words:
    """What is known of words, looked up once a generation. Safe from any thread.

    Args:
        known: the names and acronyms of the archive.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._kept = Kept(-1, 0)
        self._lengths = Lengths()

    def search(self, connection: sqlite3.Connection, query: str, k: int, scope: Scope) -> tuple[Match, ...]:
        """See ``Archive.lexical``."""
        vocabulary = self._vocabulary(connection)
        found = lexical.search(vocabulary, self._terms(query, vocabulary), k, scope.passages)
        return tuple(Match(id_, score) for id_, score in found)

    def holding(
        self, connection: sqlite3.Connection, query: str, ids: Sequence[int]
    ) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """See ``Archive.holding``."""
        vocabulary = self._vocabulary(connection)
        return lexical.holding(vocabulary, self._terms(query, vocabulary), ids)

    def all_of(self, connection: sqlite3.Connection, topic: str) -> str:
        """An FTS5 expression for all of a topic's words, see ``lexical.all_of``."""
        return lexical.all_of(self._terms(topic, self._vocabulary(connection)))

    def frequencies(
        self, connection: sqlite3.Connection, stems: Sequence[str]
    ) -> tuple[int, tuple[int, ...]]:
        """See ``Archive.frequencies``."""
        vocabulary = self._vocabulary(connection)
        return vocabulary.passages, tuple(map(vocabulary.frequency, stems))

    def forms(self, connection: sqlite3.Connection, text: str) -> Mapping[str, tuple[str, ...]]:
        """See ``Archive.forms``."""
        vocabulary = self._vocabulary(connection)
        asked = self._terms(text, vocabulary)
        known = vocabulary.counts({form for term in asked for form in term.forms})
        found = {term.forms[0]: tuple(form for form in term.forms[1:] if known[form]) for term in asked}
        return {word: others for word, others in found.items() if others}

    def unknown(self, connection: sqlite3.Connection, text: str) -> tuple[Unknown, ...]:
        """See ``Archive.unknown``."""
        vocabulary = self._vocabulary(connection)
        asked = [term for term in self._terms(text, vocabulary) if term.forms[0] not in SMALL]
        known = vocabulary.counts({form for term in asked for form in term.forms})
        typed = {word.lower(): word for word in re.findall(r"\w+", text)}
        words = {
            typed.get(term.forms[0], term.forms[0]): sum(known[form] for form in term.forms) for term in asked
        }
        return tuple(Misspellings(self._known.stems, partial(lexical.texts_with, connection)).of(words))

    def kept_at(self, connection: sqlite3.Connection) -> Kept:
        """What was looked up in the transaction's generation."""
        generation = last_change(connection).generation
        kept = self._kept  # another thread may see another generation, and put its own there
        if kept.generation != generation:
            passages = reading.count_passages(connection)
            kept = self._kept = Kept(generation, passages, self._known.frequencies())
        return kept

    def _vocabulary(self, connection: sqlite3.Connection) -> Vocabulary:
        """What is known of words as of the transaction's generation."""
        return Vocabulary(connection, self.kept_at(connection), self._lengths)

    def _terms(self, query: str, vocabulary: Vocabulary) -> list[Term]:
        """A query's terms; those of the last few are kept, for one question has several uses for them."""
        found = vocabulary.asked.get(query)
        if found is None:
            found = terms(query, self._known.phrases, vocabulary.counts)
            if len(vocabulary.asked) >= ASKED_KEPT:
                vocabulary.asked.clear()
            vocabulary.asked[query] = found
        return found
