"""A question's words as an FTS5 query: BM25 over any of them, the commonest left out."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

# A term in more than this share of the passages costs most of the time of an OR query
# and adds next to nothing to BM25; below FREQUENT_FLOOR passages it costs nothing either.
FREQUENT_SHARE = 0.05
FREQUENT_FLOOR = 2000
FEWEST_TERMS = 3
MOST_TERMS = 64
REMEMBERED = 50_000  # pieces of text whose stems are kept, about 10 MB
# BM25 weights of an article's title, repeated with each of its passages, and of the text.
TITLE_WEIGHT, TEXT_WEIGHT = 1.0, 1.0

# FTS5's bm25() is the lower the better; ours are similarities.
_SCORE = f"-bm25(passages_fts, {TITLE_WEIGHT}, {TEXT_WEIGHT}) AS score"

_SMALL = frozenset(
    "a about an and are as at be by did do does for from had has have how in is it its of on or that the"
    " their this to was were what which who will with".split()
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s$")


def words(text: str) -> list[str]:
    """The words of a text, in order, each once, case folded, possessives without their "'s"."""
    found = (_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(text))
    return list(dict.fromkeys(found))[:MOST_TERMS]


class Vocabulary:
    """How many passages hold a word, in title or text; looked up once, for common words take long.

    Args:
        passages: how many the archive holds.
        known: by stem, what was looked up before in this generation of the archive; added to.
    """

    def __init__(self, connection: sqlite3.Connection, passages: int, known: dict[str, int]) -> None:
        self.connection = connection
        self.passages = passages
        self._known = known

    def frequency(self, stem: str) -> int:
        """How many passages hold a stem."""
        if stem not in self._known:
            row = self.connection.execute("SELECT doc FROM passages_vocabulary WHERE term = ?", (stem,))
            self._known[stem] = int((row.fetchone() or (0,))[0])
        return self._known[stem]

    def worth_searching(self, query: str) -> list[tuple[str, int]]:
        """The query's words that the archive knows, but for the commonest, with how many passages hold
        each; of a word that the index splits ("o'neil"), those of its rarest part."""
        terms = words(query)
        counts = [min(map(self.frequency, found), default=0) for found in stems(terms)]
        known = [(word, n) for word, n in zip(terms, counts, strict=True) if n]
        limit = max(FREQUENT_FLOOR, FREQUENT_SHARE * self.passages)
        rare = [(word, n) for word, n in known if n <= limit]
        if len(rare) >= FEWEST_TERMS:
            return rare
        fewest = sorted(known, key=lambda one: (one[1], one[0]))[:FEWEST_TERMS]
        return [one for one in known if one in fewest]


def search(
    vocabulary: Vocabulary, query: str, k: int, admitted: NDArray[np.bool_] | None
) -> list[tuple[int, float]]:
    """The best k passages by BM25 over title and text, as (id, score), best first.

    Args:
        admitted: mask over passage ids, None admits all.
    """
    expression = match_expression(vocabulary, query)
    if expression is None:
        return []
    # A join with what tells whether a passage is admitted takes longer than to score one that is not.
    found = vocabulary.connection.execute(
        f"SELECT rowid, {_SCORE} FROM passages_fts WHERE passages_fts MATCH ?"
        " ORDER BY score DESC, rowid LIMIT ?",
        (expression, k if admitted is None else -1),
    )
    if admitted is None:
        return found.fetchall()
    ids = len(admitted)
    return list(islice((row for row in found if row[0] < ids and admitted[row[0]]), k))


def mentioning(
    connection: sqlite3.Connection, expression: str, condition: str, values: Sequence[Any]
) -> list[str]:
    """Ids of the articles with a passage that an FTS5 expression matches, the best match first.

    Args:
        condition, values: on revisions ``r``.
    """
    found = connection.execute(
        f"SELECT r.article_id, {_SCORE} FROM passages_fts f JOIN passages p ON p.id = f.rowid"
        f" JOIN revisions r ON r.key = p.revision_key WHERE passages_fts MATCH ? AND {condition}"
        " ORDER BY score DESC, f.rowid",
        [expression, *values],
    )
    return list(dict.fromkeys(article_id for article_id, _ in found))


def match_expression(vocabulary: Vocabulary, query: str) -> str | None:
    """An FTS5 expression for any of the query's words, None where none is worth searching."""
    return " OR ".join(f'"{word}"' for word, _ in vocabulary.worth_searching(query)) or None


def holding(
    vocabulary: Vocabulary, query: str, ids: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How much each of the query's words weighs, (words,), together 1, and which of them the title and
    text of each passage hold, (ids, words).

    Rare words weigh more (inverse document frequency as in BM25); those too common to be searched
    are not among them.
    """
    asked = vocabulary.worth_searching(query)
    weights = np.array([log(1 + (vocabulary.passages - n + 0.5) / (n + 0.5)) for _, n in asked])
    held = np.zeros((len(ids), len(asked)), dtype=np.bool_)
    rows = {int(id_): row for row, id_ in enumerate(ids)}
    listed = json.dumps(list(rows))
    for column, (word, _) in enumerate(asked):
        # The plus has all holders read: asked for rows by id, an FTS5 table begins a search for each.
        holders = vocabulary.connection.execute(
            "SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?"
            " AND +rowid IN (SELECT value FROM json_each(?))",
            (f'"{word}"', listed),
        )
        held[[rows[id_] for (id_,) in holders], column] = True
    return weights / (weights.sum() or 1.0), held


def all_of(topic: str, expansions: Mapping[str, Sequence[str]]) -> str:
    """An FTS5 expression for all of a topic's words but the small ones; it finds nothing where none is left.

    Args:
        expansions: parts of the topic that may be called otherwise, see ``Acronyms.expansions``.
    """
    units = [_any_phrase((called, *others)) for called, others in expansions.items()]
    for called in expansions:
        topic = topic.replace(called, " ")
    units += [f'"{word}"' for word in words(topic) if word not in _SMALL]
    return " AND ".join(units) or '""'


def _any_phrase(names: Iterable[str]) -> str:
    phrases = (" ".join(_WORD.findall(name)) for name in names)
    return "(" + " OR ".join(f'"{phrase}"' for phrase in phrases) + ")"


def stems(texts: Sequence[str]) -> list[list[str]]:
    """Each text's words as the index's tokenizer cuts, folds and stems them, in order."""
    pieces = [text.split() for text in texts]  # no word goes on across white space
    known = _stemmer().stems({piece for found in pieces for piece in found})
    return [[stem for piece in found for stem in known[piece]] for found in pieces]


class _Stemmer:
    """Stems of pieces of text without white space, remembered: to ask for them takes long, and a
    question's passages have most words in common with those of the questions before it."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def stems(self, pieces: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """By piece, its stems in order. May be called from any thread: no step sees half of another."""
        found = {piece: stems for piece in pieces if (stems := self._known.get(piece)) is not None}
        if unknown := [piece for piece in pieces if piece not in found]:
            learnt = _ask_index(unknown)
            if len(self._known) + len(learnt) > REMEMBERED:
                self._known.clear()
            self._known.update(learnt)
            found |= learnt
        return found


@cache
def _stemmer() -> _Stemmer:
    return _Stemmer()


def _ask_index(pieces: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """SQLite offers no call for its tokenizer; a throwaway index of the pieces tells."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(pieces, ())
    with sqlite3.connect(":memory:") as scratch:
        scratch.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (term, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        scratch.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
        scratch.executemany("INSERT INTO t (rowid, term) VALUES (?, ?)", enumerate(pieces))
        for row, stem in scratch.execute("SELECT doc, term FROM v ORDER BY doc, offset"):
            found[pieces[row]] += (stem,)
    scratch.close()
    return found
