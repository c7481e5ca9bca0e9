"""To whom something was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.question.hearers import Hearer, to_anybody
from qa.answering.question.interpretation import interpret
from qa.assistant import Assistant
from qa.ingest.statements import find_statements
from qa.types import Article, Status
from tests.fakes import WordEncoder
from tests.newsroom import asking, make_archive


@pytest.mark.parametrize(
    ("question", "hearer", "topic"),
    [
        ("What did Vensk tell Karesh about the bridge?", "Karesh", "bridge"),
        ("what did Vensk tell the mayor of Orsal", "mayor of Orsal", ""),
        ("What did Vensk say to the BBC?", "BBC", ""),
        ("What has Vensk told reporters in Pell?", "reporters", "Pell"),
        ("What did Vensk say in an interview with La Voce about tolls?", "La Voce", "tolls"),
        ("What did Vensk say about tolls?", None, "tolls"),
        ("What did Vensk tell us about tolls?", None, "us tolls"),
        ("What did Vensk say to the accusations?", None, "accusations"),
        ("How did Vensk respond to Karesh?", None, "Karesh"),
    ],
)
def test_to_whom_is_told_by_what_follows_the_verb(question: str, hearer: str | None, topic: str) -> None:
    found = interpret(asking(question), [])
    assert (found.hearer.name if found.hearer else None, found.topic) == (hearer, topic)


def heard(names: tuple[str, ...], text: str, source: str = "The Gazette") -> list[bool]:
    article = Article("a", "Talks", text, source)
    return [Hearer(names).heard(s, article) for s in find_statements(text)]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Ilra Vensk told Doman Karesh that it was late.", [True]),
        ("Ilra Vensk told the Orselian minister, Doman Karesh, that it was late.", [True]),
        ("Ilra Vensk told Nessa Torvik that it was late. Karesh left.", [False]),
        ("Ilra Vensk told her deputy, Nessa Torvik, with Karesh in the hall that it was late.", [False]),
        ("Ilra Vensk told reporters that Karesh was late.", [False]),
        ("Doman Karesh came. Ilra Vensk told her Orselian counterpart that it was late.", [True]),
        ("Nessa Torvik came. Ilra Vensk told her Orselian counterpart that it was late.", [False]),
        ("Ilra Vensk said that Karesh was late.", [False]),
        ("Ilra Vensk told Karesh that it was late. Vensk said that it rained.", [True, True]),
        (
            "Ilra Vensk told Karesh it was late. Vensk told Torvik it was not. Vensk said that it rained.",
            [True, False, False],
        ),
        ("Ilra Vensk told Torvik that Karesh was late. Vensk said that it rained.", [False, False]),
        ("Ilra Vensk said in an interview with Doman Karesh that it was late.", [True]),
    ],
)
def test_a_statement_is_to_whom_its_sentence_or_the_last_one_told_names(text: str, fits: list[bool]) -> None:
    assert heard(("Karesh", "Doman Karesh"), text) == fits


def test_what_an_outlet_reports_without_naming_anybody_was_said_to_it() -> None:
    text = "Ilra Vensk said that it was late."
    assert heard(("La Voce",), text, "La Voce") == [True]
    assert heard(("La Voce",), text, "") == [False]


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("What did Vensk tell Karesh about tolls?", "What did Vensk say about tolls?"),
        ("What has Vensk told the BBC?", "What has Vensk said?"),
        ("What did Vensk say to the BBC about tolls?", "What did Vensk say about tolls?"),
        ("What did Vensk say in an interview with La Voce?", "What did Vensk say?"),
    ],
)
def test_the_question_to_anybody_is_a_question(question: str, plain: str) -> None:
    hearer = interpret(asking(question), []).hearer
    assert hearer
    assert to_anybody(question, hearer) == plain


def test_what_was_told_another_is_not_given_but_offered(tmp_path: Path) -> None:
    text = "Ilra Vensk told Doman Karesh that the toll on the Lenna bridge stays. Nessa Torvik listened."
    archive = make_archive(tmp_path, Article("a", "Talks", text, "The Gazette"))
    assistant = Assistant(archive, WordEncoder())
    answer = assistant.ask(asking("What did Vensk tell Karesh about the bridge toll?"))
    assert (answer.status, len(answer.sentences)) == (Status.ANSWERED, 1)
    answer = assistant.ask(asking("What did Vensk tell Torvik about the bridge toll?"))
    assert answer.status is Status.NO_STATEMENT
    assert answer.text.startswith("No statement by Vensk to Torvik on bridge toll was found")
    assert answer.did_you_mean == "What did Vensk say about the bridge toll?"
    answer = assistant.ask(asking("What did Vensk tell Torvik about the weather?"))
    assert (answer.status, answer.did_you_mean) == (Status.NO_STATEMENT, "")
