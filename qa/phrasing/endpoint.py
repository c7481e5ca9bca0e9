"""A language model behind an OpenAI-compatible chat endpoint."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

LARGEST_REPLY = 1_000_000  # bytes; a few sentences are a few thousand
MOST_TOKENS = 800

Message = dict[str, str]


class EndpointError(Exception):
    """Nothing to use came from the endpoint. The message ends a sentence that begins with its model, in
    our own words: those of a library may repeat the key."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """
    Args:
        url: what ``/chat/completions`` is under.
        key: sent as bearer token, to this address alone: redirects are not followed.
        timeout_s: for all of it, however the endpoint spends it.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 30.0

    def complete(self, messages: Sequence[Message]) -> str:
        """What the model writes.

        Raises:
            EndpointError: nothing, not in time, or no chat completion.
        """
        written: Future[str] = Future()
        # A time-out of httpx begins anew with every byte that drips in, and none holds for looking
        # up a name. The thread ends with the connection; nobody waits for it.
        Thread(target=self._settle, args=(written, messages), name="phrase", daemon=True).start()
        try:
            return written.result(self.timeout_s)
        except TimeoutError:
            raise EndpointError(f"did not answer within {self.timeout_s:g} s") from None

    def _settle(self, written: Future[str], messages: Sequence[Message]) -> None:
        try:
            written.set_result(_content(self._ask(messages)))
        except Exception as error:  # noqa: BLE001 - whoever waits for it shall have it
            written.set_exception(error)

    def _ask(self, messages: Sequence[Message]) -> bytes:
        body = {"model": self.model, "messages": list(messages), "stream": False}
        status, reply = self._post({**body, "temperature": 0, "max_tokens": MOST_TOKENS})
        if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
            # Some models take no temperature but their own, or count tokens under another name.
            status, reply = self._post(body)
        if status != HTTPStatus.OK:
            raise EndpointError(f"answered HTTP {status}")
        return reply

    def _post(self, body: dict[str, Any]) -> tuple[int, bytes]:
        import httpx

        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        address = f"{self.url}/chat/completions"
        try:
            with httpx.stream(
                "POST", address, json=body, headers=headers, timeout=self.timeout_s
            ) as response:
                return response.status_code, _body(response)
        except httpx.TimeoutException:
            raise EndpointError(f"did not answer within {self.timeout_s:g} s") from None
        except httpx.ConnectError:
            raise EndpointError("could not be reached") from None
        except (httpx.HTTPError, httpx.InvalidURL):
            raise EndpointError("broke off in the middle") from None


def _body(response: httpx.Response) -> bytes:
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > LARGEST_REPLY:
            raise EndpointError(f"sent more than {LARGEST_REPLY // 1_000_000} MB")
    return bytes(body)


def _content(reply: bytes) -> str:
    """The text of the first choice; whatever the endpoint calls its content type, the content counts."""
    try:
        message = json.loads(reply)["choices"][0]["message"]
        content, refusal = message.get("content"), message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise EndpointError("sent no chat completion") from None
    if refusal:
        raise EndpointError("declined to answer")
    if content is not None and not isinstance(content, str):
        raise EndpointError("sent no chat completion")
    if not content or not content.strip():
        raise EndpointError("wrote nothing")
    return content
