"""Files that hold one article, or a JSON document of some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from qa.errors import RejectedInputError
from qa.ingest.readers.encoding import decode, decode_page
from qa.ingest.readers.items import MAX_DOCUMENT, MAX_PAGE, MAX_TEXT, Item, Rejection, whole
from qa.ingest.readers.lines import parse_json
from qa.ingest.readers.records import article_from
from qa.types import RawArticle

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,65536}?\n)---[ \t]*(?:\r?\n|$)", re.DOTALL)


def read_text(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """The file is the article."""
    yield RawArticle(locator, decode(whole(stream, MAX_TEXT)))


def read_page(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """An HTML page, saved."""
    yield RawArticle(locator, decode_page(whole(stream, MAX_PAGE)), "html")


def read_markdown(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """Markdown, its metadata in a YAML front matter where there is one."""
    text = decode(whole(stream, MAX_TEXT))
    front = _FRONT_MATTER.match(text)
    metadata = _yaml(front[1]) if front else None
    if front and isinstance(metadata, dict):
        body = text[front.end() :]
        yield article_from({**metadata, "text": body, "media": "markdown"}, locator)
    else:  # a text between two rules is not a front matter
        yield RawArticle(locator, text, "markdown")


def read_json(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """One article, a list of them, or an object with the list under ``articles``."""
    document = parse_json(decode(whole(stream, MAX_DOCUMENT)))
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        document = document["articles"]
    if not isinstance(document, list):
        yield article_from(document, locator)
        return
    for number, record in enumerate(document, start=1):
        place = f"{locator} article {number}"
        try:
            yield article_from(record, place)
        except RejectedInputError as error:
            yield Rejection(place, error.message)


def _yaml(text: str) -> object:
    import yaml  # type: ignore[import-untyped]

    try:
        # The base loader makes strings of all scalars: dates and numbers stay as written.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 it builds no objects
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or type(error).__name__
        raise RejectedInputError(
            f"front matter cannot be read{line}: {problem}; quote values that hold a colon"
        ) from error
