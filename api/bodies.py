"""Request bodies: JSON read strictly, and lines read one at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic_core import from_json
from starlette.exceptions import HTTPException

JSON = "application/json"
NDJSON = "application/x-ndjson"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class NotJsonError(HTTPException):
    """400: the body cannot be read; the detail gives line and column."""


def parse_json(body: bytes) -> Any:
    """Strict JSON: UTF-8 without lone surrogates, no NaN, no nesting without end.

    Raises:
        NotJsonError: it is something else.
    """
    if not body.strip():
        raise NotJsonError(HTTPStatus.BAD_REQUEST, "The body is empty; it should be a JSON object.")
    try:
        return from_json(body.removeprefix(BYTE_ORDER_MARK), allow_inf_nan=False)
    except ValueError as error:
        raise NotJsonError(HTTPStatus.BAD_REQUEST, f"This is not JSON: {error}.") from error


def media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def require_media_type(request: Request, *accepted: str) -> None:
    """A web page of another origin cannot send these without asking first, so that none
    makes a local server act.

    Raises:
        HTTPException: 415.
    """
    if media_type(request) not in accepted:
        detail = f"The body should be {' or '.join(accepted)}, as its Content-Type."
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)


class StrictRequest(Request):
    async def json(self) -> Any:
        return parse_json(await self.body())


class StrictRoute(APIRoute):
    """A route that reads its body, where it takes one, as strict JSON only."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_strictly(request: Request) -> Response:
            if self.body_field:
                require_media_type(request, JSON)
            return await handle(StrictRequest(request.scope, request.receive))

        return handle_strictly


async def lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The lines of a stream without their ends, each as soon as it is whole."""
    pending = bytearray()
    async for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        if whole:
            yield bytes(pending) + whole[0]
            pending.clear()
        for line in whole[1:]:
            yield line
        pending += rest
    if pending:
        yield bytes(pending)
