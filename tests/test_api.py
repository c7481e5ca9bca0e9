"""The HTTP door on a real, small archive: asking, searching, readiness, headers, description."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.middleware import HEADERS, LOOPBACK_NAMES
from api.questions import AskIn, question
from qa.archive.local import LocalArchive
from qa.assembly import Services
from qa.assistant import Assistant
from qa.errors import ArchiveError, NotFoundError
from qa.ingest.pipeline import Ingestor
from qa.settings import Settings
from qa.types import Answer, Question, RawArticle
from tests.clients import PATIENCE_S, ready
from tests.fakes import WordEncoder

BRIDGE = """The bridge over the Orvash opens in June, Transport Minister Ilra Vensk said on Wednesday.

“The bridge will carry heavy lorries,” Vensk said. The old ferry made its last crossing on Tuesday 🌉.
"""
TOLLS = """Transport Minister Ilra Vensk told the port that lorries would pay the Sarn Harbour Board a toll.

The board had asked for a toll of four crowns on the bridge.
"""
LETTER = "Readers write that the ferry over the Orvash is missed already, by those without a car."
ARTICLES = (
    RawArticle("1", BRIDGE, id="bridge", title="Bridge opens", source="Sarn Courier", published="2025-05-21"),
    RawArticle("2", TOLLS, id="tolls", title="Tolls", source="Orvash Wire", published="2024-11-02"),
    RawArticle("3", LETTER, id="letter", title="Letter", source="Orvash Wire"),
)


def open_small(folder: Path) -> Services:
    """Services over an archive of ARTICLES; answers are never refused for want of confidence."""
    encoder = WordEncoder()
    archive = LocalArchive.for_encoder(folder, encoder, create=True)
    ingestor = Ingestor(archive, encoder, clock=lambda: datetime(2025, 12, 1))
    for article in ARTICLES:
        ingestor.take(article)
    assistant = Assistant(archive, encoder, refuse_below=0)
    return Services(
        settings=Settings(archive=folder),
        archive=archive,
        encoder=encoder,
        assistant=assistant,
        ingestor=ingestor,
    )


@pytest.fixture(name="client", scope="module")
def _client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("archive")
    with ready(create_app(lambda: open_small(folder))) as client:
        yield client


def ask(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    response = client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def test_a_short_answer_stands_in_its_citation(client: TestClient) -> None:
    body = ask(client, "When did the ferry make its last crossing?")
    short = body["short"]
    assert (body["short_answer"], short["text"], short["normalised"]) == ("Tuesday", "Tuesday", "2025-05-20")
    article = client.get("/v1/articles/bridge").json()
    assert article["text"][short["start"] : short["end"]] == "Tuesday"
    citation = body["citations"][short["citation"] - 1]
    assert citation["number"] == short["citation"]
    assert citation["start"] <= short["start"] < short["end"] <= citation["end"]
    assert 0 < short["confidence"] < 1
    assert short["likely"] == (short["confidence"] >= 0.5)
    nothing = ask(client, "Explain the ferry.")
    assert (nothing["short_answer"], nothing["short"]) == (None, None)


def test_an_answer_can_be_checked_to_the_character(client: TestClient) -> None:
    answer = ask(client, "what did Vensk say about the bridge")
    assert answer["status"] == "answered"
    assert answer["citations"][0]["article_id"] == "bridge"
    assert [citation["number"] for citation in answer["citations"]] == list(
        range(1, len(answer["citations"]) + 1)
    )
    for citation in answer["citations"]:
        url = f"/v1/articles/{citation['article_id']}"
        text = client.get(url, params={"revision": citation["revision"]}).json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    for sentence in answer["sentences"]:
        assert answer["text"][sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["citations"]


def test_an_answer_tells_how_it_came_about(client: TestClient) -> None:
    answer = ask(client, "what did Vensk say about the bridge in 2025")
    assert answer["interpretation"]["period"] == {
        "start": "2025-01-01",
        "end": "2025-12-31",
        "words": "in 2025",
        "reading": "",
        "binding": True,
    }
    assert [citation["article_id"] for citation in answer["citations"]] == ["bridge"] * len(
        answer["citations"]
    )
    assert answer["citations"][0]["published"] == {
        "value": "2025-05-21",
        "precision": "day",
        "from": "given",
    }
    assert answer["coverage"] == {
        "articles": 3,
        "in_scope": 1,
        "undated_left_out": 1,
        "imprecise_left_out": 0,
        "possible_left_out": 0,
    }
    assert answer["archive"] == {"generation": 3, "model": "words"}
    assert answer["timings_ms"]["total"] > 0


def test_what_is_only_possible_comes_beside_it(tmp_path: Path) -> None:
    text = "Vensk said that the bridge had cost too much. The council of Orsal closed the bridge in May 2025."
    with ready(create_app(lambda: open_small(tmp_path))) as client:
        assert client.post("/v1/articles", json={"id": "undated", "text": text}).status_code == 201
        answer = ask(client, "what did Vensk say about the bridge in 2025")
    assert {citation["article_id"] for citation in answer["citations"]} == {"bridge"}
    (possible,) = answer["possible"]
    assert (possible["article_id"], possible["published"], possible["not_before"]) == (
        "undated",
        None,
        "2025-05-01",
    )
    assert text[possible["start"] : possible["end"]] == possible["quote"]
    assert possible["number"] == len(answer["citations"]) + 1


def test_words_can_be_taken_as_topic(client: TestClient) -> None:
    answer = ask(client, "what did Vensk say about the bridge in 2025", ignore=["in 2025"])
    assert answer["interpretation"]["period"] is None
    assert answer["coverage"]["in_scope"] == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"bridge", "tolls", "letter"}),
        ({"published_from": "2025-05-21"}, {"bridge"}),
        ({"published_from": "2025-05-22"}, set()),
        ({"published_from": "2025-05"}, {"bridge"}),
        ({"published_to": "2024"}, {"tolls"}),
        ({"published_to": "2025"}, {"bridge", "tolls"}),
        ({"as_of": "2025-05"}, {"bridge", "tolls"}),
        ({"published_to": "2025-05-20"}, {"tolls"}),
        ({"published_to": "2025-05-20", "include_undated": True}, {"tolls", "letter"}),
        ({"sources": ["Orvash Wire"]}, {"tolls", "letter"}),
        ({"article_ids": ["letter", "nothing"]}, {"letter"}),
        ({"sources": ["Sarn Courier"], "article_ids": ["letter"]}, set()),
    ],
)
def test_search_keeps_to_the_filters(client: TestClient, filters: dict[str, Any], found: set[str]) -> None:
    question = {"question": "lorries ferry bridge Orvash toll", "filters": filters}
    result = client.post("/v1/search", json=question).json()
    assert {passage["article_id"] for passage in result["passages"]} == found
    assert result["coverage"]["in_scope"] == len(found)
    assert client.get("/v1/articles", params=filters).json()["total"] == len(found)


def test_search_ranks_whole_passages_best_first(client: TestClient) -> None:
    result = client.post("/v1/search", json={"question": "toll of four crowns", "top_k": 2}).json()
    passages = result["passages"]
    assert [passage["rank"] for passage in passages] == [1, 2]
    assert passages[0]["article_id"] == "tolls"
    assert passages[0]["score"] > passages[1]["score"]
    for passage in passages:
        text = client.get(f"/v1/articles/{passage['article_id']}").json()["text"]
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_a_time_without_a_zone_is_utc() -> None:
    asked = AskIn.model_validate({"question": "q", "asked_at": "2025-05-21T23:30:00"})
    assert question(asked).asked_at == datetime(2025, 5, 21, 23, 30, tzinfo=UTC)


def test_info_and_examples(client: TestClient) -> None:
    info = client.get("/v1/info").json()
    assert (info["articles"], info["undated"]) == (3, 1)
    assert (info["first_day"], info["last_day"]) == ("2024-11-02", "2025-05-21")
    assert list(info["sources"].items()) == [("Orvash Wire", 2), ("Sarn Courier", 1)]
    assert "path" not in info
    [example] = client.get("/v1/examples").json()["questions"]
    assert "Sarn Harbour Board" in example
    assert ask(client, example)["citations"][0]["article_id"] == "tolls"


def test_it_is_alive_before_it_is_ready(tmp_path: Path) -> None:
    may_open = threading.Event()

    def open_slowly() -> Services:
        may_open.wait(30)
        return open_small(tmp_path)

    with TestClient(create_app(open_slowly)) as client:
        assert client.get("/healthz").json() == {"status": "alive"}
        for response in (client.get("/readyz"), client.post("/v1/ask", json={"question": "q"})):
            assert response.status_code == 503
            assert response.headers["content-type"] == "application/problem+json"
            assert int(response.headers["retry-after"]) > 0
        may_open.set()
        while (response := client.get("/readyz")).status_code == 503:
            pass
        assert response.json() == {"status": "ready"}


def test_it_says_why_it_cannot_be_ready() -> None:
    def fail() -> Services:
        raise ArchiveError("the archive at X is damaged; run doctor")

    with TestClient(create_app(fail)) as client:
        assert client.get("/healthz").status_code == 200
        while "retry-after" in (response := client.get("/readyz")).headers:
            pass
        assert response.status_code == 503
        assert response.json()["detail"] == "the archive at X is damaged; run doctor"


def test_it_keeps_to_itself_why_it_fell_over() -> None:
    def fail() -> Services:
        raise RuntimeError("swordfish")

    with TestClient(create_app(fail)) as client:
        while "retry-after" in (response := client.get("/readyz")).headers:
            pass
        assert response.status_code == 503
        assert "swordfish" not in response.text


@pytest.mark.parametrize("path", ["/", "/app.css", "/js/main.js", "/v1/info", "/nothing", "/openapi.json"])
def test_every_response_confines_the_page(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/v1/info", "/v1/ask", "/nothing"])
def test_head_is_answered_as_get_is(client: TestClient, path: str) -> None:
    found, head = client.get(path), client.head(path)
    assert (head.status_code, head.headers["content-type"]) == (
        found.status_code,
        found.headers["content-type"],
    )


def test_the_page_is_at_the_root(client: TestClient) -> None:
    response = client.get("/")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Dateline</h1>" in response.text


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_that_loads_from_elsewhere(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("attacker.example", 421),
        ("127.0.0.1.attacker.example", 421),
        ("[::1", 421),
        ("", 421),
    ],
)
def test_a_local_server_answers_under_its_own_names_alone(tmp_path: Path, host: str, status: int) -> None:
    with TestClient(create_app(lambda: open_small(tmp_path), hosts=LOOPBACK_NAMES)) as client:
        assert client.get("/healthz", headers={"host": host}).status_code == status


def test_the_description_is_whole(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    operations = [operation for methods in description["paths"].values() for operation in methods.values()]
    assert sorted(operation["operationId"] for operation in operations) == [
        "alive",
        "ask",
        "deleteArticle",
        "examples",
        "info",
        "keepGold",
        "listArticles",
        "listPeople",
        "listStatements",
        "listStories",
        "offersGold",
        "readArticle",
        "ready",
        "search",
        "takeArticles",
    ]
    assert all(operation["summary"] and operation["description"] for operation in operations)
    schemas = description["components"]["schemas"]
    assert set(references(description)) <= {f"#/components/schemas/{name}" for name in schemas}
    refused = {
        media
        for operation in operations
        for status, response in operation["responses"].items()
        if status >= "400"
        for media in response["content"]
    }
    assert refused == {"application/problem+json"}


THREADS = 40  # that a server works in, unless told otherwise


@dataclass(frozen=True)
class Slow:
    """An assistant that answers nothing until it is told to."""

    asked: threading.Semaphore
    may_answer: threading.Event

    def ask(self, _question: Question) -> Answer:
        self.asked.release()
        self.may_answer.wait(30)
        raise NotFoundError("nothing")


def test_it_is_alive_and_ready_while_all_threads_are_busy(tmp_path: Path) -> None:
    slow = Slow(threading.Semaphore(0), threading.Event())
    services = replace(open_small(tmp_path), assistant=cast(Assistant, slow))
    with ready(create_app(lambda: services)) as client, ThreadPoolExecutor(50) as pool:
        asked = [pool.submit(client.post, "/v1/ask", json={"question": "q"}) for _ in range(50)]
        for _ in range(THREADS):
            assert slow.asked.acquire(timeout=PATIENCE_S)
        assert [client.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 200]
        assert not any(future.done() for future in asked)
        slow.may_answer.set()
        assert [future.result().status_code for future in asked] == [404] * 50


def references(node: Any) -> Iterator[str]:
    """Every $ref below a node."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if key == "$ref":
            yield value
        elif isinstance(value, dict | list):
            yield from references(value)


def test_asking_goes_on_while_articles_come_in(tmp_path: Path) -> None:
    with ready(create_app(lambda: open_small(tmp_path))) as client, ThreadPoolExecutor(8) as pool:

        def take(number: int) -> int:
            body = {"id": f"new/{number}", "text": f"{BRIDGE}Lorry number {number} crossed the bridge."}
            return client.post("/v1/articles", json=body).status_code

        def question(_number: int) -> int:
            return client.post("/v1/ask", json={"question": "which lorry crossed the bridge"}).status_code

        taken, asked = pool.map(take, range(20)), pool.map(question, range(40))
        assert (list(taken), list(asked)) == ([201] * 20, [200] * 40)
        assert client.get("/v1/info").json()["articles"] == 23


def test_as_of_a_day_nothing_later_is_used_and_the_question_may_say_so(client: TestClient) -> None:
    body = ask(client, "what is known of the bridge", filters={"as_of": "2024-12-31"})
    assert body["coverage"]["in_scope"] == 1
    body = ask(client, "what is known of the bridge as of May", asked_at="2025-12-15T09:00:00Z")
    assert body["interpretation"]["as_of"] == {
        "start": None,
        "end": "2025-05-31",
        "words": "as of May",
        "reading": "taken as until 31 May 2025, the last May before 15 December 2025",
        "binding": True,
    }
    assert body["interpretation"]["prefers_newest"] is False
    assert body["interpretation"]["wants_all"] is False
    listed = client.get("/v1/articles", params={"as_of": "2024-12-31"}).json()
    assert [article["id"] for article in listed["articles"]] == ["tolls"]
