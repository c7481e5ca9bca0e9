"""MultiHop-RAG (Tang and Yang 2024): a folder with MultiHopRAG.json and corpus.json."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from eval.datasets.files import address_id, checksum, read_model
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.types import RawArticle, Status

QUESTIONS, CORPUS = "MultiHopRAG.json", "corpus.json"
UNANSWERABLE = "null_query"


class _Evidence(BaseModel):
    url: str
    fact: str


class _Asked(BaseModel):
    query: str
    answer: str
    question_type: str
    evidence_list: list[_Evidence]


class _Article(BaseModel):
    title: str
    body: str
    url: str
    source: str
    author: str | None = None
    published_at: str | None = None


_ASKED, _ARTICLES = TypeAdapter(list[_Asked]), TypeAdapter(list[_Article])


def matches(path: Path) -> bool:
    """Whether the folder looks like one."""
    return (path / QUESTIONS).is_file() and (path / CORPUS).is_file()


def load(path: Path) -> DataSet:
    """Questions with the facts that they rest on as gold quotes, their type as tag.

    Raises:
        InvalidRequestError: names the file, the place in it and what is wrong.
    """
    asked = read_model(_ASKED, path / QUESTIONS)
    questions = tuple(_question(number, one) for number, one in enumerate(asked))
    files = [path / QUESTIONS, path / CORPUS]
    return DataSet(path.name, questions, checksum(files), partial(_articles, path / CORPUS))


def _question(number: int, asked: _Asked) -> GoldQuestion:
    tags = (asked.question_type,)
    if asked.question_type == UNANSWERABLE:
        return GoldQuestion(str(number), asked.query, status=Status.NO_ANSWER, tags=tags)
    return GoldQuestion(
        id=str(number),
        question=asked.query,
        answers=(asked.answer,),
        citations=tuple(GoldCitation(address_id(one.url), one.fact) for one in asked.evidence_list),
        status=Status.ANSWERED,
        tags=tags,
    )


def _articles(path: Path) -> Iterator[RawArticle]:
    articles: list[_Article] = read_model(_ARTICLES, path)
    for number, one in enumerate(articles):
        yield RawArticle(
            locator=f"{path.name}[{number}]",
            content=one.body,
            url=one.url,
            title=one.title,
            source=one.source,
            authors=(one.author,) if one.author else (),
            published=one.published_at,
        )
