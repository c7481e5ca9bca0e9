"""An option chosen by the evidence, or none."""

from __future__ import annotations

from math import exp, log

import pytest

from eval import choices
from eval.choices import asks_for_exception, choose, named, weigh

WHO = "Who opened the bridge?"
BY_STEN = "Ilva Sten opened the bridge on Monday."
BY_RAHN = "Bo Rahn opened a school, and a man from Pell saw the old mill by the river burn."
NAMES = ["Ilva Sten", "Bo Rahn"]


@pytest.mark.parametrize(
    ("question", "options", "evidence", "expected"),
    [
        (WHO, NAMES, [BY_STEN], "Ilva Sten"),
        (WHO, NAMES, ["A flood hit Pell."], None),
        (WHO, NAMES, [], None),
        (WHO, [], [BY_STEN], None),
        (WHO, ["", "?", "Ilva Sten"], [BY_STEN], "Ilva Sten"),
        # Beside the question's words, not merely first and in the same passage as they.
        (WHO, NAMES, ["Bo Rahn is from Pell. " * 6 + "The bridge was opened.", BY_STEN], "Ilva Sten"),
        # By a part of it that is rarely said, and by its number in other signs.
        (
            WHO,
            ["Mayor Ilva Sten", "Mayor Bo Rahn"],
            ["The bridge was opened by Rahn, a mayor."],
            "Mayor Bo Rahn",
        ),
        ("How many gates opened?", ["2", "3"], ["Two dams had three gates opened."], "3"),
        # What the question says itself is rarely what it asks for.
        ("Who met Ilva Sten?", NAMES, ["Ilva Sten met Bo Rahn."], "Bo Rahn"),
        (WHO, NAMES, ["Ilva Sten Bo Rahn", "Bo Rahn Ilva Sten"], "Ilva Sten"),
    ],
)
def test_the_option_that_the_evidence_supports_most(
    question: str, options: list[str], evidence: list[str], expected: str | None
) -> None:
    assert choose(question, options, None, evidence) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("It was a long day. Which of these people did not open the bridge?", True),
        ("Who opened the bridge? All these people, except:", True),
        ("Which mayor of Pell hasn’t opened the bridge?", True),
        ("Which of these has said they will not open the bridge?", False),
        ("Which mayor said the bridge would not open?", False),
        ("The bridge is not open. Which of these people opened it?", False),
        (WHO, False),
        ("", False),
    ],
)
def test_where_an_exception_is_asked_for_it_is_the_option_supported_least(
    question: str, expected: bool
) -> None:
    assert asks_for_exception(question) is expected
    if question.endswith("bridge?"):
        assert choose(question, NAMES, None, [BY_STEN, BY_RAHN]) == NAMES[expected]
    assert choose(question, NAMES, None, ["Nobody came."]) is None


@pytest.mark.parametrize(
    ("short_answer", "expected"), [("Yes", "TRUE"), ("No", "FALSE"), (None, None), ("Pell", None)]
)
def test_true_or_false_is_the_short_answers(short_answer: str | None, expected: str | None) -> None:
    assert choose("True or false: it rained.", ["TRUE", "FALSE"], short_answer, ["It rained."]) == expected


def test_support_by_hand() -> None:
    """Two passages. Held by one, a stem weighs log(1 + 2/2), by both log(1 + 2/3), by none log(1 + 2/1).

    The topic is "pact" (in both) and "sign" (in none); "the" counts nothing. Sten (in the first
    alone) stands two words before "pact", one more than its own length.
    """
    sten, rahn = weigh("Who signed the pact?", ["Sten", "Rahn"], ["Sten left the pact.", "A pact."])
    both, none = log(1 + 2 / 3), log(3)
    topic = both / (both + none)
    assert sten.ranks == 1.0
    assert sten.near == pytest.approx(exp(-2 / choices.REACH) * topic)
    assert sten.together == pytest.approx(topic)
    assert (sten.asked, rahn.ranks, rahn.near, rahn.together) == (0.0, 0.0, 0.0, 0.0)


def test_a_later_passage_is_worth_less_and_several_add_up() -> None:
    sten, rahn = weigh(WHO, ["Sten", "Rahn"], ["Rahn.", "Sten.", "Sten."])
    assert rahn.ranks == 1.0
    assert sten.ranks == pytest.approx(1 / 2 + 1 / 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was mayor bo rahn.", "Bo Rahn"),
        ("Ilva Sten or Bo Rahn.", None),
        ("Bo Rahnsen.", None),
        ("", None),
    ],
)
def test_the_one_option_that_a_text_names(text: str, expected: str | None) -> None:
    assert named(NAMES, text) == expected
