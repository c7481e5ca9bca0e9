"""Somebody's own words as lines give them: which two quote the same, which cut it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.answering.evidence.candidates import Candidate
from qa.language.bearers import same
from qa.language.quotations import quotations
from qa.language.sentences import spans_within
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


def told_whole(candidate: Candidate) -> Candidate:
    """With the rest of a quotation that it cuts, as far as its paragraph has it, where that is no more than
    ``MORE`` on either side; so much of a longer one that it only begins (“Dear Ilra, my friend.)."""
    text = candidate.article.text
    first = text.rfind("\n", 0, candidate.start) + 1
    stop = text.find("\n", candidate.end)
    last = stop if stop >= 0 else len(text)
    quoted = [(first + one.start, first + one.end) for one in quotations(text[first:last])]
    cut = [
        (opens, ends)
        for opens, ends in quoted
        if opens < candidate.start < ends or opens < candidate.end < ends
    ]
    if not cut or not _spoken(candidate):
        return candidate
    spans = spans_within(text, first, last)
    start = max(start for start, _ in spans if start <= min(candidate.start, cut[0][0]))
    end = min(end for _, end in spans if end >= max(candidate.end, cut[-1][1]))
    if candidate.start - start <= MORE and end - candidate.end <= MORE:
        return replace(candidate, start=start, end=end)
    begun = candidate.start <= cut[0][0] and candidate.end < cut[0][0] + NEXT_TO_NOTHING
    near = [end for _, end in spans if begun and end <= candidate.end + MORE]
    return replace(candidate, end=max(near, default=candidate.end))


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
