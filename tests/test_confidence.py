"""The probability that an answer is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering import confidence as module
from qa.answering.candidates import Candidate
from qa.answering.confidence import Heard, Support, confidence, confidence_in_words, hearing, support
from qa.answering.expected import Sort
from qa.answering.short_answers import Found
from qa.answering.weighing import COVERAGE_WEIGHT, PASSAGE_WEIGHT, Scored, Signals
from tests.newsroom import found

SHARE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("given_", "probability"),
    [
        (Support(0, 0, 0, 0), 0.1192),  # 1 / (1 + e^2)
        (Support(1, 1, 1, 1), 0.9526),  # -2 + 1 + 2 - 1 + 3 = 3
        (Support(2, 0.5, 1, 0), 0.5),  # -2 + 2 + 1 - 1 = 0
        (Support(1, 0, 0, 1), 0.8808),  # -2 + 1 + 3 = 2
        (None, 0.0),
    ],
)
def test_is_the_logistic_function_of_the_support(
    monkeypatch: pytest.MonkeyPatch, given_: Support | None, probability: float
) -> None:
    monkeypatch.setattr(module, "INTERCEPT", -2.0)
    monkeypatch.setattr(module, "WEIGHTS", (1.0, 2.0, -1.0, 3.0))
    assert confidence(given_) == pytest.approx(probability, abs=5e-5)


@given(SHARE, SHARE, SHARE, SHARE, st.sampled_from(["score", "share", "coverage"]))
def test_more_support_is_never_less_sure(a: float, b: float, c: float, more: float, which: str) -> None:
    weak = Support(score=a, share=b, short=1.0, coverage=c)
    strong = Support(
        score=max(a, more) if which == "score" else a,
        share=max(b, more) if which == "share" else b,
        short=1.0,
        coverage=max(c, more) if which == "coverage" else c,
    )
    assert 0 < confidence(weak) <= confidence(strong) < 1


def test_support_is_the_best_sentences_and_the_short_answers() -> None:
    evidence = found("The Lenna bridge opened.")
    candidate = Candidate(evidence, 0, 24, "", "")
    signals = Signals(0, 0, coverage=0.25, context_coverage=0, passage_coverage=0.75, passage=1.0, expected=0)
    best, other = (Scored(candidate, frozenset(), one) for one in (signals, Signals(0, 0, 0, 0, 0, 0, 0)))
    score = 0.25 * COVERAGE_WEIGHT + PASSAGE_WEIGHT
    short = Found(best, "Lenna", Sort.NAME, 4, 9, share=0.5)
    assert support([best, other], short) == Support(score, 0.5 * 0.75, 1.0, 0.75)
    assert support([best, other], None) == Support(score, 0.0, 0.0, 0.75)
    assert support([], None) is None


def test_statements_are_on_the_topic_by_whichever_has_most_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    candidate = Candidate(found("The Lenna bridge opened."), 0, 24, "", "")
    one = Signals(0.2, 0.6, 0.5, context_coverage=0.5, passage_coverage=1, passage=1, expected=0, rarest=1)
    other = Signals(0.4, 0.3, 0.0, context_coverage=0.8, passage_coverage=1, passage=1, expected=0, rarest=0)
    ranked = [Scored(candidate, frozenset(), signals) for signals in (one, other)]
    assert hearing(ranked, "bridge") == Heard(similarity=0.4, context=0.8, rarest=1.0)
    assert hearing(ranked, "") == Heard(similarity=1.0, context=0.8, rarest=1.0)
    assert hearing([], "bridge") is None
    monkeypatch.setattr(module, "HEARD_INTERCEPT", -2.0)
    monkeypatch.setattr(module, "HEARD_WEIGHTS", (1.0, 2.0, 3.0))
    # -2 + 1 * .4 + 2 * .8 + 3 * 1 = 3
    assert confidence_in_words(hearing(ranked, "bridge")) == pytest.approx(0.9526, abs=5e-5)
    assert confidence_in_words(None) == 0.0
