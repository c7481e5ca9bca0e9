"""What several nouns have alike as they go over the wire, described for OpenAPI."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from qa.types import Precision, Provenance


class In(BaseModel):
    """Unknown fields are refused, so that a misspelt filter never widens a search."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Out(BaseModel):
    """Read from the domain's objects by attribute."""

    model_config = ConfigDict(from_attributes=True)


class PublishedOut(Out):
    value: str = Field(description="ISO 8601, as precise as known: 2025-05-21, 2025-05 or 2025.")
    precision: Precision
    provenance: Provenance = Field(
        validation_alias=AliasChoices("from", "provenance"),
        serialization_alias="from",
        description="Where the date came from; inferred: no page told it, but the text did, as a caption of "
        "21 May 2025 over “talks in Yerevan on Wednesday”, or weekdays that only one year has. It is of a "
        "month or year then.",
    )


FileOut = Annotated[
    str,
    Field(
        description="Name of the file it was taken in from, below the folder that was read; "
        "empty where there was none."
    ),
]


NotBefore = Annotated[
    date | None,
    Field(description="Of an undated article: it is not older, for its text tells what happened then."),
]


class InArticleOut(Out):
    """Something that stands in one revision of an article, with what a reader knows that by."""

    article_id: str
    revision: int
    title: str
    file: FileOut
    source: str
    url: str | None
    published: PublishedOut | None


class ArchiveOut(Out):
    generation: int = Field(description="Grows with every change.")
    model: str = Field(description="What made the vectors.")


class HealthOut(Out):
    status: Literal["alive", "ready"]


class FieldProblem(BaseModel):
    field: str
    detail: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str = Field(description="The HTTP status in words.", examples=["Unprocessable Entity"])
    status: int = Field(examples=[422])
    detail: str = Field(
        examples=["filters.published_to: should be a date such as 2025-05-21, 2025-05 or 2025"]
    )
    field: str | None = Field(None, description="The field it concerns.", examples=["filters.published_to"])
    errors: list[FieldProblem] | None = Field(None, description="Every field that is wrong.")
    id: str | None = Field(None, description="Under which the server's log tells more.")
