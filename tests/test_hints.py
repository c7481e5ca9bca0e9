"""Whom descriptions mean that an article leaves open."""

from __future__ import annotations

import pytest

from qa.answering.question.hints import hints
from qa.archive.lookup import People
from qa.archive.phrases import Phrases
from qa.archive.types import Profile
from qa.types import Article, Named


def profile(name: str, *roles: str) -> Profile:
    return Profile(name, (name,), roles, 1, None, None)


VENSK = profile("Ilra Vensk", "the Taverian foreign minister", "Foreign Minister")
KARESH = profile("Doman Karesh", "Orselia's foreign minister")
DEPUTY = profile("Oreb Castin", "a Taverian deputy foreign minister")
SECRETARIAT = profile("The secretariat of the alliance in Lindmoor")
PEOPLE = People([VENSK, KARESH, DEPUTY, SECRETARIAT])


def means(asked: str, words: str, text: str, title: str = "") -> bool:
    """Whether words of an article mean the one asked for."""
    meant = [person for person in PEOPLE if person.name == asked]
    found = hints(
        Named(asked, asked), meant, PEOPLE, Phrases([words]), {"CSV": ("Compact of the Seven Valleys",)}
    )
    return any(hint.words == words and hint.fits(Article("a", title, text)) for hint in found)


@pytest.mark.parametrize(
    ("words", "text", "title", "so"),
    [
        (
            "the Taverian minister",
            "Vensk was late. The road was closed, the Taverian minister said.",
            "",
            True,
        ),
        ("the minister of Taveria", "Vensk was late.", "", True),
        ("the Taverian minister", "Nobody is named.", "", False),
        ("the Orselian minister", "Vensk was late.", "", False),  # somebody else
        ("the Taverian deputy minister", "Vensk was late.", "", False),
        ("its foreign minister", "Vensk was late.", "", False),  # could be anybody's
        ("its foreign minister", "Taveria is ready.", "Vensk: the road will open", True),
        ("the minister", "Vensk was late.", "Vensk: the road will open", False),  # too little
        ("Taverian officials", "Vensk was late.", "", False),
    ],
)
def test_of_an_office(words: str, text: str, title: str, so: bool) -> None:
    assert means("Ilra Vensk", words, text, title) is so


def test_not_where_another_who_is_called_that_is_named() -> None:
    both = "Vensk was late. Karesh was not."
    found = hints(
        Named("Ilra Vensk", ""),
        [VENSK],
        People([VENSK, profile("Doman Karesh", "Taverian minister")]),
        Phrases(["the Taverian minister"]),
        {},
    )
    assert not any(hint.fits(Article("a", "", both)) for hint in found)
    assert any(hint.fits(Article("a", "", "Vensk was late.")) for hint in found)


@pytest.mark.parametrize(
    ("asked", "text", "so"),
    [
        ("CSV secretariat", "The CSV met in Orsal.", True),
        ("CSV secretariat", "The Compact of the Seven Valleys met.", True),
        ("CSV secretariat", "The Rivers Union met.", False),
        ("CSV council", "The CSV met in Orsal.", False),
    ],
)
def test_a_body_of_an_alliance_is_that_of_the_one_named(asked: str, text: str, so: bool) -> None:
    assert means(asked, SECRETARIAT.name, text) is so
