"""What is taken in and kept: articles and their passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from qa.types.dates import Provenance, PublicationDate


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a reader found, before cleaning.

    Args:
        locator: the file, line or address it came from, for messages.
        content: the text or HTML as read.
        media: ``text``, ``markdown`` or ``html``.
        file: the name of the file it came from, below the folder that was to be read; empty otherwise.
        The rest is what the input said of itself; None or empty where it said nothing.
        ``published`` is as written there and not yet parsed.
    """

    locator: str
    content: str
    media: str = "text"
    file: str = field(default="", compare=False)
    id: str | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of one article, cleaned.

    Args:
        id: stable across revisions.
        source: the outlet's name; ``unknown`` where it is not known.
        language: ISO 639-1 code, None where not known.
        published: None where not known.
        not_before: where it is not, the day that it cannot be older than, for its text tells of
            something that happened then; None where no such day is known.
        revision: 1 for the first text seen under this id.
        story: what it shares with its copies in the archive and with no other article; its own id
            where it has none. Found by the archive, so it is no part of what makes articles equal.
        file: the name of the file that it was taken in from, below the folder that was read; empty where
            there was none. Nor is it part of that: a file may be moved.
    """

    id: str
    title: str
    text: str
    source: str = "unknown"
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: PublicationDate | None = None
    language: str | None = None
    revision: int = 1
    not_before: date | None = None
    story: str = field(default="", compare=False)
    file: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.story:
            object.__setattr__(self, "story", self.id)

    @property
    def content_hash(self) -> str:
        """SHA-256, hex, of all that a reader could tell apart; not of id and revision, nor of a date that
        was inferred, which other rules may infer otherwise from the same article."""
        told = self.published and self.published.provenance is not Provenance.INFERRED
        published = self.published.value if self.published and told else ""
        parts = (
            self.title,
            self.text,
            self.source,
            self.url or "",
            *self.authors,
            published,
            self.language or "",
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: ``text == article.text[start:end]``.

    Args:
        id: the archive's key, 0 before it is stored. Never reused.
        ordinal: its place in the article, from 0.
    """

    article_id: str
    revision: int
    ordinal: int
    start: int
    end: int
    text: str
    id: int = 0
