"""Asking and searching."""

from __future__ import annotations

from fastapi import APIRouter

from api.answers import AnswerOut, SearchOut, answer_out, search_out
from api.archive import ExamplesOut
from api.bodies import StrictRoute
from api.opening import ReadyServices
from api.problems import documented
from api.questions import AskIn, question

BODY_PROBLEMS = documented(400, 413, 415, 422)

router = APIRouter(tags=["questions"], route_class=StrictRoute, responses=documented(500, 503))


@router.post("/ask", operation_id="ask", summary="Ask a question", responses=BODY_PROBLEMS)
def ask(asked: AskIn, services: ReadyServices) -> AnswerOut:
    """An answer whose every sentence cites the exact words it rests on.

    Where the archive does not hold the answer, `status` says which of three nothings it is:
    `no_articles` for the period and filters, `no_statement` by that speaker, or `no_answer`.
    """
    return answer_out(services.assistant.ask(question(asked)))


@router.post("/search", operation_id="search", summary="Find passages", responses=BODY_PROBLEMS)
def search(asked: AskIn, services: ReadyServices) -> SearchOut:
    """The best passages for a question, ranked, under the same filters as an answer."""
    return search_out(services.assistant.search(question(asked)))


@router.get("/examples", operation_id="examples", summary="Questions to begin with")
def examples(services: ReadyServices) -> ExamplesOut:
    """Questions that this archive can be asked."""
    return ExamplesOut(questions=list(services.assistant.examples()))
