"""Making gold: a person's verdict on an answer becomes a line of a gold file."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from eval.datasets.jsonl import QuestionLine, read_questions
from qa.errors import DatelineError, InvalidRequestError
from qa.types import Answer, Evidence

Citations = list[dict[str, str]]


class GoldFileError(DatelineError):
    """The gold file cannot be read or added to. Names it and the reason."""


def cited(answer: Answer) -> Citations:
    """The citations of an answer that is right as it is."""
    return [{"article_id": one.article_id, "quote": one.quote} for one in answer.citations]


def quoted(evidence: Evidence, words: str) -> dict[str, str]:
    """A citation of a passage found, or of words in it.

    Raises:
        InvalidRequestError: the words are not in the passage.
    """
    if words and words not in evidence.passage.text:
        raise InvalidRequestError(f"{words!r} is not in that passage, letter for letter")
    return {"article_id": evidence.article.id, "quote": words or evidence.passage.text}


def append(path: Path, fields: dict[str, Any]) -> str:
    """Add a gold question to a file, made if need be, under an id that is new in it.

    Several threads and processes may add to one file.

    Args:
        fields: of the gold format, without the id; what is empty is left out.

    Returns:
        The id.

    Raises:
        GoldFileError: the file is broken or cannot be written.
        pydantic.ValidationError: the fields break a rule of the format.
    """
    given = {key: value for key, value in fields.items() if value}
    QuestionLine.model_validate({"id": "new", **given})
    with _held(path) as (file, taken):
        name = _name(fields["question"], taken)
        # A last line without its end would swallow the first of ours.
        start = b"" if _ends_a_line(file) else b"\n"
        file.write(start + json.dumps({"id": name, **given}, ensure_ascii=False).encode() + b"\n")
    return name


def check(path: Path) -> None:
    """Make sure that questions can be added to a file, which is made if need be.

    Raises:
        GoldFileError: the file is broken or cannot be written.
    """
    with _held(path):
        pass


@contextmanager
def _held(path: Path) -> Iterator[tuple[BinaryIO, set[str]]]:
    """The file, open to append to and meanwhile nobody else's, and the ids in it."""
    if path.suffix == ".gz":
        raise GoldFileError(f"{path}: cannot be added to: it is compressed; unpack it first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file, {one.id for one in read_questions(path)}
    except OSError as error:
        raise GoldFileError(f"{path}: cannot be added to: {error.strerror}") from error
    except InvalidRequestError as error:
        raise GoldFileError(error.message) from error


def _ends_a_line(file: BinaryIO) -> bool:
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _name(question: str, taken: set[str]) -> str:
    """The first words of the question, numbered where another has them."""
    words = re.findall(r"\w+", question.casefold())[:6]
    stem = "-".join(words) or "question"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(name for name in numbered if name not in taken)
