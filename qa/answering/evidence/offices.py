"""Who somebody is, and who holds an office. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.weighing import Scored
from qa.language.bearers import same
from qa.language.countries import also_called, one_country
from qa.language.dates import WRITTEN_MONTH, WRITTEN_WEEKDAY
from qa.language.introductions import ANY_OFFICE, NAME_WORD
from qa.language.people import Person, Role, bare, described, holders, role_words, roles_of
from qa.language.transliteration import fold

BARE = 12  # characters of an office from which it says whose or what it is

Said = list[tuple[Scored, Role]]
"""Sentences with what they say of one person, best first."""

_WHO_IS = re.compile(r"who(?:[’']s|\s+(?:is|was))\s+(?P<role>[^?!,]+?)[\s?!.]*$", re.IGNORECASE)
_OF_PLACE = re.compile(r"(?P<office>.*)\s(?:of|for)\s(?:the\s)?(?P<place>.+)", re.IGNORECASE)
_PLACES = re.compile(r"(?:the\s)?(?P<place>[A-Z][\w-]+?)(?:[’']s?)?\s(?P<office>.*)")
_NAMED = rf"(?<![\w’'-])(?P<name>{NAME_WORD}(?:\s{NAME_WORD}){{0,9}})"  # more is a list in capitals
_REST = r"[^,.;:?!“”\"]"
_ENDS = r"(?=[,;]|\.(?!\s[\da-z]))"  # not the full stop of "Jan. 6"
# "Ilra Vensk, a potter from Pell,", "Bo Rahn, who runs the mill,".
_BESIDE = re.compile(
    rf"{_NAMED},\s(?:(?P<role>(?:an?|the)\s{_REST}{{3,90}})"
    rf"|who\s(?P<does>(?!is\b|was\b|has\b|does\b|says\b)[a-z]+s\s(?!\d){_REST}{{2,90}})){_ENDS}"
)
# "Bo Rahn has been mayor of Pell since"; "Pell Gov. Bo Rahn".
_BEING = re.compile(
    rf"{_NAMED}\s(?:is|was|has\sbeen|became)\s(?P<role>(?:an?\s|the\s)?(?:[\w’'-]+\s){{0,4}}?"
    rf"(?:{ANY_OFFICE.pattern}){_REST}{{0,60}}?)(?={_ENDS}|\s(?:since|for|from|until|when|who|and)\b)"
)
_GOVERNING = re.compile(rf"(?P<role>(?:{NAME_WORD}\s){{0,3}}Gov)\.\s(?P<name>{NAME_WORD}(?:\s{NAME_WORD})+)")
_NO_ROLE = re.compile(r"(?:an?|the)\s(?:day|week|month|year|first|second|same)\b|.*\b(?:said|told|says)\b")
# Who held it long ago, or is to: "Pell's first mayor".
_NOT_NOW = re.compile(r"\b(?:first(?!\s(?:minister|lady))|then|late|next|future|previous)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+$")
_DAYS = re.compile(rf"\s(?:{WRITTEN_WEEKDAY}|{WRITTEN_MONTH})$")


def asked_office(question: str) -> str | None:
    """The office whose holder a question asks for: "mayor of Orsal"; None where it asks for none."""
    asked = _WHO_IS.match(question)
    return asked["role"] if asked and ANY_OFFICE.search(asked["role"]) else None


def who_is(name: str, told: Sequence[Scored]) -> Said:
    """The sentences that say who somebody is; none where several are of that name."""
    for roles in (_roles_of, _roles_beside):
        if said := [(scored, one) for scored in told for one in roles(name, scored.candidate.text)]:
            return sorted(said, key=lambda one: _is_bare(one[1])) if _one_person(said) else []
    return []


def _is_bare(role: Role) -> bool:
    """Whether it is likely a part alone: "minister" of "finance minister"."""
    return role.end - role.start < BARE


def _roles_of(name: str, text: str) -> Iterator[Role]:
    """Likewise beside an office, the initials before it with it: "U.S. Representative"."""
    for one in roles_of(name, text):
        initials = _INITIALS.search(text, 0, one.start)
        yield replace(one, start=initials.start() if initials else one.start)


def _roles_beside(name: str, text: str) -> Iterator[Role]:
    """What a text says of somebody beside the name, though it may be no office."""
    for match in (*_BESIDE.finditer(text), *_BEING.finditer(text)):
        place = "does" if match.groupdict().get("does") else "role"
        if same(name, bare(match["name"])) and not _NO_ROLE.match(match[place]):
            yield Role(bare(match["name"]), *match.span(place))


def holding(office: str, told: Sequence[Scored]) -> Said:
    """The sentences that say who holds an office; of several holders of one country's, those on the newest.

    Where an article gives an office without its country ("Foreign Minister Ilra Vensk"), it is that of a
    country which the same sentence names, if nobody is said to hold it in so many words.
    """
    forms = [office]
    for name, others in also_called(office).items():
        forms += [office.replace(name, other) for other in others]
    said = [(s, one) for s in told for form in forms for one in _holders(form, s.candidate.text)]
    return _newest(said or [(s, one) for s in told for one in _unsaid(office, s.candidate)])


def _holders(office: str, text: str) -> Iterator[Role]:
    for one in holders(office, text):
        if not _NOT_NOW.search(text, one.start, one.end):
            yield replace(one, name=_person(one.name))
    for match in (*_BEING.finditer(text), *_GOVERNING.finditer(text)):
        role = re.sub(r"\bGov$", "Governor", match["role"])
        if described(office, [Person(match["name"], role)]) and not _NOT_NOW.search(role):
            yield Role(_person(match["name"]), *match.span("role"))


def _person(name: str) -> str:
    """A name without what a pattern may have taken along: "Bo Rahn Thursday"."""
    return _DAYS.sub("", bare(name))


def _unsaid(office: str, candidate: Candidate) -> Iterator[Role]:
    """Whoever has an office in a sentence that names the country asked for; a body, which has a longer name,
    may be named before it: "Mirel Dasko, its head"."""
    asked = _OF_PLACE.fullmatch(office) or _PLACES.fullmatch(office)
    if not asked:
        return
    place = role_words(asked["place"])
    if not _names(place, candidate.text if len(place) == 1 else candidate.context):
        return
    own = role_words(asked["office"])
    for one in _holders(asked["office"], candidate.text):
        if role_words(candidate.text[one.start : one.end]) <= own | place:
            yield one


def _names(place: Set[str], text: str) -> bool:
    """Whether a text names a place, or its people."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()}
    return all(any(one_country(part, word) for word in words) for part in place)


def _newest(said: Said) -> Said:
    """On one person: whom the newest article has that tells of its own year; none where that is not one."""
    if _one_person(said):
        return said
    of_their_year = [one for one in said if not _looks_back(one[0])]
    newest = max((_published(one) for one, _ in of_their_year), default="")
    newly = [(one, role) for one, role in of_their_year if _published(one) == newest]
    return newly if newly and _one_person(newly) else []


def _published(one: Scored) -> str:
    published = one.candidate.article.published
    return published.value if published else ""


def _looks_back(one: Scored) -> bool:
    """Whether a sentence names another year than that of its article."""
    return any(year != _published(one)[:4] for year in _YEAR.findall(one.candidate.text))


def _one_person(said: Said) -> bool:
    return all(same(said[0][1].name, one.name) for _, one in said)
