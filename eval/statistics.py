"""Error bars and significance. Every measure is a ratio of sums (see ``Score``).

Written out with numpy rather than with scipy.stats: one matrix product serves all
measures with the same resamples, and a resample in which a measure has no whole is
set aside for that measure alone, where scipy's interval becomes NaN.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RESAMPLES = 2000
CALLS = 500  # resamples of what is not a ratio of sums and so computed anew for each
SWAPS = 10_000
BLOCK = 1_000  # swaps at a time, to bound memory
LEVEL = 0.95


def ratio(parts: Floats, wholes: Floats) -> Floats:
    """Sums over the last but one axis, divided; NaN where there is no whole."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(parts.sum(axis=-2) / wholes.sum(axis=-2))


def intervals(parts: Floats, wholes: Floats, seed: int = 0) -> Floats:
    """95% percentile bootstrap intervals over questions.

    Args:
        parts, wholes: (n questions, m measures).

    Returns:
        (m, 2), low and high; NaN where no resample has a whole.
    """
    n = len(parts)
    if n == 0:
        return np.full((parts.shape[1], 2), np.nan)
    draws = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=RESAMPLES).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        figures = (draws @ parts) / (draws @ wholes)
    tail = (1 - LEVEL) / 2
    return np.array([_percentiles(column[~np.isnan(column)], tail) for column in figures.T])


def _percentiles(figures: Floats, tail: float) -> tuple[float, float]:
    if not len(figures):
        return float("nan"), float("nan")
    low, high = np.quantile(figures, [tail, 1 - tail])
    return float(low), float(high)


def resampled(
    columns: tuple[Floats, ...], statistic: Callable[..., float], seed: int = 0
) -> tuple[float, float]:
    """The same interval for any other statistic of paired columns, each (n,), from ``CALLS`` resamples."""
    n = len(columns[0])
    generator = np.random.default_rng(seed)
    picks = (generator.integers(0, n, n) for _ in range(CALLS))
    figures = np.array([statistic(*(column[pick] for column in columns)) for pick in picks])
    return _percentiles(figures[~np.isnan(figures)], (1 - LEVEL) / 2)


def randomisation_test(first: tuple[Floats, Floats], second: tuple[Floats, Floats], seed: int = 0) -> Floats:
    """Two-sided p-values of a paired randomisation test (Smucker et al. 2007).

    Under the null hypothesis the two systems are interchangeable question by
    question, so each question's pair is swapped with probability one half.

    Args:
        first, second: (parts, wholes), each (n questions, m measures), rows paired.

    Returns:
        (m,), in (0, 1]: (1 + swaps at least as extreme) / (1 + swaps).
    """
    observed = np.abs(ratio(*second) - ratio(*first))
    generator = np.random.default_rng(seed)
    extreme = np.zeros(observed.shape)
    for _ in range(SWAPS // BLOCK):
        swap = generator.integers(0, 2, size=(BLOCK, len(first[0]))).astype(float)
        keep = 1 - swap
        with np.errstate(invalid="ignore", divide="ignore"):
            one = (keep @ first[0] + swap @ second[0]) / (keep @ first[1] + swap @ second[1])
            other = (swap @ first[0] + keep @ second[0]) / (swap @ first[1] + keep @ second[1])
        # Rounding must not make a swap that restores the observed difference look smaller.
        extreme += (np.abs(one - other) >= observed - 1e-12).sum(axis=0)
    return np.asarray((1 + extreme) / (1 + SWAPS))
