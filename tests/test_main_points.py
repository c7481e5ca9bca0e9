"""The main points of a matter, spread over articles and outlets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.main_points import leads, main_points, newest, to_the_point
from qa.answering.evidence.weighing import Scored, Signals
from qa.language.stemming import stems
from qa.types import Article, PublicationDate
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


def test_it_has_more_before_an_article_of_another_has_two() -> None:
    points = [point("A", f"a{i}", f"a{i}") for i in range(4)] + [point("B", "b", f"b{i}") for i in range(3)]
    # Half of 4 would be 2, and b1 beside b0.
    assert texts(main_points(points, 4)) == ["a0", "a1", "a2", "b0"]


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
            given_ = {p.candidate.evidence.article.id for p in chosen}
            assert given_ >= {p.candidate.evidence.article.id for p in others}


def test_what_several_articles_tell_goes_before_what_one_does_and_is_told_once() -> None:
    alone = point("A", "z", "Olunde sang badly.")
    toll = point("A", "x", "Lorries pay a toll.")
    again = point("B", "y", "The toll for lorries rose.")
    dawn = point("B", "v", "Engineers came at dawn.")
    rain = point("A", "u", "Rain fell at dawn.")
    # Beside one article each: toll and lorries 1, dawn 1. Once the toll is told, dawn is worth more.
    points = [alone, toll, again, dawn, rain]
    assert texts(main_points(points, 2)) == [text_of(toll), text_of(dawn)]
    assert texts(main_points(points[:2], 2)) == [text_of(alone), text_of(toll)]


def test_what_tells_of_one_thing_with_another_comes_last() -> None:
    toll = point("A", "y", "The bridge toll for lorries rose on Monday, the council of Lenna said.")
    again = point("B", "z", "Lenna's council said that the toll for lorries on the bridge rose.")
    flood = point("C", "w", "Bo sang.")
    assert texts(main_points([toll, again, flood], 3)) == [text_of(toll), text_of(flood), text_of(again)]


def test_what_stands_sooner_in_its_article_goes_first() -> None:
    def at(start: int, article: str, text: str) -> Scored:
        evidence = found("", article=Article(article, "", " " * start + text, article))
        candidate = Candidate(evidence, start, start + len(text), "", "")
        return Scored(candidate, frozenset(), Signals(0, 0, 0, 0, 0, 0, 0))

    points = [at(2000, "x", "The toll rose at dawn."), at(0, "y", "The toll fell at dawn.")]
    assert texts(main_points(points, 1)) == ["The toll fell at dawn."]


def text_of(one: Scored) -> str:
    return one.candidate.text


def told(article: str, ordinal: int, coverage: float, text: str = "", passage: float = 0.0) -> Scored:
    point_ = point("A", article, text or f"{article}{ordinal}")
    placed = replace(point_.candidate.evidence.passage, ordinal=ordinal)
    candidate = replace(point_.candidate, evidence=replace(point_.candidate.evidence, passage=placed))
    signals = replace(point_.signals, coverage=coverage, context_coverage=coverage, passage_coverage=passage)
    return replace(point_, candidate=candidate, signals=signals)


def test_what_opens_an_article_on_the_matter_goes_first_and_what_is_off_it_goes() -> None:
    points = [told("x", 3, 0.8), told("y", 0, 0.3), told("z", 0, 0.7), told("v", 0, 0.61), told("w", 1, 0.65)]
    # Of .8 three quarters are .6.
    assert texts(to_the_point(points)) == ["z0", "v0", "x3", "w1"]
    assert to_the_point([]) == []


def test_a_title_on_the_matter_does_not_make_up_for_a_sentence_that_is_not() -> None:
    titled = told("x", 0, 0.3)
    around = replace(titled, signals=replace(titled.signals, context_coverage=0.8))
    assert texts(to_the_point([told("z", 0, 0.8), around])) == ["z0"]


def test_what_is_said_by_the_way_goes_where_enough_titles_have_the_matter() -> None:
    def titled(article: str, ordinal: int, share: float) -> Scored:
        one = told(article, ordinal, 0.8)
        return replace(one, signals=replace(one.signals, title_coverage=share))

    by_the_way, opening = titled("v", 3, 0.0), titled("w", 0, 0.0)
    on_it = [titled("x", 1, 0.6), titled("y", 1, 0.2), titled("z", 1, 0.2)]
    assert texts(to_the_point([by_the_way, *on_it, opening])) == ["w0", "x1", "y1", "z1"]
    # Two titles are too few, and three that have little of it tell nothing.
    assert texts(to_the_point([by_the_way, *on_it[:2]])) == ["v3", "x1", "y1"]
    hardly = [titled(name, 1, 0.2) for name in ("x", "y", "z")]
    assert texts(to_the_point([by_the_way, *hardly])) == ["v3", "x1", "y1", "z1"]


def test_what_opens_an_article_on_the_matter_is_to_the_point_whatever_it_calls_it() -> None:
    def titled(title: str, share: float) -> Scored:
        one = told(title, 0, 0.1, "Lenna's mayor left.")
        one = replace(one, stems=frozenset(stems([text_of(one)])[0]))
        article = replace(one.candidate.evidence.article, title=title)
        candidate = replace(one.candidate, evidence=replace(one.candidate.evidence, article=article))
        signals = replace(one.signals, context_coverage=0.5, title_coverage=share)
        return replace(one, candidate=candidate, signals=signals)

    on_it, by_the_way = titled("Mayor leaves Lenna", 0.8), titled("The mayor of Lenna", 0.3)
    digest, another = titled("Lenna's mayor, rain, Orsal", 0.8), titled("Lenna floods", 0.8)
    points = [told("z", 1, 0.8), by_the_way, digest, another, on_it]
    assert texts(to_the_point(points)) == ["Lenna's mayor left.", "z1"]
    assert to_the_point(points)[0] is on_it


def test_what_was_about_to_happen_goes_where_something_later_is_told() -> None:
    def of_day(day: str, text: str) -> Scored:
        one = told(day, 0, 0.8, text)
        article = replace(one.candidate.evidence.article, published=PublicationDate(day))
        return replace(
            one, candidate=replace(one.candidate, evidence=replace(one.candidate.evidence, article=article))
        )

    soon = of_day("2025-05-05", "PELL — The talks will begin on Friday.")
    held = of_day("2025-05-10", "The talks failed.")
    assert to_the_point([soon]) == [soon]
    assert to_the_point([soon, held]) == [held]
    old = of_day("2025-04-01", "The talks were called off.")
    assert newest([old, soon, held]) == [soon, held]


def test_what_two_articles_on_the_matter_tell_is_to_the_point_without_its_words() -> None:
    toll = "Heavy lorries pay a toll of four crowns at Lenna."
    points = [
        told("z", 0, 0.8),
        told("x", 1, 0.0, toll, 0.9),
        told("y", 1, 0.0, "At Lenna heavy lorries now pay four crowns of toll.", 0.9),
        told("x", 2, 0.0, "Olunde sang in a tavern at dawn.", 0.9),
        told("w", 1, 0.0, toll, 0.3),  # of an article on something else
    ]
    assert texts(to_the_point(points))[0] == "z0"
    assert [text_of(one) for one in to_the_point(points)][1:] == [text_of(points[1]), text_of(points[2])]
    nobody_has_its_words = points[1:4]
    assert to_the_point(nobody_has_its_words) == nobody_has_its_words
