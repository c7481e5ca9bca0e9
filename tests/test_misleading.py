"""Words that look like what is asked for, and are not."""

from __future__ import annotations

import pytest

from qa.answering.short.misleading import is_no_length, is_no_name_of, is_not_the_most, misleads
from qa.language.expected import Sort
from qa.language.mentions import Mention


@pytest.mark.parametrize(
    ("sort", "before", "words", "after", "expected"),
    [
        (Sort.PLACE, "The foreign ministry in ", "Pell", " confirmed it.", True),
        (Sort.PLACE, "They met in ", "Pell", ", the ministry said.", False),
        (Sort.NUMBER, "The sea will rise by ", "2050", ".", True),
        (Sort.NUMBER, "It was the team's first title since ", "2001", " on a night of rain.", True),
        (Sort.NUMBER, "It was of use to ", "2050", " people.", False),
        (Sort.NUMBER, "It grew by ", "2050", " lorries.", False),
    ],
)
def test_what_leads_them_tells(sort: Sort, before: str, words: str, after: str, expected: bool) -> None:
    start = len(before)
    assert misleads(sort, before + words + after, start, start + len(words)) is expected


@pytest.mark.parametrize(
    ("noun", "words", "expected"),
    [
        ("camp", "labour camp", True),
        ("camp", "Orsal camp", False),
        ("camps", "labour camp", True),
        ("sport", "water polo", False),
        ("", "camp", False),
    ],
)
def test_what_is_asked_for_said_again_is_no_name(noun: str, words: str, expected: bool) -> None:
    assert is_no_name_of(noun, words) is expected


@pytest.mark.parametrize(
    ("question", "words", "after", "expected"),
    [
        ("How long is the bridge?", "900 tonnes", " of steel.", True),
        ("How far is it?", "60 miles", " per hour.", True),
        ("How long is the bridge?", "900 metres", " of steel.", False),
        ("How heavy is the bridge?", "900 tonnes", " of steel.", False),
    ],
)
def test_what_is_no_length(question: str, words: str, after: str, expected: bool) -> None:
    text = f"It has {words}{after}"
    assert is_no_length(question, text, 7, 7 + len(words)) is expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Which town is the cheapest?", "Pell is the dearest town, while Orsal is the cheapest.", True),
        ("Which town is the dearest?", "Pell is the dearest town, while Orsal is the cheapest.", False),
        ("Which is the most beautiful?", "Pell is cheap, but Orsal is the most beautiful.", True),
        ("Which town is the cheapest?", "Pell is the cheapest town, the cheapest but one.", False),
        ("Which town is in the west?", "Pell is there, while Orsal lies in the west.", False),
    ],
)
def test_what_is_set_against_the_most(question: str, sentence: str, expected: bool) -> None:
    assert is_not_the_most(question, Sort.NAME, sentence, Mention(0, len("Pell"), 1.0)) is expected
