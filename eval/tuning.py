"""Ranking weights for one archive, from gold questions about it; kept only if they do better."""

from __future__ import annotations

from dataclasses import dataclass

from eval.learning import Scores, learn, scores, with_reranker
from eval.pools import Pool
from eval.provenance import commit
from qa.answering.finding.ranking import Fusion

TRUST = 0.3  # in the weights that the archive has so far; see ``learn`` and eval/LOG.md
CERTAIN = 0.05  # the p-value from which a difference may be chance


@dataclass(frozen=True, slots=True)
class Tuning:
    """What questions about an archive tell of its ranking.

    Args:
        before: by the weights so far.
        after: each question by weights that were fitted without it.
        p: that as much of a difference is chance.
        ranking: the weights fitted to all of the questions.
    """

    before: Scores
    after: Scores
    p: float
    ranking: Fusion

    @property
    def helps(self) -> bool:
        return self.after.mrr > self.before.mrr and self.p < CERTAIN


def tune(found: list[Pool], so_far: Fusion, name: str) -> Tuning:
    """Fit the weights to the questions' pools, starting from those so far.

    Args:
        name: of the questions.

    Raises:
        InvalidRequestError: too few questions have a right passage among what is found.
    """
    learnt = learn(found, so_far.weights, TRUST)
    before = scores(found, [so_far] * len(found))
    p = before.p_value(learnt.held_out)
    about = (
        f"tuned on {len(found)} questions of {name}: MRR@10 {before.mrr:.3f} before,"
        f" {learnt.held_out.mrr:.3f} after on questions held out, p = {p:.3f}"
    )
    weights = with_reranker(learnt.weights, so_far)
    return Tuning(before, learnt.held_out, p, Fusion(weights, (name,), commit(), about))
