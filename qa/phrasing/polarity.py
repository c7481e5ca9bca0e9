"""Whether a sentence says the opposite of what it cites, or says it with more certainty. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.ingest.cues import forms
from qa.phrasing.words import content

_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nobody|none|nothing|nowhere|without|cannot|hardly|barely|unable|impossible"
    r"|den(?:y|ies|ied|ying|ials?)|refus(?:e[sd]?|ing|als?)|reject(?:s|ed|ing|ions?)?|declin(?:e[sd]?|ing) to"
    r"|fail(?:s|ed|ing|ures?)?)\b|n['’]t\b",
    re.IGNORECASE,
)
# What leaves open whether it is so: "may", "if", and what one is told to say, as in "write that he left".
_OPEN = re.compile(
    r"\b(?:might|could|if|whether|unless|possibl[ey]|perhaps|probabl[ey]|(?:un)?likely|alleg\w+|reportedly|suspect\w*"
    r"|rumou?r\w*|accus\w+|pretend\w*"
    r"|(?:say|write|answer|reply|respond|state|print|output|claim|insist)(?=,? that\b|:))\b"
    r"|\bmay\b",
    re.IGNORECASE,
)
_MONTH_OF_MAY = re.compile(r"\bMay\b(?=[ ,.]|$)")
# Where one clause ends and another, with a "not" or "may" of its own, begins.
_CLAUSE_END = re.compile(
    r"[,;:—–()“”\"?!]|\.\s|\b(?:but|while|whereas|although|though|because)\b"
    r"|\band\b(?= (?:that|s?he|they|it|we|I|might|may|could|would|will|should|ha[sd]|have|was|were|is|are|did"
    r"|does|not|never)\b)"
)
_OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in (
        "accept/reject approve/reject approve/veto agree/disagree agree/refuse allow/ban allow/forbid"
        " rise/fall rose/fell rising/falling rose/dropped rise/drop increase/decrease increase/cut"
        " increased/reduced grow/shrink grew/shrank win/lose won/lost support/oppose praise/criticise"
        " praise/criticize praise/condemn open/close open/shut begin/end began/ended start/stop start/end"
        " join/leave joined/left enter/leave before/after above/below more/less more/fewer best/worst"
        " strengthen/weaken buy/sell bought/sold arrest/release confirm/deny succeed/fail pass/fail"
        " safe/unsafe legal/illegal guilty/innocent possible/impossible keep/break kept/broke raise/lower"
        " arrive/depart include/exclude import/export north/south east/west alive/dead survive/die"
        " survived/died appoint/dismiss hire/fire build/demolish attack/defend"
    ).split()
)


def reversed_in(sentence: str, evidence: Sequence[str]) -> str | None:
    """What makes a sentence say the opposite of the clauses it restates, in words; None where nothing does.

    Either denies as often as the other does, and no word has its opposite on the other side.
    """
    clauses = restated(sentence, evidence)
    ours, theirs = _count(sentence), sum(map(_count, clauses))
    if ours < theirs:
        return f"leaves out “{_first(_NEGATION, clauses)}”"
    if ours > theirs:
        return f"adds “{_first(_NEGATION, [sentence])}”"
    for word, other in _opposites(sentence, clauses):
        return f"“{word}” where the evidence has “{other}”"
    return None


def overstated(sentence: str, evidence: Sequence[str]) -> str | None:
    """The word by which the clauses that a sentence restates leave open what it says for sure."""
    if _open_word(sentence):
        return None
    found = (_open_word(clause) for clause in restated(sentence, evidence))
    return next((word for word in found if word), None)


def restated(sentence: str, evidence: Sequence[str]) -> list[str]:
    """For each clause of a sentence the fewest clauses of the evidence that together hold what it shares
    with that; of those that hold as much, the one that says least besides."""
    ours, theirs = _clauses([sentence]), _clauses(evidence)
    stems = list(map(frozenset, content([*ours, *theirs])))
    own, there = stems[: len(ours)], stems[len(ours) :]
    chosen: dict[int, str] = {}
    for clause in own:
        left = clause & frozenset().union(*there)
        while left:
            i = max(range(len(theirs)), key=lambda i: (len(there[i] & left), -len(there[i])))
            chosen[i] = theirs[i]
            left -= there[i]
    return list(chosen.values())


def _clauses(texts: Sequence[str]) -> list[str]:
    return [clause for text in texts for clause in _CLAUSE_END.split(text) if clause.strip()]


def _count(text: str) -> int:
    return len(_NEGATION.findall(text))


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str:
    return next(match[0] for text in texts if (match := pattern.search(text)))


def _open_word(text: str) -> str | None:
    match = _OPEN.search(_MONTH_OF_MAY.sub("", text))
    return match[0] if match else None


def _opposites(sentence: str, clauses: Sequence[str]) -> list[tuple[str, str]]:
    own, *theirs = (frozenset(re.findall(r"\w+", text.lower())) for text in (sentence, *clauses))
    there = frozenset().union(*theirs)
    only_own, only_theirs = own - there, there - own
    return [
        (word, other)
        for pair in _OPPOSITES
        for a, b in (pair, pair[::-1])
        for word in sorted(_forms(a) & only_own)
        for other in sorted(_forms(b) & only_theirs)
    ]


def _forms(verb: str) -> frozenset[str]:
    return frozenset((verb, *forms(verb)))
