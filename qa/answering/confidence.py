"""Evidence to the probability that the answer is right. Pure."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from math import exp

# Logistic regression; see eval/LOG.md for what it was fitted on.
INTERCEPT = -4.0
WEIGHTS = (4.0, 3.0, 1.0)


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer, each from 0 to 1.

    Args:
        similarity: cosine of question and best sentence, alone or in context.
        coverage: share of the topic's words, weighted by rarity, that its passage and title hold.
        passage: cosine of question and best passage.
    """

    similarity: float
    coverage: float
    passage: float


def confidence(support: Support) -> float:
    """From 0 to 1."""
    z = INTERCEPT + sum(w * x for w, x in zip(WEIGHTS, astuple(support), strict=True))
    return 1 / (1 + exp(-z))
