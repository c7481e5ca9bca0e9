"""Questions that cannot be answered as they are asked, and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.question.holdings import on_what
from qa.answering.question.interpretation import interpret
from qa.answering.question.unanswerable import no_such_day, why_not
from qa.types import Question


def reason(text: str) -> str:
    question = Question(text, datetime(2025, 12, 15, tzinfo=UTC))
    return why_not(question, interpret(question, ()))


@pytest.mark.parametrize(
    "text",
    [
        *("Why?", "And in 2022?", "the the the", "what happened", "How many?", "when was that?"),
        *("hello", "Hi there!", "Good morning", "hey", "Help!", "please help me"),
    ],
)
def test_what_names_nothing_is_asked_for_in_full(text: str) -> None:
    assert reason(text) == "The question names nothing to look for, nor does one before it: ask it in full."


@pytest.mark.parametrize(
    "text", ["help for farmers", "Good Friday agreement", "Hi-tech exports", "Hello Kitty"]
)
def test_what_only_begins_as_a_greeting_does_is_looked_for(text: str) -> None:
    assert reason(text) == ""


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("how many articles do you have?", ""),
        ("How many articles do you have about the Ostrel pact in 2024?", "the Ostrel pact"),
        ("how many articles are there", ""),
        ("how many stories are there about tolls", "tolls"),
        ("which outlets are in the archive?", ""),
        ("what sources do you have", ""),
        ("What's in this archive?", ""),
        ("list all articles on the bridge", "the bridge"),
        ("show me articles that mention tolls", "tolls"),
        ("how far back does the archive go?", ""),
        ("what can I ask?", ""),
        ("how many articles mention Vensk?", "Vensk"),
        ("How many stories are about the pact", "the pact"),
        ("do you have any articles about tolls?", "tolls"),
        ("Is there anything on the bridge?", "the bridge"),
        ("what have you got on Vensk?", "Vensk"),
        ("what is the latest article?", ""),
        ("which article is the oldest", ""),
        ("how many articles did the Pell Post publish in May 2024?", ""),
        ("How many stories has the Pell Post run about the pact?", "the pact"),
        ("how many articles in 2024 were published by the Pell Post", ""),
        ("how many articles are by the Pell Post", ""),
        ("how many articles by Pell Post are there", ""),
        ("Who speaks most?", ""),
    ],
)
def test_what_asks_about_the_archive_is_told_apart(text: str, topic: str) -> None:
    asked = interpret(Question(text, datetime(2025, 12, 15, tzinfo=UTC)), ("Pell Post",))
    assert why_not(Question(text, datetime(2025, 12, 15, tzinfo=UTC)), asked) == (
        "It asks about the archive, not about what its articles tell."
    )
    assert on_what(text, asked) == topic


@pytest.mark.parametrize(
    "text",
    [
        "how many articles does the treaty have?",
        "how many articles of the treaty are there in the second part",
        "how many stories are there in the tower?",
        "what is in the archive that burnt in Pell?",
        "which newspapers endorsed Vensk?",
        "what do you know about the pact?",
        "What is the latest story on the pact?",
        "how many articles mentioned by Vensk were wrong?",
        "is there anything that stops the tolls?",
        "how many articles did Vensk publish in May 2024?",
        "how many stories run along the bridge?",
        "who speaks most about tolls?",
        "who is quoted most often in 2024",
    ],
)
def test_what_asks_about_other_articles_is_not(text: str) -> None:
    assert reason(text) == ""


@pytest.mark.parametrize("text", ["and how old was she?", "what did she say", "Where does she live now?"])
def test_a_pronoun_alone_is_asked_back(text: str) -> None:
    assert (
        reason(text) == "Whom does “she” mean? Nothing asked so far tells for sure: ask again with the name."
    )


def test_whom_somebody_may_mean_besides_those_asked_about_is_asked_back() -> None:
    assert reason("What did Rahn say about her?").startswith("Whom does “her” mean?")
    assert reason("Which Ostrelians voted for him?").startswith("Whom does “him” mean?")
    assert reason("What did Rahn say about her book?") == ""
    assert reason("Which famous actor came to a show dedicated to him?") == ""
    assert reason("When Rahn resigned, who voted for her?") == ""
    assert reason("Which of Rahn's friends voted for her?") == ""
    told = "Which other Orlen is not told: ask again with the full name."
    assert [reason(one) for one in ("No, I mean the other Orlen", "And the other Orlen?")] == [told, told]
    assert reason("Who is the other Orlen?") == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("who was sworn in on 31 November 2022", "31 November 2022"),
        ("what happened on February 30, 2022?", "February 30, 2022"),
        ("What was said on 29 February 2023", "29 February 2023"),
        ("what happened on 2022-13-01", "2022-13-01"),
        ("who came on 2025-02-29", "2025-02-29"),
        ("What happened on the 31st of June?", "31st of June"),
        ("What was said on 29 February 2024", ""),
        ("what happened on 29 February", ""),  # of some year
        ("in May 45 people died", ""),
        ("what happened on 31 December 2024", ""),
    ],
)
def test_a_day_that_no_calendar_has(text: str, day: str) -> None:
    assert no_such_day(text) == day
    assert (reason(text) == f"There is no such day as {day}.") == bool(day)


@pytest.mark.parametrize(
    "text",
    [
        "Wer hat die Fußball-Weltmeisterschaft 2022 gewonnen?",
        "Qui a gagné la Coupe du monde 2022 ?",
        "cuántas personas murieron en la tormenta",
        "Was hat der Minister gesagt?",
        "Что сказал Лавров об ОДКБ?",
        "谁赢得了2022年世界杯？",
    ],
)
def test_other_languages_are_told_so(text: str) -> None:
    assert reason(text) == (
        "The question does not seem to be in English, the only language that questions are understood in."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Macron",
        "OPEC+",
        "what is 5G",
        "what is WHO",
        "Nancy Pelosi Taiwan visit",
        "fifa world cup winner",
        "roe wade overturned",
        "overchuk armenia eu quotes",
        "was Nord Stream sabotaged",
        "Was Ayman al-Zawahiri killed?",
        "Kylian Mbappé",
        "what did Лавров say",
        "what about Finland?",
        "what happened in 2022",
        "what happened yesterday?",
        "who won",
        "what did Vensk say",
        "Who said that the bridge is safe?",
        "earthquakes before June 2022",
    ],
)
def test_what_can_be_answered_is_not_held_up(text: str) -> None:
    assert reason(text) == ""


@given(st.text(max_size=60))
def test_whatever_is_asked_there_is_an_answer_to_why_not(text: str) -> None:
    assert isinstance(reason(text), str)
