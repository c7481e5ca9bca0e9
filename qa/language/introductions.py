"""Where a text says what somebody is, beside the name: "Nessa Torvik, the mayor of Orsal". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language.amounts import lower
from qa.language.given_names import gender

NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]*\w|(?!U\.[KNS]\.|E\.U\.|D\.C\.)(?:[A-Z]\.)+)"
WITHIN = r"(?:(?:de|del|da|di|la|le|van|von|der|den|al|bin|ibn)\s+)*"  # "Bill de Sarto"
OFFICE = (
    "minister|ministers|president|premier|diplomat|spokes(?:man|woman|person)|officials?|chairman|chairwoman"
    "|(?:under)?secretary|ambassador|mayor|head|leader|chief|director|commissioner|governor|speaker|adviser|envoy"
    "|representative|negotiator|analyst|professor|judge|general|archbishop|deputy|successor|counterpart|senator"
    "|lawmaker|congress(?:man|woman)|candidate|nominee|founder|lawyer|attorney|editor|author|economist|scientist"
    "|historian|strategist|consultant|pollster|commander|admiral|executive|manager|activist|patriarch"
)
ANY_OFFICE = re.compile(rf"\b(?:{OFFICE})\b", re.IGNORECASE)
# What somebody may be introduced as beside these.
_ALSO = (
    "C[EFO]O|chair|chief justice|justice|sheriff|superintendent|coach|treasurer|chancellor|prosecutor"
    "|researcher|lecturer|fellow|engineer|owner|organi[sz]er|coordinator|administrator|principal|captain|colonel|sergeant|lieutenant"
    "|officer|physicist|biologist|epidemiologist|meteorologist|geologist|psychologist|physician|member|partner"
)
ANY_ROLE = re.compile(rf"\b(?:{OFFICE}|{_ALSO})\b", re.IGNORECASE)
DETERMINER = r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?)"
REACH = 200  # characters around an office in which its holder is looked for
LONGEST_REST = 110  # characters of a role behind its office

_BEGIN = r"(?<![\w.\-])"  # not at the S of "U.S. District Judge"
_GAP = r"[^\S\n]+"
_SHORTENED = r"(?<![\w.])(?:U\.[KNS]|[A-Z]|Rep|Sen|Gov|Gen|Lt|Dr|Mrs?|Ms|St|Inc|Corp|Co|No)\."
# "co-founder", but no "News-Leader"
_JOINED = r"(?:[a-z]{2,4}-|(?:Co|Vice|Ex|Then|Secretary|Director|Governor|Colonel)-)?"
_REST = (
    rf"(?:{_GAP}(?:of|for|in|to|at|with|from|on)\s"
    rf"(?:{_SHORTENED}|(?!\swho\s)[^,.;:“”\"\n]){{2,{LONGEST_REST}}})"
)
_END = r"(?=[,;:]|\s(?:who|which|that)\b|\.(?:\s|[”\"]|$)|\s(?:--?|[–—])\s|\s*(?:\n|$))"
_ONE = rf"(?:[\w’'\-]+{_GAP}){{0,4}}?{_JOINED}(?i:{OFFICE}|{_ALSO})\b"
_ROLE = rf"(?:{DETERMINER}{_GAP})?{_ONE}(?:{_GAP}and{_GAP}{_ONE})?{_REST}?"
# What is written small before an office, and belongs to it.
_OF_WHAT = "|".join(
    """
    former acting deputy vice first prime foreign chief interim outgoing incoming incumbent current retired
    longtime senior junior assistant associate lead principal special managing executive founding general
    top opposition presidential gubernatorial mayoral congressional senatorial parliamentary legislative
    vice-presidential state federal national regional local district county city town village municipal
    tribal university college school campus hospital museum zoo park parks airport prison library lottery
    church festival league team club company group union party council committee commission board agency
    department division ministry government administration administrative campaign court police fire army
    navy naval military rebel militia press security defense defence health public medical mental behavioral
    nursing human civil rights criminal justice political science social economic economics finance
    financial budget tax trade transport transportation transit housing labor labour immigration education
    energy climate environment environmental emergency management safety information communications media
    digital news policy legal law election elections fund investment market equity bank insurance mortgage
    research study data technology technical software cybersecurity marketing sales brand product content
    operations operating plant project program programme store retail restaurant hotel tourism travel
    airline auto music musical art arts artistic creative casting film fashion food book magazine newspaper
    athletic athletics sports football basketball baseball soccer hockey volleyball softball tennis golf
    track wrestling offensive defensive line pitching hitting head left-wing right-wing far-right personal
    private independent conservative liberal progressive leftist history biology sociology psychology
    engineering intelligence homeland resources affairs relations services search border water wildlife
    animal power utility solar oil gas nuclear space flight mission launch weather traffic highway port
    nonprofit industry community outreach neighborhood youth student faculty cabinet majority minority floor
    caucus diplomatic crime drug gang cult separatist indigenous disease vaccine customer consumer property
    policing family estate tournament vaccination ethics foundation cartel
    """.split()
)
_OF_A_BODY = (
    r"(?:Universit|Department|Bureau|Office|Ministr|Board|College|Institute|Bank|House)\w* of (?:the )?"
    rf"{NAME_WORD}"
)
_RANK = rf"(?:{_OF_A_BODY}|Lt\.|St\.|U\.[KNS]\.|(?:[a-z]+-|[dl][’'])?{NAME_WORD}|{_OF_WHAT})"
_PERSON = rf"{NAME_WORD}(?:{_GAP}{WITHIN}{NAME_WORD})+"
# "Secretary of State Ilra Vensk", "Director of National Intelligence Bo Rahn"
_REALM = (
    r"\s+of\s+(?:the\s+)?(?:State|Defen[cs]e|War|Justice|Finance|Health(?:\s+and\s+Human\s+Services)?|Education"
    r"|Energy|Labou?r|Commerce|Trade|Transport(?:ation)?|Agriculture|Culture|Interior|Environment|Economy"
    r"|(?:Foreign|Internal|Home|Veterans)\s+Affairs|Homeland\s+Security|National\s+Intelligence"
    r"|Public\s+(?:Health|Safety)|Police|Staff)"
)
_TITLE = (
    rf"(?i:chief \w+ officer|{OFFICE}|C[EFO]O|chair|justice|sheriff|superintendent|coach"
    "|chancellor|treasurer|prosecutor|administrator)"
)
_ALONE = r"(?!(?:head|official|general)\b)"  # "to head Orsal's district", "an official Vensk trading card"
# The next mark is a comma before a capital: looked for first, for what follows takes long.
_BEFORE_A_NAME = rf"(?=[^,;:“”\"]{{0,400}},{_GAP}[A-ZÀ-ÖØ-Þ])"
_INTRODUCTIONS = (
    re.compile(rf"{_BEGIN}(?P<name>{_PERSON}),(?:\s\d\d,)?{_GAP}(?P<role>{_ROLE}){_END}"),
    re.compile(
        rf"{_BEGIN}{_BEFORE_A_NAME}(?P<role>(?:{NAME_WORD}{_GAP})?{_ROLE}),{_GAP}(?P<name>{_PERSON})(?=[,.;])"
    ),
    re.compile(
        rf"{_BEGIN}(?P<role>(?:(?:{_RANK}{_GAP}){{1,7}}|{_ALONE}){_JOINED}{_TITLE}(?:{_REALM})?){_GAP}(?P<name>{_PERSON})"
    ),
)
_SHORT = {"Gov": "Governor", "Sen": "Senator", "Rep": "Representative"}
_TITLED = re.compile(
    rf"{_BEGIN}(?P<role>(?:{_RANK}{_GAP}){{0,4}}(?P<short>{'|'.join(_SHORT)})\.){_GAP}(?P<name>{_PERSON})"
)
# In small letters: to try each letter of the pattern in either case takes three times as long.
_STARTS = re.compile(rf"{ANY_ROLE.pattern}|\b(?:{'|'.join(_SHORT)})\.".lower())


def introductions(text: str) -> Iterator[re.Match[str]]:
    """What introduces somebody, with a "role" and a "name"; looking around offices alone is quicker."""
    for start, end in _neighbourhoods(text):
        for pattern in _INTRODUCTIONS:
            yield from (m for m in pattern.finditer(text, start, end) if not _names_another(m["role"]))


def titled(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a text has "Pell Gov. Nessa Torvik", her name and "Pell Governor"."""
    if not any(f"{short}." in text for short in _SHORT):
        return
    for found in _TITLED.finditer(text):
        yield found.start(), found["name"], found["role"][: -len(found["short"]) - 1] + _SHORT[found["short"]]


def _names_another(role: str) -> bool:
    """Whether a role goes on to the next name of a list: "Nessa Torvik, Secretary of State Ilra Vensk,"."""
    office = ANY_ROLE.search(role)
    rest = role[office.end() :].split() if office else []
    return role[:1].isupper() and bool(gender(" ".join(rest[-2:])))


def _neighbourhoods(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are near an office, each once."""
    start = end = 0
    for office in _STARTS.finditer(lower(text)):
        if office.start() - REACH > end:
            yield start, end
            start = office.start() - REACH
        end = office.end() + REACH
    yield start, end
