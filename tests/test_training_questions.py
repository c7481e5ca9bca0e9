"""Questions that people wrote over an archive's articles, as groups to learn from."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings.types import Encoder
from eval.training.questions import COLUMNS, Written, load, read_questions
from eval.training.sources import Sources, gather
from qa.archive.local import LocalArchive
from qa.errors import InvalidRequestError
from qa.types import Article, PublicationDate
from tests.fakes import WordEncoder
from tests.newsroom import make_archive


def article(id_: str, text: str) -> Article:
    return Article(id_, f"Notes {id_}", text, "Wire", published=PublicationDate("2024-05-02"))


BRIDGE = article("bridge", "The bridge of Lenna opened on Monday. It had cost nine million crowns.")
QUAY = article("quay", "The quay of Lenna opened on Tuesday. Nobody knows what it cost.")
TWIN = article("twin", "Nine million crowns: that is what the bridge of Lenna cost.")


def asked(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "asked.tsv"
    path.write_text("".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)), encoding="utf-8")
    return path


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> LocalArchive:
    return make_archive(tmp_path / "archive", BRIDGE, QUAY, TWIN)


@pytest.fixture(name="encoder")
def _encoder() -> Encoder:
    return WordEncoder()


PRICE = "What was the price of Lenna's bridge?"


def test_the_passage_that_answers_competes_with_those_that_do_not(
    tmp_path: Path, archive: LocalArchive, encoder: Encoder
) -> None:
    path = asked(tmp_path, ("bridge", "0", PRICE, "nine million crowns"))
    (group,) = read_questions(path, archive, encoder, 1)
    assert (group.question, group.origin) == (PRICE, "bridge")
    assert group.answering
    assert group.answering.answer
    assert group.answering.text[slice(*group.answering.answer)] == "nine million crowns"
    assert [one.title for one in group.others] == ["Notes quay"]  # the twin answers, too


def test_what_only_sounds_like_an_answer_answers_nothing(
    tmp_path: Path, archive: LocalArchive, encoder: Encoder
) -> None:
    path = asked(tmp_path, ("quay", "0", "What did the quay of Lenna cost?", "-"))
    (group,) = read_questions(path, archive, encoder, 1)
    assert group.answering is None
    assert [one.title for one in group.others] == ["Notes quay"]


def test_what_the_archive_lacks_is_left_out(tmp_path: Path, archive: LocalArchive, encoder: Encoder) -> None:
    path = asked(tmp_path, ("gone", "0", PRICE, "nine"), ("bridge", "0", PRICE, "ten million crowns"))
    assert list(read_questions(path, archive, encoder, 1)) == []


def test_lines_are_read_as_they_stand(tmp_path: Path) -> None:
    path = asked(tmp_path, ("quay", "7", 'Who said "never"?', "“she”"), ("quay", "0", "Why?", "-"))
    assert load(path) == [
        Written("quay", 7, 'Who said "never"?', "“she”"),
        Written("quay", 0, "Why?", None),
    ]


@pytest.mark.parametrize("row", [("quay", "x", "Why?", "-"), ("quay", "0", "Why?"), ("quay", "0", "", "-")])
def test_a_broken_line_is_named(tmp_path: Path, row: tuple[str, ...]) -> None:
    with pytest.raises(InvalidRequestError, match=r"asked\.tsv:3: give article, start"):
        load(asked(tmp_path, ("quay", "0", "Why?", "-"), row))


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Dear all,\n")
    with pytest.raises(InvalidRequestError, match="the first line must be article, start"):
        load(tmp_path / "notes.txt")
    with pytest.raises(InvalidRequestError, match="cannot be read"):
        load(tmp_path / "absent.tsv")


def test_questions_want_their_archive(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="name that archive, too"):
        gather(Sources(questions=asked(tmp_path)), 1, print)
