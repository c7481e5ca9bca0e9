"""Words by which a question asks, within a name or a title, where they ask nothing: "The Who". Pure.

Capitals and quotation marks tell: a question that is written without, or all in capitals, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ASKS = frozenset(
    "who whom whose when where what which why how will is are was were do did does has have had can could"
    " should would".split()
)
# Of which it may be asked which one, or what it is.
_SORTS = frozenset(
    "age price cost fee fine rate share year day date month time century decade city country state island"
    " river park county district village".split()
)
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^”]+”|(?<!\w)\"[^\"]+\"(?!\w)")
_BEGINS = re.compile(r"(?:^|[.?!:][”\"’')]*\s)\W*$")
_IN_CAPITALS = re.compile(
    r"\W*\w+\s(?:Is|Are|Was|Were|Did|Does|Do|Has|Have|Had|Many|Much|Long|Old|Far|Often)\b|[^a-z]*$"
)


@lru_cache(maxsize=256)
def hidden(question: str) -> str:
    """The question, as long as it is, with another word for each of these."""
    for start, end in _in_names(question):
        question = f"{question[:start]}{'X':x<{end - start}}{question[end:]}"
    return question


def _in_names(question: str) -> Iterator[tuple[int, int]]:
    if _IN_CAPITALS.match(question):
        return
    titles = [one.span() for one in _QUOTED.finditer(question) if _WORD.search(question[: one.start()])]
    words = [one for one in _WORD.finditer(question) if one.group().lower() in _ASKS | _SORTS]
    for word in words:
        quoted = any(start < word.start() < end for start, end in titles)
        if quoted or (word.group()[0].isupper() and _is_named(question, word)):
            yield word.span()


def _is_named(question: str, word: re.Match[str]) -> bool:
    """Whether a word with a capital is part of a name: not at the beginning, and if it is a noun, or "Will",
    beside another such word."""
    lead, tail = question[: word.start()], question[word.end() :]
    if _BEGINS.search(lead):
        return False
    plain = word.group().lower()
    behind = re.match(r"\s[A-Z]\w*[a-z]|[’']s\b", tail)
    before = re.search(r"(?P<before>[A-Z][\w’'-]*[a-z])\s$", lead)
    named = before is not None and not _BEGINS.search(question[: before.start()])
    return bool(behind) or (
        plain != "will" if plain in _ASKS else named or bool(re.search(r"\d\w\w\s$", lead))
    )
