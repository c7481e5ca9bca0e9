"""The embedded archive: SQLite is the truth, FAISS is derived from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.types import Encoder
from qa.archive import doctor, lexical, reading, rows, statements, stories, writing
from qa.archive.database import Database, next_generation
from qa.archive.derived import DerivedIndex
from qa.archive.findings import Findings
from qa.archive.known import Known
from qa.archive.listings import ArticlePage, Order, StatementPage, StatementQuery, StoryPage
from qa.archive.lookup import People
from qa.archive.phrases import Phrases
from qa.archive.scopes import Scopes, lexical_condition
from qa.archive.types import ArchiveInfo, Diagnosis, Match, Outcome, Place, Scope, Unknown
from qa.archive.words import Words
from qa.errors import ArchiveError, ModelMismatchError
from qa.types import ArchiveState, Article, Filters, Passage, Statement


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
        self._scopes = Scopes(self._database)
        self._known = Known(self._database)
        self._about: ArchiveInfo | None = None
        self._words = Words(self._known)

    @staticmethod
    def require(folder: Path) -> None:
        """See that there is an archive; cheap, for before a model is loaded.

        Raises:
            ArchiveError: there is none.
        """
        if not Database.exists(folder):
            raise ArchiveError(
                f"no archive at {folder}; name one with --archive or DATELINE_ARCHIVE, or make one with"
                " `dateline ingest PATH`"
            )

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

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._database.read():
            yield

    def holds(self, article_id: str, content_hash: str) -> bool:
        with self._database.read() as connection:
            return writing.holds(connection, article_id, content_hash)

    def name_file(self, article: Article) -> None:
        with self._database.read() as connection:
            nameless = writing.nameless(connection, article)
        if nameless:
            with self._database.write() as connection:
                writing.name_file(connection, article)

    def put(
        self,
        article: Article,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        findings: Findings,
    ) -> Outcome:
        if vectors.shape != (len(passages), self._dimension):
            raise ValueError(f"{len(passages)} passages of {self._dimension} dimensions, got {vectors.shape}")
        with self._database.write() as connection:
            if writing.holds(connection, article.id, article.content_hash):
                return Outcome.UNCHANGED
            return writing.add(connection, article, passages, vectors, findings)

    def delete(self, article_id: str) -> bool:
        with self._database.write() as connection:
            return writing.delete(connection, article_id)

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        with self._database.read() as connection:
            return reading.article(connection, article_id, revision)

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        with self._database.read() as connection:
            return reading.revisions(connection, article_id)

    def articles(self, filters: Filters, limit: int, cursor: str | None = None) -> ArticlePage:
        with self._database.read() as connection:
            condition, values = rows.conditions(filters, reading.spelt(connection, filters.sources))
            return reading.articles(connection, condition, values, limit, cursor)

    def places(self, ids: Sequence[int]) -> tuple[Place, ...]:
        with self._database.read() as connection:
            return reading.places(connection, ids, self._words.kept_at(connection).revisions)

    def with_articles(self, ids: Sequence[int]) -> tuple[tuple[Passage, Article], ...]:
        with self._database.read() as connection:
            return reading.with_articles(connection, ids)

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        with self._database.read() as connection:
            return reading.passages_of(connection, article_id)

    def vectors_of(self, article_id: str) -> NDArray[np.float32]:
        with self._database.read() as connection:
            return reading.vectors_of(connection, article_id, self._dimension)

    def sources(self) -> tuple[str, ...]:
        with self._database.read() as connection:
            return reading.sources(connection)

    def scope(self, filters: Filters, speakers: tuple[str, ...] | None = None) -> Scope:
        return self._scopes.scope(filters, speakers)

    def lexical(self, query: str, k: int, scope: Scope) -> tuple[Match, ...]:
        with self._database.read() as connection:
            return self._words.search(connection, query, k, scope)

    def mentioning(self, topic: str, scope: Scope) -> tuple[str, ...]:
        with self._database.read() as connection:
            wanted = self._words.all_of(connection, topic)
            return tuple(lexical.mentioning(connection, wanted, *lexical_condition(connection, scope)))

    def holding(self, query: str, ids: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        with self._database.read() as connection:
            return self._words.holding(connection, query, ids)

    def nearest(self, vector: NDArray[np.float32], k: int, scope: Scope) -> tuple[Match, ...]:
        ids, scores = self._index.search(vector, k, scope.passages)
        return tuple(Match(int(id_), float(score)) for id_, score in zip(ids, scores, strict=True))

    def vectors_in(self, ids: Sequence[int]) -> NDArray[np.float32]:
        with self._database.read() as connection:
            return reading.vectors_in(connection, ids, self._dimension)

    def frequencies(self, stems: Sequence[str]) -> tuple[int, tuple[int, ...]]:
        with self._database.read() as connection:
            return self._words.frequencies(connection, stems)

    def statements_of(self, article_ids: Sequence[str]) -> Mapping[str, tuple[Statement, ...]]:
        with self._database.read() as connection:
            return statements.of_articles(connection, article_ids)

    def statements_in(self, passages: Sequence[int]) -> Mapping[str, tuple[Statement, ...]]:
        with self._database.read() as connection:
            return statements.in_passages(connection, passages)

    def statements(self, query: StatementQuery, limit: int, cursor: str | None = None) -> StatementPage:
        order = query.order if query.topic else Order.DATE
        with self._database.read() as connection:
            topic = self._words.all_of(connection, query.topic) if query.topic else None
            sources = reading.spelt(connection, query.filters.sources)
            wanted = statements.selection(query, sources, topic)
            return statements.page(connection, wanted, order, limit, cursor)

    def people(self) -> People:
        return self._known.people()

    def descriptions(self) -> Phrases:
        return self._known.descriptions()

    def is_word(self, written: str) -> bool:
        return self._known.is_word(written)

    def described(self, noun: str) -> tuple[str, ...]:
        return self._known.described(noun)

    def expansions(self, text: str) -> Mapping[str, tuple[str, ...]]:
        return self._known.expansions(text)

    def forms(self, text: str) -> Mapping[str, tuple[str, ...]]:
        with self._database.read() as connection:
            return self._words.forms(connection, text)

    def unknown(self, text: str) -> tuple[Unknown, ...]:
        with self._database.read() as connection:
            return self._words.unknown(connection, text)

    def unread(self, limit: int) -> tuple[Article, ...]:
        with self._database.read() as connection:
            return statements.unread(connection, limit)

    def count_unread(self) -> int:
        with self._database.read() as connection:
            return len(statements.unread_ids(connection))

    def forget_findings(self) -> None:
        with self._database.write() as connection:
            connection.execute("UPDATE readings SET rules = 0")

    def store_findings(self, found: Sequence[tuple[Article, Findings]]) -> None:
        with self._database.write() as connection:
            writing.store_findings(connection, found)

    def copies(self, article_id: str, filters: Filters) -> tuple[Article, ...]:
        with self._database.read() as connection:
            condition, values = rows.conditions(filters, reading.spelt(connection, filters.sources))
            return stories.copies(connection, article_id, condition, values)

    def stories(self, limit: int, cursor: str | None = None) -> StoryPage:
        with self._database.read() as connection:
            return stories.page(connection, limit, cursor)

    def count_untold(self) -> int:
        with self._database.read() as connection:
            return len(stories.untold_ids(connection))

    def find_stories(self, limit: int) -> int:
        with self._database.write() as connection:
            next_generation(connection)
            return stories.find(connection, limit)

    def forget_stories(self) -> None:
        with self._database.write() as connection:
            next_generation(connection)
            stories.forget(connection)

    def info(self) -> ArchiveInfo:
        state = self.state
        if self._about is None or self._about.state != state:
            with self._database.read() as connection:
                self._about = reading.info(connection, self.folder, self.state)
        return replace(self._about, bytes=reading.size(self.folder))

    def ranking(self) -> str | None:
        """The weights that ranking was tuned to for this archive (see ``finding.ranking``), or None."""
        return self._database.meta().get(reading.RANKING)

    def keep_ranking(self, weights: str | None) -> None:
        """Keep tuned weights with the archive in place of what was kept, None for none."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM meta WHERE key = ?", (reading.RANKING,))
            if weights is not None:
                connection.execute("INSERT INTO meta VALUES (?, ?)", (reading.RANKING, weights))
            next_generation(connection)  # the same question may have another answer

    def check(self) -> tuple[Diagnosis, ...]:
        return doctor.examine(self._database, self._index, self._dimension)

    def repair(self) -> None:
        with self._database.write() as connection:
            connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')")
            connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')")
            next_generation(connection)  # what was gathered from them may be another
        self._index.rebuild()

    def close(self) -> None:
        """Bring the derived files up to date and let go of the files."""
        try:
            self._index.save()
            with suppress(ArchiveError):  # a mistake in the corrections: who asks for somebody is told
                self._known.save()
        finally:
            self._database.close()
