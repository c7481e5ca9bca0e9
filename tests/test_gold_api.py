"""Keeping verdicts on answers as gold, over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from eval.datasets.jsonl import read_questions
from eval.types import GoldCitation, GoldQuestion
from qa.types import Filters, Status
from tests.clients import ready
from tests.test_api import open_small

QUOTE = "The old ferry made its last crossing on Tuesday 🌉."
WHEN = {"question": "when did the ferry stop", "verdict": "right"}
MORNING = "2025-05-21T09:30:00+04:00"


@pytest.fixture(name="gold")
def _gold(tmp_path: Path) -> Path:
    return tmp_path / "gold.jsonl"


@pytest.fixture(name="client")
def _client(tmp_path: Path, gold: Path) -> Iterator[TestClient]:
    yield from serving(tmp_path, gold)


def serving(folder: Path, gold: Path | None) -> Iterator[TestClient]:
    with ready(create_app(lambda: open_small(folder / "archive"), gold_file=gold)) as client:
        yield client


def keep(client: TestClient, **judged: Any) -> str:
    response = client.post("/v1/gold", json=judged)
    assert response.status_code == 201, response.text
    id_: str = response.json()["id"]
    return id_


def refused(client: TestClient, gold: Path, **judged: Any) -> tuple[int, str | None, str]:
    """Status, field and detail of the problem; nothing was kept."""
    response = client.post("/v1/gold", json=judged)
    assert response.headers["content-type"] == "application/problem+json"
    assert not gold.exists()
    problem = response.json()
    return response.status_code, problem.get("field"), problem["detail"]


def test_a_right_answer_reads_back_as_it_was_given(client: TestClient, gold: Path) -> None:
    citation = {"article_id": "bridge", "quote": QUOTE}
    filters = {"published_from": "2025-01-01", "sources": ["Sarn Courier"], "include_undated": False}
    given = {**WHEN, "asked_at": MORNING, "filters": filters, "answers": ["Tuesday"], "citations": [citation]}
    assert keep(client, **given) == "when-did-the-ferry-stop"
    assert json.loads(gold.read_text()) == {
        "id": "when-did-the-ferry-stop",
        "question": "when did the ferry stop",
        "asked_at": MORNING,
        "answers": ["Tuesday"],
        "citations": [citation],
        "status": "answered",
        "filters": {"published_from": "2025-01-01", "sources": ["Sarn Courier"]},
    }
    (question,) = read_questions(gold)
    assert question == GoldQuestion(
        id="when-did-the-ferry-stop",
        question="when did the ferry stop",
        asked_at=datetime(2025, 5, 21, 5, 30, tzinfo=UTC),
        answers=("Tuesday",),
        citations=(GoldCitation("bridge", QUOTE),),
        status=Status.ANSWERED,
        filters=Filters(published_from=datetime(2025, 1, 1).date(), sources=("Sarn Courier",)),
    )


@pytest.mark.parametrize(
    ("judged", "status"),
    [
        ({"verdict": "unanswerable"}, Status.NO_ANSWER),
        ({"verdict": "unanswerable", "status": "no_statement"}, Status.NO_STATEMENT),
        ({"verdict": "right", "status": "no_articles"}, Status.NO_ARTICLES),
        ({"verdict": "corrected", "answers": ["Tuesday"]}, Status.ANSWERED),
        ({"verdict": "corrected", "citations": [{"article_id": "bridge"}]}, Status.ANSWERED),
    ],
)
def test_the_verdict_settles_the_status(
    client: TestClient, gold: Path, judged: dict[str, Any], status: Status
) -> None:
    keep(client, question="when did the ferry stop", **judged)
    assert [question.status for question in read_questions(gold)] == [status]


def test_without_a_time_it_was_asked_now(client: TestClient, gold: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    keep(client, **WHEN)
    (question,) = read_questions(gold)
    assert question.asked_at is not None
    assert before <= question.asked_at <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("judged", "field", "detail"),
    [
        ({"verdict": "wrong"}, "verdict", "should be 'right', 'corrected' or 'unanswerable'"),
        ({"tag": "x"}, "tag", "there is no such field here"),
        (
            {"verdict": "unanswerable", "status": "answered"},
            "status",
            "does not go with the verdict unanswerable",
        ),
        (
            {"verdict": "corrected", "status": "no_answer", "answers": ["x"]},
            "status",
            "does not go with the verdict corrected",
        ),
        ({"verdict": "corrected"}, "citations", "a correction needs an answer or words that answer"),
        (
            {"verdict": "unanswerable", "answers": ["x"]},
            None,
            "Value error, status no_answer excludes answers and citations",
        ),
        (
            {"citations": [{"article_id": "bridge"}, {"article_id": "nowhere"}]},
            "citations.1.article_id",
            "There is no article with the id 'nowhere'.",
        ),
        (
            {"citations": [{"article_id": "bridge", "quote": "on Monday"}]},
            "citations.0.quote",
            "'on Monday' is not in the article 'Bridge opens' as it stands, letter for letter.",
        ),
    ],
)
def test_what_is_not_gold_is_refused(
    client: TestClient, gold: Path, judged: dict[str, Any], field: str | None, detail: str
) -> None:
    status, named, told = refused(client, gold, **{**WHEN, **judged})
    assert (status, named) == (422, field)
    assert told.removeprefix(f"{field}: ").startswith(detail)


def test_a_foreign_page_cannot_keep_any(client: TestClient, gold: Path) -> None:
    sent = client.post("/v1/gold", content=json.dumps(WHEN), headers={"content-type": "text/plain"})
    assert sent.status_code == 415
    assert not gold.exists()


def test_a_file_that_cannot_be_added_to_is_no_fault_of_the_request(client: TestClient, gold: Path) -> None:
    gold.mkdir()
    response = client.post("/v1/gold", json=WHEN)
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.json()["detail"] == f"{gold}: cannot be added to: Is a directory"


@pytest.mark.parametrize("kept", [True, False])
def test_it_says_whether_it_keeps_gold(tmp_path: Path, gold: Path, kept: bool) -> None:
    for client in serving(tmp_path, gold if kept else None):
        assert client.get("/v1/gold").json() == {"offered": kept}


def test_without_a_file_there_is_nowhere_to_keep_it(tmp_path: Path, gold: Path) -> None:
    for client in serving(tmp_path, None):
        status, _, detail = refused(client, gold, **WHEN)
        assert (status, detail) == (404, "This server keeps no gold; `dateline serve --gold FILE` does.")
