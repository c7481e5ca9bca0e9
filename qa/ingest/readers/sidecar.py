"""``metadata.csv``: what a careful user says of the files beside it.

Columns: file, and any of those that ``records`` knows. A row fills in what the file does
not say itself, and names a .txt, .md or .html file by its path from the sidecar's folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from unicodedata import normalize

from qa.errors import RejectedInputError
from qa.ingest.identity import content_id
from qa.ingest.readers.items import Item, Rejection, reason, shown
from qa.ingest.readers.lines import Row, rows
from qa.ingest.readers.records import NAMES, Metadata, metadata_from, plain
from qa.types import RawArticle

NAME = "metadata.csv"
LIKE = 0.8  # how alike a column's name must be to a known one, to be that misspelt
_TAKES = (".txt", ".md", ".markdown", ".html", ".htm")
"""Files that hold one article each; the others carry their own metadata."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The metadata by file, and what is wrong with the sidecar.

    Args:
        broken: why none, or only the first rows, of it could be read.
        problems: rows that describe no file.
    """

    metadata: Mapping[str, Metadata]
    problems: tuple[Rejection, ...] = ()
    broken: tuple[Rejection, ...] = ()

    def describe(self, raw: RawArticle, file: str) -> RawArticle:
        """The article, with what is said of it filled in where it says nothing itself.

        Its id stays the one it has without a sidecar, so that adding one later revises
        the article; an address, known to either, is the better id.
        """
        said = self.metadata.get(_key(file))
        if said is None:
            return raw
        missing: dict[str, Any] = {name: value for name, value in said.items() if not getattr(raw, name)}
        known = replace(raw, **missing)
        if known.id or known.url or known.media == "html":
            return known
        return replace(known, id=content_id(raw))


class Sidecars:
    """The sidecars below a folder, each read when it is first needed; the nearest one wins."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._loaded: dict[Path, Sidecar] = {}

    def of(self, folder: Path) -> Sidecar:
        if folder not in self._loaded:
            self._loaded[folder] = _load(folder)
        return self._loaded[folder]

    def describe(self, item: Item, path: Path) -> Item:
        folder = path.parent
        while isinstance(item, RawArticle):
            item = self.of(folder).describe(item, path.relative_to(folder).as_posix())
            if folder == self._root:
                break
            folder = folder.parent
        return item


def _load(folder: Path) -> Sidecar:
    path = folder / NAME
    metadata: dict[str, Metadata] = {}
    problems: list[Rejection] = []
    head: Row = {}
    try:
        with path.open("rb") as stream:
            for place, row in rows(stream, shown(path), ("file",)):
                if not head:
                    head = row
                    problems += [Rejection(f"{shown(path)} line 1", wrong) for wrong in _misspelt(head)]
                try:
                    key = _named_file(row, folder, metadata)
                    metadata[key] = metadata_from(row)
                except (RejectedInputError, OSError) as error:
                    problems.append(Rejection(place, reason(error)))
    except (FileNotFoundError, NotADirectoryError):
        return Sidecar({})
    except (RejectedInputError, OSError) as error:
        return Sidecar(metadata, tuple(problems), (Rejection(shown(path), reason(error)),))
    return Sidecar(metadata, tuple(problems))


def _misspelt(row: Row) -> Iterator[str]:
    """What to say of columns that a known one was likely meant by, and that would be left out silently."""
    meant = {
        plain(name): field
        for field, names in NAMES.items()
        if field not in ("text", "media")
        for name in names
    }
    given = {meant.get(name or "") for name in row}
    for name in row:
        if name and name != "file" and name not in meant:
            like = next(iter(get_close_matches(name, meant, 1, LIKE)), None)
            if like and meant[like] not in given:
                yield f"has a column {name}, which is left out; {like} may be meant"


def _named_file(row: Row, folder: Path, known: Mapping[str, Metadata]) -> str:
    file = (row.get("file") or "").strip()
    key = _key(file)
    if not file:
        raise RejectedInputError("names no file")
    if key in known:
        raise RejectedInputError(f"names {file} a second time")
    if key.startswith(("/", "../")) or not _is_there(folder, file):
        raise RejectedInputError(f"names {file}, which is not in the folder")
    if not key.lower().endswith(_TAKES):
        raise RejectedInputError(f"names {file}, but only {', '.join(_TAKES)} files are described here")
    return key


def _is_there(folder: Path, file: str) -> bool:
    return any((folder / normalize(form, file)).is_file() for form in ("NFC", "NFD"))


def _key(file: str) -> str:
    """One spelling a path: macOS hands out file names decomposed, spreadsheets write them composed."""
    return normalize("NFC", posixpath.normpath(file))
