"""Statements and people over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.clients import ready
from tests.test_api import open_small

MORE = (
    {
        "id": "later",
        "title": "A lock",
        "source": "Orvash Wire",
        "published": "2025-07",
        "text": "Ilra Vensk said that the Union of Free Ports (UFP) wanted a lock. Doman Karesh denied it.",
    },
    {
        "id": "namesake",
        "title": "Rain",
        "source": "Orvash Wire",
        "text": "Isak Vensk said that the UFP was wet.",
    },
)
ILRA, BOTH = {"Ilra Vensk"}, {"Ilra Vensk", "Isak Vensk"}


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive")


@pytest.fixture(name="client", scope="module")
def _client(folder: Path) -> Iterator[TestClient]:
    with ready(create_app(lambda: open_small(folder))) as client:
        for article in MORE:
            assert client.post("/v1/articles", json=article).status_code == 201
        yield client


def listed(client: TestClient, **wanted: Any) -> Any:
    response = client.get("/v1/statements", params=wanted)
    assert response.status_code == 200, response.text
    return response.json()


def test_every_word_of_a_statement_can_be_checked_to_the_character(client: TestClient) -> None:
    found = listed(client)
    assert found["total"] == len(found["statements"]) > 4
    assert (found["next"], found["people"], found["unread"]) == (None, [], 0)
    for one in found["statements"]:
        url = f"/v1/articles/{one['article_id']}"
        text = client.get(url, params={"revision": one["revision"]}).json()["text"]
        assert text[one["start"] : one["end"]] == one["quote"]
        for words in (one["source_words"], one["cue"], *one["contents"]):
            if words:
                assert text[words["start"] : words["end"]] == words["text"]


def test_a_statement_tells_who_said_it_where(client: TestClient) -> None:
    [one] = listed(client, speaker="I. Vensk", topic="free ports", sort="relevance")["statements"]
    assert (one["speaker"], one["person"], one["reporting"]) == ("Ilra Vensk", "Ilra Vensk", "indirect")
    assert (one["denied"], one["said"], one["cue"]["text"]) == (False, None, "said")
    assert (one["article_id"], one["title"], one["source"]) == ("later", "A lock", "Orvash Wire")
    assert (one["first_day"], one["last_day"]) == ("2025-07-01", "2025-07-31")
    assert one["score"] > 0


@pytest.mark.parametrize(
    ("wanted", "articles"),
    [
        ({"speaker": "Ilra Vensk"}, ["later", "bridge", "tolls"]),
        ({"speaker": "Ильра Венск"}, ["later", "bridge", "tolls"]),
        ({"speaker": "Isak Vensk"}, ["namesake"]),
        ({"speaker": "Nobody"}, []),
        ({"speaker": ["Isak Vensk", "Nobody"]}, ["namesake"]),
        ({"speaker": "Ilra Vensk", "from": "2025"}, ["later", "bridge"]),
        ({"speaker": "Ilra Vensk", "from": "2025-05", "to": "2025-06"}, ["bridge"]),
        ({"speaker": "Ilra Vensk", "to": "2024-11-02"}, ["tolls"]),
        ({"speaker": "Ilra Vensk", "as_of": "2025-06"}, ["bridge", "tolls"]),
        ({"speaker": "Isak Vensk", "from": "2025"}, []),
        ({"speaker": "Isak Vensk", "from": "2025", "include_undated": True}, ["namesake"]),
        ({"speaker": "Ilra Vensk", "source": "orvash wire"}, ["later", "tolls"]),
        ({"speaker": "Ilra Vensk", "topic": "toll"}, ["tolls"]),
        ({"topic": "ufp"}, ["later", "namesake"]),
        ({"topic": "union of free ports", "speaker": "Isak Vensk"}, ["namesake"]),
    ],
)
def test_only_what_is_asked_for_is_listed(
    client: TestClient, wanted: dict[str, Any], articles: list[str]
) -> None:
    found = listed(client, **wanted)
    assert list(dict.fromkeys(one["article_id"] for one in found["statements"])) == articles
    assert found["total"] == len(found["statements"])


def test_a_name_of_two_people_says_who_they_are(client: TestClient) -> None:
    assert {person["name"] for person in listed(client, speaker="Ilra Vensk")["people"]} == ILRA
    either = listed(client, speaker="Vensk")
    assert {person["name"] for person in either["people"]} >= BOTH
    assert either["total"] == sum(person["statements"] for person in either["people"])


@pytest.mark.parametrize("sort", ["date", "relevance"])
def test_pages_hold_everything_once(client: TestClient, sort: str) -> None:
    wanted = {"topic": "bridge", "sort": sort}
    whole = listed(client, **wanted)
    assert whole["total"] > 1
    seen: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        page = listed(client, limit=1, **wanted, **cursor)
        assert page["total"] == whole["total"]
        seen += page["statements"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == whole["statements"]


@pytest.mark.parametrize(
    ("path", "wanted", "field"),
    [
        ("statements", {"from": "2025-13"}, "from"),
        ("statements", {"from": "2025", "to": "2024"}, "to"),
        ("statements", {"sort": "best"}, "sort"),
        ("statements", {"limit": 0}, "limit"),
        ("statements", {"cursor": "x"}, "cursor"),
        ("statements", {"speaker": " "}, "speaker.0"),
        ("statements", {"speakers": "Vensk"}, "speakers"),
        ("people", {"name": ""}, "name"),
        ("people", {"cursor": "WzFd"}, "cursor"),
    ],
)
def test_what_cannot_be_asked_is_named(
    client: TestClient, path: str, wanted: dict[str, Any], field: str
) -> None:
    response = client.get(f"/v1/{path}", params=wanted)
    assert response.status_code == 422
    assert response.json()["field"] == field


def test_people_are_listed_who_said_most_first(client: TestClient) -> None:
    found = client.get("/v1/people").json()
    counts = [person["statements"] for person in found["people"]]
    assert counts == sorted(counts, reverse=True)
    first = found["people"][0]
    assert (first["name"], first["spellings"][0]) == ("Ilra Vensk", "Ilra Vensk")
    assert (first["roles"], first["first_day"], first["last_day"]) == (
        ["Transport Minister"],
        "2024-11-02",
        "2025-07",
    )
    seen: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/v1/people", params={"limit": 1, **cursor}).json()
        assert page["total"] == found["total"]
        seen += page["people"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert seen == found["people"]
    assert {p["name"] for p in client.get("/v1/people", params={"name": "vensk"}).json()["people"]} >= BOTH
    assert client.get("/v1/people", params={"name": "Peskov"}).json() == {
        "people": [],
        "total": 0,
        "next": None,
    }


def test_a_mistake_in_the_corrections_is_told(client: TestClient, folder: Path) -> None:
    file = folder / "people.toml"
    file.write_text('[[person]]\nname = "Ilra Vensk"\nspelling = []\n')
    response = client.get("/v1/people")
    file.unlink()
    assert response.status_code >= 500
    assert "line 3: `spelling` is unknown" in response.json()["detail"]
