"""Numbers in one form."""

from __future__ import annotations

import pytest

from qa.language.amounts import amount, currencies, values


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("$12 billion", "12000000000 USD"),
        ("£1.5bn", "1500000000 GBP"),
        ("10 million dollars", "10000000 USD"),
        ("$3.50", "3.5 USD"),
        ("6 1/2 feet", "6.5 feet"),
        ("2½ months", "2.5 months"),
        ("$1 1/4 million", "1250000 USD"),
        ("38 million tavens", "38000000 tavens"),
        ("1,200", "1200"),
        ("100", "100"),
        ("Sixty-four", "64"),
        ("six", "6"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("two hundred thousand", "200000"),
        ("$3 hundred million", "300000000 USD"),
        ("a million", "1000000"),
        ("one hundred and twenty", "120"),
        ("Two thousand and forty-four lorries", "2044 lorries"),
        ("one hundred and twenty thousand", None),
        ("half", "0.5"),
        ("half a million", "500000"),
        ("¥5bn", "5000000000 JPY"),
        ("5 billion yen", "5000000000 JPY"),
        ("41.9 per cent", "41.9 %"),
        ("50%", "50 %"),
        ("5 percentage points", "5 percentage points"),
        ("12.7 kilometres", "12.7 kilometres"),
        ("four hours", "4 hours"),
        ("250 and 400", None),
        ("two thirds", None),
        ("A£5", None),
        ("ſix", None),  # its first letter is a small "s" to a pattern that ignores case
        ("Pell", None),
        ("", None),
    ],
)
def test_one_form(words: str, expected: str | None) -> None:
    assert amount(words) == expected


def test_a_sign_that_no_country_has_is_that_of_its_last_letter() -> None:
    assert currencies("A£5 and $3, but no R$8") == {"GBP", "USD"}


def test_two_magnitudes_are_multiplied() -> None:
    assert values("two hundred thousand lorries, 3 million boats, a hundred thousand ferries") == {
        "200000",
        "3000000",
        "100000",
    }


def test_and_adds_what_follows_a_magnitude_unless_that_is_another() -> None:
    assert values("a hundred and six, between one hundred and two hundred") == {"106", "100", "200"}


def test_letters_that_only_look_like_numbers_count_nothing() -> None:
    assert values("ſix lorries, sıxty boats, 7 ferries") == {"7"}
