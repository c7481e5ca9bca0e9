"""What a language model made of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why a sentence that a language model wrote is not given."""

    UNCITED = "cites nothing"
    UNKNOWN_CITATION = "cites what is not there"
    SPEAKER = "speaker"
    QUOTATION = "quotation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    SUPPORT = "support"
    REPETITION = "repetition"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that a language model wrote and that is not given.

    Args:
        detail: what in it is wrong, in words.
    """

    text: str
    fault: Fault
    detail: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What a language model made of an answer.

    Args:
        model: as its endpoint calls it.
        written: how many sentences it wrote; those not dropped are the answer's.
        failure: why the answer is in the articles' own words all the same; empty where it is in
            the model's.
    """

    model: str
    written: int = 0
    dropped: tuple[Dropped, ...] = ()
    failure: str = ""
