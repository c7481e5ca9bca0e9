"""How near to the best a sentence must come to be given beside it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.evidence.weighing import ALL, Scored

WORTH_SAYING = 0.65  # of the best sentence's score, at least


@dataclass(frozen=True, slots=True)
class Near:
    """How near to the best, as a share of it, a statement must come to be given beside it.

    Args:
        score: how well it answers.
        own, context: how much of the topic's words it holds, alone and with what leads to it.
        similarity: how alike the topic it is, alone, unless it has all of the topic's words: it may have
            other names for them ("the CSTO" in full), which look less alike.
        read: the odds that a reader gives it: of two that it is sure of, it tells the likelier apart still.
    """

    score: float
    own: float
    context: float
    similarity: float
    read: float = 0.0


# Found on half of the sample's questions, the last on real news, see eval/LOG.md.
CLOSELY = Near(0.85, 0.6, 0.9, 0.9, 0.2)
LOOSELY = Near(0.65, 0.0, 0.7, 0.0)  # where all of it is wanted
AS_MUCH = Near(0.65, 0.6, 0.9, 0.0)  # where it is counted, or the first or last of it is wanted


def worthy(
    ranked: Sequence[Scored], best_first: Sequence[Scored], share: float = WORTH_SAYING
) -> list[Scored]:
    """Those up to the first that is much weaker than the best; the first in any case."""
    worth = share * best_first[0].score if best_first else 0.0
    weak = (i for i, scored in enumerate(ranked) if i and scored.score < worth)
    return list(ranked[: next(weak, len(ranked))])


def on_topic(ranked: Sequence[Scored], share: Near) -> list[Scored]:
    """The best, and those that speak of the topic nearly as much as any: what somebody said beside it
    is no answer. One that has as many of its words as any need not come as near in score.

    Args:
        ranked: best first.
    """
    if not ranked:
        return []
    most = max(scored.signals.coverage for scored in ranked)
    context = share.context * max(scored.signals.context_coverage for scored in ranked)
    similarity = share.similarity * ranked[0].signals.similarity
    read = share.read * ranked[0].signals.odds

    def near(scored: Scored) -> bool:
        own = scored.signals.coverage
        score = WORTH_SAYING if own == most > 0 else share.score
        topical = own >= share.own * most and scored.signals.context_coverage >= context
        alike = own >= ALL or not share.similarity or scored.signals.similarity >= similarity
        sure = scored.signals.read is None or scored.signals.odds >= read
        return topical and alike and sure and scored.score >= score * ranked[0].score

    return [scored for i, scored in enumerate(ranked) if i == 0 or near(scored)]
