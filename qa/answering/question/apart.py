"""Whose words are not asked for: "who other than X", "who, besides X and Y,". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.answering.question.asking import phrase
from qa.answering.question.masking import without
from qa.answering.question.speaker_names import listed
from qa.answering.question.speakers import Knows
from qa.types import Named, Range

_LONGEST = 8  # words of their names
_APART = phrase(
    r"(?:,\s*)?\b(?:others? than|besides|apart from|aside from|except(?: for)?|excluding|excepting) "
)
_WORD = re.compile(r"[^\s?.!,]+(?P<comma>,?)")


@dataclass(frozen=True, slots=True)
class Apart:
    """Those whose words are not asked for, and where in the question that is said (half-open)."""

    people: tuple[Named, ...]
    span: Range


def find_apart(text: str, asks: Callable[[str], bool], knows: Knows) -> Apart | None:
    """Whose words are not asked for; None where that is said of nobody.

    Args:
        text: the question without the words that name a period or outlet.
        asks: whether it is asked who said something, in a question without them.
        knows: whether the archive knows somebody of a name.
    """
    said = _APART.search(text)
    if said is None:
        return None
    last = asks(text[: said.start()])  # "who spoke of the bridge besides X": all that follows is whom
    ends = reversed(list(_ends(text, said.end()))) if last else _ends(text, said.end())
    for end in ends:
        names = listed(text[said.end() : end].strip(" ,"))
        left = without(text, [(said.start(), end)])
        if names and all(map(knows, names)) and asks(left):
            return Apart(tuple(Named(name, name) for name in names), (said.start(), end))
    return None


def _ends(text: str, start: int) -> Iterator[int]:
    """Where their names may end, the shortest first."""
    for number, word in enumerate(_WORD.finditer(text, start)):
        if number == _LONGEST:
            return
        yield word.end()
