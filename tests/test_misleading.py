"""Words that look like what is asked for, and are not."""

from __future__ import annotations

import pytest

from qa.answering.short.misleading import is_no_name_of, misleads
from qa.language.expected import Sort


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
