"""The whole journey in a real browser: articles in an archive, a question in the page, the cited words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import qa.assembly
from qa.assembly import open_services
from qa.settings import Settings
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, VENSK_2022, VENSK_2025, make_archive
from tests.page_server import PageServer

pytestmark = pytest.mark.browser

SAID_2022 = "Ilra Vensk, the foreign minister of Taveria, said that the Ostrel pact keeps the peace."
SAID_2025 = "Ilra Vensk said that Taveria would pay nothing more into the Ostrel pact."
SAID_LATER = "Vensk told the town that the Ostrel pact had cost it a bridge."
# A character beyond U+FFFF before the quote: the browser counts it twice.
BRIDGES = replace(VENSK_2025, text=f"PELL 🌉 Nobody came by bridge that day.\n{VENSK_2025.text}")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PageServer]:
    """Everything as `dateline serve` has it, but the model."""
    folder = tmp_path / "archive"
    articles = [BRIDGES if article is VENSK_2025 else article for article in ARTICLES]
    make_archive(folder, *articles).close()
    monkeypatch.setattr(qa.assembly, "load_encoder", lambda *_, **__: WordEncoder())
    running = PageServer()
    running.stop()
    running.start(lambda: open_services(Settings(archive=folder, cache=tmp_path)))
    yield running
    running.stop()


def ask(page: Page, question: str) -> Locator:
    page.get_by_role("textbox", name="Question").fill(question)
    page.keyboard.press("Enter")
    return page.get_by_role("article").last


def sentences(turn: Locator) -> Locator:
    return turn.locator(".prose p")


def test_a_question_its_answer_the_cited_words_and_the_nothing(page: Page, server: PageServer) -> None:
    page.goto(server.url)
    turn = ask(page, "what did Vensk say about the Ostrel pact in 2025")
    expect(sentences(turn)).to_have_text([f"{SAID_2025}[1]", f"{SAID_LATER}[2]"])
    expect(turn.locator(".standing > p").nth(1)).to_contain_text(
        "2 of 5 articles in scope; 1 undated left out"
    )

    turn.get_by_role("button", name="Citation 1: Taveria Wire, 21 May 2025").first.click()
    article = page.get_by_role("dialog")
    mark = article.locator("mark")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("node => node.textContent") == SAID_2025
    expect(turn.locator("blockquote").first).to_have_text(SAID_2025)
    expect(article).to_have_accessible_name(VENSK_2025.title)
    expect(article).to_contain_text("Checked: the quote is this article’s words, character for character.")
    page.keyboard.press("Escape")
    expect(article).to_be_hidden()

    turn.get_by_role("button", name="Remove period in 2025").click()
    expect(sentences(turn)).to_have_text(
        [f"{SAID_2022}[1]", f"{SAID_2025}[2]", f"{SAID_LATER}[3]", f"{ARTICLES[3].text}[4]"]
    )
    turn.get_by_role("button", name="Citation 1: Taveria Wire, 14 Mar").first.click()
    assert mark.evaluate("node => node.textContent") == SAID_2022
    expect(article).to_have_accessible_name(VENSK_2022.title)
    page.keyboard.press("Escape")

    nothing = ask(page, "what did Vensk say about the Ostrel pact in 2019")
    expect(nothing.get_by_role("heading", name="No article to answer from")).to_be_visible()
    expect(nothing).to_contain_text(
        "The archive holds no article from 2019. 1 undated article was left out."
        " It holds 5 articles from 14 March 2022 to 2 September 2025."
    )
    nothing.get_by_role("button", name="Ask without “in 2019”").click()
    expect(sentences(nothing).first).to_have_text(f"{SAID_2022}[1]")
