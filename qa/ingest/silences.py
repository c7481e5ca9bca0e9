"""Silence that no verb of saying tells: "had no comment", "declined an interview", "did not return calls".

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

REFUSING = frozenset("decline declines declined declining refuse refuses refused refusing".split())

_HAVE = frozenset("have has had having made offered offering gave provided".split())
_CALLS = frozenset(
    "call calls message messages email emails e-mail e-mails request requests inquiry inquiries voicemail"
    " voicemails text texts".split()
)
WORDS = frozenset("comment interview interviews interviewed return returned returning".split())
"""One of these tells it."""


def keeping_silent(token: Token) -> Token | None:
    """The verb of whoever keeps silent, if a word tells that they do."""
    word, head = token.lower_, token.head
    if word.startswith("return"):
        calls = any(child.dep_ == "dobj" and child.lower_ in _CALLS for child in token.rights)
        return token if calls and _is_not_done(token) else None
    if word == "comment" and any(child.lower_ == "no" for child in token.lefts):
        return head if token.dep_ == "dobj" and head.lower_ in _HAVE else None
    if word == "interviewed":
        return head if token.dep_ == "xcomp" and head.lower_ in REFUSING else None
    asked = _asking(token) if word in WORDS else None
    return asked.head if asked and asked.dep_ == "dobj" and asked.head.lower_ in REFUSING else None


def _asking(token: Token) -> Token:
    """Of "an interview request" and "requests for comment" the request, else the word itself."""
    if token.dep_ == "compound" and token.head.lower_ in _CALLS:
        return token.head
    asked = token.head.head
    return asked if token.dep_ == "pobj" and token.head.lower_ == "for" and asked.lower_ in _CALLS else token


def _is_not_done(verb: Token) -> bool:
    failed = verb.dep_ == "xcomp" and verb.head.lower_ in ("failed", *REFUSING)
    return failed or any(child.dep_ == "neg" for child in verb.lefts)
