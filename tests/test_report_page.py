"""The report of a run in a real browser: finding the failures, reading them, nothing executed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from eval.figures import figures
from eval.page import to_html
from eval.run import Job, run
from eval.types import Response
from tests.gold import GOOD, QUESTIONS, SETUP, FakeLibrary, FakeSystem, answered, quiet

pytestmark = pytest.mark.browser

HOSTILE = '<script>document.title = "taken"</script><img src=x onerror=alert(1)>'


@pytest.fixture(name="html", scope="module")
def _html(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two systems, of which the second fails one question and answers one wrongly."""
    wrong = replace(GOOD["when"], answer=replace(answered("bridge", "Rain fell."), text=f"{HOSTILE} [1]"))
    second: dict[str, Response | BaseException] = {**GOOD, "when": wrong, "who": ValueError("no such shelf")}
    systems = [FakeSystem(GOOD, "one"), FakeSystem(second, "two")]
    folder: Path = tmp_path_factory.mktemp("run")
    record = run(Job(QUESTIONS, systems, FakeLibrary(), SETUP), folder, quiet)
    return to_html(record, figures(record), since={"two": record.results["one"]})


@pytest.fixture(name="report")
def _report(page: Page, html: str) -> Page:
    page.set_content(html)
    return page


def shown(report: Page) -> list[str]:
    headings = report.get_by_role("article").get_by_role("heading", level=3)
    # Not inner_text: what is below the fold is not laid out, and has none.
    return [heading.text_content() or "" for heading in headings.all() if heading.is_visible()]


def test_one_system_is_shown_at_a_time(report: Page) -> None:
    assert shown(report) == [one.question for one in QUESTIONS]
    expect(report.get_by_role("status")).to_have_text("3 shown")


def test_failures_alone(report: Page) -> None:
    report.get_by_label("failures only").check()
    assert shown(report) == []
    report.get_by_label("System").select_option("two")
    assert shown(report) == ["When did the bridge open?", "Who cut the ribbon?"]
    expect(report.get_by_text("ValueError: no such shelf")).to_be_visible()


def test_what_changed_alone(report: Page) -> None:
    report.get_by_label("System").select_option("two")
    report.get_by_label("changed only").check()
    assert shown(report) == ["When did the bridge open?", "Who cut the ribbon?"]
    assert report.get_by_text("worse than before").count() == 2


def test_words_and_slices_narrow_the_list(report: Page) -> None:
    report.get_by_label("Search the questions").fill("RIBBON cut")
    assert shown(report) == ["Who cut the ribbon?"]
    report.get_by_label("Search the questions").fill("")
    report.get_by_role("combobox", name="Slice").select_option("unanswerable")
    assert shown(report) == ["What did it cost?"]


def test_texts_are_shown_and_never_run(report: Page) -> None:
    report.get_by_label("System").select_option("two")
    expect(report.get_by_text("<script>document.title")).to_be_visible()
    assert report.title() == "made-up: one, two"
    assert report.locator("article img").count() == 0


def test_it_fits_a_phone(report: Page) -> None:
    report.set_viewport_size({"width": 360, "height": 800})
    assert report.evaluate("document.documentElement.scrollWidth") == 360
