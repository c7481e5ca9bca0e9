"""What the searches find for gold questions, and what of it is right: ranking is fitted to that."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from eval import archives
from eval.datasets import registry
from eval.evaluation import check_gold, known_as
from eval.judging import Wanted
from eval.library import ArchiveLibrary
from eval.relevance import relevant_passages
from eval.run import Observe, select
from eval.systems.dateline import question
from eval.types import DataSet, GoldQuestion
from qa.answering.finding.ranking import Features
from qa.assembly import Services
from qa.assistant import Assistant
from qa.settings import Settings


@dataclass(frozen=True, slots=True)
class Pool:
    """What the searches found for one question, by passage id, and what of it is right.

    Args:
        features: (n,) mappings.
        right: (n,).
        weight: how much the question counts in fitting.
    """

    question: str
    features: tuple[Features, ...]
    right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A data set's name and the pools of its questions."""

    name: str
    pools: tuple[Pool, ...]


def asked(wanted: Wanted, settings: Settings, ingesting: archives.Observe | None, asking: Observe) -> Asked:
    """The pools of a data set's questions; see ``archives.opened`` for over which archive."""
    data = registry.load(wanted.dataset)
    with closing(archives.opened(data, settings, ingesting)) as services:
        chosen = select(data.questions, wanted.limit, wanted.seed)
        found = pools(data, chosen, services, partial(asking, data.name))
    return Asked(data.name, tuple(replace(pool, weight=wanted.weight) for pool in found))


def pools(
    data: DataSet,
    questions: Sequence[GoldQuestion],
    services: Services,
    observe: Callable[[int, int], None],
) -> list[Pool]:
    """What is found for each question whose gold reaches down to passages.

    Raises:
        InvalidRequestError: the archive is not that of the questions.
    """
    library = ArchiveLibrary(services.archive)
    known = tuple(known_as(gold, data.aliases, library) for gold in questions)
    check_gold(known, library)
    found = []
    for done, gold in enumerate(known, 1):
        relevant = relevant_passages(gold, library)
        if relevant is not None:
            found.append(_pool(gold, services.assistant, relevant))
        observe(done, len(known))
    return found


def _pool(gold: GoldQuestion, assistant: Assistant, relevant: Container[str]) -> Pool:
    candidates = sorted(assistant.candidates(question(gold)), key=lambda one: one.place.passage_id)
    right = np.array([str(one.place.passage_id) in relevant for one in candidates], dtype=np.bool_)
    return Pool(gold.id, tuple(one.features for one in candidates), right)
