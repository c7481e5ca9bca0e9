"""What Dateline's own search, without a reader, shows for a question that is made of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from embeddings.types import Encoder
from qa.answering.finding.ranking import shipped
from qa.answering.finding.retrieval import Found, Query, candidates, rank
from qa.archive.store import Archive
from qa.archive.types import Scope
from qa.types import Article, Filters, Passage, PublicationDate

ASKED_AFTER = timedelta(days=7)  # of its article: others have reported by then


@dataclass(frozen=True, slots=True)
class Competitor:
    """A passage that was found.

    Args:
        coverage: share of the question's words, by rarity, that it holds.
    """

    passage: Passage
    article: Article
    coverage: float


@dataclass(frozen=True, slots=True)
class Searcher:
    """Asks an archive."""

    archive: Archive
    encoder: Encoder
    scope: Scope

    @classmethod
    def of(cls, archive: Archive, encoder: Encoder) -> Searcher:
        """Of all that the archive holds."""
        return cls(archive, encoder, archive.scope(Filters()))

    def find(self, question: str, published: PublicationDate | None, k: int) -> Sequence[Found]:
        """The best passages, asked a week after the article was published, more than ``k`` at times."""
        asked = published.last_day + ASKED_AFTER if published else date.max
        query = Query(question, asked, k, dated=published is None)
        return rank(candidates(self.archive, self.encoder, query, self.scope), shipped())


def read(archive: Archive, found: Sequence[Found]) -> list[Competitor]:
    """The passages with their articles, in the order given."""
    coverage = {one.place.passage_id: one.features["coverage"] for one in found}
    return [
        Competitor(passage, article, coverage[passage.id])
        for passage, article in archive.with_articles(list(coverage))
    ]


def rarity_of(archive: Archive, asked: Sequence[str]) -> dict[str, float]:
    """Stems' weights, as passages are shown to the reader when a question is asked."""
    passages, holding = archive.frequencies(asked)
    return {stem: log(1 + passages / (1 + n)) for stem, n in zip(asked, holding, strict=True)}
