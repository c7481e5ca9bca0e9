"""Coefficients of confidence from gold questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from embeddings.types import Reading
from eval.fitting import WITHHELD, fit
from eval.gathering import Gathered
from eval.judging import Judged, examples
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.answering.composing.confidence import Support, shipped
from qa.assembly import Services
from qa.errors import InvalidRequestError
from qa.types import Status
from tests.newsroom import ARTICLES, ASKED, make_archive, services_of


def drawn(name: str, n: int, *, weight: float = 1.0, seed: int = 0, read: bool = False) -> Gathered[Judged]:
    """Answers whose chance to be right is the logistic function of -1 + 2 share - 3 score; the other
    features say nothing."""
    random = np.random.default_rng(seed)
    answers = []
    for i in range(n):
        score, share, coverage, relevance = random.normal(size=4)
        right = random.random() < 1 / (1 + np.exp(1 - 2 * share + 3 * score))
        support = Support(score, share, coverage, relevance if read else None)
        answers.append(Judged(f"{name}-{i}", support, bool(right)))
    return Gathered(name, tuple(answers), weight)


def contrary(one: Gathered[Judged]) -> Gathered[Judged]:
    return replace(one, found=tuple(replace(judged, correct=not judged.correct) for judged in one.found))


def test_finds_the_coefficients_that_the_answers_were_drawn_by() -> None:
    found = fit([drawn("a", 6000)])
    curve = found.calibration.unread
    assert curve.intercept == pytest.approx(-1, abs=0.15)
    assert curve.weights == pytest.approx({"score": -3, "share": 2, "coverage": 0}, abs=0.25)
    assert found.calibration.read == shipped().read, "nothing was read"
    (held_out,) = found.held_out
    assert (held_out.curve, held_out.name, held_out.answers, held_out.withheld) == ("unread", "a", 6000, 0)
    assert held_out.auroc > 0.9
    assert held_out.ece < 0.03
    assert found.calibration.fitted_on == ("a=1",)


def test_what_was_read_has_a_curve_of_its_own() -> None:
    plain, read = drawn("a", 1000), contrary(drawn("a", 1000, seed=1, read=True))
    found = fit([replace(plain, found=(*plain.found, *read.found))])
    assert found.calibration.unread.weights["share"] > 1
    assert found.calibration.read.weights["share"] < -1
    assert [one.curve for one in found.held_out] == ["read", "unread"]


def test_few_words_have_curves_of_their_own() -> None:
    told = drawn("a", 2000)
    of_words = [replace(one, short=not one.correct) for one in told.found[:1000]]
    found = fit([replace(told, found=(*of_words, *told.found[1000:]))])
    assert found.calibration.unread.weights["share"] > 1
    assert found.calibration.short_unread.weights["share"] < -1
    assert found.calibration.short_read == shipped().short_read, "nothing was read"
    assert [(one.curve, one.answers) for one in found.held_out] == [("unread", 2000), ("short_unread", 1000)]


def test_a_set_counts_as_much_as_its_weight() -> None:
    one, other = drawn("one", 1000), contrary(drawn("other", 1000, seed=1))
    assert fit([one, replace(other, weight=0.05)]).calibration.unread.weights["share"] > 1
    assert fit([one, replace(other, weight=20.0)]).calibration.unread.weights["share"] < -1
    assert [held_out.name for held_out in fit([one, other]).held_out] == ["one", "other"]


def test_what_was_withheld_counts_less_and_is_told_apart() -> None:
    """Half as many refusals due as answers, at half their weight: a fifth of all that weighs."""
    support = Support(0.5, 0.5, 0.5)
    asked = [Judged(str(i), support, i % 2 == 0) for i in range(200)]
    without = [Judged(str(i), support, False, due=True, withheld=True) for i in range(100)]
    found = fit([Gathered("a", (*asked, *without))])
    right = 100 / (200 + WITHHELD * 100)
    assert found.calibration(support) == pytest.approx(right, abs=0.01)
    (held_out,) = found.held_out
    assert (held_out.answers, held_out.right, held_out.withheld, held_out.right_withheld) == (
        200,
        0.5,
        100,
        0,
    )
    assert held_out.sure == pytest.approx(right, abs=0.05)
    by_threshold = {one.below: one for one in found.refusing}
    assert by_threshold[0.1].correct == pytest.approx(right)
    assert by_threshold[0.5][1:] == pytest.approx((0.0, 0.0, 1 - 200 / 250))


def test_too_few_of_a_kind_cannot_be_spread_over_folds() -> None:
    few = drawn("few", 50)
    few = replace(few, found=tuple(replace(one, correct=True) for one in few.found))
    with pytest.raises(InvalidRequestError, match="at least 5 right and 5 wrong"):
        fit([few])


class Pointing:
    """Relevance and words for everything."""

    name = fingerprint = "pointing"

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:  # noqa: ARG002
        return [Reading(2.0, 0, 3, 1.0)] * len(texts)


QUESTIONS = (
    GoldQuestion("right", "Where was the Ostrel pact signed?", ASKED, answers=("Pell",)),
    GoldQuestion("wrong", "Where was the Ostrel pact signed?", ASKED, answers=("Orsal",)),
    GoldQuestion("unknown", "Where was the Ostrel pact drafted?", ASKED),
)
NOWHERE = GoldQuestion("nowhere", "Where was the Ostrel pact burnt?", ASKED, status=Status.NO_ANSWER)


@pytest.fixture(name="services")
def _services(tmp_path: Path) -> Services:
    return services_of(make_archive(tmp_path, *ARTICLES), refuse_below=1.0, reranker=Pointing())


def test_every_answer_is_judged_read_and_unread_and_none_refused(services: Services) -> None:
    seen: list[tuple[int, int]] = []
    data = DataSet("mine", (*QUESTIONS, NOWHERE), "")
    found = examples(data, data.questions, services, lambda *done: seen.append(done))
    assert seen == [(i, 4) for i in (1, 2, 3, 4)]
    assert [(one.question, one.support.relevance, one.correct, one.due) for one in found] == [
        ("right", 2.0, True, False),
        ("right", None, True, False),
        ("wrong", 2.0, False, False),
        ("wrong", None, False, False),
        ("nowhere", 2.0, False, True),
        ("nowhere", None, False, True),
    ]
    assert found[0].support.share > 0, "Pell is a short answer"
    assert not any(one.withheld for one in found)


def test_a_set_without_refusals_is_asked_again_without_what_answers(services: Services) -> None:
    cited = replace(QUESTIONS[0], citations=(GoldCitation("vensk-2025"),))
    data = DataSet("mine", (cited, QUESTIONS[1]), "")
    plain = replace(services, assistant=replace(services.assistant, reranker=None))
    found = examples(data, data.questions, plain, lambda *_: None)
    assert [(one.question, one.withheld, one.correct, one.due) for one in found] == [
        ("right", False, True, False),
        ("right", True, False, True),
        ("wrong", False, False, False),
    ]
