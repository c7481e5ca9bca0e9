"""Who did it to whom, told the other way round than it is asked."""

from __future__ import annotations

import pytest

from qa.answering.short.the_other_way import told_the_other_way


@pytest.mark.parametrize(
    ("question", "answer", "sentence"),
    [
        ("Who did Bo Rahn slap?", "Ilra Vensk", "Ilra Vensk slapped Bo Rahn in Pell."),
        ("Who did Bo Rahn slap?", "Ilra Vensk", "Ilra Vensk, 24, is accused of slapping minister Bo Rahn."),
        ("Who did Bo Rahn slap?", "Ilra Vensk", "Bo Rahn, who was slapped by Ilra Vensk, left."),
        ("Which firm did Orvash buy?", "Melport", "Melport has made an offer to buy Orvash."),
        ("Which firm did Orvash buy?", "Melport", "Melport announced its deal, agreeing to acquire Orvash."),
        ("Who did the Orsal Larks lose to?", "Pell", "Pell left with a 2-0 loss to the Orsal Larks."),
        ("Who slapped Ilra Vensk?", "Bo Rahn", "Ilra Vensk slapped the comedian Bo Rahn in Pell."),
        ("Who defeated Ilra Vensk?", "Bo Rahn", "Vensk narrowly defeated incumbent Bo Rahn."),
        ("When did Bo Rahn slap Ilra Vensk?", "May", "In May Ilra Vensk slapped Bo Rahn."),
        ("Where did Orsal invade Taveria in 2014?", "Pell", "Taveria invaded Orsal's coast, at Pell."),
    ],
)
def test_the_other_way_round(question: str, answer: str, sentence: str) -> None:
    assert told_the_other_way(question, answer, [sentence])


@pytest.mark.parametrize(
    ("question", "answer", "sentence"),
    [
        ("Who did Ilra Vensk slap?", "Bo Rahn", "Ilra Vensk slapped Bo Rahn in Pell."),
        ("Who did Ilra Vensk slap?", "Bo Rahn", "Bo Rahn was slapped by Ilra Vensk."),
        ("Who slapped Bo Rahn?", "Ilra Vensk", "Ilra Vensk slapped Bo Rahn in Pell."),
        ("Who slapped Bo Rahn?", "Ilra Vensk", "Bo Rahn was slapped by Ilra Vensk."),
        # Both did.
        ("Who did Bo Rahn slap?", "Ilra Vensk", "Ilra Vensk slapped Bo Rahn after Bo Rahn slapped her."),
        # Whom she beat is told behind whoever beat her.
        ("Who did Ilra Vensk beat?", "Una Orel", "Bo Rahn beat Ilra Vensk, who had Una Orel to thank."),
        # Whoever does this has it done by the other.
        ("Who did Ilra Vensk marry?", "Bo Rahn", "Bo Rahn married Ilra Vensk in Pell."),
        # Not theirs, but of theirs.
        ("Who did Bo Rahn slap?", "Ilra Vensk", "Ilra Vensk slapped Bo Rahn's brother."),
        ("When did Ilra Vensk slap Bo Rahn?", "May", "In May Ilra Vensk slapped Bo Rahn."),
        ("When did Bo Rahn slap Ilra Vensk's brother?", "May", "In May Ilra Vensk slapped Bo Rahn."),
        ("When did Bo Rahn meet Ilra Vensk?", "May", "In May Ilra Vensk met Bo Rahn."),
        ("Which firm did Bo Rahn found?", "Melport", "Melport founder Bo Rahn left in May."),
        ("Who is the mayor of Pell?", "Bo Rahn", "Bo Rahn was elected mayor of Pell."),
    ],
)
def test_as_it_is_asked_or_not_told(question: str, answer: str, sentence: str) -> None:
    assert not told_the_other_way(question, answer, [sentence])


def test_another_sentence_may_tell_it_as_asked() -> None:
    told = ["Ilra Vensk slapped Bo Rahn.", "Bo Rahn slapped Ilra Vensk, too."]
    assert told_the_other_way("Who did Bo Rahn slap?", "Ilra Vensk", told[:1])
    assert not told_the_other_way("Who did Bo Rahn slap?", "Ilra Vensk", told)
