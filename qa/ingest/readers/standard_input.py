"""Standard input: its first line says what it is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from qa.ingest.readers.documents import read_json, read_page, read_text
from qa.ingest.readers.feeds import is_feed, read_feed
from qa.ingest.readers.items import MAX_LINE, Item
from qa.ingest.readers.lines import read_gzipped_json_lines, read_json_lines

_LIST = re.compile(rb"\[\s*(?:\{.*|\])?$", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|article|!--)\b", re.IGNORECASE)


def read_standard_input(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """JSON lines, packed or not, a JSON document, a feed or a page; anything else is one plain text."""
    head = stream.readline(MAX_LINE + 1)
    while head.isspace() and len(head) < MAX_LINE and (line := stream.readline(MAX_LINE + 1)):
        head += line
    yield from _reader(head)(io.BufferedReader(_PutBack(head, stream)), locator)


def _reader(head: bytes) -> Callable[[BinaryIO, str], Iterator[Item]]:
    start = head.removeprefix(b"\xef\xbb\xbf").strip()
    if start.startswith(b"{"):
        # A document written over several lines breaks off after a brace, a bracket or a comma.
        return read_json if start.endswith((b"{", b"[", b",")) else read_json_lines
    if _LIST.match(start):
        return read_json
    if start.startswith(b"\x1f\x8b"):
        return read_gzipped_json_lines
    if is_feed(start):
        return read_feed
    return read_page if _PAGE.match(start) else read_text


class _PutBack(io.RawIOBase):
    """A stream, with what was read of it to look at in front again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._given = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def readinto(self, buffer: Any, /) -> int:
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        self._given += len(data)
        buffer[: len(data)] = data
        return len(data)
