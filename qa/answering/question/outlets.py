"""Outlets of the archive that a question names as such: "in the Herald", "according to The Times". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.question.masking import without
from qa.types import Named, Range

_NO_OUTLET = "unknown"  # what articles without a source have
_CUE = r"(?:according to|reported by|published by|as reported (?:by|in)|in|by|from|did|does|has)"


def find_outlets(text: str, sources: Sequence[str]) -> tuple[tuple[Named, ...], list[Range]]:
    """The outlets, and where their names stand.

    The longest first, and what it matched no more: "The Times of India" is not "The Times".

    Args:
        sources: the archive's outlets.
    """
    found: list[Named] = []
    spans: list[Range] = []
    for source in sorted(sources, key=len, reverse=True):
        if source == _NO_OUTLET or not source.strip():
            continue
        pattern = rf"\b{_CUE}\s+(?:the\s+)?(?P<name>{re.escape(source)})(?![\w-])"
        match = re.search(pattern, text, re.IGNORECASE)
        # "in the week" names no outlet called The Week: an everyday word wants its capitals.
        plain = source.split()[0].casefold() == "the" or " " not in source
        if match and (match["name"] == source or not plain):
            found.append(Named(source, match.group()))
            spans.append(match.span("name"))
            text = without(text, spans[-1:])
    return tuple(found), spans
