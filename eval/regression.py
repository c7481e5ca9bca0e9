"""Conditional logistic regression: what is weighed how, so that of several things the right one has most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RIDGE = 1.0  # what the square of a weight costs, in features' standard deviations and questions' losses


class Among(NamedTuple):
    """What a question's right answers are among.

    Args:
        features: what speaks for each of them (n, f).
        right: whether it is right (n,); one at least is.
        weight: what the question counts.
    """

    features: Floats
    right: NDArray[np.bool_]
    weight: float = 1.0


def regress(questions: Sequence[Among]) -> Floats:
    """The weights (f,) of least loss: minus the log of the softmax's share on what is right."""
    from scipy.optimize import minimize

    spread = np.concatenate([one.features for one in questions]).std(axis=0)
    spread[spread == 0] = 1.0
    scaled = [(one.features / spread, one.right, one.weight) for one in questions]

    def cost(weights: Floats) -> tuple[float, Floats]:
        loss, gradient = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for features, right, weight in scaled:
            share = np.exp(features @ weights - (features @ weights).max())
            due = share * right
            loss += weight * float(np.log(share.sum() / due.sum()))
            gradient = gradient + weight * ((share / share.sum() - due / due.sum()) @ features)
        return loss, gradient

    best = minimize(cost, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x
    return np.asarray(best / spread)
