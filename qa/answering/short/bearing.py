"""What bears on the answer to a question of one fact, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored
from qa.language.expected import FIGURES, Sort
from qa.types import Kind, PointKind

# See eval/LOG.md for how they were found.
CONFIRMS = 0.9  # of the best sentence's score, at least, for another that has the answer, too
RIVALS = 0.1  # how likely, at least, what else may be the answer must be; see ``_likely``
STEEPLY = 10  # the power of a sentence's score in that
UNTOLD = 0.85  # of the best sentence's score, at least, where no few words answer
MOST_UNTOLD = 2


def telling(ranked: Sequence[Scored], found: Found | None) -> list[Scored]:
    """The sentence of the short answer, those of what may well be it instead, and the others that have it;
    without one the best, and the next only if it is about as good.

    What else speaks of the matter does not answer, however many of the question's words it has.

    Args:
        ranked: all that might answer, best first.
        found: the short answer, None where there is none.
    """
    if not ranked:
        return []
    best = ranked[0].score
    if found is None:
        return [ranked[0], *(one for one in ranked[1:MOST_UNTOLD] if one.score >= UNTOLD * best)]
    before = found.sort is Sort.TRUTH  # the short answer says what was so then
    rivals = [one.scored for one in found.rivals if before or _likely(one, found) >= RIVALS]
    confirm = [one for one in found.also if one.score >= CONFIRMS * best]
    return list({id(one): one for one in (found.scored, *rivals, *confirm)}.values())


def points(kind: Kind, found: Found | None) -> tuple[PointKind, ...]:
    """What it bears on the answer to agree or differ on: where a figure or a day is asked for, no other;
    where it is asked why, neither."""
    if kind is Kind.WHY:
        return (PointKind.TRUTH,)
    if found is None or found.sort not in FIGURES:
        return tuple(PointKind)
    told = PointKind.WHEN if found.sort in (Sort.DATE, Sort.YEAR) else PointKind.NUMBER
    return told, PointKind.TRUTH


def _likely(rival: Found, answer: Found) -> float:
    """What part of all support it has, less where its sentence answers less well than the answer's."""
    own = answer.scored.score
    score = max(0.0, rival.scored.score / own) if own > 0 else 0.0
    return float(rival.share * score**STEEPLY)
