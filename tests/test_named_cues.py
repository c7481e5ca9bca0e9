"""Words by which a question asks, within names."""

from __future__ import annotations

import pytest

from qa.answering.question.asked_verbs import asks_of_the_past
from qa.answering.question.kinds import kind_of
from qa.language.expected import Sort, Wanted, wanted
from qa.language.named_cues import hidden
from qa.types import Kind


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did Will Rahn sing?", "When did Xxxx Rahn sing?"),
        ("What album did The Who release?", "What album did The Xxx release?"),
        ("What did the WHO say?", "What did the Xxx say?"),
        ("Which Orsal City mayor sang?", "Which Orsal Xxxx mayor sang?"),
        ("What was found at an Iron Age fort?", "What was found at an Iron Xxx fort?"),
        ("Who sang “Where the river was”?", "Who sang “Xxxxx the Xxxxx Xxx”?"),
        # These ask.
        ("Bo Rahn sang. Who heard it?", "Bo Rahn sang. Who heard it?"),
        ("Bo Rahn sang “A Song.” Who heard it?", "Bo Rahn sang “A Song.” Who heard it?"),
        ("When Will the bridge open?", "When Will the bridge open?"),
        ("Which US City is it?", "Which US City is it?"),
        ("Which City is it?", "Which City is it?"),
        ("When Did Will Rahn Sing?", "When Did Will Rahn Sing?"),
        ("WHO SANG?", "WHO SANG?"),
        ("“Who sang?”", "“Who sang?”"),
    ],
)
def test_what_asks_nothing_is_hidden(question: str, expected: str) -> None:
    assert hidden(question) == expected


def test_names_tell_neither_kind_nor_sort_nor_time() -> None:
    assert kind_of("What did Rahn sing in “When the River Froze”?") is Kind.WHAT
    assert wanted("Which Orsal City mayor sang?", Kind.WHAT) == Wanted(Sort.PERSON, "mayor")
    assert wanted("Which Orsal City team won?", Kind.WHAT) == Wanted(Sort.NAME, "Orsal City team")
    assert asks_of_the_past("When did Will Rahn sing?")
    assert not asks_of_the_past("When was it that Rahn said he will sing?")
