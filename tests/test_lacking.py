"""What a short answer lacks of what is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored, Signals
from qa.answering.finding.reranking import ANSWERS
from qa.answering.short.lacking import lacks_verb, names_round
from qa.language.expected import Sort
from qa.types import Article, PublicationDate, Read
from tests.newsroom import found


def answer(text: str, *, before: str = "", relevance: float | None = None) -> Found:
    """Words of a sentence, with what stands before it, in a passage that a reader may have read."""
    article = Article("a", "", text, published=PublicationDate("2025-05-23"))
    evidence = found("", article=article)
    if relevance is not None:
        evidence = replace(evidence, read=Read(relevance, 1.0, (0, 4)))
    candidate = Candidate(evidence, 0, len(text), "", f"{before} {text}")
    return Found(Scored(candidate, frozenset(), Signals(0, 0, 0, 0, 0, 0, 0)), text[:4], Sort.NAME, 0, 4)


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("Which mill did Vensk open?", True),
        ("Which mill did Vensk leave?", False),
        ("Which mill did Vensk quit?", False),  # another word for it
        ("Which mill was closed by Vensk?", True),
        ("In which town did Vensk open a mill?", True),
        ("How many mills did Vensk visit?", True),
        ("How many mills did Vensk leave?", False),
        ("Which mill did Vensk use?", False),  # tells little of what was done
        ("Where did Vensk meet Rahn?", False),
        ("How many mills did Vensk leave that did not close?", False),
        ("Which mill that Vensk left did Rahn close?", False),  # cut short
        ("Which mill is in Pell?", False),
    ],
)
def test_nothing_round_it_has_the_verb_that_is_asked(question: str, lacks: bool) -> None:
    assert lacks_verb(question, answer("Orva Mill in Pell was where Vensk left.")) is lacks


def test_what_leads_to_the_sentence_may_have_the_verb() -> None:
    sentence = "Orva Mill is in Pell."
    assert lacks_verb("Which mill did Vensk open?", answer(sentence))
    assert not lacks_verb("Which mill did Vensk open?", answer(sentence, before="Vensk opened two."))


def test_another_sentence_that_has_the_answer_may_have_the_verb() -> None:
    best, other = answer("Orva Mill is in Pell."), answer("Orva Mill was opened by Vensk.")
    assert not lacks_verb("Which mill did Vensk open?", replace(best, also=(other.scored,)))


def test_a_reader_may_take_a_passage_to_answer_in_other_words() -> None:
    sentence = "Orva Mill has Vensk to thank for its start."
    assert not lacks_verb("Which mill did Vensk open?", answer(sentence, relevance=ANSWERS))
    assert lacks_verb("Which mill did Vensk open?", answer(sentence, relevance=ANSWERS - 0.1))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Where did Vensk open a mill?", True),
        ("Where did Rahn open a mill?", False),
        ("Rahn stepped down this week. Who opened a mill?", True),  # told by the way
        ("Where did the Republican Ilra Vensk open a mill?", True),
        ("Which Republicans opened a mill with Vensk?", True),
        ("Which mill of the Green Larks did Vensk open?", False),
        ("Who opened Mill II with Vensk?", True),
    ],
)
def test_a_passage_of_the_answer_has_all_names_of_the_sentence_that_asks(
    question: str, expected: bool
) -> None:
    assert names_round(question, answer("Orva Mill in Pell was where Vensk opened one.")) is expected


def test_another_passage_of_the_answer_may_have_the_names() -> None:
    best, other = answer("Orva Mill was opened by Rahn."), answer("Orva Mill is where Vensk met Rahn.")
    assert not names_round("Where did Rahn meet Vensk?", best)
    assert names_round("Where did Rahn meet Vensk?", replace(best, also=(other.scored,)))


def test_a_passage_of_another_number_is_none_of_the_answers() -> None:
    assert not names_round("Who opened Mill II?", answer("Rahn opened Mill I, where Vensk works."))
