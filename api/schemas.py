"""What goes over the wire. Built from the domain's types, described for OpenAPI."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from qa.types import Kind, Precision, Provenance, Status


class Wire(BaseModel):
    """Unknown fields are refused, so that a misspelt filter never widens a search."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


class FiltersIn(Wire):
    published_from: date | None = Field(None, description="First day, inclusive.", examples=["2025-01-01"])
    published_to: date | None = Field(None, description="Last day, inclusive.", examples=["2025-12-31"])
    sources: list[str] = Field([], description="Outlets, as named in the archive.")
    article_ids: list[str] = Field([], description="Only these articles.")
    include_undated: bool = Field(False, description="With a period, also use articles without a date.")


class AskIn(Wire):
    question: str = Field(
        min_length=1, max_length=2000, examples=["what did Lavrov say about the CSTO in 2025"]
    )
    asked_at: datetime | None = Field(
        None, description="Resolve relative expressions against this; now if unset."
    )
    filters: FiltersIn = FiltersIn()
    top_k: int = Field(10, ge=1, le=100, description="How many passages to consider or return.")
    ignore: list[str] = Field(
        [],
        max_length=20,
        description="Words of the question to be taken as topic, not read as period, speaker or source.",
        examples=[["in 2025"]],
    )


class PublishedOut(Wire):
    value: str = Field(description="ISO 8601, as precise as known: 2025-05-21, 2025-05 or 2025.")
    precision: Precision
    from_: Provenance = Field(alias="from", description="Where the date came from.")

    model_config = ConfigDict(populate_by_name=True)


class CitationOut(Wire):
    number: int
    article_id: str
    revision: int
    title: str
    source: str
    url: str | None
    authors: list[str]
    published: PublishedOut | None
    start: int = Field(description="Offset in the article's text, Unicode code points, inclusive.")
    end: int = Field(description="Offset in the article's text, exclusive.")
    quote: str = Field(description="Exactly article.text[start:end].")
    speaker: str | None
    passage_id: int
    also_in: list[str] = Field(description="Ids of other articles that carry the same words.")


class SentenceOut(Wire):
    text: str
    start: int
    end: int
    citations: list[int]


class PeriodOut(Wire):
    start: date | None
    end: date | None
    words: str


class NamedOut(Wire):
    name: str
    words: str


class InterpretationOut(Wire):
    kind: Kind
    topic: str
    period: PeriodOut | None
    speakers: list[NamedOut]
    sources: list[NamedOut]


class CoverageOut(Wire):
    articles: int = Field(description="Articles in the archive.")
    in_scope: int = Field(description="Articles that filters and period admit.")
    undated_left_out: int = Field(description="Articles left out only because they carry no date.")


class ArchiveOut(Wire):
    generation: int
    model: str


class AnswerOut(Wire):
    question: str
    status: Status
    text: str
    sentences: list[SentenceOut]
    short_answer: str | None
    confidence: float = Field(ge=0, le=1)
    citations: list[CitationOut]
    interpretation: InterpretationOut
    coverage: CoverageOut
    timings_ms: dict[str, float]
    archive: ArchiveOut


class PassageOut(Wire):
    rank: int
    score: float = Field(description="Higher is better; comparable within one result only.")
    passage_id: int
    article_id: str
    revision: int
    title: str
    source: str
    url: str | None
    published: PublishedOut | None
    start: int
    end: int
    text: str
    also_in: list[str]


class SearchOut(Wire):
    question: str
    passages: list[PassageOut]
    interpretation: InterpretationOut
    coverage: CoverageOut
    timings_ms: dict[str, float]
    archive: ArchiveOut


class ArticleIn(Wire):
    """An article to take in; ``media`` says whether ``text`` is plain text, Markdown or HTML."""

    text: str = Field(min_length=1)
    id: str | None = Field(None, min_length=1, max_length=2000)
    url: str | None = None
    title: str | None = None
    source: str | None = None
    authors: list[str] = []
    published: str | None = Field(None, examples=["2025-05-21", "2025-05", "2025"])
    language: str | None = None
    media: str = Field("text", pattern="^(text|markdown|html)$")


class ArticleSummaryOut(Wire):
    id: str
    title: str
    source: str
    url: str | None
    authors: list[str]
    published: PublishedOut | None
    language: str | None
    revision: int


class ArticlePageOut(Wire):
    articles: list[ArticleSummaryOut]
    total: int
    next: str | None = Field(description="Pass as cursor for the next page; null at the end.")


class ArticlePassageOut(Wire):
    id: int
    start: int
    end: int


class RevisionOut(Wire):
    revision: int
    title: str
    published: PublishedOut | None
    content_hash: str


class ArticleOut(ArticleSummaryOut):
    text: str
    content_hash: str
    revisions: list[RevisionOut]
    passages: list[ArticlePassageOut]


class InputOut(Wire):
    """What became of one article handed in."""

    line: int
    id: str | None
    outcome: str = Field(description="added, updated, unchanged or rejected")
    reason: str | None = None


class IngestOut(Wire):
    added: int
    updated: int
    unchanged: int
    rejected: int
    articles: list[InputOut]


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    field: str | None = None
