"""Reading what data sets are made of."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from qa.errors import InvalidRequestError
from qa.ingest.identity import tidy_url, url_id

T = TypeVar("T")


def checksum(paths: Iterable[Path]) -> str:
    """SHA-256, hex, over the files' names and contents, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def read_model(adapter: TypeAdapter[T], path: Path) -> T:
    """One JSON document of a known shape.

    Raises:
        InvalidRequestError: names the file, the place in it and what is wrong.
    """
    try:
        return adapter.validate_json(path.read_bytes())
    except OSError as error:
        raise InvalidRequestError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise InvalidRequestError(f"{path}: {complaint(error)}") from error


def complaint(error: ValidationError) -> str:
    """The first thing that is wrong, and where."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def address_id(url: str) -> str:
    """The archive's id of the article at an address that comes without an id."""
    tidy = tidy_url(url)
    return url_id(tidy) if tidy else url


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
    """Line number, from 1, and text of every line that is not blank; ``.gz`` is unpacked.

    Raises:
        InvalidRequestError: the file is missing, torn, or not UTF-8.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error  # without the file's name
        raise InvalidRequestError(f"{path}: cannot be read: {reason}") from error


def field(path: Path, number: int, line: dict[str, Any], name: str) -> str:
    """A string that a line must have.

    Raises:
        InvalidRequestError: names the file, the line and the field.
    """
    value = line.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidRequestError(f"{path}:{number}: {name}: must be a string that is not empty")
    return value
