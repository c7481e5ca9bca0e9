"""Periods in questions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.question.frames import find_as_of
from qa.answering.question.periods import find_period, prefers_newest
from qa.language.wording import describe

MONDAY = date(2025, 12, 15)
FRIDAY = date(2024, 3, 1)
NEW_YEAR = date(2025, 1, 1)  # a Wednesday
SUMMER = date(2023, 7, 16)  # a Sunday


def days(text: str) -> tuple[date | None, date | None]:
    """ "2025-01-01..2025-12-31", "2025-01-01..", "..2025-12-31", or one day."""
    first, _, last = text.partition("..") if ".." in text else (text, "", text)
    return tuple(date.fromisoformat(day) if day else None for day in (first, last))  # type: ignore[return-value]


ABSOLUTE = [
    ("what did Lavrov say about the CSTO in 2025", "in 2025", "2025-01-01..2025-12-31"),
    ("In May 2025, who met whom?", "In May 2025", "2025-05-01..2025-05-31"),
    ("who met in february of 2024?", "in february of 2024", "2024-02-01..2024-02-29"),
    ("who met in Sept. 2024", "in Sept. 2024", "2024-09-01..2024-09-30"),
    ("who spoke on 21 May 2025?", "on 21 May 2025", "2025-05-21"),
    ("who spoke on May 21st, 2025?", "on May 21st, 2025", "2025-05-21"),
    ("who spoke on the 21st of May 2025?", "on the 21st of May 2025", "2025-05-21"),
    ("who spoke on 2025-05-21?", "on 2025-05-21", "2025-05-21"),
    ("who spoke on 21.05.2025?", "on 21.05.2025", "2025-05-21"),
    ("who spoke on 5/21/2025 of trade", "on 5/21/2025", "2025-05-21"),
    ("who spoke on 5/6/2025", "on 5/6/2025", "2025-06-05"),
    ("who spoke in the week of 22 January 2025", "in the week of 22 January 2025", "2025-01-20..2025-01-26"),
    ("who spoke back in 2022 of trade", "back in 2022", "2022-01-01..2022-12-31"),
    ("trade in the final quarter of 2024", "in the final quarter of 2024", "2024-10-01..2024-12-31"),
    ("what did Orel say on the road 2022-2023", "2022-2023", "2022-01-01..2023-12-31"),
    ("what did Orel say not before 2024", "not before 2024", "2024-01-01.."),
    ("who spoke in 2025-05?", "in 2025-05", "2025-05-01..2025-05-31"),
    ("during the year 2024 who met", "during the year 2024", "2024-01-01..2024-12-31"),
    ("what was said throughout 2024", "throughout 2024", "2024-01-01..2024-12-31"),
    ("what was said in the course of 2024", "in the course of 2024", "2024-01-01..2024-12-31"),
    ("what did Orel write from 2022 on trade", "from 2022", "2022-01-01..2022-12-31"),
    ("lavrov csto 2025", "2025", "2025-01-01..2025-12-31"),
    ("Lavrov May 2025?", "May 2025", "2025-05-01..2025-05-31"),
    ("Orel on the mission, 2023", "2023", "2023-01-01..2023-12-31"),
    ("Orel on the mission (2023)", "2023", "2023-01-01..2023-12-31"),
    ("2023: what did Orel say of the road", "2023", "2023-01-01..2023-12-31"),
    ("Orel's 2025 statements on the road", "2025", "2025-01-01..2025-12-31"),
    ("Orel's May 2025 remarks on the road", "May 2025", "2025-05-01..2025-05-31"),
    ("who won the 2020 war in 2023", "in 2023", "2023-01-01..2023-12-31"),
    ("who ruled in the 1990s", "in the 1990s", "1990-01-01..1999-12-31"),
    ("who ruled during the 2010’s", "during the 2010’s", "2010-01-01..2019-12-31"),
    ("who met in the summer of 2024", "in the summer of 2024", "2024-06-01..2024-08-31"),
    ("how many came in autumn 2023?", "in autumn 2023", "2023-09-01..2023-11-30"),
    ("how many came in the fall of 2023?", "in the fall of 2023", "2023-09-01..2023-11-30"),
    ("who met in winter 2023", "in winter 2023", "2023-12-01..2024-02-29"),
    ("road works spring 2024", "spring 2024", "2024-03-01..2024-05-31"),
]
PARTS = [
    ("trade in early 2025", "in early 2025", "2025-01-01..2025-04-30"),
    ("trade in mid-2025", "in mid-2025", "2025-05-01..2025-08-31"),
    ("trade in late 2024", "in late 2024", "2024-09-01..2024-12-31"),
    ("trade late in 2024", "late in 2024", "2024-09-01..2024-12-31"),
    ("trade in the middle of 2024", "in the middle of 2024", "2024-05-01..2024-08-31"),
    ("trade in the first half of 2025", "in the first half of 2025", "2025-01-01..2025-06-30"),
    ("trade in the second half of 2024", "in the second half of 2024", "2024-07-01..2024-12-31"),
    ("trade in H1 2024", "in H1 2024", "2024-01-01..2024-06-30"),
    ("trade in the first half of May 2025", "in the first half of May 2025", "2025-05-01..2025-05-15"),
    (
        "trade in the second half of February 2024",
        "in the second half of February 2024",
        "2024-02-16..2024-02-29",
    ),
    ("trade in Q3 2024", "in Q3 2024", "2024-07-01..2024-09-30"),
    ("trade in the fourth quarter of 2024", "in the fourth quarter of 2024", "2024-10-01..2024-12-31"),
    ("trade in the last quarter of 2024", "in the last quarter of 2024", "2024-10-01..2024-12-31"),
    (
        "trade in the first quarter of last year",
        "in the first quarter of last year",
        "2024-01-01..2024-03-31",
    ),
    ("trade early this year", "early this year", "2025-01-01..2025-04-30"),
    ("trade late last year", "late last year", "2024-09-01..2024-12-31"),
    ("trade in early May 2025", "in early May 2025", "2025-05-01..2025-05-10"),
    ("trade in mid-May 2025", "in mid-May 2025", "2025-05-11..2025-05-20"),
    ("trade in late February 2025", "in late February 2025", "2025-02-21..2025-02-28"),
    ("trade in the early 2010s", "in the early 2010s", "2010-01-01..2013-04-30"),
    ("trade at the end of 2024", "at the end of 2024", "2024-12-01..2024-12-31"),
    ("trade at the beginning of 2025", "at the beginning of 2025", "2025-01-01..2025-01-31"),
    ("trade at the end of May 2025", "at the end of May 2025", "2025-05-21..2025-05-31"),
    ("trade at the start of May 2025", "at the start of May 2025", "2025-05-01..2025-05-10"),
]
RANGES = [
    ("what changed between 2022 and 2024?", "between 2022 and 2024", "2022-01-01..2024-12-31"),
    (
        "trade between March 2023 and 5 May 2024",
        "between March 2023 and 5 May 2024",
        "2023-03-01..2024-05-05",
    ),
    ("trade between March and August 2025", "between March and August 2025", "2025-03-01..2025-08-31"),
    ("trade between March 2025 and August", "between March 2025 and August", "2025-03-01..2025-08-31"),
    ("trade from November to February 2025", "from November to February 2025", "2024-11-01..2025-02-28"),
    ("trade from November 2024 to February", "from November 2024 to February", "2024-11-01..2025-02-28"),
    ("trade between November and February", "between November and February", "2024-11-01..2025-02-28"),
    ("from Jan to May 2024, who met?", "from Jan to May 2024", "2024-01-01..2024-05-31"),
    ("what was said from 2022 to 2023", "from 2022 to 2023", "2022-01-01..2023-12-31"),
    ("what was said from 2022 until March 2023", "from 2022 until March 2023", "2022-01-01..2023-03-31"),
    ("what was said from 2022 to now", "from 2022 to now", "2022-01-01..2025-12-15"),
    ("what was said from May 2025 to the present", "from May 2025 to the present", "2025-05-01..2025-12-15"),
    ("what was said from last May until today", "from last May until today", "2025-05-01..2025-12-15"),
    ("what happened between 2024 and 2022", "between 2024 and 2022", "2022-01-01..2024-12-31"),
    ("exports in 2022-2023?", "in 2022-2023", "2022-01-01..2023-12-31"),
    ("exports in 2022-23?", "in 2022-23", "2022-01-01..2023-12-31"),
    ("exports in May–July 2025?", "in May–July 2025", "2025-05-01..2025-07-31"),
    ("who met between 3 and 5 May 2025", "between 3 and 5 May 2025", "2025-05-03..2025-05-05"),
    ("who met on 3-5 May 2025", "on 3-5 May 2025", "2025-05-03..2025-05-05"),
    ("who met from 28 April to 5 May 2025", "from 28 April to 5 May 2025", "2025-04-28..2025-05-05"),
    ("who met on May 3-5, 2025", "on May 3-5, 2025", "2025-05-03..2025-05-05"),
    ("who met May 3 to 5 2025", "May 3 to 5 2025", "2025-05-03..2025-05-05"),
    ("what was agreed in 2022 and 2024?", "in 2022 and 2024", "2022-01-01..2024-12-31"),
    ("in 2025 or in 2024, who met?", "in 2025 or in 2024", "2024-01-01..2025-12-31"),
    ("exports in 2023, 2021 and 2022?", "in 2023, 2021 and 2022", "2021-01-01..2023-12-31"),
    ("who met in March and May 2024?", "in March and May 2024", "2024-03-01..2024-05-31"),
    ("who met in May 2025 and June?", "in May 2025 and June", "2025-05-01..2025-06-30"),
    ("who met in May and June?", "in May and June", "2025-05-01..2025-06-30"),
]
OPEN = [
    ("how far have prices risen since 2004?", "since 2004", "2004-01-01.."),
    ("who has led it since 2024-05-01", "since 2024-05-01", "2024-05-01.."),
    ("what was said since May", "since May", "2025-05-01.."),
    ("what was said since last summer", "since last summer", "2025-06-01.."),
    ("what was said since yesterday", "since yesterday", "2025-12-14.."),
    ("what was said since the start of 2025", "since the start of 2025", "2025-01-01.."),
    ("what was said from March 2025 onwards", "from March 2025 onwards", "2025-03-01.."),
    ("what was said from 2022 on", "from 2022 on", "2022-01-01.."),
    ("what was said after 21 May 2025", "after 21 May 2025", "2025-05-22.."),
    ("what was said after 2023", "after 2023", "2024-01-01.."),
    ("what was said after the end of 2024", "after the end of 2024", "2025-01-01.."),
    ("what was said after the start of 2024", "after the start of 2024", "2024-01-01.."),
    ("what did Lavrov say before May 2024?", "before May 2024", "..2024-04-30"),
    ("what did Lavrov say prior to 2024?", "prior to 2024", "..2023-12-31"),
    ("what was said before the end of 2024", "before the end of 2024", "..2024-12-31"),
    ("who led it until March 2023?", "until March 2023", "..2023-03-31"),
    ("who led it until the end of March 2023?", "until the end of March 2023", "..2023-03-31"),
    ("who led it until the start of 2023?", "until the start of 2023", "..2023-01-01"),
    ("what had been agreed by March 2023?", "by March 2023", "..2023-03-31"),
    ("what had been agreed by 3 May", "by 3 May", "..2025-05-03"),
    ("what was agreed up to 2023?", "up to 2023", "..2023-12-31"),
    ("what has changed since the summit in 2022", "in 2022", "2022-01-01.."),
    ("what has changed since the statement of 9 November 2020", "of 9 November 2020", "2020-11-09.."),
    ("has she sung since her arrest in 2022?", "in 2022", "2022-01-01.."),
    ("what has Pell done since Taveria's attack in May 2024", "in May 2024", "2024-05-01.."),
    ("what has Pell done since the miners' strike in May 2024", "in May 2024", "2024-05-01.."),
    ("what was said before a vote in May 2024", "in May 2024", "..2024-05-31"),
    ("who died in his crash in May 2024", "in May 2024", "2024-05-01..2024-05-31"),
    ("what did Orel say before Congress in May 2024", "in May 2024", "2024-05-01..2024-05-31"),
    ("what was said before the elections in May 2024", "in May 2024", "..2024-05-31"),
    ("what was said after the elections in May 2024", "in May 2024", "2024-05-01.."),
]
RELATIVE = [
    ("what did Orel say in May", "in May", "2025-05-01..2025-05-31"),
    ("what did Orel say in December", "in December", "2025-12-01..2025-12-31"),
    ("what did Orel say on 3 May", "on 3 May", "2025-05-03"),
    ("what did Orel say on december 24th", "on december 24th", "2024-12-24"),
    ("what did Orel say on 29 February", "on 29 February", "2024-02-29"),
    ("what did Orel say on Tuesday", "on Tuesday", "2025-12-09"),
    ("what did Orel say on Monday", "on Monday", "2025-12-15"),
    ("what did Orel say last Monday", "last Monday", "2025-12-08"),
    ("what did Orel say this Monday", "this Monday", "2025-12-15"),
    ("what did Orel say yesterday", "yesterday", "2025-12-14"),
    ("what did Orel say the day before yesterday", "the day before yesterday", "2025-12-13"),
    ("what did Orel say last night", "last night", "2025-12-14..2025-12-15"),
    ("what did Orel say today", "today", "2025-12-15"),
    ("what did Orel say this morning", "this morning", "2025-12-15"),
    ("what did Orel say last week", "last week", "2025-12-08..2025-12-14"),
    ("what did Orel say this week", "this week", "2025-12-09..2025-12-21"),
    ("what did Orel say in the past week", "in the past week", "2025-12-08..2025-12-15"),
    ("what did Orel say over the last week", "over the last week", "2025-12-08..2025-12-15"),
    ("what did Orel say last weekend", "last weekend", "2025-12-13..2025-12-14"),
    ("what did Orel say last month", "last month", "2025-11-01..2025-11-30"),
    ("what did Orel say this month", "this month", "2025-12-01..2025-12-31"),
    ("what did Orel say in the last month", "in the last month", "2025-11-15..2025-12-15"),
    ("what did Orel say last quarter", "last quarter", "2025-07-01..2025-09-30"),
    ("what did Orel say over the weekend", "over the weekend", "2025-12-13..2025-12-14"),
    ("what did Orel say last year", "last year", "2024-01-01..2024-12-31"),
    ("what did Orel say this year", "this year", "2025-01-01..2025-12-31"),
    ("what did Orel say in the previous year", "in the previous year", "2024-01-01..2024-12-31"),
    ("what did Orel say over the past year", "over the past year", "2024-12-15..2025-12-15"),
    ("what did Orel say in the last decade", "in the last decade", "2015-12-15..2025-12-15"),
    ("what did Orel say this decade", "this decade", "2020-01-01..2029-12-31"),
    ("what did Orel say in the last 30 days", "in the last 30 days", "2025-11-15..2025-12-15"),
    ("what did Orel say in the past two weeks", "in the past two weeks", "2025-12-01..2025-12-15"),
    ("what did Orel say in the last three months", "in the last three months", "2025-09-15..2025-12-15"),
    ("what did Orel say in the past 24 hours", "in the past 24 hours", "2025-12-14..2025-12-15"),
    (
        "what did Orel say in the last couple of years",
        "in the last couple of years",
        "2023-12-15..2025-12-15",
    ),
    ("what did Orel say ten days ago", "ten days ago", "2025-12-05"),
    ("what did Orel say a week ago", "a week ago", "2025-12-08..2025-12-14"),
    ("what did Orel say three months ago", "three months ago", "2025-09-01..2025-09-30"),
    ("what did Orel say two years ago", "two years ago", "2023-01-01..2023-12-31"),
    ("what did Orel say last May", "last May", "2025-05-01..2025-05-31"),
    ("what did Orel say last December", "last December", "2024-12-01..2024-12-31"),
    ("what did Orel say in March last year", "in March last year", "2024-03-01..2024-03-31"),
    ("what did Orel say in March this year", "in March this year", "2025-03-01..2025-03-31"),
    ("what did Orel say last summer", "last summer", "2025-06-01..2025-08-31"),
    ("what did Orel say this summer", "this summer", "2025-06-01..2025-08-31"),
    ("what did Orel say in the summer", "in the summer", "2025-06-01..2025-08-31"),
    ("what did Orel say last winter", "last winter", "2024-12-01..2025-02-28"),
    ("what did Orel say in summer last year", "in summer last year", "2024-06-01..2024-08-31"),
    ("what did Orel say earlier this year", "earlier this year", "2025-01-01..2025-12-15"),
    ("what did Orel say earlier this month", "earlier this month", "2025-12-01..2025-12-15"),
]
OTHER_DAYS = [
    (FRIDAY, "what did Orel say in May", "2023-05-01..2023-05-31"),
    (FRIDAY, "what did Orel say in March", "2024-03-01..2024-03-31"),
    (FRIDAY, "what did Orel say last March", "2023-03-01..2023-03-31"),
    (FRIDAY, "what did Orel say yesterday", "2024-02-29"),
    (FRIDAY, "what did Orel say last month", "2024-02-01..2024-02-29"),
    (FRIDAY, "what did Orel say in the last month", "2024-02-01..2024-03-01"),
    (FRIDAY, "what did Orel say last summer", "2023-06-01..2023-08-31"),
    (FRIDAY, "what did Orel say last winter", "2023-12-01..2024-02-29"),
    (FRIDAY, "what did Orel say this week", "2024-02-24..2024-03-03"),
    (FRIDAY, "what did Orel say last week", "2024-02-19..2024-02-25"),
    (FRIDAY, "what did Orel say on Friday", "2024-03-01"),
    (FRIDAY, "what did Orel say last Friday", "2024-02-23"),
    (FRIDAY, "what did Orel say last weekend", "2024-02-24..2024-02-25"),
    (FRIDAY, "what did Orel say last quarter", "2023-10-01..2023-12-31"),
    (FRIDAY, "what did Orel say between November and February", "2023-11-01..2024-02-29"),
    (NEW_YEAR, "what did Orel say yesterday", "2024-12-31"),
    (NEW_YEAR, "what did Orel say last month", "2024-12-01..2024-12-31"),
    (NEW_YEAR, "what did Orel say last year", "2024-01-01..2024-12-31"),
    (NEW_YEAR, "what did Orel say last week", "2024-12-23..2024-12-29"),
    (NEW_YEAR, "what did Orel say in December", "2024-12-01..2024-12-31"),
    (NEW_YEAR, "what did Orel say in winter", "2024-12-01..2025-02-28"),
    (NEW_YEAR, "what did Orel say this winter", "2024-12-01..2025-02-28"),
    (NEW_YEAR, "what did Orel say last winter", "2023-12-01..2024-02-29"),
    (SUMMER, "what did Orel say this summer", "2023-06-01..2023-08-31"),
    (SUMMER, "what did Orel say last summer", "2022-06-01..2022-08-31"),
    (SUMMER, "what did Orel say last weekend", "2023-07-08..2023-07-09"),
    (SUMMER, "what did Orel say this weekend", "2023-07-15..2023-07-16"),
    (SUMMER, "what did Orel say in Q1 this year", "2023-01-01..2023-03-31"),
    (SUMMER, "what did Orel say on 29 February", "2020-02-29"),
    (date(2024, 3, 31), "what did Orel say in the last month", "2024-02-29..2024-03-31"),
]


@pytest.mark.parametrize(("question", "words", "expected"), [*ABSOLUTE, *PARTS, *RANGES, *OPEN, *RELATIVE])
def test_period_and_its_words(question: str, words: str, expected: str) -> None:
    found = find_period(question, MONDAY)
    assert found is not None
    assert (found.period.start, found.period.end) == days(expected)
    assert found.period.words == words == question[found.start : found.end]


@pytest.mark.parametrize(("asked", "question", "expected"), OTHER_DAYS)
def test_relative_words_are_told_from_the_day_of_asking(asked: date, question: str, expected: str) -> None:
    found = find_period(question, asked)
    assert found is not None
    assert (found.period.start, found.period.end) == days(expected)


@pytest.mark.parametrize(
    "question",
    [
        "who won the 2020 war",
        "who won in the 2020 war",
        "who won in 2020 elections",
        "who won in 2020 regional elections",
        "who took gold in 2012 London Games",
        "who got most votes in May 2022's local vote",
        "what does the November 2020 statement say",
        "what does the statement of 9 November 2020 say",
        "who signed the statement of 9 November 2020?",
        "what did Orel say about the treaty signed in 2021?",
        "what did Orel say about the war that began in 2020",
        "what is Agenda 2030",
        "is Project 2025 real",
        "who supports Project 2025?",
        "who won Euro 2024",
        "what is in the budget for 2025?",
        "who caused the 2008 crisis",
        "how many Boeing 737 crashed",
        "what does Resolution 1701 say",
        "has Orsal paid its 2024 contribution",
        "did over 2000 people come",
        "were there 1990 villages in 2000 votes",
        "what happened on 31 February 2025",
        "what happened on 2025-02-31",
        "what will happen in 2031",
        "what will happen in January 2026",
        "what must be done by 2030",
        "what happens after 2025",
        "what is planned for next week",
        "what may come",
        "will they march on Orsal",
        "what did May say about the road",
        "what is the statement by May",
        "what are Orel's views on May",
        "why did the government fall",
        "what came of the fall of Orsal",
        "who died in the fall of Orsal",
        "which films won at this year's festival",
        "what was in last week's speech",
        "is the road still open today",
        "what were the last two open articles",
        "when did it last rain",
        "how long will it take in weeks",
        "what is the 2020-based estimate",
        "who was born in a year",
        "what froze 46,000 years ago",
        "what lived over 600 years ago",
        "what happened on July 4, 1776",
        "which notes are set to expire at the end of September",
        "what will open in May",
        "is it wet in the summer months",
        "where was it invented and where is it used today",
        "what did ORSAL TODAY say about the road",
        "whose rent rose most compared to a year ago",
        "food prices are far higher than they were a year ago, and which rose most",
        "how far have grades fallen from 79% last year",
        "which ship is crossing the strait for the first time since 1979",
        "which line is cutting flights during November",
        "whom did she play in the 1960s TV series",
        "",
        "?",
    ],
)
def test_what_belongs_to_the_topic_is_no_period(question: str) -> None:
    assert find_period(question, MONDAY) is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did Orel say in 2025 about the war in 2020", "in 2025"),
        ("what did Orel say about the war in 2020 in 2025", "in 2025"),
        ("what did Orel say about the treaty signed in 2020 last week", "last week"),
        ("In 2025, who spoke of the war in 2020", "In 2025"),
        ("which works closed this week, for the first time in the 2020s", "this week"),
        ("which country announced today that it opens the border it sealed in March 2020", "today"),
        ("last year, what did Orel say about trade since 2020", "last year"),
        ("who met in Orsal in 2023 after the talks in 2022", "in 2022"),
    ],
)
def test_of_several_periods_the_topics_is_not_meant(question: str, words: str) -> None:
    found = find_period(question, MONDAY)
    assert found is not None
    assert found.period.words == words


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("in May", "taken as May 2025, the last May before 15 December 2025"),
        ("in December", "taken as December 2025, in which it was asked"),
        ("on 3 May", "taken as 3 May 2025, the last 3 May before 15 December 2025"),
        ("early 2025", "taken as January to April 2025, the first third"),
        ("at the end of 2024", "taken as December 2024, its last month"),
        ("at the start of May 2024", "taken as 1 May 2024 to 10 May 2024, its first ten days"),
        ("at the end of the 1990s", "taken as 1999, its last year"),
        (
            "this week",
            "taken as 9 December 2025 to 21 December 2025, the seven days to 15 December 2025"
            " and what is left of that week",
        ),
        ("last week", "taken as 8 December 2025 to 14 December 2025, Monday to Sunday"),
        (
            "in the past year",
            "taken as 15 December 2024 to 15 December 2025, the year up to the day of asking",
        ),
        ("since the summit in 2022", "taken as from 1 January 2022, all of 2022 included"),
        (
            "in May and June",
            "taken as May to June 2025, the last May before 15 December 2025;"
            " the last June before 15 December 2025",
        ),
        ("in May 2025", ""),
        ("last year", ""),
        ("in the last 30 days", ""),
        ("since the start of 2025", ""),
    ],
)
def test_what_could_mean_other_days_says_how_it_was_taken(question: str, reading: str) -> None:
    found = find_period(question, MONDAY)
    assert found is not None
    assert found.period.reading == reading


@pytest.mark.parametrize(
    ("question", "words", "end"),
    [
        ("who led Orsal as of May 2024?", "as of May 2024", "2024-05-31"),
        ("as of 3 May 2024, who led Orsal", "as of 3 May 2024", "2024-05-03"),
        ("as of May, who led Orsal", "as of May", "2025-05-31"),
        ("who leads Orsal as of now?", "as of now", "2025-12-15"),
        ("what was known as at last week", "as at last week", "2025-12-14"),
        ("what did Orel say about the road, as known in 2023?", "as known in 2023", "2023-12-31"),
    ],
)
def test_as_of(question: str, words: str, end: str) -> None:
    found = find_as_of(question, MONDAY)
    assert found is not None
    assert (found.period.words, found.period.start) == (words, None)
    assert found.period.end == date.fromisoformat(end)
    assert question[found.start : found.end] == words


@pytest.mark.parametrize("question", ["as of 2031, who leads?", "was it as good as in 2024", "known in 2023"])
def test_not_as_of(question: str) -> None:
    assert find_as_of(question, MONDAY) is None


@pytest.mark.parametrize(
    "question",
    [
        "what has Orel said recently",
        "who now leads Orsal",
        "who currently leads it",
        "is it still closed",
        "the LATEST on the road",
        "what is he saying these days",
        "what did he say in the last few weeks",
        "what is the position at present",
    ],
)
def test_speaks_of_now(question: str) -> None:
    assert prefers_newest(question)


@pytest.mark.parametrize(
    "question", ["the road in May", "who distilled it", "last spring", "nowhere", "what did he know"]
)
def test_does_not_speak_of_now(question: str) -> None:
    assert not prefers_newest(question)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("2025-01-01..2025-12-31", "2025"),
        ("2022-01-01..2024-12-31", "2022 to 2024"),
        ("2024-02-01..2024-02-29", "February 2024"),
        ("2025-01-01..2025-04-30", "January to April 2025"),
        ("2024-11-01..2025-02-28", "November 2024 to February 2025"),
        ("2025-05-21", "21 May 2025"),
        ("2025-05-03..2025-06-07", "3 May 2025 to 7 June 2025"),
        ("2025-05-01..", "from 1 May 2025"),
        ("..2025-05-01", "until 1 May 2025"),
    ],
)
def test_a_period_is_described_as_a_person_would(expected: str, words: str) -> None:
    assert describe(*days(expected)) == words


ANY_DAY = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NAMED = st.sampled_from(
    [
        *("in May", "on 29 February", "on Tuesday", "last Tuesday", "last week", "this week", "last month"),
        *("this year", "last weekend", "last summer", "in winter", "this winter", "two months ago"),
        *("in the last 40 days", "early this year", "yesterday", "in the last quarter of last year"),
        *("between November and March", "in May and March", "from June to now", "since last spring"),
        *("until last month", "after yesterday", "in the past decade", "in the 2010s", "earlier this month"),
    ]
)
WORDS = st.sampled_from(
    "in from to May 2024 since the last 3 week - , and between early of Q1 ago year summer now".split()
)


@given(ANY_DAY, NAMED)
def test_a_period_begins_before_it_ends_and_not_after_it_is_asked_for(asked: date, words: str) -> None:
    if found := find_period(f"what was said {words}", asked):
        start, end = found.period.start, found.period.end
        assert start or end
        assert start is None or start <= asked
        assert not (start and end) or start <= end


@given(ANY_DAY, st.sampled_from(["week", "month", "quarter", "year"]))
def test_the_last_unit_ends_where_this_one_begins(asked: date, unit: str) -> None:
    last, day_of_this = find_period(f"said last {unit}", asked), find_period(f"since last {unit}", asked)
    assert last and last.period.start and last.period.end and day_of_this
    after = find_period(f"said after last {unit}", asked)
    assert after and after.period.start
    assert (after.period.start - last.period.end).days == 1
    assert last.period.end < asked
    assert day_of_this.period.start == last.period.start
    assert (asked - last.period.start).days <= {"week": 13, "month": 61, "quarter": 184, "year": 730}[unit]


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)))
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    for written in (
        f"{day}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%b} {day.day} {day.year}",
    ):
        found = find_period(f"said on {written}", MONDAY)
        assert found is not None
        assert (found.period.start, found.period.end) == (day, day)


@given(st.text(max_size=200), ANY_DAY)
def test_words_stand_where_it_says_in_any_text(question: str, asked: date) -> None:
    for found in (find_period(question, asked), find_as_of(question, asked)):
        if found:
            assert question[found.start : found.end] == found.period.words


@pytest.mark.parametrize("question", ["on Tueſday", "last ſummer", "on 3 Auguſt 2024", "this ſunday"])
def test_letters_that_only_pass_for_others_name_no_day(question: str) -> None:
    assert find_period(question, MONDAY) is None


@given(st.lists(WORDS, max_size=12))
def test_words_of_time_in_any_order_do_no_harm(words: list[str]) -> None:
    question = " ".join(words)
    if found := find_period(question, MONDAY):
        assert question[found.start : found.end] == found.period.words
        assert not (found.period.start and found.period.end) or found.period.start <= found.period.end
