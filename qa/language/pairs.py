"""Several names in one answer: "Which two countries joined?", "Who signed it?" Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from qa.language.expected import NAMES, Sort
from qa.language.mentions import Mention, mentions

_TWO = re.compile(r"\b(?:which|what)\s(?:other\s)?two\b|\bwho\s(?:are|were)\sthe\stwo\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|&)\s(?:the\s)?", re.IGNORECASE)
_WHO_DID = re.compile(r"\W*who\s(?!(?:is|was|are|were|else|has|had)\b)\w", re.IGNORECASE)
# Between the names of a list; offices may stand before them.
_NEXT = re.compile(r"(?P<mark>,|,?\s(?:and|&))\s(?:the\s)?(?:[A-Z][\w-]*\s){0,3}")


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


def did_it_together(question: str, sort: Sort) -> bool:
    """Whether it is asked who did something: that may be several, as the text has them."""
    return sort is Sort.PERSON and _WHO_DID.match(question) is not None


def listed(text: str, sort: Sort, one: Mention) -> tuple[int, int] | None:
    """Where stands the list with an "and" that a name is in, half-open; None where it is in none."""
    names = mentions(text, sort)
    links = [_NEXT.fullmatch(text, a.end, b.start) for a, b in pairwise(names)]
    own = next((i for i, name in enumerate(names) if name.start <= one.start < name.end), None)
    if own is None:
        return None
    first = last = own
    while first and links[first - 1]:
        first -= 1
    while last < len(links) and links[last]:
        last += 1
    final = links[last - 1] if last > first else None
    return (names[first].start, names[last].end) if final and final["mark"] != "," else None
