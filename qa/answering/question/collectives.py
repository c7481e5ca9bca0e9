"""Speakers of a sort whom articles call by their names and offices: "officials", "experts". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.answering.question.described_speakers import lacks
from qa.archive.types import Profile
from qa.language.descriptions import describe
from qa.language.names import is_body


@dataclass(frozen=True, slots=True)
class _Sort:
    """
    Args:
        bodies: what names of theirs say; empty where bodies are none of them.
        roles: what persons of that sort are.
        reading: who is taken to be of it.
    """

    bodies: str
    roles: str
    reading: str


_OFFICIAL = _Sort(
    r"\b(?:ministry|office|authority|authorities|government|agency|department|commission|council|police"
    r"|administration)\b",
    r"\b(?:minister|mayor|governor|commissioner|secretary|official|ambassador|sheriff|attorney general"
    r"|(?:police|fire) chief)\b",
    "taken for offices and those who hold one, too",
)
_EXPERT = _Sort(
    "",
    r"\b(?:analyst|economist|scientist|professor|researcher|historian|epidemiologist|strategist|expert)\b",
    "taken for analysts, scientists and the like, too",
)
_SORTS = {"official": _OFFICIAL, "authority": _OFFICIAL, "expert": _EXPERT, "specialist": _EXPERT}


def reading(asked: str) -> str:
    """Who is taken to be of the sort that is asked for; empty where it is none."""
    sort = _sort(asked)
    return sort.reading if sort else ""


def of_the_sort(asked: str, people: Iterable[Profile]) -> Iterator[str]:
    """The spellings of those of the sort asked for, with all that narrows it: "Taverian officials"."""
    sort, wanted = _sort(asked), describe(asked)
    if sort is None or wanted is None:
        return
    for person in people:
        own = [person.name] if is_body(person.name) else person.roles
        says = sort.bodies if is_body(person.name) else sort.roles
        told = [words for words in own if says and re.search(says, words, re.IGNORECASE)]
        if any(not lacks(wanted, words) for words in told):
            yield from person.spellings


def _sort(asked: str) -> _Sort | None:
    wanted = describe(asked)
    plain = wanted is not None and wanted.plural and not wanted.clause and not wanted.counted
    return _SORTS.get(wanted.head) if wanted and plain else None
