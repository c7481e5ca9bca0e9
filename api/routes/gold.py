"""Gold: a person's verdicts on answers, kept to evaluate with."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.bodies import StrictRoute
from api.opening import ReadyServices
from api.problems import documented
from api.verdicts import GoldCitationIn, KeptOut, OfferOut, VerdictIn, gold_fields
from eval import authoring
from qa.archive.store import Archive
from qa.errors import InvalidRequestError, NotFoundError

router = APIRouter(prefix="/gold", tags=["gold"], route_class=StrictRoute, responses=documented(500))


async def _gold_file(request: Request) -> Path:
    path: Path | None = request.app.state.gold
    if path is None:
        raise NotFoundError("This server keeps no gold; `dateline serve --gold FILE` does.")
    return path


@router.get("", operation_id="offersGold", summary="Whether verdicts are kept")
async def offers_gold(request: Request) -> OfferOut:
    """They are where the server was started with a file to append them to."""
    return OfferOut(offered=request.app.state.gold is not None)


@router.post(
    "",
    operation_id="keepGold",
    summary="Keep a verdict",
    status_code=HTTPStatus.CREATED,
    responses=documented(400, 404, 413, 415, 422, 503),
)
def keep_gold(
    judged: VerdictIn, path: Annotated[Path, Depends(_gold_file)], services: ReadyServices
) -> KeptOut:
    """Appends a question and its right answer to the server's gold file, under a new id."""
    _check_quotes(judged.citations, services.archive)
    try:
        return KeptOut(id=authoring.append(path, gold_fields(judged)))
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


def _check_quotes(citations: Sequence[GoldCitationIn], archive: Archive) -> None:
    """
    Raises:
        InvalidRequestError: a citation cannot be met by any answer from the archive as it stands.
    """
    for number, one in enumerate(citations):
        article = archive.article(one.article_id)
        if article is None:
            raise InvalidRequestError(
                f"There is no article with the id {one.article_id!r}.", field=f"citations.{number}.article_id"
            )
        if one.quote and one.quote not in article.text:
            name = article.title or article.file or article.id
            raise InvalidRequestError(
                f"{one.quote!r} is not in the article {name!r} as it stands, letter for letter.",
                field=f"citations.{number}.quote",
            )
