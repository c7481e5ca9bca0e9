"""Somebody's statements read together with the topic they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from embeddings.types import Reading
from qa.answering.composing import confidence
from qa.answering.composing.confidence import Heard
from qa.answering.composing.cutoffs import CLOSELY, on_topic
from qa.answering.evidence import weighing
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.read_statements import LED_IN, asked_of, asks_a_point, led_in, read
from qa.answering.evidence.weighing import Scored, Signals, without_off_topic
from qa.answering.question.search_terms import search_words
from qa.assistant import Assistant
from qa.listening import PLAIN
from qa.types import Article, Kind, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import asking, found, make_archive

DUES = "Ilra Vensk said that the dues had become too high for a small country."
RAIN = "Ilra Vensk said that rain was expected at the lake."
TALKS = Article("talks", "Vensk speaks", f"{RAIN} {DUES}", "Wire", published=PublicationDate("2025-05-21"))


class Listener:
    """Takes the texts with some words to be on the topic, and remembers what it was asked of which."""

    name = fingerprint = "listener"

    def __init__(self, words: str, *, points: bool = True) -> None:
        self.words, self.answer = words, 1.0 if points else None
        self.asked: dict[str, list[str]] = {}

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        self.asked[question] = list(texts)
        return [Reading(4.0 if self.words in text else -4.0, 0, 0, self.answer) for text in texts]


class Pointer(Listener):
    """Is so sure of every text, and points at the words in it; remembers what it was asked."""

    def __init__(self, words: str, relevance: float) -> None:
        super().__init__(words)
        self.relevance = relevance

    def read(self, question: str, texts: Sequence[str]) -> list[Reading]:
        self.asked[question] = list(texts)
        starts = [max(0, text.find(self.words)) for text in texts]
        return [Reading(self.relevance, start, start + len(self.words), 0.0) for start in starts]


def said(text: str, **signals: float) -> Scored:
    evidence = found(text)
    weighed = replace(Signals(0.1, 0.1, 0, 0, 0, 0, 0), **signals)
    return Scored(Candidate(evidence, 0, len(text), "", ""), frozenset(), weighed)


def test_what_is_read_as_on_the_topic_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "READ_WEIGHT", 0.5)
    listener = Listener("dues")
    ranked = read([said(RAIN), said(DUES)], "What did Vensk say about fees?", listener)
    assert [one.candidate.text for one in ranked] == [DUES, RAIN]
    assert [one.signals.read for one in ranked] == pytest.approx([0.982, 0.018], abs=5e-4)
    assert ranked[0].score - ranked[1].score == pytest.approx(0.5 * (0.982 - 0.018), abs=1e-3)
    assert listener.asked == {"What did Vensk say about fees?": [f"A title. {RAIN}", f"A title. {DUES}"]}


def test_a_reader_of_an_unknown_scale_tells_nothing() -> None:
    one = [said(RAIN), said(DUES)]
    assert read(one, "What did Vensk say about fees?", Listener("dues", points=False)) == one
    assert read([], "What did Vensk say about fees?", Listener("dues")) == []


def test_a_statement_is_read_with_the_end_of_the_sentence_before_it() -> None:
    long = " ".join(f"w{i}" for i in range(LED_IN + 2)) + "."
    text = f"It began. {long} He agreed. She\nleft."
    end = " ".join(f"w{i}" for i in range(2, LED_IN + 2)) + "."
    start = text.index("He agreed")
    assert led_in(text, start, start + 10) == f"… {end} He agreed."
    assert led_in(text, start + 11, len(text)) == "He agreed. She left."
    assert led_in(text, 0, 9) == "It began."


def test_words_that_a_reader_takes_to_be_on_the_topic_are_kept_beside_those_that_have_its_words() -> None:
    told = [said(RAIN, context_coverage=1.0), said(DUES, read=0.9), said("The lake is deep.", read=0.1)]
    assert without_off_topic(told) == told[:2]


@pytest.mark.parametrize(
    ("words", "relevance", "kept"),
    [("too high", -1.0, True), ("too high", -1.2, False), ("rain", 4.0, False), ("A title", 4.0, False)],
)
def test_where_a_point_is_asked_for_only_what_may_tell_it_by_itself_is_kept(
    words: str, relevance: float, kept: bool
) -> None:
    text = f"{RAIN} {DUES}"
    dues = replace(said(text), candidate=Candidate(found(text), len(RAIN) + 1, len(text), "", ""))
    question, pointer = "Has Vensk said how high the dues are?", Pointer(words, relevance)
    told = read([dues], question, pointer, point=True)
    assert [one.candidate for one in told] == [dues.candidate] * kept
    assert [one.candidate for one in read([dues], question, pointer)] == [dues.candidate]
    assert pointer.asked == {question: [f"A title. {RAIN} {DUES}"]}


@pytest.mark.parametrize(
    ("question", "kind", "point"),
    [
        ("How high are the dues, according to Vensk?", Kind.HOW_MANY, True),
        ("By when will it be ready, according to Foss?", Kind.WHEN, True),
        ("Has Vensk said who will pay?", Kind.STATEMENTS, True),
        ("Did Vensk tell by how much the dues will rise?", Kind.STATEMENTS, True),
        ("did vensk say whether the lake froze", Kind.STATEMENTS, True),
        ("What did Vensk say about the dues?", Kind.STATEMENTS, False),
        ("What did Vensk say when the bridge opened?", Kind.STATEMENTS, False),
        ("How did Vensk, it is said, when asked, react?", Kind.STATEMENTS, False),
        ("Has Vensk said anything about the dues?", Kind.STATEMENTS, False),
        ("Did Vensk say that the dues were too high?", Kind.STATEMENTS, False),
    ],
)
def test_a_point_is_told_from_a_matter(question: str, kind: Kind, point: bool) -> None:
    assert asks_a_point(question, kind) is point


@pytest.mark.parametrize(("relevance", "expected"), [(1.0, Status.ANSWERED), (-2.0, Status.NO_STATEMENT)])
def test_a_point_is_not_told_by_plain_words(tmp_path: Path, relevance: float, expected: Status) -> None:
    archive, pointer = make_archive(tmp_path, TALKS), Pointer("too high", relevance)
    question = asking("Has Vensk said in 2025 how high the dues had become for a small country?")
    answer = Assistant(archive, WordEncoder(), reranker=pointer).ask(question)
    assert answer.status is expected
    assert f"Vensk speaks. {RAIN} {DUES}" in pointer.asked[search_words(question, answer.interpretation)]
    assert Assistant(archive, WordEncoder()).ask(question).confidence > PLAIN


def test_the_day_of_a_saying_is_not_sought_in_what_was_said(tmp_path: Path) -> None:
    listener, question = Listener("dues had"), asking("When did Vensk say that fees were too high?")
    Assistant(make_archive(tmp_path, TALKS), WordEncoder(), reranker=listener).ask(question)
    assert list(listener.asked) == [question.text, asked_of("Ilra Vensk", "fees too high")]


def test_beside_the_best_only_what_a_reader_gives_a_fifth_of_its_odds_is_near() -> None:
    # .2 * .9 / .1 = 1.8, which is 9 / 14 of certainty; .2 * (1 - 1e-9) / 1e-9 = 2e8
    best, near, far = (said(DUES, coverage=1.0, read=read) for read in (0.9, 9.01 / 14, 8.99 / 14))
    assert [on_topic([best, one], CLOSELY) for one in (near, far)] == [[best, near], [best]]
    sure = said(DUES, coverage=1.0, read=1.0)
    assert on_topic([sure, best], CLOSELY) == [sure]
    unread = said(RAIN, coverage=1.0)
    assert on_topic([unread, said(DUES, coverage=1.0)], CLOSELY) == [unread, said(DUES, coverage=1.0)]


def test_how_sure_it_is_tells_with_a_reader_by_weights_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "READ_INTERCEPT", -3.0)
    monkeypatch.setattr(confidence, "READ_WEIGHTS", (1.0, 2.0, 0.5, 4.0))
    # -3 + 1 * .1 + 2 * .25 + .5 * 1 + 4 * ln(.6 / .4) = -.2781
    one = said(DUES, context_coverage=0.25, read=0.6)
    assert confidence.confidence_in_words([one], "fees") == pytest.approx(0.4309, abs=5e-5)


def test_a_reader_that_is_surer_than_can_be_tells_no_more_but_for_the_contrary() -> None:
    sure, surer, against, certain = (Heard(0.3, 0.0, 0.0, read) for read in (0.88, 0.999, 0.01, 0.0))
    assert sure.odds == surer.odds == pytest.approx(1.9924, abs=5e-5)
    assert against.odds == pytest.approx(-4.5951, abs=5e-5)  # ln(.01 / .99)
    assert certain.odds == pytest.approx(-6.2126, abs=5e-5)  # ln(.002 / .998)
    assert Heard(0.3, 0.0, 0.0).odds == 0.0


def test_what_is_told_in_quite_other_words_is_found_by_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confidence, "READ_INTERCEPT", -2.0)
    archive = make_archive(tmp_path, TALKS)
    question = asking("Please tell me what Vensk said in 2025 about membership fees?")
    assert Assistant(archive, WordEncoder()).ask(question).status is Status.NO_STATEMENT
    listener = Listener("dues had")
    answer = Assistant(archive, WordEncoder(), reranker=listener).ask(question)
    assert [citation.quote for citation in answer.citations] == [DUES]
    wanted = "what Vensk said about membership fees?"
    assert sorted(listener.asked[wanted]) == [f"Vensk speaks. {RAIN}", f"Vensk speaks. {RAIN} {DUES}"]


def test_of_several_each_is_asked_for_alone(tmp_path: Path) -> None:
    listener = Listener("dues had")
    question = asking("What did Vensk and Obarin say about membership fees?")
    other = "Tovan Obarin said that fees were no matter for the fishermen."
    archive = make_archive(tmp_path, TALKS, replace(TALKS, id="other", text=other))
    Assistant(archive, WordEncoder(), reranker=listener).ask(question)
    assert list(listener.asked) == [
        question.text,
        asked_of("Ilra Vensk", "membership fees"),
        asked_of("Tovan Obarin", "membership fees"),
    ]


@pytest.mark.parametrize(
    "text", ["What did Vensk say?", "Everything Vensk said about rain", "Who said that rain was expected?"]
)
def test_where_no_topic_of_a_speaker_is_asked_for_no_statement_is_read(tmp_path: Path, text: str) -> None:
    listener = Listener("rain")
    Assistant(make_archive(tmp_path, TALKS), WordEncoder(), reranker=listener).ask(asking(text))
    assert [question for question in listener.asked if question != text] == []


def test_where_words_are_plain_nothing_is_read(tmp_path: Path) -> None:
    listener = Listener("rain")
    question = asking("What did Vensk say in 2025 about rain expected at the lake?")
    answer = Assistant(make_archive(tmp_path, TALKS), WordEncoder(), reranker=listener).ask(question)
    assert [citation.quote for citation in answer.citations] == [RAIN]
    assert answer.confidence > PLAIN
    assert list(listener.asked) == [question.text]


def test_reading_statements_takes_the_time_of_reranking(tmp_path: Path) -> None:
    question = asking("What did Vensk say in 2025 about membership fees?")

    class Slow(Listener):
        def read(self, asked: str, texts: Sequence[str]) -> list[Reading]:
            sleep(0 if asked == question.text else 0.2)
            return super().read(asked, texts)

    answer = Assistant(make_archive(tmp_path, TALKS), WordEncoder(), reranker=Slow("dues had")).ask(question)
    assert answer.timings_ms["rerank"] >= 200


@pytest.mark.parametrize(("words", "speaker"), [("good", "Bo Rahn"), ("snow", None)])
def test_what_only_words_of_judgment_tell_a_reader_may_rule_out(
    tmp_path: Path, words: str, speaker: str | None
) -> None:
    harbour = Article("port", "Port", "Bo Rahn said that the plan for the harbour was good.", "Wire")
    assistant = Assistant(make_archive(tmp_path, harbour), WordEncoder(), reranker=Listener(words))
    assert assistant.ask(asking("Who welcomed the plan for the harbour?")).short_answer == speaker


def test_a_verb_that_tells_a_side_is_not_read(tmp_path: Path) -> None:
    harbour = Article("port", "Port", "Bo Rahn welcomed the plan for the harbour.", "Wire")
    assistant = Assistant(make_archive(tmp_path, harbour), WordEncoder(), reranker=Listener("snow"))
    assert assistant.ask(asking("Who welcomed the plan for the harbour?")).short_answer == "Bo Rahn"
