"""txtai and Haystack over the archive's passages and vectors; without them, what is said instead."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval import targets
from eval.indexing import prepare, resident_mb
from eval.library import ArchiveLibrary
from eval.run import Job, run
from eval.systems.base import DEPTH
from eval.systems.dateline import Dateline
from eval.systems.peers import haystack, txtai
from eval.systems.peers.entries import entries
from eval.systems.peers.peer import PEERS, Peer, open_peer, require
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.assembly import Services
from qa.errors import InvalidRequestError
from qa.settings import Settings
from qa.types import Filters, RawArticle
from tests.fakes import WordEncoder
from tests.gold import SETUP, quiet
from tests.test_api import open_small

YEARBOOK = RawArticle(
    "4", "The ferry carried nine thousand lorries.", id="book", title="Yearbook", source="X", published="2024"
)
FERRY = GoldQuestion(
    "ferry",
    "When did the old ferry over the Orvash make its last crossing?",
    datetime(2025, 12, 1, tzinfo=UTC),
    citations=(GoldCitation("bridge", "its last crossing on Tuesday"),),
    choices=("Monday", "Tuesday"),
    answers=("Tuesday",),
)


@pytest.fixture(name="services", scope="module")
def _services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    services = open_small(tmp_path_factory.mktemp("archive"))
    services.ingestor.take(YEARBOOK)
    yield services
    services.archive.close()


@pytest.fixture(name="peer", scope="module", params=sorted(PEERS))
def _peer(request: pytest.FixtureRequest, services: Services) -> Peer:
    """Each peer over the same archive, its index built."""
    pytest.importorskip(PEERS[request.param][0], reason=f"{request.param} is not installed")
    peer = open_peer(request.param, services.archive, services.encoder)
    assert peer.prepare(lambda _done, _total: None) == 4
    return peer


def found(peer: Peer, question: str, filters: Filters | None = None) -> list[str]:
    """The articles found, best first."""
    asked = GoldQuestion("q", question, filters=filters or Filters())
    return [one.article_id for one in peer.respond(asked).ranked or ()]


def test_entries_are_what_dateline_embedded(services: Services) -> None:
    given = {entry.metadata["article"]: entry for entry in entries(services.archive)}
    assert sorted(map(str, given)) == ["book", "bridge", "letter", "tolls"]
    for article_id, entry in given.items():
        (passage,) = services.archive.passages_of(str(article_id))
        assert entry.id == passage.id
        assert entry.text.endswith(passage.text)
        np.testing.assert_array_equal(entry.vector, services.encoder.embed_passages([entry.text])[0])
    assert given["bridge"].text.startswith("Bridge opens\n21 May 2025\nThe bridge over")
    days = {one: (entry.metadata["first_day"], entry.metadata["last_day"]) for one, entry in given.items()}
    assert days["bridge"] == (20250521, 20250521)
    assert days["book"] == (20240101, 20241231)
    assert days["letter"] == (None, None)
    assert given["letter"].metadata["source"] == "orvash wire"


def test_entries_are_read_over_pages(services: Services) -> None:
    whole = [entry.id for entry in entries(services.archive)]
    assert [entry.id for entry in entries(services.archive, page_size=1)] == whole
    assert len(whole) == 4


def test_only_the_words_of_the_current_revision_are_given(tmp_path: Path) -> None:
    services = open_small(tmp_path)
    services.ingestor.take(replace(YEARBOOK, id="letter", content="The ferry is for sale."))
    texts = [entry.text for entry in entries(services.archive)]
    services.close()
    assert [text for text in texts if "missed already" in text] == []
    assert [text for text in texts if "for sale" in text] == ["Yearbook\n2024\nThe ferry is for sale."]


def test_a_peer_ranks_with_dateline_s_passages(peer: Peer, services: Services) -> None:
    response = peer.respond(FERRY)
    assert response.ranked is not None
    (passage,) = services.archive.passages_of("bridge")
    first = response.ranked[0]
    assert (first.passage_id, first.article_id) == (passage.id, "bridge")
    assert (first.start, first.end, first.text) == (passage.start, passage.end, passage.text)
    assert len({one.passage_id for one in response.ranked}) == len(response.ranked) <= DEPTH
    assert response.answer is None
    assert response.choice == "Tuesday"
    assert list(response.timings_ms) == ["total"]


class Pointing(WordEncoder):
    """Takes every question for the text it points to."""

    points_to = ""

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.embed_passages([self.points_to] * len(texts))


def test_a_peer_searches_words_and_vectors(peer: Peer, services: Services) -> None:
    encoder = Pointing()
    peer = open_peer(peer.name, services.archive, encoder)
    peer.prepare(lambda _done, _total: None)
    texts = {str(entry.metadata["article"]): entry.text for entry in entries(services.archive)}
    for article, text in texts.items():
        encoder.points_to = text
        assert found(peer, "xyzzy")[0] == article  # no passage has the word
    encoder.points_to = texts["letter"]
    assert set(found(peer, "nine thousand")[:2]) == {"letter", "book"}  # by vector and by words


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        (Filters(), {"bridge", "tolls", "letter", "book"}),
        (Filters(published_from=date(2025, 1, 1)), {"bridge"}),
        (Filters(published_from=date(2025, 1, 1), include_undated=True), {"bridge", "letter"}),
        (Filters(published_from=date(2025, 5, 21), published_to=date(2025, 5, 21)), {"bridge"}),
        (Filters(published_to=date(2024, 12, 30)), {"tolls"}),  # 2024 as a whole ends a day later
        (Filters(published_to=date(2024, 12, 31)), {"tolls", "book"}),
        (Filters(sources=("ORVASH Wire", "Nowhere")), {"tolls", "letter"}),
        (Filters(article_ids=("letter", "bridge")), {"letter", "bridge"}),
        (Filters(published_to=date(2025, 12, 31), sources=("Orvash Wire",)), {"tolls"}),
        (Filters(sources=("Nowhere",)), set()),
    ],
)
def test_filters_admit_what_they_admit_in_dateline(
    peer: Peer, services: Services, filters: Filters, articles: set[str]
) -> None:
    assert {one.id for one in services.archive.articles(filters, 10).articles} == articles
    assert set(found(peer, "ferry over the Orvash, toll of lorries", filters)) == articles


@pytest.mark.parametrize("question", ["select * from 'x", "Who said “ferry”? -- (a OR b) *:", "?"])
def test_no_question_is_taken_for_a_query_language(peer: Peer, question: str) -> None:
    assert set(found(peer, question)) <= {"bridge", "tolls", "letter", "book"}


def test_a_run_scores_peers_and_keeps_what_their_indexes_took(
    peer: Peer, services: Services, tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    fresh = open_peer(peer.name, services.archive, services.encoder)
    job = Job([FERRY], [fresh], ArchiveLibrary(services.archive), SETUP)
    record = run(job, tmp_path, lambda *progress: told.append(progress))
    scores = record.results[peer.name][0].scores
    assert scores["passage hit@1"] == scores["article hit@1"] == scores["choice accuracy"] == (1, 1)
    assert "correct" not in scores
    indexing = record.circumstances.indexing[peer.name]
    assert indexing["passages"] == 4
    assert indexing["seconds"] > 0
    assert told == [*((f"{peer.name} to index", done, 4) for done in (1, 2, 3, 4)), (peer.name, 1, 1)]


def test_a_system_without_an_index_of_its_own_is_not_prepared(services: Services, tmp_path: Path) -> None:
    job = Job([FERRY], [Dateline(services.assistant)], ArchiveLibrary(services.archive), SETUP)
    assert run(job, tmp_path, quiet).circumstances.indexing == {}


class Hoarder:
    """An index of 64 MB, in a process that held 200 before."""

    held_mb: float | None = 200

    def prepare(self, _observe: object) -> int:
        self.held_mb = 264 if self.held_mb else None
        return 7


@pytest.mark.parametrize(("held", "expected"), [(200, {"memory_mb": 64}), (None, {})])
def test_the_memory_of_an_index_is_what_the_process_grew_by(
    held: float | None, expected: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    hoarder = Hoarder()
    hoarder.held_mb = held
    monkeypatch.setattr("eval.indexing.resident_mb", lambda: hoarder.held_mb)
    took = prepare(hoarder, lambda _done, _total: None)
    assert took == {"passages": 7, "seconds": took["seconds"], **expected}


@pytest.mark.skipif(resident_mb() is None, reason="this system does not tell a process's memory")
def test_the_memory_of_a_process_is_told_in_megabytes() -> None:
    # With numpy and the archive's libraries; a wrong unit is off by a thousand.
    assert 20 < (resident_mb() or 0) < 20_000


def test_what_is_not_installed_is_said_in_one_line() -> None:
    with pytest.raises(InvalidRequestError) as raised:
        require("txtai", "no_such_package")
    assert str(raised.value) == "txtai is not installed; pip install '.[peers]'"
    require("json", "json")


def test_systems_are_checked_before_any_archive_is_opened(tmp_path: Path) -> None:
    nothing = DataSet("none", (), "0")
    with pytest.raises(InvalidRequestError, match=r"there are dateline, .*txtai, haystack and run:FILE"):
        targets.local(nothing, ("dateline", "lucene"), Settings(archive=tmp_path), None)


def test_filters_as_sql() -> None:
    filters = Filters(date(2025, 1, 2), date(2025, 3, 4), ("A", "B"), include_undated=True)
    clauses, values = txtai.where(filters)
    assert clauses == [
        "((first_day >= :first_day AND last_day <= :last_day) OR first_day IS NULL)",
        "source IN (:source0, :source1)",
    ]
    assert values == {"first_day": 20250102, "last_day": 20250304, "source0": "a", "source1": "b"}
    assert txtai.where(Filters(include_undated=True)) == ([], {})


def test_filters_as_haystack_has_them() -> None:
    assert haystack.where(Filters(date(2025, 1, 2), article_ids=("x",))) == {
        "operator": "AND",
        "conditions": [
            {
                "operator": "AND",
                "conditions": [{"field": "meta.first_day", "operator": ">=", "value": 20250102}],
            },
            {"field": "meta.article", "operator": "in", "value": ["x"]},
        ],
    }
    assert haystack.where(Filters(include_undated=True)) is None


# Run apart, as an audit hook stays for the life of a process: opens and asks a peer, and prints which
# hosts were looked up or connected to, and whether the environment was left as it was.
OFFLINE = """
import json, os, sys
from pathlib import Path
hosts = []
talk = ("socket.connect", "socket.getaddrinfo")
sys.addaudithook(lambda event, data: hosts.append(repr(data)) if event in talk else None)
from eval.systems.peers.peer import open_peer
from tests.test_api import open_small
from tests.test_peers import FERRY
services = open_small(Path(sys.argv[2]))
peer = open_peer(sys.argv[1], services.archive, services.encoder)
peer.prepare(lambda done, total: None)
first = peer.respond(FERRY).ranked[0].article_id
left = os.environ.get("HAYSTACK_TELEMETRY_ENABLED")
print(json.dumps([hosts, first, left]))
"""


@pytest.mark.slow
def test_peers_talk_to_nobody(peer: Peer, tmp_path: Path) -> None:
    command = [sys.executable, "-c", OFFLINE, peer.name, str(tmp_path / "archive")]
    root = Path(__file__).parents[1]
    home = {"HOME": str(tmp_path), "PATH": "", "HAYSTACK_TELEMETRY_ENABLED": "true"}
    done = subprocess.run(
        command, cwd=root, env=home, capture_output=True, text=True, check=True, timeout=200
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [[], "bridge", "true"]
    assert not (tmp_path / ".haystack").exists()  # where it keeps the id under which it reports
