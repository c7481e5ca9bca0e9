"""Where accounts of one point agree, and where they differ. Pure.

Two sentences are compared where they speak of the same point: much the same words, rare ones weighing
more, no name, day or modifier that sets them apart. What is compared has a type: numbers of one thing,
whether something is so, who did it, when, where. A figure that grew from one day to the next is a later
figure, no dispute; what one speaker says twice is no agreement. A dispute that is none is worse than one
that is missed, so whatever is in doubt is left out.
"""

from __future__ import annotations

from qa.answering.comparing.accounts import Account
from qa.answering.comparing.doers import doers
from qa.answering.comparing.figures import numbers
from qa.answering.comparing.occasions import days, places
from qa.answering.comparing.points import (
    Likeness,
    Relation,
    Weights,
    days_between,
    likeness,
    same_voice,
    share,
)
from qa.answering.comparing.truths import truth

LEAST_ALIKE = 0.3  # least share of words in common from which anything is compared
ON_TOPIC = 0.6  # least share of what was asked that both speak of, otherwise
SAME_NEWS = 90  # days after which nothing is compared: it may be another year's
_COMPARED = (numbers, doers, truth, days, places)


def comparable(a: Account, b: Account) -> bool:
    """Whether two accounts are two voices' at about one time, whatever they speak of; told quickly."""
    apart = days_between(a, b)
    return apart is not None and apart <= SAME_NEWS and not same_voice(a, b)


def relate(a: Account, b: Account, weights: Weights, topic: Weights) -> list[Relation]:
    """How two comparable accounts stand to each other; empty where that is in doubt, or they speak of
    different points.

    Args:
        topic: the stems of what was asked.
    """
    alike = likeness(a, b, weights)
    asked = min(share(a.around, topic), share(b.around, topic)) >= ON_TOPIC
    if not (alike >= LEAST_ALIKE or asked) or not (a.claims and b.claims):
        return []
    for compare in _COMPARED:
        if found := compare(a, b, Likeness(alike, topic if asked else {}, weights)):
            return found
    return []
