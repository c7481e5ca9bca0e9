"""Dates and numbers in one form."""

from __future__ import annotations

import pytest

from qa.language.expected import Sort
from qa.language.normal import normal
from qa.types import PublicationDate

FRIDAY = PublicationDate("2025-05-23")


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("21 May 2025", None, "2025-05-21"),
        ("May 2024", None, "2024-05"),
        ("2014", None, "2014"),
        ("1388", None, "1388"),
        ("May 21st", "2025-05-23", "2025-05-21"),
        ("30 December", "2025-01-04", "2024-12-30"),
        ("3 January", "2024-12-30", "2025-01-03"),
        ("February", "2025-05", "2025-02"),
        ("Monday", "2025-05-23", "2025-05-19"),
        ("Friday", "2025-05-23", "2025-05-23"),
        ("yesterday", "2025-05-01", "2025-04-30"),
        ("next year", "2025-05-23", "2026"),
        ("last month", "2025-01-23", "2024-12"),
        # What is left open stays so.
        ("May 21st", None, None),
        ("May 21st", "2025", None),
        ("Monday", "2025-05", None),
        ("30 February", "2025-05-23", None),
        ("the 19th century", "2025-05-23", None),
    ],
)
def test_a_date(words: str, published: str | None, expected: str | None) -> None:
    known = PublicationDate(published) if published else None
    assert normal(words, Sort.DATE, known) == expected


@pytest.mark.parametrize(
    ("words", "sort", "expected"),
    [
        ("$12 billion", Sort.MONEY, "12000000000 USD"),
        ("Sixty-four", Sort.NUMBER, "64"),
        ("1999", Sort.YEAR, "1999"),
        ("2 Live", Sort.NAME, None),
        ("Yes", Sort.TRUTH, "yes"),
    ],
)
def test_by_sort(words: str, sort: Sort, expected: str | None) -> None:
    assert normal(words, sort, FRIDAY) == expected


@pytest.mark.parametrize(
    ("sentence", "words", "published", "expected"),
    [
        # February of 2026 is nearer to each of these days of writing than that of 2025.
        ("The valve has been shut since 9 February", "9 February", "2025-09-16", "2025-02-09"),
        ("Tarn was arrested in Pell on February 9", "February 9", "2025-09-16", "2025-02-09"),
        ("The line had been opened on 9 February", "9 February", "2025-09-16", "2025-02-09"),
        ("Four people died in the camp in February", "February", "2025-09-16", "2025-02"),
        ("The line will be opened on 9 February", "9 February", "2025-09-16", "2026-02-09"),
        ("The court met on September 16", "September 16", "2025-09-16", "2025-09-16"),
        # August of the year before is nearer.
        ("The festival will open on 20 August", "20 August", "2025-01-03", "2025-08-20"),
        # Here nothing tells.
        ("She said the pass expires on 9 February", "9 February", "2025-09-16", "2026-02-09"),
        ("They agreed to meet again on 9 February", "9 February", "2025-09-16", "2026-02-09"),
        ("The trial was postponed until 9 February", "9 February", "2025-09-16", "2026-02-09"),
        ("The line is opened on 9 February", "9 February", "2025-09-16", "2026-02-09"),
        ("The ban may be lifted on 9 February", "9 February", "2025-09-16", "2026-02-09"),
    ],
)
def test_a_yearless_date_by_the_verb_before_it(
    sentence: str, words: str, published: str, expected: str
) -> None:
    lead = sentence[: sentence.index(words)]
    assert normal(words, Sort.DATE, PublicationDate(published), lead) == expected


@pytest.mark.parametrize(
    ("words", "past", "expected"),
    [
        ("April", True, "2022-04"),
        ("April", False, "2023-04"),
        ("30 November", True, "2022-11-30"),  # soon to come then, and past for who asks later
    ],
)
def test_what_is_known_to_be_past_is_not_of_next_year(words: str, past: bool, expected: str) -> None:
    assert normal(words, Sort.DATE, PublicationDate("2022-11-08"), past=past) == expected


def test_last_sunday_on_a_sunday_is_a_week_ago() -> None:
    assert normal("Sunday", Sort.DATE, PublicationDate("2025-05-25"), "He died last ") == "2025-05-18"
    assert normal("Sunday", Sort.DATE, PublicationDate("2025-05-25"), "He died ") == "2025-05-25"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("She was arrested on charges of smuggling at a port in the Orvel region on ", "2022-02-17"),
        ("The player, detained by the guards of Pell on ", "2022-02-17"),
        ("She was told to be in court on ", "2023-02-17"),
        ("", "2023-02-17"),
    ],
)
def test_what_was_done_is_not_of_next_year(lead: str, expected: str) -> None:
    assert normal("17 February", Sort.DATE, PublicationDate("2022-12-16"), lead, past=True) == expected
