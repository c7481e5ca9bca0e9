"""Texts tell the same that share most words and contradict each other in none."""

from __future__ import annotations

import pytest

from qa.language.gists import gists, jaccard, tell_the_same


def test_overlap_is_shared_words_over_all_words() -> None:
    # 2 shared of 4 in all
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 0.5
    assert jaccard(frozenset(), frozenset()) == 1.0
    assert jaccard(frozenset("a"), frozenset()) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "Twelve people died at the bridge of Lenna.",
            "Twelve people died at the bridge of Lenna today.",
            True,
        ),
        ("Twelve people died at the bridge of Lenna.", "12 people died at the bridge of Lenna.", True),
        ("Twelve people died at the bridge of Lenna.", "Nineteen people died at the bridge of Lenna.", False),
        ("Karesh said that he would resign soon.", "Karesh said that he would not resign soon.", False),
        (
            "The talks with Ilra Vensk went on all night.",
            "The talks with Doman Vensk went on all night.",
            False,
        ),
        ("The talks with Sergey went on all night.", "The talks with Sergei went on all night.", True),
    ],
)
def test_reports_that_contradict_each_other_do_not_tell_the_same(one: str, other: str, same: bool) -> None:
    first, second = gists([one, other])
    assert tell_the_same(first, second, 0.6) is same
    assert tell_the_same(second, first, 0.6) is same
