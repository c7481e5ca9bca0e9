"""Statements and stories found in articles that are in the archive already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from qa.archive.store import Archive
from qa.ingest.finding import find
from qa.ingest.inferring import inferred_date
from qa.types import Article

BATCH = 50  # articles a transaction
STORIES_BATCH = 500  # the same where stories are found, which is quicker


def reread(
    archive: Archive,
    observe: Callable[[int, int], None] | None = None,
    clock: Callable[[], datetime] = datetime.now,
) -> int:
    """Find statements, people and acronyms where the present rules have not looked, and the dates of
    undated articles that can be inferred.

    Nothing is embedded again. An interrupted run goes on where it stopped.

    Args:
        observe: called after each article with how many are done and how many there are to do.
        clock: the time now; no article is later.

    Returns:
        How many articles were read.
    """
    total, done = archive.count_unread(), 0
    while batch := archive.unread(BATCH):
        found = []
        for article in (_dated(article, clock().date()) for article in batch):
            found.append((article, find(article)))
            done += 1
            if observe:
                observe(done, max(total, done))
        archive.store_findings(found)
    return done


def _dated(article: Article, today: date) -> Article:
    """With the date that its text allows to infer, if it has none. One that was inferred when the article
    was taken in stays: it may rest on a caption that the text lacks."""
    published = article.published or inferred_date(article.title, article.text, today)
    return replace(article, published=published, not_before=None if published else article.not_before)


def find_stories(archive: Archive, observe: Callable[[int, int], None] | None = None) -> int:
    """Find the stories of the articles that the present rules have not looked at.

    An interrupted run goes on where it stopped.

    Args:
        observe: called after each batch with how many are done and how many there are to do.

    Returns:
        How many articles were looked at.
    """
    total, done = archive.count_untold(), 0
    while found := archive.find_stories(STORIES_BATCH):
        done += found
        if observe:
            observe(done, max(total, done))
    return done
