"""One story told several times is one result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.copies import SAME_STORY, Near, collapse, gist, jaccard, tell_the_same
from qa.archive.lexical import stems
from qa.types import Evidence
from tests.newsroom import found

STORY = "The Lenna bridge reopened on Monday after two years of works that cost nine million crowns."
OTHER = "Doman Karesh resigned as speaker of the assembly in Orselia."


def told(evidence: tuple[Evidence, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.article.id, e.also_in) for e in evidence]


def test_overlap_is_shared_words_over_all_words() -> None:
    # 2 shared of 4 in all
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 0.5
    assert jaccard(frozenset(), frozenset()) == 1.0
    assert jaccard(frozenset("a"), frozenset()) == 0.0


def test_a_copy_is_named_by_the_best_and_not_shown_again() -> None:
    edited = STORY.replace("on Monday ", "")
    ranked = [found(STORY, id_="wire"), found(OTHER, id_="other"), found(edited, id_="gazette")]
    assert told(collapse(ranked, 10)) == [("wire", ("gazette",)), ("other", ())]


def test_a_copy_in_the_same_article_is_not_another_article() -> None:
    ranked = [found(STORY, id_="wire"), found(STORY, id_="wire"), *[found(STORY, id_="gazette")] * 2]
    assert told(collapse(ranked, 10)) == [("wire", ("gazette",))]


def test_texts_that_share_most_words_but_not_enough_stay_apart() -> None:
    # 8 words each, 7 shared: 7 of 9 is below 0.8. With 9 of 11: 0.818, above.
    apart = [
        found("one two three four five six seven eight"),
        found("one two three four five six seven nine"),
    ]
    same = [found(" ".join("abcdefghij")), found(" ".join("abcdefghik"))]
    assert len(collapse(apart, 10)) == 2
    assert len(collapse(same, 10)) == 1


@pytest.mark.parametrize("copies", [3, 9, 40])
def test_many_copies_do_not_crowd_out_other_stories(copies: int) -> None:
    ranked = [found(STORY, id_=f"copy {i:02}") for i in range(copies)]
    ranked += [found(OTHER, id_="other"), found("Rain is expected in Pell.", id_="rain")]
    assert [e.article.id for e in collapse(ranked, 3)] == ["copy 00", "other", "rain"]


def test_nothing_collapses_to_nothing() -> None:
    assert collapse([], 5) == ()


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4), max_size=25),
    st.integers(min_value=1, max_value=6),
)
def test_the_best_of_each_story_in_order_and_as_many_as_there_are(texts: list[list[str]], k: int) -> None:
    """Against the slow way: every passage compared with all that were kept."""
    ranked = [found(" ".join(words), id_=f"{i}") for i, words in enumerate(texts)]
    bags = [frozenset(words) for words in stems([e.passage.text for e in ranked])]
    distinct: list[int] = []
    for i, bag in enumerate(bags):
        if all(jaccard(bag, bags[kept]) < SAME_STORY for kept in distinct):
            distinct.append(i)
    result = collapse(ranked, k)
    assert [e.article.id for e in result] == [f"{i}" for i in distinct[:k]]
    named = [id_ for e in result for id_ in (e.article.id, *e.also_in)]
    assert len(named) == len(set(named))


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
def test_reports_that_contradict_each_other_are_no_copies(one: str, other: str, same: bool) -> None:
    first, second = (
        gist(text, frozenset(words)) for text, words in zip((one, other), stems([one, other]), strict=True)
    )
    assert tell_the_same(first, second, 0.6) is same
    assert tell_the_same(second, first, 0.6) is same


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=12), max_size=12),
    st.sampled_from([0.5, 0.8, 1.0]),
)
def test_no_two_sets_that_overlap_enough_are_passed_over(sets: list[frozenset[str]], overlap: float) -> None:
    near = Near(overlap)
    near.learn(sets[:4])  # the order of words need not know all of them
    for i, words in enumerate(sets):
        alike = [j for j, other in enumerate(sets[:i]) if jaccard(words, other) >= overlap]
        assert set(alike) <= set(near.to(words))
        near.add(words)
