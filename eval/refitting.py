"""The weights of ranking that ship, fitted anew to gold questions of several sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eval.gathering import Gathered
from eval.learning import Scores, learn, scores, with_reranker
from eval.pools import Pool
from eval.provenance import commit
from qa.answering.finding.ranking import BASELINES, Fusion, shipped


@dataclass(frozen=True, slots=True)
class Refit:
    """Weights fitted anew.

    Args:
        compared: scores of all questions by name of a ranking, the new one last.
        not_held_out: of the sets, those that the weights that ship were fitted on.
    """

    ranking: Fusion
    compared: Mapping[str, Scores]
    not_held_out: tuple[str, ...]


def refit(sets: Sequence[Gathered[Pool]]) -> Refit:
    """Weights for all sets together, beside those that ship and rank fusion.

    Raises:
        InvalidRequestError: too few questions have a right passage among what is found.
    """
    found = [replace(pool, weight=one.weight) for one in sets for pool in one.found]
    learnt, ships = learn(found), shipped()
    compared = {
        "reciprocal rank fusion": scores(found, [BASELINES["rrf"]] * len(found)),
        "as it ships": scores(found, [ships] * len(found)),
        "fitted anew, held out": learnt.held_out,
    }
    names = tuple(one.name for one in sets)
    about = ", ".join(
        f"MRR@10 {one.mrr:.3f}, hit@5 {one.hits[5].mean():.3f} {name}" for name, one in compared.items()
    )
    return Refit(
        ranking=Fusion(
            with_reranker(learnt.weights, ships), names, commit(), f"{len(found)} questions: {about}"
        ),
        compared=compared,
        not_held_out=tuple(name for name in names if name in ships.fitted_on),
    )
