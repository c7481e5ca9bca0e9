"""Two questions in one: which they are, and the answer to each by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.render import Page, show_answer
from api.wire import answer_out
from qa.answering.parts import TWO, parts
from qa.assistant import Assistant
from qa.types import Question, Status
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, ASKED, make_archive


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "When did the talks begin and how many observers came?",
            ("When did the talks begin?", "The talks begin: how many observers came?"),
        ),
        ("Who won the vote, and by how much?", ("Who won the vote?", "Won the vote: by how much?")),
        ("Where was the pact signed and when?", ("Where was the pact signed?", "When was the pact signed?")),
        ("When and where did the talks begin?", ("When did the talks begin?", "Where did the talks begin?")),
        ("Did the talks fail, and why?", ("Did the talks fail?", "Why did the talks fail?")),
        (
            "When did the bridge open? How much did it cost?",
            ("When did the bridge open?", "The bridge open: how much did it cost?"),
        ),
        (
            "Who is the mayor of Orsal and when did Vensk resign?",  # nothing is left out
            ("Who is the mayor of Orsal?", "When did Vensk resign?"),
        ),
        (
            "What did Rahn say about the pact and what did Vensk say?",
            ("What did Rahn say about the pact?", "What did Vensk say about the pact?"),
        ),
        (
            "Hello, could you tell me who won the vote and how many voted? Thanks!",
            ("Who won the vote?", "Won the vote: how many voted?"),
        ),
        (
            "When did Vensk and Rahn meet and how many observers were proposed?",
            ("When did Vensk and Rahn meet?", "Vensk and Rahn meet: how many observers were proposed?"),
        ),
    ],
)
def test_two_questions(question: str, expected: tuple[str, ...]) -> None:
    assert parts(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What did Vensk and Rahn say about the pact?",
        "Who wrote and directed the film?",
        "What happened between 3 and 5 May?",
        "What did Vensk say about when the talks began and how many observers came?",
        "What is known about the flood and when it began?",
        "Who said that the bridge was closed and who paid for it?",
        "When the talks began, how many observers came?",
        "Which actor died and was buried in May?",
        "Will Orselia leave the pact? What does Rahn say?",
        "What did Rahn say about the pact and when?",
        "What did Rahn say and when did he say it?",
        "How did Rahn explain why the gates opened and who ordered it?",
        "Vensk and where she lives",
        "When did they meet and how many observers were proposed?",
        "Who was the president and who was the prime minister of Orselia in 2025?",
        "How many died and how many were injured in the flood in Pell?",
        "Were the people who died and who were injured in Pell from Orsal?",
        "What is the difference between what is known and what is not known?",
        "Did police find out who did it and why?",
        "",
    ],
)
def test_one_question(question: str) -> None:
    assert parts(question) == ()


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(make_archive(tmp_path_factory.mktemp("archive"), *ARTICLES), WordEncoder())


def test_each_is_answered_as_if_it_were_asked_alone(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Dulane say?", ASKED)
    )
    first = assistant.ask(Question("What did Vensk say about the Ostrel pact?", ASKED))
    second = assistant.ask(Question("What did Dulane say about the Ostrel pact?", ASKED))
    assert [replace(part, timings_ms={}) for part in both.parts] == [
        replace(one, timings_ms={}) for one in (first, second)
    ]
    assert (first.status, second.status) == (Status.ANSWERED, Status.NO_STATEMENT)
    assert (both.status, both.confidence) == (Status.ANSWERED, first.confidence)
    assert (both.short, both.sentences, both.citations) == (None, (), ())


def test_a_period_of_the_whole_is_that_of_each(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say in 2022 about the Ostrel pact and what did Karesh say?", ASKED)
    )
    assert len(both.parts) == 2
    assert {part.interpretation.period for part in both.parts} == {both.interpretation.period}
    of_its_own = assistant.ask(
        Question("What did Vensk say in 2022 about the pact and what did Karesh say in 2025?", ASKED)
    )
    assert [part.interpretation.period and part.interpretation.period.words for part in of_its_own.parts] == [
        "in 2022",
        "in 2025",
    ]


def test_what_is_not_answered_in_either_is_not_answered(assistant: Assistant) -> None:
    both = assistant.ask(Question("What did Dulane say about Pell and what did Zorn say?", ASKED))
    assert [part.status for part in both.parts] == [Status.NO_STATEMENT, Status.NO_STATEMENT]
    assert (both.status, both.confidence) == (Status.NO_STATEMENT, 0.0)


def test_the_command_line_shows_each_under_its_question(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Dulane say?", ASKED)
    )
    show_answer(Page(), both)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == TWO
    assert both.text.startswith(TWO)
    assert all(part.text in both.text for part in both.parts)
    at = [lines.index(part.question) for part in both.parts]
    assert at == sorted(at)
    assert any(line.startswith("[1]") for line in lines[at[0] : at[1]])
    assert any("No statement by Dulane" in line for line in lines[at[1] :])


def test_over_the_wire_each_has_citations_of_its_own(assistant: Assistant) -> None:
    both = assistant.ask(
        Question("What did Vensk say about the Ostrel pact, and what did Dulane say?", ASKED)
    )
    out = answer_out(both).model_dump()
    assert [part["question"] for part in out["parts"]] == [part.question for part in both.parts]
    assert [one["number"] for one in out["parts"][0]["citations"]][:1] == [1]
    assert out["parts"][1]["citations"] == []
