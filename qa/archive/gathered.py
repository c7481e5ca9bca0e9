"""What is gathered from all of an archive, in a file beside it that may go at any time."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from embeddings.files import write_atomically

FILE_NAME = "people.json"
# What decides what is gathered of the same articles: kept by other code, it is gathered again.
_GATHERED_BY = ("archive", "language")


class GatheredFile:
    """Two lines of JSON: what it was made from, and what was gathered, by name."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def is_of(self, made_from: str) -> bool:
        """Whether it is there, made from just this, and by this code."""
        header = _header(made_from)
        with suppress(OSError, ValueError), self._path.open(encoding="utf-8") as lines:
            return lines.readline() == header
        return False

    def read(self, made_from: str) -> Mapping[str, Any]:
        """What was written; nothing where it was made from something else. A damaged file goes."""
        if not self.is_of(made_from):
            return {}
        try:
            with self._path.open(encoding="utf-8") as lines:
                lines.readline()
                return dict(json.loads(lines.readline()))
        except (OSError, ValueError):
            with suppress(OSError):
                self._path.unlink()
            return {}

    def can_be_written(self) -> bool:
        return os.access(self._path.parent, os.W_OK)

    def write(self, made_from: str, gathered: Mapping[str, Any]) -> None:
        """Replace it; where that fails, what was there is read by nobody."""
        told = _header(made_from) + json.dumps(gathered, ensure_ascii=False)
        with suppress(OSError):
            write_atomically(self._path, told)


def _header(made_from: str) -> str:
    return json.dumps([made_from, _code()]) + "\n"


@cache
def _code() -> str:
    qa = resources.files("qa")
    files = [file for folder in _GATHERED_BY for file in qa.joinpath(folder).iterdir() if file.is_file()]
    return sha256(b"\0".join(file.read_bytes() for file in sorted(files, key=str))).hexdigest()
