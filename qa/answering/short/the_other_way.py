"""Whether sentences tell a deed the other way round: who slapped Rahn, not whom Rahn slapped. Pure.

English without a parser; where word order does not tell who did it to whom, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from qa.answering.question.asked_verbs import asked_verb
from qa.answering.short.clauses import BE, Clause
from qa.answering.short.deeds import deeds_told, did
from qa.language.expected import is_kind_of_person
from qa.language.inflections import stems_in_all_forms
from qa.language.mentions import WORD
from qa.language.names import without_possessive
from qa.language.stemming import stems_of

_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?:\s(?:(?:de|da|del|al|bin|van|von)\s)?[A-ZÀ-Þ][\w’'-]*)*)"
# "Who did Rahn slap", "which firm does Orvash own", "who did the Pell team lose to"
_DID = re.compile(
    r"\b(?i:who|whom|which|what)\b[^,;]*?"
    rf"\s(?:did|does|do)\s(?:the\s)?(?:[a-z]+\s){{0,2}}?{_NAME}\s(?P<verb>[a-z]+)(?:\s(?P<led>to|against))?\b"
)
_WHOM = re.compile(
    rf"[Ww]ho(?:\s(?:has|have|had))?\s(?P<verb>[a-z]+)\s(?:the\s)?(?:[a-z]+\s){{0,2}}?{_NAME}(?P<led>)"
)
# "When did Orvash buy its rival Melport"
_WHEN = re.compile(
    r"(?:[Ww]hen|[Ww]here)\s(?:did|does|do)\s(?:the\s)?"
    rf"{_NAME}\s(?P<verb>[a-z]+)\s(?P<led>)(?:[a-z]+\s){{0,2}}?{_NAME.replace('<name>', '<whom>')}"
    r"(?=\W*$|\s[a-z]+\s|,)(?<![’']s)"
)
# Whoever does this to somebody has it done by them.
_MUTUAL = stems_of(
    "meet met marry married wed divorce date debate play face fight fought battle tie draw join split"
    " separate merge partner team talk speak spoke clash feud argue compete work agree kiss embrace"
    " hug greet match follow trail know resemble"
)
# What may stand between a verb and whom it is done to.
_BETWEEN = frozenset("the a an its his her their former incumbent rival rightwing leftist fellow".split())
_NEAR = 5  # words from the verb, at most, to the last of whom it is done to


class _Asked(NamedTuple):
    """A deed that is asked about.

    Args:
        name: last word of the name that the question has with it.
        does: whether who is called so is asked to have done it, not to have had it done.
        led: the preposition behind the verb, before whoever is asked for.
        whom: last word of the name to whom it was done, where it is asked when or where; else empty.
    """

    verb: frozenset[str]
    name: str
    does: bool
    led: str
    whom: str = ""


def told_the_other_way(question: str, answer: str, texts: Iterable[str]) -> bool:
    """Whether one of some sentences tells that whoever is given as the answer did to whom the question names
    what is asked of the latter, or had it done to them where it is asked who did it; or, where the question
    names both, that the one did it to whom it is asked to have been done; and none tells what is asked.

    Args:
        answer: as the sentences have it; words that are no name may be anybody's.
    """
    asked = _asked(question)
    if asked is None:
        return False
    if asked.whom:
        each = list(texts)
        return any(did(text, asked.whom, asked.verb) for text in each) and not any(
            did(text, asked.name, asked.verb) for text in each
        )
    names = [word for word in WORD.findall(answer) if word[0].isupper() and word != asked.name]
    last = names[-1] if names else ""
    told = [(text, last) for text in texts if last in text]
    contrary = _is_done_by if asked.does else _is_done_to
    return any(contrary(text, asked, who) for text, who in told) and not any(
        did(text, asked.name if asked.does else who, asked.verb) for text, who in told
    )


@lru_cache(maxsize=64)
def _asked(question: str) -> _Asked | None:
    does = _DID.search(question)
    both = _WHEN.match(question)
    found = does or both or _WHOM.match(question)
    if found is None:
        return None
    verb = asked_verb(question)
    if verb.isdisjoint(stems_in_all_forms(found["verb"])) or verb & _MUTUAL:
        return None
    name = without_possessive(found["name"].split()[-1])
    whom = both["whom"].split()[-1] if both and not does else ""
    return _Asked(verb, name, does is not None, found["led"] or "", whom)


def _is_done_by(text: str, asked: _Asked, who: str) -> bool:
    """Whether what whom the question names is asked to have done was done to them, and may be so by somebody
    who stands before them, or behind "by"."""
    if not any(_is_object(clause, at, asked.name, asked.led) for clause, at in _verbs(text, asked)):
        return False
    before = text.find(who) < text.rfind(asked.name)
    return before or re.search(rf"\bby\s(?:[\w’'-]+\s){{0,4}}{re.escape(who)}\b", text) is not None


def _is_done_to(text: str, asked: _Asked, who: str) -> bool:
    """Whether what it is asked who did to whom the question names was done to somebody else."""
    verbs = _verbs(text, asked)
    return any(_is_object(clause, at, who) for clause, at in verbs) and not any(
        _is_object(clause, at, asked.name) for clause, at in verbs
    )


def _verbs(text: str, asked: _Asked) -> list[tuple[Clause, int]]:
    """Where the deed is told by no other word for whoever does it: not "its founder Bo Rahn"."""
    return [(clause, at) for clause, at in deeds_told(text, asked.verb) if clause.stems[at] in asked.verb]


def _is_object(clause: Clause, at: int, name: str, led: str = "") -> bool:
    """Whether what the word there tells is done to who is called so.

    Args:
        led: the preposition that may lead them.
    """
    lead = clause.lead(at)
    places = [place for place, word in enumerate(clause.words) if word == name and place not in clause.owners]
    if lead.chain & BE and not clause.words[at].endswith("ing"):
        return any(place < lead.start and clause.is_subject(place, lead.start) for place in places)
    start = at + 2 if led and clause.word_after(at) == led else at + 1
    return any(start <= place < start + _NEAR and _leads_on(clause, start, place) for place in places)


def _leads_on(clause: Clause, start: int, end: int) -> bool:
    """Whether words behind a verb are of one name with the next."""
    words = clause.words[start:end]
    return clause.breaks.isdisjoint(range(start, end + 1)) and all(
        not word.islower() or word in _BETWEEN or is_kind_of_person(word) for word in words
    )
