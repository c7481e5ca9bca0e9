"""The chat page in a real browser, against a server with canned answers and failures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from eval.datasets.jsonl import read_questions
from eval.types import GoldCitation
from qa.errors import ArchiveError
from qa.types import Attitude, Dropped, Fault, Kind, Named, Phrasing, Status
from tests.page_server import (
    BRIDGE,
    CORRECTED,
    EXAMPLES,
    FIRST,
    HOSTILE,
    NOTHINGS,
    SECOND,
    SHORT,
    TOLL,
    TOLLS,
    PageServer,
)

pytestmark = pytest.mark.browser

QUESTION = EXAMPLES[0]
FIRST_MARK = "Citation 1: Northern Courier, 21 May 2025, opens the article"
SECOND_MARK = "Citation 2: Harbour Gazette, May 2025, opens the article"


@pytest.fixture
def server() -> Iterator[PageServer]:
    running = PageServer()
    yield running
    running.leave()


def ask(page: Page, server: PageServer, question: str = QUESTION) -> Locator:
    """Opens the page, asks, and gives the newest turn."""
    page.goto(server.url)
    return ask_on(page, question)


def ask_on(page: Page, question: str = QUESTION) -> Locator:
    page.get_by_role("textbox", name="Question").fill(question)
    page.keyboard.press("Enter")
    return page.get_by_role("article").last


def button(where: Page | Locator, name: str) -> Locator:
    return where.get_by_role("button", name=name, exact=True)


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


class TestAnswer:
    @pytest.mark.parametrize(("confidence", "shown"), [(None, 1), (0.5, 1), (0.49, 0)])
    def test_few_words_stand_above_it_if_they_are_rather_right_than_wrong(
        self, page: Page, server: PageServer, confidence: float | None, shown: int
    ) -> None:
        server.assistant.short = replace(SHORT, confidence=confidence)
        turn = ask(page, server, EXAMPLES[2])
        expect(turn.locator(".difference")).to_have_count(2)
        expect(turn.locator(".short")).to_have_count(shown)

    def test_what_sources_differ_and_agree_on_stands_under_it(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server, EXAMPLES[2])
        expect(turn.locator(".difference")).to_have_count(2)
        disputed, agreed = turn.locator(".difference").all()
        expect(disputed.get_by_role("heading")).to_have_text("Sources differ on the number of lorries")
        expect(disputed.locator(".value")).to_have_text(["214 lorries", "<b>180</b> lorries"])
        expect(disputed.get_by_role("listitem")).to_have_text(
            ["Ilmar Teder in Northern Courier, 21 May 2025 [1]", "Harbour Gazette, May 2025 [2]"]
        )
        expect(agreed.get_by_role("heading")).to_have_text("2 independent reports agree on the day")
        expect(button(disputed, SECOND_MARK)).to_be_visible()

    def test_where_they_do_not_nothing_is_said_of_it(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        expect(turn.locator(".prose")).to_be_visible()
        expect(turn.locator(".difference")).to_have_count(0)

    def test_of_whom_nothing_was_found_is_said_below_the_sentences(
        self, page: Page, server: PageServer
    ) -> None:
        server.assistant.last_line = "\nNo statement by Mai Kask on this was found."
        lines = [f"{FIRST}[1]", f"{SECOND}[2][1]", "No statement by Mai Kask on this was found."]
        expect(ask(page, server).locator(".prose p")).to_have_text(lines)

    @pytest.mark.parametrize("status", [Status.ANSWERED, Status.NO_ANSWER])
    def test_what_may_be_meant_is_asked_at_a_click(
        self, page: Page, server: PageServer, status: Status
    ) -> None:
        server.assistant.status, server.assistant.did_you_mean = status, EXAMPLES[0]
        turn = ask(page, server, "who built the brigde")
        told = "No article has “brigde”. " if status is Status.ANSWERED else ""  # else the text has it
        expect(turn.locator(".spelling")).to_have_text(f"{told}Did you mean: {EXAMPLES[0]}")
        button(turn, EXAMPLES[0]).click()
        second = page.get_by_role("article").last
        expect(second.get_by_role("heading", level=2)).to_have_text(EXAMPLES[0])
        expect(second.locator(".spelling")).to_be_visible()
        assert [asked.text for asked in server.assistant.asked] == ["who built the brigde", EXAMPLES[0]]

    def test_a_day_stands_over_the_sentences_of_it(self, page: Page, server: PageServer) -> None:
        def dated(route: Route) -> None:
            response = route.fetch()
            answer = response.json()
            lead = "Reported 21 May 2025: Teder: "
            answer["text"] = lead + answer["text"]
            for sentence in answer["sentences"]:
                sentence["start"] += len(lead)
                sentence["end"] += len(lead)
                sentence["day"] = {"value": "2025-05-21", "precision": "day", "from": "given"}
            route.fulfill(response=response, json=answer)

        page.route("**/v1/ask", dated)
        prose = ask(page, server).locator(".prose")
        expect(prose.locator("p")).to_have_text([f"Reported 21 May 2025Teder: {FIRST}[1]", f"{SECOND}[2][1]"])
        expect(prose.locator("time.day")).to_have_text(["Reported 21 May 2025"])

    def test_an_example_is_asked_and_answered(self, page: Page, server: PageServer) -> None:
        page.goto(server.url)
        expect(page.locator("#start").get_by_role("button")).to_have_text(list(EXAMPLES))
        button(page, EXAMPLES[2]).click()
        turn = page.get_by_role("article")
        expect(turn.get_by_role("heading", level=2)).to_have_text(EXAMPLES[2])
        expect(turn.locator(".prose p")).to_have_text(
            ["From June, free of charge (June 2025)", f"{FIRST}[1]", f"{SECOND}[2][1]"]
        )
        expect(turn.locator(".prose").get_by_role("button", name=FIRST_MARK, exact=True)).to_have_count(2)
        expect(turn.locator(".prose").get_by_role("button", name=SECOND_MARK, exact=True)).to_have_count(1)
        assert [asked.text for asked in server.assistant.asked] == [EXAMPLES[2]]
        expect(page.locator("#start")).to_be_hidden()

    def test_what_it_rests_on_is_listed(self, page: Page, server: PageServer) -> None:
        items = ask(page, server).locator(".citations ol > li")
        expect(items).to_have_count(2)
        first, second = items.all()
        expect(first.locator(".byline")).to_have_text(
            "1Northern Courier, 21 May 2025 (date from the page’s metadata)"
        )
        expect(first.get_by_role("heading")).to_have_text(BRIDGE.title)
        expect(first.locator("blockquote")).to_have_text(FIRST)
        expect(first).to_contain_text("Speaker: Ilmar Teder")
        expect(first).to_contain_text("also in 1 article")
        expect(second.locator(".byline")).to_have_text("2Harbour Gazette, May 2025 (date from the text)")
        expect(second.locator("blockquote")).to_have_text(SECOND)

    @pytest.mark.parametrize("status", [Status.ANSWERED, Status.NO_STATEMENT])
    def test_what_is_only_possible_is_listed_apart(
        self, page: Page, server: PageServer, status: Status
    ) -> None:
        server.assistant.status, server.assistant.possible = status, True
        possible = ask(page, server).locator(".citations").last
        number = 3 if status is Status.ANSWERED else 1
        expect(possible.get_by_role("heading", level=3)).to_have_text(
            "Possibly of this period, but not surely"
        )
        expect(possible.locator(".byline")).to_have_text(
            f"{number}Harbour Gazette, undated, not before 1 Mar 2025"
        )
        expect(possible.locator("blockquote")).to_have_text(TOLL)
        button(
            possible, f"No tolls before the autumn, says Teder, opens the article at citation {number}"
        ).click()
        expect(panel(page).locator("mark")).to_have_text(TOLL)
        expect(panel(page)).to_contain_text(f"{number} of {number}")

    def test_how_far_to_trust_it_is_said(self, page: Page, server: PageServer) -> None:
        standing = ask(page, server).locator(".standing > p")
        expect(standing).to_have_text(
            [
                "Confidence: high, 84%",
                "27 of 38 articles in scope; 1 undated left out include undated",
                "All statements by Ilmar Teder",
                "31 ms",
            ]
        )

    def test_little_confidence_stands_out(self, page: Page, server: PageServer) -> None:
        server.assistant.confidence = 0.31
        expect(ask(page, server).locator(".standing .low")).to_have_text("Confidence: low, 31%")

    def test_whose_words_it_is_in_is_said_with_what_was_dropped(self, page: Page, server: PageServer) -> None:
        lost = Dropped(f"{HOSTILE} He paid 12.", Fault.NUMBER, "12 is not in the evidence")
        server.assistant.phrasing = Phrasing("parrot-7b", written=3, dropped=(lost,))
        wording = ask(page, server).locator(".wording")
        expect(wording.locator("summary")).to_have_text("Phrased by parrot-7b, 1 of 3 sentences dropped")
        expect(wording.get_by_role("listitem")).to_be_hidden()
        wording.locator("summary").press("Enter")
        expect(wording.get_by_role("listitem")).to_have_text(f"{lost.text} number: 12 is not in the evidence")
        assert page.evaluate("window.ran") is None

    def test_a_model_that_failed_is_told(self, page: Page, server: PageServer) -> None:
        server.assistant.phrasing = Phrasing("parrot-7b", failure="did not answer within 30 s")
        expect(ask(page, server).locator(".wording")).to_have_text(
            "In the articles’ own words: parrot-7b did not answer within 30 s"
        )

    def test_only_the_outcome_is_announced(self, page: Page, server: PageServer) -> None:
        ask(page, server)
        status = page.get_by_role("status")
        expect(status).to_have_text("Answered with 2 citations. Confidence high, 84%.")
        assert page.locator("[aria-live], [role=log], [role=alert]").count() == 1

    def test_the_original_is_linked_only_when_it_is_on_the_web(self, page: Page, server: PageServer) -> None:
        links = ask(page, server).get_by_role("link", name="Original")
        expect(links).to_have_count(1)
        expect(links).to_have_attribute("href", "https://courier.example/bridge?id=1&x=ä")
        expect(links).to_have_attribute("rel", "noopener noreferrer")
        expect(links).to_have_attribute("target", "_blank")

    def test_it_is_copied_with_its_citations(self, page: Page, server: PageServer) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        turn = ask(page, server)
        button(turn, "Copy answer with citations").click()
        expect(button(turn, "Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == (
            f"{QUESTION}\n(1 Jan – 31 Dec 2025)\n\n"
            f"{FIRST} [1]\n{SECOND} [2][1]\n\n"
            f"[1] Northern Courier, 21 May 2025. {BRIDGE.title}\n“{FIRST}”\nSpeaker: Ilmar Teder\n"
            "https://courier.example/bridge?id=1&x=ä\n\n"
            "[2] Harbour Gazette, May 2025. No tolls before the autumn, says Teder\n"
            f"“{SECOND}”\nSpeaker: Ilmar Teder"
        )

    def test_what_is_only_possible_is_copied_as_such(self, page: Page, server: PageServer) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        server.assistant.possible = True
        turn = ask(page, server)
        button(turn, "Copy answer with citations").click()
        expect(button(turn, "Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").endswith(
            "\n\nPossibly of this period, but not surely:\n\n"
            "[3] Harbour Gazette, undated, not before 1 Mar 2025. No tolls before the autumn, says Teder\n"
            f"“{TOLL}”\nSpeaker: Ilmar Teder"
        )

    def test_what_sources_differ_on_is_copied_with_it(self, page: Page, server: PageServer) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        server.assistant.phrasing = Phrasing("parrot-7b", written=2)
        turn = ask(page, server, EXAMPLES[2])
        button(turn, "Copy answer with citations").click()
        expect(button(turn, "Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.partition("\n\n[1] ")[0] == (
            f"{EXAMPLES[2]}\n(1 Jan – 31 Dec 2025)\n\n"
            "From June, free of charge (June 2025)\n\n"
            f"{FIRST} [1]\n{SECOND} [2][1]\n\n"
            "(Phrased by parrot-7b)\n\n"
            "Sources differ on the number of lorries:\n"
            "214 lorries: Ilmar Teder in Northern Courier, 21 May 2025 [1]\n"
            "<b>180</b> lorries: Harbour Gazette, May 2025 [2]\n\n"
            "2 independent reports agree on the day:\n"
            "June 2025: Ilmar Teder in Northern Courier, 21 May 2025 [1]; Harbour Gazette, May 2025 [2]"
        )


class TestArticle:
    def test_back_on_a_phone_closes_it_and_stays(self, page: Page, server: PageServer) -> None:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto("about:blank")
        turn = ask(page, server)
        for leave in (page.go_back, button(panel(page), "Close").click):
            button(turn, FIRST_MARK).first.click()
            expect(panel(page).locator("mark")).to_have_text(FIRST)
            leave()
            expect(panel(page)).to_be_hidden()
            expect(turn.locator(".prose")).to_be_visible()
            expect(button(turn, FIRST_MARK).first).to_be_focused()
        page.go_back()  # neither left an entry behind
        assert page.url == "about:blank"

    def test_it_opens_at_the_cited_words(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        button(turn, FIRST_MARK).first.click()
        mark = panel(page).locator("mark")
        expect(mark).to_have_text(FIRST, use_inner_text=False)
        assert mark.evaluate("node => node.textContent") == FIRST
        expect(mark).to_be_in_viewport(ratio=1)
        expect(mark).to_be_focused()
        expect(panel(page)).to_have_accessible_name(BRIDGE.title)
        expect(panel(page).locator(".byline p")).to_have_text(
            [
                "Northern Courier, 21 May 2025 (date from the page’s metadata)",
                "By Mai Kask, Peeter Roos",
                "Open the original",
            ]
        )
        expect(panel(page).locator(".checked")).to_have_text(
            "Checked: the quote is this article’s words, character for character."
        )

    def test_its_text_is_never_read_as_html(self, page: Page, server: PageServer) -> None:
        button(ask(page, server), FIRST_MARK).first.click()
        text = panel(page).locator(".text")
        expect(text).to_contain_text(HOSTILE)
        expect(text.locator("script, img")).to_have_count(0)
        assert page.evaluate("window.ran") is None

    def test_a_quote_that_is_not_there_is_reported(self, page: Page, server: PageServer) -> None:
        server.assistant.shift = 1
        button(ask(page, server), SECOND_MARK).click()
        expect(panel(page).locator(".checked.warning")).to_have_text(
            "Warning: the words at the cited place differ from the quote."
        )

    def test_the_cited_revision_is_shown_and_a_newer_one_offered(
        self, page: Page, server: PageServer
    ) -> None:
        button(ask(page, server), FIRST_MARK).first.click()
        text = panel(page).locator(".text")
        expect(text.locator("p").first).to_have_text(BRIDGE.text.partition("\n")[0])
        button(panel(page), "Show revision 2").click()
        expect(text.locator("p").first).to_have_text(CORRECTED.text.partition("\n")[0])
        expect(panel(page).locator("mark")).to_have_text(FIRST)
        button(panel(page), "Show the cited revision 1").click()
        expect(text.locator("p").first).to_have_text(BRIDGE.text.partition("\n")[0])

    def test_the_other_articles_of_a_story_can_be_opened(self, page: Page, server: PageServer) -> None:
        button(ask(page, server), FIRST_MARK).first.click()
        button(panel(page), "Show revision 2").click()
        panel(page).get_by_text("The same story in 1 other article").click()
        button(panel(page), "Northern Wire, 2025, inferred from the text: From our wires").click()
        expect(panel(page).get_by_role("heading", level=2)).to_have_text("From our wires")
        expect(panel(page).locator("mark")).to_have_text(FIRST)

    def test_citations_can_be_leafed_through(self, page: Page, server: PageServer) -> None:
        button(ask(page, server), FIRST_MARK).first.click()
        expect(button(panel(page), "Previous citation")).to_be_disabled()
        button(panel(page), "Next citation").click()
        expect(panel(page).locator("mark")).to_have_text(SECOND)
        expect(button(panel(page), "Next citation")).to_be_disabled()
        button(panel(page), "Previous citation").click()
        expect(panel(page).locator("mark")).to_have_text(FIRST)

    def test_a_copy_opens_at_the_same_words(self, page: Page, server: PageServer) -> None:
        first = ask(page, server).locator(".citations ol > li").first
        first.get_by_text("also in 1 article").click()
        button(first, "Northern Wire, 2025, inferred from the text: From our wires").click()
        expect(panel(page).locator("mark")).to_have_text(FIRST)
        expect(panel(page).get_by_role("heading", name="From our wires")).to_be_visible()

    def test_one_that_is_gone_says_so(self, page: Page, server: PageServer) -> None:
        second = ask(page, server).locator(".citations ol > li").nth(1)
        second.get_by_text("also in 1 article").click()
        button(second, "gone").click()
        expect(panel(page)).to_have_accessible_name("This article is no longer in the archive")


class TestUnderstanding:
    def test_it_is_shown_with_the_words_it_came_from(self, page: Page, server: PageServer) -> None:
        group = ask(page, server).get_by_role("group", name="How the question was understood")
        expect(group.locator("p")).to_have_text("Looking for statements about “the bridge”")
        expect(group.get_by_role("listitem")).to_have_text(
            ["said by Ilmar Teder ×", "1 Jan – 31 Dec 2025 in 2025 ×"]
        )

    @pytest.mark.parametrize(
        ("kind", "wanted"),
        [(Kind.WHO, "a name"), (Kind.WHEN, "a date"), (Kind.WHERE, "a place"), (Kind.YES_NO, "a yes or no")],
    )
    def test_it_says_what_is_looked_for(
        self, page: Page, server: PageServer, kind: Kind, wanted: str
    ) -> None:
        server.assistant.reads = {"kind": kind}
        group = ask(page, server).get_by_role("group", name="How the question was understood")
        expect(group.locator("p")).to_have_text(f"Looking for {wanted} about “the bridge”")

    def test_of_a_side_it_says_who_is_looked_for(self, page: Page, server: PageServer) -> None:
        server.assistant.reads = {"attitude": Attitude.CALLS_FOR, "among": "senators"}
        group = ask(page, server).get_by_role("group", name="How the question was understood")
        expect(group.locator("p")).to_have_text("Looking for who among senators called for “the bridge”")

    def test_an_article_without_a_title_goes_by_its_file(self, page: Page, server: PageServer) -> None:
        server.assistant.file = "2025/tolls.txt"
        turn = ask(page, server)
        expect(turn.locator(".citations h4")).to_have_text([BRIDGE.title, "2025/tolls.txt"])

    def test_a_removed_chip_asks_again_without_that_reading(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        button(turn, "Remove period in 2025").click()
        expect(button(turn, "Restore period in 2025")).to_be_focused()
        expect(button(turn, "Remove period in 2025")).to_have_count(0)
        button(turn, "Remove speaker Ilmar Teder").click()
        expect(button(turn, "Restore speaker Ilmar Teder")).to_be_focused()
        button(turn, "Restore period in 2025").click()
        expect(button(turn, "Remove period in 2025")).to_be_focused()
        assert [list(asked.ignore) for asked in server.assistant.asked] == [
            [],
            ["in 2025"],
            ["in 2025", "Ilmar Teder"],
            ["Ilmar Teder"],
        ]
        assert {asked.text for asked in server.assistant.asked} == {QUESTION}
        assert page.get_by_role("article").count() == 1

    def test_undated_articles_are_let_in_and_out(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        button(turn, "include undated").click()
        expect(button(turn, "leave out undated")).to_be_focused()
        expect(turn).to_contain_text("28 of 38 articles in scope, undated ones too")
        button(turn, "leave out undated").click()
        expect(button(turn, "include undated")).to_be_focused()
        assert [asked.filters.include_undated for asked in server.assistant.asked] == [False, True, False]

    def test_a_second_change_overtakes_the_first(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        expect(turn.locator(".prose")).to_be_visible()
        server.assistant.free.clear()
        button(turn, "Remove period in 2025").click()
        button(turn, "Remove speaker Ilmar Teder").click()
        expect(turn.locator(".body")).to_have_attribute("aria-busy", "true")
        server.assistant.free.set()
        expect(turn.locator(".chip.removed")).to_have_count(2)
        # Both are asked at once, in whatever order the server begins them.
        assert ("in 2025", "Ilmar Teder") in [asked.ignore for asked in server.assistant.asked]

    def test_a_failed_change_leaves_the_answer(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        expect(turn.locator(".prose")).to_be_visible()
        server.assistant.broken = True
        button(turn, "Remove period in 2025").click()
        expect(turn.get_by_role("heading", name="Something went wrong on the server")).to_be_visible()
        expect(turn.locator(".prose")).to_be_visible()
        expect(button(turn, "Remove period in 2025")).to_be_visible()
        server.assistant.broken = False
        button(turn, "Retry").click()
        expect(button(turn, "Restore period in 2025")).to_be_visible()


class TestNothing:
    @pytest.mark.parametrize(
        ("status", "heading", "offers"),
        [
            (Status.NO_ARTICLES, "No article to answer from", ["Ask without “in 2025”"]),
            (
                Status.NO_STATEMENT,
                "No such statement",
                ["Ask without “Ilmar Teder”", "Ask without “in 2025”"],
            ),
            (
                Status.NO_ANSWER,
                "No answer in these articles",
                ["Ask without “Ilmar Teder”", "Ask without “in 2025”"],
            ),
        ],
    )
    def test_each_says_what_is_missing_and_offers_a_wider_question(
        self, page: Page, server: PageServer, status: Status, heading: str, offers: list[str]
    ) -> None:
        server.assistant.status = status
        turn = ask(page, server)
        expect(turn.get_by_role("heading", level=3)).to_have_text(heading)
        expect(turn.locator(".nothing > p")).to_have_text(NOTHINGS[status].replace("`", ""))
        expect(turn.locator(".nothing code")).to_have_text(re.findall("`(.+)`", NOTHINGS[status]))
        expect(turn.locator(".offers").get_by_role("button")).to_have_text(offers)
        expect(page.get_by_role("status")).to_have_text(f"{heading}. {NOTHINGS[status]}")
        expect(turn).not_to_contain_text("Confidence")
        server.assistant.status = Status.ANSWERED
        button(turn, "Ask without “in 2025”").click()
        expect(turn.locator(".prose")).to_be_visible()
        assert server.assistant.asked[-1].ignore == ("in 2025",)

    def test_what_the_archive_holds_is_headed_so(self, page: Page, server: PageServer) -> None:
        def of_the_archive(route: Route) -> None:
            answer = route.fetch().json()
            answer["interpretation"]["kind"] = "holdings"
            route.fulfill(json=answer)

        server.assistant.status = Status.NO_ANSWER
        page.route("**/v1/ask", of_the_archive)
        turn = ask(page, server)
        expect(turn.get_by_role("heading", level=3)).to_have_text("What the archive holds")
        expect(turn).to_contain_text("Looking for what the archive holds")

    def test_where_nobody_was_told_the_hearer_can_be_left_out(self, page: Page, server: PageServer) -> None:
        server.assistant.status = Status.NO_STATEMENT
        server.assistant.reads = {"hearer": Named("the board", "the board")}
        turn = ask(page, server)
        offers = ["Ask without “Ilmar Teder”", "Ask without “the board”", "Ask without “in 2025”"]
        expect(turn.locator(".offers").get_by_role("button")).to_have_text(offers)

    def test_an_empty_archive_says_how_to_fill_it(self, page: Page, server: PageServer) -> None:
        server.archive.empty = True
        page.goto(server.url)
        expect(page.get_by_role("heading", name="The archive is empty")).to_be_visible()
        expect(page.locator("#start code")).to_have_text("dateline ingest PATH")
        turn = ask_on(page)
        expect(turn.get_by_role("heading", level=3)).to_have_text("The archive is empty")
        expect(turn.locator("code")).to_have_text("dateline ingest PATH")
        button(page, "New conversation").click()
        server.archive.empty = False
        button(page, "Look again").click()
        expect(page.locator(".examples").get_by_role("button")).to_have_text(list(EXAMPLES))


class TestFailure:
    def test_a_server_that_is_away_keeps_the_question(self, page: Page, server: PageServer) -> None:
        page.goto(server.url)
        server.stop()
        turn = ask_on(page)
        expect(turn.get_by_role("heading", level=3)).to_have_text("Dateline is not answering")
        expect(turn.get_by_role("heading", level=2)).to_have_text(QUESTION)
        server.start()
        button(turn, "Retry").click()
        expect(turn.locator(".prose")).to_be_visible()

    def test_a_server_error_shows_its_reason(self, page: Page, server: PageServer) -> None:
        server.assistant.broken = True
        turn = ask(page, server)
        expect(turn.get_by_role("heading", level=3)).to_have_text("Something went wrong on the server")
        expect(turn).to_contain_text("Its log says what, under ")
        server.assistant.broken = False
        button(turn, "Retry").click()
        expect(turn.locator(".prose")).to_be_visible()

    def test_what_is_not_json_is_an_error_like_others(self, page: Page, server: PageServer) -> None:
        page.route("**/v1/ask", lambda route: route.fulfill(body="<html>", content_type="text/html"))
        expect(ask(page, server)).to_contain_text("something other than JSON (HTTP status 200)")

    def test_a_refused_question_returns_to_the_box(self, page: Page, server: PageServer) -> None:
        ask(page, server, "a" * 2001)
        box = page.get_by_role("textbox", name="Question")
        expect(box).to_have_value("a" * 2001)
        expect(box).to_be_focused()
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_accessible_description(re.compile("The question .* at most 2,000 characters"))
        expect(page.get_by_role("article")).to_have_count(0)
        box.press("End")
        box.press("Backspace")
        expect(page.locator("#refusal")).to_be_hidden()

    def test_while_the_model_loads_it_asks_again_by_itself(self, page: Page, server: PageServer) -> None:
        unready(server)
        turn = ask(page, server)
        expect(turn).to_contain_text("The server is still loading its model.")
        server.opened.set()
        expect(turn.locator(".prose")).to_be_visible()
        assert len(server.assistant.asked) == 1

    def test_the_page_waits_for_the_model_too(self, page: Page, server: PageServer) -> None:
        unready(server)
        page.goto(server.url)
        expect(page.get_by_role("heading", name="Getting ready")).to_be_visible()
        server.opened.set()
        expect(page.locator(".examples").get_by_role("button")).to_have_text(list(EXAMPLES))

    def test_an_archive_that_cannot_be_opened_says_why(self, page: Page, server: PageServer) -> None:
        def fail() -> None:
            raise ArchiveError("The archive was made by another model; run dateline reembed.")

        server.stop()
        server.start(fail)
        turn = ask(page, server)
        expect(turn.get_by_role("heading", level=3)).to_have_text("Dateline is not ready")
        expect(turn).to_contain_text("The archive was made by another model; run dateline reembed.")


def unready(server: PageServer) -> None:
    server.stop()
    server.opened.clear()
    server.start()


class TestGold:
    """Keeping answers as gold, on a server that takes it."""

    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        return tmp_path / "gold.jsonl"

    @pytest.fixture
    def server(self, gold: Path) -> Iterator[PageServer]:
        running = PageServer(gold)
        yield running
        running.leave()

    def test_an_answer_is_kept_as_it_is(self, page: Page, server: PageServer, gold: Path) -> None:
        # The answer was understood in this machine's time zone, and the gold must be too.
        zone = page.context.new_cdp_session(page)
        zone.send("Emulation.setTimezoneOverride", {"timezoneId": "America/St_Johns"})
        before = datetime.now(UTC).replace(microsecond=0)
        keeping = kept_from(ask(page, server, EXAMPLES[2]))
        expect(keeping.locator("p").first).to_have_text("Keep as gold: right · correct it… · unanswerable…")
        button(keeping, "right").click()
        expect(keeping).to_have_text("Kept as gold: how-many-lorries-crossed-the-bridge")
        expect(page.get_by_role("status")).to_have_text("Kept as gold: how-many-lorries-crossed-the-bridge")
        expect(keeping.locator("p")).to_be_focused()
        (question,) = read_questions(gold)
        assert question.question == EXAMPLES[2]
        assert question.asked_at is not None
        assert before <= question.asked_at <= datetime.now(UTC)
        assert question.asked_at.utcoffset() in (timedelta(hours=-3.5), timedelta(hours=-2.5))
        assert (question.status, question.answers) == (Status.ANSWERED, ("From June, free of charge",))
        assert question.citations == (GoldCitation(BRIDGE.id, FIRST), GoldCitation("tolls", SECOND))

    def test_a_right_nothing_is_kept(self, page: Page, server: PageServer, gold: Path) -> None:
        server.assistant.status = Status.NO_STATEMENT
        turn = ask(page, server)
        button(turn, "include undated").click()
        expect(button(turn, "leave out undated")).to_be_visible()
        button(kept_from(turn), "right").click()
        expect(kept_from(turn)).to_contain_text("Kept as gold: what-did-ilmar-teder-say-about")
        (question,) = read_questions(gold)
        assert (question.status, question.citations) == (Status.NO_STATEMENT, ())
        assert question.filters.include_undated

    def test_it_is_put_right_by_keyboard(self, page: Page, server: PageServer, gold: Path) -> None:
        turn = ask(page, server)
        expect(kept_from(turn)).to_be_visible()
        correct = button(kept_from(turn), "correct it…")
        tab_to(page, correct)
        page.keyboard.press("Enter")
        expect(correct).to_have_attribute("aria-expanded", "true")
        answers = turn.get_by_label("Accepted answers, one a line, as short as they can be")
        expect(answers).to_be_focused()
        page.keyboard.type("four crowns\n\n 4 crowns ")
        boxes = turn.get_by_role("checkbox")
        place = "Harbour Gazette, May 2025: No tolls before the autumn, says Teder"
        expect(boxes).to_have_count(3)
        expect(boxes.last).to_have_accessible_name(place)
        expect(boxes.last).to_have_accessible_description(re.sub(r"\s+", " ", TOLLS.text))
        tab_to(page, boxes.last)
        page.keyboard.press("Space")
        words = turn.get_by_role("textbox", name=f"Words that answer, from {place}")
        expect(words).to_have_value(TOLLS.text)
        tab_to(page, words)
        page.keyboard.press("Control+a")
        page.keyboard.type("a toll of four crowns")
        tab_to(page, button(turn, "Keep"))
        page.keyboard.press("Enter")
        expect(kept_from(turn).locator("p", has_text="Kept as gold")).to_be_focused()
        (question,) = read_questions(gold)
        assert (question.status, question.answers) == (Status.ANSWERED, ("four crowns", "4 crowns"))
        assert question.citations == (GoldCitation("tolls", "a toll of four crowns"),)

    def test_words_that_are_not_there_are_refused(self, page: Page, server: PageServer, gold: Path) -> None:
        keeping = kept_from(ask(page, server))
        button(keeping, "correct it…").click()
        keeping.get_by_role("checkbox").first.check()
        keeping.get_by_role("textbox", name="Words that answer").fill("a toll of five crowns")
        button(keeping, "Keep").click()
        expect(keeping.locator(".warning")).to_have_text(
            "The server refused this. 'a toll of five crowns' is not in the article "
            f"'{BRIDGE.title}' as it stands, letter for letter."
        )
        expect(page.get_by_role("status")).to_contain_text("letter for letter")
        keeping.get_by_role("checkbox").first.uncheck()
        button(keeping, "Keep").click()
        expect(keeping.locator(".warning")).to_contain_text(
            "a correction needs an answer or words that answer"
        )
        assert not gold.exists()

    def test_what_cannot_be_answered_says_in_what_way(
        self, page: Page, server: PageServer, gold: Path
    ) -> None:
        keeping = kept_from(ask(page, server))
        button(keeping, "correct it…").click()
        button(keeping, "unanswerable…").click()
        expect(button(keeping, "correct it…")).to_have_attribute("aria-expanded", "false")
        expect(keeping.get_by_role("textbox")).to_have_count(0)
        expect(button(keeping, "No article to answer from")).to_be_focused()
        button(keeping, "No such statement").click()
        expect(keeping).to_contain_text("Kept as gold: ")
        assert [question.status for question in read_questions(gold)] == [Status.NO_STATEMENT]

    def test_a_file_that_cannot_be_added_to_is_told(self, page: Page, server: PageServer, gold: Path) -> None:
        gold.unlink(missing_ok=True)
        gold.mkdir()
        keeping = kept_from(ask(page, server))
        button(keeping, "right").click()
        expect(keeping.locator(".warning")).to_have_text(
            f"Something went wrong on the server. {gold}: cannot be added to: Is a directory"
        )
        gold.rmdir()
        button(keeping, "right").click()
        expect(keeping).to_contain_text("Kept as gold: ")

    def test_two_clicks_keep_it_once(self, page: Page, server: PageServer) -> None:
        sent: list[str] = []
        keeping = kept_from(ask(page, server))
        expect(keeping).to_be_visible()
        page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
        button(keeping, "right").evaluate("node => { node.click(); node.click(); }")
        expect(keeping).to_contain_text("Kept as gold: ")
        assert sent == [f"POST {server.url}v1/gold"]

    def test_what_gold_cannot_say_is_not_kept(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        button(turn, "Remove period in 2025").click()
        expect(turn.locator(".gold")).to_have_text(
            "To keep this as gold, restore what you removed from the question."
        )
        expect(kept_from(turn)).to_have_count(0)
        button(turn, "Restore period in 2025").click()
        expect(kept_from(turn)).to_be_visible()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_fits_360_pixels_and_has_contrast(self, page: Page, server: PageServer, scheme: str) -> None:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": 360, "height": 740})
        keeping = kept_from(ask(page, server))
        button(keeping, "correct it…").click()
        keeping.get_by_role("checkbox").last.check()
        assert overflow(page) == 0
        assert page.evaluate(FAINT_TEXT) == []
        button(keeping, "unanswerable…").click()
        assert overflow(page) == 0
        assert page.evaluate(FAINT_TEXT) == []


def test_gold_is_not_offered_by_other_servers(page: Page, server: PageServer) -> None:
    with page.expect_response("**/v1/gold") as answered:
        turn = ask(page, server)
    assert answered.value.json() == {"offered": False}
    # The next answer comes after whatever the first would have brought.
    ask_on(page, "second")
    expect(page.locator(".prose")).to_have_count(2)
    expect(turn.locator(".gold")).to_have_count(0)
    expect(page.locator(".gold")).to_have_count(0)


def kept_from(turn: Locator) -> Locator:
    return turn.get_by_role("group", name="Keep as gold")


class TestConversation:
    def test_it_grows_downwards_and_can_be_started_anew(self, page: Page, server: PageServer) -> None:
        ask(page, server, "first")
        expect(page.locator(".prose")).to_have_count(1)
        ask_on(page, "second")
        expect(page.locator(".prose")).to_have_count(2)
        expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(["first", "second"])
        expect(page.get_by_role("heading", name="second")).to_be_in_viewport()
        button(page, "New conversation").click()
        expect(page.get_by_role("article")).to_have_count(0)
        expect(page.get_by_role("textbox", name="Question")).to_be_focused()
        assert page.url == server.url

    def test_a_question_in_flight_is_not_sent_twice_and_can_be_cancelled(
        self, page: Page, server: PageServer
    ) -> None:
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        server.assistant.free.clear()
        turn = ask(page, server)
        expect(turn).to_contain_text("Reading the archive…")
        expect(button(page, "Ask")).to_have_attribute("aria-disabled", "true")
        page.keyboard.press("Enter")
        page.keyboard.type("another")
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="Question")).to_have_value("another")
        page.get_by_role("textbox", name="Question").fill("")
        button(page, "Cancel").click()
        expect(page.get_by_role("textbox", name="Question")).to_have_value(QUESTION)
        expect(page.get_by_role("article")).to_have_count(0)
        assert sent == [f"{server.url}v1/ask"]
        server.assistant.free.set()
        page.keyboard.press("Enter")
        expect(page.locator(".prose")).to_have_count(1)

    def test_a_question_is_asked_after_those_before_it_or_alone(self, page: Page, server: PageServer) -> None:
        taken = "How much did the bridge cost?"
        ask(page, server, "When did the bridge open?")
        expect(page.locator(".prose")).to_have_count(1)
        server.assistant.taken_as = taken
        ask_on(page, "How much did it cost?")
        turn = page.get_by_role("article").nth(1)
        expect(turn.locator(".spelling")).to_contain_text(f"Your follow-up was read as: {taken}")
        expect(turn.get_by_role("heading", level=2)).to_have_text("How much did it cost?")
        expect(page).to_have_title(f"{taken} · Dateline")
        server.assistant.taken_as = ""
        ask_on(page, "And why?")
        expect(page.locator(".prose")).to_have_count(3)
        last = page.get_by_role("article").nth(2)
        expect(last.locator(".alone")).to_have_text(
            "Read by itself: nothing was taken from the questions before it."
        )
        asked = [question.history for question in server.assistant.asked]
        assert asked == [(), ("When did the bridge open?",), ("When did the bridge open?", taken)]
        button(turn, "Ask “How much did it cost?” without the questions before").click()
        expect(turn.locator(".spelling")).to_have_count(0)
        assert server.assistant.asked[-1].history == ()
        expect(page).to_have_title("And why? · Dateline")  # of the last turn

    def test_the_address_asks_its_question(self, page: Page, server: PageServer) -> None:
        page.goto(f"{server.url}?q=when+did+the+ferry+stop%3F")
        expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(
            "when did the ferry stop?"
        )
        expect(page.locator(".prose")).to_be_visible()
        ask_on(page, "and the “bridge”?")
        expect(page.locator(".prose")).to_have_count(2)
        page.reload()
        expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text("and the “bridge”?")
        expect(page.locator(".prose")).to_be_visible()
        assert [asked.text for asked in server.assistant.asked] == [
            "when did the ferry stop?",
            "and the “bridge”?",
            "and the “bridge”?",
        ]


class TestKeyboard:
    def test_the_whole_journey(self, page: Page, server: PageServer) -> None:
        page.goto(server.url)
        expect(page.get_by_role("textbox", name="Question")).to_be_focused()
        page.keyboard.type("what did Teder say")
        page.keyboard.press("Enter")
        turn = page.get_by_role("article")
        expect(turn.get_by_role("heading", level=2)).to_be_focused()
        mark = button(turn, FIRST_MARK).first
        tab_to(page, mark)
        page.keyboard.press("Enter")
        expect(panel(page).locator("mark")).to_be_focused()
        expect(mark).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(panel(page)).to_be_hidden()
        expect(mark).to_be_focused()
        page.keyboard.type("and then?")
        expect(page.get_by_role("textbox", name="Question")).to_have_value("and then?")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("more")
        page.keyboard.press("Enter")
        expect(page.locator(".prose")).to_have_count(2)
        assert server.assistant.asked[-1].text == "and then?\nmore"

    def test_the_box_grows_with_its_text(self, page: Page, server: PageServer) -> None:
        page.goto(server.url)
        box = page.get_by_role("textbox", name="Question")
        before = box.bounding_box()
        box.fill("one\ntwo\nthree")
        after = box.bounding_box()
        assert before and after
        assert after["height"] > 2 * before["height"]
        assert box.evaluate("area => area.scrollHeight <= area.clientHeight")

    def test_nothing_is_sent_while_an_input_method_composes(self, page: Page, server: PageServer) -> None:
        page.goto(server.url)
        box = page.get_by_role("textbox", name="Question")
        box.fill("質問")
        box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
        expect(page.get_by_role("article")).to_have_count(0)
        assert server.assistant.asked == []


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    pytest.fail("the Tab key does not reach it")


class TestLook:
    def test_at_360_pixels_nothing_sticks_out(self, page: Page, server: PageServer) -> None:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(server.url)
        expect(page.locator(".examples")).to_be_visible()
        assert overflow(page) == 0
        turn = ask_on(page)
        expect(turn.locator(".citations")).to_be_visible()
        assert overflow(page) == 0
        mark = button(turn, FIRST_MARK).first
        mark.click()
        expect(panel(page).locator("mark")).to_be_in_viewport(ratio=1)
        assert overflow(page) == 0
        assert panel(page).bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}
        # Modal: what lies behind the sheet can neither be clicked nor reached by Tab.
        assert page.evaluate("document.querySelector('dialog').matches(':modal')")
        page.keyboard.press("Escape")
        expect(panel(page)).to_be_hidden()
        expect(mark).to_be_focused()
        server.assistant.status = Status.NO_STATEMENT
        button(turn, "Remove period in 2025").click()
        expect(turn.locator(".nothing")).to_be_visible()
        assert overflow(page) == 0

    def test_on_a_wide_screen_the_conversation_stays_usable(self, page: Page, server: PageServer) -> None:
        turn = ask(page, server)
        button(turn, FIRST_MARK).first.click()
        expect(panel(page).locator("mark")).to_be_visible()
        assert overflow(page) == 0
        button(turn, SECOND_MARK).click()
        expect(panel(page).locator("mark")).to_have_text(SECOND)
        page.keyboard.press("Escape")
        expect(button(turn, SECOND_MARK)).to_be_focused()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_text_has_contrast(self, page: Page, server: PageServer, scheme: str) -> None:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(server.url)
        expect(page.locator(".examples")).to_be_visible()
        assert page.evaluate(FAINT_TEXT) == []
        turn = ask_on(page)
        button(turn, FIRST_MARK).first.click()
        expect(panel(page).locator("mark")).to_be_visible()
        assert page.evaluate(FAINT_TEXT) == []
        page.keyboard.press("Escape")
        server.assistant.status = Status.NO_ANSWER
        button(turn, "Remove period in 2025").click()
        expect(turn.locator(".nothing")).to_be_visible()
        server.assistant.broken = True
        button(turn, "Remove speaker Ilmar Teder").click()
        expect(turn.locator(".notice")).to_be_visible()
        assert page.evaluate(FAINT_TEXT) == []

    def test_the_contrast_check_sees_faint_text(self, page: Page, server: PageServer) -> None:
        page.goto(server.url)
        page.locator(".welcome").evaluate("node => { node.style.color = '#999'; }")
        assert page.evaluate(FAINT_TEXT) == [["Ask your archive.", pytest.approx(2.7, abs=0.1)]]


def overflow(page: Page) -> int:
    """By how many pixels anything is wider than the window."""
    widths = "[document.documentElement, ...document.querySelectorAll('.reading')]"
    return int(page.evaluate(f"Math.max(...{widths}.map(node => node.scrollWidth - node.clientWidth))"))


# Every piece of visible text whose contrast to what lies behind it is under 4.5 to 1 (WCAG 2.2, 1.4.3),
# with the ratio. The colours of the page are opaque, or wholly transparent.
FAINT_TEXT = """() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const seeThrough = (colour) => rgb(colour)[3] === 0;
  const luminance = (colour) => {
    const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = rgb(colour).map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    while (node && seeThrough(getComputedStyle(node).backgroundColor)) node = node.parentElement;
    return node ? getComputedStyle(node).backgroundColor : "rgb(255, 255, 255)";
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const faint = (node, style, text) => {
    const found = ratio(luminance(style.color), luminance(behind(node)));
    return text && found < 4.5 ? [[text, found]] : [];
  };
  const visible = (node) => node.checkVisibility({ visibilityProperty: true });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { parentElement: parent, data } = texts.currentNode;
    if (visible(parent)) found.push(...faint(parent, getComputedStyle(parent), data.trim()));
  }
  const box = document.querySelector("textarea");
  return [...found, ...faint(box, getComputedStyle(box, "::placeholder"), box.placeholder)];
}"""


def test_offsets_in_code_points_cut_like_python(page: Page, server: PageServer) -> None:
    text = "a😀é🇪🇪日e\u0301👩‍👩‍👧\n𝔘z"
    page.goto(server.url)
    cuts = page.evaluate(
        """async (text) => {
          const { slice } = await import("/js/codepoints.js");
          const ends = [...Array(Array.from(text).length + 2).keys()];
          return ends.map((start) => ends.map((end) => slice(text, start, Math.max(start, end))));
        }""",
        text,
    )
    ends = range(len(text) + 2)
    assert cuts == [[text[start : max(start, end)] for end in ends] for start in ends]
