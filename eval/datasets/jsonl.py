"""Dateline's own gold format: one question a line. Documented in eval/README.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eval.datasets.files import checksum, complaint, json_lines
from eval.types import DataSet, GoldCitation, GoldQuestion
from qa.errors import InvalidRequestError
from qa.types import Filters, Status


class _Line(BaseModel):
    """Unknown fields are refused: a misspelt one would silently leave its measures out."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CitationLine(_Line):
    article_id: str = Field(min_length=1)
    quote: str | None = Field(None, min_length=1)
    relevance: int = Field(1, ge=1)


class FiltersLine(_Line):
    published_from: date | None = None
    published_to: date | None = None
    as_of: date | None = None
    sources: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    include_undated: bool = False


class PartLine(_Line):
    """One of two questions in one.

    Args:
        question: it as it would be asked alone, for people.
    """

    question: str = ""
    answers: tuple[str, ...] = ()
    citations: tuple[CitationLine, ...] = ()
    status: Status | None = None

    @model_validator(mode="after")
    def _agrees(self) -> PartLine:
        if self.status not in (None, Status.ANSWERED) and (self.answers or self.citations):
            raise ValueError(f"status {self.status} excludes answers and citations")
        return self


class QuestionLine(PartLine):
    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    asked_at: date | datetime | None = None
    history: tuple[str, ...] = ()
    parts: tuple[PartLine, ...] = ()
    filters: FiltersLine = FiltersLine()
    tags: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _knows_once(self) -> QuestionLine:
        if len(self.parts) == 1:
            raise ValueError("parts are two or more, or none")
        if self.parts and (self.answers or self.citations or self.status or self.choices):
            raise ValueError("parts exclude answers, citations, status and choices beside them")
        return self


def matches(path: Path) -> bool:
    """Whether the name says that it is one."""
    return path.is_file() and path.name.endswith((".jsonl", ".jsonl.gz"))


def load(path: Path) -> DataSet:
    """The questions of one file; the articles are elsewhere.

    Raises:
        InvalidRequestError: names the file, the line, the field and what is wrong.
    """
    return DataSet(path.stem, tuple(read_questions(path)), checksum([path]))


def read_questions(path: Path) -> Iterator[GoldQuestion]:
    """Every question in order; ids are unique.

    Raises:
        InvalidRequestError: names the file, the line, the field and what is wrong.
    """
    seen: dict[str, int] = {}
    for number, value in json_lines(path):
        try:
            line = QuestionLine.model_validate(value)
        except ValidationError as error:
            raise InvalidRequestError(f"{path}:{number}: {complaint(error)}") from error
        if line.id in seen:
            raise InvalidRequestError(f"{path}:{number}: id: {line.id!r} is already on line {seen[line.id]}")
        seen[line.id] = number
        yield _question(line)


def _question(line: QuestionLine) -> GoldQuestion:
    return GoldQuestion(
        id=line.id,
        question=line.question,
        asked_at=moment(line.asked_at),
        history=line.history,
        answers=line.answers,
        citations=_citations(line),
        status=line.status,
        filters=Filters(**line.filters.model_dump()),
        tags=line.tags,
        choices=line.choices,
        parts=tuple(_part(line.id, number, part) for number, part in enumerate(line.parts, 1)),
    )


def _part(whole: str, number: int, line: PartLine) -> GoldQuestion:
    return GoldQuestion(
        id=f"{whole}/{number}",
        question=line.question,
        answers=line.answers,
        citations=_citations(line),
        status=line.status,
    )


def _citations(line: PartLine) -> tuple[GoldCitation, ...]:
    return tuple(GoldCitation(**citation.model_dump()) for citation in line.citations)


def moment(value: datetime | date | None) -> datetime | None:
    """A day becomes its noon in UTC, the hour at which it is that day nearly everywhere."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(12))
    return value if value.tzinfo else value.replace(tzinfo=UTC)
