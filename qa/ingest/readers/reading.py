"""One target, whatever it is, to its items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from qa.errors import RejectedInputError
from qa.ingest.readers import sidecar
from qa.ingest.readers.documents import read_json, read_markdown, read_page, read_text
from qa.ingest.readers.feeds import read_feed
from qa.ingest.readers.folders import size, walk
from qa.ingest.readers.items import Item, Rejection, settled, shown
from qa.ingest.readers.lines import read_gzipped_json_lines, read_json_lines, read_table
from qa.ingest.readers.standard_input import read_standard_input
from qa.ingest.readers.web import read_address
from qa.types import RawArticle

if TYPE_CHECKING:
    import httpx

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

_FORMATS: dict[str, Callable[[BinaryIO, str], Iterator[Item]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".jsonl.gz": read_gzipped_json_lines,
    ".csv": read_table,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}


class Reading(Iterator[Item]):
    """The items of a target, and how far reading has come.

    Args:
        total: bytes of the files to read; None for addresses and standard input.
        position: bytes of them that are behind us.
    """

    def __init__(self, target: str, stdin: BinaryIO | None, client: httpx.Client | None) -> None:
        self.position = 0
        self.total: int | None = None
        if target == STANDARD_INPUT and stdin is not None:
            self._items = settled("standard input", read_standard_input(stdin, "standard input"))
        elif _ADDRESS.match(target):
            self._items = settled(target, read_address(target, client))
        else:
            self._items = self._files(Path(target))
            self.total = size(Path(target))

    def __next__(self) -> Item:
        return next(self._items)

    def _files(self, target: Path) -> Iterator[Item]:
        """A folder's files and its sidecars' faults, or a file with what a sidecar beside it says."""
        single = not target.is_dir()
        root = target.parent if single else target
        sidecars = sidecar.Sidecars(root)
        if single:
            yield from sidecars.of(root).broken
        for found in walk(target):
            if isinstance(found, Rejection):
                yield found
                continue
            behind = self.position + size(found)
            if found.name == sidecar.NAME and not single:
                described = sidecars.of(found.parent)
                yield from (*described.problems, *described.broken)
            else:
                file = shown(found.relative_to(root))
                for item in settled(shown(found), self._file(found)):
                    yield _from(file, sidecars.describe(item, found))
            self.position = behind

    def _file(self, path: Path) -> Iterator[Item]:
        reader = _reader(path)
        begin = self.position
        with path.open("rb") as stream:
            for item in reader(stream, shown(path)):
                self.position = begin + stream.tell()
                yield item


def read(target: str, *, stdin: BinaryIO | None = None, client: httpx.Client | None = None) -> Reading:
    """What is at a target, in a fixed order: articles as found, and rejections. Raises nothing.

    Args:
        target: a file, a folder, an http or https address, or ``-`` for standard input.
        stdin: where ``-`` reads from.
        client: for addresses; opened when needed if not given.
    """
    return Reading(target, stdin, client)


def _from(file: str, item: Item) -> Item:
    """The item, an article with the name of its file."""
    return replace(item, file=file) if isinstance(item, RawArticle) else item


def _reader(path: Path) -> Callable[[BinaryIO, str], Iterator[Item]]:
    suffix = "".join(path.suffixes[-2:]).lower() if path.suffix.lower() == ".gz" else path.suffix.lower()
    if suffix not in _FORMATS:
        kind = f"is {suffix}" if suffix else "has no suffix"
        raise RejectedInputError(f"{kind}; supported are {', '.join(_FORMATS)}")
    return _FORMATS[suffix]
