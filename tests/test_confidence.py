"""The probability that an answer is right."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from qa.answering.composing import confidence as module
from qa.answering.composing.confidence import (
    SHARE_OF_A_SENTENCE,
    Calibration,
    Curve,
    Support,
    confidence_in_words,
    confidence_of_matter,
    shipped,
    support,
)
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import COVERAGE_WEIGHT, PASSAGE_WEIGHT, Scored, Signals
from qa.language.expected import Sort
from qa.types import Kind, Read
from tests.newsroom import found

SHARE = st.floats(0, 1)
LOGIT = st.one_of(st.none(), st.floats(-9, 9))
MADE_UP = Calibration(
    read=Curve(-1.0, {"relevance": 0.5, "share": 2.0}),
    unread=Curve(-2.0, {"score": 1.0, "share": 2.0, "coverage": 3.0}),
    short_read=Curve(-3.0, {"share": 4.0, "relevance": 0.5}),
    short_unread=Curve(-3.0, {"share": 4.0, "score": 1.0}),
    refuse_below=0.2,
    fitted_on=("made-up=1",),
)


@pytest.mark.parametrize(
    ("given_", "probability"),
    [
        (Support(0, 0, 0), 0.1192),  # 1 / (1 + e^2)
        (Support(1, 1, 2 / 3), 0.9526),  # -2 + 1 + 2 + 2 = 3
        (Support(1, 0.5, 0), 0.5),  # -2 + 1 + 1 = 0
        (Support(9, 0.5, 1, relevance=-4.0), 0.1192),  # -1 + 1 - 2 = -2
        (None, 0.0),
    ],
)
def test_is_the_logistic_function_of_the_support(given_: Support | None, probability: float) -> None:
    assert MADE_UP(given_) == pytest.approx(probability, abs=5e-5)


@pytest.mark.parametrize(
    ("given_", "probability"),
    [
        (Support(2, 0.5, 1), 0.7311),  # -3 + 2 + 2 = 1
        (Support(9, 0.5, 1, relevance=-2.0), 0.1192),  # -3 + 2 - 1 = -2
    ],
)
def test_the_few_words_have_curves_of_their_own(given_: Support, probability: float) -> None:
    assert MADE_UP.of_short(given_) == pytest.approx(probability, abs=5e-5)


@given(SHARE, SHARE, SHARE, LOGIT, st.sampled_from(["score", "share", "coverage", "relevance"]))
def test_more_support_is_never_less_sure(
    share: float, coverage: float, more: float, relevance: float | None, which: str
) -> None:
    one = Support(0.5, share, coverage, relevance)
    value = getattr(one, which)
    if value is not None:
        assert 0 < shipped()(replace(one, **{which: value - more})) <= shipped()(one) < 1


def test_what_is_written_is_read_again_and_another_version_is_not() -> None:
    adapter = TypeAdapter(Calibration)
    assert adapter.validate_json(MADE_UP.to_json()) == MADE_UP
    with pytest.raises(ValidationError, match="version"):
        adapter.validate_json(json.dumps({**json.loads(MADE_UP.to_json()), "version": 1}))


def test_what_ships_weighs_what_there_is_and_says_what_it_was_fitted_on() -> None:
    own = shipped()
    fields = set(Support.__dataclass_fields__)
    assert set(own.read.weights) <= fields
    assert set(own.unread.weights) <= fields - {"relevance"}
    assert own.fitted_on == ("rtqa-2022=1",)


def test_support_is_the_best_sentences_the_short_answers_and_the_best_passages() -> None:
    evidence = found("The Lenna bridge opened.")
    candidate = Candidate(evidence, 0, 24, "", "")
    signals = Signals(0, 0, coverage=0.25, context_coverage=0, passage_coverage=0.75, passage=1.0, expected=0)
    best, other = (Scored(candidate, frozenset(), one) for one in (signals, Signals(0, 0, 0, 0, 0, 0, 0)))
    score = 0.25 * COVERAGE_WEIGHT + PASSAGE_WEIGHT
    short = Found(best, "Lenna", Sort.NAME, 4, 9, share=0.5)
    assert support([best, other], short) == Support(score, 0.5 * 0.75, 0.75)
    read = replace(evidence, read=Read(1.5, -2.0))
    assert support([best, other], None, [read, evidence]) == Support(score, 0.0, 0.75, relevance=1.5)
    assert support([], None) is None


@pytest.mark.parametrize("kind", Kind)
def test_where_a_sentence_answers_no_few_words_are_missed(kind: Kind) -> None:
    scored = Scored(
        Candidate(found("It opened."), 0, 10, "", ""), frozenset(), Signals(0, 0, 0, 0, 0.5, 0, 0)
    )
    given_ = support([scored], None, kind=kind)
    assert given_
    assert given_.share == (0.5 * SHARE_OF_A_SENTENCE if kind in (Kind.YES_NO, Kind.WHY) else 0.0)
    short = Found(scored, "It", Sort.NAME, 0, 2, share=0.1)
    assert support([scored], short, kind=kind) == replace(given_, share=0.05)


def test_relevance_of_a_scale_that_is_not_known_tells_nothing() -> None:
    evidence = replace(found("The Lenna bridge opened."), read=Read(0.9))
    scored = Scored(Candidate(evidence, 0, 24, "", ""), frozenset(), Signals(0, 0, 0, 0, 0, 0, 0))
    given_ = support([scored], None, [evidence])
    assert given_ is not None
    assert given_.relevance is None


def test_statements_are_on_the_topic_by_the_one_for_which_most_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    candidate = Candidate(found("The Lenna bridge opened."), 0, 24, "", "")
    one = Signals(0.2, 0.6, 0.5, context_coverage=0.5, passage_coverage=1, passage=1, expected=0, rarest=1)
    other = Signals(0.4, 0.3, 0.0, context_coverage=0.8, passage_coverage=1, passage=1, expected=0, rarest=0)
    said = [Scored(candidate, frozenset(), signals) for signals in (other, one)]
    monkeypatch.setattr(module, "HEARD_INTERCEPT", -2.0)
    monkeypatch.setattr(module, "HEARD_WEIGHTS", (1.0, 2.0, 3.0))
    # the one: -2 + 1 * .4 + 2 * .5 + 3 * 1 = 2.4; the other: -2 + 1 * .35 + 2 * .8 = -.05
    assert confidence_in_words(said, "bridge") == pytest.approx(0.9168, abs=5e-5)
    # without a topic both are alike in all, so: -2 + 1 + 2 * .5 + 3 = 3
    assert confidence_in_words(said, "") == pytest.approx(0.9526, abs=5e-5)
    assert confidence_in_words([], "bridge") == 0.0


def test_a_matter_is_told_of_by_how_much_of_it_the_best_holds_and_means(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    candidate = Candidate(found("The Lenna bridge opened."), 0, 24, "", "")
    best = Signals(0.2, 0.5, 0, 0, passage_coverage=0.75, passage=1, expected=0)
    ranked = [
        Scored(candidate, frozenset(), best),
        Scored(candidate, frozenset(), replace(best, in_context=1)),
    ]
    monkeypatch.setattr(module, "TOLD_INTERCEPT", -4.0)
    monkeypatch.setattr(module, "TOLD_WEIGHTS", (4.0, 2.0))
    # -4 + 4 * .75 + 2 * .5 = 0
    assert confidence_of_matter(ranked) == 0.5
    assert confidence_of_matter([]) == 0.0
