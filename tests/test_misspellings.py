"""Words that no article has, and what they may be misspelt for."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.archive.local import LocalArchive
from qa.archive.misspellings import Misspellings
from qa.archive.types import Unknown
from qa.types import Article
from tests.newsroom import ARTICLES, make_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> LocalArchive:
    hurricane = Article(
        "storm", "Storm", "Hurricanes hit Balmorel Hall twice. One hurricane hit Groß Pell in Slovenia."
    )
    return make_archive(tmp_path_factory.mktemp("archive"), *ARTICLES, hurricane)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("who is Vemsk", [("Vemsk", "Vensk")]),  # one letter for another
        ("huricane in Pell", [("huricane", "hurricane")]),  # one too few; the number as asked
        ("the huricanes", [("huricanes", "Hurricanes")]),
        ("Balmroel Hall", [("Balmroel", "Balmorel")]),  # two that changed places are one slip
        ("the Ostrle pact", [("Ostrle", "Ostrel")]),
        ("Vemsk on the brige", [("Vemsk", "Vensk"), ("brige", "bridge")]),
        ("Beetroot in Pell", [("Beetroot", "")]),
        ("Karesh about lorries", []),
        ("Sturm", [("Sturm", "Storm")]),
        ("Pexl", [("Pexl", "Pell")]),
        ("Pxl", [("Pxl", "")]),  # too short to tell
        ("Slovakia and Pall", [("Slovakia", ""), ("Pall", "Pell")]),  # what is a word is no slip
        ("Slovenja", [("Slovenja", "Slovenia")]),
        ("2031 and 12bn", []),
        ("Groß Pell", []),  # as the index folds it, which is not "gross"
    ],
)
def test_the_nearest_of_the_archives_own_words(
    archive: LocalArchive, text: str, unknown: list[tuple[str, str]]
) -> None:
    assert archive.unknown(text) == tuple(Unknown(*one) for one in unknown)


def looked_up(passages: dict[str, int], word: str, own: int = 0) -> list[Unknown]:
    """In an archive of one-word passages."""
    words = Misspellings(
        lambda letter: {one.casefold(): n for one, n in passages.items() if one.casefold()[0] == letter},
        lambda stem, _most: [one for one in passages if one.casefold() == stem],
    )
    return list(words.of({word: own}))


def test_the_commonest_of_equally_near_words_and_a_name_for_a_name() -> None:
    passages = {"cart": 3, "care": 9, "Carp": 1}
    assert looked_up(passages, "carx") == [Unknown("carx", "care")]
    assert looked_up(passages, "Carx") == [Unknown("Carx", "Carp")]


def test_a_slip_in_print_is_told_by_how_much_rarer_it_is() -> None:
    assert looked_up({"Karesh": 300, "Karseh": 2}, "Karseh", own=2) == [Unknown("Karseh", "Karesh")]
    assert looked_up({"Karesh": 200, "Karseh": 2}, "Karseh", own=2) == []
    assert looked_up({"lock": 900, "loch": 2}, "loch", own=2) == []  # so short a word may be one


def test_a_common_word_is_no_slip() -> None:
    assert looked_up({"five": 9}, "fibe") == [Unknown("fibe", "five")]
    assert looked_up({"five": 9}, "fire") == [Unknown("fire", "")]


def test_an_empty_archive_has_no_word(tmp_path: Path) -> None:
    assert make_archive(tmp_path).unknown("who is Vensk") == (Unknown("Vensk", ""),)
