"""Topics set apart -> how sure it may be that somebody's words are on a topic, where a reader read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from eval.fitting import FOLDS, Floats
from eval.metrics.calibration import auroc
from eval.training import topics
from qa.answering.composing.confidence import HEARD_INTERCEPT, HEARD_WEIGHTS, Heard
from qa.answering.evidence.read_statements import asked_of
from qa.assembly import Services
from qa.errors import InvalidRequestError
from qa.types import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """What speaks for each statement that was heard of a speaker on a topic.

    Args:
        due: some statement of theirs is on it.
    """

    speaker: str
    due: bool
    heard: Sequence[Heard]


@dataclass(frozen=True, slots=True)
class Fit:
    """The weight of what is read, in logits, beside the words' own, fitted to all topics; how those fitted
    to other speakers do.

    Args:
        auroc: of topics that are due above those that are not.
        by_words: the same of what words and cosines alone tell.
    """

    intercept: float
    weight: float
    topics: int
    auroc: float
    by_words: float


def ask(
    path: Path, services: Services, observe: Callable[[str, int, int], None] = lambda *_: None
) -> list[Asked]:
    """What is heard on each topic of a file that is set apart; none where no reader read it.

    Raises:
        InvalidRequestError: the file is broken.
    """
    apart = [one for one in topics.load(path) if one.apart]
    found = []
    for done, one in enumerate(apart, 1):
        question = Question(asked_of(one.speaker, one.topic), datetime.now(UTC))
        heard = [each for each in services.assistant.heard(question) if each.read is not None]
        if heard:
            found.append(Asked(one.speaker, any(said.right for said in one.statements), heard))
        observe(path.name, done, len(apart))
    return found


def fit(asked: Sequence[Asked]) -> Fit:
    """Logistic regression of whether a topic is due on the statement for which most speaks, what its words
    tell being weighed as it ships; those due and those not weigh alike in all. Cross-validated in folds of
    speakers.

    Raises:
        InvalidRequestError: there are too few speakers, or topics of one kind alone.
    """
    heard = [np.array([(_by_words(one), one.odds) for one in each.heard]) for each in asked]
    due = np.array([each.due for each in asked], np.float64)
    speakers = np.array([each.speaker for each in asked])
    names = sorted(set(speakers))
    np.random.default_rng(0).shuffle(names)
    if len(names) < FOLDS or len(set(due)) < 2:
        raise InvalidRequestError(f"to fit, topics of {FOLDS} speakers at least are needed, due and not")
    sure = np.zeros(len(asked))
    for fold in range(FOLDS):
        held = np.isin(speakers, names[fold::FOLDS])
        found = _fitted([one for one, out in zip(heard, held, strict=True) if not out], due[~held])
        for i in np.flatnonzero(held):
            sure[i] = _most(heard[i], found)
    intercept, weight = _fitted(heard, due)
    by_words = np.array([each[:, 0].max() for each in heard])
    return Fit(
        round(HEARD_INTERCEPT + intercept, 2),
        round(weight, 2),
        len(asked),
        auroc(sure, due),
        auroc(by_words, due),
    )


def _by_words(heard: Heard) -> float:
    """The logit of what words and cosines tell."""
    told = heard.similarity, heard.context, heard.rarest
    return HEARD_INTERCEPT + sum(weight * one for weight, one in zip(HEARD_WEIGHTS, told, strict=True))


def _most(heard: Floats, found: Sequence[float]) -> float:
    return float((heard @ (1.0, found[1])).max()) + found[0]


def _fitted(heard: Sequence[Floats], due: Floats) -> tuple[float, float]:
    """What is added to the words' logit, and the weight of what is read."""
    from scipy.optimize import minimize

    weights = np.where(due, 0.5 / due.mean(), 0.5 / (1 - due.mean()))

    def lost(found: Floats) -> float:
        z = np.array([_most(each, found.tolist()) for each in heard])
        return float(weights @ (np.logaddexp(0, z) - due * z))

    intercept, weight = minimize(lost, (0.0, 1.0), method="Nelder-Mead").x
    return float(intercept), float(weight)
