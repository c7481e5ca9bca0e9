"""Example questions are about what the archive reports, and are answered by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qa.answering.composing.examples import suggest
from qa.assistant import Assistant
from qa.ingest.finding import find
from qa.types import Article, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import UNDATED, VENSK_2022, VENSK_2025, asking, make_archive, store


def reports(text: str, published: str | None = None) -> list[str]:
    article = Article("a", "", text, published=PublicationDate(published) if published else None)
    return list(suggest([article], {"a": find(article).statements}))


def test_ask_who_said_what_about_a_named_thing_in_the_articles_year() -> None:
    assert reports("Ilra Vensk said that Taveria would leave the OSPA in June.", "2025-05") == [
        "What did Ilra Vensk say about the OSPA in 2025?"
    ]
    assert reports("Ilra Vensk said that the Lenna Bridge would stay closed.") == [
        "What did Ilra Vensk say about the Lenna Bridge?"
    ]


def test_what_was_said_has_the_thing_and_not_whom_it_was_told() -> None:
    assert reports("“We took them to the church,” Ilra Vensk told NHK.") == []
    assert reports("“We asked the OSPA to take them,” Ilra Vensk told NHK.") == [
        "What did Ilra Vensk say about the OSPA?"
    ]


def test_titles_are_left_out_and_the_full_name_must_be_there() -> None:
    assert reports("Foreign Minister Ilra Vensk said that the OSPA was useful.") == [
        "What did Ilra Vensk say about the OSPA?"
    ]
    assert reports("Vensk said that the OSPA was useful.") == []
    assert reports("Ilra Vensk came late. Vensk said that the OSPA was useful.") == [
        "What did Ilra Vensk say about the OSPA?"
    ]


def test_only_people_are_asked_and_not_about_people() -> None:
    assert reports("The Taverian Foreign Ministry said that the OSPA was useful.") == []
    assert reports("Ilra Vensk said that Prime Minister Doman Karesh was late.") == []


def test_each_person_and_each_thing_once() -> None:
    text = (
        "Ilra Vensk said that the OSPA was useful. Ilra Vensk said that the Lenna Bridge was safe."
        " Doman Karesh said that the OSPA was useless. Doman Karesh said that the Pell Forum was too."
    )
    assert reports(text) == [
        "What did Ilra Vensk say about the OSPA?",
        "What did Doman Karesh say about the Pell Forum?",
    ]


def test_nobody_is_asked_about_themselves_or_for_what_names_nothing() -> None:
    assert reports("Ilra Vensk said that Ilra Vensk would stay.") == []
    assert reports("Ilra Vensk said that it would rain.") == []
    assert reports("It rained in Orsal.") == []


def test_the_assistant_gives_those_it_answers_and_keeps_them_until_the_archive_changes(
    tmp_path: Path,
) -> None:
    pact = [
        replace(a, text=a.text.replace("the Ostrel pact", "the Ostrel Pact"))
        for a in (VENSK_2022, VENSK_2025, UNDATED)
    ]
    assistant = Assistant(make_archive(tmp_path, *pact), WordEncoder())
    examples = assistant.examples()
    assert examples == ("What did Ilra Vensk say about the Ostrel Pact in 2025?",)
    for question in examples:
        assert assistant.ask(asking(question)).status is Status.ANSWERED
    assert assistant.examples() is assistant.examples()
    text = "Doman Karesh of Orselia spoke. Doman Karesh said that the OSPA was finished."
    store(assistant.archive, Article("new", "OSPA", text, published=PublicationDate("2025-10-01")))  # type: ignore[arg-type]
    more = ("What did Doman Karesh say about the OSPA in 2025?", *examples)
    assert assistant.examples() == more
    assert assistant.examples(1) == more[:1]
    assert assistant.examples(5) == more


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    assert Assistant(make_archive(tmp_path), WordEncoder()).examples() == ()
