"""Yes or no: by what it is said, whose word it is, and who disputes that."""

from __future__ import annotations

import pytest

from qa.answering.candidates import candidates
from qa.answering.composition import shorten
from qa.answering.expected import Sort
from qa.answering.short_answers import Found
from qa.answering.weighing import Scored, Signals
from qa.answering.yes_no import AS_GOOD, TOLD, disputed, find
from qa.archive.lexical import stems
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.types import Article, Dispute, PointKind, PublicationDate, ShortAnswer, Side, Voice
from tests.newsroom import found as evidence

DAY = PublicationDate("2025-05-23")
QUESTION, TOPIC = "Did the bridge open?", "bridge open"


def told(
    text: str,
    *,
    id_: str = "a",
    source: str = "Pell Post",
    score: float = 1.0,
    coverage: float = 1.0,
    passage: float = 1.0,
) -> Scored:
    """A sentence that is all of its article, with what is reported to be said in it.

    Args:
        coverage, passage: share of the topic's words that it and its passage are taken to hold.
    """
    article = Article(id_, "", text, source, published=DAY)
    (one,) = candidates([evidence("", article=article)], {id_: find_statements(text, sentence_spans(text))})
    signals = Signals(score, 0, coverage, 0, passage, 0, 0)
    return Scored(one, frozenset(stems([text])[0]), signals)


def short(*ranked: Scored, question: str = QUESTION, topic: str = TOPIC) -> ShortAnswer | None:
    answer = find(question, topic, ranked)
    return shorten(answer, [answer.scored.candidate]) if answer else None


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The bridge opened in May."], "Yes"),
        (["The bridge did not open in May."], "No"),
        (["The bridge opened in May.", "The bridge did not open."], None),
        (["The bridge may open in May."], None),
        (["The bridge has not yet formally opened."], "No"),
        (["The open bridge did not help the town."], None),
        (["The open bridge did not help the town.", "The bridge opened in May."], "Yes"),
        (["No bridge opened in May."], "No"),
        (["The bridge failed to open."], None),
        (["They prevented the bridge from opening."], None),
        (["The bridge was due to open in May."], None),
        (["Rahn accused them of opening the bridge."], None),
        (["Nobody denied that the bridge did not open."], None),
        (["The owners were denied leave to open the bridge."], None),
        (["The bridge in Pell was painted again."], None),
        ([], None),
    ],
)
def test_only_where_it_is_said_flatly(sentences: list[str], expected: str | None) -> None:
    answer = short(*(told(text, id_=text) for text in sentences))
    assert (answer and answer.text) == expected


def test_not_where_the_passage_lacks_a_name_of_the_question() -> None:
    question, topic = "Did Pell open a bridge in Orvel?", "Pell open bridge Orvel"
    assert short(told("Pell opened a bridge.", coverage=TOLD), question=question, topic=topic)
    assert (
        short(told("Pell opened a bridge.", coverage=TOLD, passage=0.9), question=question, topic=topic)
        is None
    )


def test_not_where_it_is_asked_with_a_not() -> None:
    assert short(told("The bridge did not open."), question="Did the bridge not open?") is None


def test_only_of_what_has_nearly_all_of_the_question() -> None:
    assert short(told("The bridge opened in May.", coverage=TOLD - 0.01)) is None


def test_names_may_be_fewer_than_asked_but_no_other_word() -> None:
    topic = "Ilra Vensk open Orsal bridge"
    assert short(told("Vensk opened the bridge in May."), topic=topic) is not None
    assert short(told("Ilra Vensk painted the Orsal bridge in May."), topic=topic) is None


@pytest.mark.parametrize(
    ("topic", "sentence", "text"),
    [
        ("Vensk die in Pell", "Ilra Vensk died in Pell.", "Yes"),
        ("Vensk buy the bridge", "Ilra Vensk bought the bridge.", "Yes"),
        ("Vensk buy the bridge", "Rahn said that Vensk bought the bridge.", "Yes, according to Rahn"),
        ("Vensk buy the bridge", "Vensk bought the bridge, and Rahn said that he was glad.", "Yes"),
    ],
)
def test_words_count_in_all_their_forms(topic: str, sentence: str, text: str) -> None:
    answer = short(told(sentence), topic=topic)
    assert answer is not None
    assert answer.text == text


def test_all_that_say_it_go_with_it() -> None:
    ranked = [
        told("The bridge opened in May."),
        told("The bridge may open.", id_="b"),
        told("The bridge opened again.", id_="c"),
    ]
    answer = find(QUESTION, TOPIC, ranked)
    assert answer is not None
    assert (answer.text, answer.scored, answer.also, answer.rivals) == ("Yes", ranked[0], (ranked[2],), ())


@pytest.mark.parametrize(
    ("sentence", "text", "normalised"),
    [
        ("The bridge opened in May.", "Yes", "yes"),
        ("The bridge opened in May, said Ilra Vensk.", "Yes, according to Ilra Vensk", "yes"),
        (
            "The bridge opened in May, according to the road office.",
            "Yes, according to the road office",
            "yes",
        ),
        ("The road office said that the bridge did not open.", "No, according to the road office", "no"),
        ("Ilra Vensk denied that the bridge had opened.", "No, according to Ilra Vensk", "no"),
        (
            "He said that the bridge opened in May.",
            "Yes, according to a speaker whom Pell Post does not name",
            "yes",
        ),
        # What the article says itself is nobody's word, whatever somebody adds to it.
        ("The bridge opened in May, and Ilra Vensk said that she was glad of that.", "Yes", "yes"),
        ("Ilra Vensk, who opened the bridge in May, said that it was safe.", "Yes", "yes"),
    ],
)
def test_whose_word_it_is(sentence: str, text: str, normalised: str) -> None:
    answer = short(told(sentence))
    assert answer is not None
    assert (answer.text, answer.normalised) == (text, normalised)


def test_the_word_is_dated_and_cited() -> None:
    answer = short(told("The bridge opened in May, Ilra Vensk said."))
    assert answer is not None
    assert answer.voice == Voice("Ilra Vensk", "Pell Post", DAY, 1)


@pytest.mark.parametrize(
    ("score", "text"), [(AS_GOOD, "Yes"), (AS_GOOD - 0.01, "Yes, according to Ilra Vensk")]
)
def test_what_an_article_says_itself_goes_before_a_claim_if_it_is_as_good(score: float, text: str) -> None:
    claim = told("Ilra Vensk said that the bridge opened.", coverage=0.8)
    # The score is .6 of the similarity and .3 of the coverage.
    own = told(
        "The bridge opened in May.", id_="b", coverage=0.8, score=(score * claim.score - 0.24) / 0.6 + 1e-9
    )
    answer = short(claim, own)
    assert answer is not None
    assert answer.text == text


SHORT = ShortAnswer("No, according to Ilra Vensk", "no", 1, 0, 9, Voice("Ilra Vensk", "Pell Post", DAY, 1))
DENIED = Side("denied", (SHORT.voice,), 1) if SHORT.voice else None
OTHER = Side("affirmed", (Voice("The road office", "Orel Post", DAY, 2),), 1)


def dispute(*sides: Side | None, kind: PointKind = PointKind.TRUTH) -> Dispute:
    return Dispute(kind, "whether it is so", tuple(side for side in sides if side))


def test_a_disputed_word_is_neither_yes_nor_no() -> None:
    answer = disputed(SHORT, [dispute(DENIED, OTHER)])
    assert answer is not None
    assert answer.text == "No, according to Ilra Vensk; disputed by the road office"
    assert (answer.normalised, answer.voice) == (None, SHORT.voice)


@pytest.mark.parametrize(
    "other",
    [
        dispute(DENIED, OTHER, kind=PointKind.NUMBER),
        dispute(OTHER, Side("denied", (Voice("Rahn", "Orel Post", DAY, 3),), 1)),
    ],
)
def test_other_disputes_leave_it_as_it_is(other: Dispute) -> None:
    assert disputed(SHORT, [other]) == SHORT


def test_what_an_article_says_itself_stays() -> None:
    bare = ShortAnswer("No", "no", 1, 0, 9)
    assert disputed(bare, [dispute(DENIED, OTHER)]) == bare
    assert disputed(None, [dispute(DENIED, OTHER)]) is None


def test_other_short_answers_are_nobodys_word() -> None:
    one = told("Ilra Vensk said that 40 cows drowned.")
    answer = shorten(Found(one, "40", Sort.NUMBER, 21, 23), [one.candidate])
    assert answer is not None
    assert answer.voice is None


def test_all_are_all_and_as_many_as_many() -> None:
    gates = "Two of the six gates opened."
    assert short(told(gates), question="Did all gates open?", topic="all gates open") is None
    assert short(told(gates), question="Did 500 gates open?", topic="500 gates open") is None
    answer = short(
        told("All gates of the dam opened in May."), question="Did all gates open?", topic="all gates open"
    )
    assert answer and answer.text == "Yes"


def test_who_praises_is_told_by_the_article() -> None:
    answer = short(
        told("Vensk praised the bridge."),
        question="Did Vensk praise the bridge?",
        topic="Vensk praise bridge",
    )
    assert answer and (answer.text, answer.voice) == ("Yes", None)
