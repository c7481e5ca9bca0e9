"""What would answer if its article were of the period, which is not known: offered beside the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.assistant import POSSIBLE_SHOWN, Assistant
from qa.types import Answer, Article, Kind, PublicationDate, Status
from tests.fakes import WordEncoder
from tests.newsroom import (
    GAZETTE,
    UNDATED,
    VENSK_2022,
    VENSK_2025,
    VENSK_LATER,
    asking,
    assert_rests_on_the_archive,
    make_archive,
)

ABOUT_THE_PACT = "what did Vensk say about the Ostrel pact"
SAID_2025 = "Ilra Vensk said that Taveria would pay nothing more into the Ostrel pact."
MISTAKE = "Ilra Vensk said that the Ostrel pact had been a mistake from the first day."
BOUND = replace(UNDATED, id="bound", not_before=date(2025, 1, 1))
OF_A_YEAR = replace(UNDATED, id="year", published=PublicationDate("2025"))


def ask(folder: Path, question: str, *articles: Article, **filters: Any) -> Answer:
    assistant = Assistant(make_archive(folder, *articles), WordEncoder())
    answer = assistant.ask(asking(question, **filters))
    assert_rests_on_the_archive(answer, assistant)
    return answer


def offered(answer: Answer) -> list[tuple[int, str, str]]:
    return [(one.number, one.article_id, one.quote) for one in answer.possible]


def test_beside_an_answer_and_no_part_of_it(tmp_path: Path) -> None:
    question = f"{ABOUT_THE_PACT} in 2025"
    answer = ask(tmp_path / "with", question, VENSK_2022, VENSK_2025, BOUND)
    without = ask(tmp_path / "without", question, VENSK_2022, VENSK_2025)
    assert [one.quote for one in answer.citations] == [SAID_2025]
    assert offered(answer) == [(2, "bound", MISTAKE)]
    (one,) = answer.possible
    assert (one.speaker, one.published, one.not_before) == ("Ilra Vensk", None, date(2025, 1, 1))
    assert (answer.status, answer.text, answer.agreements) == (without.status, without.text, ())
    assert answer.confidence == pytest.approx(
        without.confidence, abs=0.02
    )  # words are rarer in fewer articles


@pytest.mark.parametrize(
    ("question", "dated", "status"),
    [
        (f"{ABOUT_THE_PACT} in 2025", (VENSK_2022,), Status.NO_ARTICLES),
        (
            f"{ABOUT_THE_PACT} in 2025",
            (replace(VENSK_2025, text="The weather was fine in Orsal."),),
            Status.NO_STATEMENT,
        ),
    ],
)
def test_where_nothing_is_found_that_stays_so(
    tmp_path: Path, question: str, dated: tuple[Article, ...], status: Status
) -> None:
    answer = ask(tmp_path, question, *dated, BOUND)
    assert (answer.status, answer.citations, answer.confidence < 0.25) == (status, (), True)
    assert offered(answer) == [(1, "bound", MISTAKE)]


@pytest.mark.parametrize(
    ("question", "offers"),
    [
        (f"{ABOUT_THE_PACT} in May 2025", True),
        (f"{ABOUT_THE_PACT} in 2025", False),  # all of it lies in the period: it answers
        (f"{ABOUT_THE_PACT} in May 2024", False),
        ("what did Karesh say about the Ostrel pact in May 2025", False),
        ("what did Vensk say about the zebra in May 2025", False),
    ],
)
def test_a_year_that_lies_partly_in_the_period(tmp_path: Path, question: str, offers: bool) -> None:
    answer = ask(tmp_path, question, OF_A_YEAR)
    assert offered(answer) == ([(1, "year", MISTAKE)] if offers else [])


def test_a_fact(tmp_path: Path) -> None:
    bridge = Article(
        "bridge",
        "The Lenna bridge",
        "The Lenna bridge was opened by Doman Karesh.",
        not_before=date(2025, 2, 1),
    )
    answer = ask(tmp_path, "who opened the Lenna bridge in 2025?", bridge, VENSK_2025)
    assert (answer.status, answer.interpretation.kind) == (Status.NO_ANSWER, Kind.WHO)
    assert offered(answer) == [(1, "bridge", bridge.text)]


def test_nothing_of_what_is_surely_later(tmp_path: Path) -> None:
    later = Article(
        "later",
        "The Lenna bridge",
        "The Lenna bridge was opened by Doman Karesh.",
        not_before=date(2025, 2, 1),
    )
    answer = ask(
        tmp_path, "who opened the Lenna bridge in 2024?", later, replace(BOUND, not_before=date(2024, 2, 1))
    )
    assert (answer.coverage.possible_left_out, answer.possible) == (1, ())


def test_what_the_answer_cites_is_not_offered_again(tmp_path: Path) -> None:
    """Of a copy without a date, and of an undated article that tells when its words were said."""
    copy = replace(VENSK_2025, id="copy", published=None, not_before=date(2025, 5, 1))
    answer = ask(tmp_path, f"{ABOUT_THE_PACT} in 2025", VENSK_2025, copy)
    assert [one.quote for one in answer.citations] == [SAID_2025]
    assert answer.possible == ()


def test_undated_articles_that_are_let_in_answer(tmp_path: Path) -> None:
    answer = ask(tmp_path, f"{ABOUT_THE_PACT} in May 2025", BOUND, OF_A_YEAR, include_undated=True)
    assert [one.article_id for one in answer.citations] == ["bound"]
    assert answer.possible == ()  # that of the year has the same words


def test_the_callers_period_counts_like_the_questions(tmp_path: Path) -> None:
    days = {"published_from": date(2025, 1, 1), "published_to": date(2025, 12, 31)}
    assert offered(ask(tmp_path, ABOUT_THE_PACT, BOUND, **days)) == [(1, "bound", MISTAKE)]


def test_only_a_few(tmp_path: Path) -> None:
    matters = (
        "had cost Taveria a bridge",
        "keeps no harbour safe",
        "was signed in haste",
        "needs new members",
    )
    said = [f"Ilra Vensk said that the Ostrel pact {what}." for what in matters]
    answer = ask(tmp_path, f"{ABOUT_THE_PACT} in 2025", replace(BOUND, text=" ".join(said)))
    assert len(answer.possible) == POSSIBLE_SHOWN < len(said)


def test_questions_in_one_number_it_once_through(tmp_path: Path) -> None:
    karesh = Article(
        "karesh",
        "",
        "Doman Karesh said that the Lenna bridge was closed.",
        GAZETTE,
        not_before=date(2025, 3, 1),
    )
    question = f"{ABOUT_THE_PACT} in 2025, and what did Karesh say about the Lenna bridge in 2025?"
    answer = ask(tmp_path, question, VENSK_2025, VENSK_LATER, BOUND, karesh)
    assert [one.article_id for one in answer.citations] == ["vensk-2025", "vensk-later"]
    assert [(one.number, one.article_id) for one in answer.possible] == [(3, "bound"), (4, "karesh")]
    assert [part.possible for part in answer.parts] == [answer.possible[:1], answer.possible[1:]]


class Counting(WordEncoder):
    """Counts the searches."""

    def __init__(self) -> None:
        self.searches = 0

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.searches += 1
        return super().embed_queries(texts)


def test_nothing_is_searched_twice_where_nothing_is_possible(tmp_path: Path) -> None:
    def searches(folder: str, *articles: Article) -> int:
        encoder = Counting()
        Assistant(make_archive(tmp_path / folder, *articles), encoder).ask(
            asking(f"{ABOUT_THE_PACT} in 2025")
        )
        return encoder.searches

    assert searches("undated", VENSK_2025, UNDATED) == searches("dated", VENSK_2025)
    assert searches("bound", VENSK_2025, BOUND) > searches("dated again", VENSK_2025)
