"""Who says what it is asked who said, not who speaks of it: by what stands round its words. Pure.

English without a parser: what is said is cut into clauses, one of which must hold the claim, not deny it
where the claim does not, and not be told as what somebody else says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qa.answering.evidence.weighing import Scored
from qa.language.copies import NEGATION

Holds = Callable[[Sequence[str]], Sequence[float]]
HELD = 0.65  # share of the claim's words, by rarity, that one clause must hold; not fitted
_BREAK = re.compile(
    r"[,;:—–]|\s-\s|[.?!]\s|\b(?:but|while|although|though|whereas|which|when)\b", re.IGNORECASE
)
# "There is no doubt that it is": nothing is denied.
_AFFIRMS = re.compile(r"\b(?:no (?:doubt|question|secret)|not only|nothing (?:less|short))\b", re.IGNORECASE)
# Behind a clause: "…, and that's just not the case".
_IS_DENIED = re.compile(
    r"^\W*(?:and\s+|but\s+)*(?:that|this|which|it)(?:['’]s|\s+(?:is|was))\s+(?:\w+\s+){0,2}?"
    r"(?:not\s+(?:\w+\s+)?(?:true|so|the case|right|correct)|untrue|false|wrong|nonsense|a (?:lie|myth))\b",
    re.IGNORECASE,
)
# Of others: "when the President says the pandemic is over", "if it is over".
_OF_OTHERS = re.compile(
    r"(?<!\bI )(?<!\bwe )\b(?:says?|said|saying|claims?|claimed|claiming|alleg(?:es|ed)|tells?|told"
    r"|suggest(?:s|ed|ing)|argu(?:es|ed|ing)|insist(?:s|ed|ing))\b|\b(?:if|whether|unless)\b",
    re.IGNORECASE,
)


def saying(ranked: Sequence[Scored], claim: str, holds: Holds) -> list[Scored]:
    """Those whose speaker says it, in the order given, as what is expected; all where nobody does.

    Args:
        claim: what is to have been said.
        holds: the share of the claim's words, rare ones weighing more, that each of some texts holds.
    """
    said = [scored for scored in ranked if _says(scored, bool(NEGATION.search(claim)), holds)]
    return [replace(one, signals=replace(one.signals, expected=1.0)) for one in said] or list(ranked)


def _says(scored: Scored, denies: bool, holds: Holds) -> bool:
    found = list(_clauses(_said(scored)))
    shares = holds([clause for clause, _ in found])
    return any(
        share >= HELD
        and _denies(clause) == denies
        and not _OF_OTHERS.search(clause)
        and not _IS_DENIED.match(after)
        for (clause, after), share in zip(found, shares, strict=True)
    )


def _said(scored: Scored) -> str:
    """What is said in the sentence, of all that are quoted there."""
    candidate = scored.candidate
    spans = (span for statement in candidate.statements for span in statement.contents)
    within = ((max(span.start, candidate.start), min(span.end, candidate.end)) for span in spans)
    return ". ".join(candidate.evidence.article.text[start:end] for start, end in within if start < end)


def _clauses(said: str) -> Iterator[tuple[str, str]]:
    """Each with what follows it."""
    start = 0
    for found in _BREAK.finditer(said):
        yield said[start : found.start()], said[found.end() :]
        start = found.end()
    yield said[start:], ""


def _denies(clause: str) -> bool:
    return bool(NEGATION.search(_AFFIRMS.sub("", clause)))
