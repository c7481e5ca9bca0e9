"""Whom an article calls "he" and whom "she". Pure.

From titles, from what somebody is called ("his wife Ilra", "Vensk, a spokesman"), and from sentences with
one person and one kind of pronoun: but of "He was late, Vensk said" nothing is known of Vensk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

HE, SHE = frozenset(("he", "him", "his")), frozenset(("she", "her", "hers"))
Mentions = Callable[[str], list[tuple[str, int]]]
GIVEN_NAMES = 3  # words before a surname, one of which may be what somebody is called
NEAR = 60  # characters before a name in which its given names and title are looked for

_BY_TITLE = {"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she"}
_TITLE = re.compile(r"\b(Mr|Sir|Mrs|Ms|Miss|Lady|Dame)\.?\s$")
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
_IS_ONE = re.compile(rf",\s(?:an?|the|former)\s(?:[\w-]+\s){{0,2}}?{_EITHER}\b")
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


def _called(sentence: str, start: int) -> str:
    if title := _TITLE.search(sentence, max(0, start - 8), start):
        return _BY_TITLE[title[1].lower()]
    name = re.compile(r"[\w.’'-]+").match(sentence, start)
    after = _IS_ONE.match(sentence, name.end()) if name else None
    return _called_before(sentence[max(0, start - NEAR) : start]) or _told(after)


def _called_before(lead: str) -> str:
    """Of "his wife Ilra Maren ", for Vensk, "she"."""
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
