"""A folder with ``questions.jsonl`` in Dateline's gold format and the articles beside it.

The articles are in ``articles/``, whatever ``dateline ingest`` can read there.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from eval.datasets.files import checksum
from eval.datasets.jsonl import read_questions
from eval.types import DataSet
from qa.ingest.readers.reading import read

QUESTIONS, ARTICLES = "questions.jsonl", "articles"


def matches(path: Path) -> bool:
    """Whether the folder looks like one of these."""
    return (path / QUESTIONS).is_file()


def load(path: Path) -> DataSet:
    """The questions, and the articles where there are any.

    Raises:
        InvalidRequestError: names the file, the line, the field and what is wrong.
    """
    articles = path / ARTICLES
    files = [path / QUESTIONS, *(file for file in articles.rglob("*") if file.is_file())]
    source = partial(read, str(articles)) if articles.is_dir() else None
    return DataSet(path.name, tuple(read_questions(path / QUESTIONS)), checksum(files), source)
