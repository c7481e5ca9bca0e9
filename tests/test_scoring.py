"""Responses to scores: which measures a question carries, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from eval.relevance import by_story, relevant_passages
from eval.scoring import is_correct, score
from eval.types import Given, GoldCitation, GoldQuestion, Ranked, Response, Result, Score
from qa.types import Status
from tests.gold import COST, GOOD, QUESTIONS, WHEN, WHO, FakeLibrary, answered, passage, refused

LIBRARY = FakeLibrary()


def one(gold_id: str, response: Response | None = None) -> Result:
    """The result of a question among the good responses, with another in its place if given."""
    responses = {**GOOD, gold_id: response or GOOD[gold_id]}
    results = score(QUESTIONS, responses, LIBRARY, answers=True)
    return next(result for result in results if result.gold.id == gold_id)


def answering(given: Given) -> Response:
    """The good response to "when" with another answer."""
    return replace(GOOD["when"], answer=given)


def parted(gold: GoldQuestion, given: Given | None) -> Mapping[str, Score]:
    """The scores of an answer to two questions in one; of one that failed if None."""
    response = Response(answer=given, error=None if given else "failed")
    return score([gold], {gold.id: response}, LIBRARY, answers=True)[0].scores


class TestRelevance:
    def test_a_gold_quote_picks_the_passage_that_holds_it(self) -> None:
        assert relevant_passages(WHEN, LIBRARY) == {"1": 1}

    def test_without_a_quote_a_passage_of_the_article_must_contain_an_answer(self) -> None:
        assert relevant_passages(WHO, LIBRARY) == {"1": 1}
        assert relevant_passages(replace(WHO, answers=("rain",)), LIBRARY) == {"2": 1}

    def test_an_answer_elsewhere_is_not_gold(self) -> None:
        assert relevant_passages(replace(WHO, citations=(GoldCitation("flood"),)), LIBRARY) == {}

    def test_gold_that_names_articles_alone_does_not_reach_down(self) -> None:
        assert relevant_passages(replace(WHO, answers=()), LIBRARY) is None

    def test_copies_are_one_story(self) -> None:
        ranked = [passage(4), passage(3, also_in=("bridge",)), passage(1)]
        assert by_story(ranked, {"bridge": 1}) == (["flood", "bridge"], {"bridge": 1})

    def test_stories_join_over_several_passages(self) -> None:
        ranked = [
            Ranked(1, "d", 0, 1, ("c",)),
            Ranked(2, "b", 0, 1, ("a",)),
            Ranked(3, "c", 0, 1, ("b",)),
        ]
        assert by_story(ranked, {"c": 2, "d": 1, "x": 1}) == (["a"], {"a": 2, "x": 1})


class TestScore:
    def test_a_good_answer(self) -> None:
        result = one("when")
        shares = {name: part / whole for name, (part, whole) in result.scores.items() if whole}
        assert shares["passage hit@1"] == shares["article MRR@10"] == shares["story nDCG@10"] == 1
        assert shares["containment"] == shares["correct"] == shares["citation exactness"] == 1
        assert shares["citation recall (macro)"] == shares["citation precision (micro)"] == 1
        assert shares["cited sentences"] == shares["status accuracy"] == 1
        assert shares["exact match"] == 0  # there is no short answer
        assert result.first_hit == {"passage": 1, "article": 1, "story": 1}
        assert "choice accuracy" not in result.scores

    def test_order_matters(self) -> None:
        result = one("who")
        assert result.scores["passage hit@1"] == (0, 1)
        assert result.scores["passage MRR@10"] == (0.5, 1)
        assert result.scores["choice accuracy"] == (1, 1)

    def test_a_question_to_refuse_carries_no_measure_of_finding(self) -> None:
        scores = one("cost").scores
        assert scores["correct"] == (1, 1)
        assert scores["refusal recall"] == (1, 1)
        assert not [name for name in scores if "@" in name or name == "containment"]

    def test_of_two_questions_in_one_each_part_counts(self) -> None:
        both = GoldQuestion("both", "When did it open and what did it cost?", parts=(WHEN, COST))
        first = answered("bridge", "The bridge at Orn opened in June.")
        wrong = answered("flood", "Nobody was hurt.")
        # The first is right, with its only citation; the second should have been refused, and is not.
        scores = parted(both, replace(first, parts=(first, wrong)))
        assert scores["split recall"] == scores["split precision"] == (1, 1)
        assert scores["part correct"] == scores["part status accuracy"] == (1, 2)
        assert scores["part citation precision"] == scores["part citation recall"] == (1, 1)
        assert "correct" not in scores
        assert "status accuracy" not in scores
        assert parted(both, replace(first, parts=(first, refused())))["part correct"] == (2, 2)

    def test_an_answer_that_is_not_in_parts_is_judged_as_that_to_each(self) -> None:
        both = GoldQuestion("both", "When did it open and what did it cost?", parts=(WHEN, COST))
        scores = parted(both, answered("bridge", "The bridge at Orn opened in June."))
        assert (scores["split recall"], scores["split precision"]) == ((0, 1), (0, 0))
        assert scores["part correct"] == (1, 2)
        assert parted(both, None)["part correct"] == (0, 2)

    def test_one_question_answered_as_two_is_told(self) -> None:
        given = answered("bridge", "The bridge at Orn opened in June.")
        assert one("when", answering(replace(given, parts=(given, given)))).scores["split precision"] == (
            0,
            1,
        )
        assert "split precision" not in one("when").scores

    def test_a_wrong_offset_is_caught(self) -> None:
        given = answered("bridge", "Rain fell.")
        moved = replace(given, citations=(replace(given.citations[0], start=65),))
        assert one("when", answering(moved)).scores["citation exactness"] == (0, 1)

    def test_a_citation_number_that_leads_nowhere_is_no_citation(self) -> None:
        given = answered("bridge", "Rain fell.")
        loose = replace(given, sentences=(replace(given.sentences[0], citations=(2,)),))
        assert one("when", answering(loose)).scores["cited sentences"] == (0, 1)

    def test_a_refusal_of_what_the_archive_holds_is_caught(self) -> None:
        scores = one("when", answering(refused(0.99))).scores
        assert scores["correct"] == (0, 1)
        assert scores["refusal precision"] == (0, 1)
        assert scores["citation recall (macro)"] == (0, 1)
        assert scores["citation precision (macro)"] == (0, 0)  # nothing was cited

    def test_a_refusal_that_happens_to_contain_the_answer_is_no_answer(self) -> None:
        given = Given(Status.NO_ANSWER, "Nothing about June.", confidence=0.2)
        assert one("when", answering(given)).scores["containment"] == (0, 1)

    def test_a_failure_gets_the_worst_of_what_the_question_carries(self) -> None:
        result = one("when", Response(error="Boom: no"))
        assert {name for name, (part, whole) in result.scores.items() if part and whole} == set()
        assert set(one("when").scores) - set(result.scores) == {"citation exactness", "cited sentences"}

    def test_a_system_that_only_ranks_has_no_answer_measures(self) -> None:
        responses = {key: Response(value.ranked) for key, value in GOOD.items()}
        names = {name for one in score(QUESTIONS, responses, LIBRARY, answers=False) for name in one.scores}
        assert "passage MRR@10" in names
        assert all("@" in name or name == "choice accuracy" for name in names)

    def test_a_system_that_does_not_rank_has_no_measures_of_ranking(self) -> None:
        responses = {key: Response(answer=value.answer) for key, value in GOOD.items()}
        for result in score(QUESTIONS, responses, LIBRARY, answers=True):
            assert not [name for name in result.scores if "@" in name]
            assert result.first_hit == {}


class TestCorrect:
    def test_needs_gold_that_knows(self) -> None:
        assert is_correct(replace(WHEN, answers=()), refused()) is None
        assert is_correct(replace(WHEN, status=None), answered("bridge", "opened in June")) is True

    def test_a_refusal_is_right_where_one_is_due_whichever_it_is(self) -> None:
        assert is_correct(COST, refused(status=Status.NO_ARTICLES)) is True
        assert is_correct(COST, answered("flood", "Nobody was hurt.")) is False
        assert is_correct(COST, None) is False
