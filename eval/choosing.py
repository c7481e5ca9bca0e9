"""Gold questions with options -> the weights of choosing, and how often they choose right held out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.choices import Weights, asks_for_exception, shipped
from eval.gathering import Gathered
from eval.metrics.text import exact_match
from eval.provenance import commit
from eval.regression import Among, Floats, regress
from eval.support import weigh
from eval.systems.dateline import Dateline
from eval.types import DataSet, GoldQuestion
from qa.assembly import Services
from qa.errors import InvalidRequestError

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
class Fit:
    """Weights fitted to all questions, and shares chosen rightly by weights fitted to nine tenths of them
    and by those that ship."""

    weights: Weights
    held_out: float
    ships: float
    questions: int


def usable(gold: GoldQuestion) -> bool:
    """Whether it has options, and it is known which is right."""
    return bool(gold.choices and gold.answers)


def options(
    _data: DataSet,
    questions: Sequence[GoldQuestion],
    services: Services,
    observe: Callable[[int, int], None],
) -> list[Options]:
    """The options of each question."""
    system = Dateline(services.assistant)
    found = []
    for done, gold in enumerate(questions, 1):
        found.append(_options(gold, system))
        observe(done, len(questions))
    return found


def _options(gold: GoldQuestion, system: Dateline) -> Options:
    support = weigh(gold.question, gold.choices, system.told(gold), gold.day)
    values = np.array([one.values for one in support])
    right = np.array([exact_match(choice, gold.answers) > 0 for choice in gold.choices])
    return Options(-values if asks_for_exception(gold.question) else values, right)


def fit(sets: Sequence[Gathered[Options]]) -> Fit:
    """Conditional logistic regression of the right option.

    Raises:
        InvalidRequestError: there are fewer questions with a right option than folds.
    """
    fitting = [one for gathered in sets for one in gathered.found if one.right.any()]
    if len(fitting) < FOLDS:
        raise InvalidRequestError(f"{len(fitting)} questions have a right option; to fit takes {FOLDS}")
    fold = np.arange(len(fitting)) * FOLDS // len(fitting)
    right = 0.0
    for held in range(FOLDS):
        rest = [one for one, of in zip(fitting, fold, strict=True) if of != held]
        right += _right([one for one, of in zip(fitting, fold, strict=True) if of == held], _weights(rest))
    values = tuple(round(float(one), 2) for one in _weights(fitting))
    held_out, ships = right / len(fitting), _right(fitting, np.array(shipped().values)) / len(fitting)
    about = f"{len(fitting)} questions: {held_out:.3f} chosen rightly, held out"
    return Fit(
        Weights(values, tuple(one.name for one in sets), commit(), about), held_out, ships, len(fitting)
    )


def _right(found: Sequence[Options], weights: Floats) -> float:
    return float(sum(one.right[np.argmax(one.support @ weights)] for one in found))


def _weights(found: Sequence[Options]) -> Floats:
    return regress([Among(one.support, one.right) for one in found])
