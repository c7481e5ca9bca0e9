"""Events told apart by their year: which a question is about, and which passages may tell of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa.answering.question.editions import find_edition, of_the_edition, without_year
from qa.assistant import Assistant
from qa.types import Article, Evidence, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import asking, found, make_archive

ASKED = date(2025, 12, 15)


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("Who hosted the 2018 Golden Globes?", 2018),
        ("Who won the 2016 presidential election in Pell?", 2016),
        ("the population of Pell in the 2020 census", 2020),
        ("Who won in 2020 Democratic primaries?", 2020),
        ("which team won the 2022 NHL Stanley Cup Finals", 2022),
        ("golden globes 2018 best picture", 2018),
        ("how many voted in the election of 2019", 2019),
        ("Who took part in Euro 2024?", 2024),
    ],
)
def test_an_event_with_its_year(question: str, edition: int) -> None:
    assert find_edition(question, ASKED) == edition


@pytest.mark.parametrize(
    "question",
    [
        "Who hosted the Golden Globes?",
        "Who spoke at the 2018 dinner and lost the election?",  # no year of its own
        "Who resigned after the 2018 World Cup?",
        "Who was charged over interference in the 2020 election?",
        "How did the 2018 and the 2022 World Cup differ from the 2014 World Cup?",
        "What did the 2020 and 2010 censuses find?",
        "Did Orselia interfere in the 2016 election?",
        "Where will the 2030 World Cup be held?",  # told of at any time
        "Who won the 2020 war?",
    ],
)
def test_none_alone(question: str) -> None:
    assert find_edition(question, ASKED) is None


def passage(day: str | None, text: str = "Ilra Vensk hosted the globes.") -> Evidence:
    published = PublicationDate(day) if day else None
    return found(text, article=Article(f"{day} {text}", "Globes", text, published=published))


def days(evidence: tuple[Evidence, ...]) -> list[str | None]:
    return [one.article.published.value if one.article.published else None for one in evidence]


def test_passages_of_its_year_or_that_name_it() -> None:
    told = passage("2023-05-01", "Orel hosted in 2019.")
    evidence = (passage("2018-01-08"), passage("2019-01-07"), told, passage("2020-01-06"), passage(None))
    assert days(of_the_edition(evidence, 2019)) == ["2019-01-07", "2023-05-01", None]


def test_the_year_is_asked_for_where_all_tell_it() -> None:
    told, untold = passage("2020-04-01", "In 2019 Orel hosted."), passage("2019-01-07")
    question, edition = "Who hosted the 2019 Globes?", 2019
    assert without_year(question, edition, [told]) == question
    assert without_year(question, edition, [told, untold]) == "Who hosted the Globes?"


@pytest.mark.parametrize(
    ("year", "answer"), [(2018, "Ilra Vensk"), (2019, "Doman Karesh"), (2020, "Tam Orel"), (2015, None)]
)
def test_who_hosted_another_is_no_answer(tmp_path: Path, year: int, answer: str | None) -> None:
    hosts = {2018: "Ilra Vensk", 2019: "Doman Karesh", 2020: "Tam Orel"}
    articles = (
        Article(
            f"globes-{held}",
            "Golden Globes given out in Pell",
            f"{host} hosted the Golden Globes in Pell on Sunday night.",
            published=PublicationDate(f"{held}-01-07"),
        )
        for held, host in hosts.items()
    )
    assistant = Assistant(make_archive(tmp_path, *articles), WordEncoder())
    given = assistant.ask(asking(f"Who hosted the {year} Golden Globes?"))
    assert given.short_answer == answer
    assert (given.status is Status.ANSWERED) is bool(answer)
    assert [one.article_id for one in given.citations] == ([f"globes-{year}"] if answer else [])
