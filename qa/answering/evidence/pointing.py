"""Which words of a passage the reranker takes for the answer, and how surely. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from math import exp

from qa.answering.evidence.candidates import Candidate
from qa.types import Evidence, Range

POINTED = 5  # stretches of words of a sentence, at most

# What is no part of an answer at its borders: marks, an article, a possessive.
_MARKS = r"(?:[^\w$£€#+.-]|\.(?!\d))*"
_HEAD = re.compile(rf"{_MARKS}(?:(?:the|an?)\s+(?=\S))?{_MARKS}", re.IGNORECASE)
_TAIL = re.compile(r"(?:['’]s)?(?:[^\w%).]|(?<!\b[A-Z])\.)*$")  # the last mark of "U.S." is part of it


def points(evidence: Evidence) -> bool:
    """Whether a reranker looked for words that answer there."""
    return evidence.read is not None and evidence.read.answer is not None


def pointed(candidate: Candidate) -> dict[Range, float]:
    """The words of a sentence that the reranker takes for the answer, and how surely, from 0 to 1; words
    that are the same but for their borders together.

    Args:
        candidate: spans are half-open in its text.
    """
    sure: dict[Range, float] = defaultdict(float)
    for (start, end), share in _shares(candidate.evidence):
        if candidate.start <= start < end <= candidate.end:
            sure[tidied(candidate.text, (start - candidate.start, end - candidate.start))] += share
    return dict(sorted(sure.items(), key=lambda one: -one[1])[:POINTED])


def _shares(evidence: Evidence) -> list[tuple[Range, float]]:
    """Words of the article with the probability of being the answer: the softmax over all that the reranker
    names and "not here", whose logits count as 0."""
    read = evidence.read
    if read is None or read.answer is None:
        return []
    named = [(span, answer) for span, answer in ((read.span, read.answer), *read.others) if span]
    most = max((0.0, *(answer for _, answer in named)))
    total = exp(-most) + sum(exp(answer - most) for _, answer in named)
    return [(span, exp(answer - most) / total) for span, answer in named]


def tidied(text: str, span: Range) -> Range:
    """Words without the marks, the article and the possessive at their borders; as they are where nothing
    would be left of them."""
    words = text[slice(*span)]
    head = _HEAD.match(words)
    start = head.end() if head else 0
    tail = _TAIL.search(words, start)
    end = tail.start() if tail else len(words)
    return (span[0] + start, span[0] + end) if start < end else span


def overlap(one: Range, other: Range) -> float:
    """Characters that two spans share, as a share of all that they have."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))
