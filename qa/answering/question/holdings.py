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
_TOPIC = re.compile(rf"\s*{_ON}\s+(?P<topic>.+)", re.IGNORECASE)


def asks_for_holdings(question: str) -> bool:
    """Whether a question asks what the archive holds, or what it can be asked."""
    return bool(_ASKED.match(question))


def on_what(question: str, asked: Interpretation) -> str:
    """The topic on which such a question asks for articles, without its period and its outlets; empty where
    it names none."""
    found = _ASKED.match(question)
    rest = question[found.end() :] if found else ""
    for named in (asked.period, *asked.sources):
        rest = rest.replace(named.words, " ") if named else rest
    on = _TOPIC.match(" ".join(rest.split()).rstrip(" ?.!,"))
    return on["topic"] if on else ""
