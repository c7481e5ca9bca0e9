"""The short answer, under the citation that has its words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answering.composing.choosing import MOST_OF_EVERYTHING
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.tallying import day_of
from qa.answering.short.verdicts import attributed
from qa.language.normal import normal
from qa.types import Interpretation, ShortAnswer, Tally


def reckon(asked: Interpretation, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """The day of the statement, or how many there are, under the citation of the first; None where
    neither is asked."""
    if asked.tally is None or not chosen:
        return None
    first, count = chosen[0], len(chosen)
    number = f"{count} or more" if count >= MOST_OF_EVERYTHING else str(count)
    text = number if asked.tally is Tally.COUNT else day_of(first)
    return ShortAnswer(text, text, 1, first.start, first.end)


def shorten(found: Found | None, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """The short answer under the citation of its sentence; None where that was not chosen."""
    if found is None:
        return None
    own = found.scored.candidate
    for number, candidate in enumerate(chosen, start=1):
        if (candidate.evidence.article.id, candidate.end) == (own.evidence.article.id, own.end):
            published = candidate.evidence.article.published
            short = ShortAnswer(
                text=found.text,
                normalised=normal(found.text, found.sort, published, own.text[: found.start]),
                citation=number,
                start=own.start + found.start,
                end=own.start + found.end,
            )
            return attributed(short, found)
    return None
