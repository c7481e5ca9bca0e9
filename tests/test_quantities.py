"""Numbers with what they count and how exactly they are meant."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.quantities import Quantity, quantities
from qa.language.roundings import numbers_agree, numbers_differ


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("It buried three lorries up to the windscreen.", 3, "", "lorries"),
        ("Some 12 Taverian soldiers left.", 12, "", "soldiers"),
        ("The bridge cost 38 million tavens.", 38e6, "", "tavens"),
        ("It cost $12 billion.", 12e9, "usd", ""),
        ("The talks lasted four hours.", 14_400, "seconds", ""),
        ("It lies 8 kilometres away.", 8_000, "metres", ""),
        ("They buy 2 tonnes of grain a year.", 2_000, "kilograms/year", ""),
        ("A 34-year-old baker came.", 34, "years of age", ""),
        ("The office counted five.", 5, "", ""),
    ],
)
def test_a_number_has_a_value_and_what_it_counts(text: str, value: float, unit: str, noun: str) -> None:
    found = only(text)
    assert (found.value, found.unit, found.noun) == (value, unit, noun)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Three lorries stood there.", 3, 3),
        ("At least 100 people are missing.", 100, inf),
        ("Up to 80 people slept there.", 0, 80),
        ("No more than 80 people slept there.", 0, 80),
        ("About 4,000 tonnes came in.", 3.8e6, 4.2e6),  # 5% to either side, in kilograms
    ],
)
def test_a_hedge_leaves_room(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "text",
    [
        "Velim won 2-0.",
        "It opened on 14 April 2025.",
        "Article 4 is short.",
        "Police held another five people.",
        "Some 8,000 to 9,000 people came, two or three by boat.",
        "Between 8,000 and 9,000 people came.",
    ],
)
def test_scores_days_names_ranges_and_what_is_added_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_five_of_the_nine_are_no_five_and_no_nine() -> None:
    assert [(q.value, q.part) for q in quantities("Five of the nine boats turned back.")] == [
        (5, True),
        (9, True),
    ]


@pytest.mark.parametrize(
    ("a", "b", "agree", "differ"),
    [
        ("three lorries", "five lorries", False, True),
        ("3,980 tonnes", "about 4,000 tonnes", True, False),
        ("4,000 people", "3,980 people", True, False),  # the rounder is the other in one digit
        ("160 kilometres", "100 miles", True, False),  # 160.9 km
        ("more than 200 people", "214 people", True, False),
        ("at least 100 people", "340 people", False, False),  # both may be right, but nobody said 340 twice
        ("below 40%", "61%", False, True),
        ("$4.32", "$4.11", False, False),  # near, and not the same
    ],
)
def test_numbers_agree_differ_or_neither(a: str, b: str, agree: bool, differ: bool) -> None:
    first, second = only(f"It had {a}."), only(f"It had {b}.")
    assert (numbers_agree(first, second), numbers_differ(first, second)) == (agree, differ)
    assert (numbers_agree(second, first), numbers_differ(second, first)) == (agree, differ)


@given(st.text(max_size=80), st.integers(0, 10**7), st.text(max_size=40))
def test_offsets_lie_in_any_text_and_nothing_agrees_and_differs(before: str, number: int, after: str) -> None:
    text = f"{before} {number} {after}"
    found = quantities(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        for other in found:
            assert not (numbers_agree(one, other) and numbers_differ(one, other))
