"""The people an article introduces: name and role, "Nessa Torvik, the mayor of Orsal". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile

from qa.language.bearers import same
from qa.language.dates import WRITTEN_MONTH, WRITTEN_WEEKDAY
from qa.language.names import BODIES, TITLES, parts, undotted, without_possessive
from qa.language.transliteration import fold

NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]*\w|[A-Z]\.)"
_PARTICLE = r"(?:\s+(?:de|del|van|von|bin|al|of|for|the))*"
NAME = rf"{NAME_WORD}(?:{_PARTICLE}\s+{NAME_WORD})*"
_OFFICE = (
    "minister|ministers|president|premier|diplomat|spokes(?:man|woman|person)|officials?|chairman|chairwoman"
    "|secretary|ambassador|mayor|head|leader|chief|director|commissioner|governor|speaker|adviser|envoy"
    "|representative|negotiator|analyst|professor|judge|general|archbishop|deputy|successor|counterpart|senator"
    "|lawmaker|congress(?:man|woman)|candidate|nominee|founder|lawyer|attorney|editor|author|economist|scientist"
    "|historian|strategist|consultant|pollster|commander|admiral|executive|manager|activist|patriarch"
)
_BODY = "|".join(sorted(BODIES))
INSTITUTION = re.compile(rf"\b(?:{_BODY})\b", re.IGNORECASE)
_DETERMINER = r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?)"
# "the Russian minister", "its deputy foreign minister", "the ministry"
DESCRIPTION = rf"{_DETERMINER}\s+(?:[\w’'\-]+\s+){{0,4}}?(?:{_OFFICE}|{_BODY})\b"
# ... and with what follows the office: "the mayor of Orsal", "secretary of the Security Council"
_ROLE = (
    rf"(?:{_DETERMINER}\s+)?(?:[\w’'\-]+\s+){{0,4}}?(?:{_OFFICE})\b"
    r"(?:\s+(?:of|for|in|to)\s+[^,.;“”\"]{2,60})?"
)
# "Secretary of State Ilra Vensk", "Director of National Intelligence Bo Rahn"
_REALM = (
    r"\s+of\s+(?:the\s+)?(?:State|Defen[cs]e|War|Justice|Finance|Health(?:\s+and\s+Human\s+Services)?|Education"
    r"|Energy|Labou?r|Commerce|Trade|Transport(?:ation)?|Agriculture|Culture|Interior|Environment|Economy"
    r"|(?:Foreign|Internal|Home|Veterans)\s+Affairs|Homeland\s+Security|National\s+Intelligence"
    r"|Public\s+(?:Health|Safety)|Police|Staff)"
)
_RANK = rf"(?:(?:[A-Z]\.){{2}}|{NAME_WORD}|former|acting|deputy|vice|first|prime|foreign|chief)"
WITHIN = r"(?:(?:de|del|da|di|la|le|van|von|der|den|al|bin|ibn)\s+)*"  # "Bill de Sarto"
_PERSON = rf"{NAME_WORD}(?:\s+{WITHIN}{NAME_WORD})+"
_INTRODUCTIONS = (
    re.compile(rf"(?P<name>{_PERSON}),\s+(?P<role>{_ROLE}),"),
    re.compile(rf"(?P<role>(?:{NAME_WORD}\s+|{_DETERMINER}\s+)?{_ROLE}),\s+(?P<name>{_PERSON})(?=[,.;])"),
    re.compile(rf"(?P<role>(?:{_RANK}\s+){{0,4}}(?i:{_OFFICE})(?:{_REALM})?)\s+(?P<name>{_PERSON})"),
)
ANY_OFFICE = re.compile(rf"\b(?:{_OFFICE})\b", re.IGNORECASE)
_FULL_NAME = re.compile(rf"(?<![\w’'.-]){NAME_WORD}(?:[ \u00a0]{WITHIN}{NAME_WORD}){{1,7}}(?!\w)")
_NO_GIVEN_NAME = re.compile(
    r"(?:But|And|If|As|So|In|On|At|By|For|From|With|When|While|After|Before|Since|Until|Though|Although|Because|The"
    r"|A|An|That|This|What|Why|How|Where|Who|Then|Now|Later|Yet|Like|Unlike|Both|Even|Earlier|Still|Also|Only"
    rf"|{WRITTEN_WEEKDAY}|(?!May\b){WRITTEN_MONTH}|Mr|Mrs|Ms|Miss|Dr|Gov|Sen|Rep|Gen|Democrat|Republican|New|North"
    r"|South|West|East|Mayor|Judge|Pro|Anti)\.?(?:[’']s)?|.*[’']s"
)
# What somebody is, capitalised as a sentence begins with it: "Actor Ilra Vensk said".
_TRADE = (
    "act(?:or|ress)|rapper|singer|musician|songwriter|guitarist|frontman|comedian|artist|writer|journalist"
    "|columnist|presenter|moderator|producer|filmmaker|billionaire|owner|developer|realtor|coach|quarterback"
    "|meteorologist|seismologist|psychologist|biologist|epidemiologist|astronaut|superintendent|principal|teacher"
    "|student|parent|resident|voter|supporter|organizer|plaintiff|prosecutor|detective|inspector|coroner|solicitor"
    "|auditor|comptroller|clerk|trustee|supervisor|administrator|councill?or|alderman|republican|democrat"
    "|(?:council|assembly)(?:man|woman|member)|rabbi|imam|pastor|reverend|monsignor|cfo|coo"
)
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
    rf"(?:{'|'.join(sorted(TITLES - {'the', 'king', 'pope'}))}|{_OFFICE}|gov|rep|sen|gen|adm|col"
    r"|lt|sgt|rev|hon|staff|staffer|reporter|candidate|congressman|congresswoman|admiral|dr)\.?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?:(?!\b(?:{_OFFICE})\b).)*?\b(?=(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s)", re.DOTALL
)
_ANOTHERS = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
_BY_SOMEBODY = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:said|says|told|tells|asked|called)\b")
_AFTER_OFFICE = frozenset(("of", "to", "for", "in", "at", "from"))
REACH = 200  # characters around an office in which its holder is looked for
_EMPTY = frozenset(map(fold, ("the", "a", "an", "his", "her", "its", "their", "of", "for", "in", "to", "s")))


_FOR_WHOM = re.compile(r"\s(?:of|to|for)\s", re.IGNORECASE)  # behind it stands whose office it is

LESSER = frozenset(map(fold, ("vice", "deputy", "former", "acting", "assistant", "ex", "then")))
_PRIME_MINISTER = frozenset(map(fold, ("prime", "minister")))
_TOP_DIPLOMAT = frozenset(map(fold, ("top", "diplomat")))
_FOREIGN_MINISTER = frozenset(map(fold, ("foreign", "minister")))


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
    found: dict[str, Person] = {}
    for person in roles(text):
        if role := _own(person.role):
            found.setdefault(parts(person.name)[-1], Person(person.name, role))
    return tuple(found.values())


def _own(role: str) -> str:
    """A role in the person's own right; empty where it is by another, or a sentence."""
    own = _trimmed(role).split(" who ")[0].strip()
    return "" if _BY_SOMEBODY.match(own) or _REPORTS.search(own) else own


def _trimmed(role: str) -> str:
    """A role's last line, without what stands before it: "From Orsal the mayor"."""
    line = role.splitlines()[-1]
    return line[_begin(line, 0, len(line)) :]


@lru_cache(maxsize=4)  # an article is asked about several times in a row
def roles(text: str) -> tuple[Person, ...]:
    """Every role that a text gives somebody, in order of mention: the same person may come twice."""
    matches = sorted(_introductions(text), key=lambda m: m.start())
    named = [
        Person(bare(match["name"]), _trimmed(match["role"].split(" and ")[-1]))
        for match in matches
        if not SEVERAL.search(match["role"])
    ]
    return tuple(person for person in dict.fromkeys(named) if len(person.name.split()) > 1)


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
    for match in _introductions(text):
        yield Role(bare(match["name"]), _begin(text, *match.span("role")), match.end("role"))


def _begin(text: str, start: int, end: int) -> int:
    """Where a role begins, without what a pattern may have taken along: "From Orsal the mayor"."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


@lru_cache(maxsize=4)
def full_names(text: str) -> dict[str, tuple[str, ...]]:
    """Names of two words and more by surname, folded, in order of mention; each once."""
    found: dict[str, list[str]] = {}
    for match in _FULL_NAME.finditer(text):
        name = bare(" ".join(dropwhile(_NO_GIVEN_NAME.fullmatch, match[0].split())))
        words = parts(name)
        if len(words) > 1:
            bearers = found.setdefault(words[-1], [])
            if not any(same(name, other) for other in bearers):
                bearers.append(name)
    return {surname: tuple(bearers) for surname, bearers in found.items()}


def described(description: str, people: Sequence[Person]) -> Person | None:
    """The one person that a description fits; None where it fits nobody or several, or names no
    office: "Armenia" describes nobody, though a role may hold the word."""
    if not ANY_OFFICE.search(description):
        return None
    wanted = role_words(description)
    if wanted >= _TOP_DIPLOMAT:
        wanted = wanted - _TOP_DIPLOMAT | _FOREIGN_MINISTER
    fitting = [person for person in people if wanted and _fits(wanted, role_words(person.role))]
    return fitting[0] if len({parts(person.name) for person in fitting}) == 1 else None


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
    return words - {"defence"} | {"defense"} if "defence" in words else words


def holds(role: str, wanted: frozenset[str]) -> bool:
    """Whether whoever has a role that says all the words wanted has the office that they mean: not "former
    Treasury Secretary", nor "a candidate for secretary of state"."""
    if role_words(role) & LESSER != wanted & LESSER:
        return False
    head = _FOR_WHOM.split(role)[0]
    return not wanted.isdisjoint(frozenset(map(fold, ANY_OFFICE.findall(head.lower()))) or role_words(head))


def _introductions(text: str) -> Iterator[re.Match[str]]:
    """What introduces somebody around the names of offices; looking there alone is quicker."""
    for start, end in _neighbourhoods(text):
        for pattern in _INTRODUCTIONS:
            yield from pattern.finditer(text, start, end)


def _neighbourhoods(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are near an office, each once."""
    start = end = 0
    for office in ANY_OFFICE.finditer(text):
        if office.start() - REACH > end:
            yield start, end
            start = office.start() - REACH
        end = office.end() + REACH
    yield start, end


def _leads_a_name(words: Sequence[str]) -> bool:
    """Whether the first of some words is what somebody is who is named by the others."""
    of_a_body = "of" in words or _OF_A_GROUP.fullmatch(words[-1])
    return bool(_OF_A_TRADE.fullmatch(words[0])) and words[1][0].isupper() and not of_a_body


def bare(name: str) -> str:
    """A name without the titles and offices before it and the possessive after it; "Mr. Vensk" stays,
    and so does a body: "the Foreign Ministry"."""
    words = without_possessive(name.strip()).split()
    while len(words) > 2 and _CALENDAR.fullmatch(words[0]):  # "On Wednesday Ilra Vensk ..."
        words = words[1:]
    if INSTITUTION.search(name):
        return " ".join(words)
    while len(words) > 2 and _leads_a_name(words):
        words = words[1:]
    last = max((i for i, word in enumerate(words[:-1]) if _TITLE.fullmatch(word)), default=-1)
    rest = words[last + 1 :]
    if rest and rest[0] in _AFTER_OFFICE:  # "the Prince of Pell"
        return " ".join(words)
    if len(rest) > 1 or (last >= 0 and not _COURTESY.fullmatch(words[last])):
        words = rest
    return " ".join(words)
