"""Who is reported to have said what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa.types.dates import PublicationDate


class Reporting(StrEnum):
    """Whether a statement gives the speaker's own words."""

    DIRECT = "direct"
    INDIRECT = "indirect"


Range = tuple[int, int]
"""Half-open offsets into any text."""


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets into one revision's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """Who is reported to have said what, where.

    Args:
        speaker: the name, as fully as the article gives it ("Sergei Lavrov" also where the
            sentence has "he"), or an institution ("the Russian Foreign Ministry"), or the
            description as it stands where it is not resolved.
        resolved: whether the speaker is a name or an institution, not a pronoun or description left open.
        role: what the article says the speaker is, such as ``the mayor of Orsal``, or empty.
        source: the words that name the speaker here ("he"); None in a transcript's turn or a
            carried-on quotation.
        cue: the reporting words ("said", "according to"); None in a transcript and in a
            carried-on quotation.
        contents: what was said, in order, without the quotation marks around it; several spans
            where the cue stands in between. Empty where only the fact is told ("refused to comment").
        start, end: the sentence (or sentences) that report it, whole.
        reporting: direct (all or part between quotation marks or in a turn) or indirect.
        addressee: to whom, as the text says it, or empty.
        denied: "did not say", "refused to comment": no words of theirs.
        said: when, if the text tells, else None.
    """

    speaker: str
    resolved: bool
    role: str
    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    start: int
    end: int
    reporting: Reporting
    addressee: str = ""
    denied: bool = False
    said: PublicationDate | None = None
