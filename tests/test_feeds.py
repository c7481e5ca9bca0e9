"""RSS and Atom: what an entry becomes, and feeds that are traps."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import RejectedInputError
from qa.ingest.readers import Item, Rejection, read
from qa.ingest.readers.feeds import entries, is_feed
from qa.types import RawArticle

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title><language>en-gb</language>
<item><title>Cod &lt; 5 crowns &amp; falling</title><link>https://harbour.example/cod</link>
 <guid isPermaLink="false">123</guid><pubDate>Thu, 22 May 2025 01:00:00 +0400</pubDate>
 <dc:creator>Ann Moor</dc:creator><description>Short.</description>
 <content:encoded><![CDATA[<p>Cod fell &amp; fell.</p><script>x()</script>]]></content:encoded></item>
<item><title>&lt;b&gt;Fog&lt;/b&gt; &amp;amp; rain</title><author>bo@harbour.example (Bo Quay)</author>
 <guid isPermaLink="false">urn:harbour:2</guid><description>Thick fog.</description>
 <source url="https://hill.example/">Hill Gazette</source></item>
<item><title>Nothing</title><guid isPermaLink="false">3</guid></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Hill Gazette</title>
<entry><title>Sheep</title><id>tag:hill.example,2025:1</id><link href="https://hill.example/1"/>
 <published>2025-05-21T23:30:00-05:00</published><updated>2025-06-01T00:00:00Z</updated>
 <author><name>Ann Moor</name></author><author><name>Bo Quay</name></author>
 <content type="text">Sheep &lt;3 came home.</content></entry>
<entry><title>Goats</title><id>tag:hill.example,2025:2</id><updated>2025-06-01</updated>
 <summary type="html">&lt;p&gt;Goats did not.&lt;/p&gt;</summary></entry>
</feed>"""


def as_page(fragment: str) -> str:
    return f"<html><body><article>{fragment}</article></body></html>"


def all_of(feed: str | bytes) -> list[Item]:
    return list(entries(feed.encode() if isinstance(feed, str) else feed, "feed"))


def test_rss() -> None:
    cod, fog, nothing = all_of(RSS)
    assert cod == RawArticle(
        "feed entry 1",
        as_page("<p>Cod fell &amp; fell.</p>"),
        "html",
        url="https://harbour.example/cod",
        title="Cod < 5 crowns & falling",
        source="Harbour Post",
        authors=("Ann Moor",),
        published="2025-05-22",
        language="en-gb",
    )
    assert fog == RawArticle(
        "feed entry 2",
        as_page("Thick fog."),
        "html",
        id="urn:harbour:2",
        title="Fog & rain",
        source="Hill Gazette",
        authors=("Bo Quay",),
        language="en-gb",
    )
    assert nothing == Rejection("feed entry 3", "has no text")


def test_atom() -> None:
    sheep, goats = all_of(ATOM)
    assert sheep == RawArticle(
        "feed entry 1",
        "Sheep <3 came home.",
        "text",
        url="https://hill.example/1",
        title="Sheep",
        source="Hill Gazette",
        authors=("Ann Moor", "Bo Quay"),
        published="2025-05-21T23:30:00-05:00",
        language="en",
    )
    assert isinstance(goats, RawArticle)
    assert (goats.id, goats.url, goats.published) == ("tag:hill.example,2025:2", None, "2025-06-01")
    assert goats.content == as_page("<p>Goats did not.</p>")


@pytest.mark.parametrize("suffix", ["xml", "rss", "atom"])
def test_a_feed_in_a_file_keeps_its_summaries_and_fetches_nothing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"feed.{suffix}"
    path.write_text(
        RSS.replace("<description>Thick", "<link>https://hill.example/fog</link><description>Thick")
    )
    _, fog, _ = read(str(path))
    assert isinstance(fog, RawArticle)
    assert (fog.content, fog.url, fog.id) == (as_page("Thick fog."), "https://hill.example/fog", None)


def test_a_feed_in_another_encoding_says_so() -> None:
    feed = RSS.replace('"utf-8"', '"windows-1251"').replace("Thick fog.", "Густой туман.").encode("cp1251")
    fog = all_of(feed)[1]
    assert isinstance(fog, RawArticle)
    assert fog.content == as_page("Густой туман.")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RSS.encode(), True),
        (ATOM.encode(), True),
        (b"\xef\xbb\xbf<!-- c --><rdf:RDF xmlns='x'>", True),
        (b"<?xml version='1.0'?><?xml-stylesheet href='a'?><!DOCTYPE rss><rss>", True),
        (b"<!DOCTYPE html><html><feed>", False),
        (b"<feeding>", False),
        (b"Read our <rss> feed", False),
        (b"", False),
    ],
)
def test_a_feed_is_known_by_its_first_element(data: bytes, expected: bool) -> None:
    assert is_feed(data) is expected


@pytest.mark.parametrize("data", [b"hello", b"<html><body><p>Hi</p></body></html>", b"<urlset></urlset>"])
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(RejectedInputError, match="is not an RSS or Atom feed"):
        all_of(data)


def test_a_feed_without_entries_holds_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<feed xmlns="http://www.w3.org/2005/Atom"></feed>')
    assert list(read(str(path))) == [Rejection(str(path), "holds no articles")]


def bomb() -> str:
    """A billion laughs: each entity is ten of the one before."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>'
    return (
        f"{doctype}<rss version='2.0'><channel><item><description>&l9;</description></item></channel></rss>"
    )


def quadratic_bomb() -> str:
    """One long entity, very often."""
    doctype = f'<!DOCTYPE rss [\n<!ENTITY a "{"x" * 100_000}">\n]>'
    return f"{doctype}<rss version='2.0'><channel><item><description>{'&a;' * 100_000}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("feed", [bomb(), quadratic_bomb()], ids=["exponential", "quadratic"])
def test_a_feed_that_explodes_is_refused_at_once(feed: str, encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?>{feed}'.encode(encoding)
    with pytest.raises(RejectedInputError, match="declares XML entities"):
        all_of(data)


def test_external_doctypes_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "bomb.dtd").write_text('<!ENTITY x "hunter2">')
    feed = f"""<!DOCTYPE rss SYSTEM "{(tmp_path / "bomb.dtd").as_uri()}">
    <rss version='2.0'><channel><item><description>a &x; b</description></item></channel></rss>"""
    (item,) = all_of(feed)
    assert isinstance(item, RawArticle)
    assert item.content == as_page("a &amp;x b")  # as the reader for broken feeds leaves it


def test_a_broken_feed_gives_the_entries_that_it_has() -> None:
    broken = RSS.replace("</channel></rss>", "<item><title>Cut")
    assert [getattr(item, "title", None) for item in all_of(broken)][:2] == [
        "Cod < 5 crowns & falling",
        "Fog & rain",
    ]
