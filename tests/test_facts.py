"""What a sentence states, in forms that can be compared."""

from __future__ import annotations

import pytest

from qa.phrasing.facts import day_words, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12025 people came in 2025", {"12025"}),
        ("On 3 May 2025 it cost 3 crowns", {"3"}),
        ("it may take 3 of the 9 years", {"3", "9"}),
        ("the third of twenty-one", {"3th", "21"}),
        ("no one came", set()),
    ],
)
def test_numbers_are_all_but_those_of_dates(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


def test_days_are_named_by_a_number_or_a_capital() -> None:
    assert day_words("on 5 may 2025, or in May; it may march on") == ("5 may 2025", "May")
