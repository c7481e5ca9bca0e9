"""Two names in one answer: "Which two countries joined?" Pure."""

from __future__ import annotations

import re

from qa.answering.expected import NAMES, Sort
from qa.answering.mentions import Mention, mentions

_TWO = re.compile(r"\b(?:which|what)\s(?:other\s)?two\b|\bwho\s(?:are|were)\sthe\stwo\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|&)\s(?:the\s)?", re.IGNORECASE)


def asks_for_two(question: str, sort: Sort) -> bool:
    """Whether two names are asked for."""
    return sort in NAMES and _TWO.search(question) is not None


def joined(text: str, sort: Sort, one: Mention) -> tuple[int, int] | None:
    """Where a name stands with the other that "and" joins to it, half-open; None where none is."""
    for other in mentions(text, sort):
        first, second = sorted((one, other), key=lambda mention: mention.start)
        if _JOINED.fullmatch(text, first.end, second.start):
            return first.start, second.end
    return None
