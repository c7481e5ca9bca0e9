"""What leads a turn of a conversation and is no part of what it asks: thanks, "and", "no, I mean". Pure."""

from __future__ import annotations

import re

_AND = re.compile(r"(?:(?:and|but|or|so|also|then|ok|okay)\b[\s,]*)+", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:(?:(?:many|ok(?:ay)?,?|great,?) )?(?:thanks|thank you)(?: (?:a lot|so much|very much))?|ok(?:ay)?)"
    r"(?:[\s,.!]+|$)|(?:great|perfect|good|right|i see|got it|hello|hi)\s*(?:[,.!]+\s*|$)",
    re.IGNORECASE,
)
# "No evidence of fraud", "no-fly zone" and "No. 10" correct nothing: a comma or "I mean" has to follow.
_CORRECTS = re.compile(
    r"(?:(?:no(?!\.\s*\d{1,3}\b)|nope|sorry|oops|wait|actually|pardon|excuse me)"
    r"(?:\s*[,.!–—]+\s*|\s+-+\s+|\s+(?=i mean|i meant|sorry\b)))*"
    r"(?:i (?:mean|meant|was asking about|am asking about|asked about)\s+|not [^,?]{1,40},\s+(?:but )?)?",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(r",\s+(?:and )?not [^,?]{1,40}$", re.IGNORECASE)
_NOTHING = re.compile(r"(?:no|nope|yes|yeah|yep|sure|fine|nice|cool|thanks|thank you)?", re.IGNORECASE)
_PLEASE = re.compile(r",?\s+please$", re.IGNORECASE)
_LONGEST = 10  # words of a turn that corrects another; what is longer says something of its own
_ENDS = " ?.!,;"


def without_lead(turn: str) -> tuple[str, bool]:
    """What a turn asks without what leads it, and whether it goes on with the turn before so: by "and", or by
    correcting it, not by thanks."""
    thanked = _THANKS.match(turn)
    text = turn[thanked.end() :] if thanked else turn
    and_ = _AND.match(text)
    text = " ".join(text[and_.end() if and_ else 0 :].split()).strip(_ENDS)
    corrected = _CORRECTS.match(text) if len(text.split()) <= _LONGEST else None
    text = text[corrected.end() if corrected else 0 :]
    instead = _NOT_THAT.sub("", text) if text else ""
    led = bool(and_ or (corrected and corrected.group()) or instead != text)
    return _PLEASE.sub("", instead).strip(_ENDS), led


def says_nothing(turn: str) -> bool:
    """Whether a turn asks nothing: "Thanks!", "No, thanks"."""
    return bool(_NOTHING.fullmatch(without_lead(turn)[0]))
