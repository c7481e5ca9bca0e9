"""Whether somebody is of those among whom it is asked who said something: "which senators". Pure.

By the offices that articles give them, by the title or party before a name ("Sen. Rahn"), or by the party and
state behind it ("Rahn, R-Ark.").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from qa.answering.evidence.weighing import Scored
from qa.archive.lookup import People
from qa.language.descriptions import singular

_LEADER = r"president|premier|prime minister|chancellor|king|queen|leader|head of state"
_LAWMAKER = (
    r"sen(?:ator)?|rep(?:resentative)?|congress(?:man|woman|member)|mp|lawmaker|legislator|deputy|assembly(?:man|woman|member)"
    r"|delegate"
)
_SCHOLAR = (
    r"analyst|economist|scientist|professor|researcher|historian|epidemiologist|strategist|expert|scholar"
)
_MINISTER = r"minister|secretary"
_OTHERS = r"gov(?:ernor)?|mayor|speaker|opposition|republican|democrat|councill?or|candidate"
_APPOINTED = (
    r"gov(?:ernor)?|mayor|commissioner|official|ambassador|sheriff|attorney general|chief|spokes\w+|director"
)
_OFFICES = {
    "senator": r"sen(?:ator)?",
    "congressman": _LAWMAKER,
    "congresswoman": _LAWMAKER,
    "representative": r"rep(?:resentative)?|congress(?:man|woman)",
    "lawmaker": _LAWMAKER,
    "legislator": _LAWMAKER,
    "deputy": r"deputy|mp|lawmaker",
    "mp": r"mp|lawmaker|member of parliament",
    "governor": r"gov(?:ernor)?",
    "mayor": r"mayor",
    "minister": _MINISTER,
    "president": r"president",
    "republican": r"republican|gop",
    "democrat": r"democrat(?:ic)?",
    "leader": _LEADER,
    "politician": rf"{_LEADER}|{_LAWMAKER}|{_MINISTER}|{_OTHERS}",
    "official": rf"{_MINISTER}|{_APPOINTED}",
    "expert": _SCHOLAR,
    "economist": r"economist",
    "scientist": r"scientist|professor|researcher",
    "analyst": r"analyst|strategist",
    "lawyer": r"lawyer|attorney|counsel",
    "judge": r"judge|justice",
    "activist": r"activist|campaigner|organi[sz]er",
}
_OF_PARTY = {"republican": "R", "democrat": "D"}
_LAWMAKERS = frozenset(
    ("politician", "lawmaker", "legislator")
)  # whose party and state stand behind the name


def is_group(words: str) -> bool:
    """Whether it can be told of somebody that they are of those: by the noun at the end, in either number."""
    return _head(words) in _OFFICES


def of_them(told: Sequence[Scored], group: str, people: People) -> list[Scored]:
    """What those of a group say.

    Args:
        people: all of the archive.
    """
    found = []
    for scored in told:
        if meant := scored.candidate.meant:
            article = scored.candidate.article
            if is_of(group, meant.speaker, (meant.role, *_roles(meant.speaker, people)), article.text):
                found.append(scored)
    return found


def may_be_of(group: str, name: str, people: People, text: str) -> bool:
    """Whether somebody is of a group or, of a party, not told to be of the other: few articles tell a
    president's."""
    roles = _roles(name, people)
    if not is_group(group) or is_of(group, name, roles, text):
        return True
    others = {*_OF_PARTY} - {_head(group)}
    return _head(group) in _OF_PARTY and not any(is_of(other, name, roles, text) for other in others)


def _roles(name: str, people: People) -> list[str]:
    return [role for person in people.called(name) for role in person.roles]


def is_of(group: str, name: str, roles: Iterable[str], text: str) -> bool:
    """Whether somebody is.

    Args:
        group: as asked for, "Republican senators".
        roles: what articles say that they are.
        text: of the article that has their words.
    """
    kinds = [word for word in (*map(str.lower, group.split()[:-1]), _head(group)) if word in _OFFICES]
    surname = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    told = " · ".join((name, *roles))  # "some Democrats" are, too
    return all(_is_one(kind, surname, told, text) for kind in kinds)


def _is_one(kind: str, surname: str, told: str, text: str) -> bool:
    if _office(kind).search(told):
        return True
    before, behind = _beside(kind, surname)
    return bool(before.search(text) or (behind and behind.search(text)))


def _head(words: str) -> str:
    return singular(words.rsplit(maxsplit=1)[-1].lower()) if words.split() else ""


@cache
def _office(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_OFFICES[kind]})s?\b", re.IGNORECASE)


@cache
def _beside(kind: str, surname: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """The office before a name, and the party behind it."""
    name = re.escape(surname)
    before = re.compile(rf"\b(?i:{_OFFICES[kind]})\.?(?: [A-Z][\w.’'-]*){{0,3}}? {name}\b")
    party = _OF_PARTY.get(kind) or ("[RDI]" if kind in _LAWMAKERS else "")
    return before, re.compile(rf"\b{name},? \(?{party}-[A-Z]") if party else None
