"""The people an article introduces: name and role, "Nessa Torvik, the mayor of Orsal". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile

from qa.language.bearers import same
from qa.language.dates import WRITTEN_MONTH, WRITTEN_WEEKDAY
from qa.language.given_names import gender
from qa.language.introductions import (
    ANY_OFFICE,
    ANY_ROLE,
    DETERMINER,
    NAME_WORD,
    OFFICE,
    WITHIN,
    introductions,
    titled,
)
from qa.language.names import ALL_BODIES, BODIES, TITLES, parts, surname, undotted, without_possessive
from qa.language.transliteration import fold, folded

_PARTICLE = r"(?:\s+(?:de|del|van|von|bin|al|of|for|the))*"
NAME = rf"{NAME_WORD}(?:{_PARTICLE}\s+{NAME_WORD})*"
_BODY = "|".join(sorted(BODIES))
INSTITUTION = re.compile(rf"\b(?:{_BODY})\b", re.IGNORECASE)
# "the Russian minister", "its deputy foreign minister", "the ministry"
DESCRIPTION = rf"{DETERMINER}\s+(?:[\w’'\-]+\s+){{0,4}}?(?:{OFFICE}|{_BODY})\b"
_FULL_NAME = re.compile(rf"(?<![\w’'.-])(?<!& ){NAME_WORD}(?:[ \u00a0]{WITHIN}{NAME_WORD}){{1,7}}(?!\w)")
_NO_GIVEN_NAME = re.compile(
    r"(?:But|And|If|As|So|In|On|At|By|For|From|With|When|While|After|Before|Since|Until|Though|Although|Because|The"
    r"|A|An|That|This|What|Why|How|Where|Who|Then|Now|Later|Yet|Like|Unlike|Both|Even|Earlier|Still|Also|Only"
    rf"|{WRITTEN_WEEKDAY}|(?!May\b){WRITTEN_MONTH}|Mr|Mrs|Ms|Miss|Dr|Gov|Sen|Rep|Gen|Democrat|Republican|New|North"
    r"|South|West|East|Mayor|Judge|Pro|Anti|Throughout|During|Despite|Among|Amid|Against|Under|Over|Through"
    r"|Without|Within|About|Between|Into|Upon|Once|Instead|Meanwhile|Perhaps|Whether)\.?(?:[’']s)?|.*[’']s"
)
# What somebody is, capitalised as a sentence begins with it: "Actor Ilra Vensk said".
_TRADE = (
    "act(?:or|ress)|survivor|rapper|singer|musician|songwriter|guitarist|frontman|comedian|artist|writer|journalist"
    "|columnist|presenter|moderator|producer|filmmaker|billionaire|owner|developer|realtor|coach|quarterback"
    "|meteorologist|seismologist|psychologist|biologist|epidemiologist|astronaut|superintendent|principal|teacher"
    "|student|parent|resident|voter|supporter|organizer|plaintiff|prosecutor|detective|inspector|coroner|solicitor"
    "|auditor|comptroller|clerk|trustee|supervisor|administrator|councill?or|alderman|republican|democrat"
    "|(?:council|assembly)(?:man|woman|member)|rabbi|imam|pastor|reverend|monsignor|cfo|coo"
)
_WEEKDAY = re.compile(WRITTEN_WEEKDAY)
_CALENDAR = re.compile(rf"{WRITTEN_WEEKDAY}|{WRITTEN_MONTH}")
# What no person's name ends with: "Principal Financial Group", "Republican Jewish Coalition".
_OF_A_GROUP = re.compile(
    r"(?:group|coalition|alliance|cent(?:er|re)|network|fund|foundation|college|university|league|society|team|club"
    r"|trust|system|project|program|hospital|campaign|party)",
    re.IGNORECASE,
)
_OF_A_TRADE = re.compile(rf"(?:{_TRADE})(?:e?s)?", re.IGNORECASE)
SEVERAL = re.compile(r"\b(?:ministers|officials)\b", re.IGNORECASE)  # an office that is nobody's alone
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Sir|Lady|Dame)\.?")
_TITLE = re.compile(
    rf"(?:[a-z]+-)?(?:{'|'.join(sorted(TITLES - {'the', 'king', 'pope'}))}|{OFFICE}|adm|hon|staff|staffer"
    r"|reporter)\.?",
    re.IGNORECASE,
)
# Titles of a name in full; "Coach Vensk" stays.
_BEFORE_TWO = re.compile(
    r"superintendent|coach|cfo|coo|coordinator|administrator|prosecutor|undersecretary", re.IGNORECASE
)
_LEAD = re.compile(
    rf"(?:(?!(?i:{ANY_ROLE.pattern})).)*?\b(?=(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s)", re.DOTALL
)
# Behind what somebody is, what does not tell it.
_GOES_ON = re.compile(
    r"\s(?:who|which|that|when|where|while|after|before|because|as|but|if)\s|\sin\s(?:an?|the|his|her)\s(?:[\w-]+\s)?"
    r"(?:statement|interview|e-?mail|tweet|letter|release|post|call|video|speech)\b"
)
# Before it, what does not.
_NOT_OF_IT = re.compile(
    r"\b(?:(?:by|from|with|to|as|against|about|under|including|like|after|before|in|on|at|for|and|but|when|while"
    r"|that|if|so|since|though|neither|both|either|(?-i:[Ww]ho)|what|how|why|where|is|was|has|had|told|said|says|met"
    r"|(?!retired|elected|appointed|united|armed|disgraced|convicted|limited)\w{3,}ed)\s|I[’']m\s)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"who (?:was|had been) (?:(?:previously|formerly|once|then|an?|the) )*(?!\S+[’']s )", re.IGNORECASE
)
_OF_AN_OFFICE = re.compile(rf"[’']s\s(?:{'|'.join(sorted(ALL_BODIES))})$")  # "the governor's office"
_OWNED = re.compile(r"[’']s?\s")  # "Tomas Orel's Pell Mills"
_ANOTHERS = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
_BY_SOMEBODY = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:said|says|told|tells|asked|called)\b")
_AFTER_OFFICE = frozenset(("of", "to", "for", "in", "at", "from"))
_FOR_WHOM = re.compile(r"\s(?:of|to|for)\s", re.IGNORECASE)  # behind it stands whose office it is

_EMPTY = folded("the a an his her its their of for in to s")
_CHIEF_EXECUTIVE = folded("chief executive")
_OFFICER = folded("officer")
_SAME = ((fold("defence"), folded("defense")), (fold("CEO"), _CHIEF_EXECUTIVE))
THEN = folded("then")
FORMER = folded("former ex") | THEN
LESSER = folded("vice deputy acting assistant lieutenant") | FORMER
_ELECTED = LESSER | folded("governor mayor senator president congressman congresswoman representative")
_PARTIES = folded("democratic republican democrat gop")
_PRIME_MINISTER = folded("prime minister")
_TOP_DIPLOMAT = folded("top diplomat")
_FOREIGN_MINISTER = folded("foreign minister")


@dataclass(frozen=True, slots=True)
class Person:
    """A name in full and the role the text gives it."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who somebody is, half-open in a text, and the name beside it."""

    name: str
    start: int
    end: int


def introduced(text: str) -> tuple[Person, ...]:
    """The people whom a text gives a role of their own, each once, in order of mention: "his counterpart"
    tells by another who somebody is."""
    found: dict[str, list[Person]] = {}
    for person in roles(text):
        namesakes = found.setdefault(surname(person.name), [])
        if (role := _own(person.role)) and not any(same(person.name, other.name) for other in namesakes):
            namesakes.append(Person(person.name, role))
    return tuple(person for namesakes in found.values() for person in namesakes)


def _own(role: str) -> str:
    """A role in the person's own right; empty where it is by another, or a sentence."""
    own = _GOES_ON.split(_trimmed(role))[0].strip()
    return "" if _BY_SOMEBODY.match(own) or _REPORTS.search(own) else own


def _trimmed(role: str) -> str:
    """A role in one line, without what stands before it, "From Orsal the mayor"; who "was" one is former."""
    line = " ".join(role.split())
    return _ONCE.sub("former ", line) if _ONCE.match(line) else line[_begin(line, 0, len(line)) :]


@lru_cache(maxsize=4)  # an article is asked about several times in a row
def roles(text: str) -> tuple[Person, ...]:
    """Every role that a text gives somebody, in order of mention: the same person may come twice."""
    found = [(match.start(), match["name"], match["role"]) for match in introductions(text)]
    named = [
        Person(bare(_named(_OWNED.split(name)[0])), _trimmed(_last_of(role)))
        for _, name, role in sorted([*found, *titled(text)])
        if not SEVERAL.search(role)
    ]
    people = (person for person in dict.fromkeys(named) if _is_person(person.name))
    return tuple(person for person in people if not _OF_AN_OFFICE.search(person.role))


def _is_person(name: str) -> bool:
    """Whether a name that stands beside a role is in full, and no body's: "chief White House aide"."""
    body = frozenset(name.lower().split()) & ALL_BODIES and not gender(name)
    return len(name.split()) > 1 and not body


def _last_of(role: str) -> str:
    """Of what two people are, what the last is: "the minister and the mayor, Nessa Torvik,"; but all of
    "president and head of trust and safety"."""
    last = role.rpartition(" and ")[2]
    if _BY_SOMEBODY.match(last):  # "the mayor and his wife"
        return last
    return last if re.match(rf"{DETERMINER}\s", last) and ANY_ROLE.search(last) else role


def roles_of(name: str, text: str) -> tuple[Role, ...]:
    """Where a text says who somebody of a name is: "the mayor of Orsal", and not "his counterpart", which
    says it by another."""
    fitting = {
        role for role in _roles(text) if same(name, role.name) and not _ANOTHERS.match(text, role.start)
    }
    return tuple(sorted(fitting, key=lambda role: role.start))


def holders(role: str, text: str) -> tuple[Role, ...]:
    """Where a text names somebody beside the role described, or one that says more."""
    return tuple(
        one for one in _roles(text) if described(role, [Person(one.name, text[one.start : one.end])])
    )


def _roles(text: str) -> Iterator[Role]:
    for match in introductions(text):
        yield Role(bare(match["name"]), _begin(text, *match.span("role")), match.end("role"))


def _begin(text: str, start: int, end: int) -> int:
    """Where a role begins, without what a pattern may have taken along: "From Orsal the mayor", "a message by
    Vensk's lawyer", "But President"."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    office = ANY_ROLE.search(text, start, end)
    before = [found.end() for found in _NOT_OF_IT.finditer(text, start, office.start() if office else start)]
    return before[-1] if before else start


def _named(words: str) -> str:
    """Capitalised words from the first that may be of a name on: not "In" or "Monday"."""
    return " ".join(dropwhile(_NO_GIVEN_NAME.fullmatch, words.split()))


@lru_cache(maxsize=4)
def full_names(text: str) -> dict[str, tuple[str, ...]]:
    """Names of two words and more by surname, folded, in order of mention; each once."""
    found: dict[str, list[str]] = {}
    for match in _FULL_NAME.finditer(text):
        name = bare(_named(match[0]))
        words = parts(name)
        if len(words) > 1:
            bearers = found.setdefault(words[-1], [])
            if not any(same(name, other) for other in bearers):
                bearers.append(name)
    return {surname: tuple(bearers) for surname, bearers in found.items()}


def described(description: str, people: Sequence[Person]) -> Person | None:
    """The one person that a description fits; None where it fits nobody or several, or names no
    office: "Armenia" describes nobody, though a role may hold the word."""
    fitting = fitting_to(description, people)
    return fitting[0] if len({parts(person.name) for person in fitting}) == 1 else None


def fitting_to(description: str, people: Sequence[Person]) -> list[Person]:
    """All whom a description fits; see ``described``."""
    if not ANY_ROLE.search(description):
        return []
    wanted = role_words(description)
    if wanted - _PARTIES <= _ELECTED:
        wanted = wanted - _PARTIES  # of which their roles rarely tell
    if wanted >= _TOP_DIPLOMAT:
        wanted = wanted - _TOP_DIPLOMAT | _FOREIGN_MINISTER
    return [person for person in people if wanted and _fits(wanted, role_words(person.role))]


def _fits(wanted: frozenset[str], role: frozenset[str]) -> bool:
    """Whether a role is the one described: "the president" is no vice president, and "the minister"
    no prime minister."""
    lesser = wanted & LESSER != role & LESSER
    heads_them = role >= _PRIME_MINISTER and len(wanted & _PRIME_MINISTER) == 1
    return wanted <= role and not lesser and not heads_them


@lru_cache(maxsize=16384)
def role_words(role: str) -> frozenset[str]:
    """What a role says, without articles and prepositions."""
    words = frozenset(map(fold, re.findall(r"[^\W\d_]+", undotted(role)))) - _EMPTY
    for word, others in _SAME:
        if word in words:
            words = words - {word} | others
    return words - _OFFICER if words >= _CHIEF_EXECUTIVE else words


def holds(role: str, wanted: frozenset[str]) -> bool:
    """Whether whoever has a role that says all the words wanted has the office that they mean: not "former
    Treasury Secretary", nor "a candidate for secretary of state"."""
    if not _of_one_rank(role_words(role), wanted):
        return False
    head = _FOR_WHOM.split(role)[0]
    return not wanted.isdisjoint(frozenset(map(fold, ANY_OFFICE.findall(head.lower()))) or role_words(head))


def _of_one_rank(role: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether neither is a lesser office: who "then" held one did so, and is a former holder now."""
    if former := wanted & FORMER:
        return bool(role & FORMER) and role & LESSER - FORMER == wanted & LESSER - former
    return role & LESSER - THEN == wanted & LESSER


def _leads_a_name(words: Sequence[str]) -> bool:
    """Whether the first of some words is what somebody is who is named by the others."""
    of_a_body = "of" in words or _OF_A_GROUP.fullmatch(words[-1])
    return bool(_OF_A_TRADE.fullmatch(words[0])) and words[1][0].isupper() and not of_a_body


@lru_cache(maxsize=16384)
def bare(name: str) -> str:
    """A name without the titles and offices before it and the possessive after it; "Mr. Vensk" stays,
    and so does a body: "the Foreign Ministry"."""
    words = without_possessive(name.strip()).split()
    while len(words) > 2 and _CALENDAR.fullmatch(words[0]):  # "On Wednesday Ilra Vensk ..."
        words = words[1:]
    while len(words) > 2 and _WEEKDAY.fullmatch(words[-1]):  # "Ilra Vensk Wednesday"
        words.pop()
    holder = " ".join(_without_titles(words))
    if INSTITUTION.search(name) and (INSTITUTION.search(holder) or not gender(holder)):
        return " ".join(words)
    while len(words) > 2 and _leads_a_name(words):
        words = words[1:]
    return " ".join(_without_titles(words))


def _without_titles(words: list[str]) -> list[str]:
    last = max((i for i, word in enumerate(words[:-1]) if _TITLE.fullmatch(word)), default=-1)
    last = max(
        (i for i, word in enumerate(words[:-2]) if _BEFORE_TWO.fullmatch(word) and i > last), default=last
    )
    rest = words[last + 1 :]
    if rest and rest[0] in _AFTER_OFFICE:  # "the Prince of Pell"
        return words
    return rest if len(rest) > 1 or (last >= 0 and not _COURTESY.fullmatch(words[last])) else words
