"""Whether a sentence is a picture's caption, by what it tells as going on on a day in the past. Pure."""

from __future__ import annotations

import re

from qa.language import dates

_DATED = rf"\bon (?:{dates.WEEKDAY}, )?{dates.MONTH} {dates.DAY}"
# What people and things are seen to do; "a fireworks show" and "a rally" are none.
_SEEN = (
    r"(?:sits?|stands?|walks?|looks?|holds?|waves?|carry|carries|search(?:es)?|reacts?|poses?|gathers?"
    r"|celebrates?|march(?:es)?|waits?|hugs?|embraces?|prays?|watch(?:es)?|listens?|shakes?|shows|greets?|mourns?"
    r"|lies?|lays?|rests|cleans?|inspects?|works?|smiles?|cheers?|burns?|flows?|rises?|throws?|talks?|rallies"
    r"|demonstrates?|protests?|battles?|drops?|wears?|queues?|lines? up|(?:is|are) (?:seen|pictured|shown))"
)
# What is to come on a day: "holds its election on May 3", "rises on May 3".
_PLANNED = (
    r"(?! (?:(?!to )[^\s.,;:]+ ){0,4}?(?:trial|elections?|votes?|referendum|runoff|primar(?:y|ies)|talks"
    rf"|hearings?|summit|sessions?|meetings?|anniversary)\b| {_DATED})"
)
# What may be told of a day to come as well, unless its year is told.
_DOES = (
    r"(?:speaks?|arrives?|leaves?|attends?|plays?|performs?|meets?|visits?|testif(?:y|ies)|takes? part"
    r"|delivers?|appears?|passes|competes?|tours?|addresses|answers?)"
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
    rf"{_WHO}(?:{_SEEN}{_PLANNED}{_CLAUSE}(?:{_YEAR})?|{_DOES}{_CLAUSE}{_YEAR}){_WHERE}\.?$", re.IGNORECASE
)
_HAS_A_DATE = re.compile(_DATED, re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether it tells what a picture shows: "People wait in line in Lenna on May 3."."""
    return bool(_HAS_A_DATE.search(text) and _CAPTION.match(text))
