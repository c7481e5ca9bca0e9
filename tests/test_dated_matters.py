"""A matter with a date of its own is that of that date."""

from __future__ import annotations

import pytest

from qa.answering.evidence.candidates import candidates
from qa.answering.evidence.dated_matters import of_their_date
from qa.types import Article, PublicationDate
from tests.newsroom import found


def told(text: str, published: str | None, topic: str) -> bool:
    article = Article("one", "A missile", text, published=PublicationDate(published) if published else None)
    return bool(of_their_date(candidates([found(text, article=article)], {}), topic))


FELL = "Ilra Vensk said that the missile in Pell was nobody's."
IN_MARCH = "missile that fell in Pell in March 2022"


@pytest.mark.parametrize(
    ("text", "published", "topic", "given"),
    [
        (FELL, "2022-11-15", IN_MARCH, False),
        (FELL, "2022-11-15", "missile that fell in Pell in November 2022", True),
        (FELL, "2022-11-15", "missile that fell in Pell on November 15, 2022", True),
        (FELL, "2022-03-15", IN_MARCH, True),
        (FELL, "2022-06-01", IN_MARCH, True),  # still news
        (FELL, "2022-02-01", IN_MARCH, False),
        (FELL, None, IN_MARCH, False),
        (f"{FELL} It fell in March.", "2022-11-15", IN_MARCH, True),
        (f"{FELL} It fell in March.", "2023-11-15", IN_MARCH, True),
        (f"{FELL} It fell in March.", "2025-11-15", IN_MARCH, False),
        (f"{FELL} It fell in March 2022.", "2025-11-15", IN_MARCH, True),
        ("Ilra Vensk said that the missile may march on.", "2022-11-15", IN_MARCH, False),
        (FELL, "2022-11-15", "she run again in 2026", False),
        (f"{FELL} She will run in 2026.", "2022-11-15", "she run again in 2026", True),
        (FELL, "2025-11-15", "2020 war", False),
        (f"{FELL} It was the 2020 war.", "2025-11-15", "2020 war", True),
        (FELL, "2022-11-15", "missile in Pell", True),
        (FELL, "2022-11-15", "Pell's 20220 missiles", True),
    ],
)
def test_by_news_of_then_or_by_name(text: str, published: str | None, topic: str, given: bool) -> None:
    assert told(text, published, topic) is given
