"""Dateline in this process, with its own ranking or a baseline's and all else equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from eval.choices import choose
from eval.support import Told
from eval.systems.base import DEPTH, TRUTHS, shown, told
from eval.types import Cited, Given, GoldQuestion, Ranked, Response, Sentence
from qa.answering.finding.ranking import BASELINES
from qa.assistant import Assistant
from qa.types import Answer, Citation, Evidence, Question


class Dateline:
    """Asks, and ranks deeper than asking alone would; timings include that.

    Args:
        name: ``dateline`` as the settings have it, ``fusion`` for the same without a reranker, or one
            of ``BASELINES``, which have none either.
    """

    answers = True

    def __init__(self, assistant: Assistant, name: str = "dateline") -> None:
        self.name = name
        reranker = assistant.reranker if name == "dateline" else None
        ranking = BASELINES.get(name, assistant.ranking)
        self._assistant = replace(assistant, ranking=ranking, reranker=reranker)

    def respond(self, gold: GoldQuestion) -> Response:
        considered = self._assistant.consider(question(gold), DEPTH)
        answer, found = considered.answer, considered.evidence
        short, texts = _short(answer), [told(one.passage, one.article) for one in found]
        choice = choose(gold.question, gold.choices, short, texts, gold.day) if gold.choices else None
        return Response(
            ranked=shown(map(ranked, found)),
            answer=given(answer),
            choice=choice,
            timings_ms=answer.timings_ms,
        )

    def told(self, gold: GoldQuestion) -> list[Told]:
        """The passages that an option is chosen by, best first."""
        found = self._assistant.search(replace(question(gold), top_k=DEPTH)).evidence
        return [told(one.passage, one.article) for one in found]


def question(gold: GoldQuestion) -> Question:
    """It as it is asked."""
    return Question(gold.question, gold.asked_at or datetime.now(UTC), gold.filters, history=gold.history)


def ranked(evidence: Evidence) -> Ranked:
    passage = evidence.passage
    return Ranked(passage.id, passage.article_id, passage.start, passage.end, evidence.also_in, passage.text)


def given(answer: Answer) -> Given:
    return Given(
        status=answer.status,
        text=answer.text,
        short_answer=_short(answer),
        confidence=answer.confidence,
        sentences=tuple(Sentence(one.text, one.citations) for one in answer.sentences),
        citations=_cited(answer.citations),
        written=answer.phrasing.written if answer.phrasing else None,
        dropped=tuple(one.fault for one in answer.phrasing.dropped) if answer.phrasing else (),
        phrased=answer.phrasing is not None and not answer.phrasing.failure,
        parts=tuple(map(given, answer.parts)),
    )


def _short(answer: Answer) -> str | None:
    """The short answer, of a yes or no that alone."""
    short = answer.short
    return short.normalised if short and (short.voice or short.normalised in TRUTHS) else answer.short_answer


def _cited(citations: Sequence[Citation]) -> tuple[Cited, ...]:
    return tuple(
        Cited(
            number=one.number,
            article_id=one.article_id,
            revision=one.revision,
            start=one.start,
            end=one.end,
            quote=one.quote,
            title=one.title,
            also_in=one.also_in,
        )
        for one in citations
    )
