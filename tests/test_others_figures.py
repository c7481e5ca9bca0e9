"""Whose figure it is that a sentence has, and whether it was only to be."""

from __future__ import annotations

import pytest

from qa.answering.short.others_figures import (
    is_anothers_figure,
    was_an_age_then,
    was_expected,
    was_only_to_be,
)
from qa.language.expected import Sort
from qa.language.mentions import Mention, mentions


def figure(text: str, sort: Sort, words: str) -> Mention:
    (mention,) = (one for one in mentions(text, sort) if text[one.start : one.end] == words)
    return mention


VOTE = "What percentage of the vote did Ilra Vensk win?"


@pytest.mark.parametrize(
    ("text", "words", "anothers"),
    [
        ("Vensk won 50.9% of the vote and Rahn 49.1%.", "49.1%", True),
        ("Vensk won 50.9% of the vote and Rahn 49.1%.", "50.9%", False),
        ("Rahn won 49.1%, while Vensk won 50.9%.", "49.1%", True),
        ("Rahn won 49.1%.", "49.1%", False),  # alone it may be told of whoever is asked about elsewhere
        ("Some 79.5% voted, and Vensk won 50.9%.", "79.5%", False),  # of nobody by name
        ("Rahn won 49.1% and Oren 3.2%.", "3.2%", False),  # none is told of whom is asked about
    ],
)
def test_of_two_figures_each_belongs_to_who_stands_beside_it(text: str, words: str, anothers: bool) -> None:
    assert is_anothers_figure(VOTE, Sort.SHARE, text, figure(text, Sort.SHARE, words)) is anothers


@pytest.mark.parametrize(
    ("question", "text", "words", "anothers"),
    [
        ("How old is Bo Rahn?", "Ilra Vensk, who died on Monday at age 96, was his aunt.", "96", True),
        ("How old was Ilra Vensk?", "Ilra Vensk, who died on Monday at age 96, was his aunt.", "96", False),
        ("How old is Bo Rahn?", "Ilra Vensk, 96, was his aunt.", "96", True),
        ("How old is Bo Rahn?", "He is 73, they said.", "73", False),
    ],
)
def test_an_age_behind_a_name_is_that_persons(question: str, text: str, words: str, anothers: bool) -> None:
    assert is_anothers_figure(question, Sort.AGE, text, figure(text, Sort.AGE, words)) is anothers


@pytest.mark.parametrize(
    ("question", "text", "words", "to_be"),
    [
        ("How long was Bo Rahn sentenced to?", "He faces up to 20 years in prison.", "20 years", True),
        ("How long was Bo Rahn sentenced to?", "Each has a minimum sentence of 30 days.", "30 days", True),
        ("How long was Bo Rahn sentenced to?", "He was sentenced to 20 years.", "20 years", False),
        ("How long was Bo Rahn sentenced to?", "He faced a jury, and got 20 years.", "20 years", False),
        ("How many years does Bo Rahn face?", "He faces up to 20 years in prison.", "20 years", False),
    ],
)
def test_what_somebody_might_get_is_not_what_they_got(
    question: str, text: str, words: str, to_be: bool
) -> None:
    assert was_only_to_be(question, Sort.DURATION, text, figure(text, Sort.DURATION, words)) is to_be


def test_what_a_suit_is_for_is_not_what_was_awarded() -> None:
    text = "Rahn won his $50 million defamation suit."
    awarded = "How much was Bo Rahn awarded?"
    assert was_only_to_be(awarded, Sort.MONEY, text, figure(text, Sort.MONEY, "$50 million"))
    asked = "How much was Bo Rahn's suit for?"
    assert not was_only_to_be(asked, Sort.MONEY, text, figure(text, Sort.MONEY, "$50 million"))


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("How many people died?", "It was where 900 people were expected for the fair.", "900", True),
        ("How many people came?", "The fair was expected to draw more than 900 people.", "900", True),
        ("How many people came?", "Rain was expected as 900 people came.", "900", False),
        ("How many people are expected?", "Some 900 people are expected.", "900", False),
        ("How many people will come?", "Some 900 people are expected.", "900", False),
        ("How many readers did it lose?", "It had predicted a loss of 900 readers.", "900", True),
        ("How many readers did it lose?", "It lost 800, projecting that it would lose 900.", "900", True),
        ("How many readers did it lose?", "It lost 800, projecting that it would lose 900.", "800", False),
    ],
)
def test_who_was_expected_is_not_who_came(question: str, text: str, words: str, expected: bool) -> None:
    assert was_expected(question, Sort.NUMBER, text, figure(text, Sort.NUMBER, words)) is expected


@pytest.mark.parametrize(("words", "anothers"), [("half a mile", False), ("520 feet", True)])
def test_a_measure_is_of_what_stands_beside_it(words: str, anothers: bool) -> None:
    text = "The Lenna is half a mile long, while the Orsa is 520 feet long."
    one = figure(text, Sort.MEASURE, words)
    assert is_anothers_figure("How long is the Lenna?", Sort.MEASURE, text, one) is anothers


@pytest.mark.parametrize(
    ("text", "words", "then"),
    [
        ("When her father died Vensk, then just 25 years old, took the throne.", "25", True),
        ("Vensk was 25 when she took the throne.", "25", True),
        ("Vensk would be 86 by the end of it.", "86", True),
        ("Vensk took the throne at the age of 25.", "25", True),
        ("Vensk, who is 61 years old, took the throne.", "61", False),
        ("The 61-year-old Vensk took the throne.", "61", False),
    ],
)
def test_how_old_one_was_is_not_how_old_one_is(text: str, words: str, then: bool) -> None:
    one = figure(text, Sort.AGE, words)
    assert was_an_age_then("How old is Vensk?", Sort.AGE, text, one) is then
    assert not was_an_age_then("How old was Vensk when she took the throne?", Sort.AGE, text, one)


@pytest.mark.parametrize(("words", "anothers"), [("61", False), ("24", True)])
def test_the_name_behind_an_age_bears_it(words: str, anothers: bool) -> None:
    text = "The 61-year-old Vensk was attacked; the suspect, 24-year-old Bo Rahn, was held."
    one = figure(text, Sort.AGE, words)
    assert is_anothers_figure("How old is Ilra Vensk?", Sort.AGE, text, one) is anothers
    of_the_suspect = "How old is the suspect in the attack on Vensk?"
    assert not is_anothers_figure(of_the_suspect, Sort.AGE, text, one)
