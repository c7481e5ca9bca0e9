"""Speakers' turns: found in conversations, not in lists that look like one."""

from __future__ import annotations

import pytest

from qa.language.turns import turns

INTERVIEW = """Minister Lena Hovik answered questions on Tuesday.

Question: Will the bridge open this year?
Lena Hovik: We hope so. Imagine: no more ferries.
The work is nearly done.

Question (in French): Who pays for it?
Lena Hovik: You do, and I do."""


def spoken(text: str) -> list[tuple[str, str]]:
    return [(turn.speaker, text[turn.start : turn.end].strip()) for turn in turns(text)]


def test_turns_of_an_interview() -> None:
    assert spoken(INTERVIEW) == [
        ("Question", "Question: Will the bridge open this year?"),
        ("Lena Hovik", "Lena Hovik: We hope so. Imagine: no more ferries.\nThe work is nearly done."),
        ("Question", "Question (in French): Who pays for it?"),
        ("Lena Hovik", "Lena Hovik: You do, and I do."),
    ]


def test_speech_begins_after_the_label() -> None:
    second = turns(INTERVIEW)[1]
    assert INTERVIEW[second.speech : second.end].strip().startswith("We hope so.")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Q: Are you ready?\nA: We are.", ["Q", "A"]),
        ("MODERATOR:\n\nThank you.\n\nARA SIMON, HOST:\n\nI agree.", ["MODERATOR", "ARA SIMON, HOST"]),
        (
            "Ара Симон: Мы готовы.\nВопрос: Когда?\nАра Симон: Я не знаю.",
            ["Ара Симон", "Вопрос", "Ара Симон"],
        ),
        ("Q: Are you ready? A: We are. Q: When? A: I will tell you.", ["Q", "A", "Q", "A"]),
    ],
)
def test_labels_of_many_kinds(text: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in turns(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met. Lavrov spoke first.",
        "He said: “We will go.”\nShe said: “I will stay.”",
        "Note: You can change this.\nPhoto: I took it.\nRead more: Why we stay.",
        "Where: The town hall.\nWhen: 10:30 on Friday.",
        "Details: 4 rooms\nLocation: Yerevan\nDetails: 6 rooms\nLocation: Gyumri",
        "Hovik: ‘We will not wait’\n\nThe minister spoke.\n\nSimon: ‘I am not so sure’\n\nThe mayor replied.",
        "".join(
            f"{city}: The council met and we heard it.\n"
            for city in "Aris Boros Celm Dorn Elst Fehr Gars Hulm Itz".split()
        ),
    ],
)
def test_no_turns_where_nobody_takes_turns(text: str) -> None:
    assert turns(text) == ()
