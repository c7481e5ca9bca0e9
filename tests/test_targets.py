"""What is evaluated: the same Dateline here and over HTTP, and other systems behind a chat endpoint."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from eval import targets
from eval.library import ArchiveLibrary
from eval.run import Job, run
from eval.systems.chat import INSTRUCTION
from eval.systems.dateline import Dateline
from eval.types import GoldCitation, GoldQuestion
from qa.assembly import Services
from qa.errors import InvalidRequestError
from qa.types import Filters, Status
from tests.clients import ready
from tests.gold import SETUP, quiet
from tests.test_api import open_small

NOON = datetime(2025, 12, 1, 12, tzinfo=UTC)
QUESTIONS = (
    GoldQuestion(
        "bridge",
        "When does the bridge over the Orvash open?",
        NOON,
        answers=("June",),
        citations=(GoldCitation("bridge", "The bridge over the Orvash opens in June"),),
        status=Status.ANSWERED,
        choices=("May", "June"),
    ),
    GoldQuestion(
        "toll",
        "What toll did the board ask for?",
        NOON,
        answers=("four crowns",),
        citations=(GoldCitation("tolls"),),
        filters=Filters(sources=("Orvash Wire",)),
    ),
    GoldQuestion("none", "What happened in 1999?", NOON, status=Status.NO_ARTICLES),
)


@pytest.fixture(name="services", scope="module")
def _services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = open_small(tmp_path_factory.mktemp("archive"))
    yield services
    services.archive.close()


@pytest.fixture(name="transport", scope="module")
def _transport(services: Services) -> Iterator[httpx.MockTransport]:
    """Carries requests to a Dateline over the same archive, without a network."""
    with ready(create_app(lambda: services)) as client:

        def forward(request: httpx.Request) -> httpx.Response:
            reply = client.request(
                request.method,
                request.url.raw_path.decode(),
                content=request.content,
                headers={"content-type": "application/json"},
            )
            return httpx.Response(reply.status_code, content=reply.content, request=request)

        yield httpx.MockTransport(forward)


def chat(reply: dict[str, Any], seen: list[dict[str, Any]] | None = None) -> httpx.MockTransport:
    """A chat endpoint that always gives this reply, and keeps what it was asked."""

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/models":
            return httpx.Response(200, json={"data": [{"id": "oracle-1"}]})
        if request.url.path != "/v1/chat/completions":
            return httpx.Response(404)
        if seen is not None:
            seen.append(json.loads(request.content))
        return httpx.Response(200, json=reply)

    return httpx.MockTransport(handle)


def test_a_server_scores_as_the_archive_behind_it(
    services: Services, transport: httpx.MockTransport, tmp_path: Path
) -> None:
    target = targets.server("http://testserver", transport)
    assert (target.about.articles, target.about.passages) == (3, 3)
    far = run(Job(QUESTIONS, target.systems, target.library, SETUP), tmp_path / "far", quiet)
    here = Job(QUESTIONS, [Dateline(services.assistant)], ArchiveLibrary(services.archive), SETUP)
    near = run(here, tmp_path / "near", quiet)
    assert [one.response.error for one in far.results["server"]] == [None] * 3
    assert [one.scores for one in far.results["server"]] == [one.scores for one in near.results["dateline"]]
    assert far.results["server"][0].scores["passage hit@1"] == (1, 1)
    assert far.results["server"][0].scores["citation exactness"][1] > 0


def test_filters_reach_the_server(transport: httpx.MockTransport) -> None:
    target = targets.server("http://testserver", transport)
    ranked = target.systems[0].respond(QUESTIONS[1]).ranked or ()
    assert {one.article_id for one in ranked} <= {"tolls", "letter"}


def test_the_server_s_library_knows_what_is_not_there(transport: httpx.MockTransport) -> None:
    library = targets.server("http://testserver", transport).library
    assert library.text("nowhere", None) is None
    assert library.passages("nowhere") == ()
    (passage,) = library.passages("bridge")
    assert library.text("bridge", 1) is not None
    assert passage.text == (library.text("bridge", None) or "")[passage.start : passage.end]


def test_a_chat_endpoint_is_asked_in_its_own_way() -> None:
    seen: list[dict[str, Any]] = []
    reply = {
        "choices": [
            {
                "message": {
                    "content": "In June.",
                    "annotations": [{"type": "url_citation", "url_citation": {"url": "http://p.example/a/"}}],
                }
            }
        ],
        "citations": ["http://p.example/b"],
    }
    target = targets.server("http://chat.example/v1", chat(reply, seen))
    asked = GoldQuestion("q", "And when?", NOON, history=("Which bridge?",), choices=("May", "June"))
    response = target.systems[0].respond(asked)
    assert seen[0]["model"] == "oracle-1"
    assert [(one["role"], one["content"]) for one in seen[0]["messages"]] == [
        ("system", f"{INSTRUCTION} Today is 2025-12-01."),
        ("user", "Which bridge?"),
        ("user", "And when?"),
    ]
    assert response.answer is not None
    assert response.answer.status is Status.ANSWERED
    cited = [one.article_id for one in response.answer.citations]
    assert cited == ["https://p.example/a", "https://p.example/b"]
    assert response.choice == "June"
    assert response.ranked is None


@pytest.mark.parametrize("text", ["NO ANSWER", "No answer.", "", None])
def test_a_chat_endpoint_can_refuse(text: str | None) -> None:
    reply = {"choices": [{"message": {"content": text}}]}
    target = targets.server("http://chat.example", chat(reply))
    answer = target.systems[0].respond(QUESTIONS[0]).answer
    assert answer is not None
    assert answer.status is Status.NO_ANSWER


def test_citations_that_quote_nothing_cannot_be_inexact(tmp_path: Path) -> None:
    reply = {"choices": [{"message": {"content": "June."}}], "citations": ["http://p.example/b"]}
    target = targets.server("http://chat.example", chat(reply))
    record = run(Job(QUESTIONS, target.systems, target.library, SETUP), tmp_path, quiet)
    scores = record.results["chat"][0].scores
    assert "citation exactness" not in scores
    assert scores["containment"] == (1, 1)
    assert not [name for name in scores if "@" in name]


@pytest.mark.parametrize("reply", [httpx.Response(404), httpx.Response(200, text="hello")])
def test_what_is_neither_is_refused(reply: httpx.Response) -> None:
    with pytest.raises(InvalidRequestError, match="neither a running Dateline nor"):
        targets.server("http://chat.example", httpx.MockTransport(lambda _: reply))
