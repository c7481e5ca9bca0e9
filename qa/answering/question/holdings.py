"""Questions about the archive itself, not about what its articles tell: "how many articles do you have?".
Pure."""

from __future__ import annotations

import re

from qa.types import Interpretation

_HERE = r"(?:the|this|your) (?:news )?(?:archive|collection|database|corpus)"
_NEWS = r"(?:(?:news )?(?:articles?|stories|story|items|reports)|pieces)"
_HELD = (
    rf"(?:do you (?:have|hold|know|cover)|have you(?: got)?|(?:are|is)(?: there)? in {_HERE}"
    rf"|does {_HERE} (?:have|hold|contain|cover|include))"
)
_AT_ONCE = (
    r"(?=\s*[?.!]*$|\s+(?:about|on|regarding|mentioning|that mention|from|by|since|before|after|in|of)\b)"
)
_ASKED = re.compile(
    r"\W*(?:please )?(?:"
    rf"(?:how many|what|which) (?:{_NEWS}|sources|outlets|newspapers|publications|dates|days|years) {_HELD}"
    r"|how many (?:news )?(?:articles|stories) are there(?=\s*[?.!]*$|\s+(?:about|on|from|by|mentioning)\b)"
    r"|(?:list|show|find|give)(?: me)?(?: (?:all|the|any|some|your))* (?:news )?(?:articles|stories)"
    rf"|what(?:[’']s| is) in {_HERE}|what does {_HERE} (?:have|hold|contain|cover)"
    rf"|how (?:big|large|old|recent|up to date) is {_HERE}|how far back (?:do you|does {_HERE}) go"
    r"|what (?:can|may|should) i ask(?: you)?|what (?:can you do|are you)|who are you"
    rf"){_AT_ONCE}",
    re.IGNORECASE,
)
_ON = re.compile(r"\s*(?:about|on|regarding|mentioning|that mention)\s+(?P<topic>.+)", re.IGNORECASE)


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
    on = _ON.match(" ".join(rest.split()).rstrip(" ?.!,"))
    return on["topic"] if on else ""
