"""Whether what is told is of where, and of whom, a question says: who drowned in Pell did not drown in
Orsal, and somebody's brother is not they. Pure.
"""

from __future__ import annotations

import re

from qa.answering.evidence.candidates import Candidate
from qa.answering.question.asked_names import has_name
from qa.language.dates import MONTHS, WEEKDAYS
from qa.language.places import may_be_within
from qa.language.stemming import stems_of

_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s(?:of\s)?[A-ZÀ-Þ][\w’'-]*)*"
# "Where did the storm make landfall in Orsal?"
_WITHIN = re.compile(rf"\sin\s(?:the\s)?(?P<name>{_NAME})(?=\W*$)")
# Who is somebody's, and not they.
OTHERS = (
    "wife|husband|brother|sister|son|daughter|father|mother|parents|children|uncle|aunt|cousin|nephew|niece"
    "|girlfriend|boyfriend|partner|widow|widower|lawyer|attorney|spokes(?:man|woman|person)|aide|advis[eo]r"
    "|predecessor|successor|deputy|bodyguard|assistant"
)
_THEIRS = re.compile(rf"\b[A-ZÀ-Þ][\w-]*(?:[’']s|s[’'])\s(?:[a-z-]+\s){{0,2}}?(?P<who>{OTHERS})\b")


def asked_within(question: str) -> str | None:
    """The name of where it is asked what happened, at the end of a question; None where it says none."""
    found = _WITHIN.search(question)
    if found is None or not {*MONTHS, *WEEKDAYS}.isdisjoint(found["name"].lower().split()):
        return None
    return found["name"]


def is_told_within(name: str, candidate: Candidate) -> bool:
    """Whether a sentence or the one before it has the name of where something happened; a title may name
    where else it did."""
    before = candidate.in_context.removeprefix(candidate.article.title)
    return has_name(f"{before} {candidate.text}", name)


def cannot_be_within(question: str, place: str) -> bool:
    """Whether a place is not where it is asked what happened: Cuba is nowhere in Florida."""
    name = asked_within(question)
    return name is not None and not may_be_within(place, name)


def is_of_the_other(question: str, candidate: Candidate) -> bool:
    """Whether a question is on somebody's brother, and a sentence with the one before it and the title has no
    brother: what it tells is told of the other."""
    asked = [found["who"] for found in _THEIRS.finditer(question)]
    told = stems_of(candidate.context)
    return any(told.isdisjoint(stems_of(who)) for who in asked)
