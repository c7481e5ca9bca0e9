"""The timeline in a real browser, over a small real archive."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from qa.types import RawArticle
from tests.page_server import PageServer
from tests.test_api import open_small

pytestmark = pytest.mark.browser

LOCK = (
    "Ilra Vensk said that the lock at Sarn 🌉 would be <b>wider</b> than the Union of Free Ports (UFP) asked."
)
MORE = (
    RawArticle("4", LOCK, id="lock", title="A lock", source="Orvash Wire", published="2023-07"),
    RawArticle("5", "Isak Vensk said that the UFP was wet.", id="rain", title="Rain", source="Orvash Wire"),
)


class SmallServer(PageServer):
    """The real services over a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        super().__init__()

    def _open(self) -> Any:
        services = open_small(self._folder)
        for article in MORE:
            services.ingestor.take(article)
        return services


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SmallServer]:
    running = SmallServer(tmp_path)
    # It fills the archive as it starts, which takes a while.
    while httpx.get(f"{running.url}readyz").status_code != HTTPStatus.OK:
        time.sleep(0.05)
    yield running
    running.stop()


def show(page: Page, server: SmallServer, **wanted: str) -> Locator:
    """Opens the timeline, fills in what is wanted, and gives the lines of the list."""
    page.goto(f"{server.url}timeline.html")
    expect(page.locator("#found")).not_to_have_attribute("aria-busy", "true")
    for label, value in wanted.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Show", exact=True).click()
    return page.locator("#statements li")


def points(page: Page) -> Locator:
    return page.locator(".chart circle")


def test_what_is_asked_for_is_shown_as_points_and_as_a_list(page: Page, server: SmallServer) -> None:
    lines = show(page, server, Who="Ilra Vensk", on="lock")
    expect(page.get_by_role("heading", level=2)).to_have_text("1 statement by Ilra Vensk on “lock”")
    expect(lines).to_have_count(1)
    expect(lines.locator("time")).to_have_text("July 2023")
    expect(lines.get_by_role("button")).to_have_text(LOCK)
    expect(lines.locator(".byline")).to_have_text("Orvash Wire, A lock")
    expect(points(page)).to_have_count(1)
    expect(points(page)).to_have_class("indirect")
    assert page.url.endswith("timeline.html?speaker=Ilra+Vensk&topic=lock")
    expect(page.get_by_role("status")).to_have_text("1 statement by Ilra Vensk on “lock”")


def test_a_shared_address_shows_the_same(page: Page, server: SmallServer) -> None:
    page.goto(f"{server.url}timeline.html?speaker={quote('Ильра Венск')}&from=2023&to=2023")
    expect(page.locator("#statements li")).to_have_count(1)
    expect(page.get_by_label("Who")).to_have_value("Ильра Венск")
    expect(page.get_by_label("to", exact=True)).to_have_value("2023")


def test_a_point_opens_its_citation_and_so_does_its_line(page: Page, server: SmallServer) -> None:
    lines = show(page, server, Who="Ilra Vensk")
    expect(lines.first).to_be_visible()
    points(page).first.click()  # the oldest is the leftmost
    mark = page.get_by_role("dialog").locator("mark")
    expect(mark).to_have_text(LOCK)
    expect(page.get_by_role("dialog")).to_contain_text("Checked: the quote is this article’s words")
    page.keyboard.press("Escape")
    expect(lines.last.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(mark).to_have_text(LOCK)
    count = lines.count()
    expect(page.get_by_role("dialog").locator(".bar")).to_contain_text(f"{count} of {count}")


def test_who_else_it_may_be_is_said_and_can_be_chosen(page: Page, server: SmallServer) -> None:
    lines = show(page, server, Who="Vensk")
    notes = page.locator("#found")
    expect(notes).to_contain_text("Vensk may be")
    notes.get_by_role("button", name="Isak Vensk").click()
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("Isak Vensk said that the UFP was wet.")
    expect(lines.locator("time")).to_have_text("undated")
    expect(notes).to_contain_text("1 statement without a date stands in the list alone.")
    expect(points(page)).to_have_count(0)


def test_of_many_it_may_be_those_who_said_most_are_named(page: Page, server: SmallServer) -> None:
    people = [{"name": f"Vensk {i}", "statements": max(0, 15 - i)} for i in range(40)]
    found = httpx.get(f"{server.url}v1/statements").json() | {"people": people}
    page.route("**/v1/statements?*", lambda route: route.fulfill(json=found))
    show(page, server, Who="Vensk")
    notes = page.locator("#found")
    expect(notes).to_contain_text("Vensk 11 (4) or one of 3 others")
    expect(notes).not_to_contain_text("Vensk 12")


def test_the_rest_is_fetched_where_a_page_does_not_have_all(page: Page, server: SmallServer) -> None:
    def two_at_a_time(route: Route) -> None:
        route.continue_(url=route.request.url.replace("limit=200", "limit=2"))

    page.route("**/v1/statements?*", two_at_a_time)
    lines = show(page, server)
    total = httpx.get(f"{server.url}v1/statements").json()["total"]
    more = page.get_by_text(f"of {total} are shown.")
    expect(more.first).to_have_text(f"The newest 2 of {total} are shown.Show earlier ones")
    expect(points(page)).to_have_count(2)
    for shown in range(4, total + 2, 2):
        page.get_by_role("button", name="Show earlier ones").last.click()
        expect(lines).to_have_count(min(shown, total))
    expect(more).to_have_count(0)
    expect(lines.nth(total - 1).get_by_role("button")).to_be_visible()


def test_a_crowded_week_stays_in_bounds_and_counts_what_has_no_room(page: Page, server: SmallServer) -> None:
    found = httpx.get(f"{server.url}v1/statements").json()
    days = {"first_day": "2024-06-03", "last_day": "2024-06-03"}
    alone = {"first_day": "2022-01-03", "last_day": "2022-01-03"}
    statements = [found["statements"][0] | {"id": i} | (days if i < 199 else alone) for i in range(200)]
    page.route("**/v1/statements?*", lambda route: route.fulfill(json=found | {"statements": statements}))
    page.set_viewport_size({"width": 390, "height": 844})
    lines = show(page, server)
    expect(lines).to_have_count(200)
    height = page.locator(".chart").bounding_box()["height"]  # type: ignore[index]
    assert height < 250
    drawn = points(page).count()
    expect(page.locator(".more")).to_have_text(f"+{200 - drawn}The rest of them, in the list")
    page.locator(".more").click()
    expect(lines.nth(drawn - 1).get_by_role("button")).to_be_focused()


def test_nothing_found_says_why(page: Page, server: SmallServer) -> None:
    show(page, server, Who="Doman Karesh")
    expect(page.locator("#found")).to_contain_text("0 statements by Doman Karesh")
    expect(page.locator("#found")).to_contain_text("Nobody of that name")


def test_a_date_that_is_none_is_named_beside_it(page: Page, server: SmallServer) -> None:
    page.goto(f"{server.url}timeline.html?from=soon")
    expect(page.locator("#found")).to_contain_text(
        "from: should be a date such as 2025-05-21, 2025-05 or 2025"
    )
    expect(page.get_by_label("from", exact=True)).to_have_attribute("aria-invalid", "true")
    page.get_by_label("from", exact=True).fill("2025")
    page.keyboard.press("Enter")
    expect(page.locator("#statements li").first).to_be_visible()
    expect(page.get_by_label("from", exact=True)).not_to_have_attribute("aria-invalid", "true")


def test_what_people_are_called_is_suggested(page: Page, server: SmallServer) -> None:
    show(page, server)
    expect(page.locator("#people option[value='Ilra Vensk']")).to_have_count(1)


def test_an_answer_leads_to_all_that_its_speaker_said(page: Page, server: SmallServer) -> None:
    page.goto(server.url)
    page.get_by_role("textbox", name="Question").fill("what did Ilra Vensk say about the bridge")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="All statements by Ilra Vensk").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("by Ilra Vensk")
    expect(page.locator("#statements li").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_way_to_it_stands_on_one_line(page: Page, server: SmallServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server.url}?q=rain")
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()
    masthead = page.locator(".masthead")
    assert masthead.evaluate("node => node.getBoundingClientRect().height") < 64
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    masthead.get_by_role("link", name="Timeline").click()
    expect(page.locator("#statements li").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off(page: Page, server: SmallServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    expect(show(page, server).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    right = points(page).last.evaluate("node => node.getBoundingClientRect().right")
    assert right <= width
