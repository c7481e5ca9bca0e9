"""Reading what data sets are made of."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qa.errors import InvalidRequestError


def checksum(paths: Iterable[Path]) -> str:
    """SHA-256, hex, over the files' names and contents, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def read_json(path: Path) -> Any:
    """One JSON document.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequestError(f"{path}: cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise InvalidRequestError(f"{path}:{error.lineno}: not JSON: {error.msg}") from error


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number, from 1, and object of every line that is not blank; ``.gz`` is unpacked.

    Raises:
        InvalidRequestError: names the file, the line and what is wrong.
    """
    for number, line in lines(path):
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise InvalidRequestError(f"{path}:{number}: not JSON: {error.msg}") from error
        if not isinstance(value, dict):
            raise InvalidRequestError(f"{path}:{number}: not a JSON object")
        yield number, value


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Line number, from 1, and text of every line that is not blank; ``.gz`` is unpacked."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InvalidRequestError(f"{path}: cannot be read: {error}") from error
