"""Whether confidence can be believed: discrimination, selective risk, calibration.

Arguments throughout: ``confidence`` from 0 to 1 and ``correct`` 0 or 1, both (n,).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Floats = NDArray[np.float64]
BINS = 10


def auroc(confidence: Floats, correct: Floats) -> float:
    """Chance that a right answer is more confident than a wrong one; NaN if all are alike.

    From the rank sum (Mann and Whitney 1947): scikit-learn's, made for one call, takes
    ten times as long, and an interval needs hundreds.
    """
    right = correct > 0.5
    positives = int(right.sum())
    pairs = positives * (len(right) - positives)
    if not pairs:
        return float("nan")
    ranks = rankdata(confidence)[right].sum()
    return float((ranks - positives * (positives + 1) / 2) / pairs)


def risk_coverage(confidence: Floats, correct: Floats) -> tuple[Floats, Floats]:
    """Share of errors among the i most confident answers, for i from 1 to n.

    Equally confident answers could come in any order; each gets the expected
    risk over those orders, so that the curve does not depend on the input's.

    Returns:
        coverage (n,), i / n; risk (n,).

    Source: El-Yaniv and Wiener 2010.
    """
    order = np.argsort(-confidence, kind="stable")
    wrong = 1.0 - correct[order]
    _, block, size = np.unique(-confidence[order], return_inverse=True, return_counts=True)
    expected = (np.bincount(block, weights=wrong) / size)[block] if len(wrong) else wrong
    counts = np.arange(1, len(wrong) + 1, dtype=np.float64)
    return counts / max(len(wrong), 1), np.cumsum(expected) / counts


def aurc(confidence: Floats, correct: Floats) -> float:
    """Mean of the risks at every coverage, lower is better (Geifman and El-Yaniv 2017)."""
    risk = risk_coverage(confidence, correct)[1]
    return float(risk.mean()) if len(risk) else float("nan")


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a reliability diagram: means over its answers."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(confidence: Floats, correct: Floats) -> tuple[Bin, ...]:
    """Ten bins of equal width, closed on the right as in Guo et al. 2017; empty ones left out."""
    edges = np.linspace(0, 1, BINS + 1)
    place = np.clip(np.ceil(confidence * BINS - 1e-9).astype(int) - 1, 0, BINS - 1)
    bins = []
    for i in range(BINS):
        inside = place == i
        if count := int(inside.sum()):
            means = float(confidence[inside].mean()), float(correct[inside].mean())
            bins.append(Bin(float(edges[i]), float(edges[i + 1]), count, *means))
    return tuple(bins)


def ece(confidence: Floats, correct: Floats) -> float:
    """Expected calibration error: mean gap of confidence and accuracy, weighted by bin size."""
    bins = reliability(confidence, correct)
    total = sum(one.count for one in bins)
    gap = sum(one.count * abs(one.confidence - one.accuracy) for one in bins)
    return gap / total if total else float("nan")
