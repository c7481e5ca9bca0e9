"""The weights of choosing, fitted to gold."""

from __future__ import annotations

import numpy as np
import pytest

from eval.choosing import FOLDS, Fit, Options, fit
from eval.gathering import Gathered
from eval.support import NAMES
from qa.errors import InvalidRequestError

NEAR = NAMES.index("near")


def questions(count: int, part: str = "near") -> list[Options]:
    """Of two options, the first is right in every other question, and always has more of one part."""
    found = []
    for n in range(count):
        right = np.array([n % 2 == 0, n % 2 == 1])
        values = np.zeros((2, len(NAMES)))
        values[:, NAMES.index(part)] = np.where(right, 0.75, 0.25)
        found.append(Options(values, right))
    return found


def fitted(options: list[Options]) -> Fit:
    return fit([Gathered("a set", tuple(options))])


def test_what_tells_right_options_weighs_and_nothing_else() -> None:
    found = fitted(questions(40))
    assert found.questions == 40
    assert found.held_out == 1.0
    assert found.weights.values[NEAR] > 1.0
    assert not any(weight for i, weight in enumerate(found.weights.values) if i != NEAR)
    assert found.weights.fitted_on == ("a set",)


def test_questions_held_out_are_not_fitted_on() -> None:
    """What tells the right option of one question alone is known only where that is fitted on."""
    alone = questions(2, "titled")[1:]
    found = fitted([*questions(19), *alone])
    assert found.held_out == 19 / 20
    assert found.weights.values[NAMES.index("titled")] > 0


def test_questions_without_a_right_option_do_not_count() -> None:
    wrong = [Options(np.zeros((2, len(NAMES))), np.zeros(2, dtype=np.bool_))] * 5
    assert fitted([*questions(20), *wrong]).questions == 20
    with pytest.raises(InvalidRequestError, match=f"9 questions have a right option; to fit takes {FOLDS}"):
        fitted([*questions(9), *wrong])
