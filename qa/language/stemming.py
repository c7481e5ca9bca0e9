"""Words as the index cuts, folds and stems them."""

from __future__ import annotations

import sqlite3
import string
import threading
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import chain

MARKS = string.punctuation + "“”‘’„«»–—…"  # around words; the tokenizer takes no notice of them
REMEMBERED = 50_000  # pieces of text whose stems are kept, about 10 MB


def stems(texts: Sequence[str]) -> list[list[str]]:
    """Each text's words as the index's tokenizer cuts, folds and stems them, in order."""
    pieces = [text.split() for text in texts]  # no word goes on across white space
    known = _stemmer().knowing({piece for found in pieces for piece in found})
    return [[stem for piece in found for stem in known[piece]] for found in pieces]


def stems_of(*texts: str) -> frozenset[str]:
    """The stems of all words of some texts."""
    return frozenset(chain.from_iterable(stems(texts)))


def first_stems(words: Sequence[str]) -> list[str]:
    """Each word's first stem, empty where it has none, in half of the time that ``stems`` takes for words
    one by one.

    Args:
        words: without white space.
    """
    known = _stemmer().knowing({*words})
    return [known[word][0] if known[word] else "" for word in words]


class _Stemmer:
    """Stems of pieces of text without white space, remembered: to ask for them takes long, and a
    question's passages have most words in common with those of the questions before it."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}
        self._asking = threading.Lock()
        self._scratch = _scratch_index()

    def knowing(self, pieces: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """By piece the stems of these, in order, and of others. May be called from any thread: what is
        handed out loses nothing."""
        known = self._known
        if not pieces <= known.keys():
            with self._asking:
                known = self._known = self._with(pieces)
        return known

    def _with(self, pieces: Set[str]) -> dict[str, tuple[str, ...]]:
        known = self._known
        words = {piece: piece.strip(MARKS) for piece in pieces if piece not in known}
        if len(known) + len(words) > REMEMBERED:
            known = {piece: known[piece] for piece in pieces if piece in known}
        # Whatever marks a word stands between, it is asked for once.
        if unknown := [word for word in {*words.values()} if word not in known]:
            known.update(_ask_index(self._scratch, unknown))
        known.update((piece, known[word]) for piece, word in words.items())
        return known


@cache
def _stemmer() -> _Stemmer:
    return _Stemmer()


def _scratch_index() -> sqlite3.Connection:
    """SQLite offers no call for its tokenizer; an index that pieces of text pass through tells. To make
    one takes ten times as long as to ask it for a few."""
    scratch = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    scratch.execute(
        "CREATE VIRTUAL TABLE t USING fts5"
        " (term, content = '', tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    scratch.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
    return scratch


def _ask_index(scratch: sqlite3.Connection, pieces: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = dict.fromkeys(pieces, ())
    scratch.execute("BEGIN")
    try:
        scratch.executemany("INSERT INTO t (rowid, term) VALUES (?, ?)", enumerate(pieces))
        for row, stem in scratch.execute("SELECT doc, term FROM v ORDER BY doc, offset"):
            found[pieces[row]] += (stem,)
    finally:
        scratch.execute("ROLLBACK")  # it is empty again
    return found
