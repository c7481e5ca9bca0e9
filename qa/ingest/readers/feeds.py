"""RSS and Atom feeds: an article an entry."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from qa.errors import RejectedInputError
from qa.ingest.identity import tidy_url
from qa.ingest.readers.items import MAX_FEED, Item, Rejection, whole
from qa.types import RawArticle

Fetch = Callable[[str], RawArticle]
"""The page at an address; raises RejectedInputError."""

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]",
    re.DOTALL,
)
_HEAD = 4096
_MAILBOX = re.compile(r"\S+@\S+(?:\s+\((?P<name>.+)\))?")
_AS_PAGE = "<html><body><article>{}</article></body></html>"
"""Readers of pages find nothing in a lone paragraph, and take what is in an article for one."""
_MARKUP = re.compile(r"<[^>]*>")


def is_feed(data: bytes) -> bool:
    """Whether the first element is that of a feed, whatever the server calls it."""
    return _FEED.match(data[:_HEAD]) is not None


def read_feed(stream: BinaryIO, locator: str) -> Iterator[Item]:
    """The entries of a feed in a file, with the text that they carry."""
    yield from entries(whole(stream, MAX_FEED), locator)


def entries(
    data: bytes,
    locator: str,
    headers: dict[str, str] | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Item]:
    """The entries of a feed, in its order.

    Args:
        headers: the content-type and content-location it came with.
        fetch: gives the page at an address. With it, an entry that carries a summary alone
            has its page fetched; without it, the summary is the article.

    Raises:
        RejectedInputError: it is no feed, or declares entities, which only traps do.
    """
    import feedparser

    if b"<!ENTITY" in data.replace(b"\0", b""):  # in UTF-16, too
        raise RejectedInputError("declares XML entities, which feeds have no use for")
    # A stream, because a string would be taken as a file or address to open.
    feed = feedparser.parse(io.BytesIO(data), response_headers=headers or {})
    if not feed.get("version") and not feed["entries"]:
        raise RejectedInputError("is not an RSS or Atom feed")
    for number, entry in enumerate(feed["entries"], start=1):
        place = f"{locator} entry {number}"
        try:
            yield _article(entry, feed["feed"], place, fetch)
        except RejectedInputError as error:
            yield Rejection(place, error.message)


def _article(entry: Any, feed: Any, locator: str, fetch: Fetch | None) -> RawArticle:
    said = _own_text(entry, locator)
    link = tidy_url(entry.get("link"))  # feedparser offers an id that is no address here, too
    if fetch and link and not entry.get("content"):
        said = _fetched(fetch, link)
    if not said.content:
        raise RejectedInputError("has no text")
    url = said.url or link
    guid = entry.get("id") or ""
    return replace(
        said,
        # A bare number would be another feed's, too; what has a colon is an address or a URN.
        id=guid if not url and ":" in guid else None,
        url=url,
        title=_title(entry),
        source=(entry.get("source") or {}).get("title") or feed.get("title"),
        authors=_authors(entry),
        published=_published(entry),
        language=entry.get("language") or feed.get("language"),
    )


def _own_text(entry: Any, locator: str) -> RawArticle:
    """The longest text of the entry, its summary where there is no other."""
    texts = entry.get("content") or [entry.get("summary_detail") or {}]
    text = max(texts, key=lambda candidate: len(candidate.get("value") or ""))
    value = text.get("value") or ""
    if not value or text.get("type") == "text/plain":
        return RawArticle(locator, value)
    return RawArticle(locator, _AS_PAGE.format(value), "html")


def _fetched(fetch: Fetch, link: str) -> RawArticle:
    try:
        return fetch(link)
    except RejectedInputError as error:
        raise RejectedInputError(f"carries a summary alone, and {link} {error.message}") from error


def _title(entry: Any) -> str | None:
    title = entry.get("title_detail") or {}
    value = title.get("value") or ""
    if title.get("type") != "text/plain":
        value = html.unescape(_MARKUP.sub("", value))
    return value.strip() or None


def _authors(entry: Any) -> tuple[str, ...]:
    # RSS wants "ann@paper.example (Ann Example)" here, which feedparser cuts in the wrong places.
    mailbox = _MAILBOX.fullmatch(entry.get("author") or "")
    if mailbox:
        return (mailbox["name"],) if mailbox["name"] else ()
    names = (author.get("name") for author in entry.get("authors") or [])
    return tuple(name for name in names if name)


def _published(entry: Any) -> str | None:
    """The day where the article appeared, not that day in Greenwich, to which feedparser converts."""
    written: str | None = entry.get("published") or entry.get("updated")
    try:
        return parsedate_to_datetime(written or "").date().isoformat()
    except (ValueError, TypeError):  # Atom has ISO 8601
        return written
