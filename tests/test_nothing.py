"""What is said where nothing is found: what was looked for, where, and what there is instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qa.answering.composing.nothing import (
    NO_SOURCE,
    elsewhere,
    explain,
    mentioned,
    near,
    nearest,
    not_held,
    not_read,
)
from qa.answering.question.periods import find_period
from qa.archive.types import ArchiveInfo
from qa.types import ArchiveState, Attitude, Coverage, Filters, Interpretation, Kind, Named, Status

IN_2025: dict[str, Any] = {"published_from": date(2025, 1, 1), "published_to": date(2025, 12, 31)}
VENSK = Interpretation(Kind.STATEMENTS, "the pact", speakers=(Named("Vensk", "Vensk"),))


def said(
    status: Status,
    interpretation: Interpretation = VENSK,
    *,
    articles: int = 38,
    in_scope: int = 0,
    undated: int = 0,
    imprecise: int = 0,
    possible: int = 0,
    days: tuple[str | None, str | None] = ("2019", "2024-05-21"),
    **filters: Any,
) -> str:
    info = ArchiveInfo(
        "archive",
        ArchiveState(1, "words"),
        articles,
        articles,
        articles,
        0,
        (),
        *days,
        bytes=1,
        stories=0,
        untold=0,
    )
    coverage = Coverage(articles, in_scope, undated, imprecise, possible)
    return explain(status, interpretation, Filters(**filters), coverage, info)


@pytest.mark.parametrize(
    ("question", "said_more"),
    [
        ("what happened on August 8", " No year was said: ask with one, such as “on August 8 2023”."),
        ("what happened in March?", " No year was said: ask with one, such as “in March 2024”."),
        ("what happened in March 2025?", ""),
        ("what happened last March?", ""),
        ("what happened last week?", ""),
        ("what happened on Tuesday?", ""),
    ],
)
def test_a_day_without_a_year_after_the_archives_last_is_asked_for_with_one(
    question: str, said_more: str
) -> None:
    found = find_period(question, date(2026, 11, 22))
    assert found is not None
    asked = Interpretation(Kind.OVERVIEW, "", period=found.period)
    days: dict[str, Any] = {"published_from": found.period.start, "published_to": found.period.end}
    told = said(Status.NO_ARTICLES, asked, **days)
    first, last = (
        "The archive holds no article from ",
        " It holds 38 articles from 2019 to 21 May 2024.",
    )
    assert told.startswith(first)
    assert told.partition(".")[2] == said_more + last
    if said_more:
        again = find_period(said_more.split("“")[1].rstrip("”."), date(2026, 11, 22))
        assert again is not None
        assert again.period.end is not None
        assert again.period.end <= date(2024, 5, 21)


def test_an_empty_archive_says_how_to_fill_it() -> None:
    expected = "The archive is empty. Add articles with `dateline ingest PATH`."
    assert {said(status, articles=0, days=(None, None)) for status in Status} == {expected}


def test_no_article_of_the_period() -> None:
    assert said(Status.NO_ARTICLES, **IN_2025) == (
        "The archive holds no article from 2025. It holds 38 articles from 2019 to 21 May 2024."
    )


def test_no_article_of_the_period_but_undated_ones() -> None:
    one = said(Status.NO_ARTICLES, undated=1, articles=1, days=(None, None), **IN_2025)
    assert one == (
        "The archive holds no article from 2025. 1 undated article was left out. It holds 1 article."
    )
    assert "1,204 undated articles were left out." in said(Status.NO_ARTICLES, undated=1204, **IN_2025)


@pytest.mark.parametrize(
    ("undated", "possible", "words"),
    [
        (5, 2, "5 undated articles were left out, of which 2 may belong to the period by what they tell."),
        (2, 2, "2 undated articles were left out, which may belong to the period by what they tell."),
        (1, 1, "1 undated article was left out, which may belong to the period by what it tells."),
        (5, 1, "5 undated articles were left out, of which 1 may belong to the period by what it tells."),
    ],
)
def test_undated_articles_that_tell_of_the_period(undated: int, possible: int, words: str) -> None:
    assert words in said(Status.NO_ARTICLES, undated=undated, possible=possible, **IN_2025)


def test_articles_dated_too_roughly_for_the_period_are_not_passed_over() -> None:
    assert said(Status.NO_ARTICLES, imprecise=1, published_from=date(2025, 5, 3)) == (
        "The archive holds no article from 3 May 2025. 1 article dated only to the month or year"
        " may belong to the period and was left out."
        " It holds 38 articles from 2019 to 21 May 2024."
    )
    many = said(Status.NO_ANSWER, in_scope=38, undated=1, imprecise=1204, **IN_2025)
    assert many == (
        "Nothing in the 38 articles from 2025 answers this. 1 undated article was left out."
        " 1,204 articles dated only to the month or year may belong to the period and were left out."
    )


@pytest.mark.parametrize(
    ("attitude", "told"),
    [
        (None, "No statement by senators on the pact was found in the 38 articles."),
        (Attitude.AGAINST, "No statement by senators against the pact was found in the 38 articles."),
        (Attitude.BLAMES, "No statement by senators that blames or accuses the pact was found"),
    ],
)
def test_of_whom_it_was_asked_is_said_where_only_theirs_is_missing(
    attitude: Attitude | None, told: str
) -> None:
    asked = Interpretation(Kind.WHO_SAID, "the pact", attitude=attitude, among="senators")
    assert said(Status.NO_STATEMENT, asked, in_scope=38).startswith(told)


def test_no_article_of_an_outlet_of_a_part_of_the_year() -> None:
    filters: dict[str, Any] = {"sources": ("Pell Post", "Orsal Gazette"), "published_from": date(2025, 5, 3)}
    assert said(Status.NO_ARTICLES, days=("2024", "2024"), **filters) == (
        "The archive holds no article by Pell Post or Orsal Gazette from 3 May 2025."
        " It holds 38 articles from 2024."
    )


def test_no_article_among_those_chosen_does_not_say_that_there_is_none_at_all() -> None:
    assert said(Status.NO_ARTICLES, article_ids=("a",), **IN_2025).startswith(
        "The archive holds no article from 2025 among those chosen."
    )


@pytest.mark.parametrize(
    ("interpretation", "first"),
    [
        (VENSK, "No statement by Vensk on the pact was found in the 38 articles."),
        (replace(VENSK, put=True), "No question to Vensk on the pact was found in the 38 articles."),
        (replace(VENSK, speakers=()), "No statement on the pact was found in the 38 articles."),
        (
            replace(VENSK, topic="", act=("promise", "promised")),
            "No statement by Vensk with “promise” in any form was found in the 38 articles.",
        ),
    ],
)
def test_no_statement_is_told_with_whose(interpretation: Interpretation, first: str) -> None:
    assert said(Status.NO_STATEMENT, interpretation, in_scope=38) == first


def test_undated_articles_that_were_looked_at_are_named() -> None:
    assert said(Status.NO_ANSWER, in_scope=38, include_undated=True, **IN_2025) == (
        "Nothing in the 38 articles from 2025 or undated answers this."
    )


@pytest.mark.parametrize(
    ("filters", "trouble"),
    [
        ({"sources": (NO_SOURCE,), **IN_2025}, "the question and the filters name different outlets"),
        (
            {"published_from": date(2025, 1, 1), "published_to": date(2024, 12, 31)},
            "the question's period and the filters' have no day in common",
        ),
    ],
)
def test_what_excludes_itself_is_not_blamed_on_the_archive(filters: dict[str, Any], trouble: str) -> None:
    assert said(Status.NO_ARTICLES, **filters).startswith(f"The archive can hold no such article: {trouble}.")


def test_no_statement_names_who_on_what_and_where_and_offers_more() -> None:
    assert said(Status.NO_STATEMENT, in_scope=27, **IN_2025) == (
        "No statement by Vensk on the pact was found in the 27 articles from 2025."
        " The archive holds 38 articles in all from 2019 to 21 May 2024;"
        " widen the search to use them."
    )


def test_no_statement_on_anything_names_no_topic() -> None:
    both = Interpretation(Kind.STATEMENTS, "", speakers=(Named("Vensk", "Vensk"), Named("Karesh", "Karesh")))
    assert said(Status.NO_STATEMENT, both, in_scope=38) == (
        "No statement by Vensk or Karesh was found in the 38 articles."
    )


def test_no_answer_in_the_one_article_or_all() -> None:
    assert said(Status.NO_ANSWER, in_scope=1, articles=1, days=("2025", "2025")) == (
        "Nothing in the one article answers this."
    )
    assert said(Status.NO_ANSWER, in_scope=1, sources=("Pell Post",)).startswith(
        "Nothing in the one article by Pell Post answers this. The archive holds 38 articles in all"
    )


@pytest.mark.parametrize(
    ("articles", "text"),
    [(0, ""), (1, "One article mentions both."), (1200, "1,200 articles mention both.")],
)
def test_what_mentions_both_is_counted(articles: int, text: str) -> None:
    assert mentioned(articles) == text


@pytest.mark.parametrize(
    ("articles", "text"),
    [(0, ""), (1, "One article comes near it."), (1200, "1,200 articles come near it.")],
)
def test_what_comes_near_a_reason_is_counted(articles: int, text: str) -> None:
    assert near(articles) == text


@pytest.mark.parametrize(
    ("articles", "names", "lacking", "expected"),
    [
        (0, [], ["Pell"], ""),
        (1, ["Vensk"], [], "Nearest to the question is one article that names “Vensk”."),
        (
            2,
            ["Vensk", "Pell"],
            ["Orsal", "Rahn"],
            "Nearest to the question are 2 articles that name “Vensk” and “Pell”, not “Orsal” or “Rahn”.",
        ),
    ],
)
def test_what_is_nearest(articles: int, names: list[str], lacking: list[str], expected: str) -> None:
    assert nearest(articles, names, lacking) == expected


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([], ""),
        ([("Vensk", 0)], "Found there on other matters: none by Vensk."),
        ([("Vensk", 1)], "Found there on other matters: 1 statement by Vensk."),
        (
            [("Vensk", 1200), ("Karesh", 0)],
            "Found there on other matters: 1,200 statements by Vensk, none by Karesh.",
        ),
    ],
)
def test_what_else_they_said_is_counted(said: list[tuple[str, int]], text: str) -> None:
    assert elsewhere(VENSK, said) == text


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("", "Found there in other words: 3 statements by Vensk."),
        ("the pact", "Found there on other matters or in other words: 3 statements by Vensk."),
    ],
)
def test_what_they_said_without_promising_is_counted_as_in_other_words(topic: str, text: str) -> None:
    assert elsewhere(replace(VENSK, topic=topic, act=("promise", "promised")), [("Vensk", 3)]) == text


def test_articles_in_which_nobody_looked_are_counted() -> None:
    assert not_read(0) == ""
    assert not_read(1) == (
        "1 article was read by older rules or none: `dateline statements --find` finds statements anew."
    )
    assert not_read(1200).startswith("1,200 articles were read by older rules")


def test_words_that_no_article_has_are_named() -> None:
    assert not_held(()) == ""
    assert not_held(("Vemsk",)) == "No article has “Vemsk”."
    assert not_held(("Vemsk", "brigde")) == "No article has “Vemsk” or “brigde”."
