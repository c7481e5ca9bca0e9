"""Weights by which the right one of several has most."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq

from eval.regression import RIDGE, Among, regress


def two(right: int, weight: float = 1.0) -> Among:
    """The first of two has one more of a feature; another feature is alike in both."""
    return Among(np.array([[1.0, 5.0], [0.0, 5.0]]), np.arange(2) == right, weight)


def test_what_tells_the_right_one_weighs_and_what_is_alike_does_not() -> None:
    # The feature's deviation is ½, so the loss of w in deviations is ridge·w² + n·log(1 + e^(-2w)), least
    # where 2·ridge·w = 2n / (1 + e^(2w)); the weight is w / ½.
    n = 3
    w = brentq(lambda w: 2 * RIDGE * w - 2 * n / (1 + np.exp(2 * w)), 0, 10)
    assert regress([two(0)] * n) == pytest.approx([2 * w, 0.0], abs=1e-4)


def test_a_question_counts_by_its_weight() -> None:
    assert regress([two(0, 3.0)]) == pytest.approx(regress([two(0)] * 3), abs=1e-4)
    assert regress([two(0), two(1)]) == pytest.approx([0.0, 0.0], abs=1e-4)
