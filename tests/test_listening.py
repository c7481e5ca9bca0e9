"""Weights of what tells whether somebody's words are on a topic, from topics set apart."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.listening import Asked, ask, fit
from qa.answering.composing.confidence import HEARD_INTERCEPT, HEARD_WEIGHTS, Heard
from qa.errors import InvalidRequestError
from tests.newsroom import make_archive, services_of
from tests.test_read_statements import DUES, TALKS, Listener

DUES_AT = TALKS.text.index(DUES)


def drawn(n: int) -> list[Asked]:
    """Topics that are due by the logistic function of what words tell - 1 + 3 times the reader's logits,
    of the better of two statements."""
    random = np.random.default_rng(0)
    found = []
    for i in range(n):
        heard = [Heard(*random.uniform(size=4)) for _ in range(2)]
        by_words = [
            HEARD_INTERCEPT + np.dot(HEARD_WEIGHTS, (x.similarity, x.context, x.rarest)) for x in heard
        ]
        z = max(words - 1 + 3 * one.odds for words, one in zip(by_words, heard, strict=True))
        found.append(Asked(f"speaker {i % 50}", bool(random.random() < 1 / (1 + np.exp(-z))), heard))
    return found


def test_finds_the_weight_that_the_topics_were_drawn_by() -> None:
    asked = drawn(4000)
    found = fit(asked)
    due = np.mean([one.due for one in asked])
    # those due are made to weigh as much as the others, which moves the intercept by the odds
    assert found.intercept == pytest.approx(HEARD_INTERCEPT - 1 - np.log(due / (1 - due)), abs=0.25)
    assert found.weight == pytest.approx(3, abs=0.3)
    assert found.topics == 4000
    assert found.auroc > found.by_words + 0.02


def test_topics_of_few_speakers_or_one_kind_tell_nothing() -> None:
    for asked in (drawn(4), [one for one in drawn(500) if one.due]):
        with pytest.raises(InvalidRequestError, match="due and not"):
            fit(asked)


def test_what_is_set_apart_is_asked_and_heard_as_it_is_read(tmp_path: Path) -> None:
    services = services_of(make_archive(tmp_path / "archive", TALKS), reranker=Listener("dues had"))
    lines = [
        {"speaker": "Ilra Vensk", "topic": topic, "question": "", "apart": apart, "statements": statements}
        for topic, apart, statements in (
            ("membership fees", True, [["talks", DUES_AT, DUES_AT + len(DUES), 1]]),
            ("the moon", True, [["talks", 0, 9, 0]]),
            ("the lake", False, []),
        )
    ]
    path = tmp_path / "topics.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    fees, moon = ask(path, services)
    assert (fees.speaker, fees.due, moon.due) == ("Ilra Vensk", True, False)
    assert [one.read for one in fees.heard] == pytest.approx([0.982], abs=1e-3)
