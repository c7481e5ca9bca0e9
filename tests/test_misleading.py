"""Words that look like what is asked for, and are not."""

from __future__ import annotations

import pytest

from qa.answering.short.misleading import misleads, of_another_dimension, of_inhabitants
from qa.language.expected import Sort


@pytest.mark.parametrize(
    ("sort", "before", "words", "after", "expected"),
    [
        (Sort.PLACE, "The foreign ministry in ", "Pell", " confirmed it.", True),
        (Sort.PLACE, "They met in ", "Pell", ", the ministry said.", False),
        (Sort.DURATION, "We dig, and ", "one day", " somebody will knock.", True),
        (Sort.DURATION, "The talks lasted ", "one day", ".", False),
        (Sort.DURATION, "They left ", "one day", " later.", False),
        (Sort.NUMBER, "The sea will rise by ", "2050", ".", True),
        (Sort.NUMBER, "It was of use to ", "2050", " people.", False),
        (Sort.NUMBER, "It grew by ", "2050", " lorries.", False),
    ],
)
def test_what_leads_them_tells(sort: Sort, before: str, words: str, after: str, expected: bool) -> None:
    start = len(before)
    assert misleads(sort, before + words + after, start, start + len(words)) is expected


@pytest.mark.parametrize(
    ("question", "words", "after", "expected"),
    [
        ("How high is the wall?", "2 kilometres", " long and 4 metres high.", True),
        ("How high is the wall?", "2 kilometres long", " and 4 metres high.", True),
        ("How high is the wall?", "4 metres", " high.", False),
        ("How high is the wall?", "4 metres high", " and 2 kilometres long.", False),
        ("How tall is the tower?", "40 metres", " high.", False),
        ("How long is the tunnel?", "12 metres", " in diameter.", True),
        ("How long had he been mayor?", "41 years", " old.", True),
        ("How deep is the lake?", "30 metres", " at most.", False),
        ("How big is the dam?", "30 metres", " high.", False),
        ("How many years did it take?", "12 years", " long.", False),
    ],
)
def test_how_long_a_thing_is_is_not_how_high(question: str, words: str, after: str, expected: bool) -> None:
    assert of_another_dimension(question, words + after, 0, len(words)) is expected


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("How many people died?", "It struck Pell, a town of about ", True),
        ("How many people died?", "It killed ", False),
        ("How many people live in Pell?", "It struck Pell, a town of about ", False),
    ],
)
def test_those_who_live_in_a_place_are_no_victims(question: str, before: str, expected: bool) -> None:
    assert of_inhabitants(question, f"{before}3,500 people.", len(before)) is expected
