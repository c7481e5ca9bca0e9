"""Who says what it is asked who said, not who speaks of it: by what stands round its words. Pure.

English without a parser: what somebody says is cut into clauses, one of which must hold the claim, deny or
suppose it only where the claim does, and not be told as what somebody else says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.weighing import Holds, Scored
from qa.language.cues import forms
from qa.language.stances import Mood, Stance, stance
from qa.types import Article, Statement

Wanted = Callable[[Statement, Article], bool]
HELD = 0.65  # share of the claim's words, by rarity, that one clause must hold; not fitted
_BREAK = re.compile(
    r"[,;:—–]|\s-\s|[.?!]\s|\b(?:but|while|although|though|whereas|which|when)\b", re.IGNORECASE
)
# Behind a clause: "…, and that's just not the case".
_IS_DENIED = re.compile(
    r"^\W*(?:and\s+|but\s+)*(?:that|this|which|it)(?:['’]s|\s+(?:is|was))\s+(?:\w+\s+){0,2}?"
    r"(?:not\s+(?:\w+\s+)?(?:true|so|the case|right|correct)|untrue|false|wrong|nonsense|a (?:lie|myth))\b",
    re.IGNORECASE,
)
_SAYING = "|".join(
    form for verb in "say claim allege tell suggest argue insist".split() for form in forms(verb)
)
# Of others: "when the President says the pandemic is over", "whether it is".
_OF_OTHERS = re.compile(rf"(?<!\bI )(?<!\bwe )\b(?:{_SAYING})\b|\bwhether\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Claim:
    """
    Args:
        holds: the share of its words, rare ones weighing more, that each of some texts holds.
    """

    stance: Stance
    holds: Holds

    def is_in(self, said: str) -> bool:
        """Whether a clause of some words is it."""
        clauses = list(_clauses(said))
        shares = self.holds([clause for clause, _ in clauses])
        return any(
            share >= HELD and not _IS_DENIED.match(after) and self._is_alike(clause)
            for (clause, after), share in zip(clauses, shares, strict=True)
        )

    def _is_alike(self, clause: str) -> bool:
        told = stance(clause)
        denies = bool(told.denied) == bool(self.stance.denied)
        supposes = told.mood is Mood.SUPPOSED and self.stance.mood is not Mood.SUPPOSED
        return denies and not supposes and not _OF_OTHERS.search(clause)


def saying(ranked: Sequence[Scored], claim: str, holds: Holds, wanted: Wanted) -> list[Scored]:
    """Those in which somebody says it, in the order given, as what is expected, whoever does as the one
    meant; all as they are where nobody does.

    Args:
        claim: what is to have been said.
        holds: the share of the claim's words, rare ones weighing more, that each of some texts holds.
        wanted: whether somebody's words are of those asked for.
    """
    asked = _Claim(stance(claim), holds)
    found = []
    for scored in ranked:
        if said := _said(scored.candidate, asked, wanted):
            candidate = replace(scored.candidate, meant=said)
            found.append(replace(scored, candidate=candidate, signals=replace(scored.signals, expected=1.0)))
    return found or list(ranked)


def _said(candidate: Candidate, claim: _Claim, wanted: Wanted) -> Statement | None:
    """The statement of the sentence that makes a claim; None where none does."""
    article = candidate.article
    may = (one for one in candidate.statements if not one.denied and wanted(one, article))
    return next((one for one in may if claim.is_in(" … ".join(candidate.words_of(one)))), None)


def _clauses(said: str) -> Iterator[tuple[str, str]]:
    """Each with what follows it."""
    start = 0
    for found in _BREAK.finditer(said):
        yield said[start : found.start()], said[found.end() :]
        start = found.end()
    yield said[start:], ""
