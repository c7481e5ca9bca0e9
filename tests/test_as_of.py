"""What was known on a day: nothing published later is used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa.answering.question.interpretation import interpret
from qa.assistant import Assistant
from qa.types import Article, Filters, PublicationDate, Status
from qa.understanding import narrowed
from tests.newsroom import asking, make_archive

SUMMER = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("filters", "admitted", "left_out"),
    [
        (Filters(as_of=date(2025, 5, 31)), {"day", "month"}, (1, 1)),
        (Filters(as_of=date(2025, 5, 30)), {"day"}, (1, 2)),
        (Filters(as_of=date(2025, 12, 31)), {"day", "month", "year"}, (1, 0)),
        (Filters(as_of=date(2024, 12, 31)), set(), (1, 0)),
        (Filters(as_of=date(2025, 5, 30), include_undated=True), {"day", "none"}, (0, 2)),
        (Filters(as_of=date(2025, 12, 31), published_to=date(2025, 5, 31)), {"day", "month"}, (1, 1)),
        (Filters(as_of=date(2025, 5, 31), published_to=date(2025, 12, 31)), {"day", "month"}, (1, 1)),
        (Filters(as_of=date(2025, 5, 31), published_from=date(2025, 5, 25)), set(), (1, 2)),
    ],
)
def test_only_what_was_surely_published_by_then(
    tmp_path: Path, filters: Filters, admitted: set[str], left_out: tuple[int, int]
) -> None:
    days = {"day": "2025-05-21", "month": "2025-05", "year": "2025", "none": None}
    archive = make_archive(
        tmp_path,
        *(
            Article(id_, "", f"zebra {id_}", published=PublicationDate(day) if day else None)
            for id_, day in days.items()
        ),
    )
    scope = archive.scope(filters)
    assert {article.id for article in archive.articles(filters, 10).articles} == admitted
    assert scope.articles == len(admitted)
    assert (scope.undated_left_out, scope.imprecise_left_out) == left_out


def test_later_articles_are_out_of_search(assistant: Assistant) -> None:
    found = {e.article.id for e in assistant.search(asking("the Ostrel pact")).evidence}
    then = {e.article.id for e in assistant.search(asking("the Ostrel pact", as_of=SUMMER)).evidence}
    asked = {e.article.id for e in assistant.search(asking("the Ostrel pact as of June 2025")).evidence}
    assert found - then == {"vensk-later", "undated"}
    assert then == asked


def test_the_earlier_day_of_question_and_caller_counts() -> None:
    question = asking("who leads Orsal as of June 2025?", as_of=date(2025, 3, 31))
    assert narrowed(question.filters, interpret(question, ())) == Filters(as_of=date(2025, 3, 31))
    question = asking("who leads Orsal as of June 2025?", as_of=date(2025, 9, 30))
    assert narrowed(question.filters, interpret(question, ())) == Filters(as_of=SUMMER)


def test_nothing_was_known_then(assistant: Assistant) -> None:
    answer = assistant.ask(asking("what did Vensk say about the Ostrel pact", as_of=date(2020, 1, 1)))
    assert answer.status is Status.NO_ARTICLES
    assert "The archive holds no article until 1 January 2020." in answer.text


def test_last_year_is_the_one_before_that_day(assistant: Assistant) -> None:
    result = assistant.search(asking("the Ostrel pact last year", as_of=date(2023, 5, 1)))
    assert {evidence.article.id for evidence in result.evidence} == {"vensk-2022"}
