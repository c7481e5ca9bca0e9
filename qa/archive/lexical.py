"""A question's words looked for in the index: BM25 over any of them, the commonest left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.archive import postings
from qa.archive.postings import Lengths, Postings
from qa.archive.reading import Revision
from qa.archive.terms import SMALL, Term
from qa.language.stemming import stems

# A term in more than this share of the passages costs most of the time of an OR query
# and adds next to nothing to BM25; below FREQUENT_FLOOR passages it costs nothing either.
FREQUENT_SHARE = 0.05
FREQUENT_FLOOR = 2000
FEWEST_TERMS = 3
# Of forms, about how many numbers of passages, 16 bytes each, a form counted as the commonest that is worth
# searching for: common words come again in other questions, and take longest to look up.
POSTINGS_KEPT = 4_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What was looked up in one generation of an archive.

    Args:
        passages: how many the archive holds.
        frequencies: by stem, how many passages hold it; of all stems there are.
        counts: by word or phrase, likewise, of those looked up.
        terms: by query, of the last few.
        postings: by form, likewise.
        revisions: by key, those of the articles that searches found.
    """

    generation: int
    passages: int
    frequencies: Mapping[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    postings: dict[str, Postings] = field(default_factory=dict)
    revisions: dict[int, Revision] = field(default_factory=dict)


class Vocabulary:
    """How many passages hold a word, in title or text, or a phrase; that is looked up once.

    Args:
        kept: what was looked up before in this generation of the archive; added to.
        lengths: of passages.
    """

    def __init__(self, connection: sqlite3.Connection, kept: Kept, lengths: Lengths) -> None:
        self.connection = connection
        self.passages = kept.passages
        self.asked = kept.terms
        self._frequencies = kept.frequencies
        self._known = kept.counts
        self._postings = kept.postings
        self.lengths = lengths

    def frequency(self, stem: str) -> int:
        """How many passages hold a stem."""
        return self._frequencies.get(stem, 0)

    def counts(self, forms: Collection[str]) -> dict[str, int]:
        """How many passages hold each of some words or phrases."""
        unknown = [form for form in forms if form not in self._known]
        for form, cut in zip(unknown, stems(unknown), strict=True):
            rarest = min(map(self.frequency, cut), default=0)
            self._known[form] = self._holders(form) if rarest and len(cut) > 1 else rarest
        return {form: self._known[form] for form in forms}

    def _holders(self, phrase: str) -> int:
        found = self.connection.execute(
            "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?", (f'"{phrase}"',)
        )
        return int(found.fetchone()[0])

    def postings(self, form: str) -> Postings:
        """The passages that hold a form; a question asks twice, to search and to tell what each holds."""
        found = self._postings.get(form)
        if found is None:
            found = postings.read(self.connection, form, stems([form])[0], self.lengths)
            if len(self._postings) * self._most >= POSTINGS_KEPT:
                self._postings.clear()
            self._postings[form] = found
        return found

    def worth_searching(self, asked: Sequence[Term]) -> list[Sought]:
        """What of it the archive has, but for the commonest."""
        counts = self.counts({form for term in asked for form in term.forms})
        known = [found for term in asked if (found := self._known_as(term, counts))]
        rare = [one for one in known if counts[one.forms[0]] <= self._most]
        if len(rare) >= FEWEST_TERMS:
            return rare
        fewest = sorted(known, key=lambda one: (one.passages, one.forms))[:FEWEST_TERMS]
        return [one for one in known if one in fewest]

    @property
    def _most(self) -> float:
        """Passages that a term may be in to be worth searching for."""
        return max(FREQUENT_FLOOR, FREQUENT_SHARE * self.passages)

    def _known_as(self, term: Term, counts: Mapping[str, int]) -> Sought | None:
        """A term in the forms that the archive has, without those too common to stand for it."""
        own, *others = term.forms
        found = [own] * (counts[own] > 0) + [form for form in others if 0 < counts[form] <= self._most]
        forms: dict[tuple[str, ...], str] = {}  # what is one to the index would count twice: "López", "Lopez"
        for form, cut in zip(found, stems(found), strict=True):
            forms.setdefault(tuple(cut), form)
        passages = min(sum(counts[form] for form in forms.values()), self.passages)
        return Sought(tuple(forms.values()), passages) if forms else None


def frequencies(connection: sqlite3.Connection) -> dict[str, int]:
    """How many passages hold each stem; to look up 3,500 one by one takes as long."""
    return dict(connection.execute("SELECT term, doc FROM passages_vocabulary").fetchall())


def texts_with(connection: sqlite3.Connection, stem: str, most: int) -> list[str]:
    """Titles and texts of so many passages at most that hold a stem."""
    found = connection.execute(
        "SELECT title || ' ' || text FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?",
        (f'"{stem}"', most),
    )
    return [text for (text,) in found]


@dataclass(frozen=True, slots=True)
class Sought:
    """A term as it is searched for.

    Args:
        forms: those of the archive, never empty.
        passages: how many hold one of them, at most.
    """

    forms: tuple[str, ...]
    passages: int


def search(
    vocabulary: Vocabulary, asked: Sequence[Term], k: int, admitted: NDArray[np.bool_] | None
) -> list[tuple[int, float]]:
    """The best k passages by BM25 over title and text, as (id, score), best first.

    Args:
        admitted: mask over passage ids, None admits all.
    """
    found = [vocabulary.postings(form) for form in forms(vocabulary, asked)]
    if not found:
        return []
    every = postings.together(found)
    ids, scores = every.ids, every.scores
    if admitted is not None:
        known = ids < len(admitted)
        ids, scores = ids[known], scores[known]
        ids, scores = ids[admitted[ids]], scores[admitted[ids]]
    if len(ids) > k:  # to sort all of them takes twenty times as long
        among = np.flatnonzero(scores >= np.partition(scores, -k)[-k])
        ids, scores = ids[among], scores[among]
    best = np.lexsort((ids, -scores))[:k]
    return list(zip(ids[best].tolist(), scores[best].tolist(), strict=True))


def mentioning(
    connection: sqlite3.Connection, expression: str, condition: str, values: Sequence[Any]
) -> list[str]:
    """Ids of the articles with a passage that an FTS5 expression matches, the best match first.

    Args:
        condition, values: on revisions ``r``.
    """
    found = connection.execute(
        "SELECT r.article_id, bm25(passages_fts) AS score"
        " FROM passages_fts f JOIN passages p ON p.id = f.rowid"
        f" JOIN revisions r ON r.key = p.revision_key WHERE passages_fts MATCH ? AND {condition}"
        " ORDER BY score, f.rowid",  # FTS5's is the lower the better
        [expression, *values],
    )
    return list(dict.fromkeys(article_id for article_id, _ in found))


def forms(vocabulary: Vocabulary, asked: Sequence[Term]) -> list[str]:
    """All forms of what is asked for and worth searching, each once."""
    sought = vocabulary.worth_searching(asked)
    return list(dict.fromkeys(form for one in sought for form in one.forms))


def holding(
    vocabulary: Vocabulary, asked: Sequence[Term], ids: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How much each term weighs, (terms,), together 1, and which of them the title and text of each
    passage hold, (ids, terms).

    Rare ones weigh more (inverse document frequency as in BM25); those too common to be searched
    are not among them.
    """
    sought = vocabulary.worth_searching(asked)
    weights = np.array(
        [log(1 + (vocabulary.passages - n + 0.5) / (n + 0.5)) for n in (one.passages for one in sought)]
    )
    held = np.zeros((len(ids), len(sought)), dtype=np.bool_)
    wanted = np.asarray(ids, np.int64)
    for column, one in enumerate(sought):
        for form in one.forms:
            held[:, column] |= vocabulary.postings(form).hold(wanted)
    return weights / (weights.sum() or 1.0), held


def all_of(asked: Sequence[Term]) -> str:
    """An FTS5 expression for all of a topic's terms but the small ones; it finds nothing where none is
    left."""
    units = (any_of(term.forms) for term in asked if term.forms[0] not in SMALL)
    return " AND ".join(f"({unit})" for unit in units) or '""'


def any_of(forms: Iterable[str]) -> str:
    """An FTS5 expression for any of some phrases."""
    return " OR ".join(f'"{form}"' for form in forms)
