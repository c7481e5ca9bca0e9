"""Sentences that say what another does: given once, with the articles of both. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answering.composing.quoting import repeats
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.weighing import Scored
from qa.language.dates import WRITTEN_WEEKDAY
from qa.language.gists import Gist, gist, jaccard, tell_the_same

SAME_WORDS = 0.5  # Jaccard overlap of stems from which two sentences say the same
WITHIN = 0.8  # share of the shorter one's stems that the longer one has, likewise
ENOUGH = 8  # stems of the shorter one for that
_WEEKDAY = re.compile(rf"\b{WRITTEN_WEEKDAY}\b")
_REPORTED_FROM = re.compile(r"^(?:\([A-Z][\w ]{1,20}\)|[A-Z][A-Z][A-Z., ]*?(?:\([^)]*\))?\s*[—–-])\s*")


def differing(ranked: Sequence[Scored], most: int, *, words: bool = False) -> list[Scored]:
    """The first so many of which none says what another does; the articles of a repeat are named with the
    one before it.

    Args:
        words: somebody's are asked for: who quotes the same of them says the same, the more the better.
    """
    chosen: list[Scored] = []
    for scored in ranked:
        if len(chosen) == most:
            break
        twin, fuller = _quoting_the_same(chosen, scored) if words else (None, False)
        if twin is None:
            twin = next((i for i, other in enumerate(chosen) if _say_the_same(other, scored)), None)
        if twin is None:
            chosen.append(scored)
        else:
            kept, copy = (scored, chosen[twin]) if fuller else (chosen[twin], scored)
            chosen[twin] = replace(kept, candidate=_corroborated(kept, copy))
    return chosen


def _quoting_the_same(chosen: Sequence[Scored], scored: Scored) -> tuple[int | None, bool]:
    """Which of the chosen quotes all that one does, or the other way round, and whether it is so."""
    for i, other in enumerate(chosen):
        if repeats(scored.candidate, other.candidate):
            return i, False
        if repeats(other.candidate, scored.candidate):
            return i, True
    return None, False


def _say_the_same(a: Scored, b: Scored) -> bool:
    """Whether one says what the other does, in much the same words, and nothing against it; on which
    day of the week or from where it was reported is no matter."""
    shared, shorter = len(a.stems & b.stems), min(len(a.stems), len(b.stems))
    alike = jaccard(a.stems, b.stems) >= SAME_WORDS or (shorter >= ENOUGH and shared >= WITHIN * shorter)
    return alike and tell_the_same(_gist(a), _gist(b), 0.0)


def _gist(scored: Scored) -> Gist:
    return gist(_WEEKDAY.sub("", _REPORTED_FROM.sub("", scored.candidate.text)), scored.stems)


def _corroborated(kept: Scored, copy: Scored) -> Candidate:
    """The sentence kept, with the articles of its copy among those that have it, too."""
    evidence, other = kept.candidate.evidence, copy.candidate.evidence
    known = (evidence.article.id, *evidence.also_in)
    new = [id_ for id_ in (other.article.id, *other.also_in) if id_ not in known]
    also_in = (*evidence.also_in, *dict.fromkeys(new))
    return replace(kept.candidate, evidence=replace(evidence, also_in=also_in))
