"""Publication dates: from what speaks of the article, with its precision, or none."""

from __future__ import annotations

from datetime import date

import pytest

from qa.errors import RejectedInputError
from qa.ingest.cleaning import clean
from qa.ingest.dating import not_before, publication_date
from qa.types import Provenance, PublicationDate, RawArticle

TODAY = date(2026, 3, 15)
STORY = (
    "The council of Aris voted on Thursday to close the old bridge for repairs.\n"
    "Repairs will take two years and cost 12 million crowns, according to the council."
)


def dated(content: str = STORY, media: str = "text", published: str | None = None) -> PublicationDate | None:
    raw = RawArticle("page.txt", content, media, published=published)
    return publication_date(raw, clean(raw).text, TODAY)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025-05-21", "2025-05-21"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        (" 2025-05-21 ", "2025-05-21"),
        ("2025-05-21T23:30:00+04:00", "2025-05-21"),
        ("2025-05-21T10:00:00Z", "2025-05-21"),
        ("2025-05-21 10:00", "2025-05-21"),
        ("20250521", "2025-05-21"),
        ("Wed, 21 May 2025 23:30:00 -0400", "2025-05-21"),
        ("21 May 2025", "2025-05-21"),
        ("May 21, 2025", "2025-05-21"),
        ("Wednesday, May 21, 2025 at 5:30 PM", "2025-05-21"),
        ("21st of May, 2025", "2025-05-21"),
        ("11.Mar.2026", "2026-03-11"),
        ("2025/05/21", "2025-05-21"),
        ("21.05.2025", "2025-05-21"),
        ("05/21/2025", "2025-05-21"),
        ("05/05/2025", "2025-05-05"),
        ("May 2025", "2025-05"),
        ("21 мая 2025 г.", "2025-05-21"),
        ("2026-03-16", "2026-03-16"),
    ],
)
def test_given(written: str, value: str) -> None:
    assert dated(published=written) == PublicationDate(value, Provenance.GIVEN)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("05/06/2025", "could be 5 June or 6 May; write 2025-06-05 or 2025-05-06"),
        ("2026-03-17", "lies in the future"),
        ("1599-12-31", "lies before there was any news; correct it or leave it out"),
        ("0001-01-01T00:00:00Z", "lies before there was any news"),
        ("2027", "lies in the future"),
        ("2025-13-01", "month must be in 1..12"),
        ("2025-02-30", "no day of the calendar, day is out of range for month; write it like 2025-05-21"),
        ("31 February 2025", "cannot be read"),
        ("yesterday", "cannot be read"),
        ("2 days ago", "cannot be read"),
        ("May 21", "cannot be read"),
        ("May 21, 25", "cannot be read"),
        ("spring 2025", "cannot be read"),
        ("soon", "cannot be read"),
        ("1747785600", "cannot be read"),
    ],
)
def test_refuses_what_is_given_and_cannot_be_a_date(written: str, reason: str) -> None:
    with pytest.raises(RejectedInputError) as error:
        dated(published=written)
    assert error.value.message.startswith(f"page.txt: published {written!r}")
    assert reason in error.value.message
    assert error.value.field == "published"


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_nothing_given_and_nothing_said(blank: str | None) -> None:
    assert dated(published=blank) is None


@pytest.mark.parametrize(
    "text",
    [
        f"ARIS, May 21, 2025 (VALLEY PRESS) — {STORY}",
        f"Aris, 21 May 2025. /VALPRESS/. {STORY}",
        f"The bridge of Aris is closed\n21 May 2025\n{STORY}",
        f"The bridge of Aris is closed\nBy Lena Hovik | May 21, 2025\n{STORY}",
        f"The bridge of Aris is closed\nPublished: 21 May 2025, 10:30\nUpdated: 23 May 2025, 11:00\n{STORY}",
        f"The bridge of Aris is closed\nThe ferry will run day and night.\nPublished May 21, 2025\n{STORY}",
        f"The bridge of Aris is closed\n21 May 2025\n\n{STORY.splitlines()[0]}",
        f"# The bridge of Aris is closed\n\nPublished: 2025-05-21\n\n{STORY.splitlines()[0]}",
    ],
)
def test_in_the_text(text: str) -> None:
    assert dated(text) == PublicationDate("2025-05-21", Provenance.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        f"15 March 2026\nThe bridge of Aris is closed\n{STORY}",
        f"The bridge of Aris is closed\n{STORY}\n15 Mar 2026",
        f"The bridge of Aris is closed\n\n{STORY.splitlines()[0]}\n\nPublished 15 Mar 2026",
        f"The bridge of Aris is closed\n{STORY}\nLatest news\nSnow\n11.Mar.2026\nMuseum\n10.Mar.2026",
        f"The bridge of Aris is closed\n{STORY}\n© 2025 The Aris Post. All rights reserved.",
        f"The bridge of Aris is closed\nAris - The bridge in winter, Aris, May 9, 2025.\n{STORY}",
        f"The bridge of Aris is closed\nA short history.\n9 November 2020\n{STORY}",
        f"On May 21st, 2025, the council met. {STORY}",
        f"In Aris, May 21, 2025, the council met. {STORY}",
        f"ARIS, May 21 (VALLEY PRESS) — {STORY}",
        f"The bridge of Aris is closed\n21 May 2025\n22 May 2025\n{STORY}",
        f"The bridge of Aris is closed\n05/06/2025\n{STORY}",
        f"The bridge of Aris is closed\n21 May 2027\n{STORY}",
        f"The bridge of Aris is closed\nUpdated: 23 May 2025\n{STORY}",
    ],
)
def test_not_from_what_may_be_another_date(text: str) -> None:
    assert dated(text) is None


def page(head: str = "", above: str = "", below: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.split("\n"))
    return (
        f"<html><head><title>The bridge of Aris is closed</title>{head}</head><body>"
        f"<article><h1>The bridge of Aris is closed</h1>{above}{paragraphs}</article>{below}</body></html>"
    )


@pytest.mark.parametrize(
    "html",
    [
        page('<meta property="article:published_time" content="2025-05-21T10:00:00+04:00">'),
        page(
            '<meta property="article:published_time" content="2025-05-21T10:00:00+04:00">'
            '<meta property="article:modified_time" content="2025-06-01T10:00:00+04:00">'
        ),
        page(
            '<script type="application/ld+json">{"@type": "NewsArticle",'
            '"datePublished": "2025-05-21T08:00:00Z", "dateModified": "2025-06-01T08:00:00Z"}</script>'
        ),
        page(above='<time datetime="2025-05-21">21 May</time>'),
        page(
            above='<time datetime="2025-05-21">21 May</time>',
            below="<aside><time datetime='2026-03-11'/></aside>",
        ),
    ],
)
def test_page_metadata(html: str) -> None:
    assert dated(html, "html") == PublicationDate("2025-05-21", Provenance.METADATA)


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(
            below='<aside><ul><li>Museum reopens <time datetime="2026-03-11">11 Mar</time></li></ul></aside>'
        ),
        page(below='<div class="latest-news">Museum reopens <time datetime="2026-03-11">11 Mar</time></div>'),
        page(below="<footer>© 2025 The Aris Post. 15 March 2026</footer>"),
        page('<meta property="article:modified_time" content="2025-06-01T10:00:00+04:00">'),
        page('<meta property="article:published_time" content="2031-06-01T10:00:00+04:00">'),
    ],
)
def test_not_from_the_page_around_the_article(html: str) -> None:
    assert dated(html, "html") is None


def test_what_is_given_wins() -> None:
    html = page('<meta property="article:published_time" content="2025-05-21">')
    assert dated(html, "html", "2024") == PublicationDate("2024", Provenance.GIVEN)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council met on 3 May 2023 and closed the bridge.", "2023-05-03"),
        ("The bridge was closed in September 2023. It had been built in 1998.", "2023-09-01"),
        ("The war ended in May 2020. The bridge will open in May 2025.", "2020-05-01"),
        ("The treaty, signed on November 9, 2020, was ended by the council in May 2023.", "2023-05-01"),
        ("The mandate was extended until May 2025. It began in May 2023.", "2023-05-01"),
    ],
)
def test_an_undated_article_is_no_older_than_the_latest_event_it_tells_of(text: str, day: str) -> None:
    assert not_before(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday.",
        "The bridge opens in May 2025.",
        "The council said that the bridge would open in May 2025.",
        "The council planned the opening for May 2025.",
        "Work was to be done by May 2025.",
        "The mandate was extended to May 2025.",
        "The film was set in 2045.",
        "He ran in 2024.",
        "They were divided over the August 2025 election.",
        "It was agreed that the bridge may open in May 2025.",
        "Agenda 2030 was adopted.",
        "",
    ],
)
def test_what_may_be_yet_to_come_bounds_nothing(text: str) -> None:
    assert not_before(text, TODAY) is None
