"""Whom an article calls "he" and whom "she". Pure.

From titles, from what somebody is called ("his wife Ilra", "Vensk, a spokesman", "Ilra Vensk, his sister"),
and from sentences with one person and one kind of pronoun: but of "He was late, Vensk said" nothing is
known of Vensk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

HE, SHE = frozenset(("he", "him", "his")), frozenset(("she", "her", "hers"))
Mentions = Callable[[str], list[tuple[str, int]]]
GIVEN_NAMES = 3  # words before a surname, one of which may be what somebody is called
NEAR = 60  # characters before a name in which its given names and title are looked for

BY_TITLE = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she"}
_TITLE = re.compile(rf"\b({'|'.join(map(str.title, BY_TITLE))})\.?\s$")
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:he|she|his)\b", re.IGNORECASE)  # not "Vensk wished her luck"
_WORK = r"(?:spokes|chair|congress|council|assembly|alder|business|sports|states|police|camera|gun|work)"
_FEMALE = (
    rf"(?:{_WORK}?woman|(?:grand|step|god)?(?:mother|daughter)|sister|(?:ex-)?wife|widow|girl(?:friend)?|fianc[ée]e"
    r"|aunt|niece|actress|queen|princess)"
)
_MALE = (
    rf"(?:{_WORK}?man|(?:grand|step|god)?(?:father|son)|brother|(?:ex-)?husband|widower|boy(?:friend)?|fianc[ée]"
    r"|uncle|nephew|actor|king|prince)"
)
_EITHER = rf"\b(?i:(?P<she>{_FEMALE})|(?P<he>{_MALE}))"
_ONE = re.compile(rf"{_EITHER}$")
_IS = r"(?:,\s(?:aged\s)?\d{1,3})?,\s(?:who\s(?:is|was)\s)?"  # after a name
_IS_ONE = re.compile(rf"{_IS}(?:an?|the|former)\s(?:[\w-]+\s){{0,2}}?{_EITHER}\b")
_THEIRS = r"(?:his|her|its|their|\S+[’']s)\s(?:[\w-]+\s){0,2}?"
# "Ilra Vensk, his sister, ...", but not "Vensk, his sister, and Orel", which names several.
_IS_THEIRS = re.compile(
    rf"{_IS}{_THEIRS}{_EITHER}(?:[.;]|,(?!\s(?:(?:and|or|his|her|its|their|the)\b|[A-Z])))"
)
_IS_OF = re.compile(rf"{_IS}{_EITHER}\s(?:of|to)\b")
# "Orel's daughter, Pia Lund, ...", of Lund.
_THEIRS_IS = re.compile(rf"^(?:\S+\s)?(?i:{_THEIRS}){_EITHER},\s(?:[A-Z][\w.’'-]*\s){{0,{GIVEN_NAMES}}}$")
# Words are taken whole: tried in every length at every letter, 10,000 capitals in a row take many seconds.
_REST_OF_NAME = r"(?:\s[A-ZÀ-ÖØ-Þ][\w.’'-]*+){0,19}+"
_ENDS = re.compile(r"[.!?\n]\s*")
_NAME = re.compile(rf"[\w.’'-]+{_REST_OF_NAME}")
_FULL_NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w’'-]*+{_REST_OF_NAME}(?=,)")
# Before a name that is put in: "..., Vensk said", "... said Vensk".
_PUT_IN = re.compile(r"(?:,|\bsa(?:id|ys))\s(?:[A-Z][\w.’'-]*\s)*$")


def gender_of(description: str) -> str:
    """ "he" or "she" of "his wife" and "a spokesman"; empty where it does not tell."""
    return _told(_ONE.search(description))


def genders(sentences: Iterable[str], mentions: Mentions) -> dict[str, str]:
    """ "he" or "she" by name.

    Args:
        sentences: quotations folded away.
        mentions: the names in a sentence, and where each begins.
    """
    votes: dict[str, Counter[str]] = {}
    for sentence in sentences:
        named = mentions(sentence)
        for name, start in named:
            if gender := _called(sentence, start):
                votes.setdefault(name, Counter())[gender] += 3
        if named and (gender := _by_pronoun(sentence, named)):
            votes.setdefault(named[0][0], Counter())[gender] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def kin(text: str) -> dict[str, str]:
    """ "he" or "she" of those whom a text names in full and calls somebody's sister or father."""
    named = (
        (name[0], _kin_before(text, name.start()) or _called_after(text, name.end()))
        for name in _FULL_NAME.finditer(text)
    )
    return {name: gender for name, gender in named if gender and " " in name}


def _kin_before(text: str, start: int) -> str:
    sentence = _ENDS.split(text[max(0, start - NEAR) : start])[-1]
    return _told(_THEIRS_IS.search(sentence))


def _called(sentence: str, start: int) -> str:
    if title := _TITLE.search(sentence, max(0, start - 8), start):
        return BY_TITLE[title[1].lower()]
    name = _NAME.match(sentence, start)
    return _called_before(sentence[max(0, start - NEAR) : start]) or (
        _called_after(sentence, name.end()) if name else ""
    )


def _called_after(sentence: str, end: int) -> str:
    found = (pattern.match(sentence, end) for pattern in (_IS_ONE, _IS_THEIRS, _IS_OF))
    return next((_told(one) for one in found if one), "")


def _called_before(lead: str) -> str:
    """Of "his wife Ilra Maren ", for Vensk, "she"."""
    if found := _THEIRS_IS.search(lead):
        return _told(found)
    for word in lead.split()[: -1 - GIVEN_NAMES : -1]:
        if (gender := gender_of(word)) or not word[0].isupper():
            return gender
    return ""


def _told(found: re.Match[str] | None) -> str:
    return ("she" if found["she"] else "he") if found else ""


def _by_pronoun(sentence: str, named: list[tuple[str, int]]) -> str:
    pronouns = list(_PRONOUN.finditer(sentence))
    kinds = {"he" if p[0].lower() in HE else "she" for p in pronouns}
    if len({name for name, _ in named}) > 1 or len(kinds) != 1 or not _SUBJECT.search(sentence):
        return ""
    start = named[0][1]
    of_another = pronouns[0].start() < start and _PUT_IN.search(sentence, max(0, start - NEAR), start)
    return "" if of_another else kinds.pop()
