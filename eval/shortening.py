"""Gold questions -> the weights of short answers, and how often those held out are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.gathering import Gathered
from eval.metrics.text import exact_match
from eval.provenance import commit
from eval.regression import Among, Floats, regress
from eval.systems.dateline import question
from eval.types import DataSet, GoldQuestion
from qa.answering.short.mention_signals import NAMES, Weights, shipped
from qa.answering.short.mention_weights import Weighed
from qa.assembly import Services
from qa.errors import InvalidRequestError

FOLDS = 10  # of questions in their order
FEWEST = 30  # questions with a right mention; with fewer, folds say nothing


@dataclass(frozen=True, slots=True)
class Mentions:
    """What the short answer to one question is chosen from.

    Args:
        signals: (mentions, ``NAMES``).
        thing: which thing each names; those of one add up; (mentions,).
        right: (mentions,).
        read: whether a reranker has read the passages.
        weight: how much the question counts in fitting.
    """

    signals: Floats
    thing: NDArray[np.int64]
    right: NDArray[np.bool_]
    read: bool
    weight: float = 1.0


class HeldOut(NamedTuple):
    """Short answers to the questions of one set that have mentions.

    Args:
        mode: "read" by a reranker or "unread".
        within: share of the questions that have an exactly right mention.
        right, ships: shares answered exactly right, by weights fitted to other questions and as they ship.
    """

    mode: str
    name: str
    questions: int
    within: float
    right: float
    ships: float


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights fitted to all questions, and how those fitted to a part do on the rest."""

    weights: Weights
    held_out: tuple[HeldOut, ...]


def usable(gold: GoldQuestion) -> bool:
    """Whether it is known what answers it."""
    return bool(gold.answers)


def questions(
    _data: DataSet,
    chosen: Sequence[GoldQuestion],
    services: Services,
    observe: Callable[[int, int], None],
) -> list[Mentions]:
    """The mentions for each question that has any, with the reranker, if there is one, and without."""
    assistant = services.assistant
    modes = [assistant, replace(assistant, reranker=None)] if assistant.reranker else [assistant]
    found = []
    for done, gold in enumerate(chosen, 1):
        for one in modes:
            if weighed := one.mentions(question(gold)):
                found.append(mentions(weighed, gold.answers, read=one.reranker is not None))
        observe(done, len(chosen))
    return found


def mentions(weighed: Sequence[Weighed], answers: Sequence[str], *, read: bool) -> Mentions:
    """As they are fitted to."""
    keys = {key: i for i, key in enumerate(dict.fromkeys(one.key for one in weighed))}
    return Mentions(
        np.array([one.signals.values for one in weighed]),
        np.array([keys[one.key] for one in weighed]),
        np.array([exact_match(one.text, answers) > 0 for one in weighed]),
        read,
    )


def fit(sets: Sequence[Gathered[Mentions]]) -> Fit:
    """Conditional logistic regression of the right mention, for each of the two modes that there are
    questions of; the weights of the other stay as they ship.

    Raises:
        InvalidRequestError: too few questions have a right mention.
    """
    ships = shipped()
    fitted = {True: ships.read, False: ships.unread}
    held_out: list[HeldOut] = []
    for read in fitted:
        of_mode = [_of_mode(one, read=read) for one in sets]
        if any(one.found for one in of_mode):
            _check(of_mode)
            held_out += _held_out(of_mode, np.array(ships.values(read=read)))
            weights = _weights([own for one in of_mode for own in one.found])
            fitted[read] = {name: round(float(w), 2) for name, w in zip(NAMES, weights, strict=True) if w}
    about = "; ".join(
        f"{one.name}, {one.mode}: {one.right:.3f} of {one.questions} exactly right" for one in held_out
    )
    names = tuple(one.weighed for one in sets)
    return Fit(
        Weights(fitted[True], fitted[False], fitted_on=names, commit=commit(), about=about), tuple(held_out)
    )


def _of_mode(one: Gathered[Mentions], *, read: bool) -> Gathered[Mentions]:
    """What is of one mode, with the set's weight."""
    found = tuple(replace(own, weight=one.weight) for own in one.found if own.read == read)
    return replace(one, found=found)


def _check(sets: Sequence[Gathered[Mentions]]) -> None:
    right = sum(bool(own.right.any()) for one in sets for own in one.found)
    if right < FEWEST:
        raise InvalidRequestError(f"{right} questions have a right mention; to fit takes {FEWEST}")


def _held_out(sets: Sequence[Gathered[Mentions]], ships: Floats) -> list[HeldOut]:
    """How often the questions of each set are answered rightly."""
    every = [own for one in sets for own in one.found]
    of_set = np.repeat(np.arange(len(sets)), [len(one.found) for one in sets])
    fold = np.arange(len(every)) * FOLDS // len(every)
    right = np.zeros(len(every))
    for held in range(FOLDS):
        weights = _weights([own for own, of in zip(every, fold, strict=True) if of != held])
        for i in np.flatnonzero(fold == held):
            right[i] = _is_right(every[i], weights)
    within = np.array([own.right.any() for own in every])
    shipping = np.array([_is_right(own, ships) for own in every])
    mode = "read" if every[0].read else "unread"
    return [
        HeldOut(mode, one.weighed, int(own.sum()), *(float(x[own].mean()) for x in (within, right, shipping)))
        for i, one in enumerate(sets)
        if (own := of_set == i).any()
    ]


def _is_right(question: Mentions, weights: Floats) -> bool:
    """Whether the best mention of the thing that is supported most is right."""
    scores = question.signals @ weights
    support = np.bincount(question.thing, np.exp(scores - scores.max()))
    own = np.where(question.thing == support.argmax(), scores, -np.inf)
    return bool(question.right[own.argmax()])


def _weights(found: Sequence[Mentions]) -> Floats:
    return regress([Among(one.signals, one.right, one.weight) for one in found if one.right.any()])
