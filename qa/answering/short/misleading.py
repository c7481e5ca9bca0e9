"""Words that look like what is asked for, and by what leads them are not. Pure."""

from __future__ import annotations

import re

from qa.language.expected import Sort
from qa.language.stemming import stems

REACH = 40  # characters before the words in which that stands

# Whose institution it is says nothing of where something was done: "the government in Pell said".
_WHOSE = re.compile(
    r"\b(?:governments?|ministr(?:y|ies)|cabinets?|embass(?:y|ies)|parliaments?|leadership|regime)\s+in\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
# A year is no number of anything: "by 2050."
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OF_YEARS = re.compile(
    r"\b(?:in|by|since|until|till|from|before|after|during|early|late|mid)[\s-]$", re.IGNORECASE
)
_NO_NOUN = re.compile(
    r"\W*$|\s?[.,;:)”\"–—]"
    r"|\s(?:and|or|but|as|the|an?|when|to|on|in|at|by|for|with|after|before|is|are|was|were|has|have|had)\b"
)


def misleads(sort: Sort, text: str, start: int, end: int) -> bool:
    """Whether the words of a text there are not of the sort that a question wants."""
    lead = text[max(0, start - REACH) : start]
    if sort is Sort.PLACE:
        return _WHOSE.search(lead) is not None
    if sort is Sort.NUMBER and _YEAR.fullmatch(text, start, end):
        return _OF_YEARS.search(lead) is not None and _NO_NOUN.match(text, end) is not None
    return False


def is_no_name_of(noun: str, words: str) -> bool:
    """Whether words only say again what is asked for: "labour camp" where it is asked which camp."""
    if not noun or not words.islower():
        return False
    asked, said = stems([noun.rsplit(maxsplit=1)[-1], words.rsplit(maxsplit=1)[-1]])
    return asked == said
