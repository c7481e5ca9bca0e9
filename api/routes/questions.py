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
ASKING = """\
An answer whose every sentence cites the exact words it rests on.

Where the archive does not hold the answer, `status` says which of three nothings it is:
`no_articles` for the period and filters, `no_statement` by that speaker, or `no_answer`. `mentions`
has the articles that come near it. A day that does not exist, another language than English and a
question that names nothing are refused with that reason.

**Periods.** A period in the question ("in March", "on Tuesday") is that in which something was said or
happened, where the text tells, and that of publication otherwise; a citation gives both. So a later
article that says "In May 2022" answers for May 2022. Filters act before the search, so that k passages
are k passages. Articles without a date, or dated to a month or year only partly in the period, are left
out and counted; what would answer of those that may be of the period is in `possible`, no part of the answer.

**Main points.** "What happened in X", "an overview of X" and "a timeline of X" are answered by main points,
what several articles tell first among them, in the order of their days; each sentence has its `day`. "The
latest on X" and "how did X end" are answered from the last week of articles on it, the latter only where a
sentence has a word of an end ("ended", "won", "sentenced").

**Why, what is, discuss.** "Why" is answered by a reason for what is asked about; where none is told the
answer says so. "What is X" is answered by the sentence that says it. "What did X and Y discuss" wants a
sentence that tells that they did.

**Yes or no** is given where a sentence has the same verb, in a form that tells ("signed", not "to sign"),
with the same at the heads of its subject and object (not "the brother of" it), and what stands between
is known to be harmless (no "former", "all but"). This goes by rules, without a parser, so in doubt there
is neither, and what comes nearest is cited. What may change goes by the newest such sentence, with its
day and what was so before; somebody's word says whose it is, and what is disputed by whom.

**Two or three questions in one** ("When did the bridge open and how much did it cost?") are answered each by
itself, in `parts`, if the first says what all are about: the others may call it "it", or leave it out; what
names a thing of its own is asked as it stands. Two things that are compared ("Which opened first, the dam
or the bridge?") are looked for likewise: which of them it is, is said where both are told by the same
measure, else that it is open.

**Conversations.** With `history` a question may lean on those before it: "And in 2024?", "What about
Mirzoyan?", "Why?", "How much did it cost?". `taken_as` is how it was taken.
"""

router = APIRouter(tags=["questions"], route_class=StrictRoute, responses=documented(500, 503))


@router.post(
    "/ask", operation_id="ask", summary="Ask a question", description=ASKING, responses=BODY_PROBLEMS
)
def ask(asked: AskIn, services: ReadyServices) -> AnswerOut:
    return answer_out(services.assistant.ask(question(asked)))


@router.post("/search", operation_id="search", summary="Find passages", responses=BODY_PROBLEMS)
def search(asked: AskIn, services: ReadyServices) -> SearchOut:
    """The best passages for a question, ranked, under the same filters as an answer."""
    return search_out(services.assistant.search(question(asked)))


@router.get("/examples", operation_id="examples", summary="Questions to begin with")
def examples(services: ReadyServices) -> ExamplesOut:
    """Questions that this archive can be asked."""
    return ExamplesOut(questions=list(services.assistant.examples()))
