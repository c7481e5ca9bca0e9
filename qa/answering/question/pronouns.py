"""Pronouns of a question that mean what the one before it named. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from qa.answering.question.antecedents import STOPS, Antecedents
from qa.answering.question.asking import DO

_WHERE = re.compile(r"\s(?:at|in|on|over|under|near|between)\s")
_NAMED = re.compile(r"(?<=\s)[A-Z]|\b[Tt]he\s")
_CLAUSE = re.compile(r"\w\s+(?:when|after|before|because|that|if|while|since|as|where)\s+$", re.IGNORECASE)
_POSSESSIVES = frozenset(("his", "her", "its", "their"))
_OWN = 2  # words before a possessive of which one may be whose it is: "apple release its results"

# What a clause goes on with after its object; before anything else a pronoun is a subject, or says whose.
_OBJECT = r"(?=\s*(?:$|[?,.;]|(?:in|on|at|about|for|to|by|from|with|after|before|since|over|during)\b))"
# "It" that is nothing: the weather, the hour, a distance.
_NOTHING = "|".join(
    (
        r"(?:\s+(?:will|would|may|might|is|was|had|did))?\s+(?:matter|rain|snow|drizzl)",
        r"\s+(?:(?:so|too|very|still|getting|this|that)\s+)?"
        r"(?:hot|cold|warm|cool|dark|light|windy|sunny|cloudy|foggy|humid|late|early)\b",
        r"\s+(?:been\s+)?(?:until|till|since)\b",
        r"(?:(?<=time is it)|(?<=day is it)|(?<=late is it))",
        r"(?<=how far is it)\s.*\b(?:to|and)\s",
    )
)
# Else what follows: "is it true that", "how long did it take to", "was it Karesh who".
_NO_THING = "|".join(
    (
        _NOTHING,
        r"(?:\s+(?:so|too|very|still|become|became|be|been|get|got))?(?:\s+[a-z]+)?\s+(?:that|whether|to)\b",
        r"\s+(?:cost|takes?|took)\b.*\sto\s",
        r"(?:(?<=is it)|(?<=was it))(?:\s+\S+){1,4}\s+(?:who|that)\b",
    )
)
# That somebody did what was asked about: the thing that it was done to is not meant.
_DEED = r"(?:(?<=\bdo )|(?<=\bdone )|(?<=\bdoing )|(?<=\bwho did ))it\b"
_NO_MORE = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )"


def _one(named: Antecedents) -> str:
    return named.people[0] if len(named.people) == 1 else ""


def _thing(named: Antecedents) -> str:
    return "" if named.plural else named.thing


def _several(named: Antecedents) -> str:
    return named.pair or (named.thing if named.plural else "")


def _of(whom: Callable[[Antecedents], str]) -> Callable[[Antecedents], str]:
    return lambda named: f"{_WHERE.split(meant)[0]}’s" if (meant := whom(named)) else ""


def _place(named: Antecedents) -> str:
    return named.place


def _pair(named: Antecedents) -> str:
    return named.pair


_MEANINGS: tuple[tuple[re.Pattern[str], Callable[[Antecedents], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), whom)
    for pattern, whom in (
        (r"\b(?:the two(?: of them| \w+s)?|both(?: of them)?)\b(?! (?:of|the)\b)", _pair),
        (r"\b(?:(?<=about )|(?<=of )|(?<=after ))(?:this|that)" + _OBJECT, _thing),
        (rf"\b(?:he|she|him|her{_OBJECT})\b", _one),
        (r"\b(?:his|her)\b(?=\s+\w)", _of(_one)),
        (_DEED, lambda _: ""),
        (rf"(?!{_DEED})\bit\b(?!{_NO_THING})", _thing),
        (r"\bits\b(?=\s+\w)", _of(_thing)),
        (r"\b(?:they|them)\b", _several),
        (r"\btheir\b(?=\s+\w)", _of(_several)),
        (rf"(?<=\w ){_NO_MORE}there\b(?! {DO}\b)", _place),
    )
)
_HE, _SHE = (re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in ("he|him|his", "she|hers?"))
_OF_PEOPLE = re.compile(r"\b(?:he|she|him|his|her|they|them|their)\b", re.IGNORECASE)
_DONE = re.compile(_DEED, re.IGNORECASE)
_IMPERSONAL = re.compile(rf"\bit\b(?:{_NOTHING})", re.IGNORECASE)
_ENDS = re.compile(_OBJECT)


def meaning(text: str, named: Antecedents) -> str:
    """The question with what its first pronoun of each sort means, where that is known."""
    if _HE.search(text) and _SHE.search(text):  # of two, only one of whom may be known
        named = replace(named, people=())
    for pattern, whom in _MEANINGS:
        found = next((one for one in pattern.finditer(text) if not _at_home(text, one)), None)
        if found and (instead := whom(named)):
            text = text[: found.start()] + instead + text[found.end() :]
    return text


def points_back(text: str) -> bool:
    """Whether a question has a pronoun that means nothing in it."""
    return any(not _at_home(text, one) for pattern, _ in _MEANINGS for one in pattern.finditer(text))


def of_a_deed(text: str) -> bool:
    """Whether a question has an "it" that is what somebody did: "why did they do it?"."""
    return bool(_DONE.search(text))


def is_impersonal(text: str) -> bool:
    """Whether a question has an "it" that is nothing: "will it rain?"."""
    return bool(_IMPERSONAL.search(text))


def _at_home(text: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun means what its question names itself: "was the bridge closed after it opened"."""
    if _ENDS.match(text, pronoun.end()):
        return False  # an object is not its own subject
    before = text[: pronoun.start()]
    own = [word for word in before.lower().split() if word not in STOPS]
    if pronoun.group().lower() in _POSSESSIVES and len(own) >= _OWN:
        return True
    return bool(_NAMED.search(before) or _CLAUSE.search(before))


def of_people(text: str) -> bool:
    """Whether a question has a pronoun of people: "Whom does “she” mean?"."""
    return bool(_OF_PEOPLE.search(text))
