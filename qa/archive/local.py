"""The embedded archive: SQLite is the truth, FAISS is derived from it."""

from __future__ import annotations

import base64
import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.types import Encoder
from qa.archive import doctor, lexical, rows, writing
from qa.archive.database import Database, next_generation
from qa.archive.derived import DerivedIndex
from qa.archive.store import ArchiveInfo, ArticlePage, Finding, Match, Outcome, Scope
from qa.errors import ArchiveError, InvalidRequestError, ModelMismatchError
from qa.types import ArchiveState, Article, Filters, Passage

SCOPES_KEPT = 32
# BM25 weights of an article's title, repeated with each of its passages, and of the text.
TITLE_WEIGHT, TEXT_WEIGHT = 1.0, 1.0


class LocalArchive:
    """An archive in one folder. Implements ``qa.archive.store.Archive``."""

    def __init__(self, folder: Path) -> None:
        """Open an archive that is there.

        Raises:
            ArchiveError: there is none, or it cannot be read.
        """
        self.require(folder)
        self.folder = folder
        self._database = Database(folder)
        meta = self._database.meta()
        self._model, self._fingerprint = meta["model"], meta["fingerprint"]
        self._dimension = int(meta["dimension"])
        self._index = DerivedIndex(self._database, self._dimension)
        self._scopes: OrderedDict[tuple[int, Filters], Scope] = OrderedDict()
        self._resolving = threading.Lock()

    @staticmethod
    def require(folder: Path) -> None:
        """Raise ArchiveError where there is no archive; cheap, for before a model is loaded."""
        if not Database.exists(folder):
            raise ArchiveError(f"no archive at {folder}; make one with `dateline ingest PATH`")

    @classmethod
    def for_encoder(cls, folder: Path, encoder: Encoder, *, create: bool = False) -> LocalArchive:
        """Open an archive to be used with an encoder.

        Args:
            create: make it where there is none.

        Raises:
            ArchiveError: there is none, or it cannot be read.
            ModelMismatchError: its vectors come from another model.
        """
        if create and not Database.exists(folder):
            meta = {
                "model": encoder.name,
                "fingerprint": encoder.fingerprint,
                "dimension": str(encoder.dimension),
            }
            Database.create(folder, meta).close()
        archive = cls(folder)
        if archive._fingerprint != encoder.fingerprint:
            archive._database.close()
            raise ModelMismatchError(
                f"the archive {folder} was embedded with {archive._model} ({archive._fingerprint}),"
                f" the model in use is {encoder.name} ({encoder.fingerprint}); set DATELINE_MODEL back,"
                " or embed the archive again with `dateline reembed`"
            )
        return archive

    @property
    def state(self) -> ArchiveState:
        return ArchiveState(self._database.generation(), self._model)

    def holds(self, article_id: str, content_hash: str) -> bool:
        with self._database.read() as connection:
            return writing.holds(connection, article_id, content_hash)

    def put(self, article: Article, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> Outcome:
        if vectors.shape != (len(passages), self._dimension):
            raise ValueError(f"{len(passages)} passages of {self._dimension} dimensions, got {vectors.shape}")
        with self._database.write() as connection:
            if writing.holds(connection, article.id, article.content_hash):
                return Outcome.UNCHANGED
            current = connection.execute(
                "SELECT key, revision FROM revisions WHERE article_id = ? AND current", (article.id,)
            ).fetchone()
            generation = next_generation(connection)
            if current:
                writing.remove_passages(connection, current[0], generation)
                connection.execute("UPDATE revisions SET current = 0 WHERE key = ?", (current[0],))
            key = writing.insert_revision(connection, article, current[1] + 1 if current else 1)
            writing.insert_passages(connection, key, article.title, passages, vectors, generation)
        return Outcome.UPDATED if current else Outcome.ADDED

    def delete(self, article_id: str) -> bool:
        with self._database.write() as connection:
            row = connection.execute(
                "SELECT key FROM revisions WHERE article_id = ? AND current", (article_id,)
            ).fetchone()
            if row is None:
                return False
            writing.remove_passages(connection, row[0], next_generation(connection))
            connection.execute("DELETE FROM revisions WHERE article_id = ?", (article_id,))
        return True

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        wanted = "r.current" if revision is None else "r.revision = ?"
        with self._database.read() as connection:
            row = connection.execute(
                f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r WHERE r.article_id = ? AND {wanted}",
                (article_id,) if revision is None else (article_id, revision),
            ).fetchone()
        return rows.article_from_row(row) if row else None

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r WHERE r.article_id = ? ORDER BY r.revision",
                (article_id,),
            ).fetchall()
        return tuple(rows.article_from_row(row) for row in found)

    def articles(self, filters: Filters, limit: int, cursor: str | None = None) -> ArticlePage:
        condition, values = rows.conditions(filters, self._spelt(filters.sources))
        newest = "coalesce(r.last_day, '')"
        day, after = _read_cursor(cursor) if cursor else ("9999", "")
        with self._database.read() as connection:
            total = _count(connection, condition, values)
            found = connection.execute(
                f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r"
                f" WHERE {condition} AND ({newest} < ? OR ({newest} = ? AND r.article_id > ?))"
                f" ORDER BY {newest} DESC, r.article_id LIMIT ?",
                [*values, day, day, after, limit + 1],
            ).fetchall()
        page = tuple(rows.article_from_row(row) for row in found[:limit])
        return ArticlePage(page, total, _write_cursor(page[-1]) if len(found) > limit else None)

    def passages(self, ids: Sequence[int]) -> tuple[Passage, ...]:
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT {rows.PASSAGE_COLUMNS} FROM passages p JOIN revisions r ON r.key = p.revision_key"
                " WHERE p.id IN (SELECT value FROM json_each(?))",
                (json.dumps([int(id_) for id_ in ids]),),
            ).fetchall()
        by_id = {row[-1]: rows.passage_from_row(row) for row in found}
        return tuple(by_id[id_] for id_ in ids if id_ in by_id)

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        with self._database.read() as connection:
            found = connection.execute(
                f"SELECT {rows.PASSAGE_COLUMNS} FROM passages p JOIN revisions r ON r.key = p.revision_key"
                " WHERE r.article_id = ? ORDER BY p.ordinal",
                (article_id,),
            ).fetchall()
        return tuple(rows.passage_from_row(row) for row in found)

    def vectors_of(self, article_id: str) -> NDArray[np.float32]:
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT v.vector FROM vectors v JOIN passages p ON p.id = v.passage_id"
                " JOIN revisions r ON r.key = p.revision_key WHERE r.article_id = ? ORDER BY p.ordinal",
                (article_id,),
            ).fetchall()
        stored = np.frombuffer(b"".join(row[0] for row in found), dtype="<f4")
        return stored.reshape(len(found), self._dimension)

    def sources(self) -> tuple[str, ...]:
        with self._database.read() as connection:
            found = connection.execute("SELECT DISTINCT source FROM revisions WHERE current ORDER BY source")
            return tuple(row[0] for row in found)

    def scope(self, filters: Filters) -> Scope:
        key = (self._database.generation(), filters)
        with self._resolving:
            known = self._scopes.get(key)
        scope = known or self._resolve(filters)
        with self._resolving:
            self._scopes[key] = scope
            while len(self._scopes) > SCOPES_KEPT:
                self._scopes.popitem(last=False)
        return scope

    def lexical(self, query: str, k: int, scope: Scope) -> tuple[Match, ...]:
        condition, values = rows.conditions(scope.filters, self._spelt(scope.filters.sources))
        with self._database.read() as connection:
            count = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
            expression = lexical.match_expression(connection, query, count)
            if expression is None:
                return ()
            # FTS5's bm25() is the lower the better; ours are similarities.
            found = connection.execute(
                f"SELECT f.rowid, -bm25(passages_fts, {TITLE_WEIGHT}, {TEXT_WEIGHT}) AS score"
                " FROM passages_fts f JOIN passages p ON p.id = f.rowid"
                " JOIN revisions r ON r.key = p.revision_key"
                f" WHERE passages_fts MATCH ? AND {condition} ORDER BY score DESC, f.rowid LIMIT ?",
                [expression, *values, k],
            ).fetchall()
        return tuple(Match(id_, score) for id_, score in found)

    def nearest(self, vector: NDArray[np.float32], k: int, scope: Scope) -> tuple[Match, ...]:
        ids, scores = self._index.search(vector, k, scope.passages)
        return tuple(Match(int(id_), float(score)) for id_, score in zip(ids, scores, strict=True))

    def similarities(self, vector: NDArray[np.float32], ids: Sequence[int]) -> tuple[float, ...]:
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT passage_id, vector FROM vectors WHERE passage_id IN (SELECT value FROM json_each(?))",
                (json.dumps([int(id_) for id_ in ids]),),
            ).fetchall()
        by_id = {id_: float(np.frombuffer(stored, "<f4") @ vector) for id_, stored in found}
        return tuple(by_id.get(id_, 0.0) for id_ in ids)

    def frequencies(self, stems: Sequence[str]) -> tuple[int, tuple[int, ...]]:
        with self._database.read() as connection:
            passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
            return passages, tuple(lexical.document_frequency(connection, stem) for stem in stems)

    def info(self) -> ArchiveInfo:
        with self._database.read() as connection:
            counts = connection.execute(
                "SELECT count(*) FILTER (WHERE current), count(*),"
                " count(*) FILTER (WHERE current AND published IS NULL),"
                " min(published) FILTER (WHERE current), max(published) FILTER (WHERE current)"
                " FROM revisions"
            ).fetchone()
            passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
            sources = connection.execute(
                "SELECT source, count(*) AS n FROM revisions WHERE current"
                " GROUP BY source ORDER BY n DESC, source"
            ).fetchall()
        return ArchiveInfo(
            path=str(self.folder),
            state=self.state,
            articles=counts[0],
            passages=passages,
            revisions=counts[1],
            undated=counts[2],
            sources=tuple((name, count) for name, count in sources),
            first_day=counts[3],
            last_day=counts[4],
            bytes=sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file()),
        )

    def check(self) -> tuple[Finding, ...]:
        return doctor.examine(self._database, self._index, self._dimension)

    def repair(self) -> None:
        with self._database.write() as connection:
            connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")
        self._index.rebuild()

    def close(self) -> None:
        """Bring the index's file up to date and let go of the files."""
        self._index.save()
        self._database.close()

    def _resolve(self, filters: Filters) -> Scope:
        sources = self._spelt(filters.sources)
        condition, values = rows.conditions(filters, sources)
        with self._database.read() as connection:
            articles = _count(connection, condition, values)
            undated = _count(connection, *rows.undated_left_out(filters, sources))
            imprecise = _count(connection, *rows.imprecise_left_out(filters, sources))
            if filters == Filters(include_undated=filters.include_undated):
                return Scope(filters, articles, undated, imprecise, None)
            ids = connection.execute(
                f"SELECT p.id FROM passages p JOIN revisions r ON r.key = p.revision_key WHERE {condition}",
                values,
            ).fetchall()
        return Scope(filters, articles, undated, imprecise, _mask([row[0] for row in ids]))

    def _spelt(self, sources: Sequence[str]) -> list[str]:
        """The archive's own spelling of outlets' names, whatever their case; unknown ones are gone."""
        wanted = {source.casefold() for source in sources}
        return [source for source in self.sources() if source.casefold() in wanted] if wanted else []


def _count(connection: sqlite3.Connection, condition: str, values: Sequence[Any]) -> int:
    """How many revisions a condition admits."""
    found = connection.execute(f"SELECT count(*) FROM revisions r WHERE {condition}", values)
    return int(found.fetchone()[0])


def _mask(ids: Sequence[int]) -> NDArray[np.bool_]:
    mask = np.zeros(max(ids, default=0) + 1, dtype=np.bool_)
    mask[list(ids)] = True
    return mask


def _write_cursor(article: Article) -> str:
    day = article.published.last_day.isoformat() if article.published else ""
    return base64.urlsafe_b64encode(json.dumps([day, article.id]).encode()).decode()


def _read_cursor(cursor: str) -> tuple[str, str]:
    try:
        day, article_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError) as error:
        raise InvalidRequestError(
            "cursor is not one that an earlier page gave as next; leave it out for the first page",
            field="cursor",
        ) from error
    return str(day), str(article_id)
