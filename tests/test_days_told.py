"""What several mentions of days tell together."""

from __future__ import annotations

import pytest

from qa.answering.evidence.weighing import Scored
from qa.answering.short.days_told import known, precisely
from qa.answering.short.mention_weights import Means
from qa.answering.short.short_answers import UNTOLD, find
from qa.language.expected import Sort, Wanted
from tests.test_short_answers import passages, rarity, said, unlike, with_context

OPENED = "When did the bridge open?"


def share(question: str, *ranked: Scored) -> float:
    answer = find(question, Wanted(Sort.DATE), ranked, passages(ranked), Means(rarity, unlike))
    assert answer
    return answer.share


def test_a_day_has_the_support_of_its_month_and_year() -> None:
    support = {"2020": 8.0, "2020-01": 1.0, "2020-01-26": 2.0, "2019": 3.0}
    assert precisely(support, set()) == {"2020-01-26": 11.0, "2019": 3.0}


@pytest.mark.parametrize(
    ("support", "told"),
    [
        ({"2020": 8.0, "2020-01-26": 0.7}, set()),  # next to nothing speaks for the day
        ({"2020": 8.0, "2020-01-26": 2.0}, {"2020"}),  # the year alone is told to have the deed
        ({"2020": 8.0, "2021-01-26": 2.0}, set()),
    ],
)
def test_a_year_stays_where_no_day_within_it_has_support(support: dict[str, float], told: set[str]) -> None:
    assert precisely(support, told) == support


def test_what_names_no_day_counts_less() -> None:
    assert known({"last week": 5.0, "2020": 2.0}) == {"last week": 0.5, "2020": 2.0}


def test_a_day_goes_before_what_names_none() -> None:
    vague = said("The bridge opened last week.", score=2.0)
    day = said("The bridge opened on Monday.", id_="b")
    ranked = [vague, day]
    answer = find(OPENED, Wanted(Sort.DATE), ranked, passages(ranked), Means(rarity, unlike))
    assert answer
    assert answer.text == "Monday"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The bridge opened on Wednesday.", 1.0),  # of a Friday
        ("The bridge opened last week.", UNTOLD),
        # The day after, where the article was changed then, or six days before.
        ("The bridge opened on Saturday.", UNTOLD),
        ("The bridge opened in 1998.", 1.0),
        ("It is as wide as the ferry of 1998, which had sunk when the bridge opened.", UNTOLD),
        ("It is as wide as the ferry of 2025, which had sunk when the bridge opened.", 1.0),
    ],
)
def test_how_much_tells_that_it_is_the_day(text: str, left: float) -> None:
    assert share(OPENED, said(text, published="2025-05-23")) == pytest.approx(left)


def test_a_day_that_is_faintly_told_goes_behind_one_with_far_more_support() -> None:
    told = with_context(said("The bridge opened on Monday."), 1.0)
    strong = with_context(said("Opened was, on Tuesday, said many, the bridge.", id_="b", score=40.0), 0.5)
    ranked = [strong, told]
    answer = find(OPENED, Wanted(Sort.DATE), ranked, passages(ranked), Means(rarity, unlike))
    assert answer
    assert answer.text == "Tuesday"
