"""The main points of a matter, spread over articles and outlets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qa.answering.candidates import Candidate
from qa.answering.main_points import leads, main_points, to_the_point
from qa.answering.weighing import Scored, Signals
from qa.types import Article
from tests.newsroom import found


def point(outlet: str, article: str, text: str) -> Scored:
    evidence = found("", article=Article(article, "", text, outlet))
    return Scored(Candidate(evidence, 0, len(text), "", ""), frozenset(), Signals(0, 0, 0, 0, 0, 0, 0))


def texts(chosen: list[Scored]) -> list[str]:
    return [scored.candidate.text for scored in chosen]


def test_an_outlet_has_at_most_half_where_others_have_enough() -> None:
    points = [point("A", f"a{i}", f"a{i}") for i in range(4)] + [point("B", "b", "b"), point("C", "c", "c")]
    # 4 // 2 = 2 of A, then what B and C have.
    assert texts(main_points(points, 4)) == ["a0", "a1", "b", "c"]


def test_it_has_more_for_want_of_others() -> None:
    points = [point("A", f"a{i}", f"a{i}") for i in range(9)] + [point("B", "b", "b")]
    assert texts(main_points(points, 5)) == ["a0", "a1", "a2", "a3", "b"]
    assert texts(main_points(points[:3], 5)) == ["a0", "a1", "a2"]


def test_articles_take_turns() -> None:
    points = [point("A", "x", "x0"), point("A", "x", "x1"), point("A", "y", "y0"), point("B", "z", "z0")]
    assert texts(main_points(points, 3)) == ["x0", "y0", "z0"]


def test_leads_are_what_articles_open_with() -> None:
    def sentence(article: str, start: int, ordinal: int) -> Candidate:
        evidence = found(
            "Bo left. It rained. Ilra came. All sang.", article=Article(article, "", "Bo left. It rained.")
        )
        placed = replace(evidence, passage=replace(evidence.passage, ordinal=ordinal))
        return Candidate(placed, start, start + 8, "", "")

    first, second, later = sentence("x", 0, 0), sentence("x", 9, 0), sentence("y", 9, 1)
    assert leads([later, second, first]) == [first]
    assert leads([later]) == [later]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 3)), max_size=12), st.integers(1, 6))
def test_more_than_half_only_if_others_are_all_there(made: list[tuple[str, int]], most: int) -> None:
    points = [point(outlet, f"{outlet}{n}", f"{i}") for i, (outlet, n) in enumerate(made)]
    chosen = main_points(points, most)
    assert bool(chosen) == bool(points)
    has = Counter(scored.candidate.evidence.article.source for scored in chosen)
    for outlet, count in has.items():
        others = [p for p in points if p.candidate.evidence.article.source != outlet]
        if 2 * count > len(chosen) and count > 1:
            assert all(p in chosen for p in others)


def told(article: str, ordinal: int, coverage: float) -> Scored:
    point_ = point("A", article, f"{article}{ordinal}")
    placed = replace(point_.candidate.evidence.passage, ordinal=ordinal)
    candidate = replace(point_.candidate, evidence=replace(point_.candidate.evidence, passage=placed))
    return replace(point_, candidate=candidate, signals=replace(point_.signals, coverage=coverage))


def test_what_opens_an_article_on_the_matter_goes_first_and_what_is_off_it_goes() -> None:
    points = [told("x", 3, 0.8), told("y", 0, 0.3), told("z", 0, 0.7), told("v", 0, 0.5), told("w", 1, 0.5)]
    # Of .8 the half is .4, three quarters are .6.
    assert texts(to_the_point(points)) == ["z0", "x3", "v0", "w1"]
    assert to_the_point([]) == []


def test_a_timeline_has_one_point_a_day_before_two() -> None:
    points = [point("A", "x", "mon"), point("B", "y", "mon"), point("C", "z", "tue")]
    days = main_points(points, 2, one_each=lambda p: p.candidate.text)
    assert texts(days) == ["mon", "tue"]
