"""The main points of a matter, not of one report of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from qa.answering.candidates import Candidate
from qa.answering.weighing import Scored

# Of the topic's words that any sentence holds, weighted by rarity: what a point must hold, and one that is
# to go first. Not fitted.
MUCH, NEARLY_ALL = 0.5, 0.75


def leads(found: Sequence[Candidate]) -> list[Candidate]:
    """The sentence that each article opens with, where its opening was found; all, where none was: what
    happened in a period is told there, whatever it was."""
    opening: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda one: one.start):
        if one.evidence.passage.ordinal == 0:
            opening.setdefault(one.evidence.article.id, one)
    return list(opening.values()) or list(found)


def to_the_point(points: Sequence[Scored]) -> list[Scored]:
    """Those that speak of the matter themselves, about as fully as any; those that open their article first,
    for what happened is told there, and what stands below is its background."""
    most = max((point.signals.coverage for point in points), default=0.0)
    kept = [point for point in points if point.signals.coverage >= MUCH * most]
    return sorted(kept, key=lambda point: not _opens(point) or point.signals.coverage < NEARLY_ALL * most)


def _opens(point: Scored) -> bool:
    return point.candidate.evidence.passage.ordinal == 0


def article(point: Scored) -> Hashable:
    """What a point stands in."""
    return point.candidate.evidence.article.id


def main_points(
    points: Sequence[Scored], most: int, one_each: Callable[[Scored], Hashable] = article
) -> list[Scored]:
    """So many of the points, those of articles that have none yet first; an outlet has more than half of
    them only for want of others.

    Args:
        points: best first, no two saying the same.
        one_each: what is to have one point before any has two; its day, for a timeline.
    """
    outlets = Counter(_outlet(point) for point in points)
    total = min(most, len(points))
    has: Counter[str] = Counter()
    chosen: list[Scored] = []
    for point in in_turn(points, one_each):
        outlet = _outlet(point)
        others = len(points) - outlets[outlet]
        if len(chosen) < total and has[outlet] < max(total // 2, total - others, 1):
            has[outlet] += 1
            chosen.append(point)
    return chosen


def in_turn(points: Sequence[Scored], one_each: Callable[[Scored], Hashable] = article) -> list[Scored]:
    """The best of each article, then their second best, and so on."""
    seen: Counter[Hashable] = Counter()
    turns = []
    for point in points:
        key = one_each(point)
        turns.append((seen[key], point))
        seen[key] += 1
    return [point for _, point in sorted(turns, key=lambda turn: turn[0])]


def _outlet(point: Scored) -> str:
    return point.candidate.evidence.article.source
