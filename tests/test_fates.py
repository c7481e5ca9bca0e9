"""As many killed are not as many injured."""

from __future__ import annotations

import pytest

from qa.answering.short.fates import asked_fates, of_another_fate
from qa.language.expected import Sort
from qa.language.mentions import mentions


def left(question: str, text: str) -> list[str]:
    """The numbers of a text that may answer."""
    numbers = mentions(text, Sort.NUMBER)
    return [text[one.start : one.end] for one in numbers if not of_another_fate(question, text, one)]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How many died?", "One driver died and six were wounded.", ["One"]),
        ("How many were hurt?", "One driver died and six were wounded.", ["six"]),
        ("How many were injured?", "The slide killed three people and injured 14 others.", ["14"]),
        ("How many were killed?", "It killed 25 people in Pell and 11 in Orsal.", ["25", "11"]),
        ("How many were killed?", "Police arrested 31 men.", []),
        ("How many horses escaped?", "The flood killed dozens of horses.", []),
        ("How many were killed?", "The toll rose to 25, and 120 were hurt.", ["25"]),
        ("How many of the injured died?", "Of the 14 injured, two died.", ["14", "two"]),
        ("How many were killed or injured?", "One driver died and six were wounded.", ["One", "six"]),
        ("How many lorries crossed?", "One driver died and six were wounded.", ["One", "six"]),
    ],
)
def test_a_number_is_of_those_it_stands_with(question: str, text: str, expected: list[str]) -> None:
    assert left(question, text) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many were killed when the band was arrested?", {"dead"}),
        ("How many were arrested since her death?", {"held"}),
        ("How many of those who were arrested escaped?", {"held", "away"}),
        ("How many lorries crossed?", set()),
    ],
)
def test_what_became_of_the_counted_is_asked(question: str, expected: set[str]) -> None:
    assert asked_fates(question) == expected
