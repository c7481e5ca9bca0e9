"""What readers hand on: an article as found, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from qa.errors import DatelineError, RejectedInputError
from qa.types import RawArticle

MEGABYTE = 1_000_000
MAX_TEXT = 5 * MEGABYTE
"""Longest article; ten times the longest that newspapers print."""
MAX_PAGE = 20 * MEGABYTE
"""Largest web page, bytes; saved pages carry their pictures with them."""
MAX_FEED = 10 * MEGABYTE
"""Largest feed, bytes; the parser for broken ones reads about a megabyte a second."""
MAX_LINE = 30 * MEGABYTE
"""Longest line of JSON, bytes: an article of MAX_TEXT written in six-byte escapes."""
MAX_DOCUMENT = 100 * MEGABYTE
"""Largest JSON document, bytes; it is held in memory whole. JSON lines have no limit."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that was not taken in.

    Args:
        locator: the file, line or address.
        reason: why, and where possible what to do.
    """

    locator: str
    reason: str


Item = RawArticle | Rejection


def settled(locator: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items of one file or address; a fault in it, or its being empty, becomes a rejection."""
    found = False
    try:
        for item in items:
            found = True
            yield item
    except Exception as error:  # noqa: BLE001 one file must not stop the others, whatever a library makes of it
        yield Rejection(locator, reason(error))
    else:
        if not found:
            yield Rejection(locator, "holds no articles")


def reason(error: Exception) -> str:
    """Why something was not taken in, as said to a user."""
    if isinstance(error, DatelineError):
        return error.message
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"internal error: {type(error).__name__}: {error}"


def shown(path: Path) -> str:
    """A path as it can be printed and stored: file names may hold bytes that are no text."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        RejectedInputError: it is empty, or longer than the limit.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise RejectedInputError(f"larger than {limit // MEGABYTE} MB, the limit for a file of this kind")
    if not data.strip():
        raise RejectedInputError("is empty")
    return data
