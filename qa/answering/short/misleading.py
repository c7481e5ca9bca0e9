"""Words that look like what is asked for, and by what leads them are not. Pure."""

from __future__ import annotations

import re

from qa.language.expected import Sort

REACH = 40  # characters before the words in which that stands

# Whose institution it is says nothing of where something was done: "the government in Pell said".
_WHOSE = re.compile(
    r"\b(?:governments?|ministr(?:y|ies)|cabinets?|embass(?:y|ies)|parliaments?|leadership|regime)\s+in\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
# "One day somebody will knock" says how long nothing takes.
_SOME_DAY = re.compile(r"one day", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:for|in|within|after|before|by|than|just|only|about|of|lasts?|lasted|took|takes?|another|the)\s+$",
    re.IGNORECASE,
)
# A year is no number of anything: "by 2050."
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OF_YEARS = re.compile(
    r"\b(?:in|by|since|until|till|from|before|after|during|early|late|mid)[\s-]$", re.IGNORECASE
)
_NO_NOUN = re.compile(r"\W*$|\s?[.,;:)”\"–—]|\s(?:and|or|as|the|a|when|to)\b")
# Nor are those who live in a place those to whom something happened there: "in a town of about 3,500 people".
_LIVE = re.compile(r"\b(?:liv(?:e|es|ed|ing)|inhabitants?|residents?|population|home to)\b", re.IGNORECASE)
_PLACE_OF = re.compile(
    r"\b(?:town|city|village|community|hamlet|island|county|suburb|nation|country|district|region|population)\sof\s"
    r"(?:(?:about|some|around|roughly|nearly|almost|over|just|only|more|fewer|less|than|an|estimated)\s)*$",
    re.IGNORECASE,
)
# How long a thing is says nothing of how high: "2 kilometres long and 4 metres high".
_DIMENSIONS = {
    **dict.fromkeys(("long", "in length"), "long"),
    **dict.fromkeys(("high", "tall", "in height"), "high"),
    **dict.fromkeys(("wide", "across", "in width", "in diameter"), "wide"),
    **dict.fromkeys(("deep", "in depth"), "deep"),
    **dict.fromkeys(("thick", "heavy", "old"), ""),
}
_DIMENSION = "|".join(_DIMENSIONS)
_HOW = re.compile(rf"\bhow (?P<of>{_DIMENSION})\b", re.IGNORECASE)
_SO = re.compile(rf".*?\s(?P<of>{_DIMENSION})\b")
_NEXT = re.compile(rf"\s+(?:{_DIMENSION})\b")
_HENCE = re.compile(r"\s+(?:later|earlier|before|after|ago|long)\b")


def misleads(sort: Sort, text: str, start: int, end: int) -> bool:
    """Whether the words of a text there are not of the sort that a question wants."""
    lead = text[max(0, start - REACH) : start]
    if sort is Sort.PLACE:
        return _WHOSE.search(lead) is not None
    if sort is Sort.DURATION:
        idle = _SOME_DAY.fullmatch(text, start, end) and not _FOR.search(lead)
        return bool(idle) and not _HENCE.match(text, end)
    if sort is Sort.NUMBER and _YEAR.fullmatch(text, start, end):
        return _OF_YEARS.search(lead) is not None and _NO_NOUN.match(text, end) is not None
    return False


def of_inhabitants(question: str, text: str, start: int) -> bool:
    """Whether a number there is of those who live in a place, and something else is asked."""
    lead = text[max(0, start - REACH) : start]
    return _PLACE_OF.search(lead) is not None and not _LIVE.search(question)


def of_another_dimension(question: str, text: str, start: int, end: int) -> bool:
    """Whether a measure there is told to be of another dimension than the one asked, be it in its own last
    word ("2 kilometres long") or in the next."""
    next_ = _NEXT.match(text, end)
    asked, told = _HOW.search(question), _SO.fullmatch(text, start, next_.end() if next_ else end)
    if asked is None or told is None:
        return False
    return _dimension(asked["of"].lower()) != _dimension(told["of"])


def _dimension(words: str) -> str:
    return _DIMENSIONS[words] or words
