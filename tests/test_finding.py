"""What is found in an article, and when it was said."""

from __future__ import annotations

import pytest

from qa.ingest.finding import find
from qa.types import Article, PublicationDate


def said(text: str) -> list[tuple[str, str | None]]:
    found = find(Article("a", "", text, published=PublicationDate("2025-07-01"))).statements
    return [(one.speaker, one.said.value if one.said else None) for one in found]


def test_what_somebody_goes_on_to_say_was_said_when_they_began() -> None:
    text = "Ilra Vensk said in March that the bridge would close. Nobody would be left behind, Vensk said."
    assert said(text) == [("Ilra Vensk", "2025-03"), ("Ilra Vensk", "2025-03")]


def test_but_not_in_another_paragraph_nor_by_another() -> None:
    text = "Ilra Vensk said in March that the bridge would close.\n\nNobody would be left behind, Vensk said."
    assert said(text) == [("Ilra Vensk", "2025-03"), ("Ilra Vensk", None)]
    text = "Ilra Vensk said in March that the bridge would close. Doman Karesh said that it was too early."
    assert said(text) == [("Ilra Vensk", "2025-03"), ("Doman Karesh", None)]


def test_a_report_tells_of_one_day_unless_it_tells_of_others() -> None:
    text = (
        "The bridge will close, Ilra Vensk said on Monday.\n\n"
        "Nobody would be left behind, Vensk said.\n\nVensk had said before that it would stay open."
    )
    assert said(text) == [("Ilra Vensk", "2025-06-30"), ("Ilra Vensk", "2025-06-30"), ("Ilra Vensk", None)]
    text = (
        "The bridge will close, Ilra Vensk said on Monday. It was closed for a day, Vensk said on Friday.\n\n"
        "Nobody would be left behind, Vensk said."
    )
    assert said(text)[-1] == ("Ilra Vensk", None)


def test_what_is_looked_back_on_gives_no_day_to_the_rest() -> None:
    text = (
        "Ilra Vensk said on 3 May 2022 that the bridge would stay.\n\n"
        "Nobody would be left behind, Vensk said."
    )
    assert said(text) == [("Ilra Vensk", "2022-05-03"), ("Ilra Vensk", None)]


def test_what_names_another_time_was_not_said_on_the_one_day_of_a_report() -> None:
    text = (
        "The bridge will close, Ilra Vensk said on Monday.\n\n"
        "When the flood came in 2020, Vensk said that it would stay open.\n\nNobody minded, Vensk said."
    )
    assert said(text) == [("Ilra Vensk", "2025-06-30"), ("Ilra Vensk", None), ("Ilra Vensk", "2025-06-30")]
    text = (
        "Ilra Vensk said in March that it would close. When the flood came in 2020, Vensk said it was open."
    )
    assert said(text) == [("Ilra Vensk", "2025-03"), ("Ilra Vensk", None)]


def test_a_report_that_was_changed_after_its_date_gives_no_day_to_the_rest() -> None:
    text = (
        "The bridge will close, Ilra Vensk said on Monday.\n\n"
        "Doman Karesh said on Wednesday that he minded.\n\nNobody would be left behind, Vensk said."
    )
    assert said(text) == [("Ilra Vensk", "2025-06-30"), ("Doman Karesh", None), ("Ilra Vensk", None)]


@pytest.mark.parametrize(
    ("between", "day"),
    [
        ("The bridge fell.", "2024-03-05"),
        ("Pell remembered the flood of 2021.", "2024-03-05"),
        ("On 7 March 2024 it was rebuilt.", "2024-03-07"),
    ],
)
def test_that_evening_is_of_the_last_day_that_was_named(between: str, day: str) -> None:
    text = f"On 5 March 2024 the council met in Pell. {between} Ilra Vensk spoke that evening of a storm."
    assert said(text) == [("Ilra Vensk", day)]


def test_the_sentence_before_tells_when_that_time_was() -> None:
    text = "In March 2024 the bridge was closed. Ilra Vensk said at the time that nobody minded."
    assert said(text) == [("Ilra Vensk", "2024-03")]
    text = "The ministers met in Orsal on 3 June. After that meeting Ilra Vensk said that nobody minded."
    assert said(text) == [("Ilra Vensk", "2025-06-03")]
    text = "Nobody forgot the flood of March 2024. Ilra Vensk said at the time that nobody minded."
    assert said(text) == [("Ilra Vensk", None)]


def test_whoever_holds_an_office_spoke_on_the_one_day_of_a_report() -> None:
    text = "Ilra Vensk said on Monday that it was late.\n\nIt would rain, the Taverian minister said."
    assert said(text)[-1] == ("the Taverian minister", "2025-06-30")
