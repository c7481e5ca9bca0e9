"""What the searches find for gold questions, and what of it is right: ranking is fitted to that."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.library import ArchiveLibrary, check_gold, known_as
from eval.relevance import relevant_passages
from eval.systems.dateline import question
from eval.types import DataSet, GoldQuestion
from qa.answering.finding.ranking import Features
from qa.assembly import Services
from qa.assistant import Assistant


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
