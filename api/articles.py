"""Articles over the wire: which may be listed, what may be taken in, what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from api.questions import FiltersIn
from api.schemas import FileOut, In, NotBefore, Out, PublishedOut
from api.values import Cursor, Readable
from qa.archive.listings import ArticlePage
from qa.archive.store import Archive
from qa.errors import NotFoundError
from qa.types import Article, Filters, Passage, RawArticle

# No article is revised so often, and SQLite's integers end at 2**63.
LARGEST_REVISION = 2**31 - 1


class ArticlesIn(FiltersIn):
    """Which articles to list, and from where on."""

    limit: int = Field(20, ge=1, le=200, description="Articles a page.")
    cursor: Cursor = None


class ArticleIn(In):
    """An article to take in. Only the text is needed; what is not given is looked for in it."""

    text: str = Field(min_length=1)
    media: Literal["text", "markdown", "html"] = Field("text", description="What ``text`` is written in.")
    id: Readable | None = Field(
        None,
        min_length=1,
        max_length=2000,
        description="Stable name; made from the address or the content where there is none. "
        "Other content under a known id becomes its next revision.",
    )
    url: str | None = Field(None, max_length=5_000)
    title: str | None = Field(None, max_length=5_000)
    source: str | None = Field(None, max_length=1_000, description="The outlet.")
    authors: list[str] = Field([], max_length=1_000)
    published: str | None = Field(
        None, max_length=100, description="As precise as known.", examples=["2025-05-21", "2025-05", "2025"]
    )
    language: str | None = Field(None, max_length=100, description="ISO 639-1 code.", examples=["en"])


class ArticleSummaryOut(Out):
    id: str
    title: str
    file: FileOut
    source: str
    url: str | None
    authors: list[str]
    published: PublishedOut | None
    not_before: NotBefore
    language: str | None
    revision: int
    story: str = Field(description="The same for all articles that tell one story, and for no others.")


class CopyOut(Out):
    """Another article of the same story."""

    id: str
    title: str
    file: FileOut
    source: str
    published: PublishedOut | None


class ArticlePageOut(Out):
    articles: list[ArticleSummaryOut] = Field(description="Newest first.")
    total: int
    next: str | None = Field(description="Pass as cursor for the next page; null at the end.")


class ArticlePassageOut(Out):
    id: int
    start: int
    end: int


class RevisionOut(Out):
    revision: int
    title: str
    published: PublishedOut | None
    content_hash: str


class ArticleOut(ArticleSummaryOut):
    text: str
    content_hash: str = Field(description="SHA-256 of all that a reader could tell apart.")
    revisions: list[RevisionOut] = Field(description="Oldest first.")
    passages: list[ArticlePassageOut] = Field(description="Of the current revision; empty for another.")
    copies: list[CopyOut] = Field(
        description="The other articles that tell its story: copies, cut, edited, updated or dated anew."
        " Of the current revision; empty for another."
    )


class InputOut(Out):
    """What became of one article handed in."""

    line: int = Field(description="Its place in the request, from 1.")
    id: str | None
    outcome: Literal["added", "updated", "unchanged", "rejected"]
    reason: str | None = Field(None, description="Why it was rejected.")


class IngestOut(Out):
    added: int
    updated: int
    unchanged: int
    rejected: int
    articles: list[InputOut] = Field(description="In the order handed in.")


def raw_article(given: ArticleIn, locator: str) -> RawArticle:
    """
    Args:
        locator: where in the request it stood, for messages.
    """
    return RawArticle(
        locator=locator,
        content=given.text,
        media=given.media,
        id=given.id,
        url=given.url,
        title=given.title,
        source=given.source,
        authors=tuple(given.authors),
        published=given.published,
        language=given.language,
    )


def article_page_out(page: ArticlePage) -> ArticlePageOut:
    return ArticlePageOut.model_validate(page)


def read(archive: Archive, article_id: str, revision: int | None = None) -> ArticleOut:
    """One article whole.

    Args:
        revision: the current one if None.

    Raises:
        NotFoundError: there is none.
    """
    article = archive.article(article_id, revision)
    if article is None:
        which = f"revision {revision} of an article" if revision else "article"
        raise NotFoundError(f"There is no {which} with the id {article_id!r}.")
    revisions = archive.revisions(article_id)
    current = article.revision == revisions[-1].revision
    copies = archive.copies(article_id, Filters()) if current else ()
    return article_out(article, revisions, archive.passages_of(article_id), copies)


def article_out(
    article: Article, revisions: Sequence[Article], passages: Sequence[Passage], copies: Sequence[Article]
) -> ArticleOut:
    """
    Args:
        passages: of the current revision; those of another are left out.
        copies: the other articles that tell its story.
    """
    summary = ArticleSummaryOut.model_validate(article)
    return ArticleOut(
        **dict(summary),
        text=article.text,
        content_hash=article.content_hash,
        revisions=[RevisionOut.model_validate(revision) for revision in revisions],
        passages=[
            ArticlePassageOut.model_validate(passage)
            for passage in passages
            if passage.revision == article.revision
        ],
        copies=[CopyOut.model_validate(other) for other in copies],
    )
