"""Evidence to the probability that the answer is right. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from math import exp

from qa.answering.short_answers import Found
from qa.answering.weighing import Scored

# Logistic regression of "an accepted answer is among the words given", on the sample, on questions of
# RealTimeQA of 2022 and, at .3 of their weight, of SQuAD 2.0 (CC BY-SA 4.0); see eval/LOG.md.
# `dateline eval fit` fits anew.
INTERCEPT = -3.49
WEIGHTS = (1.57, 2.49, -0.6, 1.07)


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer.

    Args:
        score: how well the best sentence answers; see ``Scored.score``.
        share: what part of the support of all short answers the one found has, times the coverage: it
            says little where the passage is not on the topic.
        short: 1 where there is a short answer, which makes little of a small share.
        coverage: share of the topic's words, weighted by rarity, that the best sentence's passage and
            title hold.
    """

    score: float
    share: float
    short: float
    coverage: float


def support(ranked: Sequence[Scored], found: Found | None) -> Support | None:
    """What speaks for an answer by these sentences, None where there are none.

    Args:
        ranked: best first.
    """
    if not ranked:
        return None
    coverage = ranked[0].signals.passage_coverage
    share = found.share * coverage if found else 0.0
    return Support(ranked[0].score, share, float(found is not None), coverage)


def confidence(given: Support | None) -> float:
    """From 0 to 1; 0 where nothing speaks for an answer."""
    if given is None:
        return 0.0
    z = INTERCEPT + sum(w * x for w, x in zip(WEIGHTS, astuple(given), strict=True))
    return 1 / (1 + exp(-z))


# Likewise of what somebody said, on the sample's questions that ask for somebody's words and find
# some of the right days.
HEARD_INTERCEPT = -2.33
HEARD_WEIGHTS = (1.01, 1.63, 2.49)


@dataclass(frozen=True, slots=True)
class Heard:
    """What speaks for statements being on the topic, each from 0 to 1 and of whichever has most; all
    of it without a topic.

    Args:
        similarity: mean of the cosines of the topic with a statement, alone and in context.
        context: share of the topic's words, weighted by rarity, that a statement, the sentence before
            it and the title hold.
        rarest: whether they hold the rarest word of the topic.
    """

    similarity: float
    context: float
    rarest: float


def hearing(ranked: Sequence[Scored], topic: str) -> Heard | None:
    """What speaks for these statements, None where there are none."""
    if not ranked:
        return None
    found = [scored.signals for scored in ranked]
    return Heard(
        similarity=max((one.similarity + one.in_context) / 2 for one in found) if topic else 1.0,
        context=max(one.context_coverage for one in found),
        rarest=max(one.rarest for one in found),
    )


def confidence_in_words(heard: Heard | None) -> float:
    """From 0 to 1; 0 where nothing was heard."""
    if heard is None:
        return 0.0
    z = HEARD_INTERCEPT + sum(w * x for w, x in zip(HEARD_WEIGHTS, astuple(heard), strict=True))
    return 1 / (1 + exp(-z))
