"""What short answers are weighed by, fitted to gold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from eval.gathering import Gathered
from eval.shortening import FEWEST, Fit, Mentions, fit, mentions
from qa.answering.short.mention_signals import NAMES, shipped
from qa.answering.short.mention_weights import Means, weigh
from qa.errors import InvalidRequestError
from qa.language.expected import Sort, Wanted
from tests.test_short_answers import rarity, said, unlike

NEAR, TITLES = NAMES.index("near"), NAMES.index("titles")


def questions(count: int, signal: int = NEAR, *, read: bool = False) -> list[Mentions]:
    """Of two things, a mention each, the first is right in every other question, and always has more of
    one signal."""
    found = []
    for n in range(count):
        right = np.array([n % 2 == 0, n % 2 == 1])
        values = np.zeros((2, len(NAMES)))
        values[:, signal] = np.where(right, 0.75, 0.25)
        found.append(Mentions(values, np.arange(2), right, read))
    return found


def fitted(found: list[Mentions]) -> Fit:
    return fit([Gathered("a set", tuple(found))])


def test_what_tells_right_mentions_weighs_and_nothing_else() -> None:
    found = fitted(questions(40))
    (held_out,) = found.held_out
    assert held_out[:5] == ("unread", "a set=1", 40, 1.0, 1.0)
    assert list(found.weights.unread) == ["near"]
    assert found.weights.unread["near"] > 1.0
    assert found.weights.read == shipped().read, "nothing was read"
    assert found.weights.fitted_on == ("a set=1",)


def test_what_was_read_has_weights_of_its_own() -> None:
    found = fitted([*questions(40), *questions(40, TITLES, read=True)])
    assert [one.mode for one in found.held_out] == ["read", "unread"]
    assert (list(found.weights.read), list(found.weights.unread)) == (["titles"], ["near"])


def test_questions_held_out_are_not_fitted_on() -> None:
    """What tells the right mention of one question alone is known only where that is fitted on."""
    found = fitted([*questions(39), *questions(2, TITLES)[1:]])
    assert found.held_out[0].right == 39 / 40
    assert found.weights.unread["titles"] > 0


def test_mentions_of_one_thing_add_up_and_the_best_of_them_is_the_answer() -> None:
    """Support of the first thing is 1, of the other 2 * e^(.9 - 1) = 1.8, of which one is spelt right."""
    values = np.zeros((3, len(NAMES)))
    values[:, NEAR] = shipped().unread["near"] ** -1 * np.array([1.0, 0.9, 0.9])
    one = Mentions(values, np.array([0, 1, 1]), np.array([False, True, False]), read=False)
    (held_out,) = fitted([*questions(30), *[one] * 10]).held_out
    assert held_out.ships == 1.0
    alone = replace(one, thing=np.arange(3))
    (held_out,) = fitted([*questions(30), *[alone] * 10]).held_out
    assert held_out.ships == 30 / 40


def test_a_set_counts_as_much_as_its_weight() -> None:
    contrary = [replace(one, signals=-one.signals) for one in questions(40)]
    for weight, sign in ((0.1, 1), (10.0, -1)):
        found = fit([Gathered("a set", tuple(questions(40))), Gathered("other", tuple(contrary), weight)])
        assert np.sign(found.weights.unread["near"]) == sign


def test_questions_without_a_right_mention_are_wrong_and_not_fitted_on() -> None:
    wrong = [replace(one, right=np.zeros(2, dtype=np.bool_)) for one in questions(10)]
    (held_out,) = fitted([*questions(30), *wrong]).held_out
    assert (held_out.questions, held_out.within, held_out.right) == (40, 0.75, 0.75)
    with pytest.raises(
        InvalidRequestError, match=f"29 questions have a right mention; to fit takes {FEWEST}"
    ):
        fitted([*questions(29), *wrong])


def test_mentions_are_told_apart_by_what_they_name() -> None:
    ranked = [said("Ilra Vensk met Bo Rahn."), said("Vensk was late.", id_="b")]
    found = weigh("Who was late?", Wanted(Sort.PERSON), ranked, [], Means(rarity, unlike))
    one = mentions(found, ["Vensk"], read=False)
    things = dict(zip((each.text for each in found), one.thing.tolist(), strict=True))
    assert things["Vensk"] == things["Ilra Vensk"] != things["Bo Rahn"]
    assert [each.text for each, right in zip(found, one.right, strict=True) if right] == ["Vensk"]
    assert one.signals.shape == (3, len(NAMES))
