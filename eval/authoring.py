"""Making gold: a person's verdict on an answer becomes a line of a gold file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from eval.datasets.jsonl import QuestionLine, read_questions
from qa.errors import InvalidRequestError
from qa.types import Answer, Evidence

Citations = list[dict[str, str]]


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

    Args:
        fields: of the gold format, without the id; what is empty is left out.

    Returns:
        The id.

    Raises:
        InvalidRequestError: the file is broken.
        pydantic.ValidationError: the fields break a rule of the format.
    """
    taken = {one.id for one in read_questions(path)} if path.exists() else set()
    name = _name(fields["question"], taken)
    line = {"id": name, **{key: value for key, value in fields.items() if value}}
    QuestionLine.model_validate(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        # A last line without its end would swallow the first of ours.
        if file.tell() and not _ends_a_line(path):
            file.write(b"\n")
        file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    return name


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"


def _name(question: str, taken: set[str]) -> str:
    """The first words of the question, numbered where another has them."""
    words = re.findall(r"\w+", question.casefold())[:6]
    stem = "-".join(words) or "question"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(name for name in numbered if name not in taken)
