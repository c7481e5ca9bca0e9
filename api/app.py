"""The HTTP door: lifespan, middleware, errors, routes, and the chat page at the root."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from api import installed_version
from api.articles import ArticleIn
from api.middleware import BodyLimit, HeadAsGet, KnownHosts, SecurityHeaders, UnexpectedErrors
from api.opening import Opening, OpenServices
from api.problems import install_problems
from api.routes import archive, articles, gold, health, questions, statements, stories
from api.schemas import Problem

STATIC = Path(__file__).with_name("static")
MEGABYTE = 1_000_000
DESCRIPTION = """\
Cited answers from a news archive: the right words, of the right person, in the right period.

Every sentence of an answer rests on citations, and `article.text[start:end] == citation.quote`
for each of them: offsets are half-open and count Unicode code points in the text of the cited
revision. Days are inclusive. Errors are `application/problem+json` (RFC 9457) and name the field.
"""


def create_app(
    open_services: OpenServices,
    *,
    max_body_mb: int = 50,
    hosts: Collection[str] | None = None,
    gold_file: Path | None = None,
) -> FastAPI:
    """The server's application. Nothing is opened before it starts.

    Args:
        open_services: called once, in a thread, when the server starts.
        max_body_mb: largest body of articles to take in, MB.
        hosts: the names it answers under; any if None.
        gold_file: where verdicts on answers are appended; none are taken if None.
    """
    app = _Dateline(
        title="Dateline",
        version=installed_version(),
        description=DESCRIPTION,
        lifespan=_lifespan(open_services),
        middleware=_middleware(max_body_mb * MEGABYTE, hosts),
        # FastAPI's pages load their scripts from a CDN: no request may leave the machine.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.gold = gold_file
    install_problems(app)
    app.include_router(health.router)
    for noun in (questions, statements, stories, articles, archive, gold):
        app.include_router(noun.router, prefix="/v1")
    # Not a mount: it would match every path, and turn 405 into 404.
    app.router.default = StaticFiles(directory=STATIC, html=True)
    return app


def _middleware(max_body: int, hosts: Collection[str] | None) -> list[Middleware]:
    return [
        Middleware(SecurityHeaders),
        Middleware(HeadAsGet),
        Middleware(UnexpectedErrors),
        *([Middleware(KnownHosts, names=hosts)] if hosts else []),
        Middleware(BodyLimit, limit=MEGABYTE, limits={"/v1/articles": max_body}),
    ]


def _lifespan(open_services: OpenServices) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opening = app.state.opening = Opening(open_services)
        opening.start()
        try:
            yield
        finally:
            await run_in_threadpool(opening.close)

    return lifespan


class _Dateline(FastAPI):
    """FastAPI whose description also holds what it cannot see: problems, and articles by line."""

    def openapi(self) -> dict[str, Any]:
        if not self.openapi_schema:
            schemas = super().openapi()["components"]["schemas"]
            for model in (ArticleIn, Problem):
                schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
                schemas |= schema.pop("$defs", {}) | {model.__name__: schema}
        return super().openapi()
