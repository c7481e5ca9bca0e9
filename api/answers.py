"""Answers and search results over the wire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from api.questions import InterpretationOut
from api.schemas import ArchiveOut, FileOut, InArticleOut, NotBefore, Out, PublishedOut
from qa.types import Answer, Article, Evidence, Fault, PointKind, SearchResult, Status

TakenAs = Annotated[
    str,
    Field(
        description="A follow-up as it was read, with what it takes from the questions of history; empty "
        "where it was read by itself and nothing was taken from them.",
        examples=["How much did the bridge cost?"],
    ),
]


class CitationOut(InArticleOut):
    number: int = Field(description="The mark in the answer: [1].")
    authors: list[str]
    start: int = Field(description="Offset in the article's text, Unicode code points, inclusive.")
    end: int = Field(description="Offset in the article's text, exclusive.")
    quote: str = Field(description="Exactly article.text[start:end].")
    speaker: str | None = Field(description="Who is reported to have said it.")
    said: PublishedOut | None = Field(description="When they said it, where the text tells.")
    happened: PublishedOut | None = Field(
        description="When what they tell happened, where the text tells and it is not when it was said."
    )
    not_before: NotBefore
    passage_id: int
    also_in: list[str] = Field(description="Ids of other articles that carry the same words.")


class SentenceOut(Out):
    text: str = Field(
        description="As the article has it. One that begins with “She” or “The minister” says in brackets "
        "before the quote whom it means, where the article tells; else the sentence before is quoted along."
    )
    start: int = Field(description="Offset in the answer's text, inclusive.")
    end: int = Field(description="Offset in the answer's text, exclusive.")
    citations: list[int] = Field(description="Numbers of the citations it rests on; never empty.")
    day: PublishedOut | None = Field(
        description="Of main points and in a timeline, which are in its order: when what it tells happened "
        "or was said, if the text tells, else when it was published; the text has it where it changes."
    )
    reported: bool = Field(description="Whether the day is no more than that of publication.")


class CoverageOut(Out):
    articles: int = Field(description="Articles in the archive.")
    in_scope: int = Field(description="Articles that filters and period admit.")
    undated_left_out: int = Field(description="Articles left out only because they carry no date.")
    possible_left_out: int = Field(
        description="Undated ones that tell what happened in the period: they are of it, or later."
    )
    imprecise_left_out: int = Field(
        description="Articles left out because they are dated to a month or year only partly in the period."
    )


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
        "the day of the statement there, or by what day it had happened; or how many statements are cited. "
        "A yes or no says of what "
        "day it is where that may change, and what was so before; on whose word; and who disputes it. A "
        "figure, day or name on which accounts differ is told as each side of the dispute has it.",
        examples=[
            "17, according to the road office; 21, according to the hauliers’ union",
            "No, according to Sergei Lavrov; disputed by Ararat Mirzoyan",
            "Yes, as of 1 December 2025; no, as of 20 November 2025",
        ],
    )
    normalised: str | None = Field(
        description="A date in ISO 8601, a number in digits with its unit, yes or no; null for anything "
        "else, and where accounts differ on it."
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
    file: FileOut
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
    """What a language model made of the answer.

    Each sentence that it writes must say which citations it rests on, and is dropped unless they bear it
    out: the names, numbers and days are there, quotations are so to the letter, nobody is given another's
    words nor a claim told as fact, no “not” or “may” is lost, and its words and meaning are those of what
    it cites. Where nothing is left, or the model is away, late or silent, the answer is in the articles'
    own words. Whatever articles tell the model, it is the sentences that are checked.
    """

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
    possible: list[CitationOut] = Field(
        description="Sentences that would answer if their articles are of the period asked for. Whether they "
        "are is not known: they are dated to a month or year partly in it, or undated and tell what happened "
        "in it. No part of the text, the status or the confidence, and numbered on after the citations."
    )
    unheard: list[str] = Field(
        description="Of several whose words are asked for, those of whom none on the topic was found."
    )
    mentions: list[MentionOut] = Field(
        description="Where no statement was found, articles that mention both speaker and topic; where "
        "nothing answers, those that have the names and nearly all else that is asked about or, where none "
        "does, the most of the names."
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
        description="Where two or three questions are asked in one, the answer to each by itself. The text, "
        "sentences, citations, agreements and disputes beside it are those of all, numbered once "
        "through; short answers are here alone; status is answered if one of them is, confidence that of "
        "the least sure."
    )
    interpretation: InterpretationOut
    coverage: CoverageOut
    timings_ms: dict[str, float] = Field(description="Milliseconds by stage.")
    archive: ArchiveOut


class PassageOut(InArticleOut):
    rank: int
    score: float = Field(description="Higher is better; comparable within one result only.")
    passage_id: int
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


def answer_out(answer: Answer) -> AnswerOut:
    """An answer as it goes over the wire, its milliseconds rounded."""
    out = AnswerOut.model_validate(answer)
    parts = [answer_out(part) for part in answer.parts]
    return out.model_copy(update={"timings_ms": _rounded(answer.timings_ms), "parts": parts})


def search_out(result: SearchResult) -> SearchOut:
    return SearchOut(
        question=result.question,
        taken_as=result.taken_as,
        passages=[_passage_out(rank, found) for rank, found in enumerate(result.evidence, start=1)],
        interpretation=InterpretationOut.model_validate(result.interpretation),
        coverage=CoverageOut.model_validate(result.coverage),
        timings_ms=_rounded(result.timings_ms),
        archive=ArchiveOut.model_validate(result.archive),
    )


def _passage_out(rank: int, found: Evidence) -> PassageOut:
    article, passage = found.article, found.passage
    return PassageOut(
        rank=rank,
        score=found.score,
        passage_id=passage.id,
        article_id=article.id,
        revision=passage.revision,
        title=article.title,
        file=article.file,
        source=article.source,
        url=article.url,
        published=_published_out(article),
        start=passage.start,
        end=passage.end,
        text=passage.text,
        also_in=list(found.also_in),
    )


def _published_out(article: Article) -> PublishedOut | None:
    return PublishedOut.model_validate(article.published) if article.published else None


def _rounded(timings: Mapping[str, float]) -> dict[str, float]:
    return {stage: round(milliseconds, 2) for stage, milliseconds in timings.items()}
