"""Listings of articles, stories and statements, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qa.types import Article, Filters, Statement


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page of a listing; ``next`` is the cursor of the following page, None at the end."""

    articles: tuple[Article, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page of the stories that several articles tell, each as its articles in the order of
    publication; ``next`` is the cursor of the following page, None at the end."""

    stories: tuple[tuple[Article, ...], ...]
    total: int
    next: str | None


class Order(StrEnum):
    """How statements are listed."""

    DATE = "date"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements to list. Empty means no restriction.

    Args:
        speakers: as articles name them; see ``Profile.spellings``.
        topic: words that the sentence or the article's title must all hold, whatever their ending;
            an acronym that the archive explains may stand as its words, and the other way round.
        filters: which articles; its period is the one in which it was said, where the text tells,
            and was published otherwise.
        order: newest first, or by BM25 of the topic; by date where there is no topic.
    """

    speakers: tuple[str, ...] = ()
    topic: str = ""
    filters: Filters = field(default_factory=Filters)
    order: Order = Order.DATE


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement with the article that reports it.

    Args:
        first_day, last_day: when it was said, as precisely as the text tells; else when it was
            published; None where neither is known.
        score: of the topic, higher is better; 0 without one.
    """

    id: int
    statement: Statement
    article: Article
    first_day: date | None
    last_day: date | None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One page of a listing; ``next`` is the cursor of the following page, None at the end."""

    statements: tuple[Reported, ...]
    total: int
    next: str | None
