"""Who spoke of a matter, who but some, and when somebody said something."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.question.interpretation import interpret
from qa.assistant import Assistant
from qa.types import Article, Kind, Question, Status
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, ASKED, make_archive


def known(name: str) -> bool:
    return name in ("Vensk", "Ilra Vensk", "Karesh", "Orel")


@pytest.mark.parametrize(
    ("text", "topic", "apart"),
    [
        ("who commented on the pact?", "pact", []),
        ("who else has weighed in on the pact?", "pact", []),
        ("who reacted to the treaty?", "treaty", []),
        ("who responded to Karesh's remarks?", "Karesh's remarks", []),
        ("who other than Vensk commented on the pact?", "pact", ["Vensk"]),
        ("who, besides Ilra Vensk and Karesh, has spoken about the pact?", "pact", ["Ilra Vensk", "Karesh"]),
        ("apart from Vensk, who spoke of the pact in 2025?", "pact", ["Vensk"]),
        ("who commented on the pact besides Ilra Vensk?", "pact", ["Ilra Vensk"]),
    ],
)
def test_it_is_asked_who_spoke_of_it(text: str, topic: str, apart: list[str]) -> None:
    found = interpret(Question(text, ASKED), (), known)
    assert (found.kind, found.whatever, found.topic) == (Kind.WHO_SAID, True, topic)
    assert [one.name for one in found.apart] == apart


def test_others_than_some_may_have_said_or_judged_it() -> None:
    said = interpret(Question("who other than Vensk said that the road was safe?", ASKED), (), known)
    assert (said.whatever, said.topic, said.apart[0].name) == (False, "road was safe", "Vensk")
    judged = interpret(Question("who besides Karesh criticised the road?", ASKED), (), known)
    assert (judged.attitude, judged.topic, judged.apart[0].name) == ("against", "road", "Karesh")
    of_others = interpret(Question("what did people other than Orel say about the road?", ASKED), (), known)
    assert (of_others.kind, of_others.topic) == (Kind.STATEMENTS, "road")
    assert (of_others.apart[0].name, of_others.speakers) == ("Orel", ())


@pytest.mark.parametrize(
    "text",
    [
        "who responded to the flood?",
        "who spoke at the hearing?",
        "who spoke to Karesh?",
        "who besides Vensk built the bridge?",
        "who else attended the talks?",
    ],
)
def test_other_questions_ask_for_no_words(text: str) -> None:
    found = interpret(Question(text, ASKED), (), known)
    assert (found.kind, found.whatever, found.apart) == (Kind.WHO, False, ())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what are Orel's and Vensk's views on the pact?", ["Orel", "Vensk"]),
        ("what were Orel’s, Karesh’s and Vensk’s positions on the pact?", ["Orel", "Karesh", "Vensk"]),
        ("what did Moody's and Orel say about the pact?", ["Moody's", "Orel"]),
    ],
)
def test_whose_words_are_coordinated(text: str, names: list[str]) -> None:
    found = interpret(Question(text, ASKED), (), known)
    assert [one.name for one in found.speakers] == names
    assert found.topic == "pact"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("when did Orel say that the pact was dead?", True),
        ("on what day did Orel announce the freeze?", True),
        ("when did Orel say the bridge would open?", False),
        ("when did Orel say that the bridge would open?", True),
        ("what did Orel say when the pact was dead?", False),
    ],
)
def test_the_day_of_words_is_asked_for(text: str, *, when: bool) -> None:
    found = interpret(Question(text, ASKED), (), known)
    assert (found.kind, found.said_when) == (Kind.STATEMENTS, when)


def test_when_it_was_announced_is_no_question_for_words() -> None:
    found = interpret(Question("when was the loan announced by Orel?", ASKED), (), known)
    assert (found.kind, found.speakers) == (Kind.WHEN, ())
    told = interpret(Question("what was announced by Orel?", ASKED), (), known)
    assert (told.kind, told.speakers[0].name) == (Kind.STATEMENTS, "Orel")


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return Assistant(make_archive(tmp_path, *ARTICLES), WordEncoder())


def test_each_who_spoke_is_named_once(assistant: Assistant) -> None:
    answer = assistant.ask(Question("who commented on the Ostrel pact?", ASKED))
    assert answer.short_answer in ("Ilra Vensk and Doman Karesh", "Doman Karesh and Ilra Vensk")
    assert sorted(str(one.speaker) for one in answer.citations) == ["Doman Karesh", "Ilra Vensk"]


def test_nobody_set_apart_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask(Question("who other than Vensk commented on the Ostrel pact?", ASKED))
    assert answer.short_answer == "Doman Karesh"
    assert {one.speaker for one in answer.citations} == {"Doman Karesh"}
    nobody = assistant.ask(Question("who besides Vensk and Karesh commented on the Ostrel pact?", ASKED))
    assert nobody.status is Status.NO_ANSWER


def test_words_without_a_day_of_their_own_have_that_of_their_report(assistant: Assistant) -> None:
    answer = assistant.ask(
        Question("When did Vensk say that the Ostrel pact had cost Orsal a bridge?", ASKED)
    )
    assert answer.short_answer is None
    assert answer.text.startswith("Reported 2 September 2025: Vensk told the town")


def test_a_figure_in_words_that_are_counted_speaks_for_nothing(tmp_path: Path) -> None:
    text = (
        "Ilra Vensk said that the toll was a trap. Vensk said that the toll house had two doors, three dogs."
    )
    assistant = Assistant(make_archive(tmp_path, Article("toll", "At the lake", text)), WordEncoder())
    answer = assistant.ask(Question("How many times did Vensk mention the toll trap?", ASKED))
    assert answer.short_answer == "1"
    assert [one.quote for one in answer.citations] == ["Ilra Vensk said that the toll was a trap."]


ROAD = Article(
    "road",
    "Rocks on the pass",
    "Nessa Torvik, the mayor of Orsal, said that the pass stays shut. The Taverian road office said that"
    " three lorries were buried on the pass. The bakers said that the pass was dear to them.",
)


def test_who_declines_to_speak_of_it_is_not_named(tmp_path: Path) -> None:
    text = "Tam Orel declined to comment on the toll. Ilra Vensk said that the toll was a trap."
    assistant = Assistant(make_archive(tmp_path, Article("toll", "At the lake", text)), WordEncoder())
    assert assistant.ask(Question("Who commented on the toll?", ASKED)).short_answer == "Ilra Vensk"


SORTS = [
    ("what did officials say about the pass?", {"Nessa Torvik", "The Taverian road office"}),
    ("what did the authorities say about the pass?", {"Nessa Torvik", "The Taverian road office"}),
    ("what did Taverian officials say about the pass?", {"The Taverian road office"}),
    ("what did experts say about the pass?", set()),
    ("what did officials say about a whale?", set()),
    ("what did the two officials say about the pass?", set()),
]


@pytest.mark.parametrize(("text", "heard"), SORTS)
def test_officials_are_offices_and_who_holds_one(tmp_path: Path, text: str, heard: set[str]) -> None:
    answer = Assistant(make_archive(tmp_path, ROAD), WordEncoder()).ask(Question(text, ASKED))
    assert {one.speaker for one in answer.citations} == heard
    (asked,) = answer.interpretation.speakers
    assert bool(asked.reading) == bool(heard)


def test_those_whom_articles_call_officials_go_first(tmp_path: Path) -> None:
    called = Article("called", "Word from the pass", "Officials said that the pass was safe.")
    archive = make_archive(tmp_path, ROAD, called)
    answer = Assistant(archive, WordEncoder()).ask(Question(SORTS[0][0], ASKED))
    assert [one.speaker for one in answer.citations] == ["Officials"]


@pytest.mark.parametrize("silent", ["did not return calls", "declined to be interviewed", "had no comment"])
def test_who_only_kept_silent_spoke_of_nothing(tmp_path: Path, silent: str) -> None:
    text = f"The toll of Orsal was doubled on Monday. Ilra Vensk {silent}."
    assistant = Assistant(make_archive(tmp_path, Article("toll", "The toll", text)), WordEncoder(), 0)
    assert assistant.ask(Question("Who commented on the toll?", ASKED)).status is Status.NO_ANSWER
    assert assistant.ask(Question("What did Vensk say about the toll?", ASKED)).status is Status.NO_STATEMENT
