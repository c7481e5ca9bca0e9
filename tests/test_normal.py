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
