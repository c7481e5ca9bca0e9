"""How questions are understood."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qa.answering.question.interpretation import interpret
from qa.answering.question.search_terms import search_words
from qa.answering.question.unanswerable import unnamed
from qa.types import Filters, Kind, Named, Period, Question, Tally

ASKED = datetime(2025, 12, 15, tzinfo=UTC)
SOURCES = ("Orsal Gazette", "Taveria Wire", "The Week")


def ask(text: str, *ignore: str) -> Question:
    return Question(text, ASKED, ignore=ignore)


SOMEBODYS_WORDS = [
    ("what did Lavrov say about the CSTO", ["Lavrov"], "CSTO"),
    ("What has Sergei Lavrov said about trade?", ["Sergei Lavrov"], "trade"),
    ("What did Lavrov and Mirzoyan say about the CSTO?", ["Lavrov", "Mirzoyan"], "CSTO"),
    ("what did lavrov tell mirzoyan in moscow", ["lavrov"], "moscow"),
    ("What do Orel and Vensk each say about the road?", ["Orel", "Vensk"], "road"),
    ("what has Orel been saying about the road", ["Orel"], "road"),
    ("what did a driver say about the road", ["driver"], "road"),
    ("what did Orel say about the car recall", ["Orel"], "car recall"),  # a noun, though others recall
    ("what is Orel saying about the road", ["Orel"], "road"),
    ("what is Orel now saying about the road", ["Orel"], "road"),
    ("what has Orel said recently about the road", ["Orel"], "road"),
    ("what did Orel say about the recent road", ["Orel"], "recent road"),
    ("what was Orel demanding about the road", ["Orel"], "road"),
    ("what does Orel think of the road", ["Orel"], "road"),
    ("what does Orel make of the road", ["Orel"], "road"),
    ("what did Orel speak about", ["Orel"], ""),
    ("What does Karesh say?", ["Karesh"], ""),
    ("how does Orel see the road", ["Orel"], "road"),
    ("how did Orel justify the closure", ["Orel"], "closure"),
    ("where does Orel stand on the road", ["Orel"], "road"),
    ("how did Aliyev react to the proposal", ["Aliyev"], "proposal"),
    ("How did Dr. Nessa Torvik respond to the report?", ["Dr. Nessa Torvik"], "report"),
    ("how has Orel explained the delay", ["Orel"], "delay"),
    ("did Orel ever say that the road was closed?", ["Orel"], "road closed"),
    ("did Orel ever mention the road", ["Orel"], "road"),
    ("has Orel ever commented on the road?", ["Orel"], "road"),
    ("has Orel publicly responded to Vensk", ["Orel"], "Vensk"),
    ("did Orel talk about the road", ["Orel"], "road"),
    ("tell me what Orel said about the road", ["Orel"], "road"),
    ("what Orel has said about the road", ["Orel"], "road"),
    ("what statements did Orel make about the road", ["Orel"], "road"),
    ("according to Mirzoyan, what failed?", ["Mirzoyan"], "failed"),
    ("what failed, according to Mirzoyan?", ["Mirzoyan"], "failed"),
    ("According to the mayor of Orsal, why was the road closed?", ["mayor of Orsal"], "road closed"),
    ("Mirzoyan's view on the treaty", ["Mirzoyan"], "treaty"),
    ("What is the Kremlin's position on the treaty?", ["Kremlin"], "treaty"),
    ("What was Orel's stance towards the treaty?", ["Orel"], "treaty"),
    ("Orel's latest remarks on the treaty", ["Orel"], "treaty"),
    ("What was Russia's reaction to the attack", ["Russia"], "attack"),
    ("What was Galuzin's criticism of the European mission?", ["Galuzin"], "European mission"),
    ("what were Orel's statements in 2025?", ["Orel"], ""),
    ("Orel's 2025 statements on the treaty", ["Orel"], "treaty"),
    ("what is the position of Orel on the treaty", ["Orel"], "treaty"),
    ("quotes by Orel on the treaty", ["Orel"], "treaty"),
    ("statements by Orel and Vensk about the treaty in 2025", ["Orel", "Vensk"], "treaty"),
    ("reactions from Orel to the treaty", ["Orel"], "treaty"),
    ("remarks of Ilra Vensk", ["Ilra Vensk"], ""),
    ("what was said by Orel about the treaty", ["Orel"], "treaty"),
    ("what did <b>Orel</b> say about the <i>road</i>", ["Orel"], "road"),
    ("what is <b>Orel</b>'s view on the road", ["Orel"], "road"),
    ("what did Orel say about the treaty of in 2024", ["Orel"], "treaty"),
    ("what changed between Orel's views on the road in 2024 and in 2025", ["Orel"], "road"),
    ("how has Orel's position on the road changed?", ["Orel"], "road"),
    ("quote Orel on the treaty", ["Orel"], "treaty"),
    ("what does Orel want done about the treaty?", ["Orel"], "treaty"),
    ("what did Orel compare the treaty to?", ["Orel"], "treaty"),
    ("what did New Orsal officials say about the treaty?", ["New Orsal officials"], "treaty"),
    ("what did Will Orel say about the treaty?", ["Will Orel"], "treaty"),
    ("Lavrov on the CSTO", ["Lavrov"], "CSTO"),
    ("lavrov on the csto?", ["lavrov"], "csto"),
    (
        "Sergey Lavrov on the CSTO mission to the border, 2023",
        ["Sergey Lavrov"],
        "CSTO mission to the border",
    ),
    ("Orel vs Vensk on the road", ["Orel", "Vensk"], "road"),
    ("Orel versus Vensk on the road?", ["Orel", "Vensk"], "road"),
    ("Orel and Vensk on the road", ["Orel", "Vensk"], "road"),
    ("Orel quotes on the road", ["Orel"], "road"),
    ("what did the Russian foreign ministry say about the talks?", ["Russian foreign ministry"], "talks"),
    ("What did Russia's foreign ministry say about the talks", ["Russia's foreign ministry"], "talks"),
    ("what did Yerevan say about the talks", ["Yerevan"], "talks"),
    ("what did officials say about the talks", ["officials"], "talks"),
    ("How did the CSTO secretariat react to the freeze?", ["CSTO secretariat"], "freeze"),
    ("everything Orel said about the road", ["Orel"], "road"),
    ("what did Lavrov say in May 2025 about arms", ["Lavrov"], "arms"),
    ("In 2024, what did Lavrov say about arms", ["Lavrov"], "arms"),
    ("what did Lavrov say of profits for the first quarter of 2022", ["Lavrov"], "profits"),
    ("what did Lavrov say last week", ["Lavrov"], ""),
    ("what did Orel say about the flood warning", ["Orel"], "flood warning"),
    ("what did the director of the river office say about the key", ["director of the river office"], "key"),
    ("what did Orel have to say about the road in 2023?", ["Orel"], "road"),
    ("anything from Ilra Vensk on the road in 2024?", ["Ilra Vensk"], "road"),
    ("what does Orel want from Vensk", ["Orel"], "Vensk"),
    ("is the road worth it? Orel vs the hauliers", ["Orel", "hauliers"], "road worth it"),
    ("Should the road be closed? Orel vs Vensk", ["Orel", "Vensk"], "road be closed"),
    ("Orel vs the council: has the road been closed?", ["Orel", "council"], "road been closed"),
    ("what was the response of Orel to the flood", ["Orel"], "flood"),
    ("What did the Secretary of State say about visas?", ["Secretary of State"], "visas"),
    ("What did the State Department state about visas?", ["State Department"], "visas"),
    ("What did the secretary of state say about visas?", ["secretary of state"], "visas"),
    ("What did the Orsal state police say about the crash?", ["Orsal state police"], "crash"),
    ("what did Orel state about visas", ["Orel"], "visas"),
    ("WHAT DID OREL STATE ABOUT VISAS?", ["OREL"], "VISAS"),
    ("What did Tom Banner say about the road?", ["Tom Banner"], "road"),
    ("What did the flag-waving senator say about the road?", ["flag-waving senator"], "road"),
    ("what did the WHO say about masks", ["WHO"], "masks"),
    ("did the WHO ever say that masks help", ["WHO"], "masks help"),
    ("what did the WHO and Orel say about masks", ["WHO", "Orel"], "masks"),
]


@pytest.mark.parametrize(("text", "speakers", "topic"), SOMEBODYS_WORDS)
def test_a_question_for_somebodys_words(text: str, speakers: list[str], topic: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert found.kind is Kind.STATEMENTS
    assert [speaker.name for speaker in found.speakers] == speakers
    assert all(speaker.words in text for speaker in found.speakers)
    assert found.topic == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what was said about the road", "road"),
        ("What has been said on the road in 2024?", "road"),
        ("what's being said about the road", "road"),
        ("what did people say about the road", "road"),
        ("What has everyone said about the road?", "road"),
        ("what was said about the road by the sea", "road by the sea"),
    ],
)
def test_a_question_for_anybodys_words(text: str, topic: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert (found.kind, found.topic, found.speakers) == (Kind.STATEMENTS, topic, ())


def test_what_was_said_by_somebody_known_is_theirs() -> None:
    found = interpret(
        ask("what was said about the road by Orel in 2024"), SOURCES, lambda name: name == "Orel"
    )
    assert ([one.name for one in found.speakers], found.topic) == (["Orel"], "road")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("what did <b>Orel</b> say", "what did Orel say"),
        ('<p class="lead">the road<br>in 2024</p>', "the road in 2024"),
        ("is 3 < 4 and 5 > 4", "is 3 < 4 and 5 > 4"),
    ],
)
def test_a_question_is_without_the_markup_it_was_pasted_with(text: str, plain: str) -> None:
    assert ask(text).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "attack on Orsal",
        "Who lives on the island?",
        "War on drugs",
        "latest news on the road",
        "statements on the road",
        "the latest statements on the road",
        "what statements on the road were there",
        "what is known according to new research",
        "what failed according to the report",
        "how many came, according to Orel?",
        "what did they say about the road",
        "what happened after Orel said that the road was closed",
        "did Orel call the strike off",
        "did Orel sign the treaty",
        "what did Orel find in the river",
        "has the road closed",
        "what is the length of the road",
        "which road did they close",
        "is Orel in Orsal",
        "how many have an unfavourable view of campaign group Fair Orsal?",
        "what was the reason for Orel's proposal to close the road",
        "what followed criticism from donors?",
        "what led to a swift response from the council?",
        "which town is bankrupt according to a statement from its council",
        "what was Orel caught saying",
        "which country’s lawmakers have urged state officials to do more",
        "may I see the company's financial statements?",
        "Did the constitution ever lay claim to the island?",
        "How much did Orsal State pay its coach?",
        "Why did the Secretary of State resign?",
        "Where did Orsal State play?",
        "Did the Orsal State Warriors win?",
        "What did the flag at the conference say?",
        "What does the sign outside the old museum say?",
        "What did the protesters' placards say in Vensk?",
    ],
)
def test_a_question_for_nobodys_words(text: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert found.speakers == ()
    assert found.kind is not Kind.STATEMENTS
    assert not found.wants_all


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("who said that Armenia must choose?", "Armenia must choose"),
        ("Who said the road would stay closed?", "road would stay closed"),
        ("who has ever said that the road was safe", "road was safe"),
        ("who claimed the road was safe", "road was safe"),
        ("who told reporters that the road was safe", "road was safe"),
        ("who was it that said the road was safe", "road was safe"),
        ("which minister said that the road was safe?", "road was safe"),
        ("who warned that the road was unsafe in 2025", "road was unsafe"),
        ("who announced that the road was closed", "road was closed"),
        ("who talked about the road in 2024", "road"),
        ("who called the road a hole?", "road a hole"),
        ("who promised to bake a cake for the council", "bake a cake for the council"),
        ("which Taverian official warned about the road?", "road"),
        ("who argued for the road", "road"),
        ("who said anything about the road?", "road"),
    ],
)
def test_a_question_for_who_said_it(text: str, topic: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert (found.kind, found.topic, found.speakers) == (Kind.WHO_SAID, topic, ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who attended the meeting in Moscow?", Kind.WHO),
        ("who announced the freeze?", Kind.WHO),
        ("who wrote the report?", Kind.WHO),
        ("who told Orel to leave?", Kind.WHO),
        ("who called the strike off?", Kind.WHO),
        ("WHO CALLED THE STRIKE OFF?", Kind.WHO),
        ("who heads the WHO?", Kind.WHO),
        ("when did the WHO end the strike?", Kind.WHEN),
        ("was the strike called off by the WHO?", Kind.YES_NO),
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


@pytest.mark.parametrize(
    ("text", "everything"),
    [
        ("everything Orel said about the road", True),
        ("all that Orel has said about the road", True),
        ("all statements by Orel on the road", True),
        ("every quote of Orel on the road", True),
        ("list all of Orel's remarks on the road", True),
        ("what did Orel say about the road", False),
        ("anything Orel said about the road", False),
        ("statements by Orel on the road", False),
    ],
)
def test_everything_that_somebody_said_is_all_of_it(text: str, everything: bool) -> None:
    found = interpret(ask(text), SOURCES)
    assert [speaker.name for speaker in found.speakers] == ["Orel"]
    assert found.topic == "road"
    assert found.wants_all is everything


def test_as_of_is_taken_out_of_topic_and_search_and_periods_are_told_from_it() -> None:
    question = ask("as of May 2024, what had Orel said about the road last month?")
    found = interpret(question, SOURCES)
    assert found.as_of == Period(None, date(2024, 5, 31), "as of May 2024")
    assert found.period == Period(date(2024, 4, 1), date(2024, 4, 30), "last month")
    assert found.topic == "road"
    assert search_words(question, found) == ", what had Orel said about the road ?"


def test_periods_are_told_from_the_day_it_is_asked_as_of() -> None:
    question = replace(ask("what did Orel say last year"), filters=Filters(as_of=date(2024, 5, 31)))
    period = interpret(question, SOURCES).period
    assert period == Period(date(2023, 1, 1), date(2023, 12, 31), "last year")


@pytest.mark.parametrize(("ignored", "prefers"), [((), True), (("now",), False)])
def test_a_question_of_now_prefers_the_newest(ignored: tuple[str, ...], prefers: bool) -> None:
    found = interpret(ask("who now leads the council", *ignored), SOURCES)
    assert found.prefers_newest is prefers
    assert found.period is None


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


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        ("which bridge reopened this week", False),
        ("who resigned on Tuesday", False),
        ("how many lorries crossed the bridge last week", True),  # which is over
        ("who resigned yesterday", True),
        ("after the flood last week, who resigned", False),  # by the way
        ("what did Vensk say this week", True),
        ("what happened this week", True),
        ("which bridge reopened last month", True),
        ("which bridge reopened this year", True),
        ("which bridge reopened in 2025", True),
        ("how much was a ticket when the bridge opened in 1971", False),
        ("after stepping down in 2022, what did she do", False),
        ("They found the man who vanished in 1974. Where does he live?", False),
        ("what did Vensk say when she opened the bridge in 2024", True),
        ("who was it that opened the bridge in 2024", True),
        ("when did the bridge open in 2024", True),
    ],
)
def test_these_days_bind_words_and_overviews_and_facts_where_they_are_over(text: str, binding: bool) -> None:
    period = interpret(Question(text, datetime(2025, 12, 15, tzinfo=UTC)), ()).period
    assert period is not None
    assert period.binding is binding


def test_a_figure_is_asked_of_somebody_whom_the_archive_knows() -> None:
    text = "According to Orel, how many trucks crossed the bridge?"
    found = interpret(ask(text), SOURCES, lambda name: name == "Orel")
    assert ([one.name for one in found.speakers], found.kind) == (["Orel"], Kind.HOW_MANY)
    assert found.topic == "trucks crossed the bridge"
    assert interpret(ask(text), SOURCES).speakers == ()  # it may be a paper
    estimate = interpret(ask("How many came, in Orel's estimate?"), SOURCES, lambda name: name == "Orel")
    assert ([one.name for one in estimate.speakers], estimate.topic) == (["Orel"], "came")


def test_a_figure_may_be_what_somebody_said() -> None:
    found = interpret(ask("how many soldiers did Orel say were killed in 2024?"), SOURCES)
    assert ([one.name for one in found.speakers], found.kind) == (["Orel"], Kind.HOW_MANY)
    assert found.topic == "soldiers killed"
    assert found.period is not None
    assert found.period.binding


ASKED_OF_SOMEBODY_KNOWN = [
    ("What did Orel ask of the council?", Kind.STATEMENTS, "council"),
    ("what does Orel offer before the road is closed", Kind.STATEMENTS, "before the road closed"),
    ("Did Orel confirm that the road was closed?", Kind.STATEMENTS, "road closed"),
    ("has Orel ever offered to close the road", Kind.STATEMENTS, "close the road"),
    ("whom would Orel like to have at the opening?", Kind.STATEMENTS, "opening"),
    ("What did Orel find depressing?", Kind.STATEMENTS, "depressing"),
    ("Was Orel for or against the road?", Kind.STATEMENTS, "road"),
    ("Orel reaction to the landslide", Kind.STATEMENTS, "landslide"),
    ("Orel, quoted by the agency, on the road", Kind.STATEMENTS, "road"),
    ("is Orel still in favour of the road", Kind.STATEMENTS, "road"),
    ("What was the version of Orel in 2024?", Kind.STATEMENTS, ""),
    ("which road does Orel call the best", Kind.WHAT, "road the best"),
    (
        "How much notice does Orel want before the road is closed?",
        Kind.HOW_MANY,
        "notice before the road closed",
    ),
]


@pytest.mark.parametrize(("text", "kind", "topic"), ASKED_OF_SOMEBODY_KNOWN)
def test_what_is_done_without_words_too_is_asked_of_somebody_who_speaks(
    text: str, kind: Kind, topic: str
) -> None:
    found = interpret(ask(text), SOURCES, lambda name: name == "Orel")
    assert ([one.name for one in found.speakers], found.kind, found.topic) == (["Orel"], kind, topic)
    assert interpret(ask(text), SOURCES).speakers == ()  # it may be a shop that offers or a road that wants


def test_a_period_after_a_comma_is_not_that_of_a_relative_clause() -> None:
    found = interpret(ask("Orel on the road that keeps Orsal alive, October 2023"), SOURCES)
    assert found.period == Period(date(2023, 10, 1), date(2023, 10, 31), "October 2023")
    assert interpret(ask("Orel on the road that was closed in October 2023"), SOURCES).period is None


@pytest.mark.parametrize(
    "text", ["Why did Orel change her mind about the road?", "has Orel changed his position on the road"]
)
def test_a_change_of_mind_is_told_by_what_was_said(text: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert ([one.name for one in found.speakers], found.topic) == (["Orel"], "road")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Tell me about the bridge", "bridge"),
        ("can you tell me more about the bridge?", "bridge"),
        ("what's new about the bridge", "bridge"),
        ("What is the latest on the bridge?", "bridge"),
        ("news about the bridge", "bridge"),
        ("a summary of the bridge", "bridge"),
        ("what do you know about the bridge", "bridge"),
        ("what happened at the bridge?", "bridge"),
    ],
)
def test_what_only_asks_about_a_matter_is_none_of_it(question: str, topic: str) -> None:
    understood = interpret(Question(question, datetime(2025, 12, 15, tzinfo=UTC)), ())
    assert (understood.kind, understood.topic) == (Kind.OVERVIEW, topic)


@pytest.mark.parametrize(
    ("question", "kind", "topic"),
    [
        ("what is the latest figure for exports", Kind.WHAT, "latest figure for exports"),
        ("tell me who leads the mission", Kind.WHO, "leads the mission"),
        ("what's the new toll", Kind.WHAT, "new toll"),
    ],
)
def test_what_asks_for_a_fact_is_no_overview(question: str, kind: Kind, topic: str) -> None:
    understood = interpret(Question(question, datetime(2025, 12, 15, tzinfo=UTC)), ())
    assert (understood.kind, understood.topic) == (kind, topic)


@pytest.mark.parametrize(
    "question",
    [
        "what happened in May 2025?",
        "What’s new in 2025",
        "news in June 2025",
        "main events of May 2025",
        "a summary of 2024",
    ],
)
def test_whatever_happened_in_a_period_has_no_topic(question: str) -> None:
    understood = interpret(Question(question, datetime(2025, 12, 15, tzinfo=UTC)), ())
    assert (understood.kind, understood.topic) == (Kind.OVERVIEW, "")
    assert understood.period is not None


@pytest.mark.parametrize(
    ("question", "pronoun"),
    [
        ("what did he say about the bridge?", "he"),
        ("And why didn’t she come", "she"),
        ("Did He ever mention it", "he"),
        ("when the mayor spoke, what did he say", ""),
        ("what did Vensk say when he came", ""),
        ("Ilra Vensk left. Why did she?", ""),
        ("what did they call the bridge", ""),
        ("What did they say about the bridge?", "they"),
        ("and what do they both want", "they"),
        ("did they ever deny it", "they"),
        ("what was their reaction to the landslide?", "their"),
        ("what is his latest position on the bridge", "his"),
        ("what was their village called", ""),
        ("what did Helm say", ""),
    ],
)
def test_a_pronoun_for_nobody_named(question: str, pronoun: str) -> None:
    assert unnamed(question) == pronoun


@pytest.mark.parametrize(
    ("text", "tally", "topic"),
    [
        ("When did Orel first mention the road?", Tally.FIRST, "road"),
        ("when was the first time that Orel spoke about the road", Tally.FIRST, "road"),
        ("When did Orel last talk about the road?", Tally.LAST, "road"),
        ("on which day did Orel most recently comment on the road", Tally.LAST, "road"),
        ("How many times has Orel mentioned the road?", Tally.COUNT, "road"),
        ("how often did Orel speak about the road", Tally.COUNT, "road"),
        ("what did Orel say about the first road", None, "first road"),
        ("When did Orel announce the road?", None, "road"),
    ],
)
def test_the_day_or_number_of_statements(text: str, tally: Tally | None, topic: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert ([one.name for one in found.speakers], found.tally) == (["Orel"], tally)
    assert (found.kind, re.sub(r"^on ", "", found.topic)) == (Kind.STATEMENTS, topic)


@pytest.mark.parametrize(
    ("text", "act", "topic"),
    [
        ("What did Orel warn of in May 2025?", "warn", ""),
        ("what has Orel promised about the road", "promise", "road"),
        ("What did Orel apologise for?", "apologise", ""),
        ("what did Orel report about the road", "", "road"),
        ("What did Orel say about the promised road?", "", "promised road"),
        ("What was Orel asked about the road?", "", "road"),
    ],
)
def test_what_must_have_been_done_in_words(text: str, act: str, topic: str) -> None:
    found = interpret(ask(text), SOURCES)
    assert ([one.name for one in found.speakers], found.kind) == (["Orel"], Kind.STATEMENTS)
    assert ("".join(found.act[:1]), found.topic) == (act, topic)


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("What was Orel asked about the road?", True),
        ("what has Orel been asked", True),
        ("What did Orel say when he was asked about the road?", False),
        ("What was Orel asked to sign?", False),
        ("What has Orel asked for?", False),
        ("What had Orel asked about the road?", False),
    ],
)
def test_what_others_put_to_somebody(text: str, put: bool) -> None:
    assert interpret(ask(text), SOURCES).put is put
