"""Questions typed as keywords."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from qa.answering.question.interpretation import interpret
from qa.answering.question.standing import Standing, known_as
from qa.archive.lookup import People
from qa.archive.types import Profile
from qa.types import Kind, Question

KNOWN = {
    "orel": Standing.PERSON,
    "ilra vensk": Standing.PERSON,
    "vensk": Standing.PERSON,
    "taveria": Standing.BODY,
    "road office": Standing.BODY,
}


def read(text: str, *ignore: str) -> tuple[list[str], str, Kind]:
    question = Question(text, datetime(2025, 12, 15, tzinfo=UTC), ignore=ignore)
    found = interpret(question, (), known_as=lambda name: KNOWN.get(name.casefold(), Standing.NONE))
    return [one.name for one in found.speakers], found.topic, found.kind


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("orel tunnel", "orel", "tunnel"),
        ("Ilra Vensk observers 2024", "Ilra Vensk", "observers"),
        ("orel 2024", "orel", ""),
        ("ostrel tunnel delays orel", "orel", "ostrel tunnel delays"),
        ("tunnel quotes vensk", "vensk", "tunnel"),
        ("orel tunnel statements", "orel", "tunnel"),
        ("Orel, tunnel, October 2024", "Orel", "tunnel"),
        ("taveria tunnel quotes", "taveria", "tunnel"),
        ("road office landslide statement", "road office", "landslide"),
        ("orel resignation comments", "orel", "resignation"),
        ("tunnel quotes by orel", "orel", "tunnel"),
        ("orel vensk", "orel", "vensk"),
    ],
)
def test_somebody_who_speaks_beside_a_topic_is_asked_for_words(text: str, speaker: str, topic: str) -> None:
    assert read(text) == ([speaker], topic, Kind.STATEMENTS)


@pytest.mark.parametrize(
    "text",
    [
        "orel age",
        "orel net worth",
        "tunnel cost overruns orel",  # what something costs is a fact, too
        "vensk visit to ostrel 2024",
        "orel vensk meeting date",
        "orel resigned",
        "an overview of the tunnel takeover by orel",  # what was done, not said
        "orel",  # nothing to speak about
        "taveria tunnel",  # the tunnel of a country
        "smith tunnel",  # nobody known
        "is orel the mayor",
        "why orel left the council",
        "orel: the whole tunnel story, in ten chapters and a map of it",
    ],
)
def test_other_keywords_and_sentences_are_not(text: str) -> None:
    assert read(text)[0] == []


def test_the_reading_is_told_and_can_be_taken_back() -> None:
    question = Question("orel tunnel", datetime(2025, 12, 15, tzinfo=UTC))
    found = interpret(question, (), known_as=lambda name: KNOWN.get(name, Standing.NONE))
    assert [one.reading for one in found.speakers] == ["taken as asking what orel said"]
    assert read("orel tunnel", "orel") == ([], "orel tunnel", Kind.WHAT)


def profile(name: str, *others: str, statements: int = 1, roles: tuple[str, ...] = ("mayor",)) -> Profile:
    return Profile(name, (name, *others), roles, statements, None, None)


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("vensk", Standing.PERSON),
        ("orlen", Standing.NONE),  # never heard
        ("smith", Standing.BODY),  # either
        ("palace guard", Standing.BODY),
        ("france", Standing.BODY),
        ("vensk guard", Standing.NONE),  # two names, and nobody's
    ],
)
def test_a_person_is_whoever_a_name_mostly_means(name: str, standing: Standing) -> None:
    people = People(
        [
            profile("Ilra Vensk", "Vensk", statements=9),
            profile("Tam Vensk", statements=3),
            profile("Bram Orlen", statements=0),
            profile("Ann Smith", statements=4),
            profile("Bob Smith", statements=4),
            profile("Palace Guard", "the Palace Guard"),
            profile("Guard"),
            profile("Jean France", statements=2),
        ]
    )
    assert known_as(name, people) is standing
