"""Periods in questions."""

from datetime import date

import pytest

from qa.answering.periods import describe, find_period
from qa.types import Period

ASKED = date(2025, 12, 15)


@pytest.mark.parametrize(
    ("question", "words", "start", "end"),
    [
        ("what did Lavrov say about the CSTO in 2025", "in 2025", "2025-01-01", "2025-12-31"),
        ("In May 2025, who met whom?", "In May 2025", "2025-05-01", "2025-05-31"),
        ("who met in february of 2024?", "in february of 2024", "2024-02-01", "2024-02-29"),
        ("what changed between 2022 and 2024?", "between 2022 and 2024", "2022-01-01", "2024-12-31"),
        (
            "trade between March 2023 and 5 May 2024",
            "between March 2023 and 5 May 2024",
            "2023-03-01",
            "2024-05-05",
        ),
        ("trade between March and August 2025", "between March and August 2025", "2025-03-01", "2025-08-31"),
        ("from Jan to May 2024, who met?", "from Jan to May 2024", "2024-01-01", "2024-05-31"),
        ("what was said from 2022 to 2023", "from 2022 to 2023", "2022-01-01", "2023-12-31"),
        ("what happened between 2024 and 2022", "between 2024 and 2022", "2022-01-01", "2024-12-31"),
        ("exports in 2022-2023?", "in 2022-2023", "2022-01-01", "2023-12-31"),
        ("who spoke on 21 May 2025?", "on 21 May 2025", "2025-05-21", "2025-05-21"),
        ("who spoke on May 21st, 2025?", "on May 21st, 2025", "2025-05-21", "2025-05-21"),
        ("lavrov csto 2025", "2025", "2025-01-01", "2025-12-31"),
        ("Lavrov May 2025?", "May 2025", "2025-05-01", "2025-05-31"),
        ("what was agreed in 2022 and 2024?", "in 2022 and 2024", "2022-01-01", "2024-12-31"),
        ("in 2025 or in 2024, who met?", "in 2025 or in 2024", "2024-01-01", "2025-12-31"),
        ("exports in 2023, 2021 and 2022?", "in 2023, 2021 and 2022", "2021-01-01", "2023-12-31"),
        ("who met in March and May 2024?", "in March and May 2024", "2024-03-01", "2024-05-31"),
        ("who won the 2020 war in 2023", "in 2023", "2023-01-01", "2023-12-31"),
    ],
)
def test_period_and_its_words(question: str, words: str, start: str, end: str) -> None:
    found = find_period(question, ASKED)
    assert found is not None
    assert found.period == Period(date.fromisoformat(start), date.fromisoformat(end), words)
    assert question[found.start : found.end] == words


@pytest.mark.parametrize(
    "question",
    [
        "who won the 2020 war",
        "what does the November 2020 statement say",
        "what is Agenda 2030",
        "is Project 2025 real",
        "how many Boeing 737 crashed",
        "what happened on 31 February 2025",
        "what will happen in 2031",
        "what may come",
        "how far have prices risen since 2004?",
        "what did Lavrov say before May 2024?",
        "what was said after 21 May 2025",
        "who led it until March 2023?",
        "who led it until the end of March 2023?",
        "who has led it since 2024-05-01",
    ],
)
def test_what_belongs_to_the_topic_is_no_period(question: str) -> None:
    assert find_period(question, ASKED) is None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2025-01-01", "2025-12-31", "2025"),
        ("2022-01-01", "2024-12-31", "2022 to 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2025-05-21", "2025-05-21", "21 May 2025"),
        ("2025-05-03", "2025-06-07", "3 May 2025 to 7 June 2025"),
    ],
)
def test_a_period_is_described_as_a_person_would(start: str, end: str, words: str) -> None:
    assert describe(Period(date.fromisoformat(start), date.fromisoformat(end), "")) == words


def test_an_open_period_names_its_one_end() -> None:
    assert describe(Period(date(2025, 5, 1), None, "")) == "from 1 May 2025"
    assert describe(Period(None, date(2025, 5, 1), "")) == "until 1 May 2025"
