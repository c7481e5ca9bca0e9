"""JSON lines and tables: inputs of any length, an article a line or a row, never held whole."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, BinaryIO

from qa.errors import RejectedInputError
from qa.ingest.readers.encoding import decode_utf8
from qa.ingest.readers.items import MAX_LINE, MAX_TEXT, MEGABYTE, Item, Rejection
from qa.ingest.readers.records import NAMES, article_from, plain

Row = Mapping[str | None, str | None]
"""Cells by column name, which is ``plain``; under None, what no column name stands over."""

_MAX_EXPANSION = 200
"""Text packs 3 to 20 times; a thousand times is the most that gzip can, and a trap."""
_EXPANSION_FROM = 100 * MEGABYTE


def parse_json(text: str) -> object:
    """The value that JSON text holds.

    Raises:
        RejectedInputError: it is broken; names the column, and the line after the first.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno} " if error.lineno > 1 else ""
        raise RejectedInputError(f"broken JSON at {line}column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise RejectedInputError("JSON nested too deeply") from error
    except ValueError as error:  # an integer of thousands of digits
        raise RejectedInputError(f"JSON that cannot be read: {error}") from error


def read_json_lines(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """An article a line. A line that holds none is rejected by its number, the others go on."""
    for number, line in _lines(stream):
        place = f"{locator} line {number}"
        try:
            text = decode_utf8(_within_limit(line)).strip()
            if text:
                yield article_from(parse_json(text), place)
        except RejectedInputError as error:
            yield Rejection(place, error.message)


def read_gzipped_json_lines(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """As ``read_json_lines``; what a damaged archive holds up to the damage is read."""
    try:
        yield from read_json_lines(io.BufferedReader(_Inflated(stream), MEGABYTE), locator)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Rejection(locator, f"damaged gzip, read up to the damage: {error}")


def read_table(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """An article a row of a CSV file, its columns named in the first row."""
    for place, row in rows(stream, locator, NAMES["text"]):
        try:
            yield article_from(row, place)
        except RejectedInputError as error:
            yield Rejection(place, error.message)


def rows(stream: BinaryIO, locator: str, wanted: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """The rows of a CSV file by column name, each with its place; blank ones are left out.

    Args:
        wanted: names of which the first row must have one.

    Raises:
        RejectedInputError: no such column, broken quoting, or bytes that are not UTF-8.
            Where a row ends is then unknown, so nothing after it is read.
    """
    lines = _decoded(stream)
    head = next(lines, "")
    if not head:
        raise RejectedInputError("is empty")
    # The only way to let a cell hold an article; the limit is the csv module's, for all of the process.
    csv.field_size_limit(MAX_TEXT)
    table = csv.reader(chain([head], lines), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        first = [name.strip() for name in next(table, [])]
        names = [plain(name) for name in first]
        if not set(wanted) & set(names):
            found = ", ".join(filter(None, first)) or "nothing"
            raise RejectedInputError(f"names no column {' or '.join(wanted)} in its first row, only {found}")
        yield from _named(table, names, locator)
    except csv.Error as error:
        raise RejectedInputError(f"broken at line {table.line_num}, not read further: {error}") from error


def _named(table: Any, names: Sequence[str], locator: str) -> Iterator[tuple[str, Row]]:
    while True:
        line = table.line_num + 1
        cells = next(table, None)
        if cells is None:
            return
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if any(cells):
            yield f"{locator} line {line}", dict(zip_longest(names, cells))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines by number from 1; of one over the limit, limit + 1 bytes."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        yield number, line
        rest = line if len(line) > MAX_LINE else b""
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MEGABYTE)


def _decoded(stream: BinaryIO) -> Iterator[str]:
    for number, line in _lines(stream):
        try:
            yield decode_utf8(_within_limit(line))
        except RejectedInputError as error:
            raise RejectedInputError(f"line {number} {error.message}; not read further") from error


def _within_limit(line: bytes) -> bytes:
    if len(line) > MAX_LINE:
        raise RejectedInputError(f"is longer than {MAX_LINE // MEGABYTE} MB")
    return line


class _Inflated(io.RawIOBase):
    """What a gzip stream holds, up to a suspicious expansion."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._inflated = gzip.GzipFile(fileobj=packed)
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._inflated.read1(len(buffer))
        self._size += len(data)
        if self._size > max(_EXPANSION_FROM, _MAX_EXPANSION * self._packed.tell()):
            raise RejectedInputError(f"expands more than {_MAX_EXPANSION} times, not read further")
        buffer[: len(data)] = data
        return len(data)
