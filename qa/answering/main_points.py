"""The main points of a matter, not of one report of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qa.answering.candidates import Candidate
from qa.answering.weighing import Scored


def leads(found: Sequence[Candidate]) -> list[Candidate]:
    """The sentence that each article opens with, where its opening was found; all, where none was: what
    happened in a period is told there, whatever it was."""
    opening: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda one: one.start):
        if one.evidence.passage.ordinal == 0:
            opening.setdefault(one.evidence.article.id, one)
    return list(opening.values()) or list(found)


def main_points(points: Sequence[Scored], most: int) -> list[Scored]:
    """So many of the points, those of articles that have none yet first; an outlet has more than half of
    them only for want of others.

    Args:
        points: best first, no two saying the same.
    """
    outlets = Counter(_outlet(point) for point in points)
    total = min(most, len(points))
    has: Counter[str] = Counter()
    chosen: list[Scored] = []
    for point in _in_turn(points):
        outlet = _outlet(point)
        others = len(points) - outlets[outlet]
        if len(chosen) < total and has[outlet] < max(total // 2, total - others, 1):
            has[outlet] += 1
            chosen.append(point)
    return chosen


def _in_turn(points: Sequence[Scored]) -> list[Scored]:
    """The best of each article, then their second best, and so on."""
    seen: Counter[str] = Counter()
    turns = []
    for point in points:
        article = point.candidate.evidence.article.id
        turns.append((seen[article], point))
        seen[article] += 1
    return [point for _, point in sorted(turns, key=lambda turn: turn[0])]


def _outlet(point: Scored) -> str:
    return point.candidate.evidence.article.source
