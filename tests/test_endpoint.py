"""A language model's endpoint: what is sent, and every way in which nothing comes back."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from qa.phrasing.endpoint import LARGEST_REPLY, MOST_TOKENS, Endpoint, EndpointError
from tests.scripted_llm import Handler, Reply, Script, saying, scripted, sending

MESSAGES = [{"role": "user", "content": "When did the bridge open?"}]
KEY = "sk-secret-0123"


def ask(script: Script, timeout_s: float = 20.0) -> str:
    return Endpoint(script.url, "some-model", KEY, timeout_s).complete(MESSAGES)


def test_the_messages_are_sent_with_model_and_key_and_the_content_comes_back() -> None:
    with scripted(saying("In June [1].")) as script:
        assert ask(script) == "In June [1]."
    ((path, headers, body),) = script.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body == {
        "model": "some-model",
        "messages": MESSAGES,
        "stream": False,
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
    }


def test_without_a_key_none_is_sent() -> None:
    with scripted(saying("In June [1].")) as script:
        Endpoint(script.url, "some-model").complete(MESSAGES)
    ((_, headers, _),) = script.asked
    assert "Authorization" not in headers


@pytest.mark.parametrize("status", [400, 422])
def test_a_model_that_refuses_the_settings_is_asked_without(status: int) -> None:
    with scripted(sending(b'{"error": "temperature"}', status), saying("In June [1].")) as script:
        assert ask(script) == "In June [1]."
    assert [sorted(body) for *_, body in script.asked] == [
        ["max_tokens", "messages", "model", "stream", "temperature"],
        ["messages", "model", "stream"],
    ]


def test_the_content_counts_whatever_its_type_is_called() -> None:
    body = b'{"choices": [{"message": {"content": "In June [1]."}}]}'
    with scripted(sending(body, content_type="text/html")) as script:
        assert ask(script) == "In June [1]."


def _cut_short(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


def _packed_wrongly(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(b"not gzip")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (sending(b'{"error": "no such model"}', 404), "answered HTTP 404"),
        (sending(b"", 401), "answered HTTP 401"),
        (sending(b"", 429), "answered HTTP 429"),
        (sending(b'{"error": "context length"}', 400), "answered HTTP 400"),
        (sending(b"<h1>Bad gateway</h1>", 502, "text/html"), "answered HTTP 502"),
        (sending(b"", 307, Location="http://127.0.0.1:9/v1/chat/completions"), "answered HTTP 307"),
        (sending(b'{"choices": [{"message": {"content": "A [1]."}}]}', 201), "answered HTTP 201"),
        (sending(b"<html>Log in</html>", content_type="text/html"), "sent no chat completion"),
        (sending(b""), "sent no chat completion"),
        (sending(b'{"choices": [{"message": {"content": "A'), "sent no chat completion"),
        (sending(b"\xff\xfe\x00garbage"), "sent no chat completion"),
        (sending(b"[" * 100_000), "sent no chat completion"),
        (sending(b'{"choices": []}'), "sent no chat completion"),
        (sending(b'{"choices": [null]}'), "sent no chat completion"),
        (sending(b'["choices"]'), "sent no chat completion"),
        (saying([{"type": "text", "text": "A [1]."}]), "sent no chat completion"),
        (saying(7), "sent no chat completion"),
        (saying(None), "wrote nothing"),
        (saying(" \n"), "wrote nothing"),
        (saying(None, refusal="I cannot help with that."), "declined to answer"),
        (saying("A" * LARGEST_REPLY), "sent more than 1 MB"),
        (_cut_short, "broke off in the middle"),
        (_packed_wrongly, "broke off in the middle"),
    ],
)
def test_what_is_no_answer_is_told_in_our_own_words(reply: Reply, reason: str) -> None:
    with scripted(reply) as script, pytest.raises(EndpointError) as caught:
        ask(script)
    assert str(caught.value) == reason


def test_a_redirect_is_not_followed() -> None:
    with scripted(saying("In June [1].")) as other:
        moved = sending(b"", 308, Location=f"{other.url}/chat/completions")
        with scripted(moved) as script, pytest.raises(EndpointError, match="HTTP 308"):
            ask(script)
    assert other.asked == []


def test_nobody_there_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(EndpointError) as caught:
        Endpoint(f"http://127.0.0.1:{port}/v1", "some-model", KEY).complete(MESSAGES)
    assert str(caught.value) == "could not be reached"


def _hangs(script: Script) -> Reply:
    def reply(_: Handler) -> None:
        script.over.wait(30)

    return reply


def _drips(script: Script) -> Reply:
    """A header a moment, so that no single wait is long."""

    def reply(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not script.over.wait(0.05):
            handler.wfile.write(b"X-Still: here\r\n")
            handler.wfile.flush()

    return reply


@pytest.mark.parametrize("slow", [_hangs, _drips])
def test_the_time_is_up_however_it_is_spent(slow: object) -> None:
    with scripted() as script:
        script.replies.append(slow(script))  # type: ignore[operator]
        began = time.monotonic()
        with pytest.raises(EndpointError) as caught:
            ask(script, timeout_s=0.5)
        assert time.monotonic() - began < 10
    assert str(caught.value) == "did not answer within 0.5 s"


def test_the_key_is_in_no_error_and_no_description(tmp_path: Path) -> None:
    assert KEY not in repr(Endpoint("http://127.0.0.1:9/v1", "some-model", KEY))
    broken = Endpoint("http://127.0.0.1:9/v1", "some-model", f"{KEY}\nX-Evil: 1")
    with pytest.raises(EndpointError) as caught:
        broken.complete(MESSAGES)
    error: BaseException | None = caught.value
    assert KEY not in str(error)
    assert error is not None
    assert error.__cause__ is None
    assert error.__suppress_context__
