"""Questions about the archive itself, not about what its articles tell: "how many articles do you have?".
Pure."""

from __future__ import annotations

import re

from qa.types import Interpretation

_HERE = r"(?:the|this|your) (?:news )?(?:archive|collection|database|corpus)"
_ONE = r"(?:news )?(?:article|story)"
_MANY = r"(?:news )?(?:articles|stories)"
_NEWS = rf"(?:{_ONE}|{_MANY}|(?:news )?(?:items|reports)|pieces)"
_ON = r"(?:about|on|regarding|mentioning|(?:that )?mention|(?:that )?are (?:about|on))"
_FROM = r"(?:from|by|since|before|after)"
_END = r"\s*[?.!]*$"
_HELD = (
    rf"(?:do you (?:have|hold|know|cover)|have you(?: got)?|(?:are|is)(?: there)? in {_HERE}"
    rf"|does {_HERE} (?:have|hold|contain|cover|include))"
)
_NEWEST = r"(?:first|last|latest|newest|oldest|earliest|most recent)"
_ASKED = re.compile(
    r"\W*(?:please )?(?:"
    rf"(?:how many|what|which) (?:{_NEWS}|sources|outlets|newspapers|publications|dates|days|years) {_HELD}"
    rf"|how many {_MANY} are there(?={_END}|\s+(?:{_ON}|{_FROM})\b)|how many {_MANY}(?= {_ON} )"
    rf"|(?:do you have|have you got|(?:is|are) there) (?:anything|(?:any|some) {_NEWS})(?= {_ON} )"
    rf"|what (?:do you have|have you got)(?= {_ON} )"
    rf"|(?:list|show|find|give)(?: me)?(?: (?:all|the|any|some|your))* {_MANY}"
    rf"|(?:what|which)(?:[’']s| is| was) (?:the|your) {_NEWEST} {_ONE}(?={_END}| in {_HERE})"
    rf"|(?:what|which) {_ONE} is the {_NEWEST}"
    rf"|what(?:[’']s| is) in {_HERE}|what does {_HERE} (?:have|hold|contain|cover)"
    rf"|how (?:big|large|old|recent|up to date) is {_HERE}|how far back (?:do you|does {_HERE}) go"
    r"|what (?:can|may|should) i ask(?: you)?|what (?:can you do|are you)|who are you"
    rf")(?={_END}|\s+(?:{_ON}|{_FROM}|in|of)\b)",
    re.IGNORECASE,
)
# Where an outlet of the archive is named, whose words are taken out: "how many articles did CNN publish".
_OF_AN_OUTLET = re.compile(
    rf"\W*how many {_MANY} (?:are|were)?\b ?(?:publish(?:ed)?|print(?:ed)?|run|written|write|carr(?:y|ied))?"
    rf"(?={_END}|\s+(?:{_ON}|{_FROM}|in|of)\b)",
    re.IGNORECASE,
)
_SPEAKS_MOST = re.compile(
    r"\W*who (?:speaks|talks|says|is (?:quoted|cited|heard))(?: the)? most(?: often| of all)?"
    rf"(?: in {_HERE})?{_END}",
    re.IGNORECASE,
)
_TOPIC = re.compile(rf"\s*{_ON}\s+(?P<topic>.+)", re.IGNORECASE)


def asks_for_holdings(question: str, asked: Interpretation) -> bool:
    """Whether a question asks what the archive holds, or what it can be asked."""
    return asks_who_speaks_most(question) or _held(_bare(question, asked), asked) is not None


def asks_who_speaks_most(question: str) -> bool:
    return bool(_SPEAKS_MOST.match(question))


def on_what(question: str, asked: Interpretation) -> str:
    """The topic on which such a question asks for articles, without its period and its outlets; empty where
    it names none."""
    bare = _bare(question, asked)
    found = _held(bare, asked)
    on = _TOPIC.match(bare[found.end() :].rstrip(" ?.!,")) if found else None
    return on["topic"] if on else ""


def _held(bare: str, asked: Interpretation) -> re.Match[str] | None:
    return _ASKED.match(bare) or (_OF_AN_OUTLET.match(bare) if asked.sources else None)


def _bare(question: str, asked: Interpretation) -> str:
    """A question without its period and its outlets."""
    for named in (asked.period, *asked.sources):
        question = question.replace(named.words, " ") if named else question
    return " ".join(question.split())
