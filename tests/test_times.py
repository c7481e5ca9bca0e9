"""Which words of a sentence name a time, and what days they mean in an article of some day."""

from __future__ import annotations

from datetime import date

import pytest

from qa.language.dates import Days
from qa.language.stretches import find
from qa.language.times import covering, days_named, is_a_time
from qa.types import PublicationDate

PUBLISHED = PublicationDate("2025-05-21")  # a Wednesday


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("The talks began on Tuesday.", ["Tuesday"]),
        ("In May 2022 the port was shut.", ["May 2022"]),
        ("Late on 3 May the gates were opened.", ["3 May"]),
        ("Yesterday the port was shut.", ["Yesterday"]),
        ("They may go.", []),
        ("In May of that year the port was shut.", []),
        ("Since Tuesday the port has been shut.", []),
        ("The Tuesday meeting was long.", []),
        ("The 2022 agreement was signed.", []),
    ],
)
def test_words_are_a_time_where_they_stand_as_one(sentence: str, times: list[str]) -> None:
    found = [words for words in find(sentence) if is_a_time(sentence, words)]
    assert [sentence[words.start : words.end] for words in found] == times


@pytest.mark.parametrize(
    ("words", "published", "days"),
    [
        ("Tuesday", PUBLISHED, Days(date(2025, 5, 20), date(2025, 5, 20))),
        ("May 2022", PUBLISHED, Days(date(2022, 5, 1), date(2022, 5, 31))),
        # Of this week or of the one before.
        ("last Tuesday", PUBLISHED, Days(date(2025, 5, 13), date(2025, 5, 20))),
        ("this month", PUBLISHED, Days(date(2025, 5, 1), date(2025, 5, 21))),  # as far as it is over
        ("June 2025", PUBLISHED, None),
        ("Tuesday", PublicationDate("2025-05"), None),
        ("3 May 2022", None, Days(date(2022, 5, 3), date(2022, 5, 3))),
        ("yesterday", None, None),
    ],
)
def test_days_are_those_that_the_words_mean_whenever_it_was_published(
    words: str, published: PublicationDate | None, days: Days | None
) -> None:
    assert days_named(words, published) == days


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        (date(2025, 5, 20), date(2025, 5, 20), "2025-05-20"),
        (date(2025, 5, 1), date(2025, 5, 21), "2025-05"),
        (date(2025, 3, 1), date(2025, 5, 21), "2025"),
        (date(2024, 12, 31), date(2025, 1, 1), None),
    ],
)
def test_a_date_is_as_precise_as_all_of_the_days_allow(first: date, last: date, value: str | None) -> None:
    found = covering(Days(first, last))
    assert (found.value if found else None) == value
