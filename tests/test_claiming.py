"""Who says what it is asked who said, and who only speaks of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from qa.answering.evidence.claiming import saying
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Holds
from qa.types import Filters
from tests.newsroom import told_in


def share(of: str) -> Holds:
    """Each word as rare as any."""
    words = {word.lower() for word in of.split()}

    def holds(texts: Sequence[str]) -> list[float]:
        return [sum(word in text.lower() for word in words) / len(words) for text in texts]

    return holds


def say(text: str, claim: str, words: str, *, but: str = "") -> list[str]:
    """Who says it, other than somebody; none where nobody is found to."""
    ranked = saying(told_in(text), claim, share(words), lambda statement, _article: statement.speaker != but)
    said = [one for one in ranked if one.signals.expected]
    return [one.candidate.meant.speaker for one in said if one.candidate.meant]


def test_who_says_it_is_told_from_who_speaks_of_what_others_say() -> None:
    text = (
        "Doman Karesh said that when the mayor says the flood is over, people stay at home."
        " Ilra Vensk said that the flood was over."
    )
    assert say(text, "the flood is over", "flood over") == ["Ilra Vensk"]


@pytest.mark.parametrize(
    ("words", "claim", "says"),
    [
        ("the bridge was not safe", "the bridge is safe", False),
        ("the bridge was not safe", "the bridge is not safe", True),
        ("the bridge was safe", "the bridge is not safe", False),
        ("there was no doubt that the bridge was safe", "the bridge is safe", True),
        ("the town was safe, but the bridge was old", "the bridge is safe", False),
        ("if the bridge was safe they would open it", "the bridge is safe", False),
        ("the bridge might be safe", "the bridge is safe", False),
        ("the bridge might be safe", "the bridge might be safe", True),
        ("the bridge was safe, and it opened", "the bridge is safe", True),
    ],
)
def test_one_clause_holds_it_and_denies_no_more_than_it_does(words: str, claim: str, says: bool) -> None:
    assert say(f"Ilra Vensk said that {words}.", claim, "bridge safe") == ["Ilra Vensk"] * says


def test_of_two_in_a_sentence_whoever_says_it_is_meant() -> None:
    text = "“It rained,” Doman Karesh wrote after Ilra Vensk said that the bridge was safe."
    assert say(text, "the bridge is safe", "bridge safe") == ["Ilra Vensk"]
    assert say(text, "the bridge is safe", "bridge safe", but="Ilra Vensk") == []


def test_what_is_denied_behind_it_is_not_said() -> None:
    text = "“They say it, the bridge is safe, and that is not true,” Ilra Vensk said."
    assert say(text, "the bridge is safe", "bridge safe") == []
    assert say(text.replace("and that is not true", "and I agree"), "the bridge is safe", "bridge safe")


def test_where_nobody_says_it_all_are_left_as_they_are() -> None:
    ranked = told_in("Ilra Vensk said that it rained. Doman Karesh said that it snowed.")
    assert saying(ranked, "the bridge is safe", share("bridge safe"), Voices((), Filters()).say) == ranked
