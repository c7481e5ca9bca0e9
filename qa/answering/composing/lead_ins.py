"""What a sentence needs before it to be read alone: the sentence before, or whom it means, and no place
line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.lines import leaning, left_open, names, whom, with_before
from qa.language.placelines import after_place


def whole(candidate: Candidate, chosen: Sequence[Candidate]) -> Candidate:
    """With what stands before it where it leans on that and the article does not tell
    whom it means, so that it can be read alone; as it is where somebody's words are asked for, since
    the sentence before may be another's.

    Args:
        chosen: all of the answer; what one of them has already is not quoted again.
    """
    begins = leaning(candidate.text) is not None and not _whom(candidate)
    if candidate.meant is not None or not (begins or left_open(candidate.text)):
        return candidate
    start = with_before(candidate.article.text, candidate.start)
    read = any(c.article.id == candidate.article.id and start <= c.start < candidate.start for c in chosen)
    return candidate if read else replace(candidate, start=start)


def without_place(candidate: Candidate, said_at: int | None = None) -> Candidate:
    """Without the place line that a report begins with: "LENNA, 3 May (AFP) — ".

    Args:
        said_at: where in the article the words stand that answer; what has them stays.
    """
    start = after_place(candidate.article.text, candidate.start, candidate.end)
    return candidate if said_at is not None and said_at < start else replace(candidate, start=start)


def lead_in(candidate: Candidate) -> str:
    """What the words leave open: "Ilra Vensk: “Never.”", "[Ilra Vensk] She paid for it.", "[Ilra Vensk] It
    was, she said, paid for."."""
    if name := _whom(candidate):
        return f"[{name}] "
    said = candidate.meant
    if said is None or not said.resolved or names(candidate.text, said.speaker):
        return ""
    told = said.source is not None and candidate.start <= said.source.start < candidate.end
    return f"[{said.speaker}] " if told else f"{said.speaker}: "


def _whom(candidate: Candidate) -> str | None:
    return whom(candidate.article.text, candidate.start, candidate.end, candidate.statements)
