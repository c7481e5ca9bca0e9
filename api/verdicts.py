"""A person's verdict on an answer: what goes over the wire, and what it says in the gold format."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from api.questions import QuestionIn, asked_at
from api.schemas import In, Out
from api.values import Readable
from qa.types import Status


class GoldCitationIn(In):
    """Where the answer stands."""

    article_id: str = Field(min_length=1, max_length=5_000)
    quote: str | None = Field(
        None, min_length=1, max_length=20_000, description="Its words that answer, letter for letter."
    )


class VerdictIn(QuestionIn):
    """A question, the verdict on its answer, and what is right."""

    verdict: Literal["right", "corrected", "unanswerable"]
    status: Status | None = Field(
        None,
        validate_default=True,
        description="What is right to report; `no_answer` if unset and unanswerable, else `answered`.",
    )
    answers: list[Readable] = Field([], max_length=100, description="Accepted strings; any of them is right.")
    citations: list[GoldCitationIn] = Field([], max_length=100, validate_default=True)

    @field_validator("status")
    @classmethod
    def _goes_with_the_verdict(cls, value: Status | None, info: ValidationInfo) -> Status:
        verdict = info.data.get("verdict")
        if value is None:
            return Status.NO_ANSWER if verdict == "unanswerable" else Status.ANSWERED
        if verdict == ("unanswerable" if value is Status.ANSWERED else "corrected"):
            raise PydanticCustomError(
                "status", "does not go with the verdict {verdict}", {"verdict": verdict}
            )
        return value

    @field_validator("citations")
    @classmethod
    def _corrects_something(cls, value: list[GoldCitationIn], info: ValidationInfo) -> list[GoldCitationIn]:
        if info.data.get("verdict") == "corrected" and not value and info.data.get("answers") == []:
            raise PydanticCustomError("correction", "a correction needs an answer or words that answer")
        return value


class OfferOut(Out):
    offered: bool = Field(description="Whether this server keeps verdicts.")


class KeptOut(Out):
    id: str = Field(description="Of the question, in the gold file.")


def gold_fields(judged: VerdictIn) -> dict[str, Any]:
    """The fields of the gold format, without the id."""
    return {
        "question": judged.question,
        "asked_at": asked_at(judged).isoformat(timespec="seconds"),
        "answers": judged.answers,
        "citations": [citation.model_dump(exclude_none=True) for citation in judged.citations],
        "status": judged.status,
        "filters": judged.filters.model_dump(mode="json", exclude_defaults=True),
    }
