"""Gold questions -> the coefficients of confidence, and how well they do on questions held out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from eval import archives
from eval.datasets import registry
from eval.metrics.calibration import auroc, ece
from eval.run import Observe, select
from eval.scoring import is_correct
from eval.systems.dateline import given
from eval.types import GoldQuestion
from qa.assistant import Assistant
from qa.errors import InvalidRequestError
from qa.settings import Settings
from qa.types import Question, Status

FOLDS = 5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fit on.

    Args:
        dataset: a known name or a path.
        weight: how much each of its answers counts.
        limit: how many questions, drawn by the seed; None for all.
    """

    dataset: str
    weight: float = 1.0
    limit: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Examples:
    """Answers to the questions of one set, none refused.

    Args:
        support: what speaks for each answer (n, features).
        correct: 0 or 1 (n,).
        weight: how much each counts in fitting.
    """

    name: str
    support: Floats
    correct: Floats
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients fitted on all sets.

    Args:
        held_out: by set, AUROC and expected calibration error of answers that were not fitted on.
    """

    intercept: float
    weights: tuple[float, ...]
    held_out: dict[str, tuple[float, float]]


def asked(
    wanted: Wanted, settings: Settings, ingesting: archives.Observe | None, asking: Observe
) -> Examples:
    """Answers to a data set's questions; see ``archives.opened`` for over which archive."""
    data = registry.load(wanted.dataset)
    with closing(archives.opened(data, settings, ingesting)) as services:
        questions = select(data.questions, wanted.limit, wanted.seed)
        found = examples(data.name, questions, services.assistant, asking)
    return replace(found, weight=wanted.weight)


def examples(
    name: str, questions: Sequence[GoldQuestion], assistant: Assistant, observe: Observe
) -> Examples:
    """Ask every question, refusing nothing, and judge what comes back.

    Questions whose gold knows neither answers nor that there is none are left out.
    """
    ready = replace(assistant, refuse_below=0.0)
    rows, labels = [], []
    for done, gold in enumerate(questions, 1):
        question = Question(gold.question, gold.asked_at or datetime.now(UTC), gold.filters)
        considered = ready.consider(question)
        answerable = gold.status in (None, Status.ANSWERED)
        correct = is_correct(gold, given(considered.answer))
        if considered.support and correct is not None:
            rows.append(astuple(considered.support))
            labels.append(float(answerable and correct))
        observe(name, done, len(questions))
    return Examples(name, np.array(rows, dtype=np.float64), np.array(labels, dtype=np.float64))


def fit(sets: Sequence[Examples]) -> Fit:
    """Logistic regression on standardised features, cross-validated in five folds with each set and
    outcome spread evenly.

    Raises:
        InvalidRequestError: a set has fewer than five right or five wrong answers.
    """
    from sklearn.model_selection import StratifiedKFold

    features = np.vstack([one.support for one in sets])
    correct = np.concatenate([one.correct for one in sets])
    weight = np.concatenate([np.full(len(one.correct), one.weight) for one in sets])
    of_set = np.concatenate([np.full(len(one.correct), i) for i, one in enumerate(sets)])
    strata = 2 * of_set + correct
    if min(np.count_nonzero(strata == i) for i in range(2 * len(sets))) < FOLDS:
        raise InvalidRequestError(f"to fit, every set needs at least {FOLDS} right and {FOLDS} wrong answers")
    held_out = np.zeros(len(correct))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for train, test in folds.split(features, strata):
        intercept, weights = _regress(features[train], correct[train], weight[train])
        held_out[test] = 1 / (1 + np.exp(-(intercept + features[test] @ weights)))
    intercept, weights = _regress(features, correct, weight)
    figures = {
        one.name: (auroc(held_out[of_set == i], one.correct), ece(held_out[of_set == i], one.correct))
        for i, one in enumerate(sets)
    }
    return Fit(intercept, tuple(map(float, weights)), figures)


def _regress(features: Floats, correct: Floats, weight: Floats) -> tuple[float, Floats]:
    """Intercept and weights for features as they come, though fitted on standardised ones."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression().fit((features - mean) / spread, correct, sample_weight=weight)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights
