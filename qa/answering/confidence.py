"""Evidence to the probability that the answer is right. Pure."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from math import exp

# Logistic regression, fitted on the sample archive and on SQuAD 2.0 (CC BY-SA 4.0); see eval/LOG.md.
INTERCEPT = -2.45
WEIGHTS = (1.12, 2.01, 1.79)


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer, each from 0 to 1.

    Args:
        similarity: cosine of question and best sentence, alone or in context.
        coverage: share of the topic's words, weighted by rarity, that its passage and title hold;
            of a statement, that the sentence itself holds.
        passage: cosine of question and best passage.
    """

    similarity: float
    coverage: float
    passage: float


def confidence(support: Support) -> float:
    """From 0 to 1."""
    z = INTERCEPT + sum(w * x for w, x in zip(WEIGHTS, astuple(support), strict=True))
    return 1 / (1 + exp(-z))
