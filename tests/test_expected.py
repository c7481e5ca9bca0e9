"""Whether a sentence holds what a kind of question wants."""

from __future__ import annotations

import pytest

from qa.answering.expected import holds_expected
from qa.types import Kind


@pytest.mark.parametrize(
    ("kind", "sentence", "question"),
    [
        (Kind.HOW_MANY, "It cost 9 million crowns.", "how much did it cost"),
        (Kind.HOW_MANY, "Seventeen lorries crossed.", "how many lorries crossed"),
        (Kind.WHEN, "It opened on 21 May 2025.", "when did it open"),
        (Kind.WHEN, "It opened on Monday.", "when did it open"),
        (Kind.WHEN, "It will open next year.", "when will it open"),
        (Kind.WHEN, "It opened two hours later, at 10 p.m.", "when did it open"),
        (Kind.WHERE, "They met in Pell.", "where did they meet"),
        (Kind.WHERE, "They met near the Lenna bridge.", "where did they meet"),
        (Kind.WHO, "The bridge was opened by Ilra Vensk.", "who opened the bridge"),
        (Kind.WHO, "Ilra Vensk opened it.", "who opened the bridge"),
        (Kind.WHY, "It closed because lorries had damaged it.", "why did it close"),
    ],
)
def test_holds_what_is_asked_for(kind: Kind, sentence: str, question: str) -> None:
    assert holds_expected(kind, sentence, question)


@pytest.mark.parametrize(
    ("kind", "sentence", "question"),
    [
        (Kind.HOW_MANY, "It cost a lot of money.", "how much did it cost"),
        (Kind.HOW_MANY, "Everyone was content.", "how many came"),  # no "one" in "everyone"
        (Kind.WHEN, "The minister may open it.", "when did it open"),  # "may" is no month here
        (Kind.WHERE, "They met in secret.", "where did they meet"),
        (Kind.WHERE, "They met in Pell.", "where in Pell did they meet"),
        (Kind.WHO, "The bridge was opened by Ilra Vensk.", "who is Ilra Vensk"),
        (Kind.WHO, "Nobody opened it.", "who opened the bridge"),
        (Kind.WHY, "The bridge is closed.", "why is the bridge closed"),
        (Kind.WHAT, "It cost 9 million crowns in Pell on Monday.", "what happened"),
        (Kind.STATEMENTS, "Ilra Vensk said so on Monday.", "what did Vensk say"),
        (Kind.WHO, "", "who"),
    ],
)
def test_holds_nothing_of_the_kind(kind: Kind, sentence: str, question: str) -> None:
    assert not holds_expected(kind, sentence, question)
