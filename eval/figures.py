"""Results -> figures with error bars, by system and slice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval import statistics
from eval.measures import CONFIDENCE, SHARES
from eval.metrics import calibration, refusal
from eval.record import RunRecord
from eval.types import Result
from qa.types import Status

Floats = NDArray[np.float64]
ALL = "all"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over questions.

    Args:
        low, high: 95% bootstrap interval over questions.
        n: questions that have a say: their gold carries what the measure needs, and
            for a precision there was something to be right about.
        left_out: the others.
    """

    measure: str
    value: float
    low: float
    high: float
    n: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Figures:
    """One system's figures: by slice (``all`` first), then by measure."""

    slices: Mapping[str, Mapping[str, Figure]]
    counts: Mapping[str, int]
    confusion: Mapping[str, Mapping[str, int]]
    latency: Mapping[str, Mapping[str, float]]
    errors: int

    @property
    def judged(self) -> int:
        """Questions whose right status is known."""
        return sum(sum(row.values()) for row in self.confusion.values())


def figures(record: RunRecord) -> dict[str, Figures]:
    """Every system's figures."""
    return {system: system_figures(results, record.setup.seed) for system, results in record.results.items()}


def system_figures(results: Sequence[Result], seed: int = 0) -> Figures:
    """One system's figures, intervals drawn by the seed."""
    groups = slices(results)
    by_slice = {name: shares(members, seed) for name, members in groups.items()}
    by_slice[ALL] |= confidence_figures(results, seed)
    return Figures(
        slices=by_slice,
        counts={name: len(members) for name, members in groups.items()},
        confusion=_confusion(results),
        latency=latency(results),
        errors=sum(one.response.error is not None for one in results),
    )


def slices(results: Sequence[Result]) -> dict[str, list[Result]]:
    """All results, then those of every tag, in the order of the tags' names."""
    tags = sorted({tag for one in results for tag in one.gold.tags})
    return {ALL: list(results), **{tag: [one for one in results if tag in one.gold.tags] for tag in tags}}


def matrices(results: Sequence[Result], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Parts and wholes, each (n results, m names); 0 / 0 where a measure is absent."""
    pairs = np.array(
        [[one.scores.get(name, (0.0, 0.0)) for name in names] for one in results], dtype=np.float64
    ).reshape(len(results), len(names), 2)
    return pairs[..., 0], pairs[..., 1]


def shares(results: Sequence[Result], seed: int = 0) -> dict[str, Figure]:
    """The figures of all ratio measures that some question carries."""
    names = [one.name for one in SHARES]
    parts, wholes = matrices(results, names)
    due = names.index("refusal recall")  # where nothing is to be refused, precision says nothing
    values = statistics.ratio(parts, wholes)
    bounds = statistics.intervals(parts, wholes, seed)
    found = {}
    for i, name in enumerate(names):
        n = int((wholes[:, i] > 0).sum())
        if n and (wholes[:, due].any() or not name.startswith("refusal")):
            low, high = map(float, bounds[i])
            found[name] = Figure(name, float(values[i]), low, high, n, len(results) - n)
    return found


def confidence_pairs(results: Sequence[Result]) -> tuple[Floats, Floats]:
    """Confidence and correctness of the answers given, refusals left out: a refusal claims nothing."""
    pairs = [
        (one.response.answer.confidence, one.scores["correct"][0])
        for one in results
        if one.response.answer is not None
        and one.response.answer.status is Status.ANSWERED
        and one.response.answer.confidence is not None
        and "correct" in one.scores
    ]
    return _columns(pairs)


def answerability_pairs(results: Sequence[Result]) -> tuple[Floats, Floats]:
    """Confidence and whether there was an answer to give, refusals included."""
    pairs = [
        (one.response.answer.confidence, float(answerable))
        for one in results
        if one.response.answer is not None
        and one.response.answer.confidence is not None
        and (answerable := _answerable(one)) is not None
    ]
    return _columns(pairs)


def _answerable(result: Result) -> bool | None:
    gold = result.gold
    return gold.answerable if gold.status is None else gold.status is Status.ANSWERED


def _columns(pairs: Sequence[tuple[float, float]]) -> tuple[Floats, Floats]:
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


_STATISTICS: dict[str, tuple[Callable[..., tuple[Floats, Floats]], Callable[[Floats, Floats], float]]] = {
    "AUROC": (confidence_pairs, calibration.auroc),
    "AUROC of answerability": (answerability_pairs, calibration.auroc),
    "AURC": (confidence_pairs, calibration.aurc),
    "ECE": (confidence_pairs, calibration.ece),
}


def confidence_figures(results: Sequence[Result], seed: int = 0) -> dict[str, Figure]:
    """The figures of the measures of confidence that can be computed."""
    found = {}
    for measure in CONFIDENCE:
        select, statistic = _STATISTICS[measure.name]
        pairs = select(results)
        n = len(pairs[0])
        value = statistic(*pairs) if n else float("nan")
        if not np.isnan(value):
            low, high = statistics.resampled(pairs, statistic, seed)
            found[measure.name] = Figure(measure.name, value, low, high, n, len(results) - n)
    return found


def _confusion(results: Sequence[Result]) -> dict[str, dict[str, int]]:
    return refusal.confusion(
        (one.gold.status, one.response.answer.status if one.response.answer else None)
        for one in results
        if one.gold.status and (one.response.answer or one.response.error)
    )


def latency(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """p50, p95 and p99 in milliseconds by stage, and its share of the whole time, over the questions
    that did not fail."""
    stages: dict[str, list[float]] = {}
    for one in results:
        if one.response.error is None:
            for stage, took in one.response.timings_ms.items():
                stages.setdefault(stage, []).append(took)
    return by_stage(stages)


def by_stage(stages: Mapping[str, Sequence[float]]) -> dict[str, dict[str, float]]:
    """p50, p95 and p99 by stage, and its share of the stage ``total``.

    Args:
        stages: milliseconds of every question.
    """
    whole = sum(stages.get("total", ()))
    return {
        stage: {
            **{f"p{p}": float(np.percentile(times, p)) for p in (50, 95, 99)},
            "share": sum(times) / whole if whole else 0.0,
        }
        for stage, times in stages.items()
    }


def hit_curve(results: Sequence[Result], level: str, depth: int = 50) -> list[float]:
    """hit@k for k from 1 to ``depth``, from the rank that a record keeps; empty if none does."""
    ranks = [one.first_hit.get(level) for one in results if level in one.first_hit]
    if not ranks:
        return []
    return [sum(rank is not None and rank <= k for rank in ranks) / len(ranks) for k in range(1, depth + 1)]
