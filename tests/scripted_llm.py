"""A chat endpoint on loopback that answers as a test tells it, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = BaseHTTPRequestHandler
Reply = Callable[[Handler], None]


@dataclass
class Script:
    """Replies in turn, the last one again and again.

    Attributes:
        asked: path, headers and body of every request.
        over: set when the test is; a reply that hangs waits for it.
    """

    replies: list[Reply]
    url: str = ""
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


def saying(content: Any, **message: Any) -> Reply:
    """A chat completion with this content."""
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": content, **message},
    }
    return sending(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def sending(body: bytes, status: int = 200, content_type: str = "application/json", **headers: str) -> Reply:
    def reply(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", content_type)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


@contextmanager
def scripted(*replies: Reply) -> Iterator[Script]:
    """A server that runs while the block does."""
    script = Script(list(replies))

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            script.asked.append((self.path, dict(self.headers), json.loads(self.rfile.read(length))))
            reply = script.replies.pop(0) if len(script.replies) > 1 else script.replies[0]
            with suppress(OSError):  # whoever asked may have gone
                reply(self)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield script
    finally:
        script.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
