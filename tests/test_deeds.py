"""Who a sentence tells did what a question asks who did."""

from __future__ import annotations

import pytest

from qa.answering.short.deeds import deed, did


@pytest.mark.parametrize(
    ("text", "who", "expected"),
    [
        ("The dockers' union rejected the offer on Tuesday and called a strike.", "dockers' union", True),
        ("The dockers' union rejected the offer of Pell Lines.", "Pell Lines", False),
        ("Ilra Vensk urged the union to reject the offer.", "Ilra Vensk", False),
        ("Ilra Vensk said that the offer had been rejected too early.", "Ilra Vensk", False),
        # In the passive it is who stands behind "by".
        ("The offer was rejected by the pilots.", "pilots", True),
        ("The offer was rejected by the pilots.", "offer", False),
        ("The offer of Pell was accepted by the drivers and refused by the pilots.", "pilots", True),
        ("The offer of Pell was accepted by the drivers and refused by the pilots.", "drivers", False),
        ("The offer was rejected by the government of Pell.", "Pell", True),
        # Whose deed it is.
        ("Vensk's rejection of the offer came late.", "Vensk", True),
        ("Vensk regretted Rahn's rejection of the offer.", "Vensk", False),
        # In other words.
        ("Rahn turned the offer down.", "Rahn", True),
        ("The council has declined to take the offer.", "council", True),
        ("The council voted to reject the offer.", "council", True),
        ("The council wants to reject the offer.", "council", False),
        ("The council has not rejected the offer.", "council", False),
        ("The council is rejecting the offer.", "council", True),
        # Several who did it, and what is told between.
        ("Rahn and the Museum of Salt refused the offer.", "Museum of Salt", True),
        ("Rahn and the Museum of Salt refused the offer.", "Rahn", True),
        ("Rahn, one of the largest owners in Pell, refused Vensk's offer.", "Rahn", True),
        ("Rahn, one of the largest owners in Pell, refused Vensk's offer.", "Vensk", False),
        ("Ilra Vensk, after a long inquiry, refused the offer.", "Ilra Vensk", True),
        ("Vensk said that the town refused the offer.", "Vensk said that the town", False),
        ("Rahn spoke, and the mayor, Ilra Vensk, refused the offer.", "Rahn", False),
        ("It is a rebuke of Ilra Vensk, who had rejected the offer, and of Rahn.", "Ilra Vensk", True),
        ("It is a rebuke of Ilra Vensk, who had rejected the offer, and of Rahn.", "Rahn", False),
    ],
)
def test_who_did_it(text: str, who: str, expected: bool) -> None:
    assert did(text, who, deed("Who rejected the offer?")) is expected


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who turned down the offer?", True),
        ("who has sued the mill", True),
        ("Who denied the claim?", True),
        ("Who is the mayor of Pell?", False),
        ("Who was elected mayor?", False),  # what was done to somebody
        ("When did Rahn reject the offer?", False),
    ],
)
def test_which_questions_ask_who_did_something(question: str, asks: bool) -> None:
    assert bool(deed(question)) is asks


def test_the_deed_is_known_in_two_words() -> None:
    assert did("The court struck the law down.", "court", deed("Who overturned the law?"))
    assert did("Rahn called the meeting off.", "Rahn", deed("Who cancelled the meeting?"))
    assert not did("Rahn called Vensk.", "Rahn", deed("Who cancelled the meeting?"))
