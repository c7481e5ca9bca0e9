"""What the server listens on."""

from __future__ import annotations

import socket

from api.serving import _listen


def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_head() -> None:
    with (
        _listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as served,
    ):
        assert served.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
