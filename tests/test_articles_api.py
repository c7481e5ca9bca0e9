"""Articles over HTTP: taken in one or many at a time, listed, read, revised, removed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.app import create_app
from api.bodies import lines
from tests.clients import ready
from tests.test_api import open_small

TEXT = "The ferry to Sarn stopped on Tuesday. Nobody was aboard."
NDJSON = {"content-type": "application/x-ndjson"}


@pytest.fixture(name="client")
def _client(tmp_path: Path) -> Iterator[TestClient]:
    with ready(create_app(lambda: open_small(tmp_path), max_body_mb=1)) as client:
        yield client


def take(client: TestClient, **article: Any) -> Any:
    return client.post("/v1/articles", json={"text": TEXT, **article})


def test_one_article_is_added_kept_and_revised(client: TestClient) -> None:
    article = {"id": "ferry", "title": "Ferry", "source": "Sarn Courier", "published": "2025-05"}
    added = take(client, **article)
    assert (added.status_code, added.headers["location"]) == (201, "/v1/articles/ferry")
    assert added.json() == {
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": 0,
        "articles": [{"line": 1, "id": "ferry", "outcome": "added", "reason": None}],
    }
    again = take(client, **article)
    assert (again.status_code, again.json()["unchanged"]) == (200, 1)
    changed = take(client, **article | {"text": f"{TEXT} It runs again."})
    assert (changed.status_code, changed.json()["updated"]) == (200, 1)

    found = client.get("/v1/articles/ferry").json()
    assert (found["revision"], found["text"]) == (2, f"{TEXT} It runs again.")
    assert found["published"] == {"value": "2025-05", "precision": "month", "from": "given"}
    assert [revision["revision"] for revision in found["revisions"]] == [1, 2]
    assert [(p["start"], p["end"]) for p in found["passages"]] == [(0, len(found["text"]))]
    first = client.get("/v1/articles/ferry", params={"revision": 1}).json()
    assert (first["revision"], first["text"], first["passages"]) == (1, TEXT, [])
    assert first["content_hash"] == found["revisions"][0]["content_hash"]


def test_an_article_names_its_copies_and_its_story(client: TestClient) -> None:
    for id_, source, day in (("wire", "Sarn Wire", "2025-05-06"), ("courier", "Sarn Courier", "2025-05-07")):
        take(client, id=id_, title="Ferry to Sarn stops", source=source, published=day)
    take(client, id="rain", title="Rain in Pell", text="Rain is expected in Pell until the end of the week.")
    found = client.get("/v1/articles/courier").json()
    assert (found["story"], [copy["id"] for copy in found["copies"]]) == ("wire", ["wire"])
    assert found["copies"][0] == {
        "id": "wire",
        "title": "Ferry to Sarn stops",
        "file": "",
        "source": "Sarn Wire",
        "published": {"value": "2025-05-06", "precision": "day", "from": "given"},
    }
    take(
        client,
        id="courier",
        title="Ferry to Sarn stops",
        text="Everything about the ferry was wrong. We regret.",
    )
    assert client.get("/v1/articles/courier").json()["copies"] == []
    assert client.get("/v1/articles/courier", params={"revision": 1}).json()["copies"] == []
    listed = client.get("/v1/articles").json()["articles"]
    assert {one["id"]: one["story"] for one in listed if one["id"] in ("wire", "courier", "rain")} == {
        "wire": "wire",
        "courier": "courier",
        "rain": "rain",
    }


def test_of_many_lines_each_is_answered_for(client: TestClient) -> None:
    body = b"\n".join(
        [
            b"\xef\xbb\xbf" + json.dumps({"id": "a", "text": TEXT}).encode(),
            b"",
            b'{"id": "b", "text":',
            b'{"id": "c"}',
            b'{"id": "d", "text": "\xff"}',
            b'{"id": "e", "text": "   "}',
            b'{"id": "f", "text": "Fine.", "txet": "x"}',
            b"[" * 5000,
            b"7",
            json.dumps({"id": "a", "text": TEXT}).encode() + b"\r",
            json.dumps({"id": "ж/ä?", "text": f"{TEXT} Again."}).encode(),
        ]
    )
    response = client.post("/v1/articles", content=body, headers=NDJSON)
    assert response.status_code == 200
    report = response.json()
    assert [(one["line"], one["id"], one["outcome"]) for one in report["articles"]] == [
        (1, "a", "added"),
        (3, None, "rejected"),
        (4, None, "rejected"),
        (5, None, "rejected"),
        (6, None, "rejected"),
        (7, None, "rejected"),
        (8, None, "rejected"),
        (9, None, "rejected"),
        (10, "a", "unchanged"),
        (11, "ж/ä?", "added"),
    ]
    assert (report["added"], report["unchanged"], report["rejected"]) == (2, 1, 7)
    reasons = {one["line"]: one["reason"] for one in report["articles"] if one["reason"]}
    assert reasons[3].startswith("This is not JSON: EOF")
    assert reasons[4] == "text: should be given"
    assert reasons[7].startswith("txet: there is no such field here; leave it out")
    assert reasons[9] == "should be a JSON object"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": TEXT, "id": ""}, "id"),
        ({"text": TEXT, "id": " "}, "id"),
        ({"text": TEXT, "id": "a\nb\x00"}, "id"),
        ({"text": TEXT, "id": "x" * 2001}, "id"),
        ({"text": TEXT, "media": "pdf"}, "media"),
        ({"text": TEXT, "authors": "Mai Kask"}, "authors"),
        ({"text": TEXT, "published": 2025}, "published"),
    ],
)
def test_a_single_one_that_is_wrong_is_a_problem(
    client: TestClient, body: dict[str, Any], field: str
) -> None:
    response = client.post("/v1/articles", json=body)
    assert (response.status_code, response.json()["field"]) == (422, field)
    assert client.get("/v1/articles").json()["total"] == 3


def test_a_single_one_without_text_is_a_problem(client: TestClient) -> None:
    response = client.post("/v1/articles", json={"text": " \n "})
    assert response.status_code == 422
    assert response.json()["detail"].startswith("The article is rejected: no article text")


def test_a_single_one_with_a_date_that_nobody_meant_is_a_problem(client: TestClient) -> None:
    response = client.post("/v1/articles", json={"text": TEXT, "published": "0001-01-01T00:00:00Z"})
    assert (response.status_code, response.json()["field"]) == (422, "published")
    assert response.json()["detail"].startswith(
        "The article is rejected: published '0001-01-01T00:00:00Z' lies before there was any news"
    )


def test_control_characters_do_not_move_offsets(client: TestClient) -> None:
    take(client, id="odd", text=f"A\x00B \x1b[2J\r\n{TEXT}")
    found = client.get("/v1/articles/odd").json()
    assert "\x00" not in found["text"]
    [passage] = found["passages"]
    assert found["text"][passage["start"] : passage["end"]] == found["text"]
    search = client.post(
        "/v1/search", json={"question": "ferry to Sarn", "filters": {"article_ids": ["odd"]}}
    )
    [hit] = search.json()["passages"]
    assert hit["text"] == found["text"][hit["start"] : hit["end"]]


IDS = [
    "a/b/c",
    "a/",
    "/a",
    "a//b",
    "https://sarn.example/news?id=1&x=ä#top",
    "100%",
    "a b+c",
    "статья-1",
    "🌉",
    "a;b,c:d@e",
    "'; DROP TABLE revisions; --",
    "x" * 2000,
]


@pytest.mark.parametrize("id_", IDS)
def test_any_id_can_be_taken_read_and_removed(client: TestClient, id_: str) -> None:
    location = take(client, id=id_).headers["location"]
    assert location == f"/v1/articles/{quote(id_)}"
    for path in (location, f"/v1/articles/{quote(id_, safe='')}"):
        assert client.get(path).json()["id"] == id_
    assert client.delete(location).status_code == 204
    assert client.delete(location).status_code == 404
    assert client.get(location).json()["detail"] == f"There is no article with the id {id_!r}."


@pytest.mark.parametrize(
    ("revision", "status"),
    [("1", 200), ("2", 404), ("0", 422), ("-1", 422), ("x", 422), (str(2**31), 422), (str(2**70), 422)],
)
def test_revisions_are_numbers_that_exist(client: TestClient, revision: str, status: int) -> None:
    response = client.get("/v1/articles/bridge", params={"revision": revision})
    assert response.status_code == status


def test_listing_pages_hold_every_article_once_newest_first(client: TestClient) -> None:
    for number in range(7):
        take(client, id=f"n{number}", published=f"2023-01-0{number // 2 + 1}")
    found: list[str] = []
    cursor = None
    while True:
        page = client.get(
            "/v1/articles", params={"limit": 3, **({"cursor": cursor} if cursor else {})}
        ).json()
        assert page["total"] == 10
        assert len(page["articles"]) <= 3
        found += [article["id"] for article in page["articles"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == ["bridge", "tolls", "n6", "n4", "n5", "n2", "n3", "n0", "n1", "letter"]


@pytest.mark.parametrize("cursor", ["x", "!!", "bnVsbA==", "WzEsIDJd", "W10=", "ä", "e30=", "Ijk5Ig=="])
def test_a_cursor_of_ones_own_making_is_no_error_of_the_server(client: TestClient, cursor: str) -> None:
    response = client.get("/v1/articles", params={"cursor": cursor})
    assert response.status_code in (200, 422)
    if response.status_code == 422:
        assert response.json()["field"] == "cursor"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=x", "limit"),
        ("source=a", "source"),
        ("published_from=25", "published_from"),
        ("published_from=2025-02-02&published_to=2025-02-01", "published_to"),
        ("include_undated=perhaps", "include_undated"),
    ],
)
def test_a_listing_names_the_parameter_that_is_wrong(client: TestClient, query: str, field: str) -> None:
    response = client.get(f"/v1/articles?{query}")
    assert (response.status_code, response.json()["field"]) == (422, field)


@given(st.lists(st.binary(max_size=20), max_size=20))
def test_lines_are_the_same_however_they_arrive(chunks: list[bytes]) -> None:
    async def stream() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk

    async def collect() -> list[bytes]:
        return [line async for line in lines(stream())]

    whole = b"".join(chunks)
    expected = whole.split(b"\n")
    if not expected[-1]:
        expected.pop()
    assert asyncio.run(collect()) == expected
