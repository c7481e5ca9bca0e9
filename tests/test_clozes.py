"""Questions that an archive asks itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, cast

from eval.training.asking import Cloze, clozes, question
from eval.training.clozes import read_archive
from eval.training.groups import Group
from qa.archive.local import LocalArchive
from qa.archive.store import Archive
from qa.archive.types import Place
from qa.types import Article, PublicationDate
from tests.fakes import WordEncoder
from tests.newsroom import make_archive

WORDS = ["The ", "mayor ", "of ", "Lenna ", "paid ", "“nine ", "crowns” ", "for ", "the ", "lock", "."]


def test_a_question_has_words_of_the_sentence_and_not_the_answer() -> None:
    drawn = {question(WORDS, 3, 4, "where", Random(seed)) for seed in range(200)}  # noqa: S311
    assert "Where The mayor of paid nine crowns for the lock?" in drawn
    assert "The mayor of where paid nine crowns for the lock?" in drawn
    for one in drawn:
        assert "Lenna" not in one
        assert one.casefold().count("where") == 1
        assert one.endswith("?")
        assert "“" not in one
    assert len(drawn) > 20  # words are left out


def test_answers_are_found_as_whole_words() -> None:
    name, number = Cloze("?", "Lenna", False), Cloze("?", "nine", True)
    assert [found.span() for found in name.pattern.finditer("Lennas, LENNA, Lenna.")] == [(15, 20)]
    assert [found.span() for found in number.pattern.finditer("Nineteen, Nine, ninety.")] == [(10, 14)]
    assert Cloze("?", "$1.5", True).pattern.search("it cost $1.5 then")
    assert not Cloze("?", "1.5", True).pattern.search("it cost 1x5 then")


def test_names_are_found_in_sentences_that_name_enough() -> None:
    told = [("Angela Merkel met Emmanuel Macron in Berlin on Tuesday.", "a"), ("It rained all over.", "b")]
    ((found, origin),) = clozes(told, Random(1))  # noqa: S311
    assert origin == "a"
    assert found.answer in {"Angela Merkel", "Emmanuel Macron", "Berlin", "Tuesday"}
    assert found.answer not in found.question


MERKEL = "Angela Merkel and Emmanuel Macron opened the long northern bridge of Hamburg in Germany"
OPENED = f"{MERKEL} on Tuesday morning."
FILLED = " Barley was cheap, and nobody asked why."


def article(id_: str, text: str, day: int) -> Article:
    return Article(id_, f"Notes {id_}", text, "Wire", published=PublicationDate(f"2024-05-{day:02}"))


SOURCE = article("source", OPENED + FILLED, 2)
COPY = article("copy", f"Reprint. {MERKEL} this Tuesday morning.", 2)
RETOLD = article(
    "retold",
    "Hamburg can cross its bridge again: Angela Merkel came from Berlin, Emmanuel Macron from Paris,"
    " and the northern bridge of Germany was opened by both.",
    4,
)


class Twins:
    """An archive in which some articles tell the same story."""

    def __init__(self, archive: LocalArchive, twins: set[str]) -> None:
        self._archive, self._twins = archive, twins

    def __getattr__(self, name: str) -> Any:
        return getattr(self._archive, name)

    def article(self, article_id: str) -> Article | None:
        found = self._archive.article(article_id)
        return replace(found, story="twins") if found and article_id in self._twins else found

    def places(self, ids: Sequence[int]) -> list[Place]:
        found = self._archive.places(ids)
        return [one._replace(story="twins") if one.article_id in self._twins else one for one in found]


OTHERS = [
    article(f"other {i}", f"The northern {what} of the long coast road was opened on a {day} morning.", 3)
    for i, (what, day) in enumerate(
        zip(("lock", "gate", "quay", "dam", "pier"), ("Monday",) * 5, strict=True)
    )
]


def asked(archive: Archive) -> list[Group]:
    """Several times over, for what is asked is drawn."""
    return [group for seed in range(8) for group in read_archive(archive, WordEncoder(), seed)]


def test_neither_the_article_nor_its_copies_answer(tmp_path: Path) -> None:
    groups = asked(make_archive(tmp_path, SOURCE, COPY, RETOLD, *OTHERS))
    assert {group.origin for group in groups} >= {"source", "copy"}
    for group in groups:
        if group.origin in ("source", "copy"):
            assert group.shown[0].title == "Notes retold"
            assert {one.title for one in group.others} <= {f"Notes other {i}" for i in range(5)}
            assert len(group.others) >= 4


def test_the_words_that_answer_stand_in_the_sentence_and_in_no_other_text(tmp_path: Path) -> None:
    groups = asked(make_archive(tmp_path, SOURCE, RETOLD, *OTHERS))
    of_source = [group for group in groups if group.origin == "source"]
    assert of_source
    for group in of_source:
        assert group.answering
        assert group.answering.answer
        words = group.answering.text[slice(*group.answering.answer)]
        assert words in OPENED
        assert words not in group.question
        assert not any(words in one.text for one in group.others)


def test_tellings_of_the_same_story_do_not_answer(tmp_path: Path) -> None:
    twins = Twins(make_archive(tmp_path, SOURCE, RETOLD, *OTHERS), {"source", "retold"})
    archive = cast(Archive, twins)
    assert not [one for one in asked(archive) if one.origin == "source"]


def test_the_seed_decides(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, SOURCE, RETOLD, *OTHERS)
    of_seed = {seed: list(read_archive(archive, WordEncoder(), seed)) for seed in range(8)}
    for seed, groups in of_seed.items():
        assert list(read_archive(archive, WordEncoder(), seed)) == groups
    assert any(groups not in ([], of_seed[0]) for groups in of_seed.values())
