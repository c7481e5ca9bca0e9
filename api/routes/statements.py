"""Who said what, when, and who is who."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.opening import ReadyServices
from api.problems import documented
from api.statements import (
    PeopleIn,
    PeoplePageOut,
    StatementPageOut,
    StatementsIn,
    people_page_out,
    statement_page_out,
)
from qa.answering.composing.timeline import timeline

router = APIRouter(tags=["statements"], responses=documented(422, 500, 503))


@router.get("/statements", operation_id="listStatements", summary="List statements")
def list_statements(wanted: Annotated[StatementsIn, Query()], services: ReadyServices) -> StatementPageOut:
    """What people are reported to have said, with the words that report it, a page at a time.

    A name that could mean several people lists the statements of all of them, and says who they are.
    """
    archive = services.archive
    found = timeline(archive, wanted.speaker, wanted.query(), wanted.limit, wanted.cursor)
    return statement_page_out(found, archive)


@router.get("/people", operation_id="listPeople", summary="List people")
def list_people(wanted: Annotated[PeopleIn, Query()], services: ReadyServices) -> PeoplePageOut:
    """Who speaks in the archive or is introduced there, people and institutions, who said most first."""
    people = services.archive.people()
    found = people if wanted.name is None else people.called(wanted.name)
    return people_page_out(found, wanted.limit, wanted.cursor)
