"""Words that look like what is asked for, and by what leads them are not. Pure."""

from __future__ import annotations

import re

from qa.language.expected import NAMES, Sort
from qa.language.mentions import Mention, mentions, says
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
# "Pell is the dearest town, while Orsal is the cheapest."
_SUPERLATIVE = re.compile(
    r"(?:\bthe|[’']s)\s(?!(?:west|rest|forest|interest|protest|contest|request|harvest|arrest|test|guest)\b)"
    r"(?P<most>[a-z]{3,}est|(?:most|least)\s[a-z]+)\b"
)
_AGAINST = re.compile(r";|\b(?:but|while|whereas|although|though)\b")
# "How long is it": "at 14,000 mph" and "1,200 pounds" are no length.
_ASKS_LENGTH = re.compile(r"\bhow (?:long|far|tall|wide|deep)\b", re.IGNORECASE)
_NO_LENGTH = re.compile(
    r"[\s\d-](?:mph|tons?|tonnes?|kilograms?|kg|pounds?|degrees?|°[CF]|acres?|hectares?|lit(?:er|re)s?|gallons?"
    r"|barrels?)$"
)
_PER_HOUR = re.compile(r"\s(?:per|an)\shour\b")


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


def is_no_length(question: str, text: str, start: int, end: int) -> bool:
    """Whether a measure is a speed, a weight or the like where it is asked how long or far."""
    return bool(
        _ASKS_LENGTH.search(question) and (_NO_LENGTH.search(text, start, end) or _PER_HOUR.match(text, end))
    )


def is_not_the_most(question: str, sort: Sort, text: str, one: Mention) -> bool:
    """Whether a sentence sets against a name that which is what a question asks: "the cheapest"."""
    asked = _SUPERLATIVE.search(question)
    if asked is None or sort not in NAMES:
        return False
    cuts = [0, *(at for found in _AGAINST.finditer(text) for at in found.span()), len(text)]
    for begin, end in zip(cuts[::2], cuts[1::2], strict=True):
        part = text[begin:end]
        others = (part[other.start : other.end] for other in mentions(part, sort))
        if asked["most"] in part and not all(says(question, other) for other in others):
            return one.end <= begin or end <= one.start
    return False
