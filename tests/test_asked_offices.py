"""Somebody who is asked for by an office."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.evidence.asked_offices import is_office
from qa.ingest.finding import find
from qa.types import Article, PublicationDate
from qa.understanding import understand
from tests.newsroom import asking, make_archive


def article(day: str, text: str, title: str = "The dam") -> Article:
    return Article(f"of-{day}", title, text, published=PublicationDate(day))


EARLY = article("2021-03-01", "Orselian Foreign Minister Ilra Vensk said that the dam was leaking.")
THEN = article("2021-05-01", "Orselian Prime Minister Bo Rahn said that the dam was safe.")
LATER = article(
    "2022-06-01",
    "Orselian Prime Minister Ilra Vensk said that the dam was dry. "
    "Former Orselian Prime Minister Bo Rahn said that the dam was sold.",
)
UNTOLD = article("2022-07-01", "The dam burst. “The dam is lost,” Ilra Vensk said.")
BACK = article("2022-08-01", "Then-Orselian Prime Minister Bo Rahn told reporters that the dam was blessed.")


def who_says(folder: Path, asked: str, *articles: Article) -> set[str]:
    """What of the articles counts as said by whoever is asked for: the last words of each sentence."""
    archive = make_archive(folder, *articles)
    voices = understand(archive, asking(f"what did {asked} say about the dam")).voices
    assert voices
    return {
        one.text[statement.start : statement.end].rstrip(".").split()[-1]
        for one in articles
        for statement in find(one).statements
        if voices.say(statement, one)
    }


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("the Orselian prime minister", {"safe", "dry", "said", "blessed"}),  # not as a foreign minister
        ("Orselia's prime minister", {"safe", "dry", "said", "blessed"}),
        ("the former prime minister of Orselia", {"sold", "blessed"}),
        ("the Orselian foreign minister", {"leaking", "said"}),
        ("Ilra Vensk", {"leaking", "dry", "said"}),
        ("the Taverian prime minister", set()),
    ],
)
def test_words_of_an_office_are_of_its_holder_while_they_hold_it(
    tmp_path: Path, asked: str, words: set[str]
) -> None:
    assert who_says(tmp_path, asked, EARLY, THEN, LATER, UNTOLD, BACK) == words


HARBOUR = article(
    "2022-01-01", "Orsal Harbour said that the dam was rusty. Orsal Harbour CEO Una Sand said it was late."
)
COUNTY = article(
    "2022-01-02",
    "In Pell County the dam held, Sheriff Dara Holt said. Mayor Odo Lenz said that the dam was loud.",
    "Dam holds in Orsal",
)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("the chief executive of Orsal Harbour", {"late"}),
        ("the treasurer of Orsal Harbour", set()),  # who is not the harbour
        ("Orsal Harbour", {"rusty"}),
        ("the sheriff of Pell County", {"said"}),
        ("the sheriff of Tulm County", set()),
        ("the mayor of Orsal", {"loud"}),
        ("Tulm's mayor", set()),
    ],
)
def test_an_office_is_no_body_and_a_bare_one_is_of_what_the_article_is_on(
    tmp_path: Path, asked: str, words: set[str]
) -> None:
    assert who_says(tmp_path, asked, HARBOUR, COUNTY) == words


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("mayor of Orsal", True),
        ("OHW director-general", True),
        ("Orsal's police chief", True),
        ("Mayor Vensk", False),
        ("mayor's office", False),
        ("OHW spokesman", False),
    ],
)
def test_what_is_an_office(name: str, office: bool) -> None:
    assert is_office(name) is office
