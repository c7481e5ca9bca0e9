"""An option chosen by the evidence, or none."""

from __future__ import annotations

import json
from datetime import date, timedelta
from math import exp, log, log1p

import pytest

from eval import support
from eval.choices import Weights, asks_for_exception, choose, named, shipped
from eval.support import NAMES, Support, Told, weigh

WHO = "Who opened the bridge?"
BY_STEN = "Ilva Sten opened the bridge on Monday."
BY_RAHN = "Bo Rahn opened a school, and a man from Pell saw the old mill by the river burn."
TWO = ["Ilva Sten", "Bo Rahn"]
DAY = date(2031, 5, 20)


@pytest.mark.parametrize(
    ("question", "options", "evidence", "expected"),
    [
        (WHO, TWO, [BY_STEN], "Ilva Sten"),
        (WHO, TWO, ["A flood hit Pell."], None),
        (WHO, TWO, [], None),
        (WHO, [], [BY_STEN], None),
        (WHO, ["", "?", "Ilva Sten"], [BY_STEN], "Ilva Sten"),
        # Beside the question's words, not merely first and in the same passage as they.
        (WHO, TWO, ["Bo Rahn is from Pell. " * 6 + "The bridge was opened.", BY_STEN], "Ilva Sten"),
        # By a part of it that is rarely said, and by its number in other signs.
        (
            WHO,
            ["Mayor Ilva Sten", "Mayor Bo Rahn"],
            ["The bridge was opened by Rahn, a mayor."],
            "Mayor Bo Rahn",
        ),
        ("How many gates opened?", ["2", "3"], ["Two dams had three gates opened."], "3"),
        (
            "What was paid for the gates?",
            ["$6.8m", "$2.2m"],
            ["$6.77 million was paid for the gates."],
            "$6.8m",
        ),
        # Years are not rounded.
        ("When did the gates open?", ["1990", "2005"], ["In 1992 gates open. In 2005 a man left."], "2005"),
        # What the question says itself is rarely what it asks for.
        ("Who met Ilva Sten?", TWO, ["Ilva Sten met Bo Rahn."], "Bo Rahn"),
        (WHO, TWO, ["Ilva Sten Bo Rahn", "Bo Rahn Ilva Sten"], "Ilva Sten"),
    ],
)
def test_the_option_that_the_evidence_supports_most(
    question: str, options: list[str], evidence: list[str], expected: str | None
) -> None:
    assert choose(question, options, None, [Told(text) for text in evidence]) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("It was a long day. Which of these people did not open the bridge?", True),
        ("Who opened the bridge? All these people, except:", True),
        ("Which mayor of Pell hasn’t opened the bridge?", True),
        ("Which is not a bridge?", True),
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
        assert choose(question, TWO, None, [Told(BY_STEN), Told(BY_RAHN)]) == TWO[expected]
    assert choose(question, TWO, None, [Told("Nobody came.")]) is None


@pytest.mark.parametrize(
    ("short_answer", "expected"), [("Yes", "TRUE"), ("No", "FALSE"), (None, "TRUE"), ("Pell", "TRUE")]
)
def test_true_or_false_is_the_short_answers(short_answer: str | None, expected: str) -> None:
    assert choose("True or false: it rained.", ["TRUE", "FALSE"], short_answer, []) == expected
    assert choose("Did it rain?", ["no", "yes"], short_answer, []) == {"TRUE": "yes", "FALSE": "no"}[expected]
    assert choose("Did it rain?", ["No", "Yes", "In Pell"], short_answer, [Told("In Pell.")]) == "In Pell"


def test_all_of_them_where_several_are_spoken_of() -> None:
    options = [*TWO, "All of the above"]
    assert choose(WHO, options, None, [Told(BY_STEN), Told(BY_RAHN)]) == "All of the above"
    assert choose(WHO, options, None, [Told(BY_STEN)]) == "Ilva Sten"


def test_support_by_hand() -> None:
    """Two passages. Held by one, a stem weighs log(1 + 2/2), by both log(1 + 2/3), by none log(1 + 2/1).

    The topic is "pact" (in both) and "sign" (in none, but in a title); "the" counts nothing. Sten (in
    the first alone) stands two words before "pact", one more than its own length.
    """
    evidence = [Told("Sten left the pact.", "Signed"), Told("A pact.")]
    sten, rahn = weigh("Who signed the pact?", ["Sten", "Rahn"], evidence, None)
    both, none = log(1 + 2 / 3), log(3)
    topic = both / (both + none)
    near = exp(-2 / support.REACH) * topic
    assert sten.values == pytest.approx((1.0, near, topic, 0.0, log1p(near**2), 1.0))
    assert rahn == Support()


def test_a_later_passage_is_worth_less_and_several_add_up() -> None:
    sten, rahn = weigh(WHO, ["Sten", "Rahn"], [Told("Rahn."), Told("Sten."), Told("Sten.")], None)
    assert rahn.ranks == 1.0
    assert sten.ranks == pytest.approx(1 / 2 + 1 / 3)


@pytest.mark.parametrize(("days", "share"), [(0, 1.0), (-30, exp(-1)), (30, exp(-1)), (None, 0.0)])
def test_what_articles_of_other_days_tell_is_worth_less(days: int | None, share: float) -> None:
    day = None if days is None else DAY + timedelta(days=days)
    now = weigh(WHO, TWO, [Told(BY_STEN)], None)[0]
    then = weigh(WHO, TWO, [Told(BY_STEN, day=day)], DAY)[0]
    assert then.titled == pytest.approx(share * now.titled)
    assert then.retold == pytest.approx(log1p(share * (exp(now.retold) - 1)))
    assert (then.near, then.together, then.ranks) == (now.near, now.together, now.ranks)


def test_words_that_several_options_have_tell_them_not_apart() -> None:
    dam, gate = weigh("What opened?", ["the old dam", "the old gate"], [Told("The old dam opened.")], None)
    assert dam.titled == 1.0
    assert gate.titled == 0.0 < gate.together


def test_weights_are_read_as_they_are_written() -> None:
    weights = Weights(tuple(float(i) for i in range(len(NAMES))), ("a",), "c", "d")
    assert weights(Support(near=2.0, titled=1.0)) == 2.0 + 5.0
    assert list(json.loads(weights.to_json())["weights"]) == list(NAMES)
    assert json.loads(shipped().to_json())["weights"] == dict(zip(NAMES, shipped().values, strict=True))


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
    assert named(TWO, text) == expected
