"""Measures against cases worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from eval.metrics import calibration, citations
from eval.metrics.refusal import confusion, refusal_scores
from eval.metrics.retrieval import MISSING, first_hit, score_rankings, unique
from eval.metrics.text import contains, exact_match, squad_normal, token_f1, without_marks
from eval.types import Cited, GoldCitation
from qa.types import Status

TEXT = "The minister said that the bridge would open in June. Nobody asked why."
QUOTE = "the bridge would open in June"  # [23, 52): 29 characters


def text_of(article_id: str, revision: int | None) -> str | None:
    return TEXT if article_id == "a" and revision in (None, 1) else None


def cited(start: int, end: int) -> Cited:
    return Cited(1, "a", 1, start, end, quote=TEXT[start:end])


class TestText:
    def test_squad_normalisation_drops_case_punctuation_articles_and_blanks(self) -> None:
        assert squad_normal("  The “U.S.”  and an Ally, a friend ") == "us and ally friend"

    def test_exact_match_takes_any_accepted_answer(self) -> None:
        assert exact_match("the Buffalo Bills.", ["Bills", "Buffalo Bills"]) == 1.0
        assert exact_match("Buffalo", ["Buffalo Bills"]) == 0.0

    def test_token_f1(self) -> None:
        # tokens: {in, june, 2025} and {june, 2025}: p = 2/3, r = 2/2, F1 = 2 * 2/3 / (5/3) = 0.8
        assert token_f1("in June 2025", ["June 2025"]) == pytest.approx(0.8)
        # a repeated token counts as often as both have it: common = 1, F1 = 2 * 1 / (2 + 1)
        assert token_f1("no no", ["no"]) == pytest.approx(2 / 3)

    def test_token_f1_takes_the_best_answer(self) -> None:
        assert token_f1("June", ["May 2025", "June"]) == 1.0

    def test_token_f1_of_nothing(self) -> None:
        assert token_f1("", ["June"]) == 0.0
        assert token_f1("June", []) == 0.0

    @pytest.mark.parametrize(
        ("text", "answer", "expected"),
        [
            ("It opens in JUNE.", "june", True),
            ("Juneau is far.", "June", False),
            ("It cost $500.", "$500", True),
            ("It cost $5000.", "$500", False),
            ("The film ‘Taxi Driver’ won.", '"Taxi Driver"', True),
            ("Ryazan’s mayor", "Ryazan's mayor", True),
            ("anything", '""', False),
        ],
    )
    def test_containment_is_folded_and_bounded_by_words(self, text: str, answer: str, expected: bool) -> None:
        assert contains(text, [answer]) is expected

    def test_marks_are_not_words_of_an_answer(self) -> None:
        assert without_marks("It opens [1]. In June [2, 3].") == "It opens. In June."


class TestRetrieval:
    def test_every_measure_by_hand(self) -> None:
        scores = score_rankings({"q": ["x", "a", "y", "b"]}, {"q": {"a": 1, "b": 2, "c": 1}})["q"]
        assert scores["hit@1"] == 0.0
        assert scores["hit@5"] == 1.0
        assert scores["MRR@10"] == pytest.approx(1 / 2)
        # precision at the relevant ranks: 1/2 and 2/4, over three relevant ones
        assert scores["MAP@10"] == pytest.approx((1 / 2 + 2 / 4) / 3)
        assert scores["recall@10"] == pytest.approx(2 / 3)
        # gains 1 at rank 2 and 2 at rank 4; ideal order of gains: 2, 1, 1
        gained = 1 / math.log2(3) + 2 / math.log2(5)
        ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4)
        assert scores["nDCG@10"] == pytest.approx(gained / ideal)

    def test_order_is_the_rank_whatever_the_names(self) -> None:
        # trec_eval breaks ties of scores by name; ranks must not tie
        for ranking, expected in ((["a", "z"], 1.0), (["z", "a"], 0.5)):
            assert score_rankings({"q": ranking}, {"q": {"a": 1}})["q"]["MRR@10"] == expected

    def test_beyond_the_depth_counts_nothing(self) -> None:
        ranking = [f"x{i}" for i in range(10)] + ["a"]
        scores = score_rankings({"q": ranking}, {"q": {"a": 1}})["q"]
        assert (scores["hit@10"], scores["hit@50"], scores["MRR@10"], scores["MAP@10"]) == (0, 1, 0, 0)

    def test_a_question_that_found_nothing_is_a_miss(self) -> None:
        scores = score_rankings({"q": [], "r": ["a"]}, {"q": {"a": 1}, "r": {"a": 1}})
        assert set(scores["q"].values()) == {0.0}
        assert scores["r"]["hit@1"] == 1.0

    def test_a_question_whose_relevant_items_are_gone_is_a_miss(self) -> None:
        scores = score_rankings({"q": ["a"]}, {"q": {}})
        assert set(scores["q"].values()) == {0.0}
        assert first_hit([MISSING], {}) is None

    def test_a_deliberately_broken_ranking_shows(self) -> None:
        good = {f"q{i}": [f"gold{i}", "x", "y"] for i in range(5)}
        broken = {question: ranking[::-1] for question, ranking in good.items()}
        gold = {f"q{i}": {f"gold{i}": 1} for i in range(5)}
        assert [score_rankings(good, gold)[q]["MRR@10"] for q in gold] == [1.0] * 5
        assert [score_rankings(broken, gold)[q]["MRR@10"] for q in gold] == pytest.approx([1 / 3] * 5)

    def test_first_hit_and_unique(self) -> None:
        assert first_hit(["x", "a"], {"a": 1}) == 2
        assert first_hit(["x"], {"a": 1, "x": 0}) is None
        assert unique("abcab") == ["a", "b", "c"]


class TestCitations:
    def test_exact_means_the_characters_at_the_offsets(self) -> None:
        assert citations.is_exact(cited(0, 12), text_of)

    @pytest.mark.parametrize(
        "wrong",
        [
            replace(cited(0, 12), start=1),
            replace(cited(0, 12), end=13),
            replace(cited(0, 12), end=0, quote=""),
            replace(cited(0, 12), start=-12, end=-1, quote=TEXT[-12:-1]),
            replace(cited(0, 12), end=10_000, quote=TEXT),
            replace(cited(0, 12), revision=2),
            replace(cited(0, 12), article_id="b"),
            replace(cited(0, 12), quote=TEXT[0:12].lower()),
        ],
    )
    def test_a_wrong_offset_is_caught(self, wrong: Cited) -> None:
        assert not citations.is_exact(wrong, text_of)

    def test_exactness_is_a_share_of_citations(self) -> None:
        assert citations.exactness([cited(0, 12), replace(cited(0, 12), quote="else")], text_of) == (1, 2)

    def test_half_of_the_gold_quote_must_be_covered(self) -> None:
        at = TEXT.index(QUOTE)
        gold = GoldCitation("a", QUOTE)
        # 15 of 29 characters are at least half, 14 are not
        assert citations.supports(cited(at, at + 15), gold, text_of)
        assert not citations.supports(cited(at, at + 14), gold, text_of)
        assert citations.supports(cited(0, len(TEXT)), gold, text_of)

    def test_without_a_quote_the_article_is_enough(self) -> None:
        assert citations.supports(cited(0, 3), GoldCitation("a"), text_of)
        assert not citations.supports(replace(cited(0, 3), article_id="b"), GoldCitation("a"), text_of)

    def test_a_copy_supports_by_its_words(self) -> None:
        gold = GoldCitation("a", QUOTE)
        # gold has 6 words; "the bridge would" are 3 of them in a row, "the bridge" only 2
        for quote, expected in (("Now THE bridge would close", True), ("the bridge closed", False)):
            copy = replace(cited(0, 1), article_id="copy", also_in=("a",), quote=quote)
            assert citations.supports(copy, gold, text_of) is expected

    def test_precision_and_recall(self) -> None:
        at = TEXT.index(QUOTE)
        given = [cited(at, at + 29), cited(0, 12), cited(0, 3)]
        gold = [GoldCitation("a", QUOTE), GoldCitation("a", "Nobody asked why.")]
        assert citations.precision(given, gold, text_of) == (1, 3)
        assert citations.recall(given, gold, text_of) == (1, 2)

    def test_any_grade_is_right_and_recall_asks_for_the_highest(self) -> None:
        at = TEXT.index(QUOTE)
        gold = [GoldCitation("a", QUOTE, 1), GoldCitation("a", "Nobody asked why.", 2)]
        assert citations.precision([cited(at, at + 29)], gold, text_of) == (1, 1)
        assert citations.recall([cited(at, at + 29)], gold, text_of) == (0, 1)

    def test_any_occurrence_of_the_quote_will_do(self) -> None:
        assert citations.covers(8, 11, "yes. no. yes.", "yes")
        assert not citations.covers(4, 8, "yes. no. yes.", "yes")

    def test_the_gold_may_write_blanks_and_quotation_marks_otherwise(self) -> None:
        text = "She said “it\n opens” in June."
        assert citations.covers(9, 22, text, '"it opens"')
        assert not citations.covers(0, 9, text, '"it opens"')


class TestRefusal:
    def test_scores_pool_to_precision_recall_and_f1(self) -> None:
        answered, refused, wrong_kind = Status.ANSWERED, Status.NO_ANSWER, Status.NO_ARTICLES
        pairs = [(refused, refused), (refused, wrong_kind), (refused, answered), (answered, refused)]
        pairs += [(answered, answered)] * 2
        # tp 2, fn 1, fp 1: precision 2/3, recall 2/3, F1 2/3; statuses right 3 of 6
        sums = {name: [0.0, 0.0] for name in refusal_scores(answered, answered)}
        for gold, given in pairs:
            for name, (part, whole) in refusal_scores(gold, given).items():
                sums[name][0] += part
                sums[name][1] += whole
        shares = {name: part / whole for name, (part, whole) in sums.items()}
        assert shares == pytest.approx(
            {
                "refusal precision": 2 / 3,
                "refusal recall": 2 / 3,
                "refusal F1": 2 / 3,
                "status accuracy": 1 / 2,
            }
        )

    def test_a_failure_is_no_refusal(self) -> None:
        assert refusal_scores(Status.NO_ANSWER, None)["refusal recall"] == (0, 1)
        assert refusal_scores(Status.ANSWERED, None)["status accuracy"] == (0, 1)

    def test_confusion_names_both_sides(self) -> None:
        table = confusion([(Status.NO_ANSWER, Status.ANSWERED), (Status.NO_ANSWER, None)])
        assert table["no_answer"] == {
            "answered": 1,
            "no_articles": 0,
            "no_statement": 0,
            "no_answer": 0,
            "error": 1,
        }
        assert sum(table["answered"].values()) == 0


class TestCalibration:
    def test_auroc(self) -> None:
        # pairs (right, wrong): .9>.5, .9>.3, .4<.5, .4>.3: 3 of 4
        confidence, correct = np.array([0.9, 0.5, 0.4, 0.3]), np.array([1.0, 0.0, 1.0, 0.0])
        assert calibration.auroc(confidence, correct) == pytest.approx(3 / 4)

    def test_auroc_agrees_with_scikit_learn_ties_included(self) -> None:
        generator = np.random.default_rng(4)
        confidence, correct = generator.integers(0, 8, 90) / 8, generator.integers(0, 2, 90).astype(float)
        theirs = roc_auc_score(correct, confidence)
        assert calibration.auroc(confidence, correct) == pytest.approx(theirs, abs=1e-12)

    def test_auroc_needs_both_kinds(self) -> None:
        assert math.isnan(calibration.auroc(np.array([0.5, 0.6]), np.ones(2)))

    def test_risk_coverage(self) -> None:
        # by confidence: right, wrong, right, wrong: risks 0/1, 1/2, 1/3, 2/4
        confidence, correct = np.array([0.3, 0.9, 0.5, 0.4]), np.array([0.0, 1.0, 0.0, 1.0])
        coverage, risk = calibration.risk_coverage(confidence, correct)
        assert coverage.tolist() == [0.25, 0.5, 0.75, 1.0]
        assert risk.tolist() == pytest.approx([0, 1 / 2, 1 / 3, 1 / 2])
        assert calibration.aurc(confidence, correct) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)

    def test_ties_get_the_expected_risk_in_any_order(self) -> None:
        # one wrong of two alike: half an error each
        for correct in ([1.0, 0.0], [0.0, 1.0]):
            risk = calibration.risk_coverage(np.array([0.5, 0.5]), np.array(correct))[1]
            assert risk.tolist() == [0.5, 0.5]

    def test_ece(self) -> None:
        # (.9, 1], three answers, mean confidence .95, accuracy 2/3; (.2, .3], one, .3 and 0:
        # 3/4 * |.95 - 2/3| + 1/4 * .3
        confidence, correct = np.array([0.95, 0.95, 0.95, 0.3]), np.array([1.0, 1.0, 0.0, 0.0])
        assert calibration.ece(confidence, correct) == pytest.approx(0.75 * (0.95 - 2 / 3) + 0.25 * 0.3)

    def test_bins_are_closed_on_the_right(self) -> None:
        bins = calibration.reliability(np.array([0.0, 0.1, 0.3, 1.0]), np.array([0.0, 1.0, 1.0, 1.0]))
        assert [(round(one.low, 1), one.count) for one in bins] == [(0.0, 2), (0.2, 1), (0.9, 1)]

    def test_overconfidence_is_caught(self) -> None:
        correct = np.array([1.0, 0.0, 0.0, 0.0])
        assert calibration.ece(np.full(4, 0.99), correct) == pytest.approx(0.74)
        assert calibration.ece(np.full(4, 0.25), correct) == pytest.approx(0.0)

    def test_nothing_has_no_figure(self) -> None:
        none = np.array([])
        assert all(math.isnan(measure(none, none)) for measure in (calibration.aurc, calibration.ece))
