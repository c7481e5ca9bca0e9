"""Between the wire and the domain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from api import installed_version, schemas
from qa.archive.types import ArchiveInfo
from qa.types import Answer, Article, Evidence, Filters, Question, SearchResult


def question(asked: schemas.AskIn) -> Question:
    """What is asked, as the domain has it."""
    return Question(
        text=asked.question,
        asked_at=asked_at(asked),
        filters=filters(asked.filters),
        top_k=asked.top_k,
        ignore=tuple(asked.ignore),
        history=tuple(asked.history),
    )


def asked_at(asked: schemas.QuestionIn) -> datetime:
    """Now, in this machine's time zone, unless it says when."""
    return asked.asked_at or datetime.now().astimezone()


def filters(given: schemas.FiltersIn) -> Filters:
    return Filters(
        published_from=given.published_from,
        published_to=given.published_to,
        sources=tuple(given.sources),
        article_ids=tuple(given.article_ids),
        include_undated=given.include_undated,
        as_of=given.as_of,
    )


def answer_out(answer: Answer) -> schemas.AnswerOut:
    """An answer as it goes over the wire, its milliseconds rounded."""
    out = schemas.AnswerOut.model_validate(answer)
    parts = [answer_out(part) for part in answer.parts]
    return out.model_copy(update={"timings_ms": _rounded(answer.timings_ms), "parts": parts})


def search_out(result: SearchResult) -> schemas.SearchOut:
    return schemas.SearchOut(
        question=result.question,
        taken_as=result.taken_as,
        passages=[_passage_out(rank, found) for rank, found in enumerate(result.evidence, start=1)],
        interpretation=schemas.InterpretationOut.model_validate(result.interpretation),
        coverage=schemas.CoverageOut.model_validate(result.coverage),
        timings_ms=_rounded(result.timings_ms),
        archive=schemas.ArchiveOut.model_validate(result.archive),
    )


def _passage_out(rank: int, found: Evidence) -> schemas.PassageOut:
    article, passage = found.article, found.passage
    return schemas.PassageOut(
        rank=rank,
        score=found.score,
        passage_id=passage.id,
        article_id=article.id,
        revision=passage.revision,
        title=article.title,
        source=article.source,
        url=article.url,
        published=_published_out(article),
        start=passage.start,
        end=passage.end,
        text=passage.text,
        also_in=list(found.also_in),
    )


def _published_out(article: Article) -> schemas.PublishedOut | None:
    return schemas.PublishedOut.model_validate(article.published) if article.published else None


def info_out(info: ArchiveInfo) -> schemas.InfoOut:
    """The archive's place on disk stays out: it is nobody's business over a network."""
    return schemas.InfoOut(
        version=installed_version(),
        articles=info.articles,
        passages=info.passages,
        revisions=info.revisions,
        undated=info.undated,
        sources=dict(info.sources),
        first_day=info.first_day,
        last_day=info.last_day,
        bytes=info.bytes,
        stories=info.stories,
        untold=info.untold,
        ranking=info.ranking,
        archive=schemas.ArchiveOut.model_validate(info.state),
    )


def _rounded(timings: Mapping[str, float]) -> dict[str, float]:
    return {stage: round(milliseconds, 2) for stage, milliseconds in timings.items()}
