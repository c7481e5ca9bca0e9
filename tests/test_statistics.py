"""Intervals and tests against scipy and against cases worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from eval import statistics
from eval.metrics.calibration import auroc


def column(values: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """Per-question values as parts and wholes of one macro measure."""
    parts = np.array(values, dtype=float)[:, None]
    return parts, np.ones_like(parts)


def test_a_ratio_of_sums_is_macro_with_unit_wholes_and_micro_with_counts() -> None:
    parts, wholes = np.array([[1.0, 1.0], [0.5, 3.0]]), np.array([[1.0, 2.0], [1.0, 6.0]])
    # macro: the mean of 1 and .5; micro: 1 + 3 parts of 2 + 6
    assert statistics.ratio(parts, wholes).tolist() == [0.75, 0.5]


def test_a_question_without_the_measure_has_no_say() -> None:
    assert statistics.ratio(np.array([[1.0], [0.0]]), np.array([[1.0], [0.0]])).tolist() == [1.0]


def test_intervals_agree_with_scipy() -> None:
    values = np.random.default_rng(7).random(80)
    low, high = statistics.intervals(*column(list(values)))[0]
    theirs = stats.bootstrap((values,), np.mean, method="percentile", n_resamples=5000, rng=1)
    assert (low, high) == pytest.approx(tuple(theirs.confidence_interval), abs=0.01)


def test_a_constant_has_no_width_and_nothing_has_no_interval() -> None:
    assert statistics.intervals(*column([1.0] * 5))[0].tolist() == [1.0, 1.0]
    assert np.isnan(statistics.intervals(np.zeros((3, 1)), np.zeros((3, 1)))).all()
    assert np.isnan(statistics.intervals(np.zeros((0, 1)), np.zeros((0, 1)))).all()


def test_resamples_without_a_whole_are_set_aside() -> None:
    # only one of three questions has a whole: where it is drawn, the share is 1
    parts, wholes = np.array([[1.0], [0.0], [0.0]]), np.array([[1.0], [0.0], [0.0]])
    assert statistics.intervals(parts, wholes)[0].tolist() == [1.0, 1.0]


def test_intervals_are_the_seed_s() -> None:
    parts = column(list(np.random.default_rng(3).random(20)))
    assert (statistics.intervals(*parts, seed=1) == statistics.intervals(*parts, seed=1)).all()
    assert (statistics.intervals(*parts, seed=1) != statistics.intervals(*parts, seed=2)).any()


def test_any_other_statistic_is_resampled_by_question() -> None:
    confidence, correct = np.linspace(0, 1, 60), (np.arange(60) >= 30).astype(float)
    assert statistics.resampled((confidence, correct), auroc) == pytest.approx((1.0, 1.0))
    assert all(map(math.isnan, statistics.resampled((confidence, np.ones(60)), auroc)))


def test_the_randomisation_test_agrees_with_scipy() -> None:
    generator = np.random.default_rng(5)
    first = generator.random(40)
    second = np.clip(first + generator.normal(0.04, 0.15, 40), 0, 1)
    ours = statistics.randomisation_test(column(list(first)), column(list(second)))[0]
    theirs = stats.permutation_test(
        (second, first),
        lambda a, b: a.mean() - b.mean(),
        permutation_type="samples",
        vectorized=False,
        n_resamples=10_000,
        rng=2,
    )
    assert ours == pytest.approx(theirs.pvalue, abs=0.02)


def test_p_by_hand() -> None:
    # four questions, all won by one point: of 16 swaps only two are as extreme, p = 1/8
    p = statistics.randomisation_test(column([0.0] * 4), column([1.0] * 4))[0]
    assert p == pytest.approx(1 / 8, abs=0.02)


def test_equal_systems_are_not_different() -> None:
    assert statistics.randomisation_test(column([0.3, 0.7]), column([0.3, 0.7])).tolist() == [1.0]
