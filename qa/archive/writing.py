"""What a change of the archive writes, each within the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.archive import rows
from qa.types import Article, Passage


def holds(connection: sqlite3.Connection, article_id: str, content_hash: str) -> bool:
    """Whether any revision of the article has this content."""
    found = connection.execute(
        "SELECT 1 FROM revisions WHERE article_id = ? AND content_hash = ?", (article_id, content_hash)
    )
    return found.fetchone() is not None


def insert_revision(connection: sqlite3.Connection, article: Article, revision: int) -> int:
    """Store a revision as the current one; its key."""
    values = {**rows.article_values(article), "revision": revision, "current": 1}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    cursor = connection.execute(f"INSERT INTO revisions ({names}) VALUES ({marks})", values)
    return int(cursor.lastrowid or 0)


def insert_passages(  # noqa: PLR0913
    connection: sqlite3.Connection,
    revision_key: int,
    title: str,
    passages: Sequence[Passage],
    vectors: NDArray[np.float32],
    generation: int,
) -> None:
    """Store passages with their words and vectors, in the order given."""
    for passage, vector in zip(passages, vectors, strict=True):
        cursor = connection.execute(
            "INSERT INTO passages (revision_key, ordinal, start, end, generation) VALUES (?, ?, ?, ?, ?)",
            (revision_key, passage.ordinal, passage.start, passage.end, generation),
        )
        id_ = cursor.lastrowid
        connection.execute("INSERT INTO vectors VALUES (?, ?)", (id_, vector.astype("<f4").tobytes()))
        connection.execute(
            "INSERT INTO passages_fts (rowid, title, text) VALUES (?, ?, ?)", (id_, title, passage.text)
        )


def remove_passages(connection: sqlite3.Connection, revision_key: int, generation: int) -> None:
    """Take a revision's passages out of the search, while its text is still there:
    FTS5 wants to be told what it forgets."""
    connection.execute(
        "INSERT INTO passages_fts (passages_fts, rowid, title, text)"
        " SELECT 'delete', t.id, t.title, t.text FROM passage_texts t"
        " JOIN passages p ON p.id = t.id WHERE p.revision_key = ?",
        (revision_key,),
    )
    connection.execute(
        "INSERT INTO removed SELECT id, ? FROM passages WHERE revision_key = ?", (generation, revision_key)
    )
    connection.execute("DELETE FROM passages WHERE revision_key = ?", (revision_key,))
