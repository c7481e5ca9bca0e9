"""Addresses, through a transport that answers without a network."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest

from qa.ingest.readers import Item, Rejection, read, web
from qa.types import RawArticle

PAGE = "<!DOCTYPE html><title>Cod</title><p>Cod fell.</p>"
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Post</title>
<item><title>Cod</title><link>/cod?utm_source=rss</link><description>Short.</description>
 <pubDate>Wed, 21 May 2025 10:00:00 GMT</pubDate></item>
<item><title>Fog</title><link>/fog</link>
 <content:encoded>&lt;p&gt;Thick fog.&lt;/p&gt;</content:encoded></item>
<item><title>Gone</title><link>/gone</link><description>Short.</description></item>
<item><title>No link</title><description>All there is.</description></item>
</channel></rss>"""

Answer = Callable[[httpx.Request], httpx.Response]


def answering(answer: Answer) -> httpx.Client:
    client = web.open_client()
    return httpx.Client(
        transport=httpx.MockTransport(answer),
        follow_redirects=client.follow_redirects,
        max_redirects=client.max_redirects,
    )


def fetched(answer: Answer, url: str = "https://harbour.example/cod") -> list[Item]:
    with answering(answer) as client:
        return list(read(url, client=client))


def responding(status: int = 200, content_type: str = "text/html", body: bytes = PAGE.encode()) -> Answer:
    headers = {"content-type": content_type} if content_type else {}
    return lambda _: httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


def page(content: str, url: str = "https://harbour.example/cod", media: str = "html") -> RawArticle:
    return RawArticle(url, content, media, url=url)


def test_a_page_is_its_address_and_its_html() -> None:
    reading = read("https://harbour.example/cod", client=answering(responding()))
    assert reading.total is None
    assert list(reading) == [page(PAGE)]


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("text/html; charset=ISO-8859-1", b"<p>caf\xe9 \x93", page("<p>café “")),
        ("application/xhtml+xml", b"<p>a", page("<p>a")),
        ("", b" <p>a", page(" <p>a")),
        ("text/plain; charset=utf-8", b"Cod <3", page("Cod <3", media="text")),
    ],
)
def test_pages_by_their_content_type(content_type: str, body: bytes, expected: RawArticle) -> None:
    assert fetched(responding(content_type=content_type, body=body)) == [expected]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (responding(404), "answers HTTP 404 Not Found"),
        (responding(503), "answers HTTP 503 Service Unavailable"),
        (responding(content_type="application/pdf"), "is application/pdf, neither a web page nor a feed"),
        (responding(content_type="", body=b"PK"), "is of no known type, neither a web page nor a feed"),
        (responding(body=b" \n"), "is empty"),
        (responding(body=b"<p>\0"), "is binary, not text"),
        (responding(body=b"x" * 20_000_001), "is larger than 20 MB"),
        (responding(content_type="application/xml", body=b"<urlset/>"), "is application/xml, neither"),
        (lambda _: httpx.Response(302, headers={"location": "/cod"}), "cannot be fetched: Exceeded maximum"),
    ],
)
def test_what_cannot_be_taken_in_is_rejected_by_address(answer: Answer, reason: str) -> None:
    (item,) = fetched(answer)
    assert isinstance(item, Rejection)
    assert item.locator == "https://harbour.example/cod"
    assert item.reason.startswith(reason)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "cannot be fetched: [Errno -2] Name"),
        (httpx.ReadTimeout(""), "cannot be fetched: ReadTimeout"),
    ],
)
def test_no_answer(error: httpx.HTTPError, reason: str) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    (item,) = fetched(fail)
    assert isinstance(item, Rejection)
    assert item.reason.startswith(reason)


def test_an_address_that_is_none() -> None:
    (item,) = fetched(responding(), "https://harbour.example:port/")
    assert isinstance(item, Rejection)
    assert item.reason.startswith("cannot be fetched: ")


def test_a_packed_page_that_expands_without_end_is_cut_off() -> None:
    body = gzip.compress(b" " * 50_000_000)
    headers = {"content-type": "text/html", "content-encoding": "gzip"}
    (item,) = fetched(lambda _: httpx.Response(200, headers=headers, stream=httpx.ByteStream(body)))
    assert item == Rejection("https://harbour.example/cod", "is larger than 20 MB")


def test_a_server_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(0, 1000, 25))
    monkeypatch.setattr("qa.ingest.readers.web.time.monotonic", lambda: next(seconds))

    class Drip(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                yield b"<p>"

    (item,) = fetched(lambda _: httpx.Response(200, stream=Drip()))
    assert item == Rejection("https://harbour.example/cod", "is not complete after 60 seconds")


def test_an_article_has_the_address_where_redirects_led() -> None:
    def redirect(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/short":
            return httpx.Response(301, headers={"location": "https://www.harbour.example/cod"})
        return responding()(request)

    assert fetched(redirect, "http://harbour.example/short") == [
        page(PAGE, "https://www.harbour.example/cod")
    ]


def harbour(request: httpx.Request) -> httpx.Response:
    """A site with a feed, and one of the pages that its entries lead to."""
    answers = {"/feed": responding(content_type="text/plain", body=FEED.encode()), "/cod": responding()}
    return answers.get(request.url.path, responding(404))(request)


def test_a_feed_is_known_whatever_its_type_and_its_summaries_are_followed() -> None:
    cod, fog, gone, bare = fetched(harbour, "https://harbour.example/feed")
    assert cod == RawArticle(
        "https://harbour.example/cod",
        PAGE,
        "html",
        url="https://harbour.example/cod",
        title="Cod",
        source="Harbour Post",
        published="2025-05-21",
    )
    assert isinstance(fog, RawArticle)
    assert "<p>Thick fog.</p>" in fog.content
    assert (fog.title, fog.url) == ("Fog", "https://harbour.example/fog")
    assert gone == Rejection(
        "https://harbour.example/feed entry 3",
        "carries a summary alone, and https://harbour.example/gone answers HTTP 404 Not Found",
    )
    assert isinstance(bare, RawArticle)
    assert (bare.title, bare.url) == ("No link", None)
    assert "All there is." in bare.content


def test_a_feed_of_a_feed_is_not_followed() -> None:
    feed = FEED.replace("/gone", "/feed")
    answer = responding(content_type="application/rss+xml", body=feed.encode())
    items = fetched(answer, "https://harbour.example/feed")
    reasons = [item.reason for item in items if isinstance(item, Rejection)]
    assert [reason.split(" is ")[1] for reason in reasons] == [
        "application/rss+xml, neither a web page nor a feed"
    ] * 2


def test_the_client_says_who_it_is_and_waits_only_so_long() -> None:
    with web.open_client() as client:
        assert "Dateline" in client.headers["user-agent"]
        assert client.timeout == httpx.Timeout(20)
        assert client.follow_redirects


def test_a_page_over_a_real_connection() -> None:
    class Harbour(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Harbour) as server:
        Thread(target=server.handle_request, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/cod"
        assert list(read(url)) == [page(PAGE, url)]
