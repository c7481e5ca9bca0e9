"""Words that cannot both be true of one thing, for two sentences and for one that restates another."""

from __future__ import annotations

import pytest

from qa.language.opposites import contrary, ends


@pytest.mark.parametrize(
    ("text", "first", "words"),
    [
        ("The council approved the bridge.", True, "approved"),
        ("The council turned down the bridge.", False, "turned down"),
        ("The council declined the offer.", False, "declined"),
        ("The ceasefire held on Monday.", True, "held"),
    ],
)
def test_a_sentence_stands_at_one_end(text: str, first: bool, words: str) -> None:
    assert list(ends(text).values()) == [(first, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The council declined to comment.",  # no proposal is declined
        "Prices rose in May and fell in June.",  # both ends
        "They met before the vote, north of the river.",  # opposes nothing but a restatement
    ],
)
def test_a_sentence_stands_at_no_end(text: str) -> None:
    assert ends(text) == {}


@pytest.mark.parametrize(
    ("text", "restated", "found"),
    [
        ("The council accepted it.", "The council rejects it.", [("accepted", "rejects")]),
        ("It met before the vote.", "It met after the vote.", [("before", "after")]),
        ("Exports rose.", "Exports went down.", [("rose", "went down")]),
        ("The mill stopped.", "The mill starts again.", [("stopped", "starts")]),
        ("She left the party.", "She joined the party.", [("left", "joined")]),
        ("He was LEGAL.", "He was illegal.", [("legal", "illegal")]),
        # What both say is no contradiction.
        ("It rose and fell.", "It fell.", []),
        ("It rose.", "It rose after it fell.", []),
    ],
)
def test_words_against_those_restated(text: str, restated: str, found: list[tuple[str, str]]) -> None:
    assert list(contrary(text, [restated])) == found


def test_opposites_are_so_either_way_round() -> None:
    assert list(contrary("They sell.", ["They buy."])) == [("sell", "buy")]
    assert list(contrary("They buy.", ["They sell."])) == [("buy", "sell")]
