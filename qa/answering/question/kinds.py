"""What kind of answer a question wants, by the words it asks with. Pure."""

from __future__ import annotations

import re

from qa.answering.question.asking import CHECK_IF, HAVE, OVERVIEW, TIMELINE
from qa.language.named_cues import hidden
from qa.types import Kind

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.HOW_MANY,
        r"\bhow (?:many|much|long|far|old|often|big|large|high)\b"
        r"|\bwhat (?:number|share|percentage|proportion)\b",
    ),
    (Kind.WHEN, r"\bwhen\b|\b(?:what|which|on what|on which) (?:day|date|year|month|time)\b"),
    (
        Kind.WHERE,
        r"\bwhere\b(?! do (?:things|we|matters) (?:\w+ )?stand\b)"
        r"|\b(?:what|which|in what|in which) (?:city|country|town|place|state|venue)\b",
    ),
    (Kind.WHY, r"\bwhy\b|\bfor what reason\b|\bwhat (?:caused|prompted|led to)\b"),
    (Kind.OVERVIEW, OVERVIEW),
    (Kind.TIMELINE, TIMELINE),
    (Kind.WHO, r"\bwho(?:m|se)?\b|\bwhich (?:person|politician|minister|president|leader)\b"),
    (Kind.YES_NO, rf"^\s*(?:{HAVE}|can|could|should|whether|(?:please )?{CHECK_IF})\b|\btrue or false\b"),
)


def kind_of(text: str) -> Kind:
    """The kind whose words come first."""
    text = hidden(text)
    found = [(m.start(), kind) for kind, pattern in _KINDS if (m := re.search(pattern, text, re.IGNORECASE))]
    return min(found, key=lambda f: f[0], default=(0, Kind.WHAT))[1]


def wants_a_figure(text: str) -> bool:
    """Whether "according to X" would only say whose figure or date is wanted."""
    return kind_of(text) not in (Kind.WHAT, Kind.WHY) or bool(re.search(r"\bwhich\b", text, re.IGNORECASE))
