"""Gold questions -> the weights of ranking, and how well they do on questions held out."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from eval import archives
from eval.datasets import registry
from eval.evaluation import check_gold, known_as
from eval.fitting import Wanted
from eval.library import ArchiveLibrary
from eval.provenance import commit
from eval.relevance import relevant_passages
from eval.run import Observe, select
from eval.statistics import randomisation_test
from eval.types import DataSet, GoldQuestion
from qa.answering.ranking import BASELINES, FEATURES, Features, Fusion, Ranking, shipped
from qa.assembly import Services
from qa.assistant import Assistant
from qa.errors import InvalidRequestError
from qa.settings import Settings
from qa.types import Question

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

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pool:
    """What the searches found for one question, by passage id, and what of it is right.

    Args:
        features: (n,) mappings.
        right: (n,).
        weight: how much the question counts in fitting.
    """

    question: str
    features: tuple[Features, ...]
    right: Bools
    weight: float = 1.0


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


@dataclass(frozen=True, slots=True)
class Asked:
    """A data set's name and the pools of its questions."""

    name: str
    pools: tuple[Pool, ...]


@dataclass(frozen=True, slots=True)
class Refit:
    """Weights fitted anew.

    Args:
        compared: scores of all questions by name of a ranking, the new one last.
        not_held_out: of the sets, those that the weights that ship were fitted on.
    """

    ranking: Fusion
    compared: Mapping[str, Scores]
    not_held_out: tuple[str, ...]


def asked(wanted: Wanted, settings: Settings, ingesting: archives.Observe | None, asking: Observe) -> Asked:
    """The pools of a data set's questions; see ``archives.opened`` for over which archive."""
    data = registry.load(wanted.dataset)
    with closing(archives.opened(data, settings, ingesting)) as services:
        chosen = select(data.questions, wanted.limit, wanted.seed)
        found = pools(data, chosen, services, partial(asking, data.name))
    return Asked(data.name, tuple(replace(pool, weight=wanted.weight) for pool in found))


def refit(sets: Sequence[Asked]) -> Refit:
    """Weights for all sets together, beside those that ship and rank fusion.

    Raises:
        InvalidRequestError: too few questions have a right passage among what is found.
    """
    found = [pool for one in sets for pool in one.pools]
    learnt, ships = learn(found), shipped()
    compared = {
        "reciprocal rank fusion": scores(found, [BASELINES["rrf"]] * len(found)),
        "as it ships": scores(found, [ships] * len(found)),
        "fitted anew, held out": learnt.held_out,
    }
    names = tuple(one.name for one in sets)
    about = ", ".join(
        f"MRR@10 {one.mrr:.3f}, hit@5 {one.hits[5].mean():.3f} {name}" for name, one in compared.items()
    )
    return Refit(
        ranking=Fusion(
            with_reranker(learnt.weights, ships), names, commit(), f"{len(found)} questions: {about}"
        ),
        compared=compared,
        not_held_out=tuple(name for name in names if name in ships.fitted_on),
    )


def with_reranker(weights: Mapping[str, float], so_far: Fusion) -> dict[str, float]:
    """Weights with the reranker's as it was."""
    return {**weights, RERANKER: so_far.weights.get(RERANKER, 0.0)}


def pools(
    data: DataSet,
    questions: Sequence[GoldQuestion],
    services: Services,
    observe: Callable[[int, int], None],
) -> list[Pool]:
    """What is found for each question whose gold reaches down to passages.

    Raises:
        InvalidRequestError: the archive is not that of the questions.
    """
    library = ArchiveLibrary(services.archive)
    known = tuple(known_as(gold, data.aliases, library) for gold in questions)
    check_gold(known, library)
    found = []
    for done, gold in enumerate(known, 1):
        relevant = relevant_passages(gold, library)
        if relevant is not None:
            found.append(_pool(gold, services.assistant, relevant))
        observe(done, len(known))
    return found


def _pool(gold: GoldQuestion, assistant: Assistant, relevant: Container[str]) -> Pool:
    question = Question(gold.question, gold.asked_at or datetime.now(UTC), gold.filters)
    candidates = sorted(assistant.candidates(question), key=lambda one: one.place.passage_id)
    right = np.array([str(one.place.passage_id) in relevant for one in candidates], dtype=np.bool_)
    return Pool(gold.id, tuple(one.features for one in candidates), right)


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


def _weighing(weights: Mapping[str, float]) -> Ranking:
    return lambda features: sum(weight * features[name] for name, weight in weights.items())


@dataclass(frozen=True, slots=True)
class _Stack:
    """All pools' passages, one below the other.

    Args:
        features: (N, f), each feature in its standard deviations.
        starts: where each pool begins (pools,).
        sizes: how many passages each has (pools,).
        weight: of each pool, together 1 (pools,).
    """

    features: Floats
    right: Bools
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    weight: Floats

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Minus the log of the softmax's share on right passages, a mean over pools, and its gradient
        (ListNet's top-one loss with right passages taken together; Cao et al. 2007)."""
        given = self.features @ weights
        given -= np.repeat(np.maximum.reduceat(given, self.starts), self.sizes)
        parts = np.exp(given)
        all_, right = (np.add.reduceat(one, self.starts) for one in (parts, parts * self.right))
        right += np.finfo(np.float64).tiny
        share = parts / np.repeat(all_ / self.weight, self.sizes)
        due = parts * self.right / np.repeat(right / self.weight, self.sizes)
        return float(self.weight @ np.log(all_ / right)), self.features.T @ (share - due)


def _fit(usable: Sequence[Pool], start: Mapping[str, float] | None, trust: float) -> dict[str, float]:
    """The weights of least loss, of the signs that they must have; BM25's is 1 where it has any."""
    from scipy.optimize import minimize

    stack, spread = _stacked(usable)
    centre = np.array([(start or {}).get(name, 0.0) for name in NAMES]) * spread
    scale = _scale(stack, centre) if start else 0.0
    strength = RIDGE + trust / len(usable)

    def cost(weights: Floats) -> tuple[float, Floats]:
        loss, gradient = stack.loss(weights)
        away = weights - scale * centre
        return loss + strength * float(away @ away), gradient + 2 * strength * away

    bounds = [(0, None) if SIGNS[name] > 0 else (None, 0) for name in NAMES]
    found = minimize(cost, scale * centre, jac=True, method="L-BFGS-B", bounds=bounds).x / spread
    unit = found[NAMES.index("bm25")] or 1.0
    return {name: round(float(weight / unit), 3) for name, weight in zip(NAMES, found, strict=True)}


def _scale(stack: _Stack, centre: Floats) -> float:
    """How sharply the softmax should take weights whose sums are good for order alone."""
    from scipy.optimize import minimize_scalar

    found = minimize_scalar(lambda scale: stack.loss(scale * centre)[0], bounds=(0.0, 20.0), method="bounded")
    return float(found.x)


def _stacked(usable: Sequence[Pool]) -> tuple[_Stack, Floats]:
    """The pools, and the standard deviation of each feature over all of them, 1 where it does not vary."""
    rows = np.array([[one.get(name, 0.0) for name in NAMES] for pool in usable for one in pool.features])
    spread = rows.std(axis=0)
    spread[spread == 0] = 1.0
    sizes = np.array([len(pool.features) for pool in usable])
    weight = np.array([pool.weight for pool in usable])
    right = np.concatenate([pool.right for pool in usable])
    stack = _Stack(rows / spread, right, np.cumsum(sizes) - sizes, sizes, weight / weight.sum())
    return stack, spread
