"""The weights of features: what they score, what a file of them may say."""

from __future__ import annotations

import json

import pytest

from qa.answering.finding import ranking
from qa.answering.finding.ranking import BASELINES, FEATURES, Features, Fusion, from_json
from qa.errors import InvalidRequestError

PASSAGE: Features = {
    "bm25": 0.5,
    "cosine": 0.4,
    "bm25 rank": 1,
    "cosine rank": 3,
    "opening": 1.0,
    "recency": 0.2,
    "coverage": 0.6,
    "later": 1.0,
}


@pytest.mark.parametrize(("name", "score"), [("bm25", 0.5), ("dense", 0.4), ("rrf", 1 / 61 + 1 / 63)])
def test_each_baseline_is_what_it_says(name: str, score: float) -> None:
    assert BASELINES[name](PASSAGE) == pytest.approx(score)


def test_a_passage_that_only_one_search_found_has_that_ranks_share() -> None:
    assert BASELINES["rrf"]({**PASSAGE, "bm25 rank": 0}) == 1 / 63
    assert BASELINES["rrf"]({**PASSAGE, "bm25 rank": 0, "cosine rank": 0}) == 0


def test_a_sum_counts_what_it_weighs_and_nothing_else() -> None:
    assert Fusion({"bm25": 2, "cosine": 4, "later": -8})(PASSAGE) == pytest.approx(2 * 0.5 + 4 * 0.4 - 8)


def test_what_a_passage_lacks_is_nothing() -> None:
    assert Fusion({"bm25": 2, "opening": 4})({"bm25": 0.5}) == 1.0


def test_those_that_ship_weigh_known_features_and_say_what_they_were_fitted_on() -> None:
    own = ranking.shipped()
    assert set(own.weights) == set(FEATURES)
    assert own.fitted_on == ("rtqa-2022",)
    assert min(own.weights[name] for name in FEATURES if name != "later") > 0 > own.weights["later"]


def test_what_is_written_is_read_again() -> None:
    one = Fusion({"bm25": 1.5, "later": -3.0}, ("a", "b"), "c0ffee", "MRR@10 .5 → .6")
    assert from_json(one.to_json(), "weights.json") == one
    assert from_json(one.to_json(), "weights.json").about == one.about


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"version": 7}, "weights of version 7, this version of Dateline knows 1; fit them again"),
        ({"weights": {"charm": 1.0}}, "no feature 'charm'; there are bm25, cosine, "),
        ({"weights": {"bm25": float("nan")}}, "the weight of 'bm25' is no number: nan"),
        ({"weights": {"bm25": "1"}}, "the weight of 'bm25' is no number: '1'"),
        ({"weights": 3}, "no ranking weights"),
    ],
)
def test_a_file_that_is_not_one_is_refused_with_what_is_wrong(
    change: dict[str, object], complaint: str
) -> None:
    text = json.dumps({**json.loads(Fusion({"bm25": 1}).to_json()), **change})
    with pytest.raises(InvalidRequestError) as error:
        from_json(text, "weights.json")
    assert complaint in error.value.message


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_another_programs_file_is_refused_by_name(text: str) -> None:
    with pytest.raises(InvalidRequestError, match=r"weights\.json"):
        from_json(text, "weights.json")
