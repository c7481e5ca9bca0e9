"""Coefficients of confidence from gold questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.fitting import Examples, examples, fit
from eval.types import GoldQuestion
from qa.assistant import Assistant
from qa.errors import InvalidRequestError
from qa.types import Status
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, ASKED, make_archive


def drawn(name: str, n: int, *, weight: float = 1.0, seed: int = 0) -> Examples:
    """Answers whose chance to be right is the logistic function of -1 + 2 a - 3 b."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(n, 2))
    chance = 1 / (1 + np.exp(-(features @ [2.0, -3.0] - 1)))
    return Examples(name, features, (random.random(n) < chance).astype(np.float64), weight)


def test_finds_the_coefficients_that_the_answers_were_drawn_by() -> None:
    found = fit([drawn("a", 6000)])
    assert found.intercept == pytest.approx(-1, abs=0.15)
    assert found.weights == pytest.approx((2, -3), abs=0.25)
    auroc, ece = found.held_out["a"]
    assert auroc > 0.9
    assert ece < 0.03


def test_a_set_counts_as_much_as_its_weight() -> None:
    one = drawn("one", 1000)
    contrary = replace(drawn("other", 1000, seed=1), name="other")
    contrary = replace(contrary, correct=1 - contrary.correct)
    assert fit([one, replace(contrary, weight=0.05)]).weights[0] > 1
    assert fit([one, replace(contrary, weight=20.0)]).weights[0] < -1
    assert set(fit([one, contrary]).held_out) == {"one", "other"}


def test_too_few_of_a_kind_cannot_be_spread_over_folds() -> None:
    few = replace(drawn("few", 50), correct=np.ones(50))
    with pytest.raises(InvalidRequestError, match="at least 5 right and 5 wrong"):
        fit([few])


def test_every_answer_is_judged_and_none_refused(tmp_path: Path) -> None:
    assistant = Assistant(make_archive(tmp_path, *ARTICLES), WordEncoder(), refuse_below=1.0)
    questions = [
        GoldQuestion("right", "Where was the Ostrel pact signed?", ASKED, answers=("Pell",)),
        GoldQuestion("wrong", "Where was the Ostrel pact signed?", ASKED, answers=("Orsal",)),
        GoldQuestion("nowhere", "Where was the Ostrel pact burnt?", ASKED, status=Status.NO_ANSWER),
        GoldQuestion("unknown", "Where was the Ostrel pact drafted?", ASKED),
    ]
    seen: list[tuple[str, int, int]] = []
    found = examples("mine", questions, assistant, lambda *done: seen.append(done))
    assert seen == [("mine", i, 4) for i in (1, 2, 3, 4)]
    assert found.correct.tolist() == [1.0, 0.0, 0.0]
    assert found.support.shape == (3, 4)
    assert found.support[0].tolist() == found.support[1].tolist()
    assert found.support[0][2] == 1.0  # "Pell" is a short answer
