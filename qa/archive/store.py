"""The questions that the rest of qa may ask of an archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qa.archive.findings import Findings
from qa.archive.listings import ArticlePage, StatementPage, StatementQuery, StoryPage
from qa.archive.lookup import People
from qa.archive.phrases import Phrases
from qa.archive.types import ArchiveInfo, Diagnosis, Match, Outcome, Place, Scope, Unknown
from qa.types import ArchiveState, Article, Filters, Passage, Statement


class Archive(Protocol):
    """Articles, their passages and vectors, and the two searches over them.

    Every method may be called from any thread. Searches see whole articles only.
    """

    @property
    def state(self) -> ArchiveState: ...

    def reading(self) -> AbstractContextManager[None]:
        """A block in which this thread sees one unchanging state; it may change nothing in it."""
        ...

    def holds(self, article_id: str, content_hash: str) -> bool:
        """Whether any revision of the article, current or not, has this content."""
        ...

    def name_file(self, article: Article) -> None:
        """Keep the name of the article's file with its current text, where none is kept."""
        ...

    def put(
        self,
        article: Article,
        passages: Sequence[Passage],
        vectors: NDArray[np.float32],
        findings: Findings,
    ) -> Outcome:
        """Store an article in one transaction; other content under a known id is a new revision.

        Content that the archive holds already, be it as an earlier revision, changes nothing.

        Args:
            vectors: float32 (len(passages), d), unit length.
            findings: what the article says who said, see ``qa.ingest.finding``.
        """
        ...

    def delete(self, article_id: str) -> bool:
        """Remove an article with all its revisions. False where there was none."""
        ...

    def article(self, article_id: str, revision: int | None = None) -> Article | None:
        """One article, its current revision unless another is named."""
        ...

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        """All revisions, oldest first."""
        ...

    def articles(self, filters: Filters, limit: int, cursor: str | None = None) -> ArticlePage:
        """Articles that the filters admit, newest first."""
        ...

    def places(self, ids: Sequence[int]) -> tuple[Place, ...]:
        """Where passages stand, by id, in the order given; ids that are gone are left out."""
        ...

    def with_articles(self, ids: Sequence[int]) -> tuple[tuple[Passage, Article], ...]:
        """Passages by id with the revisions that they stand in, in the order given; ids that are gone
        are left out."""
        ...

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """The passages of an article's current revision, in order."""
        ...

    def vectors_of(self, article_id: str) -> NDArray[np.float32]:
        """The vectors of ``passages_of``, float32 (passages, d), in the same order."""
        ...

    def sources(self) -> tuple[str, ...]:
        """The outlets' names."""
        ...

    def scope(self, filters: Filters, speakers: tuple[str, ...] | None = None) -> Scope:
        """Resolve filters, once per question.

        Args:
            speakers: as articles name them; see ``Scope``.
        """
        ...

    def lexical(self, query: str, k: int, scope: Scope) -> tuple[Match, ...]:
        """The best k passages of the scope by BM25 over title and text, each word in all forms that the
        archive has for it (see ``qa.archive.terms``)."""
        ...

    def mentioning(self, topic: str, scope: Scope) -> tuple[str, ...]:
        """Ids of the articles of the scope of which one passage, with the title, has all words of the
        topic, best first; acronyms that the archive explains stand for their words."""
        ...

    def holding(self, query: str, ids: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """How much each of the query's words weighs, (words,), rare ones more and together 1, and which
        of them each passage or its title holds, in whatever form, (ids, words)."""
        ...

    def nearest(self, vector: NDArray[np.float32], k: int, scope: Scope) -> tuple[Match, ...]:
        """The best k passages of the scope by cosine, exact over the scope."""
        ...

    def vectors_in(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of passages, (n, d), in the order given; zeros for an id that is gone."""
        ...

    def frequencies(self, stems: Sequence[str]) -> tuple[int, tuple[int, ...]]:
        """How many passages there are, and how many hold each stem (see ``qa.language.stemming``)."""
        ...

    def statements_of(self, article_ids: Sequence[str]) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of articles' current revisions, in the text's order, under every id asked for."""
        ...

    def statements_in(self, passages: Sequence[int]) -> Mapping[str, tuple[Statement, ...]]:
        """By article id the statements that reach into passages, given by their ids, and all turns of their
        transcripts, in the text's order."""
        ...

    def statements(self, query: StatementQuery, limit: int, cursor: str | None = None) -> StatementPage:
        """Statements with the articles that report them, a page at a time."""
        ...

    def people(self) -> People:
        """Who speaks in the archive or is introduced there, who said most first.

        Raises:
            ArchiveError: the file of corrections, ``people.toml``, has a mistake.
        """
        ...

    def descriptions(self) -> Phrases:
        """What articles call speakers whom they leave open, by an office ("the Russian minister")."""
        ...

    def described(self, noun: str) -> tuple[str, ...]:
        """What articles call speakers whom they leave open, with this noun at its head, given in the
        singular: "most residents of Orsal" for "resident"."""
        ...

    def is_word(self, written: str) -> bool:
        """Whether articles have a word in small letters, most of the time: "star" is no acronym and no name
        there."""
        ...

    def expansions(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """What the acronyms in a text stand for in this archive, how names in it are shortened there, and
        how else people's are spelt.

        ``{"CSTO": ("Collective Security Treaty Organization",), "Sergey": ("Sergei",)}``, keys as the
        text has them.
        """
        ...

    def forms(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """What else this archive has for the words of a text, case folded, without marks; those that it
        has nothing else for are left out: ``{"12 billion": ("12bn",), "defence": ("defense",)}``."""
        ...

    def unknown(self, text: str) -> tuple[Unknown, ...]:
        """The words of a text that no article has in any form, and those that only slips have."""
        ...

    def unread(self, limit: int) -> tuple[Article, ...]:
        """Articles in which the present rules have not looked for statements, at most so many."""
        ...

    def count_unread(self) -> int:
        """How many there are of them."""
        ...

    def forget_findings(self) -> None:
        """Take every article for unread; what was found before stays until it is read again."""
        ...

    def store_findings(self, found: Sequence[tuple[Article, Findings]]) -> None:
        """Put what was found in articles in place of what was before, in one transaction.

        An article that has changed or gone meanwhile is passed over.
        """
        ...

    def copies(self, article_id: str, filters: Filters) -> tuple[Article, ...]:
        """The other articles that tell an article's story and that the filters admit, in the order of
        publication, undated ones last."""
        ...

    def stories(self, limit: int, cursor: str | None = None) -> StoryPage:
        """The stories that several articles tell, those of most articles first, a page at a time."""
        ...

    def count_untold(self) -> int:
        """How many articles there are whose story the present rules have not looked for."""
        ...

    def find_stories(self, limit: int) -> int:
        """Find the stories of at most so many of them, in one transaction; how many it were."""
        ...

    def forget_stories(self) -> None:
        """Take every article for one that tells its story alone, and was not looked at."""
        ...

    def info(self) -> ArchiveInfo: ...

    def check(self) -> tuple[Diagnosis, ...]:
        """Look at every promise the archive makes. Changes nothing."""
        ...

    def repair(self) -> None:
        """Rebuild what is derived from what is true."""
        ...

    def close(self) -> None: ...
