"""No text keeps taking in busy for long: long rows of one sign are soon known to be no names or dates."""

from __future__ import annotations

from datetime import date

import pytest

from qa.errors import RejectedInputError
from qa.ingest.characters import regular
from qa.ingest.cleaning import clean
from qa.ingest.finding import find
from qa.ingest.page_lines import is_dated
from qa.ingest.pipeline import to_article
from qa.language.quotations import _quotations
from qa.types import RawArticle

pytestmark = pytest.mark.timeout(60)
STORY = "The mayor of Boros said that the bridge would be closed."
MORE = "Engineer Pia Lund said that it would take two years."


def test_a_row_of_signs_is_no_date() -> None:
    assert not is_dated("@" * 3_000)


def test_what_was_escaped_again_and_again_is_read_at_once() -> None:
    assert regular("&" + "amp;" * 100_000 + "lt;") == "<"
    assert regular("R&amp;#38;#x26;D &amp;amp; Lund") == "R&D & Lund"


def test_of_many_quotations_none_of_which_is_closed_each_is_not_looked_through_again() -> None:
    text = "He “ said " * 6_000
    assert list(_quotations(text, 0, len(text))) == []


def test_an_address_stands_beside_headlines_like_a_date() -> None:
    assert is_dated("desk@courier.example")
    assert is_dated("(@desk@courier.example)")


@pytest.mark.parametrize("row", ["A" * 500_000, "iVBORw0KGgo=" * 40_000, "@" * 500_000])
def test_what_is_longer_than_any_word_is_no_text(row: str) -> None:
    with pytest.raises(RejectedInputError, match="no article text is left"):
        to_article(RawArticle("page.txt", row), date(2026, 1, 1))
    article = to_article(
        RawArticle("page.txt", f"{STORY}\n{row}\n{MORE}", title=f"Boros {row}"), date(2026, 1, 1)
    )
    assert (article.title, article.text) == ("Boros", f"{STORY}\n\n{MORE}")
    assert [found.speaker for found in find(article).statements] == [
        "The mayor of Boros",
        "Engineer Pia Lund",
    ]


def test_a_long_address_stays() -> None:
    address = f"https://courier.example/{'bridge-' * 200}"
    assert clean(RawArticle("page.txt", f"{STORY} It stands at {address} today.")).text.count(address) == 1
