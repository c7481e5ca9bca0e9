"""Somebody's statements read together with what they are asked for: how sure a reader is that each is on the
topic, which their words and cosines alone do not tell where it is told in quite other words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import exp

from embeddings.types import Reading, Reranker
from qa.answering.evidence.candidates import BEFORE
from qa.answering.evidence.weighing import Scored
from qa.language.sentences import sentence_spans
from qa.types import Kind

LED_IN = 30  # words of it, at most, its last
TELLS = -1.1  # how sure a reader must be at least that a statement tells the point asked for, in logits

_POINTS = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY)
# "Has she said when", "did he tell by how much"; not "what did she say when the bridge opened".
_WITHIN = re.compile(
    r"(?!what\b|how\s+(?:did|does|has)\b).*\b(?:said|says?|saying|told|tells?|explain(?:s|ed)?|mention(?:s|ed)?"
    r"|disclos(?:es?|ed)|reveal(?:s|ed)?|specif(?:y|ies|ied)|confirm(?:s|ed)?)\s+(?:by\s+|for\s+)?"
    r"(?:what|which|who|whom|whose|when|where|why|how|whether|if)\b",
    re.IGNORECASE,
)


def read(said: Sequence[Scored], question: str, reranker: Reranker, *, point: bool = False) -> list[Scored]:
    """The statements with what a reader makes of them, best first; as they are where it looks for no words
    that answer, since then its scale is not known.

    Args:
        question: in the user's words, or as ``asked_of`` has it.
        point: only those that may tell what is asked, see ``asks_a_point``.
    """
    texts = [_shown(scored) for scored in said]
    readings = reranker.read(question, texts) if texts else []
    if any(reading.answer is None for reading in readings):
        return list(said)
    found = [
        replace(scored, signals=replace(scored.signals, read=1 / (1 + exp(-reading.relevance))))
        for scored, reading, text in zip(said, readings, texts, strict=True)
        if not point or _may_tell(scored, reading, text)
    ]
    return sorted(found, key=lambda scored: -scored.score)


def asked_of(speaker: str, topic: str) -> str:
    """What a reader is asked of each statement of one of several who are asked for."""
    return f"What did {speaker} say about {topic}?"


def asks_a_point(question: str, kind: Kind) -> bool:
    """Whether a point of a matter is asked for, which a statement tells or not: "how much will it cost,
    according to her", "has she said when it opens"; not what was said of the matter."""
    return kind in _POINTS or bool(_WITHIN.match(question))


def led_in(text: str, start: int, end: int) -> str:
    """A statement, half-open in an article's text, with the end of the sentence before it, which often
    has what "it" is; as a reader is shown it, in training, too."""
    before = text[max(0, start - BEFORE) : start]
    spans = sentence_spans(before)
    words = before[slice(*spans[-1])].split() if spans else []
    cut = ["…"] if len(words) > LED_IN else []
    return " ".join([*cut, *words[-LED_IN:], *text[start:end].split()])


def _may_tell(scored: Scored, reading: Reading, text: str) -> bool:
    """Whether a reader does not rather take it not to tell, however many of the question's words it has, and
    points at words of its own, none of the title or the sentence before it."""
    own = len(text) - len(" ".join(scored.candidate.text.split()))
    return reading.relevance >= TELLS and reading.start >= own


def _shown(scored: Scored) -> str:
    candidate = scored.candidate
    article = candidate.article
    return f"{article.title}. {led_in(article.text, candidate.start, candidate.end)}"
