"""Web pages and feeds at an address."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING

from qa.errors import RejectedInputError
from qa.ingest.readers.encoding import decode, decode_page
from qa.ingest.readers.feeds import entries, is_feed
from qa.ingest.readers.items import MAX_PAGE, MEGABYTE, Item
from qa.types import RawArticle

if TYPE_CHECKING:
    import httpx

_WAIT = 20.0
"""Seconds without an answer."""
_PATIENCE = 60.0
"""Seconds for the whole of a page, so that a server that drips cannot hold up the run."""
_REDIRECTS = 10
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Dateline; a reader for personal news archives)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml;q=0.9,*/*;q=0.5",
}
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is at an address, after redirects: ``url`` is where they led."""

    url: str
    content_type: str
    body: bytes

    @property
    def media_type(self) -> str:
        return self._message().get_content_type() if self.content_type else ""

    @property
    def charset(self) -> str | None:
        return self._message().get_content_charset()

    def _message(self) -> Message:
        message = Message()
        message["Content-Type"] = self.content_type
        return message


def read_address(url: str, client: httpx.Client | None = None) -> Iterator[Item]:
    """The page at an address, or the entries of the feed there.

    Raises:
        RejectedInputError: there is no answer, no success, or something else than a page or feed.
    """
    with nullcontext(client) if client else open_client() as web:
        found = fetch(web, url)
        if is_feed(found.body):
            headers = {"content-type": found.content_type, "content-location": found.url}
            yield from entries(found.body, url, headers, lambda link: _page(fetch(web, link)))
        else:
            yield _page(found)


def open_client() -> httpx.Client:
    """A client with our name and our patience."""
    import httpx

    return httpx.Client(follow_redirects=True, max_redirects=_REDIRECTS, timeout=_WAIT, headers=_HEADERS)


def fetch(client: httpx.Client, url: str) -> Fetched:
    """What is at an address.

    Raises:
        RejectedInputError: there is no answer, no success, or too much of it.
    """
    import httpx

    try:
        with client.stream("GET", url) as response:
            if not response.is_success:
                raise RejectedInputError(
                    f"answers HTTP {response.status_code} {response.reason_phrase}".strip()
                )
            body = _body(response)
            return Fetched(str(response.url), response.headers.get("content-type", ""), body)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise RejectedInputError(f"cannot be fetched: {str(error) or type(error).__name__}") from error


def _body(response: httpx.Response) -> bytes:
    deadline = time.monotonic() + _PATIENCE
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > MAX_PAGE:
            raise RejectedInputError(f"is larger than {MAX_PAGE // MEGABYTE} MB")
        if time.monotonic() > deadline:
            raise RejectedInputError(f"is not complete after {_PATIENCE:.0f} seconds")
    return bytes(body)


def _page(found: Fetched) -> RawArticle:
    if not found.body.strip():
        raise RejectedInputError("is empty")
    media_type = found.media_type
    if media_type in _PAGES or (not media_type and found.body.lstrip().startswith(b"<")):
        return RawArticle(found.url, decode_page(found.body, found.charset), "html", url=found.url)
    if media_type == "text/plain":
        return RawArticle(found.url, decode(found.body), url=found.url)
    raise RejectedInputError(f"is {media_type or 'of no known type'}, neither a web page nor a feed")
