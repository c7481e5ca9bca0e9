"""Judged answers -> the coefficients of confidence, and how well they do on questions held out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eval.gathering import Gathered
from eval.judging import Judged
from eval.metrics.calibration import auroc, ece
from eval.provenance import commit
from qa.answering.composing.confidence import Calibration, Curve, shipped
from qa.errors import InvalidRequestError

FOLDS = 5
# What each curve weighs. With a reranker a sentence's score tells little beside it, see eval/LOG.md.
WEIGHED = {
    "read": ("share", "relevance"),
    "unread": ("score", "share", "coverage"),
    "short_read": ("share", "relevance"),
    "short_unread": ("score", "share"),
}
# How much an answer counts that was sought without the gold articles: enough that an archive that holds
# the answers to .58 of its questions, as rtqa-2022's, counts as one of .45, as later years' do.
WITHHELD = 0.5
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
Floats = NDArray[np.float64]


class HeldOut(NamedTuple):
    """Answers of one set by coefficients that were not fitted on their questions.

    Args:
        curve: its name in ``Calibration``.
        sure, right: means of confidence and correctness, with what was withheld and without.
        auroc, ece: of those asked as they stand; NaN where all are right or wrong.
    """

    curve: str
    name: str
    answers: int
    sure: float
    right: float
    auroc: float
    ece: float
    withheld: int
    sure_withheld: float
    right_withheld: float


class Refusing(NamedTuple):
    """What refusing below a confidence would do to answers held out, by their weights.

    Args:
        answered: share of all.
        precision: share of those that is right.
        correct: share of all that is answered rightly or refused as was due.
    """

    below: float
    answered: float
    precision: float
    correct: float


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients fitted to all sets; how those fitted to a part do on the rest."""

    calibration: Calibration
    held_out: tuple[HeldOut, ...]
    refusing: tuple[Refusing, ...]


def fit(sets: Sequence[Gathered[Judged]]) -> Fit:
    """Logistic regression on standardised features, cross-validated in five folds of questions with
    each set and outcome spread evenly. A curve that there are no answers for stays as it ships.

    Raises:
        InvalidRequestError: a set has fewer than five right or five wrong answers.
    """
    ships = shipped()
    curves: dict[str, Curve] = {curve: getattr(ships, curve) for curve in WEIGHED}
    held_out: list[HeldOut] = []
    refusing: list[Refusing] = []
    for name in curves:
        rows = _Rows.of(sets, name)
        if name != "unread" and not len(rows.correct):
            continue
        sure = rows.held_out(len(sets))
        curves[name] = rows.curve()
        held_out += rows.figures(name, sets, sure)
        refusing = refusing or list(rows.refusing(sure))
    about = "; ".join(
        f"{one.name}, {one.curve}: AUROC {one.auroc:.3f}, ECE {one.ece:.3f}" for one in held_out
    )
    calibration = Calibration(
        read=curves["read"],
        unread=curves["unread"],
        short_read=curves["short_read"],
        short_unread=curves["short_unread"],
        refuse_below=ships.refuse_below,
        fitted_on=tuple(one.weighed for one in sets),
        commit=commit(),
        about=about,
    )
    return Fit(calibration, tuple(held_out), tuple(refusing))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The answers of all sets that one curve is for, one below the other.

    Args:
        features: (n, f), in the order of ``names``.
        correct, due, withheld, weight, of_set: (n,).
        asked: which question each answers; (n,).
    """

    names: tuple[str, ...]
    features: Floats
    correct: Floats
    due: NDArray[np.bool_]
    withheld: NDArray[np.bool_]
    weight: Floats
    of_set: NDArray[np.int64]
    asked: NDArray[np.int64]

    @classmethod
    def of(cls, sets: Sequence[Gathered[Judged]], curve: str) -> _Rows:
        names = WEIGHED[curve]
        rows = [
            (i, set_, one)
            for i, set_ in enumerate(sets)
            for one in set_.found
            if (one.support.relevance is None) == curve.endswith("unread") and _right(one, curve) is not None
        ]
        ids = {key: n for n, key in enumerate(dict.fromkeys((i, one.question) for i, _, one in rows))}
        return cls(
            names,
            np.array([[getattr(one.support, name) for name in names] for *_, one in rows], dtype=np.float64),
            np.array([_right(one, curve) for *_, one in rows], dtype=np.float64),
            np.array([one.due for *_, one in rows], dtype=np.bool_),
            np.array([one.withheld for *_, one in rows], dtype=np.bool_),
            np.array([set_.weight * (WITHHELD if one.withheld else 1) for _, set_, one in rows]),
            np.array([i for i, *_ in rows], dtype=np.int64),
            np.array([ids[i, one.question] for i, _, one in rows], dtype=np.int64),
        )

    def held_out(self, sets: int) -> Floats:
        """Confidence of each answer by coefficients fitted to answers to other questions (n,)."""
        from sklearn.model_selection import StratifiedKFold

        plain = np.flatnonzero(~self.withheld)
        strata = 2 * self.of_set[plain] + self.correct[plain]
        if min(np.count_nonzero(strata == i) for i in range(2 * sets)) < FOLDS:
            raise InvalidRequestError(
                f"to fit, every set needs at least {FOLDS} right and {FOLDS} wrong answers"
            )
        found = np.zeros(len(self.correct))
        for _, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(plain, strata):
            held = np.isin(self.asked, self.asked[plain[test]])
            intercept, weights = _regress(self.features[~held], self.correct[~held], self.weight[~held])
            found[held] = 1 / (1 + np.exp(-(intercept + self.features[held] @ weights)))
        return found

    def curve(self) -> Curve:
        intercept, weights = _regress(self.features, self.correct, self.weight)
        by_name = zip(self.names, weights, strict=True)
        return Curve(round(intercept, 2), {name: round(float(weight), 2) for name, weight in by_name})

    def figures(self, curve: str, sets: Sequence[Gathered[Judged]], sure: Floats) -> Iterator[HeldOut]:
        """By set.

        Args:
            sure: confidence of each answer (n,).
        """
        for i, one in enumerate(sets):
            plain = (self.of_set == i) & ~self.withheld
            without = (self.of_set == i) & self.withheld
            right = self.correct[plain]
            yield HeldOut(
                curve,
                one.name,
                answers=len(right),
                sure=_mean(sure[plain]),
                right=_mean(right),
                auroc=auroc(sure[plain], right),
                ece=ece(sure[plain], right),
                withheld=int(without.sum()),
                sure_withheld=_mean(sure[without]),
                right_withheld=_mean(self.correct[without]),
            )

    def refusing(self, sure: Floats) -> Iterator[Refusing]:
        """What each threshold would do to all sets together.

        Args:
            sure: confidence of each answer (n,).
        """
        for below in THRESHOLDS:
            given = sure >= below
            right = self.weight @ (given * self.correct)
            refused = self.weight @ (~given & self.due)
            answered = self.weight @ given
            total = self.weight.sum()
            yield Refusing(
                below,
                float(answered / total),
                float(right / (answered or 1)),
                float((right + refused) / total),
            )


def _right(one: Judged, curve: str) -> bool | None:
    """Whether what a curve is for is right; None where there is none."""
    return one.short if curve.startswith("short") else one.correct


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _regress(features: Floats, correct: Floats, weight: Floats) -> tuple[float, Floats]:
    """Intercept and weights for features as they come, though fitted on standardised ones."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression().fit((features - mean) / spread, correct, sample_weight=weight)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights
