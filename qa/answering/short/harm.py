"""Whether anybody came to harm, or was arrested or charged: asked as how many were, and denied by a sentence
on nobody. Pure."""

from __future__ import annotations

import re

# By the verbs, the nouns, and those nouns that may stand beside them: "no injuries or deaths".
_DEATHS = r"(?:deaths?|fatalit(?:y|ies)|loss of life)"
_INJURIES = r"(?:injur(?:y|ies)|casualt(?:y|ies))"
_ARRESTS = r"(?:arrests?)"
_CHARGES = r"(?:(?:criminal )?charges|indictments?)"
_HARMS = {
    "died": (r"(?:die[ds]?|dead|drown(?:ed)?|perish(?:ed)?|killed)", _DEATHS, _INJURIES),
    "injured": (r"(?:hurt|injured|wounded|harmed)", _INJURIES, _DEATHS),
    "arrested": (r"(?:arrested|detained|taken into custody)", _ARRESTS, _CHARGES),
    "charged": (r"(?:charged|indicted)", _CHARGES, _ARRESTS),
}
_DONE = "|".join(f"(?P<{harm}>{done})" for harm, (done, _, _) in _HARMS.items())
_TOLD = "|".join(f"(?P<told_{harm}>{nouns})" for harm, (_, nouns, _) in _HARMS.items())
_BE = r"(?:was|were|is|are|has|have|had|did|get|got|been|also|be)"
_ANYBODY = (
    r"(?:(?:any|some)(?:one|body)|people|any (?:of (?:the|his|her|their) )?(?P<of>\w+(?: \w+)?))(?: else)?"
)
_ASKS = re.compile(
    rf"\W*(?:and |but |so )?{_BE} (?:{_ANYBODY} (?:{_BE} )*(?:{_DONE})"
    rf"|(?:there (?:been )?(?:any )?|any )(?:{_TOLD})(?: (?:{_BE} )*(?:made|filed|brought|reported))?)\b"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BY_POLICE = re.compile(
    r"\b(?:has|have|did) (?:the )?(?:police|authorities) (arrest|detain|charg)(?:ed?)?"
    r" ((?:any|some)(?:one|body))\b",
    re.IGNORECASE,
)
# "No other injuries" and "nobody else" tell of some.
_NO = r"\b(?:no|without(?: any)?) (?:(?:reported|known|confirmed|immediate|reports? of|any) )*"
_NOBODY = (
    r"\b(?:nobody|no[ -]?one|none(?: of \w+(?: \w+){0,3})?|no (?!other|more|further|new|additional)\w+)"
    r" (?:(?:was|were|has|have|had|been|is|are|believed|known|reported|to be) )*"
)
_NONE = {
    harm: re.compile(rf"{_NOBODY}{done}\b|{_NO}(?:{beside} (?:or|and) )?{nouns}\b", re.IGNORECASE)
    for harm, (done, nouns, beside) in _HARMS.items()
}


def as_a_count(question: str) -> str:
    """A question whether anybody came to harm as one of how many did: "how many people were killed in the
    flood?"; empty where that is not asked."""
    asks = _asks(question)
    if asks is None:
        return ""
    harm, words = _harm(asks), (asks[_harm(asks)] or "").lower()
    did = "died" if harm == "died" and words != "killed" else f"were {words or harm}"
    return f"How many {asks['of'] or 'people'} {did}{asks['rest']}"


def denies(question: str, text: str) -> bool:
    """Whether a sentence says that nobody came to the harm that is asked about: who was not hurt was not
    killed either, but who was not killed may be hurt."""
    asks = _asks(question)
    if asks is None:
        return False
    harm = _harm(asks)
    return bool(_NONE[harm].search(text) or (harm == "died" and _NONE["injured"].search(text)))


def _asks(question: str) -> re.Match[str] | None:
    return _ASKS.fullmatch(_BY_POLICE.sub(r"was \2 \1ed", question.strip()))


def _harm(asks: re.Match[str]) -> str:
    return next(harm for harm in _HARMS if asks[harm] or asks[f"told_{harm}"])
