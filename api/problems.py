"""Every error of the HTTP door as RFC 9457 problem details, in one place."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.opening import FailedToOpenError, NotReadyError
from api.schemas import FieldProblem, Problem
from qa.errors import (
    ArchiveError,
    DatelineError,
    InvalidRequestError,
    NotFoundError,
    RejectedInputError,
)

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
SECONDS_TO_LOAD = 2
STATUS_BY_ERROR: Mapping[type[DatelineError], HTTPStatus] = {
    InvalidRequestError: HTTPStatus.UNPROCESSABLE_ENTITY,
    RejectedInputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ArchiveError: HTTPStatus.SERVICE_UNAVAILABLE,
    NotReadyError: HTTPStatus.SERVICE_UNAVAILABLE,
    FailedToOpenError: HTTPStatus.SERVICE_UNAVAILABLE,
}
# What a request's parts are called in FastAPI's error locations.
REQUEST_PARTS = frozenset({"body", "query", "path"})

# Fields that somebody types, who need not know that they are fields.
WRITTEN_BY_PEOPLE = frozenset({"question", "topic"})

METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")

# In place of what Pydantic says, which is of inputs and of Python.
_WORDS = {
    "extra_forbidden": "there is no such field here; leave it out, or look for its name in /openapi.json",
    "missing": "should be given",
    "string_too_short": "should not be empty",
}
NO_OBJECT = frozenset({"model_type", "model_attributes_type", "dict_type"})


def install_problems(app: FastAPI) -> None:
    app.exception_handler(DatelineError)(_on_dateline_error)
    app.exception_handler(RequestValidationError)(_on_invalid_request)
    app.exception_handler(HTTPException)(_on_http_error)


def _on_dateline_error(_request: Request, error: DatelineError) -> Response:
    headers = {"Retry-After": str(SECONDS_TO_LOAD)} if isinstance(error, NotReadyError) else None
    return problem_response(_status(error), error.message, field=error.field, headers=headers)


def _status(error: DatelineError) -> HTTPStatus:
    known = (STATUS_BY_ERROR[kind] for kind in type(error).__mro__ if kind in STATUS_BY_ERROR)
    return next(known, HTTPStatus.INTERNAL_SERVER_ERROR)


def _on_invalid_request(_request: Request, error: RequestValidationError) -> Response:
    problems = field_problems(error.errors())
    first = problems[0]
    return problem_response(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        sentence(first.field, first.detail),
        field=first.field or None,
        errors=problems,
    )


def field_problems(errors: Sequence[Mapping[str, Any]]) -> list[FieldProblem]:
    """Pydantic's errors, each under the field's own name: ``filters.published_from``.

    What was sent is not repeated: it may be long or secret.
    """
    return [FieldProblem(field=_field(error["loc"]), detail=_detail(error)) for error in errors]


def sentence(field: str, detail: str) -> str:
    """What is wrong with which field: "The question should have at most 2,000 characters"."""
    if field in WRITTEN_BY_PEOPLE and detail.startswith("should"):
        return f"The {field} {detail}"
    if not field and detail.startswith("should"):
        return f"The body {detail}"
    return f"{field}: {detail}" if field else detail


def _detail(error: Mapping[str, Any]) -> str:
    """Pydantic's words, but where they are of Python: "a valid dictionary or instance of ArticleIn"."""
    if error["type"] == "missing" and tuple(error["loc"]) == ("body",):
        return "The body is empty; it should be a JSON object."
    if error["type"] in NO_OBJECT:
        return "should be a JSON object"
    too_long = error["type"] == "too_long"
    if error["type"] == "string_too_long" or (too_long and isinstance(error["input"], str)):
        return f"should have at most {error['ctx']['max_length']:,} characters"
    if too_long:
        return f"should have at most {error['ctx']['max_length']:,} entries"
    return _WORDS.get(error["type"], str(error["msg"]).replace("Input should", "should", 1))


def _field(location: Sequence[str | int]) -> str:
    parts = location[1:] if location and location[0] in REQUEST_PARTS else location
    return ".".join(map(str, parts))


def _on_http_error(request: Request, error: HTTPException) -> Response:
    status = HTTPStatus(error.status_code)
    detail = error.detail
    if status is HTTPStatus.NOT_FOUND:
        detail = f"There is nothing at {request.url.path}."
    elif status is HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = _methods(request) or (error.headers or {}).get("Allow", "").split(", ")
        possible = f"{' and '.join(allowed)} {'is' if len(allowed) == 1 else 'are'}"
        detail = f"{request.method} is not possible here; {possible}."
        return problem_response(status, detail, headers={"Allow": ", ".join(allowed)})
    return problem_response(status, detail, headers=error.headers)


def _methods(request: Request) -> list[str]:
    """What is possible at a request's path, none where no route has it (the pages' files): the error names
    the methods of one route alone."""
    scope, routes = dict(request.scope), request.app.routes
    return [
        method
        for method in METHODS
        if any(route.matches(scope | {"method": method})[0] is Match.FULL for route in routes)
    ]


def unexpected(error: Exception) -> Response:
    """The answer to what nobody foresaw; the log tells more under the same id."""
    id_ = logged(error)
    detail = f"Something went wrong in the server. Its log says what, under {id_}."
    return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, detail, id=id_)


def logged(error: Exception) -> str:
    """The id under which an error was logged."""
    id_ = uuid4().hex
    log.error("unexpected error %s", id_, exc_info=error)
    return id_


def problem_response(
    status: HTTPStatus, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    """
    Args:
        more: further members of Problem.
    """
    problem = Problem(title=status.phrase, status=status, detail=detail, **more)
    return Response(
        problem.model_dump_json(exclude_none=True),
        status_code=status,
        headers=dict(headers) if headers else None,
        media_type=MEDIA_TYPE,
    )


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """These statuses as OpenAPI responses that carry a problem."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }
