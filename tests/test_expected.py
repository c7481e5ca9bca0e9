"""What would answer a question in a few words."""

from __future__ import annotations

import pytest

from qa.language.expected import Sort, Wanted, wanted
from qa.types import Kind


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who opened the bridge?", Wanted(Sort.PERSON)),
        ("By whom was the bridge opened?", Wanted(Sort.PERSON)),
        ("Which retired boxing champion opened it?", Wanted(Sort.PERSON, "champion")),
        ("Which Lenna Prize-winning former world leader died?", Wanted(Sort.PERSON, "leader")),
        ("Which bank bought it?", Wanted(Sort.NAME, "bank")),
        ("Which bank’s owner resigned?", Wanted(Sort.NAME, "bank’s owner")),
        ("What storm battered the island?", Wanted(Sort.NAME, "storm")),
        ("Which team does Rahn play for?", Wanted(Sort.NAME, "team")),
        ("Bo Rahn bought this paper for 9 million crowns.", Wanted(Sort.NAME, "paper")),
        ("This actor, known for his songs, died.", Wanted(Sort.PERSON, "actor")),
        ("The record was held by:", Wanted(Sort.NAME)),
        ("The prize amount rose to:", Wanted(Sort.MONEY)),
        ("What was the magnitude of the quake?", Wanted(Sort.MEASURE)),
        ("Who is Ilra Vensk?", Wanted(Sort.ROLE, "Ilra Vensk")),
        ("who's Bill de Sarto", Wanted(Sort.ROLE, "Bill de Sarto")),
        ("who was vensk", Wanted(Sort.ROLE, "vensk")),
        # Names that could be verbs or adverbs.
        ("Who is Tam Ahmed?", Wanted(Sort.ROLE, "Tam Ahmed")),
        ("who was Ilra Kelly Rose", Wanted(Sort.ROLE, "Ilra Kelly Rose")),
        ("who is tam kelly?", Wanted(Sort.ROLE, "tam kelly")),
        ("who is the mayor of Orsal", Wanted(Sort.PERSON)),
        ("who was arrested", Wanted(Sort.PERSON)),
        ("Who is Ilra Vensk married to?", Wanted(Sort.PERSON)),
        ("Which former minister opened it?", Wanted(Sort.PERSON, "minister")),
        ("When did it open?", Wanted(Sort.DATE)),
        ("Since when has it been closed?", Wanted(Sort.DATE)),
        ("In what year did it open?", Wanted(Sort.YEAR)),
        ("Where did they meet?", Wanted(Sort.PLACE)),
        ("In which town did they meet?", Wanted(Sort.PLACE, "town")),
        ("How many lorries crossed the bridge?", Wanted(Sort.NUMBER, "lorries")),
        ("How many part-time drivers struck?", Wanted(Sort.NUMBER, "part-time drivers")),
        ("How many X-rays were taken?", Wanted(Sort.NUMBER, "X-rays")),
        ("How long did the talks last?", Wanted(Sort.DURATION)),
        ("How far is it?", Wanted(Sort.MEASURE)),
        ("How old is she?", Wanted(Sort.AGE)),
        ("How much did the bridge cost?", Wanted(Sort.MONEY)),
        ("How much timber is sold?", Wanted(Sort.MONEY)),
        ("How much land was lost?", Wanted(Sort.AMOUNT)),
        ("What share of the wheat is theirs?", Wanted(Sort.SHARE)),
        ("Which song did they play?", Wanted(Sort.WORK, "song")),
        ("Her next record comes in May. What is it titled?", Wanted(Sort.WORK)),
        ("Which river burst its banks?", Wanted(Sort.PLACE, "river")),
        ("What is the bridge called?", Wanted(Sort.NAME)),
        ("What is the new minimum age for drivers?", Wanted(Sort.AGE)),
        ("Vensk turned a year older. What is her age?", Wanted(Sort.AGE)),
        ("What was the record average price of a house in Pell?", Wanted(Sort.MONEY)),
        ("What was the death toll of the flood?", Wanted(Sort.NUMBER)),
        ("What's the inflation rate in Taveria?", Wanted(Sort.SHARE)),
        ("What was in the budget?", Wanted(Sort.THING)),
        ("What is the problem with the price?", Wanted(Sort.THING)),
        ("What is the price cap meant to do to sellers?", Wanted(Sort.THING)),
        # What joins clauses does not ask.
        (
            "The mayor smiled when she said which company would build it?",
            Wanted(Sort.NAME, "company"),
        ),
        ("The mayor, who resigned, now lives in which country?", Wanted(Sort.PLACE, "country")),
        ("Hundreds of flights were cancelled. What was to blame?", Wanted(Sort.THING)),
        # The last sentence that asks.
        ("Who knows? The bridge is old. How many lorries crossed?", Wanted(Sort.NUMBER, "lorries")),
    ],
)
def test_sort_and_noun(question: str, expected: Wanted) -> None:
    assert wanted(question, Kind.WHAT) == expected


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What did Vensk say about the pact?", Kind.STATEMENTS),
        ("Who said that the pact holds?", Kind.WHO_SAID),
        ("Why was the minister absent when it opened?", Kind.WHY),
        ("What did the ministers discuss?", Kind.OVERVIEW),
        ("What did the minister do?", Kind.WHAT),
        ("Explain the pact.", Kind.WHAT),
        ("", Kind.WHAT),
    ],
)
def test_nothing_short(question: str, kind: Kind) -> None:
    assert wanted(question, kind) is None


def test_yes_or_no_and_a_speakers_number() -> None:
    assert wanted("Did it open?", Kind.YES_NO) is None
    asked = "How many lorries did Vensk say had crossed?"
    assert wanted(asked, Kind.STATEMENTS) == Wanted(Sort.NUMBER, "lorries")
