"""What is asked who did it, or when or where it was done."""

from __future__ import annotations

import pytest

from qa.answering.question.asked_verbs import asked_verb


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Who repaired the bridge at Pell?", "repaired"),
        ("who has repaired it", "repaired"),
        ("When did the landslide close the road?", "closed"),
        ("When did the bridge at Pell open to goods?", "opened"),
        ("When did the Orvash flood Pell?", "flooded"),
        ("Where will Vensk and Rahn meet next?", "meets"),
        ("Where did the people flooded out in Pell sleep?", "slept"),
        ("Where was the stolen gauge found?", "finds"),
        ("Which firm printed the atlas?", "printing"),
        ("Who was elected mayor?", "elected"),
        ("Who has been elected mayor?", "elected"),
        ("Who later became the mayor?", "becomes"),
        ("When did Pell annex four islands?", "annexed"),
        ("When did Vensk return as mayor?", "returned"),
        ("When did the storm Ava make landfall?", "hit"),
        # Another word for it.
        ("When did Vensk start the work?", "began"),
        ("Who mended the bridge?", "repaired"),
        # A name, no "will".
        ("Who slapped Will Rahn at the gala?", "slapped"),
    ],
)
def test_the_verb_in_all_forms(question: str, verb: str) -> None:
    assert asked_verb(question) & asked_verb(f"Who {verb} it?")


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Pell?",
        "Who runs the mill?",  # may be told by a noun: "its head"
        "Where are the headquarters of the mission?",
        "How much did it cost?",
        "Did the bridge open?",
        "what did when",  # cut short
    ],
)
def test_none_where_it_asks_for_no_deed(question: str) -> None:
    assert asked_verb(question) == frozenset()
