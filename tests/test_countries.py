"""Countries, their people and their capitals."""

from __future__ import annotations

from collections import Counter

import pytest

from qa.language.countries import also_called, by_word, countries, governed, one_country
from qa.language.transliteration import fold


def test_what_a_country_and_its_people_are_called_belongs_together_whatever_the_case() -> None:
    assert also_called("armenia buying French arms") == {
        "armenia": ("Armenia", "Armenian", "Armenians"),
        "French": ("France", "French"),
    }


def test_the_longest_name_counts_and_nothing_inside_it() -> None:
    assert list(also_called("South Korean and Sudanese traders in South Sudan")) == [
        "South Korean",
        "Sudanese",
        "South Sudan",
    ]


@pytest.mark.parametrize(("text", "called"), [("what they told us", []), ("what the US told", ["US"])])
def test_us_wants_its_capitals(text: str, called: list[str]) -> None:
    assert list(also_called(text)) == called


def test_a_capital_in_a_topic_is_a_place() -> None:
    assert also_called("a school in Yerevan") == {}


@pytest.mark.parametrize(
    ("name", "country"), [("baku", "Azerbaijan"), ("France", "France"), ("French", None), ("Orsal", None)]
)
def test_countries_and_capitals_speak(name: str, country: str | None) -> None:
    found = governed(name)
    assert (found.names[0] if found else None) == country


@pytest.mark.parametrize(
    ("a", "b", "capitals", "one"),
    [
        ("France", "French", False, True),
        ("Armenia", "Armenian", False, True),
        ("Taveria", "Taverian", False, True),  # by its letters alone
        ("Baku", "Azerbaijani", True, True),
        ("Baku", "Azerbaijani", False, False),
        ("Turkey", "Turkmen", True, False),
        ("Orsal", "Pell", True, False),
    ],
)
def test_one_country(a: str, b: str, capitals: bool, one: bool) -> None:
    assert one_country(fold(a), fold(b), capitals=capitals) is one
    assert one_country(fold(b), fold(a), capitals=capitals) is one


def test_no_word_means_two_countries() -> None:
    words = Counter(
        word.casefold()
        for one in countries()
        for word in {*one.names, *one.peoples, *one.capitals}
        if " " not in word
    )
    assert [word for word, n in words.items() if n > 1] == []
    assert len(by_word(capitals=True)) == len(words)
