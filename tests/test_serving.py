"""What the server listens on."""

from __future__ import annotations

import gc
import socket
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from api.opening import Opening
from api.serving import _keep_for_good, _listen, _warm_up
from qa.answering.question.unanswerable import language_identifier
from qa.archive import scopes
from qa.assembly import Services
from qa.assistant import Assistant
from qa.errors import ArchiveError
from qa.types import Article, Filters, PublicationDate
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, make_archive


def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_head() -> None:
    with (
        _listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as served,
    ):
        assert served.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


class Asked(WordEncoder):
    """Keeps what was looked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return super().embed_queries(texts)


def test_the_page_s_examples_are_known_before_anybody_asks(tmp_path: Path) -> None:
    encoder = Asked()
    text = "Doman Karesh of Orselia spoke. Doman Karesh said that the OSPA was finished."
    new = Article("new", "OSPA", text, published=PublicationDate("2025-10-01"))
    with closing(make_archive(tmp_path, new)) as archive:
        assistant = Assistant(archive, encoder)
        _warm_up(assistant)
        before = list(encoder.asked)
        assert before
        assert assistant.examples()
        assert encoder.asked == before


def test_what_is_loaded_and_read_but_once_is_there_before_anybody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    language_identifier.cache_clear()
    with closing(make_archive(tmp_path, *ARTICLES)) as archive:
        _warm_up(Assistant(archive, WordEncoder()))
        assert language_identifier.cache_info().currsize == 1
        monkeypatch.setattr(scopes, "_hold_statements", None)
        assert archive.scope(Filters(), ()).speakers == ()


def test_a_mistake_in_the_corrections_does_not_keep_the_server_from_starting(tmp_path: Path) -> None:
    asked: list[int] = []

    class Mistaken(Assistant):
        def examples(self, count: int = 3) -> tuple[str, ...]:
            asked.append(count)
            raise ArchiveError("people.toml, line 1: `person` should be [[person]]")

    with closing(make_archive(tmp_path, *ARTICLES)) as archive:
        _warm_up(Mistaken(archive, WordEncoder()))
    assert asked == [3]


def test_an_archive_that_is_gone_at_the_end_is_told_in_a_line(caplog: pytest.LogCaptureFixture) -> None:
    def close() -> None:
        raise ArchiveError("the archive was moved")

    opening = Opening(lambda: cast(Services, SimpleNamespace(close=close)))
    caplog.set_level("CRITICAL", logger="api.opening")  # as ``serve`` leaves it
    caplog.handler.setLevel("NOTSET")  # which that sets, too
    opening.start()
    opening._opened.result(timeout=60)
    opening.close()
    assert [(one.message, one.exc_info) for one in caplog.records] == [
        ("cannot close the archive: the archive was moved", None)
    ]


def test_what_is_read_before_it_is_ready_is_not_looked_through_for_garbage() -> None:
    kept = [{n: [n]} for n in range(1000)]
    assert any(one is kept for one in gc.get_objects())
    try:
        _keep_for_good()
        assert gc.get_freeze_count() > len(kept)
        assert not any(one is kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
