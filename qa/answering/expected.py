"""Whether a sentence holds what a kind of question wants: a date, a number, a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qa.types import Kind

_NUMBER = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
    r"|millions?|billions?|trillions?|dozens?|half|third|quarter|double|twice|none|nobody|several)\b"
)
_TIME = (
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|(?i:\b(?:yesterday|today|tomorrow|tonight|spring|summer|autumn|winter|midnight|noon|(?:last|next|this)"
    r" (?:day|week|month|year|night)|\d+ (?:days?|weeks?|months?|years?|hours?) (?:ago|later|earlier)"
    r"|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b)"
)
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'\-]+")
_PLACE = re.compile(
    r"\b(?:in|at|near|to|from|of|outside|around|across|off)\s+(?:the\s+)?([A-ZÀ-ÖØ-Þ][\w’'\-]+)"
)
_PATTERNS: Mapping[Kind, re.Pattern[str]] = {
    Kind.HOW_MANY: re.compile(_NUMBER, re.IGNORECASE),
    Kind.WHEN: re.compile(_TIME),
    Kind.WHY: re.compile(
        r"\b(?:because|since|due to|owing to|reasons?|in order to|so that|thanks to|therefore|caused?|blam\w+"
        r"|led to|result\w*|explain\w*|after)\b",
        re.IGNORECASE,
    ),
}


def holds_expected(kind: Kind, sentence: str, question: str) -> bool:
    """Whether a sentence has something of the kind asked for that the question does not say itself."""
    if kind is Kind.WHO:
        return any(word.casefold() not in question.casefold() for word in _NAME.findall(sentence[1:]))
    if kind is Kind.WHERE:
        return any(place.casefold() not in question.casefold() for place in _PLACE.findall(sentence))
    pattern = _PATTERNS.get(kind)
    return bool(pattern and pattern.search(sentence))
