"""Two numbers of which one is part of the other: "two of the six gates had been opened". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from qa.language.content import content_stems, content_words
from qa.language.mentions import Mention

# "two of the six", "two out of six", "two of its 30"; and "of 17 drafts before them, 15".
_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|those|these|all)\s)*(?:first\s|some\s)?")
_FIRST_OF = re.compile(r"(?:^|[;,“”]\s|\band\s)(?:out\s)?of\s(?:(?:the|its|their|all)\s)*$", re.IGNORECASE)
FIRST_OF = 40  # characters before a number in which that stands
# Where what all are called ends.
_ENDS = re.compile(
    r"[,;:.]|\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|can|could|may|might|must|did|do|does)\b"
)


def unasked(question: str, noun: str, text: str, numbers: Sequence[Mention]) -> dict[Mention, Mention]:
    """Of each two numbers that are a part and all of something the one that a question does not ask for,
    with the one that it does.

    What is asked of a part is told outside the name of all: "opened" of "two of the six gates of the dam
    had been opened", but not "awarded" of "12 of the 25 prizes awarded that evening".

    Args:
        noun: what the question counts.
        numbers: of the text, in order.
    """
    found = list(_partitives(text, numbers))
    asked = _asked(question, noun) if found else frozenset()
    words = content_words([text])[0] if found else []
    left = {}
    for part, whole, (start, end) in found:
        inside = {word.stem for word in words if start <= word.start < end}
        outside = {word.stem for word in words if not start <= word.start < end}
        of_all = not asked or (asked & inside and not asked & outside)
        left.update({part: whole} if of_all else {whole: part})
    return left


def _asked(question: str, noun: str) -> Set[str]:
    """The stems of what a question tells of what it counts."""
    own, words = content_stems([noun, question])
    return words - own


def _partitives(text: str, numbers: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, tuple[int, int]]]:
    """The number of a part, that of all, and where stands what all are called."""
    for first, second in pairwise(numbers):
        between = text[first.end : second.start]
        if _OF.fullmatch(between):
            yield first, second, (second.start, _end(text, second.end))
        elif (
            _FIRST_OF.search(text, max(0, first.start - FIRST_OF), first.start)
            and "," in between
            and ". " not in between
        ):
            yield second, first, (first.start, first.end + between.index(","))


def _end(text: str, start: int) -> int:
    end = _ENDS.search(text, start)
    return end.start() if end else len(text)
