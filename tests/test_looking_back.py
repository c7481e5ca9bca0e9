"""Articles published after the period asked for answer where they tell of it, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.types import Article, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import asking, make_archive

TELLS = "In May 2022 the ferry at Pell sank with forty goats."
MILL = Article(
    "mill", "The mill", "The mill at Orsal burned in the night.", published=PublicationDate("2022-05-03")
)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (f"The inquiry into the ferry ended on Friday. {TELLS}", [TELLS]),
        ("The ferry at Pell sank with forty goats.", []),  # in 2024, when it was printed
    ],
)
def test_what_happened_in_a_period_is_found_where_it_is_told_later(
    tmp_path: Path, text: str, cited: list[str]
) -> None:
    later = Article("later", "The ferry", text, published=PublicationDate("2024-02-09"))
    assistant = Assistant(make_archive(tmp_path, MILL, later), WordEncoder())
    answer = assistant.ask(asking("which ferry sank with goats in May 2022?"))
    assert [one.quote for one in answer.citations if one.article_id == "later"] == cited
    assert (answer.status is Status.ANSWERED) is bool(cited)
    if cited:
        (citation,) = answer.citations
        assert citation.happened is not None
        assert (citation.happened.value, citation.published) == ("2022-05", later.published)


def test_what_stands_under_a_year_is_of_it(tmp_path: Path) -> None:
    years = (
        "1957: The ferry strike\n\nMayor Bo Rahn of Pell ends the strike.\n\n1958: The flood\n\nRain fell."
    )
    told = [
        Article("years", "What happened in every year", years, published=PublicationDate("2022-06-14")),
        Article(
            "now", "A road", "Mayor Ilra Vensk of Pell opens a road.", published=PublicationDate("2022-05-14")
        ),
    ]
    answer = Assistant(make_archive(tmp_path, *told), WordEncoder()).ask(
        asking("Who was the mayor of Pell in 2022?")
    )
    assert answer.short_answer == "Ilra Vensk"
