"""Names before a colon or after a dash: "Vensk: the road will open", "The road will open – Vensk", and in
lists of reactions, "- Vensk, mayor: “It will.”". Pure.

A line that looks like one need not be one ("Details: ...", "Photo: ..."), so a name counts only
where a quotation follows it at once or the article elsewhere reports words of the same speaker.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from qa.ingest.skeletons import Unit
from qa.language.names import surname
from qa.language.people import NAME
from qa.language.turns import may_be_label
from qa.types import Span

LONGEST = 200  # characters of a headline
_LABEL = re.compile(
    rf"(?:[-–•*]\s+)?(?P<who>{NAME})(?P<role>,\s[^:“”\"]{{2,80}})?(?:\s+[a-z]+ly)?\s*(?P<cue>:)\s+(?P<what>\S.*\S)",
    re.DOTALL,
)
_SIGNED = re.compile(rf"(?P<what>\S.{{10,}}\S)\s*(?P<cue>:|\s[–—-])\s+(?P<who>{NAME})")


@dataclass(frozen=True, slots=True)
class Headline:
    """Where its words stand in the text; ``quoted`` says whether all that is said stands between marks."""

    who: Span
    cue: Span
    what: Span
    quoted: bool


def headline(text: str, unit: Unit, speaking: Collection[str]) -> Headline | None:
    """What a sentence says of its speaker with punctuation alone.

    Args:
        speaking: folded last names of those whose words the article reports.
    """
    whole = text[unit.start : unit.end]
    found = _LABEL.fullmatch(whole) or (_SIGNED.fullmatch(whole) if _stands_alone(text, unit) else None)
    if found is None or not may_be_label(found["who"]):
        return None
    if found.groupdict().get("role") and " " not in found["who"]:
        return None  # "Then, on a stage: “...”"
    who, cue, what = (
        Span(unit.start + found.start(part), unit.start + found.end(part)) for part in ("who", "cue", "what")
    )
    quoted = any((q.start, q.end) == (what.start, what.end) for q in unit.quotations)
    if not (quoted or (surname(found["who"]) in speaking and _stands_alone(text, unit))):
        return None
    return Headline(who, cue, Span(what.start + 1, what.end - 1) if quoted else what, quoted)


def _stands_alone(text: str, unit: Unit) -> bool:
    """Whether a sentence is a line of its own without a full stop, as headlines are."""
    before = text[text.rfind("\n", 0, unit.start) + 1 : unit.start].strip()
    after = text[unit.end :].split("\n", 1)[0].strip() if unit.end < len(text) else ""
    short = unit.end - unit.start <= LONGEST
    return short and not before and not after and text[unit.end - 1] not in ".;:,"
