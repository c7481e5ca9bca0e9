"""Sentences that say what something is. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored
from qa.language.expected import Sort

_IS = (
    r"(?:is|are|was|were)\s+(?:now\s+|also\s+|still\s+)?(?:an?|the|one\s+of|what|when|any|caused\s+by|defined|made\s+up)\b"
    r"|(?:refers?\s+to|stands?\s+for|means|consists?\s+of|comprises?|includes?d?)\b"
)
_NEXT_TO = (
    r",\s+(?:or\s+|short\s+for\s+|(?:which|who)\s+(?:is|are|was|were|stands?\s+for)\s+)?(?:an?|the)\s+[a-z]"
)
# Where what is told of begins: not "Goals of the mission include".
_BEGINS = (
    r"(?:^|[.,;:—–-]\s+|[“\"‘(]|\b(?:[Tt]hat|[Bb]ut|[Aa]nd|[Ss]o|[Ww]hile|[Aa]s)\s)\s*"
    r"(?:(?:[Tt]he|[Aa]n?)\s+)?"
)
_CALLED = r"(?:called|known\s+as|dubbed|termed|nicknamed)\s+(?:the\s+)?[“\"‘']?"


def defines(asked: str, long_forms: Sequence[str] = ()) -> Callable[[str], float]:
    """What tells how surely a sentence says what something is, 0 or 1.

    Args:
        asked: the term.
        long_forms: what it stands for, where it is an acronym.
    """
    any_case = "" if asked.isupper() else "(?i:"
    own = rf"(?<![\w-]){any_case}{re.escape(asked)}s?{any_case and ')'}(?![\w-])"
    said = [
        rf"{_BEGINS}{own}(?:\s*\([^)]*\))?\s+(?:{_IS})",
        rf"{own}(?:\s*\([^)]*\))?{_NEXT_TO}",
        _CALLED + own,
    ]
    said += [rf"(?i:{re.escape(long)})\s*[(,]" for long in long_forms]
    pattern = re.compile("|".join(said))
    return lambda sentence: float(bool(pattern.search(sentence)))


def long_form(long_forms: Sequence[str], ranked: Sequence[Scored]) -> Found | None:
    """What an acronym stands for, by the best sentence that has it; None where none does."""
    for scored in ranked:
        text = scored.candidate.text
        for long in long_forms:
            if found := re.search(re.escape(long), text, re.IGNORECASE):
                return Found(scored, found.group(), Sort.NAME, *found.span())
    return None
