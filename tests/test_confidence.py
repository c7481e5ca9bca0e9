"""The probability that an answer is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering import confidence as module
from qa.answering.confidence import Support, confidence

SHARE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("support", "probability"),
    [
        (Support(0, 0, 0), 0.1192),  # 1 / (1 + e^2)
        (Support(1, 1, 1), 0.9820),  # 1 / (1 + e^-(-2 + 1 + 2 + 3)) = 1 / (1 + e^-4)
        (Support(0.5, 0.5, 0.5), 0.7311),  # -2 + 0.5 + 1 + 1.5 = 1
        (Support(1, 0.5, 0), 0.5),  # -2 + 1 + 1 = 0
        (Support(0, 0.5, 1), 0.8808),  # -2 + 1 + 3 = 2
    ],
)
def test_is_the_logistic_function_of_the_support(
    monkeypatch: pytest.MonkeyPatch, support: Support, probability: float
) -> None:
    monkeypatch.setattr(module, "INTERCEPT", -2.0)
    monkeypatch.setattr(module, "WEIGHTS", (1.0, 2.0, 3.0))
    assert confidence(support) == pytest.approx(probability, abs=5e-5)


@given(SHARE, SHARE, SHARE, SHARE, st.integers(0, 2))
def test_more_support_is_never_less_sure(a: float, b: float, c: float, more: float, which: int) -> None:
    support = [a, b, c]
    stronger = [*support]
    stronger[which] = max(stronger[which], more)
    assert 0 < confidence(Support(*support)) <= confidence(Support(*stronger)) < 1
