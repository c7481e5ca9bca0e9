"""Chosen sentences to the text of an answer, each under its citation. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.answering.composing.citations import cite
from qa.answering.composing.lead_ins import lead_in
from qa.answering.evidence.candidates import Candidate
from qa.language.wording import describe
from qa.types import AnswerSentence, Citation, PublicationDate

Dating = Callable[[Candidate], tuple[PublicationDate | None, bool]]
"""The day of a sentence, and whether it is only that of the report."""


def write(
    chosen: Sequence[Candidate], dating: Dating | None = None
) -> tuple[str, tuple[AnswerSentence, ...], tuple[Citation, ...]]:
    """The answer's text with [1]-style marks, its sentences, and their citations.

    A statement whose own words do not name its speaker is led in by the name; a pronoun or description
    that a sentence begins with is resolved in brackets before it, outside of what is quoted.

    Args:
        dating: the day that each has before it, unless that is the day of the sentence before; None for none.
    """
    text = on = ""
    sentences, citations = [], []
    for number, candidate in enumerate(chosen, start=1):
        day, reported = dating(candidate) if dating else (None, False)
        before, on = on, _on(day, reported)
        text += ("" if on == before else on) + lead_in(candidate)
        start = len(text)
        text += candidate.text
        sentences.append(AnswerSentence(candidate.text, start, len(text), (number,), day, reported))
        citations.append(cite(number, candidate))
        text += f" [{number}]\n"
    return text.rstrip("\n"), tuple(sentences), tuple(citations)


def _on(day: PublicationDate | None, reported: bool) -> str:
    """ "21 May 2025: ", "Reported 21 May 2025: "."""
    told = describe(day.first_day, day.last_day) if day else ""
    return f"{'Reported ' if reported else ''}{told}: " if told else ""
