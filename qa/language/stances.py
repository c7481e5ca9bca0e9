"""What a sentence affirms, denies or leaves open. Pure.

Patterns for English: negation reaches from its word to the end of its clause, a denial to the end of
the sentence, or to the sentence before where all that is denied is "it".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_CLAIM = (
    r"(?:claims?|reports?|accusations?|allegations?|charges?|rumou?rs?|suggestions?|assertions?|criticism"
    r"|accounts?|version)"
)
_UNTRUE = (
    r"(?:false|untrue|baseless|unfounded|groundless|absurd|nonsense|fake|invented|fabricat\w+|wrong"
    r"|(?:a )?lies?|fiction)"
)
_NEGATION = re.compile(
    r"\b(?:not(?! only\b| least\b| just\b| merely\b)|never|nor|neither|nobody|no[ -]one|none|nothing"
    r"|without|cannot"
    r"|(?:fail|refus|declin)(?:e[sd]?|ed|s|ing)? to|no(?!-| doubt\b| (?:fewer|less|more|later|earlier"
    r"|sooner)\b| matter\b))\b|n['’]t\b",
    re.I,
)
# "but not Kia's", "not the first": what is negated is no claim.
_OF_A_PART = re.compile(r".{0,4}?(?:[,;(–—]|\bbut|\band|\bor|\bif)\s(?:not|no|never)\s", re.I)
_OF_A_PART_AFTER = re.compile(
    r"not (?:the|an?|in|for|because|by|on|at|to|from|with|as|until|since|so|very|much|every|all|yet|far"
    r"|[A-Z0-9])\b"
)
_CLAUSE_ENDS = re.compile(
    r"[,;:.!?–—]|\b(?:but|although|though|while|because|and (?:that|has|had|is|was|will))\b"
)
_DENIAL = re.compile(
    r"(?<!-)\b(?:den(?:y|ied|ies|ying)\b|(?:do|does|did) not believe"
    r"|(?<!no )(?<!little )doubt(?:s|ed)?\b(?= (?:it|that|this))"
    r"|(?:reject|dismiss|refut|disput|contradict|rebuff)(?:e?[sd]?|ed|ing)?"
    rf"(?: as (?:\w+ and )?\w+)?(?= (?:(?:the|these|those|all|any|such|its|his|her"
    rf"|their)\s)?(?:[\w’'-]+\s){{0,3}}{_CLAIM}\b))",
    re.I,
)
_CALLED_UNTRUE = re.compile(
    rf"\b{_CLAIM}\b(?P<what>[^.;]{{8,}}?)(?:,? (?:is|are|was|were)\b[^.;]{{0,30}}?| )\b{_UNTRUE}\b", re.I
)
_POINTS_BACK = re.compile(
    rf"\s*(?:it|this|that|them|so|(?:(?:the|these|those|all|any|such|its|his|her"
    rf"|their)\s+)?(?:[\w’'-]+\s){{0,2}}?{_CLAIM})"
    r"(?:\s(?:again|firmly|strongly|on \w+day|yesterday|today))?\s*(?=$|[.,;!”\"])",
    re.I,
)
_OPEN = re.compile(
    r"\bwhether\b|\bcould not (?:be |yet )?(?:\w+ )?(?:confirm|verif)\w*|\b(?:un|not (?:yet )?)clear\b"
    r"|\b(?:(?:did|do|does|would|could|will) not|refus\w+ to|declin\w+ to|nor)\s(?:\w+ )?"
    r"(?:rule out|exclude|say|comment|confirm|answer|name|know|explain|discuss)\b"
    r"|\b(?:rule[ds]? out|no comment)\b|\blook(?:s|ed|ing)? into\b|\binvestigat\w+|\bno (?:word"
    r"|answer) (?:on|to)\b"
    rf"|\b{_CLAIM}\b[^.;]{{0,60}}?\bthat\b",
    re.I,
)
_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|might|could(?! not)|may|should|possibly|[Pp]erhaps|as though|had it not)\b"
)
_WOULD = re.compile(r"\bwould\b")
_TO_COME = re.compile(
    r"\b(?:will|shall|won['’]t|(?:plan|intend|want|hope|aim|seek|expect|promise|threaten|vow"
    r"|pledge)(?:e?[sd]|ing|ned)? to"
    r"|(?:expect|forecast|predict)(?:s|ed)?|(?:due|set|going|about|likely) to|(?:is|are) to(?= [a-z])"
    r"|target)\b",
    re.I,
)
_ESTIMATED = re.compile(
    r"\b(?:puts?\b[^.;]{0,60}\bat|estimat\w+|reckon\w*|arrives? at|arrived at|sp(?:eaks?|oke) of|counts?"
    r"|counted)\b",
    re.I,
)


class Mood(StrEnum):
    """Whether something is said to be so, to come, estimated (of either), or supposed."""

    FACT = "fact"
    TO_COME = "to come"
    ESTIMATE = "estimate"
    SUPPOSED = "supposed"


@dataclass(frozen=True, slots=True)
class Stance:
    """How a sentence stands to what it speaks of.

    Args:
        denied: half-open stretches of it that are said not to be so; one within another is affirmed again.
        denies_before: it denies what the sentence before it says.
        leaves_open: it tells what is not known, not said or looked into.
    """

    denied: tuple[tuple[int, int], ...]
    denies_before: bool
    leaves_open: bool
    mood: Mood


def stance(text: str, *, reported: bool = False) -> Stance:
    """
    Args:
        reported: it is told in indirect speech after "said that", where "would" stands for "will".
    """
    denials = _denials(text)
    back = any(_POINTS_BACK.match(text, start) for start, _ in denials)
    inside = [span for span in denials if not _POINTS_BACK.match(text, span[0])]
    leaves_open = not denials and bool(_OPEN.search(text))
    return Stance((*inside, *_negated(text)), back, leaves_open, _mood(text, reported))


def _denials(text: str) -> list[tuple[int, int]]:
    """What is denied; where nothing is, what is called untrue."""
    if denied := [(found.end(), len(text)) for found in _DENIAL.finditer(text)]:
        return denied
    return [found.span("what") for found in _CALLED_UNTRUE.finditer(text)]


def _negated(text: str) -> Iterator[tuple[int, int]]:
    for found in _NEGATION.finditer(text):
        if _OF_A_PART.match(text, max(0, found.start() - 5)) or _OF_A_PART_AFTER.match(text, found.start()):
            continue
        ends = _CLAUSE_ENDS.search(text, found.end())
        yield found.end(), ends.start() if ends else len(text)


def _mood(text: str, reported: bool) -> Mood:
    if _SUPPOSED.search(text) or (_WOULD.search(text) and not reported):
        return Mood.SUPPOSED
    if _ESTIMATED.search(text):
        return Mood.ESTIMATE
    return Mood.TO_COME if _TO_COME.search(text) or _WOULD.search(text) else Mood.FACT
