"""Filters, then words and meaning, then one ranking, each story once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from math import exp

from embeddings.types import Encoder, Vectors
from qa.answering.copies import LOOKAHEAD, collapse
from qa.answering.ranking import NOT_FOUND, Features, Ranking
from qa.archive.store import Archive, Match, Place, Scope
from qa.types import Evidence

POOL = 200  # candidates from each of the two searches

RECENCY_DAYS = 30.0  # how long it takes the recency of an article to fall to 1/e
LATER_DAYS = 3  # after the day of asking, from which an article counts as published later


@dataclass(frozen=True, slots=True)
class Query:
    """What to search for.

    Args:
        words: for both searches.
        asked: the day of the question.
        k: how many passages are wanted.
        dated: it names a time of its own, so articles near the day of asking do not go first.
    """

    words: str
    asked: date
    k: int
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that a search found, its text not yet read.

    Args:
        score: as in ``Evidence``.
    """

    place: Place
    features: Features
    score: float = 0.0


def retrieve(
    archive: Archive, encoder: Encoder, query: Query, scope: Scope, ranking: Ranking
) -> tuple[Evidence, ...]:
    """The best ``query.k`` passages of the scope, best first, copies of one passage as one."""
    ranked = rank(candidates(archive, encoder, query, scope), ranking)
    return collapse(_read(archive, ranked, LOOKAHEAD * query.k), query.k)


def candidates(archive: Archive, encoder: Encoder, query: Query, scope: Scope) -> list[Found]:
    """What either search finds in the scope, with its features, in no order and without scores."""
    features = _searched(archive, encoder, query, scope)
    places = archive.places(list(features))
    return [Found(place, {**features[place.passage_id], **_priors(place, query)}) for place in places]


def rank(found: Sequence[Found], ranking: Ranking) -> list[Found]:
    """Those that a ranking knows of, with their scores, best first."""
    scored = [Found(one.place, one.features, ranking(one.features)) for one in found]
    known = [one for one in scored if one.score > NOT_FOUND]
    return sorted(known, key=lambda one: (-one.score, one.place.passage_id))


def _read(archive: Archive, ranked: Sequence[Found], at_a_time: int) -> Iterator[Evidence]:
    """The passages found, in order, read as far as they are looked at; those gone since are left out."""
    for begin in range(0, len(ranked), at_a_time):
        found = {one.place.passage_id: one for one in ranked[begin : begin + at_a_time]}
        for passage, article in archive.with_articles(list(found)):
            one = found[passage.id]
            yield Evidence(passage, article, one.score, one.features)


def _searched(archive: Archive, encoder: Encoder, query: Query, scope: Scope) -> dict[int, dict[str, float]]:
    """Passage ids of either search with the scores of both."""
    with ThreadPoolExecutor(1) as beside:  # each keeps one core busy
        nearest = beside.submit(_nearest, archive, encoder, query, scope)
        lexical = archive.lexical(query.words, POOL, scope)
        vector, dense = nearest.result()
    best = max((match.score for match in lexical), default=0.0) or 1.0
    bm25 = {match.passage_id: match.score / best for match in lexical}
    bm25_rank = {match.passage_id: rank for rank, match in enumerate(lexical, start=1)}
    cosine = {match.passage_id: match.score for match in dense}
    cosine_rank = {match.passage_id: rank for rank, match in enumerate(dense, start=1)}
    unscored = [id_ for id_ in bm25 if id_ not in cosine]
    cosine |= dict(zip(unscored, archive.similarities(vector, unscored), strict=True))
    coverage = dict(zip(cosine, archive.coverage(query.words, list(cosine)), strict=True))
    return {
        id_: {
            "bm25": bm25.get(id_, 0.0),
            "cosine": cosine[id_],
            "coverage": coverage[id_],
            "bm25 rank": bm25_rank.get(id_, 0),
            "cosine rank": cosine_rank.get(id_, 0),
        }
        for id_ in cosine
    }


def _nearest(
    archive: Archive, encoder: Encoder, query: Query, scope: Scope
) -> tuple[Vectors, Sequence[Match]]:
    """The question's vector (d,), and what is nearest to it."""
    vector = encoder.embed_queries([query.words])[0]
    return vector, archive.nearest(vector, POOL, scope)


def _priors(place: Place, query: Query) -> dict[str, float]:
    recency = later = 0.0
    if place.first_day and place.last_day:
        later = float((place.first_day - query.asked).days >= LATER_DAYS)
        age = abs((query.asked - place.last_day).days)
        recency = 0.0 if query.dated else exp(-age / RECENCY_DAYS)
    return {"opening": float(place.ordinal == 0), "recency": recency, "later": later}
