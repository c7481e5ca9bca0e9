"""SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018): one JSON file, a paragraph an article.

What 2.0 calls impossible is so for the question's own paragraph; another may hold an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel, Field, TypeAdapter

from eval.datasets.files import checksum, read_model
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.types import RawArticle, Status


class Answer(BaseModel):
    """``context[start : start + len(text)] == text``, where a file says and is right."""

    text: str
    start: int | None = Field(default=None, alias="answer_start")


class Asked(BaseModel):
    id: str
    question: str
    answers: list[Answer]
    is_impossible: bool = False


class Paragraph(BaseModel):
    context: str
    questions: list[Asked] = Field(alias="qas")


class Page(BaseModel):
    title: str
    paragraphs: list[Paragraph]


class _File(BaseModel):
    data: list[Page]


_FILE = TypeAdapter(_File)


def matches(path: Path) -> bool:
    """Whether the path is a JSON file that begins like one."""
    if not path.is_file() or path.suffix != ".json":
        return False
    with path.open(encoding="utf-8-sig") as file:
        start = file.read(400)
    return '"data"' in start and ('"paragraphs"' in start or '"title"' in start)


def load(path: Path) -> DataSet:
    """Every question with its answers and its paragraph; articles are named ``Title#number``.

    Raises:
        InvalidRequestError: names the file, the place in it and what is wrong.
    """
    pages = read_pages(path)
    questions = tuple(
        _question(asked, _id(page, i))
        for page in pages
        for i, paragraph in enumerate(page.paragraphs)
        for asked in paragraph.questions
    )
    return DataSet(path.stem, questions, checksum([path]), partial(_articles, path))


def read_pages(path: Path) -> list[Page]:
    """All that a file holds.

    Raises:
        InvalidRequestError: names the file, the place in it and what is wrong.
    """
    return read_model(_FILE, path).data


def _question(asked: Asked, article: str) -> GoldQuestion:
    if asked.is_impossible:
        return GoldQuestion(asked.id, asked.question, status=Status.NO_ANSWER, tags=("impossible",))
    return GoldQuestion(
        id=asked.id,
        question=asked.question,
        answers=tuple(dict.fromkeys(answer.text for answer in asked.answers)),
        citations=(GoldCitation(article),),
        status=Status.ANSWERED,
    )


def _id(page: Page, number: int) -> str:
    return f"{page.title}#{number}"


def _articles(path: Path) -> Iterator[RawArticle]:
    for page in read_pages(path):
        for i, paragraph in enumerate(page.paragraphs):
            title = page.title.replace("_", " ")
            yield RawArticle(
                f"{path.name} {_id(page, i)}", paragraph.context, id=_id(page, i), title=title, source="SQuAD"
            )
