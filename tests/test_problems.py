"""Every error of the HTTP door is a problem that names what is wrong and gives nothing away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Scope

from api.app import create_app
from api.middleware import HEADERS, UnexpectedErrors
from qa.assembly import Services
from qa.errors import (
    ArchiveError,
    DatelineError,
    InvalidRequestError,
    ModelMismatchError,
    NotFoundError,
    RejectedInputError,
)
from qa.types import Question
from tests.clients import ready

JSON = {"content-type": "application/json"}


@dataclass
class Failing:
    """Stands for archive and assistant alike: whatever is asked, it raises."""

    error: Exception

    def ask(self, _question: Question) -> Any:
        raise self.error

    def close(self) -> None:
        pass


def services(error: Exception) -> Services:
    failing = cast(Any, Failing(error))
    return Services(settings=failing, archive=failing, encoder=failing, assistant=failing, ingestor=failing)


class Ready:
    """An opening that was never waited for."""

    def services(self) -> Services:
        return services(AssertionError("the request was let through"))


@pytest.fixture(name="client", scope="module")
def _client() -> Iterator[TestClient]:
    """A server that answers no question: every request of these tests is refused before."""
    app = create_app(Ready().services, max_body_mb=1)
    with ready(app) as client:
        yield client


def problem(response: Any) -> dict[str, Any]:
    """The body of a response that is a well-formed problem."""
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == response.status_code
    assert body["type"] == "about:blank"
    return body


@pytest.mark.parametrize(
    ("body", "field", "detail"),
    [
        ({}, "question", "should be given"),
        ({"question": ""}, "question", "should not be empty"),
        ({"question": " \n\t"}, "question", "should not be blank"),
        ({"question": "?!? … \u200b"}, "question", "should have words in it"),
        ({"question": "<b></b>"}, "question", "should have words in it"),
        ({"question": "why?", "history": ["<br>"]}, "history.0", "should have words in it"),
        ({"question": None}, "question", "should be a valid string"),
        ({"question": "x" * 2001}, "question", "should have at most 2,000 characters"),
        ({"question": "a\x00b"}, "question", "should hold no control character (U+0000)"),
        ({"question": "a\x1b[2Jb"}, "question", "should hold no control character (U+001B)"),
        ({"question": "q", "top_k": 0}, "top_k", "should be greater than or equal to 1"),
        ({"question": "q", "top_k": 10**30}, "top_k", "should be less than or equal to 100"),
        ({"question": "q", "filter": {}}, "filter", "there is no such field here"),
        ({"question": "q", "filters": {"source": "x"}}, "filters.source", "there is no such field here"),
        (
            {"question": "q", "filters": {"published_from": "May"}},
            "filters.published_from",
            "should be a date such as 2025-05-21, 2025-05 or 2025",
        ),
        (
            {"question": "q", "filters": {"published_from": 2025}},
            "filters.published_from",
            "should be a date such as 2025-05-21, 2025-05 or 2025",
        ),
        (
            {"question": "q", "filters": {"published_to": "2025-02-30"}},
            "filters.published_to",
            "should be a date such as 2025-05-21, 2025-05 or 2025",
        ),
        (
            {"question": "q", "filters": {"published_from": "2025-02-02", "published_to": "2025-02-01"}},
            "filters.published_to",
            "should not be before published_from, 2025-02-02",
        ),
        (
            {"question": "q", "filters": {"sources": ["a", 3]}},
            "filters.sources.1",
            "should be a valid string",
        ),
        (
            {"question": "q", "asked_at": "yesterday"},
            "asked_at",
            "should be a date and time such as 2025-05-21T09:30:00Z",
        ),
        (
            {"question": "q", "asked_at": "0001-01-01T00:00:00+14:00"},
            "asked_at",
            "should lie between the years 1900 and 2200",
        ),
        ({"question": "q", "ignore": ["w"] * 21}, "ignore", "should have at most 20 entries"),
    ],
)
def test_names_the_field(client: TestClient, body: dict[str, Any], field: str, detail: str) -> None:
    response = client.post("/v1/ask", json=body)
    found = problem(response)
    assert (found["status"], found["field"]) == (422, field)
    said = (
        f"The question {detail}"
        if detail.startswith("should") and field == "question"
        else f"{field}: {detail}"
    )
    assert found["detail"].startswith(said)


def test_lists_every_field_that_is_wrong(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"question": " ", "top_k": 101})
    assert problem(response)["errors"] == [
        {"field": "question", "detail": "should not be blank"},
        {"field": "top_k", "detail": "should be less than or equal to 100"},
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"question":', id="cut off"),
        pytest.param(b'{"question": "a"} b', id="trailing"),
        pytest.param(b'{"question": "\xff"}', id="not UTF-8"),
        pytest.param(b'{"question": "\\ud800"}', id="lone surrogate"),
        pytest.param(b'{"question": "q", "\\udc00": 1}', id="lone surrogate in a name"),
        pytest.param(b'{"question": "q", "top_k": NaN}', id="NaN"),
        pytest.param(b'{"question": "q", "top_k": -Infinity}', id="infinity"),
        pytest.param(b'{"question": "q", "top_k": ' + b"9" * 5000 + b"}", id="endless number"),
        pytest.param(b"[" * 100_000, id="endless nesting"),
        pytest.param(b"q=what", id="a form"),
    ],
)
def test_refuses_what_is_not_json(client: TestClient, body: bytes) -> None:
    found = problem(client.post("/v1/ask", content=body, headers=JSON))
    assert found["status"] == 400
    assert found["detail"].startswith("This is not JSON: ")


@pytest.mark.parametrize("body", [b"[]", b'"q"', b"1", b"null"])
def test_refuses_what_is_no_object(client: TestClient, body: bytes) -> None:
    refused = problem(client.post("/v1/ask", content=body, headers=JSON))
    assert (refused["status"], refused["detail"]) == (422, "The body should be a JSON object")


@pytest.mark.parametrize(
    "media_type", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
)
@pytest.mark.parametrize("path", ["/v1/ask", "/v1/search", "/v1/articles"])
def test_refuses_what_a_foreign_page_could_send(client: TestClient, path: str, media_type: str) -> None:
    headers = {"content-type": media_type} if media_type else {}
    found = problem(client.post(path, content=b'{"question": "q"}', headers=headers))
    assert found["status"] == 415
    assert "application/json" in found["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/v1/nothing", 404, None),
        ("GET", "/nothing.html", 404, None),
        ("GET", "/../qa/settings.py", 404, None),
        ("GET", "/%2e%2e/app.py", 404, None),
        ("GET", "/v1/ask", 405, "POST"),
        ("GET", "/v1/ask/", 404, None),
        ("PUT", "/v1/articles/a", 405, "DELETE, GET"),
        ("OPTIONS", "/v1/articles", 405, "GET, POST"),
        ("POST", "/v1/info", 405, "GET"),
        ("POST", "/", 405, "GET, HEAD"),
    ],
)
def test_refuses_what_is_not_there(
    client: TestClient, method: str, path: str, status: int, allow: str | None
) -> None:
    response = client.request(method, path)
    assert problem(response)["status"] == status
    assert response.headers.get("allow") == allow


def test_says_of_a_request_that_stopping_the_server_ends_what_it_did() -> None:
    async def stopped(_scope: Scope, _receive: Any, _send: Any) -> None:
        raise asyncio.CancelledError

    found = problem(TestClient(UnexpectedErrors(stopped)).get("/v1/info"))
    assert found["status"] == 503
    assert found["detail"] == "The server was stopped before it could answer; start it again, then ask again."


def test_says_what_is_possible_where_a_method_is_not(client: TestClient) -> None:
    detail = problem(client.get("/v1/ask"))["detail"]
    assert detail == "GET is not possible here; POST is."
    detail = problem(client.put("/v1/articles/a"))["detail"]
    assert detail == "PUT is not possible here; DELETE and GET are."


def test_says_of_an_empty_body_that_it_is(client: TestClient) -> None:
    found = problem(client.post("/v1/ask", content=b"", headers=JSON))
    assert (found["status"], found["detail"]) == (422, "The body is empty; it should be a JSON object.")


def test_says_how_long_an_id_may_be(client: TestClient) -> None:
    found = problem(client.post("/v1/articles", json={"text": "It opened.", "id": "a" * 2001}))
    assert found["detail"] == "id: should have at most 2,000 characters"


def test_says_of_an_article_that_is_empty_that_it_is_and_of_a_long_one_what_to_do(client: TestClient) -> None:
    found = problem(client.post("/v1/articles", content=b" ", headers=JSON))
    assert (found["status"], found["detail"]) == (400, "The body is empty; it should be a JSON object.")
    found = problem(client.post("/v1/articles", content=b" " * 1_000_001, headers=JSON))
    assert (found["status"], found["detail"]) == (
        413,
        "The body is larger than 1,000,000 bytes; send it in parts, or set DATELINE_MAX_BODY_MB.",
    )


def test_refuses_a_long_body_before_reading_it(client: TestClient) -> None:
    found = problem(client.post("/v1/ask", content=b" " * 1_000_001, headers=JSON))
    assert (found["status"], found["detail"]) == (413, "The body is larger than 1,000,000 bytes.")


@pytest.mark.parametrize(
    ("path", "media_type", "limit"),
    [
        ("/v1/ask", "application/json", 1_000_000),
        ("/v1/articles", "application/json", 2_000_000),
        ("/v1/articles", "application/x-ndjson", 2_000_000),
    ],
)
def test_stops_reading_a_body_without_end(path: str, media_type: str, limit: int) -> None:
    read = 0
    sent: list[Message] = []

    async def receive() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": b" " * 100_000, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    app = create_app(Ready().services, max_body_mb=2)
    app.state.opening = Ready()
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "headers": [(b"content-type", media_type.encode())],
        "query_string": b"",
    }
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 413
    assert read == limit // 100_000 + 1


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InvalidRequestError("the cursor is none of ours", field="cursor"), 422),
        (RejectedInputError("line 3: no text"), 422),
        (NotFoundError("there is no such thing"), 404),
        (ArchiveError("the archive is damaged; run doctor"), 503),
        (ModelMismatchError("another model"), 503),
        (DatelineError("something else"), 500),
    ],
)
def test_tells_what_a_user_can_read(error: DatelineError, status: int) -> None:
    with ready(create_app(lambda: services(error))) as client:
        response = client.post("/v1/ask", json={"question": "q"})
    found = problem(response)
    assert (found["status"], found["detail"], found.get("field")) == (status, error.message, error.field)


def test_keeps_what_nobody_foresaw_for_the_log(caplog: pytest.LogCaptureFixture) -> None:
    secret = RuntimeError("password is swordfish")
    with ready(create_app(lambda: services(secret))) as client:
        response = client.post("/v1/ask", json={"question": "q"})
    found = problem(response)
    assert found["status"] == 500
    assert "swordfish" not in response.text
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert found["id"] in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[1] is secret
    assert all(response.headers[name] == value for name, value in HEADERS.items())
