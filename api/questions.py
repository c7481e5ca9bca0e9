"""Questions over the wire: what may be asked, and as what it was understood."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from api.schemas import In, Out
from api.values import FirstDay, LastDay, Moment, Worded
from qa.types import Attitude, Filters, Kind, Question, Tally


class FiltersIn(In):
    """Which articles may be used. Nothing given, nothing restricted."""

    published_from: FirstDay | None = Field(
        None,
        description="On this day or later; a month or a year begins with its first day.",
        examples=["2025", "2025-05", "2025-05-21"],
    )
    published_to: LastDay | None = Field(
        None,
        description="On this day or earlier; a month or a year ends with its last day.",
        examples=["2025"],
    )
    sources: list[str] = Field([], max_length=1_000, description="Outlets, as named in the archive.")
    article_ids: list[str] = Field([], max_length=10_000, description="Only these articles.")
    include_undated: bool = Field(False, description="With a period, also use articles without a date.")
    as_of: LastDay | None = Field(
        None,
        description="The day whose knowledge is asked for: nothing published later is used,"
        " and relative words such as `last week` are told from it. A month or a year means its last day.",
        examples=["2025-05-21"],
    )

    @field_validator("published_to")
    @classmethod
    def _not_before_the_first(cls, value: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("published_from")
        if value and first and value < first:
            raise PydanticCustomError(
                "period", "should not be before published_from, {first}", {"first": str(first)}
            )
        return value


class QuestionIn(In):
    question: Worded = Field(
        min_length=1, max_length=2000, examples=["what did Lavrov say about the CSTO in 2025"]
    )
    asked_at: Moment | None = Field(
        None,
        description="The time of asking, now if unset: decides what is recent and which years are to come. "
        "UTC where it names no zone.",
        examples=["2025-05-21T09:30:00Z"],
    )
    filters: FiltersIn = Field(default_factory=FiltersIn)


class AskIn(QuestionIn):
    top_k: int = Field(
        10, ge=1, le=100, description="How many passages to read for an answer, or to return from a search."
    )
    ignore: list[str] = Field(
        [],
        max_length=20,
        description="Words of the question to be taken as topic, not read as period, speaker or source.",
        examples=[["in 2025"]],
    )
    history: list[Annotated[Worded, Field(min_length=1, max_length=2000)]] = Field(
        [],
        max_length=20,
        description="The questions before it in a conversation, oldest first: what “she”, “and in 2024?” or "
        "“why?” lean on. A question that stands alone is taken as it is.",
        examples=[["When did the bridge open?"]],
    )


class PeriodOut(Out):
    start: date | None
    end: date | None
    words: str = Field(description="The words of the question that said so.")
    reading: str = Field(
        description="How they were understood where they could mean other days; empty where they could not.",
        examples=["taken as May 2025, the last May before 15 December 2025"],
    )
    binding: bool = Field(
        description="Whether articles of other days are left out; if not, newer ones go first."
    )


class NamedOut(Out):
    name: str
    words: str = Field(description="The words of the question that said so.")


class SpeakerOut(NamedOut):
    people: list[str] = Field(
        description="Whom of the archive it may mean; several where it does not tell them apart."
    )
    reading: str = Field(
        description="How the words were understood where they could ask for something else; else empty.",
        examples=["taken as asking what lavrov said"],
    )


class InterpretationOut(Out):
    kind: Kind
    topic: str = Field(description="What was searched for.")
    period: PeriodOut | None
    speakers: list[SpeakerOut]
    sources: list[NamedOut]
    as_of: PeriodOut | None = Field(description="The days up to the one as of which it was asked.")
    prefers_newest: bool = Field(description="It speaks of now: newer articles go first.")
    wants_all: bool = Field(description="Everything that somebody said is asked for, not the best of it.")
    hearer: NamedOut | None = Field(description="To whom it was said; none where that is not asked.")
    attitude: Attitude | None = Field(
        description="That to the topic which who said it must show; none where saying it is all."
    )
    among: str = Field(
        description="Of whom it is asked who said something; empty where of anybody.", examples=["senators"]
    )
    tally: Tally | None = Field(
        description="What is asked of statements beside the words: the first, the last, their number."
    )
    act: list[str] = Field(
        description="The forms of the verb of what must have been done in words; empty where any words do.",
        examples=[["promise", "promises", "promised", "promising"]],
    )
    apart: list[NamedOut] = Field(description="Those whose words are not asked for: “who other than Vensk”.")
    put: bool = Field(description="Not what the speakers said is asked for, but what they were asked.")


def question(asked: AskIn) -> Question:
    """What is asked, as the domain has it."""
    return Question(
        text=asked.question,
        asked_at=asked_at(asked),
        filters=filters(asked.filters),
        top_k=asked.top_k,
        ignore=tuple(asked.ignore),
        history=tuple(asked.history),
    )


def asked_at(asked: QuestionIn) -> datetime:
    """Now, in this machine's time zone, unless it says when."""
    return asked.asked_at or datetime.now().astimezone()


def filters(given: FiltersIn) -> Filters:
    return Filters(
        published_from=given.published_from,
        published_to=given.published_to,
        sources=tuple(given.sources),
        article_ids=tuple(given.article_ids),
        include_undated=given.include_undated,
        as_of=given.as_of,
    )
