"""Articles: listed, read, taken in, removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from api.articles import (
    LARGEST_REVISION,
    ArticleIn,
    ArticleOut,
    ArticlePageOut,
    ArticlesIn,
    IngestOut,
    InputOut,
    article_page_out,
    raw_article,
    read,
)
from api.bodies import JSON, NDJSON, NotJsonError, lines, media_type, parse_json, require_media_type
from api.opening import ReadyServices
from api.problems import documented, field_problems, logged
from api.questions import filters
from qa.assembly import Services
from qa.errors import ArchiveError, NotFoundError, RejectedInputError

router = APIRouter(prefix="/articles", tags=["articles"], responses=documented(500, 503))

ArticleId = Annotated[str, Path(description="May hold slashes, plain or percent-encoded.")]
ARTICLE = {"schema": {"$ref": "#/components/schemas/ArticleIn"}}
ARTICLES_BODY = {"requestBody": {"required": True, "content": {JSON: ARTICLE, NDJSON: ARTICLE}}}


@router.get("", operation_id="listArticles", summary="List articles", responses=documented(422))
def list_articles(wanted: Annotated[ArticlesIn, Query()], services: ReadyServices) -> ArticlePageOut:
    """The articles that the filters admit, newest first, a page at a time."""
    page = services.archive.articles(filters(wanted), wanted.limit, wanted.cursor)
    return article_page_out(page)


@router.get(
    "/{article_id:path}",
    operation_id="readArticle",
    summary="Read an article",
    responses=documented(404, 422),
)
def read_article(
    article_id: ArticleId,
    services: ReadyServices,
    revision: Annotated[
        int | None, Query(ge=1, le=LARGEST_REVISION, description="The current one if unset.")
    ] = None,
) -> ArticleOut:
    """One article whole: its text, which citations point into, its revisions and passages, and which
    other articles tell its story."""
    return read(services.archive, article_id, revision)


@router.delete(
    "/{article_id:path}",
    operation_id="deleteArticle",
    summary="Remove an article",
    status_code=HTTPStatus.NO_CONTENT,
    responses=documented(404, 422),
)
def delete_article(article_id: ArticleId, services: ReadyServices) -> None:
    """Removes all its revisions; nothing can cite it any more."""
    if not services.archive.delete(article_id):
        raise NotFoundError(f"There is no article with the id {article_id!r}.")


@router.post(
    "",
    operation_id="takeArticles",
    summary="Take articles in",
    status_code=HTTPStatus.OK,
    openapi_extra=ARTICLES_BODY,
    responses={
        HTTPStatus.CREATED.value: {"model": IngestOut, "description": "One article, added"},
        **documented(400, 413, 415, 422),
    },
)
async def take_articles(request: Request, response: Response, services: ReadyServices) -> IngestOut:
    """One article as JSON, or many as NDJSON, an article a line.

    Of many, each is taken in as its line arrives and answered for by its line's number; one
    that is rejected stops none of the others. A single one that is rejected is a problem (422).
    """
    require_media_type(request, JSON, NDJSON)
    if media_type(request) == NDJSON:
        taken = [
            await run_in_threadpool(_take_line, services, number, line)
            async for number, line in _numbered(request)
        ]
        return _counted(taken)
    taken = [await run_in_threadpool(_take_one, services, await request.body())]
    if taken[0].outcome == "added":
        response.status_code = HTTPStatus.CREATED
        response.headers["Location"] = f"/v1/articles/{quote(taken[0].id or '')}"
    return _counted(taken)


async def _numbered(request: Request) -> AsyncIterator[tuple[int, bytes]]:
    """The lines of the body from 1; blank ones are counted and left out."""
    number = 0
    async for line in lines(request.stream()):
        number += 1
        if line.strip():
            yield number, line


def _take_one(services: Services, body: bytes) -> InputOut:
    try:
        return _take(services, body, "the article", 1)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
    except RejectedInputError as error:
        why = error.message.removeprefix("the article: ")
        raise RejectedInputError(f"The article is rejected: {why}", field=error.field) from error


def _take_line(services: Services, number: int, line: bytes) -> InputOut:
    try:
        return _take(services, line, f"line {number}", number)
    except ArchiveError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault over one line must not cost the others
        return InputOut(line=number, id=None, outcome="rejected", reason=_reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        problems = field_problems(error.errors())
        return "; ".join(": ".join(filter(None, (problem.field, problem.detail))) for problem in problems)
    if isinstance(error, NotJsonError):
        return error.detail
    if isinstance(error, RejectedInputError):
        return error.message
    return f"an error that nobody foresaw; the server's log says which, under {logged(error)}."


def _take(services: Services, body: bytes, locator: str, number: int) -> InputOut:
    """
    Raises:
        NotJsonError, ValidationError, RejectedInputError: it cannot be taken in.
    """
    article = ArticleIn.model_validate(parse_json(body))
    taken = services.ingestor.take(raw_article(article, locator))
    return InputOut(line=number, id=taken.article_id, outcome=taken.outcome.value)


def _counted(taken: list[InputOut]) -> IngestOut:
    counts = Counter(one.outcome for one in taken)
    return IngestOut(
        added=counts["added"],
        updated=counts["updated"],
        unchanged=counts["unchanged"],
        rejected=counts["rejected"],
        articles=taken,
    )
