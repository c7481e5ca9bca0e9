"""What is told of somebody's statements beside their words: the day of the first or last, how many. Pure."""

from __future__ import annotations

import re

from qa.types import Tally

_ASKED = (
    (
        Tally.COUNT,
        re.compile(r"\b(?:how\s+(?:many\s+times|often)|on\s+how\s+many\s+occasions)\b", re.IGNORECASE),
    ),
    (Tally.FIRST, re.compile(r"\b(?:when|what\s+day|which\s+day|what\s+date)\b.*?\bfirst\b", re.IGNORECASE)),
    (
        Tally.LAST,
        re.compile(
            r"\b(?:when|what\s+day|which\s+day|what\s+date)\b.*?\b(?:last|latest|most\s+recently)\b",
            re.IGNORECASE,
        ),
    ),
)


def asked_tally(asking: str) -> Tally | None:
    """What the words that ask for somebody's statements want of them beside the words: "when did X first
    mention"; None where only the words."""
    return next((tally for tally, pattern in _ASKED if pattern.search(asking)), None)
