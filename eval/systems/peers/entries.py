"""What every peer is given: the archive's passages, what was embedded for them, and their vectors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from embeddings.types import Vectors
from qa.archive.store import Archive
from qa.ingest.passages import embedding_text
from qa.types import Article, Filters

PAGE = 500  # articles read at a time

# Fields by which a passage can be filtered. Days are numbers, YYYYMMDD, None where the date is unknown.
FIRST_DAY, LAST_DAY, SOURCE, ARTICLE = "first_day", "last_day", "source", "article"


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to index.

    Args:
        id: Dateline's.
        text: what was embedded: title and date, each on its line where known, then the passage.
        vector: float32 (d,), unit length.
        metadata: by the fields above.
    """

    id: int
    text: str
    vector: Vectors
    metadata: dict[str, str | int | None]


def entries(archive: Archive, page_size: int = PAGE) -> Iterator[Entry]:
    """All current passages of an archive that nobody writes to meanwhile."""
    cursor = None
    while True:
        page = archive.articles(Filters(), page_size, cursor)
        for article in page.articles:
            yield from _of_article(archive, article)
        cursor = page.next
        if cursor is None:
            return


def _of_article(archive: Archive, article: Article) -> Iterator[Entry]:
    published = article.published
    metadata: dict[str, str | int | None] = {
        ARTICLE: article.id,
        SOURCE: article.source.casefold(),
        FIRST_DAY: _number(published.first_day) if published else None,
        LAST_DAY: _number(published.last_day) if published else None,
    }
    passages, vectors = archive.passages_of(article.id), archive.vectors_of(article.id)
    for passage, vector in zip(passages, vectors, strict=True):
        yield Entry(passage.id, embedding_text(article, passage.text), vector, metadata)


def bounds(filters: Filters) -> list[tuple[str, str, int]]:
    """What the days of a dated passage must satisfy: field, comparison, day."""
    given = ((FIRST_DAY, ">=", filters.published_from), (LAST_DAY, "<=", filters.last_day))
    return [(field, comparison, _number(day)) for field, comparison, day in given if day]


def lists(filters: Filters) -> list[tuple[str, list[str]]]:
    """Fields whose value must be one of a list."""
    given = ((SOURCE, [one.casefold() for one in filters.sources]), (ARTICLE, list(filters.article_ids)))
    return [(field, wanted) for field, wanted in given if wanted]


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
