"""Words that name somebody or something, and what they say of it: a person, a body, one or several. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.language.genders import HE, SHE, gender_of
from qa.language.introductions import ANY_OFFICE, NAME_WORD, WITHIN
from qa.language.names import ALL_BODIES, parts
from qa.language.people import SEVERAL, bare

OTHERS = frozenset(("they", "them", "it", "who"))
POSSESSIVE = re.compile(r"[’']s?\b")
ARTICLE = re.compile(r"(?:the|a|an|his|her|its|their|this|that|these|those|some|one)\s+", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for|in|at|from|over|above|outside)\s")
# What stands before a name: a common noun, or where somebody works; not "three Orselian Greens".
_LED = re.compile(
    r"(?:\S+\s)*?(?:(?!(?:the|an?)\s)[a-z][\w’'-]*|\d+-year-old|\S+[’']s?|\S+\))\s"
    rf"(?P<name>{NAME_WORD}(?:\s{WITHIN}{NAME_WORD})+)"
    r"(?P<home>\s(?:of|from)\s.+)?$"
)
_NO_LEAD = re.compile(
    r"\b(?:of|for|and|in|at|on|to|from|by|with|or|de|del|da|di|la|le|van|von|der|den|al|bin|ibn"
    r"|some|many|most|other|several|both|few|two|three|four|five|six|all)\b"
)
SOMEBODY = (
    "witness|stranger|proprietor|resident|neighbou?r|victim|survivor|student|teacher|doctor|nurse|officer"
    "|sergeant|detective|passenger|driver|player|coach|owner|worker|reporter|expert|researcher|friend|colleague"
    "|teammate|customer|voter|prosecutor|soldier|pastor|priest|trooper|person|cousin|parent|spouse|partner|employee|farmer|analyst|lawyer"
)
_SOMEBODY = re.compile(rf"\b(?:{SOMEBODY})$")


def without_lead(name: str) -> str:
    """Of "country star Ilra Vensk" and "the Herald's Ilra Vensk" the name."""
    lead, _, last = name.rpartition(" ")
    if gender_of(lead):  # "his wife Ilra"
        return last
    found = _LED.match(name)
    if not found or _NO_LEAD.search(name, 0, found.start("name")) or has_body(found["name"]):
        return name
    return found["name"] + (found["home"] or "")


def is_name(words: str) -> bool:
    """Whether words name somebody: their last word before an "of" is capitalised, and no office."""
    head = _OF.split(words)[0].split()
    if not head or not head[-1][:1].isupper() or ANY_OFFICE.fullmatch(head[-1]):
        return False
    return head[-1].lower() not in HE | SHE | OTHERS


def by_given_name(named: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Full names of speakers by their first word, folded: of "Ilra Vensk" and "Ilra" the first."""
    found: dict[str, set[str]] = {}
    for words in named:
        name = without_lead(bare(words))
        acronym = name.split()[0].isupper() and "." not in name.split()[0]  # "GM Financial"
        told_by_another = POSSESSIVE.search(name) or has_body(name) or acronym
        if len(known := parts(name)) > 1 and is_name(words) and not told_by_another:
            found.setdefault(known[0], set()).add(name)
    return {given: tuple(names) for given, names in found.items()}


def is_one(description: str) -> bool:
    """Whether it is one person's: not "the ministry", not "officials"."""
    office = ANY_OFFICE.search(description) and not SEVERAL.search(description)
    return bool(office or gender_of(description) or _SOMEBODY.search(description))


def apposition(words: str) -> str:
    """Of "the mayor of Orsal, Ilra Vensk," and "wounds, the judge Ilra Vensk" the name."""
    names = [part for part in words.strip(" ,").split(", ") if is_name(part) and not ARTICLE.match(part)]
    led = ARTICLE.match(words) or words[:1].islower()
    return names[-1] if ", " in words and names and led else words


def is_institution(words: str) -> bool:
    """Whether a description names a body: "the Vensk campaign", "Orselia's ministry"."""
    head = _OF.split(words)[0].split()[-1:]
    named = any(w[:1].isupper() for w in ARTICLE.sub("", words, count=1).split())
    return named and bool(head) and head[0].lower() in ALL_BODIES and not ANY_OFFICE.fullmatch(head[0])


def body_words(words: str) -> frozenset[str]:
    """The word for a body that a name or description ends with before its "of" or "in"."""
    head = _OF.split(words)[0].lower().split()[-1:]
    return frozenset(head) & ALL_BODIES


def has_body(words: str) -> bool:
    """Whether words have one for a body anywhere: "the Orsal school board", "Board of Works"."""
    return bool(frozenset(words.lower().split()) & ALL_BODIES)
