"""What is still to come when it is told."""

from __future__ import annotations

import pytest

from qa.language.announcing import is_announced


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talks will begin in Pell on Friday.", True),
        ("Lenna on Tuesday will be the first town to vote.", True),
        ("Today, Taverians will vote in the second round.", True),
        ("The summit gets under way Wednesday in Lenna.", True),
        ("The league, a rival of the old one, will start play this week.", True),
        ("Orel will be the first woman in office after winning the vote on Sunday.", False),
        ("On Thursday, Orel announced that she will resign.", False),
        ("Orel said on Monday that she will be there on Friday.", False),
        ("The summit, which begins Wednesday, is overshadowed by a quarrel.", False),
        ("The talks began on Friday.", False),
        ("Vensk is expected to visit Pell as part of her tour.", True),
        ("A potential visit to Pell worries the council.", True),
        ("The shortage, expected to persist, worries the council.", False),
    ],
)
def test_what_is_still_to_come_within_days(sentence: str, expected: bool) -> None:
    assert is_announced(sentence) is expected
