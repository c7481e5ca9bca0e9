"""Pools of gold questions -> the weights of ranking, and how well they do on questions held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from eval.pools import Pool
from eval.regression import Among, Floats, Stack
from eval.statistics import randomisation_test
from qa.answering.finding.ranking import FEATURES, Fusion, Ranking
from qa.errors import InvalidRequestError

# What is learnt. A reranker reads what these put first, so it has no part in the pools; its weight stays.
RERANKER = "reranker"
NAMES = tuple(name for name in FEATURES if name != RERANKER)
FEWEST = 30  # questions with a right passage among what is found; with fewer, folds say nothing
FOLDS = 5
# Weights that only one sign makes sense for: a better match must never rank lower, nor what was
# published after the question higher.
SIGNS: Mapping[str, int] = dict.fromkeys(NAMES, 1) | {"later": -1}
# How much a weight's square costs, in features' standard deviations: next to nothing, to choose among
# weights that do as well.
RIDGE = 1e-3
DEPTHS = (1, 5, 10)
CUT = 10  # of MRR@10


@dataclass(frozen=True, slots=True)
class Scores:
    """Reciprocal ranks of the first right passage, 0 below ten, and hits, by question; (n,) each.

    Copies of a passage are not made one, as they are in answers.
    """

    reciprocal: Floats
    hits: Mapping[int, Floats] = field(default_factory=dict)

    @property
    def mrr(self) -> float:
        return float(self.reciprocal.mean())

    def p_value(self, other: Scores) -> float:
        """Of the difference in MRR@10, by a paired randomisation test."""
        ones = np.ones((len(self.reciprocal), 1))
        pair = (self.reciprocal[:, None], ones), (other.reciprocal[:, None], ones)
        return float(randomisation_test(*pair)[0])


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights fitted to all questions, and scores of each question by weights fitted to others."""

    weights: Mapping[str, float]
    held_out: Scores


def scores(found: Sequence[Pool], rankings: Sequence[Ranking]) -> Scores:
    """How well each question's pool is ranked by its own ranking, a ranking a pool."""
    firsts = np.array([_first(pool, ranking) for pool, ranking in zip(found, rankings, strict=True)])
    reciprocal = np.where(firsts <= CUT, 1 / firsts, 0.0)
    return Scores(reciprocal, {depth: (firsts <= depth).astype(np.float64) for depth in DEPTHS})


def _first(pool: Pool, ranking: Ranking) -> float:
    """The rank of the first right passage, equals in the order of their ids; infinite without one."""
    given = np.array([ranking(features) for features in pool.features])
    order = np.argsort(-given, kind="stable")
    places = np.flatnonzero(pool.right[order])
    return float(places[0] + 1) if places.size else np.inf


def learn(found: Sequence[Pool], start: Mapping[str, float] | None = None, trust: float = 0.0) -> Learnt:
    """Weights for the pools' questions, cross-validated in five folds of questions in their order.

    Args:
        start: weights to stay near, if given.
        trust: what a departure by one standard deviation of a feature costs, in the loss of one question.

    Raises:
        InvalidRequestError: too few questions have a right passage among what is found.
    """
    usable = [pool for pool in found if pool.right.any()]
    if len(usable) < FEWEST:
        raise InvalidRequestError(
            f"{len(usable)} of {len(found)} questions have a right passage among what is found;"
            f" to fit ranking takes {FEWEST}"
        )
    fold = np.arange(len(found)) * FOLDS // len(found)
    by_fold = []
    for held in range(FOLDS):
        rest = [pool for pool, of in zip(found, fold, strict=True) if of != held and pool.right.any()]
        by_fold.append(_fit(rest, start, trust))
    held_out = scores(found, [_weighing(by_fold[of]) for of in fold])
    return Learnt(_fit(usable, start, trust), held_out)


def with_reranker(weights: Mapping[str, float], so_far: Fusion) -> dict[str, float]:
    """Weights with the reranker's as it was."""
    return {**weights, RERANKER: so_far.weights.get(RERANKER, 0.0)}


def _weighing(weights: Mapping[str, float]) -> Ranking:
    return lambda features: sum(weight * features[name] for name, weight in weights.items())


def _fit(usable: Sequence[Pool], start: Mapping[str, float] | None, trust: float) -> dict[str, float]:
    """The weights of least loss, of the signs that they must have; BM25's is 1 where it has any."""
    from scipy.optimize import minimize

    whole = sum(pool.weight for pool in usable)
    stack = Stack.of([Among(_rows(pool), pool.right, pool.weight / whole) for pool in usable])
    centre = np.array([(start or {}).get(name, 0.0) for name in NAMES]) * stack.spread
    scale = _scale(stack, centre) if start else 0.0
    strength = RIDGE + trust / len(usable)

    def cost(weights: Floats) -> tuple[float, Floats]:
        loss, gradient = stack.loss(weights)
        away = weights - scale * centre
        return loss + strength * float(away @ away), gradient + 2 * strength * away

    bounds = [(0, None) if SIGNS[name] > 0 else (None, 0) for name in NAMES]
    found = minimize(cost, scale * centre, jac=True, method="L-BFGS-B", bounds=bounds).x / stack.spread
    unit = found[NAMES.index("bm25")] or 1.0
    return {name: round(float(weight / unit), 3) for name, weight in zip(NAMES, found, strict=True)}


def _scale(stack: Stack, centre: Floats) -> float:
    """How sharply the softmax should take weights whose sums are good for order alone."""
    from scipy.optimize import minimize_scalar

    found = minimize_scalar(lambda scale: stack.loss(scale * centre)[0], bounds=(0.0, 20.0), method="bounded")
    return float(found.x)


def _rows(pool: Pool) -> Floats:
    """What is learnt from a pool (n, ``NAMES``)."""
    return np.array([[one.get(name, 0.0) for name in NAMES] for one in pool.features])
