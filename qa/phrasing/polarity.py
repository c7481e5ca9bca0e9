"""Whether a sentence says the opposite of what it cites, or says it with more certainty. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.language import opposites
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
    for word, other in opposites.contrary(sentence, clauses):
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
