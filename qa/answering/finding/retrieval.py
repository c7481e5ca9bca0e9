"""Filters, then words and meaning, then one ranking, each story once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from math import exp, inf
from typing import NamedTuple, TypeVar

import numpy as np

from embeddings.types import Encoder, Vectors
from qa.answering.finding.copies import Words, once, with_copies
from qa.answering.finding.ranking import NOT_FOUND, Features, Ranking
from qa.archive.store import Archive
from qa.archive.types import Match, Place, Scope
from qa.types import Article, Evidence

T = TypeVar("T")

POOL = 200  # candidates from each of the two searches
A_STORY = 20  # candidates of one story at most, be it a long article or one that hundreds copied
AN_ARTICLE = 5  # passages of one article that may come before all others; see eval/LOG.md
FURTHER = 4  # times as far the searches look where stories that have more leave too few candidates
FARTHEST = 3200

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


class Found(NamedTuple):
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
    """The best ``query.k`` passages of the scope, best first, what copies carry as one."""
    ranked = rank(candidates(archive, encoder, query, scope), ranking)
    found = islice(once(_read(archive, in_turn(ranked, _article_id), query.k)), query.k)
    return tuple(_also_in(archive, scope, list(found)))


def openings(archive: Archive, found: Sequence[Evidence]) -> Iterator[Evidence]:
    """How the articles of some passages begin, where that is not among them: what happened is told there."""
    begun = {one.article.id for one in found if one.passage.ordinal == 0}
    best = {one.article.id: one for one in reversed(found)}
    for id_, one in best.items():
        if id_ not in begun:
            yield replace(one, passage=archive.passages_of(id_)[0], read=None)


def candidates(archive: Archive, encoder: Encoder, query: Query, scope: Scope) -> list[Found]:
    """What either search finds in the scope, with its features, in no order and without scores."""
    depth = POOL
    while True:
        places, features = _searched(archive, encoder, query, scope, depth)
        found = _spread(places, features)
        if len(found) >= POOL // 2 or len(features) < depth or depth >= FARTHEST:
            break
        depth *= FURTHER
    for place, own, article in zip(found, *_held(archive, query, found), strict=True):
        covered = {"coverage": own, "article coverage": article}
        features[place.passage_id].update(covered, **_priors(place, query))
    return [Found(place, features[place.passage_id]) for place in found]


def _spread(places: Sequence[Place], features: Mapping[int, Features]) -> list[Place]:
    """Of each story those that either search ranks best."""

    def best_rank(place: Place) -> float:
        of = features[place.passage_id]
        return min(of["bm25 rank"] or inf, of["cosine rank"] or inf)

    told: dict[str, int] = defaultdict(int)
    kept = []
    for place in sorted(places, key=lambda place: (best_rank(place), place.passage_id)):
        told[place.story] += 1
        if told[place.story] <= A_STORY:
            kept.append(place)
    return kept


def rank(found: Sequence[Found], ranking: Ranking) -> list[Found]:
    """Those that a ranking knows of, with their scores, best first."""
    scored = [Found(one.place, one.features, ranking(one.features)) for one in found]
    known = [one for one in scored if one.score > NOT_FOUND]
    return sorted(known, key=lambda one: (-one.score, one.place.passage_id))


def _article_id(found: Found) -> str:
    return found.place.article_id


def in_turn(ranked: Sequence[T], article_id: Callable[[T], str]) -> Iterator[T]:
    """Best first, but where there are others no article has more than half of any beginning of the
    list, beyond its first few: a long one has a passage for everything."""
    left = list(ranked)
    taken: dict[str, int] = defaultdict(int)
    for before in range(len(left)):
        most = max(AN_ARTICLE, before / 2)
        next_ = next((i for i, one in enumerate(left) if taken[article_id(one)] < most), 0)
        one = left.pop(next_)
        taken[article_id(one)] += 1
        yield one


def _read(archive: Archive, ranked: Iterator[Found], at_a_time: int) -> Iterator[Evidence]:
    """The passages found, in order, read as far as they are looked at; those gone since are left out."""
    while batch := list(islice(ranked, at_a_time)):
        found = {one.place.passage_id: one for one in batch}
        for passage, article in archive.with_articles(list(found)):
            one = found[passage.id]
            yield Evidence(passage, article, one.score, one.features)


def _also_in(archive: Archive, scope: Scope, found: Sequence[Evidence]) -> Iterator[Evidence]:
    """The passages, each of the article of the scope that had it first, with the others that carry it."""
    filters = scope.filters
    if scope.speakers is not None:  # the period is then that of the saying, in copies as well
        filters = replace(filters, published_from=None, published_to=None)
    copies = {
        article_id: [Words(copy) for copy in archive.copies(article_id, filters)]
        for article_id in {evidence.article.id for evidence in found}
    }
    for evidence in found:
        first = _first(archive, evidence, [words.article for words in copies[evidence.article.id]])
        if first is evidence:
            yield with_copies(evidence, copies[evidence.article.id])
        else:
            others = archive.copies(first.article.id, filters)
            yield with_copies(first, [Words(copy) for copy in others])


def _first(archive: Archive, evidence: Evidence, copies: Sequence[Article]) -> Evidence:
    """A passage in the first copy of its article that has the very same, printed on an earlier day: one that
    was given a later day tells of no other "Tuesday".

    Args:
        copies: in the order of publication.
    """
    ours, text = evidence.article.published, evidence.passage.text
    for copy in copies:
        earlier = ours and copy.published and copy.published.last_day < ours.first_day
        if earlier and text in copy.text:
            same = (one for one in archive.passages_of(copy.id) if one.text == text)
            if passage := next(same, None):
                return replace(evidence, passage=passage, article=copy)
    return evidence


def _searched(
    archive: Archive, encoder: Encoder, query: Query, scope: Scope, depth: int
) -> tuple[list[Place], dict[int, dict[str, float]]]:
    """What either search finds, and by passage id the scores of both.

    Args:
        depth: how many from each.
    """
    nearest = beside().submit(_nearest, archive, encoder, query, scope, depth)  # each keeps one core busy
    lexical = archive.lexical(query.words, depth, scope)
    by_words = [match.passage_id for match in lexical]
    # What is read of them is read here, for the other search takes longer.
    places, stored = archive.places(by_words), archive.vectors_in(by_words)
    vector, dense = nearest.result()
    best = max((match.score for match in lexical), default=0.0) or 1.0
    bm25 = {match.passage_id: match.score / best for match in lexical}
    bm25_rank = {match.passage_id: rank for rank, match in enumerate(lexical, start=1)}
    cosine = {match.passage_id: match.score for match in dense}
    cosine_rank = {match.passage_id: rank for rank, match in enumerate(dense, start=1)}
    others = archive.places([id_ for id_ in cosine if id_ not in bm25])
    for id_, score in zip(by_words, np.vecdot(stored, vector).tolist(), strict=True):
        cosine.setdefault(id_, score)
    return [*places, *others], {
        id_: {
            "bm25": bm25.get(id_, 0.0),
            "cosine": cosine[id_],
            "bm25 rank": bm25_rank.get(id_, 0),
            "cosine rank": cosine_rank.get(id_, 0),
        }
        for id_ in cosine
    }


@cache
def beside() -> ThreadPoolExecutor:
    """Threads for what is done beside something else, kept: to start one, a question would wait until there
    is a core for it."""
    return ThreadPoolExecutor()


def _nearest(
    archive: Archive, encoder: Encoder, query: Query, scope: Scope, depth: int
) -> tuple[Vectors, Sequence[Match]]:
    """The question's vector (d,), and what is nearest to it."""
    vector = encoder.embed_queries([query.words])[0]
    return vector, archive.nearest(vector, depth, scope)


def _held(archive: Archive, query: Query, places: Sequence[Place]) -> tuple[list[float], list[float]]:
    """What each holds of the question's words, and what all that were found of its article do together."""
    weights, held = archive.holding(query.words, [place.passage_id for place in places])
    articles: dict[str, int] = {}
    rows = [articles.setdefault(place.article_id, len(articles)) for place in places]
    together = np.zeros((len(articles), len(weights)), np.bool_)
    np.logical_or.at(together, rows, held)
    return (held @ weights).tolist(), (together @ weights)[rows].tolist()


def _priors(place: Place, query: Query) -> dict[str, float]:
    recency = later = 0.0
    if place.first_day and place.last_day:
        later = float((place.first_day - query.asked).days >= LATER_DAYS)
        age = abs((query.asked - place.last_day).days)
        recency = 0.0 if query.dated else exp(-age / RECENCY_DAYS)
    return {"opening": float(place.ordinal == 0), "recency": recency, "later": later}
