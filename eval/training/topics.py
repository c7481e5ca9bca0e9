"""Questions for somebody's words on a topic, with statements of theirs that are on it and beside it.

The file names statements by their places in an archive's articles; it holds no text of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from eval.datasets.files import lines
from eval.training.groups import Group, Shown
from qa.answering.evidence.read_statements import led_in
from qa.archive.store import Archive
from qa.errors import InvalidRequestError
from qa.types import Article

RIGHT = 2  # statements on the topic, at most, each of which makes a group with all that are beside it


class Judged(NamedTuple):
    """A statement, half-open in the text of an article, and whether it is on the topic."""

    article: str
    start: int
    end: int
    right: bool


class Asked(BaseModel):
    """A line of the file.

    Args:
        apart: it is not to be trained on.
    """

    speaker: str
    topic: str
    question: str
    apart: bool
    statements: list[Judged]


def load(path: Path) -> list[Asked]:
    """Read a file of JSON lines; ``.gz`` is unpacked.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    return [_asked(line, f"{path}:{number}") for number, line in lines(path)]


def _asked(line: str, place: str) -> Asked:
    try:
        return Asked.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidRequestError(f"{place}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def read_topics(path: Path, archive: Archive, seed: int) -> Iterator[Group]:
    """Groups of what is not set apart, as far as the archive has the articles.

    Raises:
        InvalidRequestError: the file is broken.
    """
    rng = Random(seed)
    for asked in load(path):
        if not asked.apart:
            yield from _groups(asked, archive, rng)


def _groups(asked: Asked, archive: Archive, rng: Random) -> Iterator[Group]:
    articles = {one.article: archive.article(one.article) for one in asked.statements}
    held = [(one, found) for one in asked.statements if (found := articles[one.article])]
    right = [_shown(article, one) for one, article in held if one.right]
    beside = tuple(_shown(article, one) for one, article in held if not one.right)
    answering: Sequence[Shown | None] = rng.sample(right, min(RIGHT, len(right))) or [None]
    for text in answering if beside else ():
        yield Group(asked.question, text, beside, asked.speaker)


def _shown(article: Article, judged: Judged) -> Shown:
    return Shown(article.title, led_in(article.text, judged.start, judged.end))
