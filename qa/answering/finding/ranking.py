"""How what a search finds is scored: features with names, and the weights that were fitted to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from math import inf, isfinite
from typing import Any

from qa.errors import InvalidRequestError

# What a passage is scored by, and what each says. A passage that lacks one has 0 of it: what only the
# best few get, such as a reranker's score, is one more line here, a weight in the file, and
# another ``rank`` of those few.
FEATURES: Mapping[str, str] = {
    "bm25": "BM25 over title and text, as a share of the best passage's",
    "cosine": "cosine of question and passage",
    "coverage": "share of the question's words, rare ones weighing more, in title or text",
    "article coverage": "the same share, of all passages found of the article taken together",
    "opening": "1 for an article's first passage",
    "recency": "falls from 1 for an article of the day of asking; 0 where the question names its own time",
    "later": "1 for an article published after the question was asked",
    "reranker": "what the reranker's relevance lacks to the best passage's, in logits; 0 without one",
}
VERSION = 1  # of what a file of weights says; of the features' meaning, too
NOT_FOUND = -inf  # the score of a passage that a ranking knows nothing of

Features = Mapping[str, float]
Ranking = Callable[[Features], float]


@dataclass(frozen=True, slots=True)
class Fusion:
    """The sum of features by their weights: BM25 and cosine as a convex combination, up to scale, which
    does better than rank fusion where scores mean something (Bruch et al. 2023, "An Analysis of Fusion
    Functions for Hybrid Retrieval"), with priors.

    Args:
        weights: by feature; what is not named weighs nothing.
        fitted_on: names of the data sets.
        commit: of the code that measured the features, empty where it is not known.
        about: how it did on questions held out, in words.

    Raises:
        InvalidRequestError: a weight is of no known feature, or is no number.
    """

    weights: Mapping[str, float]
    fitted_on: tuple[str, ...] = ()
    commit: str = ""
    about: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        for name, weight in self.weights.items():
            if name not in FEATURES:
                known = ", ".join(FEATURES)
                raise InvalidRequestError(f"ranking knows no feature {name!r}; there are {known}")
            if not isinstance(weight, (int, float)) or not isfinite(weight):
                raise InvalidRequestError(f"the weight of {name!r} is no number: {weight!r}")

    def __call__(self, features: Features) -> float:
        score = 0.0  # a sum over a generator takes twice as long, and there are hundreds of passages
        for name, weight in self.weights.items():
            score += weight * features.get(name, 0.0)
        return score

    def to_json(self) -> str:
        """As ``from_json`` reads it."""
        told = {
            "version": VERSION,
            "fitted_on": list(self.fitted_on),
            "commit": self.commit,
            "about": self.about,
            "weights": dict(self.weights),
        }
        return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str, name: str) -> Fusion:
    """Weights from a file's text.

    Args:
        name: of the file, for complaints.

    Raises:
        InvalidRequestError: it is not of this version, or is no such file.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        version, weights = told["version"], dict(told["weights"])
        if version == VERSION:
            return Fusion(weights, tuple(told["fitted_on"]), told["commit"], told["about"])
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidRequestError(f"{name} holds no ranking weights: {error!r}") from error
    raise InvalidRequestError(
        f"{name} has ranking weights of version {version}, this version of Dateline knows {VERSION};"
        " fit them again"
    )


def shipped() -> Fusion:
    """The weights that come with Dateline."""
    name = "ranking.json"
    return from_json(resources.files("qa.answering.finding").joinpath(name).read_text(encoding="utf-8"), name)


def by_words(features: Features) -> float:
    """BM25 alone, over what it finds."""
    return features["bm25"] if features["bm25 rank"] else NOT_FOUND


def by_meaning(features: Features) -> float:
    """Cosine alone."""
    return features["cosine"]


def reciprocal_ranks(features: Features) -> float:
    """Reciprocal rank fusion of the two searches, with its customary constant 60
    (Cormack et al. 2009)."""
    return sum(1 / (60 + features[name]) for name in ("bm25 rank", "cosine rank") if features[name])


# What Dateline's own ranking is measured against.
BASELINES: Mapping[str, Ranking] = {"bm25": by_words, "dense": by_meaning, "rrf": reciprocal_ranks}
