"""One article, one id; two articles, two ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest.identity import content_id, tidy_url, url_id
from qa.types import RawArticle


@pytest.mark.parametrize(
    ("url", "tidy"),
    [
        (" https://Paper.Example/a ", "https://paper.example/a"),
        ("HTTP://paper.example:80", "http://paper.example/"),
        ("https://paper.example:8443/a", "https://paper.example:8443/a"),
        ("https://paper.example/a?utm_source=rss&id=7&fbclid=x", "https://paper.example/a?id=7"),
        ("https://paper.example/a?utm_medium=rss", "https://paper.example/a"),
        ("https://paper.example/?20250521", "https://paper.example/?20250521"),
        ("https://paper.example/a?id=&b=2", "https://paper.example/a?id=&b=2"),
        (
            "https://paper.example/a?gallery=3&source=x&ref=7",
            "https://paper.example/a?gallery=3&source=x&ref=7",
        ),
        ("https://paper.example/a#comments", "https://paper.example/a"),
        ("https://paper.example/#!/a/1", "https://paper.example/#!/a/1"),
        ("https://ann:secret@paper.example/a", "https://paper.example/a"),
        ("https://paper.example/дождь", "https://paper.example/дождь"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("javascript:alert(1)", None),
        ("ftp://paper.example/a", None),
        ("file:///etc/passwd", None),
        ("/news/1", None),
        ("https://", None),
        ("https://paper.example/a b", None),
        ("https://paper.example/a\nb", None),
        ("https://paper.example/\ud800", None),
        ("https://paper.example:port/", None),
        ("https://[paper.example/", None),
        ("https://paper.example/" + "a" * 2000, None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_tidied_or_dropped(url: str | None, tidy: str | None) -> None:
    assert tidy_url(url) == tidy


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/дождь/1",
        "http://paper.example/дождь/1",
        "https://www.paper.example/дождь/1/",
        "https://paper.example/%D0%B4%D0%BE%D0%B6%D0%B4%D1%8C/1?utm_source=x#top",
    ],
)
def test_twins_of_an_address_have_one_id(url: str) -> None:
    tidy = tidy_url(url)
    assert tidy is not None
    assert url_id(tidy) == "https://paper.example/%D0%B4%D0%BE%D0%B6%D0%B4%D1%8C/1"


@given(
    st.from_regex(
        r"https?://[a-z]{1,9}\.example(/[a-z0-9%~:.-]{0,9}){0,3}(\?[a-z0-9=&]{0,20})?", fullmatch=True
    )
)
def test_tidying_twice_is_tidying_once(url: str) -> None:
    tidy = tidy_url(url)
    assert tidy is not None
    assert tidy_url(tidy) == tidy
    assert url_id(url_id(tidy)) == url_id(tidy)


def test_content_ids_are_the_same_across_line_ends_and_places() -> None:
    one = RawArticle("a.txt", "Rain fell.\r\n\r\nMore.", title="Rain")
    two = RawArticle("b.txt", "Rain fell.\n\nMore.\n", title="Rain ", language="en")
    assert content_id(one) == content_id(two)
    assert content_id(one).startswith("sha256:")
    assert len(content_id(one)) == len("sha256:") + 16


def test_content_ids_tell_texts_titles_outlets_and_dates_apart() -> None:
    base = RawArticle("a", "More to follow.", title="Rain")
    others = [
        RawArticle("a", "More to follow!", title="Rain"),
        RawArticle("a", "More to follow.", title="Fog"),
        RawArticle("a", "More to follow."),
        RawArticle("a", "Rain More to follow."),
        RawArticle("a", "More to follow.", title="Rain", source="Pell Post"),
        RawArticle("a", "More to follow.", title="Rain", source="Orsal Gazette"),
        RawArticle("a", "More to follow.", title="Rain", published="2025"),
        RawArticle("a", "More to follow.", title="Rain", published="2026"),
    ]
    assert len({content_id(raw) for raw in [base, *others]}) == len([base, *others])


def test_a_page_contains_what_it_says_of_itself() -> None:
    page = RawArticle("a", "<title>Rain</title>", "html")
    described = RawArticle("a", "<title>Rain</title>", "html", title="Rain", source="x", published="2025")
    assert content_id(page) == content_id(described)


def test_text_that_cannot_be_encoded_has_an_id() -> None:
    assert content_id(RawArticle("a", "\ud800")) != content_id(RawArticle("a", "\ud801"))
