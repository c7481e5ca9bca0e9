"""What a conversation costs: which of its turns are answered again, in whose words, and that it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from qa.answering.question.antecedents import Reading
from qa.answering.question.turns import MOST_ANSWERED, alone
from qa.assistant import Assistant
from qa.phrasing.endpoint import Message
from qa.phrasing.phraser import Phraser
from qa.types import Question
from tests.fakes import WordEncoder
from tests.newsroom import ASKED

READING = Reading(date(2025, 12, 15), lambda name: name in ("Vensk", "Karesh"))


class Answers:
    """Answers with one name, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> str:
        self.asked.append(text)
        return "Vensk"


@pytest.mark.parametrize(
    ("turns", "expected", "answered"),
    [
        (
            ["Who opened the bridge?", "What did she say about Pell?"],
            "What did Vensk say about Pell?",
            ["Who opened the bridge?"],
        ),
        (["Who opened the bridge?", "When did the dam break?", "Why?"], "Why did the dam break?", []),
        (
            ["Who opened the bridge?", "What did she say?", "Who broke the dam?", "What did he say?"],
            "What did Vensk say?",
            ["Who broke the dam?"],
        ),
        (
            ["Who opened the bridge?", "What did she say about Pell?", "And in 2024?", "And in 2025?"],
            "What did Vensk say about Pell in 2025?",
            ["Who opened the bridge?"],
        ),
    ],
)
def test_of_the_turns_before_those_are_answered_on_which_the_last_leans(
    turns: list[str], expected: str, answered: list[str]
) -> None:
    answers = Answers()
    assert alone(turns, READING, answers) == expected
    assert answers.asked == answered


def test_however_long_it_is_few_are_answered() -> None:
    answers = Answers()
    alone(["Who is he?"] * 20, READING, answers)
    assert len(answers.asked) == MOST_ANSWERED


class Writer:
    """Keeps what it is asked to phrase."""

    model = "parrot"

    def __init__(self) -> None:
        self.asked: list[Sequence[Message]] = []

    def complete(self, messages: Sequence[Message]) -> str:
        self.asked.append(messages)
        return "It rained."


LEANS = Question(
    "What did he say about the Ostrel pact?",
    ASKED,
    history=("Who said that Vensk had broken the Ostrel pact?",),
)


def test_only_the_last_answer_is_phrased(assistant: Assistant) -> None:
    writer = Writer()
    answer = replace(assistant, phraser=Phraser(writer, WordEncoder())).ask(LEANS)
    assert answer.taken_as == "What did Doman Karesh say about the Ostrel pact?"
    assert len(writer.asked) == 1
    assert answer.taken_as in str(writer.asked)


def test_the_time_for_the_turns_before_is_told(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count()
    monkeypatch.setattr("qa.clock.perf_counter", lambda: float(next(ticks)))
    plain = assistant.ask(Question("What did Doman Karesh say about the Ostrel pact?", ASKED)).timings_ms
    told = assistant.ask(LEANS).timings_ms
    assert list(told) == list(plain)
    assert told["total"] > plain["total"]
