"""Whether a sentence is a picture's caption, by what it tells as going on on a day in the past. Pure."""

from __future__ import annotations

import re

from qa.language import dates

_DATED = rf"\bon (?:{dates.WEEKDAY}, )?{dates.MONTH} {dates.DAY}"
# What people and things are seen to do; "a fireworks show" and "a rally" are none.
_SEEN = (
    r"(?:sits?|stands?(?! trial)|walks?|looks?|waves?|carry|carries|search(?:es)?|reacts?|poses?"
    r"|waits?|hugs?|embraces?|prays?|watch(?:es)?|listens?|shakes?|greets?"
    r"|lies?|lays?|rests|cleans?|inspects?|smiles?|cheers?|burns?|flows?|throws?"
    r"|wears?|queues?|lines? up|(?:is|are) (?:seen|pictured|shown))"
)
# What may be told of a day to come as well, unless its year is told.
_DOES = (
    r"(?:speaks?|arrives?|leaves?|attends?|plays?|performs?|meets?|visits?|testif(?:y|ies)|takes? part"
    r"|delivers?|appears?|passes|competes?|tours?|addresses|answers?|holds?|gathers?|celebrates?|march(?:es)?"
    r"|shows|mourns?|works?|rises?|talks?|rallies|demonstrates?|protests?|battles?|drops?)"
)
_NO_SUBJECT = (
    r"(?:was|were|had|has|have|will|would|to|said|did|didn[’']t|could|can|may|might|that|who|which|when|as|is"
    r"|are|be|been|you|I|we|must|should)\b"
)
_WHO = rf"(?:(?!{_NO_SUBJECT})[^\s.;:?!“\"]+ ){{1,14}}?"
_CLAUSE = rf"\b[^.;:?!]*{_DATED}"
_YEAR = r", (?:19|20)\d\d"
_WHERE = r"(?:,? (?:in|at|near|outside) (?-i:[A-Z])[^.;:]{2,60})?"
_CAPTION = re.compile(
    rf"{_WHO}(?:{_SEEN}{_CLAUSE}(?:{_YEAR})?|{_DOES}{_CLAUSE}{_YEAR}){_WHERE}\.?$", re.IGNORECASE
)
_HAS_A_DATE = re.compile(_DATED, re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether it tells what a picture shows: "People wait in line in Lenna on May 3."."""
    return bool(_HAS_A_DATE.search(text) and _CAPTION.match(text))
