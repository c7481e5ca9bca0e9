"""Whose day it is that a sentence names beside what a question asks the day of."""

from __future__ import annotations

import pytest

from qa.answering.evidence.candidates import Candidate
from qa.answering.question.asked_verbs import asks_of_the_past
from qa.answering.short.others_days import happened, is_anothers
from qa.language.expected import Sort
from qa.language.mentions import mentions
from qa.types import Article
from tests.newsroom import found

DIED = "When did Ilra Vensk die?"


def anothers(question: str, text: str, day: str, before: str = "") -> bool:
    """Whether a day of a sentence is taken for something else's."""
    evidence = found("", article=Article("a", "", text))
    candidate = Candidate(evidence, 0, len(text), f"{before} {text}".lstrip(), f"{before}\n{text}")
    (mention,) = (one for one in mentions(text, Sort.DATE) if text[one.start : one.end] == day)
    return is_anothers(question, candidate, mention)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ilra Vensk died on Monday at 91.", "Monday"),
        ("Ilra Vensk, who led the union, died on Monday.", "Monday"),
        ("The death of Ilra Vensk on 3 May was told by the union.", "3 May"),
        ("Vensk's death on 3 May was told by the union.", "3 May"),
        ("She died on Monday.", "Monday"),
        ("Ilra Vensk has died, her union said on Monday.", "Monday"),
        ("Vensk's 3 May death was told by the union.", "3 May"),
        ("Minister Vensk died on Monday.", "Monday"),
        ("When Vensk died on Monday, the union wept.", "Monday"),
    ],
)
def test_the_day_of_what_is_asked_about(text: str, day: str) -> None:
    assert not anothers(DIED, text, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Who else did it: the subject, across what stands between, the owner, whose it is.
        ("Bo Rahn died in 1998.", "1998"),
        ("Bo Rahn, her husband of ten years, died in 1998.", "1998"),
        ("The film tells of Bo Rahn, who died in 1998.", "1998"),
        ("Vensk led the union after the death of Bo Rahn in 1998.", "1998"),
        ("Vensk led the union after Rahn's death in 1998.", "1998"),
        # What else was done, in a clause of its own.
        ("Ilra Vensk, who was elected in 1998, has died.", "1998"),
        ("Ilra Vensk -- head of the union from 1985 until 1991 -- has died.", "1985"),
        ("Ilra Vensk -- head of the union from 1985 until 1991 -- has died.", "1991"),
        ("Vensk died days before her 100th birthday on 17 May.", "17 May"),
        ("Vensk, whose 1977 speech was printed everywhere, has died.", "1977"),
        ("Vensk died, a reader told PELL TODAY.", "TODAY"),
        # Somebody else's who has a name in common.
        ("Vensk led the union after the death of painter Bo Rahn in 1998.", "1998"),
        ("Mara Vensk died in 1998.", "1998"),
        ("Ilra Rahn died in 1998.", "1998"),
        ("When her father died in 1952, Vensk became the leader.", "1952"),
        ("Vensk's husband and her late brother died on Monday.", "Monday"),
    ],
)
def test_the_day_of_something_else(text: str, day: str) -> None:
    assert anothers(DIED, text, day)


def test_whom_he_or_she_means_is_who_was_named_last() -> None:
    text = "When she died in 1953, a niece had the house."
    assert anothers(DIED, text, "1953", "The house was built by Mara Rahn.")
    assert not anothers(DIED, text, "1953", "The house was built by Ilra Vensk.")


@pytest.mark.parametrize(
    ("question", "text", "day", "expected"),
    [
        # Who did it to whom.
        ("When did Pell beat Orvel?", "On Saturday Pell beat Gauge 1-0.", "Saturday", True),
        ("When did Pell beat Orvel?", "On Saturday Pell beat Orvel 1-0.", "Saturday", False),
        ("When was Ilra Vensk arrested?", "Bo Rahn was arrested in 2008.", "2008", True),
        ("When was Ilra Vensk arrested?", "Officers in Pell arrested her in 2008.", "2008", False),
        ("When did Vensk's father die?", "Ilra Vensk's father died in 1952.", "1952", False),
        ("When did Hurricane Ava hit Pell?", "Hurricane Bo hit on 3 May.", "3 May", True),
        ("When did Hurricane Ava hit Pell?", "Hurricane Ava hit on 3 May.", "3 May", False),
        ("When did Vensk visit Japan?", "She is the first since Bo Rahn visited in 1997.", "1997", True),
        ("When did Vensk visit Japan?", "Vensk visited Japan in 1997.", "1997", False),
        # To whose it was done, where a noun tells the deed.
        ("When did Pell search Ava Rahn's home?", "Pell's search of Bo Orel's home on 3 May.", "3 May", True),
        (
            "When did Pell search Ava Rahn's home?",
            "Pell's search of Ava Rahn's home on 3 May.",
            "3 May",
            False,
        ),
        # What else was done beside a deed that was done to somebody.
        (
            "When was Vensk sentenced?",
            "Rahn pleaded guilty in April and is awaiting sentencing.",
            "April",
            True,
        ),
        (
            "When was Vensk sentenced?",
            "Vensk was released in April -- ending the sentence early.",
            "April",
            True,
        ),
        # What is the first since then, and a season.
        ("When did Pell beat Orvel?", "It was the first win of Pell since 1998.", "1998", True),
        ("Since when was it the first win?", "It was the first win of Pell since 1998.", "1998", False),
        ("When did Pell win the cup?", "Pell won the cup in 2017-18.", "2017", True),
        # What a country does is told of who leads it.
        ("When did Russia leave the pact?", "Putin left the pact on 3 May.", "3 May", False),
        # What was to be.
        ("When was the vote held?", "The vote, set for 3 May, was held early.", "3 May", True),
        ("When did the ferry launch?", "The launch attempt on 3 May failed.", "3 May", False),
        # A noun that is asked about, and one told in the course of it.
        ("When was the search of the mill?", "Papers found since the 3 May search were old.", "3 May", False),
        ("When did Vensk fall?", "Vensk fell during the 2022 Games.", "2022", False),
        # Asked for.
        (
            "When was the anniversary of the mill?",
            "The mill's anniversary on 3 May was quiet.",
            "3 May",
            False,
        ),
    ],
)
def test_who_did_what_to_whom(question: str, text: str, day: str, expected: bool) -> None:
    assert anothers(question, text, day) is expected


@pytest.mark.parametrize(
    ("question", "verb"),
    [("When did Ilra Vensk resign?", "resign"), ("When did the Pell shooting happen?", "shoot")],
)
def test_what_is_asked_to_have_happened(question: str, verb: str) -> None:
    assert verb in happened(question)


@pytest.mark.parametrize(
    ("question", "past"),
    [
        ("When did it open?", True),
        ("When was it opened?", True),
        ("When will it open?", False),
        ("Will the mill that was shut open?", False),
        ("When did Will Rahn resign?", True),
    ],
)
def test_which_questions_are_of_the_past(question: str, past: bool) -> None:
    assert asks_of_the_past(question) is past


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Philip died on 9 April. Queen Ilra is at home.", True),
        ("Ilra died on 9 April. Queen Ilra ruled long.", False),
        ("Ilra Anna Vensk died on 9 April. She was Queen Ilra.", False),
        ("Queen Ilra died on 9 April.", False),
        ("The queen died on 9 April.", False),
        ("Queen Ilra was old. He died on 9 April.", True),
        ("Queen Ilra was old. She died on 9 April.", False),
        ("The judge was old, and died on 9 April.", True),
    ],
)
def test_who_is_asked_for_by_a_title_bears_it(text: str, expected: bool) -> None:
    assert anothers("When did the queen die?", text, "9 April") is expected


def test_whose_brother_it_is_asked_of_is_told_of_their_brother() -> None:
    text = "When her brother died in 1952, Vensk became the leader."
    assert not anothers("When did Ilra Vensk's brother die?", text, "1952")
