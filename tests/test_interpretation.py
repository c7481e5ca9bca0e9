"""How questions are understood."""

from datetime import UTC, date, datetime

import pytest

from qa.answering.interpretation import interpret, search_words
from qa.types import Kind, Named, Period, Question

ASKED = datetime(2025, 12, 15, tzinfo=UTC)
SOURCES = ("Orsal Gazette", "Taveria Wire", "The Week")


def ask(text: str, *ignore: str) -> Question:
    return Question(text, ASKED, ignore=ignore)


@pytest.mark.parametrize(
    ("text", "speakers", "topic"),
    [
        ("what did Lavrov say about the CSTO", ["Lavrov"], "CSTO"),
        ("What has Sergei Lavrov said about trade?", ["Sergei Lavrov"], "trade"),
        ("what did the Russian foreign ministry say about the talks?", ["Russian foreign ministry"], "talks"),
        ("What did Lavrov and Mirzoyan say about the CSTO?", ["Lavrov", "Mirzoyan"], "CSTO"),
        ("according to Mirzoyan, what failed?", ["Mirzoyan"], "failed"),
        ("Mirzoyan's view on the treaty", ["Mirzoyan"], "treaty"),
        ("Lavrov on the CSTO", ["Lavrov"], "CSTO"),
        ("how did Aliyev react to the proposal", ["Aliyev"], "proposal"),
        ("what did lavrov tell mirzoyan in moscow", ["lavrov"], "mirzoyan in moscow"),
    ],
)
def test_a_question_for_somebodys_words(text: str, speakers: list[str], topic: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert found.kind is Kind.STATEMENTS
    assert [speaker.name for speaker in found.speakers] == speakers
    assert all(speaker.words in text for speaker in found.speakers)
    assert found.topic == topic


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who attended the meeting in Moscow?", Kind.WHO),
        ("who said that Armenia must choose?", Kind.WHO),
        ("when was the treaty signed?", Kind.WHEN),
        ("where did they meet", Kind.WHERE),
        ("how many observers did the EU send?", Kind.HOW_MANY),
        ("was the treaty signed in 2025?", Kind.YES_NO),
        ("why did Armenia freeze its participation?", Kind.WHY),
        ("what did the ministers discuss in 2022", Kind.OVERVIEW),
        ("what was decided about trade", Kind.WHAT),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    found = interpret(ask(text), SOURCES)
    assert found.kind is kind
    assert found.speakers == ()


def test_period_is_taken_out_of_topic_and_search() -> None:
    question = ask("what did Lavrov say about the CSTO in 2025")
    found = interpret(question, SOURCES)
    assert found.period == Period(date(2025, 1, 1), date(2025, 12, 31), "in 2025")
    assert search_words(question, found) == "what did Lavrov say about the CSTO"


def test_an_outlet_of_the_archive_is_a_source_and_no_speaker() -> None:
    question = ask("according to Orsal Gazette who won")
    found = interpret(question, SOURCES)
    assert found.sources == (Named("Orsal Gazette", "according to Orsal Gazette"),)
    assert found.speakers == ()
    assert search_words(question, found) == "who won"


def test_everyday_words_name_no_outlet_without_their_capitals() -> None:
    assert interpret(ask("what happened in the week"), SOURCES).sources == ()
    assert interpret(ask("what did The Week say"), SOURCES).sources == (Named("The Week", "did The Week"),)


@pytest.mark.parametrize(
    "outlets", [("The Times", "The Times of India"), ("The Times of India", "The Times")]
)
def test_an_outlet_whose_name_begins_anothers_is_not_meant_with_it(outlets: tuple[str, ...]) -> None:
    def named(text: str) -> list[str]:
        return [source.name for source in interpret(ask(text), outlets).sources]

    assert named("who won according to The Times of India") == ["The Times of India"]
    assert named("who won according to The Times") == ["The Times"]


def test_an_outlet_without_a_name_is_none() -> None:
    assert interpret(ask("what happened in  Orsal"), ("", " ")).sources == ()


def test_speakers_are_listed_up_to_six() -> None:
    names = ["Vensk", "Orel", "Karesh", "Torvik", "Pell", "Dorn"]
    found = interpret(ask(f"what did {', '.join(names[:-1])} and {names[-1]} say about the road"), SOURCES)
    assert [speaker.name for speaker in found.speakers] == names


def test_ignored_words_are_topic_again() -> None:
    text = "what did Lavrov say about the CSTO in 2025"
    without_period = interpret(ask(text, "in 2025"), SOURCES)
    assert without_period.period is None
    assert without_period.topic == "CSTO in 2025"
    without_speaker = interpret(ask(text, "Lavrov"), SOURCES)
    assert without_speaker.speakers == ()
    assert "Lavrov" in without_speaker.topic
    assert without_speaker.period is not None


def test_a_question_of_question_words_alone_is_its_own_topic() -> None:
    assert interpret(ask("who?"), SOURCES).topic == "who?"
