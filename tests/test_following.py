"""Turns of a conversation: what leans on the question before, and what stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.answers import answer_out, search_out
from api.questions import AskIn, question
from api.render import Page, show_answer, show_passages
from qa.answering.question.antecedents import Reading
from qa.answering.question.asking import as_question
from qa.answering.question.following import Before, complete, follow
from qa.answering.question.parts import questions_in
from qa.answering.question.turns import alone
from qa.assistant import Assistant
from qa.types import Question, Status
from tests.newsroom import ASKED

KNOWN = ("Vensk", "Karesh", "Rahn", "vensk", "French")
READING = Reading(date(2025, 12, 15), lambda name: name in KNOWN, ("Herald", "The Week"))


@pytest.mark.parametrize(
    ("before", "turn", "expected"),
    [
        # The same of other days.
        (
            "What did Vensk say about the pact in 2024?",
            "And in 2025?",
            "What did Vensk say about the pact in 2025?",
        ),
        (
            "What did Vensk say about the pact?",
            "what about 2025",
            "What did Vensk say about the pact in 2025?",
        ),
        ("What happened in Pell in July 2025?", "and last month?", "What happened in Pell last month?"),
        # The same of somebody or something else.
        ("What did Vensk say about the pact?", "What about Karesh?", "What did Karesh say about the pact?"),
        (
            "What did Vensk say about the pact in 2024?",
            "And Karesh in 2025?",
            "What did Karesh say about the pact in 2025?",
        ),
        (
            "What did Vensk say about the pact in 2025?",
            "And about the bridge?",
            "What did Vensk say about the bridge in 2025?",
        ),
        ("When did the bridge open?", "And the tunnel?", "When did the tunnel open?"),
        ("How much did Pell export in 2024?", "And Orsal?", "How much did Orsal export in 2024?"),
        ("How many did Pell free in May 2024?", "And Orsal?", "How many did Orsal free in May 2024?"),
        ("How many died in Pell in May 2024?", "And in Orsal?", "How many died in Orsal in May 2024?"),
        (
            "How much did the bridge at Pell cost?",
            "And in which year was it closed?",
            "In which year was the bridge at Pell closed?",
        ),
        # What others say of it, who said so, and when.
        ("What did Vensk say about the pact?", "Who else?", "Who other than Vensk commented on the pact?"),
        (
            "What did Vensk say about the pact in 2024?",
            "And what did the others say about it?",
            "Who other than Vensk commented on the pact in 2024?",
        ),
        ("Who commented on the pact?", "Anyone else?", "Who else commented on the pact?"),
        ("Who commented on the pact?", "What did they say?", "Who commented on the pact?"),
        (
            "What did Vensk say about the pact in 2024?",
            "When was that?",
            "When did Vensk speak about the pact in 2024?",
        ),
        ("What did Vensk say about the pact?", "Karesh?", "What did Karesh say about the pact?"),
        (
            "What did Vensk say about the pact?",
            "What did Karesh reply?",
            "What did Karesh reply on the pact?",
        ),
        (
            "What did Vensk say about the pact in 2024?",
            "And before that?",
            "What did Vensk say about the pact before 1 January 2024?",
        ),
        (
            "What did Vensk say about the pact in May 2024?",
            "And since then?",
            "What did Vensk say about the pact since 31 May 2024?",
        ),
        (
            "What did Vensk say about the pact in December 2024?",
            "the month after?",
            "What did Vensk say about the pact in January 2025?",
        ),
        ("What happened in Pell in May 2024?", "And the year before?", "What happened in Pell in 2023?"),
        ("What happened in Pell on 31 May 2024?", "The next day?", "What happened in Pell on 1 June 2024?"),
        (
            "What happened in Pell on 31 May 2024?",
            "And a week later?",
            "What happened in Pell from 7 June 2024 to 13 June 2024?",
        ),
        # Which month is not told: it is asked as it stands.
        ("What happened in Pell in 2024?", "And the month after?", "And the month after?"),
        ("When did the bridge open?", "And the year before?", "And the year before?"),
        (
            "What did Vensk say about the pact in 2024?",
            "Has she changed her mind since?",
            "Has Vensk changed her mind about the pact?",
        ),
        # Who disagrees, and whether it still holds.
        (
            "What did Vensk say about the pact in May 2024?",
            "who disagreed?",
            "Who disagreed with Vensk about the pact in May 2024?",
        ),
        (
            "What did Vensk say about the pact?",
            "Did Karesh agree?",
            "Did Karesh agree with Vensk about the pact?",
        ),
        ("What did Vensk say about the pact?", "Who agreed to the pact?", "Who agreed to the pact?"),
        (
            "What did Vensk say about the pact in 2024?",
            "Is that still her position?",
            "Has Vensk changed their position about the pact?",
        ),
        (
            "What did Vensk say about the pact?",
            "When did she say it?",
            "When did Vensk speak about the pact?",
        ),
        # What somebody said to it.
        (
            "What did Vensk say about the pact in 2024?",
            "what was Karesh's answer to that?",
            "What was Karesh's answer on the pact in 2024?",
        ),
        (
            "What did Vensk say about the pact?",
            "What did Karesh say to that?",
            "What did Karesh say about the pact?",
        ),
        (
            "What did Vensk say about Karesh?",
            "How did Karesh respond?",
            "How did Karesh respond to Vensk?",
        ),
        ("What did Vensk say about Karesh?", "What did Karesh say?", "What did Karesh say about Vensk?"),
        (
            "Who criticised the pact in 2024?",
            "What did Rahn say?",
            "What did Rahn say about the pact in 2024?",
        ),
        # ... where nobody's words were asked for before.
        (
            "Why did the ferry sink in Pell?",
            "and what did Vensk say?",
            "The ferry sink in Pell: what did Vensk say?",
        ),
        (
            "Why did the ferry sink in Pell?",
            "what was Vensk's reaction?",
            "The ferry sink in Pell: how did Vensk react?",
        ),
        (
            "How many cases were there in Pell in May 2024?",
            "what did Vensk say about it?",
            "Cases in Pell in May 2024: what did Vensk say?",
        ),
        # Who took a side, or spoke: of another what they said, of something else who did.
        ("Who criticised the pact in 2024?", "And Karesh?", "What did Karesh say about the pact in 2024?"),
        ("Who commented on the pact?", "What about Karesh?", "What did Karesh say about the pact?"),
        ("Who criticised Vensk in 2024?", "And Karesh?", "Who criticised Karesh in 2024?"),
        ("Who criticised the pact in 2024?", "What about him?", "What about him?"),
        ("When did the bridge open?", "And what about her?", "And what about her?"),
        (
            "Who disagreed with Vensk about the pact in 2024?",
            "What about Karesh?",
            "What did Karesh say about the pact in 2024?",
        ),
        ("Who commented on French?", "And Karesh?", "What did Karesh say about French?"),
        ("What did Vensk say about Karesh?", "And Karesh?", "What did Karesh say about Vensk?"),
        (
            "What did the Kremlin say about the pact?",
            "And Karesh?",
            "What did Karesh say about the pact?",
        ),
        (
            "What did Vensk say about the pact?",
            "Who else spoke about it?",
            "Who other than Vensk commented on the pact?",
        ),
        # When and where it was.
        ("Why did Vensk resign?", "When was that?", "When did Vensk resign?"),
        ("When did Vensk resign?", "Where was this?", "Where did Vensk resign?"),
        ("Who signed the pact?", "In what year was that?", "Signed the pact: in what year?"),
        # A verb, and nothing else.
        ("What happened to the ferry in May?", "Who was blamed?", "The ferry in May: who was blamed?"),
        ("When was the flood?", "How many had to leave?", "The flood: how many had to leave?"),
        ("Give me an overview of the ferry disaster", "Why?", "The ferry disaster: why?"),
        ("Tell me about the ferry disaster.", "And when?", "The ferry disaster: when?"),
        ("What’s the latest on the ferry?", "Why?", "The ferry: why?"),
        ("Why did the ferry sink?", "Who is to blame?", "The ferry sink: who is to blame?"),
        ("Why did the ferry sink?", "Was anyone arrested?", "The ferry sink: was anyone arrested?"),
        ("Why did the ferry sink?", "Who said so?", "The ferry sink: who said so?"),
        (
            "What did Vensk say about the pact in 2024?",
            "Who was blamed?",
            "The pact in 2024: who was blamed?",
        ),
        ("How many were killed in Pell?", "Who was the gunman?", "Killed in Pell: who was the gunman?"),
        ("Why did the ferry sink?", "What was the death toll?", "The ferry sink: what was the death toll?"),
        ("Why did the ferry sink?", "Who is the mayor?", "Who is the mayor?"),
        ("Why did the ferry sink?", "Who won Wimbledon?", "Who won Wimbledon?"),
        ("Why did the ferry sink?", "What causes floods?", "What causes floods?"),
        ("Why did the ferry sink?", "Who is pregnant?", "Who is pregnant?"),
        # Corrected.
        (
            "What did Vensk say about the pact in 2024?",
            "No, I mean Karesh.",
            "What did Karesh say about the pact in 2024?",
        ),
        ("What did Vensk say about the pact?", "Not Vensk, Karesh", "What did Karesh say about the pact?"),
        ("What did Vensk say about the pact?", "Karesh, not Vensk", "What did Karesh say about the pact?"),
        ("When did the bridge open?", "Sorry, I meant the tunnel", "When did the tunnel open?"),
        ("When did the bridge open?", "No tunnel in Orsal", "No tunnel in Orsal"),
        ("What did Vensk say about the pact?", "No-fly zone over Orsal", "No-fly zone over Orsal"),
        ("What did Vensk say about the pact?", "No. 10 party", "No. 10 party"),
        ("What did Vensk say about the pact?", "No - Karesh", "What did Karesh say about the pact?"),
        ("What did Vensk say about the pact?", "I mean the other Vensk", "I mean the other Vensk"),
        # Of an outlet, or of some days, alone.
        (
            "What did Vensk say about the pact in 2024?",
            "Show me only the Herald",
            "What did Vensk say about the pact in 2024 according to Herald?",
        ),
        (
            "What did Vensk say according to Herald?",
            "And The Week?",
            "What did Vensk say according to The Week?",
        ),
        ("What did Vensk say about the pact?", "And the Herald?", "What did Vensk say about the Herald?"),
        (
            "What did Vensk say about the pact in 2024?",
            "Just in May, please",
            "What did Vensk say about the pact in May 2024?",
        ),
        ("What did Vensk say about the pact?", "Only the tunnel", "Only the tunnel"),
        # Another question word of the same.
        ("Did Orsal reject the pact?", "Why?", "Why did Orsal reject the pact?"),
        (
            "When did the bank raise its rates in May?",
            "By how much?",
            "By how much did the bank raise its rates in May?",
        ),
        # Pronouns.
        (
            "When did the bridge at Pell open?",
            "How much did it cost?",
            "How much did the bridge at Pell cost?",
        ),
        ("When did the bridge open?", "And who drove over it first?", "Who drove over the bridge first?"),
        (
            "What did Vensk say about the pact?",
            "What did she say about Pell?",
            "What did Vensk say about Pell?",
        ),
        (
            "What did Vensk say about the pact?",
            "When did she say that?",
            "When did Vensk speak about the pact?",
        ),
        (
            "What did Vensk say about the flood?",
            "What does Karesh think of that?",
            "What does Karesh think of the flood?",
        ),
        ("When did Vensk and Rahn meet?", "What did they agree on?", "What did Vensk and Rahn agree on?"),
        ("who is Ilra Vensk", "when did she resign", "When did Ilra Vensk resign?"),
        ("When did the talks in Pell begin?", "Who lives there?", "Who lives in Pell?"),
        ("When did the bridge open?", "Thanks! And how much did it cost?", "How much did the bridge cost?"),
        # Days of no year are of the year that was asked about.
        (
            "What did Vensk say about the pact in 2024?",
            "And in March?",
            "What did Vensk say about the pact in March 2024?",
        ),
        ("What happened in Pell in May 2024?", "What about June?", "What happened in Pell in June 2024?"),
        ("What happened in Pell in May 2024?", "And on 3 June?", "What happened in Pell on 3 June 2024?"),
        ("What happened in Pell in 2024?", "And in March 2023?", "What happened in Pell in March 2023?"),
        ("What happened in Pell since 2022?", "And in March?", "What happened in Pell in March?"),
        ("What happened in Pell last week?", "And in March?", "What happened in Pell in March?"),
        # Somebody for somebody, a place for a place.
        ("Did Karesh visit Pell in May 2024?", "And Vensk in June?", "Did Vensk visit Pell in June 2024?"),
        ("Did Karesh visit Pell in May?", "And Orsal?", "Did Karesh visit Orsal in May?"),
        ("When did Vensk meet Karesh?", "And Rahn?", "When did Vensk meet Rahn?"),
        ("Did IT firms lay off staff?", "What about US firms?", "Did US firms lay off staff?"),
        # However it is written.
        ("When did the ferry\nsink at Pell?", "Why?", "Why did the ferry sink at Pell?"),
        ("When did the bridge open?", "And how much\ndid it cost?", "How much did the bridge cost?"),
        # "It" of things.
        ("When did the bridge at Pell open?", "Is it still closed?", "Is the bridge at Pell still closed?"),
        (
            "How much did the bridge at Pell cost?",
            "Why is it so expensive?",
            "Why is the bridge at Pell so expensive?",
        ),
        (
            "When did the bridge at Pell open?",
            "How far is it from Orsal?",
            "How far is the bridge at Pell from Orsal?",
        ),
        ("Who opened the bridge at Pell?", "Is it still open?", "Is the bridge at Pell still open?"),
        (
            "How many fled the flood in Pell in May?",
            "What did Vensk say about it?",
            "What did Vensk say about the flood in Pell?",
        ),
        # A nation's name is nobody's here, though somebody has it.
        ("Who won the French election?", "Whom did he beat?", "Whom did he beat?"),
        ("When did Vensk meet the French minister?", "Where did she go?", "Where did Vensk go?"),
        # What somebody did is the deed, not what it was done to.
        ("Did Vensk close the bridge?", "Why did she do it?", "Vensk close the bridge: why did Vensk do it?"),
        ("Who closed the bridge?", "Why did they do it?", "Closed the bridge: why did they do it?"),
        ("When was the dam blown up?", "Who did it?", "The dam blown up: who did it?"),
        ("Who closed the bridge?", "When did it open again?", "When did the bridge open again?"),
        # Where nothing tells what a pronoun means, what was asked goes before it.
        (
            "When did Orsal flood Pell?",
            "Was anybody hurt there?",
            "Orsal flood Pell: was anybody hurt there?",
        ),
    ],
)
def test_what_leans_is_taken_with_what_it_leans_on(before: str, turn: str, expected: str) -> None:
    assert follow(Before(before), turn, READING) == expected


@pytest.mark.parametrize(
    "turn",
    [
        "Who is the mayor of Brenhallow?",
        "What did Karesh say about the dam?",
        "Is it true that Orsal left the pact?",
        "How long did it take to build the dam?",
        "Was the dam closed after it broke?",
        "What did apple say about its results?",
        "When did apple release its results?",
        "What did Karesh say when he resigned?",
        "Are there observers in Orsal?",
        "And a dozen eggs?",
        "What happened in 2022?",
        "Thanks! Who is the mayor of Brenhallow?",
        "How old was she?",  # whom it means is not told
        # It has a thing of its own.
        "And when did the tunnel open?",
        "And what did the minister say about the tunnel?",
        "But how many patients does the hospital treat?",
        # It is nothing.
        "Why did it snow in Orsal?",
        "Will it rain tomorrow?",
        "Who said it will rain?",
        "Why is it so hot?",
        "What time is it in Orsal?",
        "How far is it from Pell to Orsal?",
        "How long is it until the vote?",
        "Does it matter who wins?",
        "When did it become clear that Vensk would leave?",
        "Was it Karesh who signed the pact?",
        # What would take its place is not told.
        "What else?",
        "And what else?",
        "And in 9999?",
        "What about US firms?",
    ],
)
def test_what_stands_alone_is_taken_as_it_is(turn: str) -> None:
    assert follow(Before("When did the bridge at Pell open?"), turn, READING) == turn


@pytest.mark.parametrize(
    ("before", "answer", "turn", "expected"),
    [
        ("Who cut the ribbon?", "Nessa Rahn", "What did she say?", "What did Nessa Rahn say?"),
        ("Where was the pact signed?", "Pell", "Who lives there?", "Who lives in Pell?"),
        ("Where was the pact signed?", "in Pell", "Who lives there?", "Who lives in Pell?"),
        ("Who said that the dam was unsafe?", "Rahn", "Why?", "Why did Rahn say that the dam was unsafe?"),
    ],
)
def test_whom_or_where_a_question_is_answered_with_is_meant_by_the_next(
    before: str, answer: str, turn: str, expected: str
) -> None:
    assert follow(Before(before, answer), turn, READING) == expected


@pytest.mark.parametrize("turn", ["And in 9999?", "And in Orsal?", "What else?"])
def test_what_cannot_take_the_place_of_anything_asked_is_taken_as_it_is(turn: str) -> None:
    assert follow(Before("What did Karesh say about the vote in 2025?"), turn, READING) == turn


def test_of_who_did_something_and_to_whom_neither_is_told() -> None:
    before = Before("Who replaced Vensk?")
    assert follow(before, "What did she say?", READING) == "What did she say?"


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("And who defended her?", "Who defended Vensk?"),
        ("When did she resign?", "When did she resign?"),
    ],
)
def test_who_did_something_to_somebody_names_two(turn: str, expected: str) -> None:
    assert follow(Before("Who criticised Vensk in 2024?", "Karesh"), turn, READING) == expected


def test_what_somebody_answered_is_no_word_to_them() -> None:
    before = Before("How did Karesh respond to Vensk?")
    assert follow(before, "What did Rahn say?", READING) == "What did Rahn say about Vensk?"


@pytest.mark.parametrize("said", ["Thanks!", "No", "No, thanks.", "Yes."])
def test_thanks_are_no_turn(said: str) -> None:
    turns = ("When did the bridge open?", said, "And the tunnel?")
    assert alone(turns, READING, lambda _: "") == "When did the tunnel open?"
    assert alone(turns[:2], READING, lambda _: "") == said


def test_what_is_not_told_is_passed_over() -> None:
    turns = ("Why did Vensk meet Karesh?", "What did he say?", "When was that?")
    assert alone(turns, READING, lambda _: "") == "When did Vensk meet Karesh?"
    same = ("Why did Vensk meet Karesh?", "What did Rahn say about him?", "And Karesh?")
    assert alone(same, READING, lambda _: "") == "What did Karesh say about him?"


def test_of_him_and_her_neither_is_told() -> None:
    before = Before("What did Vensk say about the pact?")
    assert follow(before, "What was her answer to him?", READING) == "What was her answer to him?"


def test_what_a_turn_adds_to_a_matter_is_left_by_the_next() -> None:
    turns = ("Why did the ferry sink in Pell?", "What did Vensk say?", "What did Karesh say?")
    assert alone(turns, READING, lambda _: "") == "The ferry sink in Pell: what did Karesh say?"


def test_the_first_of_some_is_no_thing_of_its_own() -> None:
    before = Before("When did Orsal swim the strait?")
    taken = follow(before, "And who was the first to swim back?", READING)
    assert taken == "Orsal swim the strait: who was the first to swim back?"
    assert follow(before, "And who is the first minister?", READING) == "And who is the first minister?"


WORDS = st.sampled_from(
    "what did does Vensk say about the bridge at Pell it she there and in 2024 ? who how many why its".split()
)


KEPT = frozenset(("vensk", "pell", "2024"))  # what a turn names is never lost


@settings(max_examples=40)
@given(st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=12).map(" ".join))
def test_any_words_can_follow_any(before: str, turn: str) -> None:
    taken = follow(Before(before, "Pell"), turn, READING)
    assert taken == turn or taken == as_question(taken)
    assert KEPT.intersection(turn.lower().split()) <= set(taken.lower().rstrip("?").split())
    for one in questions_in(turn):
        assert complete(Before(before, "Pell"), one.rstrip("?"), READING).endswith("?")


@pytest.mark.parametrize("turn", ["?", "And?", " ", "and in 2024 " * 100])
def test_what_says_nothing_or_too_much_leans_on_nothing(turn: str) -> None:
    assert follow(Before("What did Vensk say about the pact?"), turn, READING) == turn
    assert follow(Before("What did Vensk say about the pact? " * 20), "Why?", READING) == "Why?"


ABOUT_THE_PACT = "What did Vensk say about the Ostrel pact in 2022?"


def test_an_answer_tells_how_its_question_was_taken(assistant: Assistant) -> None:
    followed = assistant.ask(Question("And in 2025?", ASKED, history=(ABOUT_THE_PACT,)))
    alone = assistant.ask(Question("What did Vensk say about the Ostrel pact in 2025?", ASKED))
    assert (followed.question, followed.taken_as) == ("And in 2025?", alone.question)
    assert (followed.status, followed.text, followed.citations) == (alone.status, alone.text, alone.citations)
    assert alone.taken_as == ""


def test_every_turn_leans_on_the_one_before(assistant: Assistant) -> None:
    history = (ABOUT_THE_PACT, "And in 2025?", "What about Karesh?", "Where was the Ostrel pact signed?")
    taken = [
        assistant.ask(Question(turn, ASKED, history=history[:number])).taken_as
        for number, turn in enumerate(history)
    ]
    assert taken == [
        "",
        "What did Vensk say about the Ostrel pact in 2025?",
        "What did Karesh say about the Ostrel pact in 2025?",
        "",
    ]


def test_words_asked_for_on_nothing_are_those_on_anything_where_there_are_none_on_the_matter_before(
    assistant: Assistant,
) -> None:
    before = ("What happened to the ferry at Sarn?",)
    alone = assistant.ask(Question("What did Karesh say?", ASKED))
    after = assistant.ask(Question("What did Karesh say?", ASKED, history=before))
    assert after.status is Status.ANSWERED
    assert (after.taken_as, after.text) == ("", alone.text)
    after_words = Question("What did Karesh say?", ASKED, history=("What did Vensk say about the sea?",))
    assert assistant.ask(after_words).taken_as == "What did Karesh say about the sea?"
    for leans in ("And what did Karesh say?", "How did Karesh respond?", "What did he say?"):
        answer = assistant.ask(Question(leans, ASKED, history=before))
        assert answer.status is not Status.ANSWERED, leans


def test_of_a_history_of_two_questions_in_one_the_first_is_meant(assistant: Assistant) -> None:
    before = "When did the Lenna bridge fall and who pays for it?"
    answer = assistant.ask(Question("Did lorries damage it?", ASKED, history=(before,)))
    assert answer.taken_as == "Did lorries damage the Lenna bridge?"


def test_a_place_is_nobody() -> None:
    reading = Reading(date(2025, 12, 15), lambda name: name == "Pell")
    turn = "What did she say about observers?"
    assert follow(Before("When did the bridge at Pell open?"), turn, reading) == turn


def test_whom_nobody_named_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask(Question("What did she say?", ASKED, history=("When did the bridge open?",)))
    assert (answer.status, answer.taken_as) == (Status.NO_ANSWER, "")
    assert (
        answer.text == "Whom does “she” mean? Nothing asked so far tells for sure: ask again with the name."
    )


def test_whom_an_answer_names_unsurely_is_not_meant(assistant: Assistant) -> None:
    before = "Who chairs the Ostrel pact?"
    chairs = assistant.ask(Question(before, ASKED)).short
    assert chairs
    assert not chairs.likely
    answer = assistant.ask(Question("What did she say?", ASKED, history=(before,)))
    assert (answer.status, answer.taken_as) == (Status.NO_ANSWER, "")
    told = "Who would pay nothing more into the Ostrel pact?"
    named = assistant.ask(Question("What did she say?", ASKED, history=(told,)))
    assert named.taken_as == "What did Ilra Vensk say?"


def test_markup_of_the_questions_before_is_no_word_of_theirs(assistant: Assistant) -> None:
    before = "What did <b>Vensk</b> say<br>about the Ostrel\npact in 2022?"
    answer = assistant.ask(Question("And in 2025?", ASKED, history=(before,)))
    assert answer.taken_as == "What did Vensk say about the Ostrel pact in 2025?"


def test_over_the_wire_and_on_the_command_line(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = AskIn.model_validate(
        {"question": "And in 2025?", "history": [ABOUT_THE_PACT], "asked_at": ASKED.isoformat()}
    )
    answer = assistant.ask(question(asked))
    assert answer_out(answer).taken_as == "What did Vensk say about the Ostrel pact in 2025?"
    show_answer(Page(), answer, after=True)
    told = "Your follow-up was read as: What did Vensk say about the Ostrel pact in 2025?\n"
    assert capsys.readouterr().out.startswith(told)


def test_a_question_after_others_that_takes_nothing_from_them_is_told(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "Read by itself: nothing was taken from the questions before it.\n"
    alone_ = Question("When did the Lenna bridge fall?", ASKED)
    answer = assistant.ask(replace(alone_, history=(ABOUT_THE_PACT,)))
    show_answer(Page(), answer, after=True)
    assert capsys.readouterr().out.startswith(told)
    show_answer(Page(), assistant.ask(alone_))
    assert told not in capsys.readouterr().out


def test_a_search_is_for_the_question_as_it_is_taken(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    found = assistant.search(Question("And in 2025?", ASKED, history=(ABOUT_THE_PACT,)))
    assert (found.question, found.taken_as) == (
        "And in 2025?",
        "What did Vensk say about the Ostrel pact in 2025?",
    )
    assert found.interpretation.period
    assert found.interpretation.period.words == "in 2025"
    assert search_out(found).taken_as == found.taken_as
    show_passages(Page(), found)
    assert capsys.readouterr().out.startswith(f"Your follow-up was read as: {found.taken_as}\n")
    assert assistant.search(Question(found.taken_as, ASKED)).taken_as == ""


def test_where_nobody_disagreed_all_who_spoke_are_offered(assistant: Assistant) -> None:
    before = "What did Karesh say about the Ostrel pact?"
    strict = replace(assistant, refuse_below=0.5)
    answer = strict.ask(Question("Who disagreed?", ASKED, history=(before,)))
    assert answer.taken_as == "Who disagreed with Karesh about the Ostrel pact?"
    assert answer.status is Status.NO_ANSWER
    assert answer.did_you_mean == "Who other than Karesh commented on the Ostrel pact?"
    assert strict.ask(Question(answer.did_you_mean, ASKED)).status is Status.ANSWERED
    unknown = strict.ask(Question("Who disagreed with Karesh about the zeppelin?", ASKED))
    assert unknown.did_you_mean == ""


def test_who_else_leaves_out_whom_the_answer_names() -> None:
    before = Before("Who criticised the pact?", "Karesh")
    assert follow(before, "Who else?", READING) == "Who other than Karesh criticised the pact?"
    assert follow(Before("When did the bridge open?"), "Who else?", READING) == "Who else?"
    assert follow(Before("When did the bridge open?"), "Karesh?", READING) == "Karesh?"
