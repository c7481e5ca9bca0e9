"""Gold questions with options -> the weights of choosing, and how often they choose right held out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from eval import archives
from eval.choices import Weights, asks_for_exception, shipped
from eval.datasets import registry
from eval.judging import Wanted
from eval.metrics.text import exact_match
from eval.provenance import commit
from eval.regression import Among, Floats, regress
from eval.run import Observe, select
from eval.support import weigh
from eval.systems.dateline import Dateline
from eval.types import GoldQuestion
from qa.errors import InvalidRequestError
from qa.settings import Settings

FOLDS = 10  # of questions in their order


@dataclass(frozen=True, slots=True)
class Options:
    """What speaks for the options of one question.

    Args:
        support: (options, ``eval.support.NAMES``); with the other sign where an exception is asked for.
        right: (options,).
    """

    support: Floats
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """A data set's name and the options of its questions."""

    name: str
    options: tuple[Options, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights fitted to all questions, and shares chosen rightly by weights fitted to nine tenths of them
    and by those that ship."""

    weights: Weights
    held_out: float
    ships: float
    questions: int


def asked(wanted: Wanted, settings: Settings, ingesting: archives.Observe | None, asking: Observe) -> Asked:
    """The options of a data set's questions; see ``archives.opened`` for over which archive."""
    data = registry.load(wanted.dataset)
    with closing(archives.opened(data, settings, ingesting)) as services:
        system = Dateline(services.assistant)
        questions = [one for one in data.questions if one.choices and one.answers]
        chosen = select(questions, wanted.limit, wanted.seed)
        observe = partial(asking, data.name)
        found = []
        for done, gold in enumerate(chosen, 1):
            found.append(_options(gold, system))
            observe(done, len(chosen))
    return Asked(data.name, tuple(found))


def _options(gold: GoldQuestion, system: Dateline) -> Options:
    support = weigh(gold.question, gold.choices, system.told(gold), gold.day)
    values = np.array([one.values for one in support])
    right = np.array([exact_match(choice, gold.answers) > 0 for choice in gold.choices])
    return Options(-values if asks_for_exception(gold.question) else values, right)


def fit(sets: Sequence[Asked]) -> Fit:
    """Conditional logistic regression of the right option.

    Raises:
        InvalidRequestError: there are fewer questions with a right option than folds.
    """
    usable = [one for asked in sets for one in asked.options if one.right.any()]
    if len(usable) < FOLDS:
        raise InvalidRequestError(f"{len(usable)} questions have a right option; to fit takes {FOLDS}")
    fold = np.arange(len(usable)) * FOLDS // len(usable)
    right = 0.0
    for held in range(FOLDS):
        rest = [one for one, of in zip(usable, fold, strict=True) if of != held]
        right += _right([one for one, of in zip(usable, fold, strict=True) if of == held], _weights(rest))
    values = tuple(round(float(one), 2) for one in _weights(usable))
    held_out, ships = right / len(usable), _right(usable, np.array(shipped().values)) / len(usable)
    about = f"{len(usable)} questions: {held_out:.3f} chosen rightly, held out"
    return Fit(
        Weights(values, tuple(one.name for one in sets), commit(), about), held_out, ships, len(usable)
    )


def _right(found: Sequence[Options], weights: Floats) -> float:
    return float(sum(one.right[np.argmax(one.support @ weights)] for one in found))


def _weights(found: Sequence[Options]) -> Floats:
    return regress([Among(one.support, one.right) for one in found])
