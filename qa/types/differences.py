"""Where accounts of one point agree and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa.types.dates import PublicationDate


class PointKind(StrEnum):
    """What accounts of one point agree or differ on."""

    NUMBER = "number"
    TRUTH = "truth"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word it is.

    Args:
        who: who is reported to say it; the outlet, where nobody is.
        said: when they said it where the text tells, else when it was published.
        citation: the number of the citation whose quote has it.
    """

    who: str
    source: str
    said: PublicationDate | None
    citation: int


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say the same of a point.

    Args:
        value: what they say of it, in the words of the first: a number with what it counts, who did it,
            a place; a day in our words; ``affirmed`` or ``denied`` where it is whether something is so,
            ``said otherwise`` by whom an article sets against who says that.
        voices: oldest first, never empty.
        stories: how many independent reports have it; copies count as one.
    """

    value: str
    voices: tuple[Voice, ...]
    stories: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What independent reports say alike.

    Args:
        point: what it is, to stand after "agree on": "the number of lorries".
    """

    kind: PointKind
    point: str
    side: Side


@dataclass(frozen=True, slots=True)
class Dispute:
    """What reports or speakers differ on: two sides or more, that of the oldest word first."""

    kind: PointKind
    point: str
    sides: tuple[Side, ...]
