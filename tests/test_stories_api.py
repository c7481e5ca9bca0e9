"""Stories over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.clients import ready
from tests.test_api import open_small
from tests.test_stories import EDITED, REPORT, prose

TWICE = prose(20, 150)
MORE: tuple[dict[str, str], ...] = (
    {
        "id": "wire",
        "title": "The bridge is open",
        "source": "Wire",
        "published": "2025-06-04",
        "text": REPORT,
    },
    {"id": "gazette", "title": "Bridge open", "source": "Gazette", "published": "2025-06", "text": EDITED},
    {"id": "radio", "title": "Open at last", "source": "Radio", "text": REPORT},
    {"id": "rain", "title": "Rain", "source": "Wire", "text": TWICE},
    {"id": "showers", "title": "Showers", "source": "Gazette", "published": "2025-06-07", "text": TWICE},
)


@pytest.fixture(name="client", scope="module")
def _client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("archive")
    with ready(create_app(lambda: open_small(folder))) as client:
        for article in MORE:
            assert client.post("/v1/articles", json=article).status_code == 201
        yield client


def listed(client: TestClient, **wanted: Any) -> Any:
    response = client.get("/v1/stories", params=wanted)
    assert response.status_code == 200, response.text
    return response.json()


def test_stories_are_listed_with_their_articles_those_of_most_first(client: TestClient) -> None:
    found = listed(client)
    assert (found["total"], found["next"], found["untold"]) == (2, None, 0)
    assert [(one["story"], [copy["id"] for copy in one["articles"]]) for one in found["stories"]] == [
        ("wire", ["gazette", "wire", "radio"]),
        ("rain", ["showers", "rain"]),
    ]
    assert found["stories"][0]["articles"][0] == {
        "id": "gazette",
        "title": "Bridge open",
        "file": "",
        "source": "Gazette",
        "published": {"value": "2025-06", "precision": "month", "from": "given"},
    }
    assert client.get("/v1/articles/radio").json()["story"] == "wire"
    assert client.get("/v1/info").json()["stories"] == 2


def test_pages_hold_every_story_once(client: TestClient) -> None:
    first = listed(client, limit=1)
    rest = listed(client, limit=1, cursor=first["next"])
    assert (first["total"], rest["total"], rest["next"]) == (2, 2, None)
    assert first["stories"] + rest["stories"] == listed(client)["stories"]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"cursor": "x"}, "cursor"),
        ({"from": "2025"}, "from"),
    ],
)
def test_what_cannot_be_asked_is_named(client: TestClient, wanted: dict[str, Any], field: str) -> None:
    response = client.get("/v1/stories", params=wanted)
    assert (response.status_code, response.json()["field"]) == (422, field)
