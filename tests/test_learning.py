"""Weights of ranking from gold questions, and what is kept of them for one archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval import refitting
from eval.gathering import Gathered
from eval.learning import NAMES, Scores, learn, scores
from eval.pools import Pool, pools
from eval.refitting import refit
from eval.tuning import tune
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.answering.finding.ranking import BASELINES, FEATURES, Features, Fusion, from_json, shipped
from qa.archive.local import LocalArchive
from qa.assembly import Services, ranking_of
from qa.errors import InvalidRequestError
from qa.types import Question
from tests.newsroom import ARTICLES, ASKED, make_archive, services_of

NOTHING: Features = dict.fromkeys((*FEATURES, "bm25 rank", "cosine rank"), 0.0)


def drawn(n: int, seed: int = 0, *, passages: int = 12) -> list[Pool]:
    """Pools of which one passage is right, drawn by a softmax of 3 BM25 + 6 cosine - 3 later; openings
    and the rest say nothing."""
    random = np.random.default_rng(seed)
    found = []
    for i in range(n):
        rows = random.random((passages, 4))
        rows[:, 2:] = rows[:, 2:].round()
        score = rows @ [3.0, 6.0, -3.0, 0.0]
        chance = np.exp(score) / np.exp(score).sum()
        right = np.zeros(passages, dtype=np.bool_)
        right[random.choice(passages, p=chance)] = True
        names = ("bm25", "cosine", "later", "opening")
        features = tuple({**NOTHING, **dict(zip(names, row, strict=True))} for row in rows.tolist())
        found.append(Pool(str(i), features, right))
    return found


def test_finds_the_weights_that_right_passages_were_drawn_by() -> None:
    """Up to scale: BM25 weighs 1."""
    weights = learn(drawn(800)).weights
    assert weights["bm25"] == 1.0
    assert weights["cosine"] == pytest.approx(2, abs=0.4)
    assert weights["later"] == pytest.approx(-1, abs=0.2)
    assert weights["opening"] == pytest.approx(0, abs=0.15)
    assert weights["recency"] == 0.0, "it never varies"


def test_no_weight_has_a_sign_that_makes_no_sense() -> None:
    """Where the right passage is the one with the lowest cosine, published later, both weigh nothing."""
    best, rest = {**NOTHING, "later": 1.0, "bm25": 0.6}, {**NOTHING, "cosine": 1.0, "bm25": 0.5}
    pool = Pool("q", (best, rest), np.array([True, False]))
    weights = learn([pool] * 40).weights
    assert (weights["bm25"], weights["cosine"], weights["later"]) == (1.0, 0.0, 0.0)


def test_a_question_counts_as_much_as_its_weight() -> None:
    words, meaning = ({**NOTHING, name: 1.0} for name in ("bm25", "cosine"))
    by_words = Pool("w", (words, meaning), np.array([True, False]))
    by_meaning = replace(by_words, right=np.array([False, True]))
    few = [replace(by_meaning, weight=0.1)] * 30
    assert learn([*few, *[by_words] * 30]).weights["cosine"] < 1
    assert learn([*[by_meaning] * 30, *[replace(by_words, weight=0.1)] * 30]).weights["cosine"] > 1


def test_each_question_is_scored_by_weights_of_other_questions() -> None:
    """The last fifth wants the opposite of the rest, by whose weights it is scored."""
    words, meaning = ({**NOTHING, name: 1.0} for name in ("bm25", "cosine"))
    one = Pool("w", (words, meaning), np.array([True, False]))
    other = replace(one, right=np.array([False, True]))
    held_out = learn([*[one] * 80, *[other] * 20]).held_out
    assert held_out.hits[1].tolist() == [1.0] * 80 + [0.0] * 20


def test_too_few_questions_are_refused_with_how_many_it_takes() -> None:
    none_right = replace(drawn(1)[0], right=np.zeros(12, dtype=np.bool_))
    with pytest.raises(InvalidRequestError, match=r"29 of 69 questions .* takes 30"):
        learn([*drawn(29), *[none_right] * 40])


def test_scores_are_of_the_first_right_passage() -> None:
    """Ranks 2 (equals go by id), 11 and none: reciprocal 1/2, beyond ten 0, and 0."""
    second = Pool("a", ({"bm25": 1.0}, {"bm25": 1.0}), np.array([False, True]))
    eleventh = Pool("b", tuple({"bm25": 1 - i / 20} for i in range(11)), np.arange(11) == 10)
    nothing = Pool("c", (), np.zeros(0, dtype=np.bool_))
    found = scores([second, eleventh, nothing], [Fusion({"bm25": 1.0})] * 3)
    assert found.reciprocal.tolist() == [0.5, 0.0, 0.0]
    assert found.mrr == pytest.approx(0.5 / 3)
    assert {depth: hits.tolist() for depth, hits in found.hits.items()} == {
        1: [0, 0, 0],
        5: [1, 0, 0],
        10: [1, 0, 0],
    }


def test_a_difference_on_every_question_is_no_chance_and_none_is() -> None:
    low, high = (Scores(np.full(30, value)) for value in (0.5, 1.0))
    assert low.p_value(high) < 0.01
    assert low.p_value(low) == 1.0


def test_refit_compares_and_names_the_sets_that_ship(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refitting, "commit", lambda: "c0ffee")
    found = drawn(200)
    sets = [Gathered("rtqa-2022", tuple(found[:100])), Gathered("mine", tuple(found[100:]))]
    fitted = refit(sets)
    assert list(fitted.compared) == ["reciprocal rank fusion", "as it ships", "fitted anew, held out"]
    rrf = scores(found, [BASELINES["rrf"]] * 200)
    assert fitted.compared["reciprocal rank fusion"].mrr == rrf.mrr
    assert fitted.compared["as it ships"].mrr == scores(found, [shipped()] * 200).mrr
    assert fitted.not_held_out == ("rtqa-2022",)
    assert (fitted.ranking.fitted_on, fitted.ranking.commit) == (("rtqa-2022", "mine"), "c0ffee")
    assert from_json(fitted.ranking.to_json(), "it") == fitted.ranking


class TestTuning:
    WRONG = Fusion({"opening": 1.0})

    def test_is_kept_where_questions_held_out_are_ranked_better(self) -> None:
        tuned = tune(drawn(300), self.WRONG, "mine")
        assert tuned.after.mrr > tuned.before.mrr + 0.1
        assert tuned.p < 0.01
        assert tuned.helps
        assert tuned.ranking.weights["cosine"] > 1
        assert tuned.ranking.fitted_on == ("mine",)
        assert tuned.ranking.about.startswith("tuned on 300 questions of mine: MRR@10 0.")

    def test_is_not_kept_where_the_weights_are_right_already(self) -> None:
        right = Fusion({"bm25": 1.0, "cosine": 2.0, "later": -1.0})
        assert not tune(drawn(300), right, "mine").helps

    def test_few_questions_hardly_move_weights_that_are_trusted(self) -> None:
        start = {"bm25": 1.0, "cosine": 2.0, "later": -1.0}
        near = learn(drawn(40), start, trust=1e6).weights
        assert near == pytest.approx({**dict.fromkeys(NAMES, 0.0), **start}, abs=1e-3)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(make_archive(tmp_path, *ARTICLES)) as archive:
        yield services_of(archive)


def test_pools_hold_what_is_found_and_which_of_it_is_right(services: Services) -> None:
    questions = (
        GoldQuestion(
            "signed",
            "Where was the Ostrel pact signed?",
            ASKED,
            answers=("Pell",),
            citations=(GoldCitation("http://vensk"),),
        ),
        GoldQuestion("unknown", "Where was the Ostrel pact drafted?", ASKED),
        GoldQuestion("early", "What did Vensk say in 1999?", ASKED, citations=(GoldCitation("a", "words"),)),
    )
    data = DataSet("mine", questions, "", aliases={"http://vensk": ("vensk-2025",)})
    seen: list[tuple[int, int]] = []
    with pytest.raises(InvalidRequestError, match="1 of 1 gold articles"):
        pools(data, questions[2:], services, lambda *_: None)
    found = pools(data, questions[:2], services, lambda *done: seen.append(done))
    assert seen == [(1, 2), (2, 2)]
    (pool,) = found
    candidates = services.assistant.candidates(Question(questions[0].question, ASKED))
    by_id = sorted(candidates, key=lambda one: one.place.passage_id)
    assert list(pool.features) == [one.features for one in by_id]
    assert [one.place.article_id for one, right in zip(by_id, pool.right, strict=True) if right] == [
        "vensk-2025"
    ]


def test_tuned_weights_stay_with_the_archive_until_they_are_taken_back(tmp_path: Path) -> None:
    kept = Fusion({"bm25": 2.0}, ("mine",), "c0ffee", "tuned on 40 questions of mine")
    with closing(make_archive(tmp_path, *ARTICLES)) as archive:
        assert archive.info().ranking is None
        archive.keep_ranking(kept.to_json())
        assert archive.info().ranking == kept.about
    with closing(LocalArchive(tmp_path)) as opened:
        assert ranking_of(opened) == kept
        opened.keep_ranking(None)
        assert ranking_of(opened) == shipped()
        assert opened.info().ranking is None


def test_weights_of_another_version_say_how_to_drop_them(tmp_path: Path) -> None:
    with closing(make_archive(tmp_path, *ARTICLES)) as archive:
        archive.keep_ranking('{"version": 99, "about": "", "weights": {}}')
        with pytest.raises(InvalidRequestError, match=r"version 99.*`dateline tune --undo`"):
            ranking_of(archive)
