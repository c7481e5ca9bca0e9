"""Looks at every promise an archive makes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from embeddings.vector_index import IndexFileError, VectorIndex
from qa.archive import rows, statements, stories
from qa.archive.database import Database
from qa.archive.derived import BATCH, DerivedIndex
from qa.archive.types import Diagnosis
from qa.errors import ArchiveError, ReadOnlyArchiveError

REPAIR = "dateline doctor --repair"
FIND = "dateline statements --find"
FIND_STORIES = "dateline stories --find"
ROUNDED = 2**-12  # of numbers up to 1 in halves
RESTORE = "restore archive.sqlite from a backup, or ingest the articles again into a new folder"

Check = Callable[[sqlite3.Connection], str | None]


def examine(database: Database, index: DerivedIndex, dimension: int) -> tuple[Diagnosis, ...]:
    """One diagnosis a promise; the archive is left as it is."""
    checks: tuple[tuple[str, Check, str], ...] = (
        ("database", _database_is_sound, RESTORE),
        ("articles", _articles_have_one_current_revision, RESTORE),
        ("texts", _texts_match_their_hashes, RESTORE),
        ("passages", _passages_lie_in_their_text, RESTORE),
        ("statements", _statements_lie_in_their_text, f"{FIND} --again"),
        ("statements found", _every_article_was_read, FIND),
        ("stories", _stories_hang_together, f"{FIND_STORIES} --again"),
        ("stories found", _every_article_has_a_story, FIND_STORIES),
        ("vectors", lambda connection: _vectors_are_whole(connection, dimension), RESTORE),
        ("vector index", lambda connection: _vector_index_agrees(connection, index), REPAIR),
        ("vector file", lambda _: _vector_file_is_readable(index), REPAIR),
    )
    diagnoses = [_diagnosis(name, _ask(database, check), repair) for name, check, repair in checks]
    return (
        *diagnoses,
        _diagnosis("word index", _word_index_agrees(database, "passages"), REPAIR),
        _diagnosis("statement index", _word_index_agrees(database, "statements"), REPAIR),
    )


def _ask(database: Database, check: Check) -> str | None:
    try:
        with database.read() as connection:
            return check(connection)
    except ArchiveError as error:
        return error.message


def _diagnosis(name: str, trouble: str | None, repair: str) -> Diagnosis:
    return Diagnosis(name, trouble is None, trouble or "ok", repair if trouble else None)


def _database_is_sound(connection: sqlite3.Connection) -> str | None:
    problems = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    problems += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    problems = [problem for problem in problems if problem != "ok"]
    return "; ".join(problems) or None


def _articles_have_one_current_revision(connection: sqlite3.Connection) -> str | None:
    bad = connection.execute(
        "SELECT article_id FROM revisions GROUP BY article_id HAVING sum(current) != 1"
    ).fetchall()
    bare = connection.execute(
        "SELECT article_id FROM revisions r WHERE current"
        " AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.revision_key = r.key)"
    ).fetchall()
    return _named("without one current revision", bad) or _named("without passages", bare)


def _texts_match_their_hashes(connection: sqlite3.Connection) -> str | None:
    found = connection.execute(f"SELECT {rows.ARTICLE_COLUMNS}, content_hash FROM revisions r")
    changed = [row[:1] for row in found if rows.article_from_row(row[:-1]).content_hash != row[-1]]
    return _named("changed since they were stored", changed)


def _passages_lie_in_their_text(connection: sqlite3.Connection) -> str | None:
    outside = connection.execute(
        "SELECT p.id FROM passages p JOIN revisions r ON r.key = p.revision_key"
        " WHERE NOT (0 <= p.start AND p.start < p.end AND p.end <= length(r.text)) OR NOT r.current"
    ).fetchall()
    return _named("outside the current text of their article", outside)


def _statements_lie_in_their_text(connection: sqlite3.Connection) -> str | None:
    found = connection.execute(
        "WITH spans (id, revision_key, span) AS ("
        " SELECT id, revision_key, json_array(start, end) FROM statements"
        " UNION ALL SELECT id, revision_key, source FROM statements WHERE source IS NOT NULL"
        " UNION ALL SELECT id, revision_key, cue FROM statements WHERE cue IS NOT NULL"
        " UNION ALL SELECT s.id, s.revision_key, c.value FROM statements s, json_each(s.contents) c)"
        " SELECT DISTINCT spans.id FROM spans JOIN revisions r ON r.key = spans.revision_key"
        " WHERE NOT r.current"
        " OR json_extract(span, '$[0]') < 0 OR json_extract(span, '$[1]') > length(r.text)"
        " OR json_extract(span, '$[0]') >= json_extract(span, '$[1]') ORDER BY spans.id"
    ).fetchall()
    return _named("outside the current text of their article", found)


def _every_article_was_read(connection: sqlite3.Connection) -> str | None:
    return _named("not read by the present rules", statements.unread_ids(connection))


def _stories_hang_together(connection: sqlite3.Connection) -> str | None:
    outdated = connection.execute(
        "SELECT r.article_id FROM tellings t JOIN revisions r ON r.key = t.revision_key WHERE NOT r.current"
    ).fetchall()
    unfindable = connection.execute(
        "SELECT r.article_id FROM tellings t JOIN revisions r ON r.key = t.revision_key"
        " WHERE NOT EXISTS (SELECT 1 FROM fingerprints f WHERE f.revision_key = t.revision_key)"
    ).fetchall()
    return (
        _named("with a story of an earlier revision", outdated)
        or _named("that their copies cannot be found by", unfindable)
        or _named("in another story than that of their copies", stories.misnamed(connection))
    )


def _every_article_has_a_story(connection: sqlite3.Connection) -> str | None:
    return _named("not looked at by the present rules", stories.untold_ids(connection))


def _vectors_are_whole(connection: sqlite3.Connection, dimension: int) -> str | None:
    missing = connection.execute(
        "SELECT id FROM passages WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE passage_id = id)"
    ).fetchall()
    found = connection.execute("SELECT passage_id, vector FROM vectors")
    wrong = [(id_,) for id_, vector in found if not _is_unit(vector, dimension)]
    return _named("without a vector", missing) or _named("with a damaged vector", wrong)


def _is_unit(vector: bytes, dimension: int) -> bool:
    if len(vector) != 4 * dimension:
        return False
    return bool(abs(np.linalg.norm(np.frombuffer(vector, "<f4")) - 1) < 1e-3)


def _word_index_agrees(database: Database, noun: str) -> str | None:
    # FTS5 takes the request to compare itself with the texts as if it were an insert.
    try:
        with database.write() as connection:
            connection.execute(f"INSERT INTO {noun}_fts ({noun}_fts, rank) VALUES ('integrity-check', 1)")
    except ReadOnlyArchiveError:
        return "cannot be compared where the archive may only be read"
    except ArchiveError:
        return f"does not match the {noun}"
    return None


def _vector_index_agrees(connection: sqlite3.Connection, index: DerivedIndex) -> str | None:
    stored = np.array([row[0] for row in connection.execute("SELECT id FROM passages")], dtype=np.int64)
    missing = np.setdiff1d(stored, index.ids())
    surplus = np.setdiff1d(index.ids(), stored)
    wrong: list[tuple[int]] = []
    if missing.size or surplus.size:
        return f"{missing.size} passages are missing from it, {surplus.size} are no longer in the archive"
    found = connection.execute("SELECT passage_id, vector FROM vectors")
    while batch := found.fetchmany(BATCH):
        searched = index.vectors(np.array([id_ for id_, _ in batch], dtype=np.int64))
        pairs = zip(batch, searched, strict=True)
        wrong += [(id_,) for (id_, vector), used in pairs if not _is_rounded_to(vector, used)]
    return _named("searched by another vector than theirs", wrong)


def _is_rounded_to(stored: bytes, used: NDArray[np.float32]) -> bool:
    """Whether what the index holds is a vector in halves; the largest of its numbers is 1."""
    if len(stored) != used.nbytes:
        return False
    return bool(np.abs(np.frombuffer(stored, "<f4") - used).max(initial=0.0) <= ROUNDED)


def _vector_file_is_readable(index: DerivedIndex) -> str | None:
    if not index.path.exists():
        return None  # it is made when the archive is closed
    try:
        VectorIndex.open(index.path)
    except IndexFileError as error:
        return str(error)
    return None


def _named(what: str, found: Sequence[tuple[object, ...]]) -> str | None:
    """None where nothing was found, else how many and the first few."""
    if not found:
        return None
    first = ", ".join(str(row[0]) for row in found[:3])
    return f"{len(found)} {what}: {first}" + (", ..." if len(found) > 3 else "")
