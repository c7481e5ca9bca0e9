"""RealTimeQA (Kasai et al. 2023): a weekly news quiz over the news of those weeks.

Beside the repository, not in it: a folder with ``articles.jsonl.gz`` and ``questions.jsonl``.
A question's gold articles are those of a web search's results that contain its gold
string. Where there are none the right status is not known: the archive may still hold
the answer in other words, so such questions say nothing about refusing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from eval.datasets.files import address_id, checksum, json_lines
from eval.datasets.jsonl import moment
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.errors import InvalidRequestError
from qa.ingest.readers.items import Item
from qa.ingest.readers.lines import read_gzipped_json_lines
from qa.types import RawArticle, Status

QUESTIONS, ARTICLES = "questions.jsonl", "articles.jsonl.gz"


def matches(path: Path) -> bool:
    """Whether the folder looks like one of these."""
    return (path / QUESTIONS).is_file() and (path / ARTICLES).is_file()


def load(path: Path) -> DataSet:
    """Questions with their date, choices and gold articles; article ids are canonical addresses.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    files = [path / QUESTIONS, path / ARTICLES]
    read = list(json_lines(files[0]))
    questions = tuple(_question(path, number, line) for number, line in read)
    aliases = _aliases(url for _, line in read for url in line["answer_articles"])
    return DataSet(path.name, questions, checksum(files), partial(_articles, files[1]), aliases)


def _aliases(urls: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for url in urls:
        found.setdefault(address_id(url), {})[url] = None
    return {article: tuple(given) for article, given in found.items()}


def _question(path: Path, number: int, line: dict[str, Any]) -> GoldQuestion:
    try:
        gold = tuple(dict.fromkeys(address_id(url) for url in line["answer_articles"]))
        return GoldQuestion(
            id=line["id"],
            question=line["question"],
            asked_at=moment(date.fromisoformat(line["asked"])),
            answers=tuple(line["answers"]),
            citations=tuple(GoldCitation(article) for article in gold),
            status=Status.ANSWERED if gold else None,
            tags=_tags(line, bool(gold)),
            choices=tuple(line["choices"]),
            answerable=bool(gold),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidRequestError(f"{path / QUESTIONS}:{number}: {error!r}") from error


def _tags(line: dict[str, Any], gold: bool) -> tuple[str, ...]:
    truth = line["answers"][0].casefold() in ("true", "false")
    number = any(character.isdigit() for character in line["answers"][0])
    named = {"true or false": truth, "number": number, "gold article": gold, "no gold article": not gold}
    named["article retrieved"] = bool(line["retrieved"])
    return tuple(name for name, holds in named.items() if holds)


def _articles(path: Path) -> Iterator[Item]:
    """The articles without the ids they come with, which tell http and https copies apart."""
    with path.open("rb") as stream:
        for item in read_gzipped_json_lines(stream, path.name):
            yield replace(item, id=None) if isinstance(item, RawArticle) else item
