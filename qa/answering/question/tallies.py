"""What is told of somebody's statements beside their words: the day of the first or last, how many. Pure."""

from __future__ import annotations

from qa.answering.question.asking import phrase
from qa.types import Tally

_WHEN = r"\b(?:when|what day|which day|what date)\b"
_ASKED = (
    (Tally.COUNT, phrase(r"\b(?:how (?:many times|often)|on how many occasions)\b")),
    (Tally.FIRST, phrase(rf"{_WHEN}.*?\bfirst\b")),
    (Tally.LAST, phrase(rf"{_WHEN}.*?\b(?:last|latest|most recently)\b")),
)


def asked_tally(asking: str) -> Tally | None:
    """What the words that ask for somebody's statements want of them beside the words: "when did X first
    mention"; None where only the words."""
    return next((tally for tally, pattern in _ASKED if pattern.search(asking)), None)
