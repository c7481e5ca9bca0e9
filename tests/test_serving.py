"""What the server listens on."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

from api.serving import _listen, _warm_up
from qa.assistant import Assistant
from qa.errors import ArchiveError
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, make_archive


def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_head() -> None:
    with (
        _listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as served,
    ):
        assert served.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


class Mistaken(Assistant):
    def examples(self, count: int = 3) -> tuple[str, ...]:
        raise ArchiveError(f"no {count} examples: people.toml, line 1: `person` should be [[person]]")


def test_a_mistake_in_the_corrections_does_not_keep_the_server_from_starting(tmp_path: Path) -> None:
    with closing(make_archive(tmp_path, *ARTICLES)) as archive:
        _warm_up(Mistaken(archive, WordEncoder()))
