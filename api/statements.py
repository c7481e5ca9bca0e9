"""Statements and people over the wire: what may be asked, what comes back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from api.schemas import In, InArticleOut, Out, PublishedOut
from api.values import Cursor, FirstDay, LastDay, Readable
from qa.answering.composing.timeline import Timeline
from qa.archive.cursors import read_cursor, write_cursor
from qa.archive.listings import Order, Reported, StatementQuery
from qa.archive.lookup import People
from qa.archive.store import Archive
from qa.archive.types import Profile
from qa.types import Filters, Reporting, Span

Name = Annotated[Readable, Field(min_length=1, max_length=200)]


class StatementsIn(In):
    """Which statements to list. Nothing given, nothing restricted."""

    speaker: list[Name] = Field(
        [], max_length=20, description="In any spelling. May be repeated.", examples=[["Lavrov"]]
    )
    topic: str = Field(
        "",
        max_length=500,
        description="Words that the sentence or the article's title must all hold, whatever their ending; "
        "an acronym that the archive explains stands for its words, and the other way round.",
        examples=["CSTO"],
    )
    from_: FirstDay | None = Field(
        None,
        alias="from",
        description="Said on this day or later; published, where it is not told when it was said. "
        "A month or a year begins with its first day.",
        examples=["2025", "2025-05", "2025-05-21"],
    )
    to: LastDay | None = Field(
        None,
        description="Said or published on this day or earlier; a month or a year ends with its last day.",
        examples=["2025"],
    )
    as_of: LastDay | None = Field(
        None, description="What was known on this day: nothing published later is listed.", examples=["2025"]
    )
    source: list[str] = Field([], max_length=1_000, description="Outlets. May be repeated.")
    include_undated: bool = Field(False, description="With a period, also list what has no date.")
    sort: Literal["date", "relevance"] = Field(
        "date", description="Newest first, or by BM25 of the topic; by date where there is no topic."
    )
    limit: int = Field(20, ge=1, le=200, description="Statements a page.")
    cursor: Cursor = None

    @field_validator("to")
    @classmethod
    def _not_before_the_first(cls, value: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("from_")
        if value and first and value < first:
            raise PydanticCustomError("period", "should not be before from, {first}", {"first": str(first)})
        return value

    def query(self) -> StatementQuery:
        return StatementQuery(
            topic=self.topic.strip(),
            filters=Filters(
                published_from=self.from_,
                published_to=self.to,
                sources=tuple(self.source),
                include_undated=self.include_undated,
                as_of=self.as_of,
            ),
            order=Order(self.sort),
        )


class PeopleIn(In):
    """Whom to list. Nothing given, everybody."""

    name: Name | None = Field(None, description="In any spelling; whom it may mean.", examples=["Lavrov"])
    limit: int = Field(50, ge=1, le=200, description="People a page.")
    cursor: Cursor = None


class WordsOut(Out):
    start: int = Field(description="Offset in the article's text, Unicode code points, inclusive.")
    end: int = Field(description="Offset in the article's text, exclusive.")
    text: str = Field(description="Exactly article.text[start:end].")


class StatementOut(InArticleOut):
    id: int
    speaker: str = Field(description="As fully as the article gives it.")
    person: str | None = Field(description="Who that is in the archive; null where it is left open.")
    role: str = Field(description="As the article gives it, or empty.")
    reporting: Reporting
    denied: bool = Field(description="They are reported not to have said it, or anything.")
    addressee: str = Field(description="To whom, as the article says it, or empty.")
    source_words: WordsOut | None = Field(description="The words that name the speaker here.")
    cue: WordsOut | None = Field(description="The words that report.")
    contents: list[WordsOut] = Field(description="What was said, in order, without quotation marks.")
    start: int = Field(description="Of the sentences that report it, in the article's text.")
    end: int
    quote: str = Field(description="Exactly article.text[start:end].")
    said: PublishedOut | None = Field(description="When, if the text tells.")
    first_day: date | None = Field(description="When it was said, else when it was published; inclusive.")
    last_day: date | None
    score: float = Field(description="Of the topic, higher is better; 0 without one.")


class PersonOut(Out):
    name: str
    spellings: list[str] = Field(description="All that are theirs, the name first.")
    roles: list[str] = Field(description="As articles give them, most given first.")
    statements: int
    first_day: str | None = Field(description="Of their statements, as precise as known.")
    last_day: str | None


class StatementPageOut(Out):
    statements: list[StatementOut]
    total: int
    next: str | None = Field(description="Pass as cursor for the next page; null at the end.")
    people: list[PersonOut] = Field(
        description="Whom the names asked for may mean; the statements are those of all of them."
    )
    unread: int = Field(
        description="Articles read for statements by older rules or not at all: `dateline statements --find`."
    )


class PeoplePageOut(Out):
    people: list[PersonOut] = Field(description="Who said most first.")
    total: int
    next: str | None = Field(description="Pass as cursor for the next page; null at the end.")


def statement_page_out(found: Timeline, archive: Archive) -> StatementPageOut:
    people = archive.people()
    return StatementPageOut(
        statements=[_statement_out(reported, people) for reported in found.page.statements],
        total=found.page.total,
        next=found.page.next,
        people=[PersonOut.model_validate(person) for person in found.people],
        unread=archive.count_unread(),
    )


def _statement_out(reported: Reported, people: People) -> StatementOut:
    statement, article = reported.statement, reported.article
    person = people.who(statement.speaker) if statement.resolved else None

    def words(span: Span) -> WordsOut:
        return WordsOut(start=span.start, end=span.end, text=article.text[span.start : span.end])

    return StatementOut(
        id=reported.id,
        speaker=statement.speaker,
        person=person.name if person else None,
        role=statement.role,
        reporting=statement.reporting,
        denied=statement.denied,
        addressee=statement.addressee,
        source_words=words(statement.source) if statement.source else None,
        cue=words(statement.cue) if statement.cue else None,
        contents=[words(span) for span in statement.contents],
        start=statement.start,
        end=statement.end,
        quote=article.text[statement.start : statement.end],
        said=PublishedOut.model_validate(statement.said) if statement.said else None,
        first_day=reported.first_day,
        last_day=reported.last_day,
        article_id=article.id,
        revision=article.revision,
        title=article.title,
        file=article.file,
        source=article.source,
        url=article.url,
        published=PublishedOut.model_validate(article.published) if article.published else None,
        score=reported.score,
    )


def people_page_out(people: Sequence[Profile], limit: int, cursor: str | None) -> PeoplePageOut:
    """A page of people, from the cursor on.

    Args:
        people: who said most first, then by name.
    """
    after = read_cursor(cursor, float) if cursor else None
    start = bisect_right(people, (-after[0], after[1]), key=lambda p: (-p.statements, p.name)) if after else 0
    page = people[start : start + limit]
    return PeoplePageOut(
        people=[PersonOut.model_validate(person) for person in page],
        total=len(people),
        next=write_cursor(float(page[-1].statements), page[-1].name) if len(people) > start + limit else None,
    )
