"""A short answer where it was found. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.weighing import Scored
from qa.language.expected import Sort
from qa.types import PublicationDate, Statement


@dataclass(frozen=True, slots=True)
class Found:
    """A short answer and where it stands, half-open in its sentence's text.

    Args:
        text: the words there; of yes and no, that, and the whole sentence says so; likewise of a
            speaker whom the sentence does not name.
        share: what part of the support of all that was found it has, from 0 to 1.
        also: the other sentences that have it, best first.
        rivals: what else may be the answer, and is said elsewhere, likeliest first; few.
        statement: by which the sentence has yes or no; None where the article itself says so.
        as_of: when a yes or no was said of what may have changed since; None of anything else.
        past: what is asked is known to have been.
        weighed: it was chosen among others by what speaks for each.
        whole: it is as many names as are asked for.
        contrary: its sentences tell it the other way round: who did to another what is asked that they did.
        unnamed: its article has all names of the question, but no passage in which it stands: it is told of
            another. Where the article lacks one, it may have another word for it.
    """

    scored: Scored
    text: str
    sort: Sort
    start: int
    end: int
    share: float = 1.0
    also: tuple[Scored, ...] = ()
    rivals: tuple[Found, ...] = ()
    statement: Statement | None = None
    as_of: PublicationDate | None = None
    past: bool = False
    weighed: bool = False
    whole: bool = True
    contrary: bool = False
    unnamed: bool = False

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The sentences that have it, its own first."""
        return tuple(one.candidate for one in (self.scored, *self.also))
