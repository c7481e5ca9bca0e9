"""What bears on the answer to a question of one fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import SIMILARITY_WEIGHT, Scored, Signals
from qa.answering.short.bearing import points, telling
from qa.language.expected import Sort
from qa.types import Article, Kind, PointKind
from tests.newsroom import found


def scored(score: float, id_: str = "a") -> Scored:
    article = Article(id_, "", "It opened in May.")
    signals = Signals(score / SIMILARITY_WEIGHT, *(0.0,) * 6)
    return Scored(Candidate(found("", article=article), 0, 17, "", ""), frozenset(), signals)


def answer(scored: Scored, share: float = 1.0, sort: Sort = Sort.DATE) -> Found:
    return Found(scored, "May", sort, 13, 16, share)


def test_without_a_short_answer_the_best_and_the_next_only_if_it_is_about_as_good() -> None:
    best, near, nearer = scored(1.0), scored(0.86, "b"), scored(0.95, "c")
    assert telling([best, nearer, near], None) == [best, nearer]
    assert telling([best, scored(0.84, "d")], None) == [best]
    assert telling([], None) == []


def test_what_else_speaks_of_the_matter_is_left_out_however_well_it_is_ranked() -> None:
    best, own = scored(1.0), scored(0.8, "b")
    assert telling([best, own], answer(own)) == [own]


def test_others_that_have_it_confirm_it_if_they_are_nearly_as_good_as_the_best() -> None:
    own, near, far = scored(1.0), scored(0.91, "b"), scored(0.89, "c")
    assert telling([own, near, far], replace(answer(own), also=(near, far))) == [own, near]


@pytest.mark.parametrize(
    ("share", "score", "given"),
    [
        (0.11, 1.0, True),
        (0.09, 1.0, False),
        (0.3, 0.9, True),  # .9 ** 10 is .349
        (0.28, 0.9, False),
        (0.07, 1.1, True),  # a better sentence
        (0.5, -0.8, False),
    ],
)
def test_a_rival_by_its_support_and_by_how_well_its_sentence_answers(
    share: float, score: float, given: bool
) -> None:
    own, other = scored(1.0), scored(score, "b")
    found = replace(answer(own, 0.5), rivals=(answer(other, share),))
    assert telling([own, other], found) == ([own, other] if given else [own])


def test_a_sentence_that_has_the_answer_and_its_rival_is_given_once() -> None:
    own = scored(1.0)
    found = replace(answer(own, 0.5), rivals=(answer(own, 0.5),))
    assert telling([own], found) == [own]


def test_where_nothing_speaks_for_the_answer_it_has_no_rivals() -> None:
    own, other = scored(-0.5), scored(0.5, "b")
    assert telling([other, own], replace(answer(own, 0.5), rivals=(answer(other, 0.5),))) == [own]


@pytest.mark.parametrize(
    ("sort", "kinds"),
    [
        (Sort.MONEY, (PointKind.NUMBER, PointKind.TRUTH)),
        (Sort.DATE, (PointKind.WHEN, PointKind.TRUTH)),
        (Sort.PERSON, tuple(PointKind)),
    ],
)
def test_on_what_it_matters_to_agree(sort: Sort, kinds: tuple[PointKind, ...]) -> None:
    assert points(Kind.WHAT, answer(scored(1.0), sort=sort)) == kinds
    assert points(Kind.OVERVIEW, None) == tuple(PointKind)
    assert points(Kind.WHY, None) == (PointKind.TRUTH,)
