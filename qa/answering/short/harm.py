"""Whether anybody came to harm: asked as how many did, and denied by a sentence on nobody. Pure."""

from __future__ import annotations

import re

_DIED = r"(?:die[ds]?|dead|drown(?:ed)?|perish(?:ed)?|killed)"
_HURT = r"(?:hurt|injured|wounded|harmed)"
_DEATHS = r"(?:deaths?|fatalit(?:y|ies)|loss of life)"
_INJURIES = r"(?:injur(?:y|ies)|casualt(?:y|ies))"
_BE = r"(?:was|were|is|are|has|have|had|did|get|got|been|also|be)"
_ANYBODY = (
    r"(?:(?:any|some)(?:one|body)|people|any (?:of (?:the|his|her|their) )?(?P<of>\w+(?: \w+)?))(?: else)?"
)
_ASKS = re.compile(
    rf"\W*(?:and |but |so )?{_BE} (?:{_ANYBODY} (?:{_BE} )*(?:(?P<died>{_DIED})|(?P<hurt>{_HURT}))"
    rf"|there (?:been )?(?:any )?(?:(?P<deaths>{_DEATHS})|{_INJURIES}))\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# "No other injuries" and "nobody else" tell of some.
_NO = r"\b(?:no|without(?: any)?) (?:(?:reported|known|confirmed|immediate|reports? of|any) )*"
_NOBODY = (
    r"\b(?:nobody|no[ -]?one|none(?: of \w+(?: \w+){0,3})?|no (?!other|more|further|new|additional)\w+)"
    r" (?:(?:was|were|has|have|had|been|is|are|believed|known|reported|to be) )*"
)
_NONE_HURT = rf"{_NOBODY}{_HURT}\b|{_NO}(?:{_DEATHS} (?:or|and) )?{_INJURIES}\b"
_NOBODY_HURT = re.compile(_NONE_HURT, re.IGNORECASE)
_NOBODY_DIED = re.compile(
    rf"{_NONE_HURT}|{_NOBODY}{_DIED}\b|{_NO}(?:{_INJURIES} (?:or|and) )?{_DEATHS}\b", re.IGNORECASE
)


def as_a_count(question: str) -> str:
    """A question whether anybody came to harm as one of how many did: "how many people were killed in the
    flood?"; empty where that is not asked."""
    asks = _ASKS.fullmatch(question.strip())
    return f"How many {asks['of'] or 'people'} {_did(asks)}{asks['rest']}" if asks else ""


def denies(question: str, text: str) -> bool:
    """Whether a sentence says that nobody came to the harm that is asked about: who was not hurt was not
    killed either, but who was not killed may be hurt."""
    asks = _ASKS.fullmatch(question.strip())
    if asks is None:
        return False
    return bool((_NOBODY_DIED if asks["died"] or asks["deaths"] else _NOBODY_HURT).search(text))


def _did(asks: re.Match[str]) -> str:
    died, hurt = asks["died"], asks["hurt"]
    if died or asks["deaths"]:
        return "were killed" if (died or "").lower() == "killed" else "died"
    return f"were {hurt or 'injured'}"
