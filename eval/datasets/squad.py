"""SQuAD 1.1 and 2.0 (Rajpurkar et al. 2016, 2018): one JSON file, a paragraph an article.

What 2.0 calls impossible is so for the question's own paragraph; another may hold an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from eval.datasets.files import checksum, read_model
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.types import RawArticle, Status


class _Answer(BaseModel):
    text: str


class _Asked(BaseModel):
    id: str
    question: str
    answers: list[_Answer]
    is_impossible: bool = False


class _Paragraph(BaseModel):
    context: str
    qas: list[_Asked]


class _Page(BaseModel):
    title: str
    paragraphs: list[_Paragraph]


class _File(BaseModel):
    data: list[_Page]


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
    pages = _read(path)
    questions = tuple(
        _question(asked, _id(page, i))
        for page in pages
        for i, paragraph in enumerate(page.paragraphs)
        for asked in paragraph.qas
    )
    return DataSet(path.stem, questions, checksum([path]), partial(_articles, path))


def _read(path: Path) -> list[_Page]:
    return read_model(_FILE, path).data


def _question(asked: _Asked, article: str) -> GoldQuestion:
    if asked.is_impossible:
        return GoldQuestion(asked.id, asked.question, status=Status.NO_ANSWER, tags=("impossible",))
    return GoldQuestion(
        id=asked.id,
        question=asked.question,
        answers=tuple(dict.fromkeys(answer.text for answer in asked.answers)),
        citations=(GoldCitation(article),),
        status=Status.ANSWERED,
    )


def _id(page: _Page, number: int) -> str:
    return f"{page.title}#{number}"


def _articles(path: Path) -> Iterator[RawArticle]:
    for page in _read(path):
        for i, paragraph in enumerate(page.paragraphs):
            title = page.title.replace("_", " ")
            yield RawArticle(
                f"{path.name} {_id(page, i)}", paragraph.context, id=_id(page, i), title=title, source="SQuAD"
            )
