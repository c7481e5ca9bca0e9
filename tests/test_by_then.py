"""When something had happened at the latest."""

from __future__ import annotations

import pytest

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.weighing import Scored, Signals
from qa.answering.short.by_then import by_then
from qa.types import Article, PublicationDate
from tests.newsroom import found

DIED = "When did Ilra Vensk die?"


def told(text: str, published: str | None = "2025-05-23") -> Scored:
    article = Article(
        published or "undated", "", text, published=PublicationDate(published) if published else None
    )
    candidate = Candidate(found("", article=article), 0, len(text), text, text)
    return Scored(candidate, frozenset(), Signals(0, 0, 0, 0, 0, 0, 0))


def test_the_first_article_that_tells_it_bounds_it() -> None:
    later, first = (
        told("Ilra Vensk has died."),
        told("Ilra Vensk, the painter, has died at 91.", "2025-05-21"),
    )
    answer = by_then(DIED, [later, first])
    assert answer
    assert (answer.text, answer.scored, answer.also) == ("By 21 May 2025", first, (later,))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Bo Rahn has died.", "2025-05-23"),
        ("Ilra Vensk has died.", "2025-05"),
        ("Ilra Vensk has died.", None),
        ("Ilra Vensk has died, it was told on Monday.", "2025-05-23"),  # a day that may be the one
        ("Ilra Vensk may die.", "2025-05-23"),
        ("Ilra Vensk died young.", "2025-05-23"),  # long ago, maybe
    ],
)
def test_where_nothing_bounds_it(text: str, published: str | None) -> None:
    assert by_then(DIED, [told(text, published)]) is None


def test_days_of_something_else_stand_in_no_way() -> None:
    text = "Ilra Vensk -- head of the union from 1985 until 1991 -- has died."
    answer = by_then(DIED, [told(text)])
    assert answer
    assert answer.text == "By 23 May 2025"
