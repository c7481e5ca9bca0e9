"""How questions ask for the main points of a matter, for its course, and with which courtesies."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.question.asking import courtesies, talked
from qa.answering.question.interpretation import interpret
from qa.answering.question.search_terms import search_words
from qa.types import Kind, Question

NOW = datetime(2025, 12, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What is going on in Pell?", "Pell"),
        ("what's happening with the Lenna bridge", "Lenna bridge"),
        ("What has happened in Pell this month?", "Pell"),
        ("Give me an overview of the bridge", "bridge"),
        ("Can you please give me a short summary of the bridge?", "bridge"),
        ("Could you summarise the bridge affair", "bridge affair"),
        ("key developments in Pell in June 2025", "Pell"),
        ("background on the bridge", "bridge"),
        ("the latest on the bridge", "bridge"),
        ("Any updates about the bridge?", "bridge"),
        ("show me everything about the bridge", "bridge"),
        ("catch me up on the bridge affair", "bridge affair"),
        ("get me up to speed on the bridge", "bridge"),
        ("where do things stand with the bridge", "bridge"),
        ("I need some background on the bridge", "bridge"),
        ("need background: the bridge and the dam", "bridge and the dam"),
        ("What do we know so far about the bridge?", "bridge"),
        ("whats new in Pell", "Pell"),
        ("How did the strike at the ferry end?", "strike at the ferry"),
        ("how did the talks turn out in May 2025", "talks"),
    ],
)
def test_an_overview_is_asked_for_in_many_ways(question: str, topic: str) -> None:
    understood = interpret(Question(question, NOW), ())
    assert (understood.kind, understood.topic) == (Kind.OVERVIEW, topic)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("timeline of the bridge", "bridge"),
        ("What was the sequence of events in Pell?", "Pell"),
        ("show me a brief chronology of the talks", "talks"),
        ("How did the war develop from May to July 2025?", "war"),
        ("how has the dispute over the bridge evolved since May", "dispute over the bridge"),
        ("How did the talks go?", "talks"),
        ("history of the bridge", "bridge"),
        ("give a short history of the bridge", "bridge"),
    ],
)
def test_a_timeline_is_asked_for_in_many_ways(question: str, topic: str) -> None:
    understood = interpret(Question(question, NOW), ())
    assert (understood.kind, understood.topic) == (Kind.TIMELINE, topic)


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("How did the strike end?", True),
        ("what is the latest on the bridge", True),
        ("What's new in Pell?", True),
        ("What happened in Pell?", False),
        ("When did the strike end?", False),
    ],
)
def test_the_last_days_are_asked_for(question: str, last: bool) -> None:
    assert interpret(Question(question, NOW), ()).last_days is last


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What led to the closure of the bridge?", "closure of the bridge"),
        ("what caused the flood", "flood"),
        ("When did the strike end?", "strike end"),
    ],
)
def test_what_is_asked_about(question: str, topic: str) -> None:
    assert interpret(Question(question, NOW), ()).topic == topic


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what happened first, the fire or the flood", Kind.WHAT),
        ("How did Rahn develop the vaccine?", Kind.WHAT),
        ("how did he go to school", Kind.WHAT),
        ("How did Orel end the strike?", Kind.WHAT),
        ("When was the timeline of the bridge published?", Kind.WHEN),
        ("the latest bridge was opened by whom", Kind.WHO),
        ("Who wrote the history of the bridge?", Kind.WHO),
        ("where does the bridge stand", Kind.WHERE),
        ("Which film is close to “what's happening right now”?", Kind.WHAT),
    ],
)
def test_a_fact_is_no_survey(question: str, kind: Kind) -> None:
    assert interpret(Question(question, NOW), ()).kind is kind


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "Hello, I am writing a piece and would be very grateful if you could tell me in which town the"
            " bridge fell. Thank you so much in advance!",
            "in which town the bridge fell",
        ),
        ("I'd like to know, if at all possible, how long the bridge is", "how long the bridge is"),
        ("Do you know when the bridge fell? Thanks!", "when the bridge fell?"),
        ("Hi there, who built the bridge?", "who built the bridge?"),
        ("who built the bridge please", "who built the bridge"),
        ("I wonder how many came", "how many came"),
        (
            "hi, so my editor wants to know who built the bridge, could you help me with this?",
            "who built the bridge",
        ),
        ("a reader asked us when the bridge fell, any help is welcome", "when the bridge fell"),
        ("who built the bridge, if possible", "who built the bridge"),
        ("please check when the bridge fell", "when the bridge fell"),
        ("find out who built the bridge", "who built the bridge"),
        ("name all towns on the river", "all towns on the river"),
        ("get me the price of the bridge", "the price of the bridge"),
        ("compare the bridge and the dam", "the bridge and the dam"),
    ],
)
def test_courtesies_are_not_searched_for(question: str, left: str) -> None:
    asked = Question(question, NOW)
    understood = interpret(asked, ())
    assert search_words(asked, understood) == left
    plain = interpret(Question(left, NOW), ())
    assert (understood.kind, understood.topic) == (plain.kind, plain.topic)


@pytest.mark.parametrize(
    "question",
    [
        "What did the minister tell me when he left?",
        "Dear Evan Hansen, the film, was directed by whom?",
        "Who thanked the mayor of Pell?",
        "What did my editor ask Vensk when he left?",
        "Why does somebody want to know who left?",
        "Did Vensk ask if you can help Pell",
        "please tell me about the bridge",
        "what does “please tell me why” mean",
        "name of the mayor of Pell",
        "list of the dead in Pell",
        "show trial in Pell",
        "which list did Vensk find",
        "need for water in Pell",
    ],
)
def test_what_is_asked_of_is_no_courtesy(question: str) -> None:
    assert courtesies(question) == []


@pytest.mark.parametrize("mark", [" ", "\t", ",", ". "])
def test_courtesies_are_found_beside_long_runs_of_marks(mark: str) -> None:
    run = 900 * mark
    asked = f"who built{run}it"
    assert courtesies(f"{asked}{run}please") == [(len(asked), len(asked + run + "please"))]
    assert courtesies(f"{asked}{run}") == []
    if mark.isspace():
        assert courtesies(f"{run}tell me {asked}") == [(0, len(f"{run}tell me "))]
        assert courtesies(f"{run}I wonder:{run}{asked}, thanks")[1][1] == len(
            f"{run}I wonder:{run}{asked}, thanks"
        )


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("list all statements about the tunnel by Vensk", "tunnel"),
        ("pull quotes from Vensk on the tunnel", "tunnel"),
        ("I need a quote from Vensk about the tunnel", "tunnel"),
        ("get me vensk's latest remarks on the tunnel", "tunnel"),
        ("show all remarks on the tunnel by Vensk", "tunnel"),
        ("compare what Vensk said about the tunnel", "tunnel"),
        ("check whether Vensk denied that the tunnel leaks", "tunnel leaks"),
        ("check if Vensk promised a tunnel", "tunnel"),
    ],
)
def test_who_is_told_to_find_words_is_asked_for_them(question: str, topic: str) -> None:
    understood = interpret(Question(question, NOW), (), lambda name: name.lower() == "vensk")
    assert [one.name.lower() for one in understood.speakers] == ["vensk"]
    assert understood.topic == topic


def test_who_checks_whether_something_is_so_asks_for_yes_or_no() -> None:
    understood = interpret(Question("check if the bridge is open to cars", NOW), ())
    assert (understood.kind, understood.topic) == (Kind.YES_NO, "bridge open to cars")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whats the Ostrel pact", "what's the Ostrel pact"),
        ("Whos the mayor, and why didnt she come?", "Who's the mayor, and why didn't she come?"),
        ("what whats new is", "what whats new is"),
        ("Whats", "Whats"),
        ("what did vensk say abt the pact", "what did vensk say about the pact"),
        ("who dances for ABT", "who dances for ABT"),
    ],
)
def test_apostrophes_and_letters_may_be_left_out(typed: str, meant: str) -> None:
    assert Question(typed, NOW).text == meant


@given(st.text(max_size=200))
def test_courtesies_lie_in_the_question_in_order(question: str) -> None:
    ends = [0]
    for start, end in courtesies(question):
        assert ends[-1] <= start <= end <= len(question)
        ends.append(end)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did the ministers discuss in May?", "discuss"),
        ("what do Orel and Vensk talk about", "discuss"),
        ("On what do the towns agree about the dam?", "agree"),
        ("What did they agree on?", "agree"),
        ("Did the towns agree?", None),
        ("What happened at the talks?", None),
    ],
)
def test_what_was_talked_about_or_agreed_is_told_by_words_for_that(question: str, first: str | None) -> None:
    assert talked(question)[:1] == ((first,) if first else ())
