"""What goes over the wire, described for OpenAPI. ``wire.py`` maps it to and from the domain."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from api.values import Day, Moment, Worded
from qa.types import Attitude, Fault, Kind, PointKind, Precision, Provenance, Status, Tally

Untold = Annotated[
    int, Field(description="Articles whose story is yet to be looked for: `dateline stories --find`.")
]

TakenAs = Annotated[
    str,
    Field(
        description="The question as it was taken where it leans on one before it; empty where it does not.",
        examples=["How much did the bridge cost?"],
    ),
]


class In(BaseModel):
    """Unknown fields are refused, so that a misspelt filter never widens a search."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Out(BaseModel):
    """Read from the domain's objects by attribute."""

    model_config = ConfigDict(from_attributes=True)


class FiltersIn(In):
    """Which articles may be used. Nothing given, nothing restricted."""

    published_from: Day | None = Field(None, description="First day, inclusive.", examples=["2025-01-01"])
    published_to: Day | None = Field(None, description="Last day, inclusive.", examples=["2025-12-31"])
    sources: list[str] = Field([], max_length=1_000, description="Outlets, as named in the archive.")
    article_ids: list[str] = Field([], max_length=10_000, description="Only these articles.")
    include_undated: bool = Field(False, description="With a period, also use articles without a date.")
    as_of: Day | None = Field(
        None,
        description="The day whose knowledge is asked for: nothing published later is used,"
        " and relative words such as `last week` are told from it.",
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


class PublishedOut(Out):
    value: str = Field(description="ISO 8601, as precise as known: 2025-05-21, 2025-05 or 2025.")
    precision: Precision
    provenance: Provenance = Field(
        validation_alias=AliasChoices("from", "provenance"),
        serialization_alias="from",
        description="Where the date came from.",
    )


class CitationOut(Out):
    number: int = Field(description="The mark in the answer: [1].")
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
    speaker: str | None = Field(description="Who is reported to have said it.")
    said: PublishedOut | None = Field(description="When they said it, where the text tells.")
    happened: PublishedOut | None = Field(
        description="When what they tell happened, where the text tells and it is not when it was said."
    )
    passage_id: int
    also_in: list[str] = Field(description="Ids of other articles that carry the same words.")


class SentenceOut(Out):
    text: str
    start: int = Field(description="Offset in the answer's text, inclusive.")
    end: int = Field(description="Offset in the answer's text, exclusive.")
    citations: list[int] = Field(description="Numbers of the citations it rests on; never empty.")
    day: PublishedOut | None = Field(
        description="Of main points and in a timeline, which are in its order: when what it tells happened "
        "or was said, if the text tells, else when it was published; the text has it where it changes."
    )
    reported: bool = Field(description="Whether the day is no more than that of publication.")


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
    tally: Tally | None = Field(
        description="What is asked of statements beside the words: the first, the last, their number."
    )
    act: list[str] = Field(
        description="The forms of the verb of what must have been done in words; empty where any words do.",
        examples=[["promise", "promises", "promised", "promising"]],
    )
    put: bool = Field(description="Not what the speakers said is asked for, but what they were asked.")


class CoverageOut(Out):
    articles: int = Field(description="Articles in the archive.")
    in_scope: int = Field(description="Articles that filters and period admit.")
    undated_left_out: int = Field(description="Articles left out only because they carry no date.")
    imprecise_left_out: int = Field(
        description="Articles left out because they are dated to a month or year only partly in the period."
    )


class ArchiveOut(Out):
    generation: int = Field(description="Grows with every change.")
    model: str = Field(description="What made the vectors.")


class VoiceOut(Out):
    who: str = Field(description="Who is reported to say it; the outlet, where nobody is.")
    source: str = Field(description="The outlet.")
    said: PublishedOut | None = Field(
        description="When they said it where the text tells, else when it was published."
    )
    citation: int = Field(description="The number of the citation whose quote has it.")


class ShortAnswerOut(Out):
    text: str = Field(
        description="The article's words from start to end; or Yes, No or who speaks, and they say so; or "
        "the day of the statement there; or how many statements are cited. A yes or no says of what "
        "day it is where that may change, and what was so before; on whose word; and who disputes it.",
        examples=[
            "No, according to Sergei Lavrov; disputed by Ararat Mirzoyan",
            "Yes, as of 1 December 2025; no, as of 20 November 2025",
        ],
    )
    normalised: str | None = Field(
        description="A date in ISO 8601, a number in digits with its unit, yes or no unless that is disputed."
    )
    citation: int = Field(description="The number of the citation whose quote has the words.")
    start: int = Field(description="Offset in the article's text, Unicode code points, inclusive.")
    end: int = Field(description="Offset in the article's text, exclusive.")
    voice: VoiceOut | None = Field(
        description="Whose word a yes or no is; null where the article itself says so."
    )
    confidence: float | None = Field(
        description="From 0 to 1, that these words are the right ones; null where none were chosen among "
        "others, as for yes, no, or who speaks."
    )
    likely: bool = Field(
        description="Whether they are rather right than wrong. Only then they should stand above the text."
    )


class MentionOut(Out):
    article_id: str
    title: str
    source: str
    published: PublishedOut | None


class SideOut(Out):
    value: str = Field(
        description="What they say: a number with what it counts, who did it, a day, a place; "
        "affirmed, denied or said otherwise, where it is whether something is so.",
        examples=["three lorries"],
    )
    voices: list[VoiceOut] = Field(description="Those who say so, oldest first.")
    stories: int = Field(description="How many independent reports have it; copies count as one.")


class AgreementOut(Out):
    """What independent reports say alike."""

    kind: PointKind
    point: str = Field(description="What they agree on.", examples=["the number of lorries"])
    side: SideOut


class DisputeOut(Out):
    """What reports or speakers differ on."""

    kind: PointKind
    point: str = Field(description="What they differ on.", examples=["the number of lorries"])
    sides: list[SideOut] = Field(description="Two or more, that of the oldest word first.")


class DroppedOut(Out):
    text: str = Field(description="The sentence as the model wrote it. It is not borne out by what it cites.")
    fault: Fault
    detail: str = Field(examples=["“12bn” is not in the evidence"])


class PhrasingOut(Out):
    model: str = Field(description="As its endpoint calls it.")
    written: int = Field(description="Sentences it wrote; those not dropped are the answer's.")
    dropped: list[DroppedOut]
    failure: str = Field(
        description="Why the answer is in the articles' own words all the same; empty where it is not.",
        examples=["did not answer within 30 s"],
    )


class AnswerOut(Out):
    question: str
    taken_as: TakenAs
    status: Status
    text: str = Field(
        description="With [1]-style marks; where nothing was found, a sentence that says what. Of two "
        "questions in one the answers to both, each under its question."
    )
    sentences: list[SentenceOut]
    short_answer: str | None = Field(description="The text of short.")
    short: ShortAnswerOut | None = Field(description="The few words that answer, where a few words can.")
    confidence: float = Field(ge=0, le=1, description="That the answer is right.")
    citations: list[CitationOut] = Field(
        description="Those of the sentences, then those that agreements and disputes need beyond them."
    )
    agreements: list[AgreementOut] = Field(
        description="Where independent reports tell alike what the answer says."
    )
    disputes: list[DisputeOut] = Field(
        description="Where reports or speakers differ on it: both sides, none of them judged right."
    )
    unheard: list[str] = Field(
        description="Of several whose words are asked for, those of whom none on the topic was found."
    )
    mentions: list[MentionOut] = Field(
        description="Where no statement was found, articles that mention both speaker and topic; where none "
        "tells why something is so, those that mention it."
    )
    unknown: list[str] = Field(description="Words of the question that no article has.")
    did_you_mean: str = Field(
        description="The question with the archive's words for what may be misspelt; empty where nothing is.",
        examples=["When did Macron win re-election?"],
    )
    phrasing: PhrasingOut | None = Field(
        description="What a language model made of it; null where none is configured or nothing was found."
    )
    parts: list[AnswerOut] = Field(
        description="Where two questions are asked in one, the answer to each by itself. The text, "
        "sentences, citations, agreements and disputes beside it are those of both, numbered once "
        "through; short answers are here alone; status is answered if one of them is, confidence that of "
        "the less sure."
    )
    interpretation: InterpretationOut
    coverage: CoverageOut
    timings_ms: dict[str, float] = Field(description="Milliseconds by stage.")
    archive: ArchiveOut


class PassageOut(Out):
    rank: int
    score: float = Field(description="Higher is better; comparable within one result only.")
    passage_id: int
    article_id: str
    revision: int
    title: str
    source: str
    url: str | None
    published: PublishedOut | None
    start: int = Field(description="Offset in the article's text, Unicode code points, inclusive.")
    end: int = Field(description="Offset in the article's text, exclusive.")
    text: str
    also_in: list[str] = Field(description="Ids of other articles that carry the same passage.")


class SearchOut(Out):
    question: str
    taken_as: TakenAs
    passages: list[PassageOut] = Field(description="Best first.")
    interpretation: InterpretationOut
    coverage: CoverageOut
    timings_ms: dict[str, float] = Field(description="Milliseconds by stage.")
    archive: ArchiveOut


class ExamplesOut(Out):
    questions: list[str] = Field(description="Questions that this archive can be asked.")


class InfoOut(Out):
    """What the archive holds."""

    version: str = Field(description="Dateline's own.")
    articles: int
    passages: int
    revisions: int
    undated: int
    sources: dict[str, int] = Field(description="Articles by outlet, most first.")
    first_day: str | None = Field(description="The oldest publication date, as precise as known.")
    last_day: str | None = Field(description="The newest publication date, as precise as known.")
    bytes: int = Field(description="On disk.")
    stories: int = Field(description="Stories that several articles tell.")
    untold: Untold
    ranking: str | None = Field(description="How it was tuned to this archive; null: it is as it ships.")
    archive: ArchiveOut


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
    detail: str = Field(examples=["filters.published_to: should be a day such as 2025-05-21"])
    field: str | None = Field(None, description="The field it concerns.", examples=["filters.published_to"])
    errors: list[FieldProblem] | None = Field(None, description="Every field that is wrong.")
    id: str | None = Field(None, description="Under which the server's log tells more.")
