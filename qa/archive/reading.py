"""What an archive is asked for by name, each within the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.archive import rows, stories
from qa.archive.cursors import read_cursor, write_cursor
from qa.archive.listings import ArticlePage
from qa.archive.types import ArchiveInfo, Place
from qa.types import ArchiveState, Article, Passage

RANKING = "ranking"  # the key in meta of weights tuned to the archive, as JSON that tells what they rest on

Revision = tuple[str, str, date | None, date | None]  # its article, its story, the days as of a ``Place``

_NEWEST = "coalesce(r.last_day, '')"
_PASSAGES = f"SELECT {rows.PASSAGE_COLUMNS} FROM passages p JOIN revisions r ON r.key = p.revision_key"


def article(connection: sqlite3.Connection, article_id: str, revision: int | None) -> Article | None:
    """One article, its current revision unless another is named."""
    wanted = "r.current" if revision is None else "r.revision = ?"
    row = connection.execute(
        f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r WHERE r.article_id = ? AND {wanted}",
        (article_id,) if revision is None else (article_id, revision),
    ).fetchone()
    return rows.article_from_row(row) if row else None


def revisions(connection: sqlite3.Connection, article_id: str) -> tuple[Article, ...]:
    """All revisions, oldest first."""
    found = connection.execute(
        f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r WHERE r.article_id = ? ORDER BY r.revision",
        (article_id,),
    )
    return tuple(rows.article_from_row(row) for row in found)


def articles(
    connection: sqlite3.Connection, condition: str, values: Sequence[Any], limit: int, cursor: str | None
) -> ArticlePage:
    """Articles under a condition on revisions ``r``, newest first."""
    day, after = read_cursor(cursor, str) if cursor else ("9999", "")
    total = count(connection, condition, values)
    found = connection.execute(
        f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r"
        f" WHERE {condition} AND ({_NEWEST} < ? OR ({_NEWEST} = ? AND r.article_id > ?))"
        f" ORDER BY {_NEWEST} DESC, r.article_id LIMIT ?",
        [*values, day, day, after, limit + 1],
    ).fetchall()
    page = tuple(rows.article_from_row(row) for row in found[:limit])
    return ArticlePage(page, total, _cursor(page[-1]) if len(found) > limit else None)


def _cursor(last: Article) -> str:
    return write_cursor(last.published.last_day.isoformat() if last.published else "", last.id)


def count(connection: sqlite3.Connection, condition: str, values: Sequence[Any]) -> int:
    """How many revisions a condition admits, current ones alone."""
    found = connection.execute(f"SELECT count(*) FROM {rows.FILTERED} WHERE {condition}", values)
    return int(found.fetchone()[0])


def places(
    connection: sqlite3.Connection, ids: Sequence[int], known: dict[int, Revision]
) -> tuple[Place, ...]:
    """Where passages stand, by id, in the order given; ids that are gone are left out.

    Args:
        known: revisions by key that were looked up in this generation; added to. Of hundreds of
            passages they are most of what takes long.
    """
    found = connection.execute(
        "SELECT id, revision_key, ordinal FROM passages WHERE id IN (SELECT value FROM json_each(?))",
        (_listed(ids),),
    ).fetchall()
    if unknown := {key for _, key, _ in found if key not in known}:
        known.update(_revisions(connection, unknown))
    by_id = {}
    for id_, key, ordinal in found:
        article_id, story, first, last = known[key]
        by_id[id_] = Place(id_, article_id, story, ordinal, first, last)
    return tuple(by_id[id_] for id_ in ids if id_ in by_id)


def _revisions(connection: sqlite3.Connection, keys: Iterable[int]) -> Iterator[tuple[int, Revision]]:
    for key, article_id, story, first, last in connection.execute(
        "SELECT r.key, r.article_id, coalesce(t.story, r.article_id), r.first_day, r.last_day"
        " FROM revisions r LEFT JOIN tellings t ON t.revision_key = r.key"
        " WHERE r.key IN (SELECT value FROM json_each(?))",
        (_listed(keys),),
    ):
        days: tuple[date | None, date | None] = (None, None)
        if first and last:  # the first day alone tells how old it may be, not when it was published
            days = date.fromisoformat(first), date.fromisoformat(last)
        yield key, (article_id, story, *days)


def with_articles(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[tuple[Passage, Article], ...]:
    """Passages by id with the revisions that they stand in, in the order given; ids that are gone
    are left out."""
    found = connection.execute(
        "SELECT id, revision_key, ordinal, start, end FROM passages"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (_listed(ids),),
    ).fetchall()
    articles = {
        row[0]: rows.article_from_row(row[1:])
        for row in connection.execute(
            f"SELECT r.key, {rows.ARTICLE_COLUMNS} FROM revisions r"
            " WHERE r.key IN (SELECT value FROM json_each(?))",
            (_listed({row[1] for row in found}),),
        )
    }
    by_id = {}
    for id_, key, ordinal, start, end in found:
        article = articles[key]
        text = article.text[start:end]
        passage = Passage(article.id, article.revision, ordinal, start, end, text, id_)
        by_id[id_] = (passage, article)
    return tuple(by_id[id_] for id_ in ids if id_ in by_id)


def passages_of(connection: sqlite3.Connection, article_id: str) -> tuple[Passage, ...]:
    """The passages of an article's current revision, in order."""
    found = connection.execute(f"{_PASSAGES} WHERE r.article_id = ? ORDER BY p.ordinal", (article_id,))
    return tuple(rows.passage_from_row(row) for row in found)


def vectors_of(connection: sqlite3.Connection, article_id: str, dimension: int) -> NDArray[np.float32]:
    """The vectors of ``passages_of``, float32 (passages, d), in the same order."""
    found = connection.execute(
        "SELECT v.vector FROM vectors v JOIN passages p ON p.id = v.passage_id"
        " JOIN revisions r ON r.key = p.revision_key WHERE r.article_id = ? ORDER BY p.ordinal",
        (article_id,),
    ).fetchall()
    stored = np.frombuffer(b"".join(row[0] for row in found), dtype="<f4")
    return stored.reshape(len(found), dimension)


def vectors_in(connection: sqlite3.Connection, ids: Sequence[int], dimension: int) -> NDArray[np.float32]:
    """The vectors of passages, float32 (n, d), in the order given; zeros for an id that is gone."""
    found = dict(
        connection.execute(
            "SELECT passage_id, vector FROM vectors WHERE passage_id IN (SELECT value FROM json_each(?))",
            (_listed(ids),),
        ).fetchall()
    )
    gone = bytes(4 * dimension)
    stored = b"".join(found.get(id_, gone) for id_ in ids)
    return np.frombuffer(stored, "<f4").reshape(len(ids), dimension)


# From one outlet to the next in the index: DISTINCT would walk through all of their articles.
_SOURCES = """
    WITH RECURSIVE outlets (name) AS (
        SELECT min(source) FROM revisions WHERE current
        UNION ALL
        SELECT (SELECT min(source) FROM revisions WHERE current AND source > name)
        FROM outlets WHERE name IS NOT NULL
    )
    SELECT name FROM outlets WHERE name IS NOT NULL
"""


def sources(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The outlets' names, in order."""
    return tuple(name for (name,) in connection.execute(_SOURCES))


def spelt(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[str]:
    """The archive's own spelling of outlets' names, whatever their case; unknown ones are gone."""
    folded = {source.casefold() for source in wanted}
    return [source for source in sources(connection) if source.casefold() in folded] if folded else []


def count_passages(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])


def info(connection: sqlite3.Connection, folder: Path, state: ArchiveState) -> ArchiveInfo:
    """Counts over the whole archive, and the size of its files."""
    counts = connection.execute(
        "SELECT count(*) FILTER (WHERE current), count(*),"
        " count(*) FILTER (WHERE current AND published IS NULL),"
        " min(published) FILTER (WHERE current), max(published) FILTER (WHERE current)"
        " FROM revisions"
    ).fetchone()
    by_source = connection.execute(
        "SELECT source, count(*) AS n FROM revisions WHERE current GROUP BY source ORDER BY n DESC, source"
    ).fetchall()
    tuned = connection.execute("SELECT value FROM meta WHERE key = ?", (RANKING,)).fetchone()
    return ArchiveInfo(
        path=str(folder),
        state=state,
        articles=counts[0],
        passages=count_passages(connection),
        revisions=counts[1],
        undated=counts[2],
        sources=tuple((name, articles) for name, articles in by_source),
        first_day=counts[3],
        last_day=counts[4],
        bytes=size(folder),
        stories=stories.count(connection),
        untold=len(stories.untold_ids(connection)),
        ranking=str(json.loads(tuned[0])["about"]) if tuned else None,
    )


def size(folder: Path) -> int:
    """Bytes of an archive's files."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _listed(ids: Iterable[int]) -> str:
    return json.dumps([int(id_) for id_ in ids])
