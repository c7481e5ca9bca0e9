"""Somebody's own words as lines give them: which two quote the same, which give too little of it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.answering.evidence.candidates import Candidate
from qa.language.bearers import same
from qa.language.quotations import quotations
from qa.language.sentences import sentence_spans
from qa.types import Reporting, Statement

NEXT_TO_NOTHING = 60  # characters of a quotation
MORE = 250  # of it that are given then
RUN = 5  # words in a row that nobody says twice by chance
REPEATED = 0.8  # share of such runs from which nothing is added
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def repeats(one: Candidate, other: Candidate) -> bool:
    """Whether all that one quotes of somebody stands in the other, too: "I never liked the word" with and
    without what was said after it."""
    if not (one.meant and other.meant and same(one.meant.speaker, other.meant.speaker)):
        return False
    runs, there = _runs(one), _runs(other)
    return bool(runs) and len(runs & there) >= REPEATED * len(runs)


def told_further(candidate: Candidate) -> Candidate:
    """With what follows of a long quotation that it only begins: “Dear Ilra, my friend and rival."""
    text = candidate.evidence.article.text
    begin = text.rfind("\n", 0, candidate.start) + 1
    stop = text.find("\n", candidate.end)
    paragraph = text[begin : stop if stop >= 0 else len(text)]
    if not any(
        _is_begun(candidate, begin + q.inner_start, begin + q.inner_end) for q in quotations(paragraph)
    ):
        return candidate
    spoken = (span for statement in _spoken(candidate) for span in statement.contents)
    if not any(span.start < candidate.end < span.end for span in spoken):
        return candidate
    ends = [
        begin + end for start, end in sentence_spans(paragraph) if any(map(str.isalnum, paragraph[start:end]))
    ]
    near = [end for end in ends if candidate.end < end <= candidate.end + MORE]
    return replace(candidate, end=near[-1]) if near else candidate


def _is_begun(candidate: Candidate, first: int, last: int) -> bool:
    return candidate.start <= first < candidate.end < min(last, first + NEXT_TO_NOTHING)


def _runs(candidate: Candidate) -> frozenset[tuple[str, ...]]:
    told = (words for statement in _spoken(candidate) for words in candidate.words_of(statement))
    folded = [word.casefold().replace("’", "'") for words in told for word in _WORD.findall(words)]
    return frozenset(tuple(folded[i : i + RUN]) for i in range(len(folded) - RUN + 1))


def _spoken(candidate: Candidate) -> list[Statement]:
    """What whoever is meant said, as it was said."""
    meant = candidate.meant
    if meant is None:
        return []
    return [
        one
        for one in candidate.statements
        if one.reporting is Reporting.DIRECT and one.speaker == meant.speaker
    ]
