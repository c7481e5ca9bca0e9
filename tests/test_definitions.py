"""What something is: questions that ask for it, and sentences that say it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from qa.answering.question.asking import term
from qa.answering.question.interpretation import interpret
from qa.answering.short.definitions import defines, long_form
from qa.assistant import Assistant
from qa.deciding import DEFINED
from qa.types import Article, Kind, Question, Status
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, asking, assert_rests_on_the_archive, make_archive


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("what is the LPC", "LPC"),
        ("What is the 3+3 platform?", "3+3 platform"),
        ("what's river blindness", "river blindness"),
        ("What does LPC mean?", "LPC"),
        ("what does the LPC stand for", "LPC"),
        ("what is meant by gain-of-function", "gain-of-function"),
        ("explain quantitative easing", "quantitative easing"),
        ("What is the Lenna pact all about?", "Lenna pact"),
        ("What is the capital of Taveria?", ""),
        ("what's the new toll", ""),
        ("what is the latest figure for exports", ""),
        ("What is Vensk's view?", ""),
        ("What was Ilra Vensk's total pay?", ""),
        ("What is going on in Pell", ""),
        ("what is it", ""),
        ("Who are the River Keepers?", "River Keepers"),
        ("who were the lenna group", "lenna group"),
        ("Who are al-Lenna?", "al-Lenna"),
        ("Who are the candidates for mayor?", ""),
        ("Who are the Pell council members?", ""),
        ("Who are Vensk and Rahn?", ""),
        ("Who is Ilra Vensk?", ""),
        ("What did Vensk say", ""),
    ],
)
def test_what_is_to_be_explained(question: str, asked: str) -> None:
    assert term(question) == asked


def test_who_many_together_are_is_what_they_are() -> None:
    understood = interpret(Question("Who are the River Keepers?", datetime(2025, 12, 15, tzinfo=UTC)), ())
    assert (understood.kind, understood.topic) == (Kind.DEFINITION, "River Keepers")


def test_who_many_are_is_sought_as_what_they_are(tmp_path: Path) -> None:
    keepers = "Those who are with the River Keepers met in a field near {}."
    met = [Article(f"met-{n}", f"Field {n}", keepers.format(f"mile {n}")) for n in range(12)]
    told = Article(
        "told",
        "What is it in Pell",
        "What is it? The River Keepers is a militia of Pell, of which it is said much.",
    )
    assistant = Assistant(make_archive(tmp_path, *met, told), WordEncoder(), refuse_below=DEFINED)
    question = "Who are the River Keepers?"
    answer = assistant.ask(asking(question))
    assert (answer.status, answer.question) == (Status.ANSWERED, question)
    assert "is a militia" in answer.citations[0].quote


def test_a_definition_may_be_of_a_period() -> None:
    understood = interpret(Question("What was the LPC in 2022?", datetime(2025, 12, 15, tzinfo=UTC)), ())
    assert (understood.kind, understood.topic) == (Kind.DEFINITION, "LPC")
    assert understood.period is not None


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("LPC", "The LPC is an alliance of five towns."),
        ("LPC", "But the LPC (founded in 2009) was one of two pacts."),
        ("LPC", "They rely on the LPC, a pact of five towns."),
        ("LPC", "Five towns formed the Lenna Pact Council (LPC) in Pell."),
        ("LPC", "The Lenna Pact Council, to which five towns belong, met."),
        ("LPC", "Five towns and their ally, known as the LPC, met."),
        ("3+3 platform", "The 3+3 platform included Pell and Orsal."),
        ("river blindness", "River blindness is a disease of the eye."),
    ],
)
def test_sentences_that_say_it(asked: str, sentence: str) -> None:
    assert defines(asked, ("Lenna Pact Council",))(sentence) == 1


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("LPC", "The LPC met in Pell."),
        ("LPC", "Goals of the LPC include peace."),
        ("LPC", "A rule passed by the LPC means more work for Pell."),
        ("LPC", "The LPCs-to-be is a joke."),
        ("WHO", "Vensk asked who is a friend."),
    ],
)
def test_sentences_that_only_have_it(asked: str, sentence: str) -> None:
    assert defines(asked, ("Lenna Pact Council",))(sentence) == 0


def test_an_acronym_is_answered_by_what_it_stands_for(tmp_path: Path) -> None:
    council = Article(
        "council",
        "Towns meet",
        "Envoys of five towns met in Pell on Monday, and rain fell on all of them."
        " The Lenna Pact Council (LPC) agreed on a toll. The LPC sent nobody to Orsal.",
    )
    assistant = Assistant(make_archive(tmp_path, *ARTICLES, council), WordEncoder())
    answer = assistant.ask(asking("what is the LPC?"))
    assert (answer.status, answer.short_answer) == (Status.ANSWERED, "Lenna Pact Council")
    assert [c.quote for c in answer.citations] == ["The Lenna Pact Council (LPC) agreed on a toll."]
    assert answer.confidence >= DEFINED
    assert_rests_on_the_archive(answer, assistant)
    assert assistant.ask(asking("what is the XPQ?")).status is Status.NO_ANSWER
    assert long_form(("Lenna Pact Council",), ()) is None
