"""Conditional logistic regression: what is weighed how, so that of several things the right one has most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Stack:
    """What all questions' right answers are among, one below the other.

    Args:
        features: (N, f), each feature in its standard deviations.
        right: (N,).
        starts: where each question's begin (questions,).
        sizes: how many each has (questions,).
        weight: of each question (questions,).
        spread: the standard deviation of each feature over all, 1 where it does not vary (f,).
    """

    features: Floats
    right: NDArray[np.bool_]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    weight: Floats
    spread: Floats

    @classmethod
    def of(cls, questions: Sequence[Among]) -> Stack:
        rows = np.concatenate([one.features for one in questions])
        spread = rows.std(axis=0)
        spread[spread == 0] = 1.0
        sizes = np.array([len(one.right) for one in questions])
        right = np.concatenate([one.right for one in questions])
        weight = np.array([one.weight for one in questions], dtype=np.float64)
        return cls(rows / spread, right, np.cumsum(sizes) - sizes, sizes, weight, spread)

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Minus the log of the softmax's share on what is right, a weighted sum over questions, and its
        gradient (ListNet's top-one loss with what is right taken together; Cao et al. 2007)."""
        given = self.features @ weights
        given -= np.repeat(np.maximum.reduceat(given, self.starts), self.sizes)
        parts = np.exp(given)
        all_, right = (np.add.reduceat(one, self.starts) for one in (parts, parts * self.right))
        right += np.finfo(np.float64).tiny
        share = parts / np.repeat(all_ / self.weight, self.sizes)
        due = parts * self.right / np.repeat(right / self.weight, self.sizes)
        return float(self.weight @ np.log(all_ / right)), self.features.T @ (share - due)


def regress(questions: Sequence[Among]) -> Floats:
    """The weights (f,) of least loss."""
    from scipy.optimize import minimize

    stack = Stack.of(questions)

    def cost(weights: Floats) -> tuple[float, Floats]:
        loss, gradient = stack.loss(weights)
        return loss + RIDGE * float(weights @ weights), gradient + 2 * RIDGE * weights

    best = minimize(cost, np.zeros(len(stack.spread)), jac=True, method="L-BFGS-B").x
    return np.asarray(best / stack.spread)
