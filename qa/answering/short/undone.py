"""Whether a sentence tells that what was so is so no more: a decision was reversed, a ban lifted. Pure."""

from __future__ import annotations

import re

from qa.answering.short.deeds import akin
from qa.language.inflections import is_past
from qa.language.mentions import WORD
from qa.language.stemming import stems

NEAR = 8  # words, at most, between what is undone and the word that says so

_UNDONE = re.compile(r"(?:revers|rescind|revok|overturn)\w*|short-lived|lifted", re.IGNORECASE)
_MIND = re.compile(r"\bchang(?:ed|es|ing)\s(?:his|her|its|their)\sminds?\b", re.IGNORECASE)
_LASTED = re.compile(r"(?:\s[\w’'-]+){0,4}\slasted\b")
_BREAKS = re.compile(r"[,;:()]")


def is_undone(text: str, verb: frozenset[str]) -> bool:
    """Whether it tells so of what has a noun of the verb: "retirement", "the ban".

    Args:
        verb: its stems, in all its forms.
    """
    words = list(WORD.finditer(text))
    told = stems([word.group() for word in words])
    undone = [word for word in words if _UNDONE.fullmatch(word.group())]
    return any(
        _MIND.search(text)
        or _LASTED.match(text, noun.end())
        or any(_are_near(text, *sorted((noun.span(), word.span()))) for word in undone)
        for noun, own in zip(words, told, strict=True)
        if any(akin(stem, verb) for stem in own) and not is_past(noun.group())
    )


def _are_near(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    between = text[one[1] : other[0]]
    return len(between.split()) <= NEAR and not _BREAKS.search(between)
