"""Retrieval measures, computed by ir-measures (MacAvaney et al. 2022; trec_eval underneath)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import ir_measures
from ir_measures import AP, RR, R, Success, nDCG

Ranking = Sequence[str]
Relevance = Mapping[str, int]

MEASURES = {
    "hit@1": Success @ 1,
    "hit@5": Success @ 5,
    "hit@10": Success @ 10,
    "hit@50": Success @ 50,
    "MRR@10": RR @ 10,
    "MAP@10": AP @ 10,
    "nDCG@10": nDCG @ 10,
    "recall@10": R @ 10,
    "recall@50": R @ 50,
}
# A question whose relevant items are all missing from the archive still counts, as a miss.
MISSING = "(relevant, not in the archive)"


def score_rankings(
    rankings: Mapping[str, Ranking], relevances: Mapping[str, Relevance]
) -> dict[str, dict[str, float]]:
    """Every measure for every question that has relevance judgements.

    Args:
        rankings: item ids by question id, best first, each item once; a
            question that is absent found nothing.
        relevances: grade by item id by question id; nDCG's gain is the grade itself.

    Returns:
        Measure name to value from 0 to 1, by question id, for the questions of ``relevances``.
    """
    names = {str(measure): name for name, measure in MEASURES.items()}
    qrels = [
        ir_measures.Qrel(question, item, grade)
        for question, grades in relevances.items()
        for item, grade in (grades or {MISSING: 1}).items()
    ]
    run = [
        ir_measures.ScoredDoc(question, item, -float(rank))
        for question, items in rankings.items()
        for rank, item in enumerate(items)
    ]
    scores: dict[str, dict[str, float]] = {question: {} for question in relevances}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), qrels, run):
        scores[metric.query_id][names[str(metric.measure)]] = float(metric.value)
    return scores


def first_hit(ranking: Ranking, relevance: Relevance) -> int | None:
    """Rank, from 1, of the first relevant item; None where none was found."""
    return next((rank for rank, item in enumerate(ranking, 1) if relevance.get(item, 0) > 0), None)


def unique(items: Iterable[str]) -> list[str]:
    """The items in order, each at its first place only."""
    return list(dict.fromkeys(items))
