"""Words of a question blanked out, so that those left keep their offsets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.answering.question.asking import courtesies
from qa.types import Range


def without(text: str, spans: Iterable[Range]) -> str:
    """The text with spaces for what stands in the spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_courtesies(question: str) -> str:
    return without(question, courtesies(question))


def where(text: str, phrases: Iterable[str]) -> list[Range]:
    """Where phrases stand in a text, whatever their case."""
    return [
        match.span()
        for phrase in phrases
        if phrase.strip()
        for match in re.finditer(re.escape(phrase.strip()), text, re.IGNORECASE)
    ]
