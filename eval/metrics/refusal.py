"""Knowing when not to answer: refusal is the positive class."""

from __future__ import annotations

from collections.abc import Iterable

from eval.types import Score
from qa.types import Status

ERROR = "error"


def refusal_scores(gold: Status, given: Status | None) -> dict[str, Score]:
    """Parts of pooled precision, recall and F1 of refusing, and whether the status is the right one.

    Args:
        given: None for a question that failed: never right, and not a refusal.
    """
    wanted = gold is not Status.ANSWERED
    refused = given is not None and given is not Status.ANSWERED
    both = wanted and refused
    return {
        "refusal precision": (both, refused),
        "refusal recall": (both, wanted),
        # F1 = 2 tp / (refused + wanted); halved on both sides to keep a whole near 1.
        "refusal F1": (both, (refused + wanted) / 2),
        "status accuracy": (gold is given, 1),
    }


def confusion(pairs: Iterable[tuple[Status, Status | None]]) -> dict[str, dict[str, int]]:
    """Counts by gold status, then by given status; a failed question counts under ``error``."""
    columns = [*map(str, Status), ERROR]
    table = {str(row): dict.fromkeys(columns, 0) for row in Status}
    for gold, given in pairs:
        table[str(gold)][str(given) if given else ERROR] += 1
    return table
