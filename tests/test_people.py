"""The people an article introduces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest.people import Person, described, introduced, role_words
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from tests.newsroom import VENSK_2022


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Nessa Torvik, the mayor of Orsal, came.", [Person("Nessa Torvik", "the mayor of Orsal")]),
        ("The mayor of Orsal, Nessa Torvik, came.", [Person("Nessa Torvik", "The mayor of Orsal")]),
        ("Taverian Foreign Minister Ilra Vensk came.", [Person("Ilra Vensk", "Taverian Foreign Minister")]),
        (
            "Doman Karesh, secretary of the Security Council, met Nessa Torvik, its chairwoman, there.",
            [
                Person("Doman Karesh", "secretary of the Security Council"),
                Person("Nessa Torvik", "its chairwoman"),
            ],
        ),
        ("Vensk, the minister, came.", []),  # who that is, is said elsewhere or nowhere
        ("Nessa Torvik, a baker, came.", []),
        ("Orsal, the capital of the coast, is wet.", []),
        ("", []),
    ],
)
def test_names_and_roles_as_the_text_gives_them(text: str, people: list[Person]) -> None:
    assert list(introduced(text)) == people


def test_each_once_with_the_first_role() -> None:
    text = "Nessa Torvik, the mayor of Orsal, came. Later Nessa Torvik, head of the party, left."
    assert introduced(text) == (Person("Nessa Torvik", "the mayor of Orsal"),)


def test_wherever_in_a_long_text_they_stand() -> None:
    rain = "It rained all day on the long road to Pell. " * 20
    text = f"{rain}Nessa Torvik, the mayor of Orsal, came. {rain}Taverian Foreign Minister Ilra Vensk left."
    assert [person.name for person in introduced(text)] == ["Nessa Torvik", "Ilra Vensk"]


def test_a_description_means_the_only_one_it_fits() -> None:
    mayor = Person("Nessa Torvik", "the mayor of Orsal")
    minister = Person("Ilra Vensk", "the foreign minister of Taveria")
    other = Person("Doman Karesh", "the foreign minister of Orselia")
    people = (mayor, minister, other)
    assert described("the mayor", people) == mayor
    assert described("The Foreign Minister of Taveria", people) == minister
    assert described("the foreign minister", people) is None
    assert described("the governor", people) is None
    assert described("the", people) is None
    assert described("the mayor", ()) is None


def test_articles_and_prepositions_say_nothing_of_a_role() -> None:
    assert role_words("the Mayor of Orsal") == role_words("mayor, Orsal") == {"maior", "orsal"}


def test_a_description_is_heard_as_the_person_it_means() -> None:
    text = f"{VENSK_2022.text} The minister added that the bridge was safe."
    found = find_statements(text, sentence_spans(text))
    assert [(s.speaker, text[s.cue.start : s.cue.end] if s.cue else None, s.role) for s in found] == [
        ("Ilra Vensk", "said", "the foreign minister of Taveria"),
        ("Doman Karesh of Orselia", "answered", ""),
        ("Ilra Vensk", "added", "the foreign minister of Taveria"),
    ]


PIECES = st.lists(
    st.sampled_from(
        (
            "Ilra Vensk|the mayor|said|, |of Orsal|“|”|.|\n|He|according to|:|Question|? |and|Minister|’s"
            "|И.|Վ|I|(|)|🌉|added"
        ).split("|")
    ),
    max_size=50,
)


@given(PIECES.map(" ".join))
def test_whatever_is_written_statements_are_sentences_in_order_and_speakers_stand_in_the_text(
    text: str,
) -> None:
    spans = sentence_spans(text)
    found = find_statements(text, spans)
    assert {(s.start, s.end) for s in found} <= set(spans)
    assert [s.start for s in found] == sorted(s.start for s in found)
    for statement in found:
        assert statement.speaker
        assert " ".join(statement.speaker.split()) in " ".join(text.split())
        inside = [statement.source, statement.cue, *statement.contents]
        assert all(statement.start <= s.start <= s.end <= statement.end for s in inside if s)
