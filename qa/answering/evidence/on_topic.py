"""Somebody's statements read together with what they are asked for: how sure a reader is that each is on the
topic, which their words and cosines alone do not tell where it is told in quite other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from embeddings.reranker import Reranker
from qa.answering.evidence.weighing import Scored
from qa.ingest.sentences import sentence_spans

BEFORE = 600  # characters in which the sentence before a statement is looked for
LED_IN = 30  # words of it, at most, its last


def read(said: Sequence[Scored], question: str, reranker: Reranker) -> list[Scored]:
    """The statements with what a reader makes of them, best first; as they are where it looks for no words
    that answer, since then its scale is not known.

    Args:
        question: in the user's words, or as ``asked_of`` has it.
    """
    texts = [_shown(scored) for scored in said]
    readings = reranker.read(question, texts) if texts else []
    if any(reading.answer is None for reading in readings):
        return list(said)
    found = [
        replace(scored, signals=replace(scored.signals, read=1 / (1 + exp(-reading.relevance))))
        for scored, reading in zip(said, readings, strict=True)
    ]
    return sorted(found, key=lambda scored: -scored.score)


def asked_of(speaker: str, topic: str) -> str:
    """What a reader is asked of each statement of one of several who are asked for."""
    return f"What did {speaker} say about {topic}?"


def led_in(text: str, start: int, end: int) -> str:
    """A statement, half-open in an article's text, with the end of the sentence before it, which often
    has what "it" is; as a reader is shown it, in training, too."""
    before = text[max(0, start - BEFORE) : start]
    spans = sentence_spans(before)
    words = before[slice(*spans[-1])].split() if spans else []
    cut = ["…"] if len(words) > LED_IN else []
    return " ".join([*cut, *words[-LED_IN:], *text[start:end].split()])


def _shown(scored: Scored) -> str:
    candidate = scored.candidate
    article = candidate.evidence.article
    return f"{article.title}. {led_in(article.text, candidate.start, candidate.end)}"
