"""What a change of the archive writes, each within the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.archive import rows, statements, stories
from qa.archive.database import next_generation
from qa.archive.findings import Findings
from qa.archive.types import Outcome
from qa.types import Article, Passage, Provenance


def add(
    connection: sqlite3.Connection,
    article: Article,
    passages: Sequence[Passage],
    vectors: NDArray[np.float32],
    findings: Findings,
) -> Outcome:
    """Store an article whose content is new, as the next revision under its id."""
    current = connection.execute(
        "SELECT key, revision FROM revisions WHERE article_id = ? AND current", (article.id,)
    ).fetchone()
    generation = next_generation(connection)
    if current:
        _retire(connection, current[0], generation)
        connection.execute("UPDATE revisions SET current = 0 WHERE key = ?", (current[0],))
    key = _insert_revision(connection, article, current[1] + 1 if current else 1)
    _insert_passages(connection, key, article.title, passages, vectors, generation)
    statements.insert(connection, key, article.published, findings)
    stories.place(connection, key, article)
    return Outcome.UPDATED if current else Outcome.ADDED


def delete(connection: sqlite3.Connection, article_id: str) -> bool:
    """Remove an article with all its revisions. False where there was none."""
    row = connection.execute(
        "SELECT key FROM revisions WHERE article_id = ? AND current", (article_id,)
    ).fetchone()
    if row is None:
        return False
    _retire(connection, row[0], next_generation(connection))
    connection.execute("DELETE FROM revisions WHERE article_id = ?", (article_id,))
    return True


def store_findings(connection: sqlite3.Connection, found: Sequence[tuple[Article, Findings]]) -> None:
    """Put what was found in articles, and their dates if inferred, in the place of what was before, where
    their text still stands."""
    next_generation(connection)
    for article, findings in found:
        row = connection.execute(
            "SELECT key FROM revisions WHERE (article_id, revision, content_hash) = (?, ?, ?) AND current",
            (article.id, article.revision, article.content_hash),
        ).fetchone()
        if row:
            _date(connection, row[0], article)
            statements.remove(connection, row[0])
            statements.insert(connection, row[0], article.published, findings)


def _date(connection: sqlite3.Connection, revision_key: int, article: Article) -> None:
    """Write down what was inferred of an article's date; what was told stays."""
    names = ("published", "provenance", "first_day", "last_day")
    values = rows.article_values(article)
    connection.execute(
        f"UPDATE revisions SET ({', '.join(names)}) = (?, ?, ?, ?)"
        " WHERE key = ? AND (published IS NULL OR provenance = ?)",
        (*(values[name] for name in names), revision_key, Provenance.INFERRED),
    )


def holds(connection: sqlite3.Connection, article_id: str, content_hash: str) -> bool:
    """Whether any revision of the article has this content."""
    found = connection.execute(
        "SELECT 1 FROM revisions WHERE article_id = ? AND content_hash = ?", (article_id, content_hash)
    )
    return found.fetchone() is not None


def nameless(connection: sqlite3.Connection, article: Article) -> int | None:
    """The key of an article's current revision where it has this content and no name of a file."""
    row = connection.execute(
        "SELECT key FROM revisions r WHERE (article_id, content_hash) = (?, ?) AND current"
        " AND NOT EXISTS (SELECT 1 FROM files WHERE revision_key = r.key)",
        (article.id, article.content_hash),
    ).fetchone()
    return int(row[0]) if row else None


def name_file(connection: sqlite3.Connection, article: Article) -> None:
    """Store the name of its file with the current revision, where that has this content and no name. Nothing
    that is searched changes: it is no new generation."""
    if key := nameless(connection, article):
        connection.execute("INSERT INTO files VALUES (?, ?)", (key, article.file))


def _insert_revision(connection: sqlite3.Connection, article: Article, revision: int) -> int:
    """Store a revision as the current one; its key."""
    values = {**rows.article_values(article), "revision": revision, "current": 1}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    key = int(connection.execute(f"INSERT INTO revisions ({names}) VALUES ({marks})", values).lastrowid or 0)
    if article.file:
        connection.execute("INSERT INTO files VALUES (?, ?)", (key, article.file))
    return key


def _insert_passages(  # noqa: PLR0913
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


def _retire(connection: sqlite3.Connection, revision_key: int, generation: int) -> None:
    """Take a revision out of the search and forget what was found in it, while its text is
    still there: FTS5 wants to be told what it forgets."""
    statements.remove(connection, revision_key)
    stories.remove(connection, revision_key)
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
