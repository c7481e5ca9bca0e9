"""Who keeps silent: "did not comment", and what no verb of saying tells: "declined an interview". Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.ingest.subjects import has_subject
from qa.language.cues import CLAUSAL, OBJECT, forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

REFUSING = frozenset("decline declines declined declining refuse refuses refused refusing".split())

_HAVE = frozenset("have has had having made offered offering gave provided".split())
_CALLS = frozenset(
    "call calls message messages email emails e-mail e-mails request requests inquiry inquiries voicemail"
    " voicemails text texts".split()
)
_GOING = frozenset("go goes went gone going".split())  # "it goes without saying"
_CAN = frozenset("can ca could".split())
_NOT_ONLY = frozenset("only just merely simply".split())
_NEAR = 3  # tokens from a "not" to what is not said: no "not that he says", no "called it not good"
# Not to do these is to keep silent, also without a clause; not to do others ("charge") is another deed.
_SILENT = (OBJECT - forms_of("cast")) | forms_of(
    "say comment respond reply answer elaborate disclose reveal confirm announce explain mention acknowledge"
    " admit deny indicate state tweet apologize apologise clarify speculate concede cite report testify"
)
WORDS = frozenset("comment interview interviews interviewed return returned returning".split())
"""One of these tells it."""


def keeping_silent(token: Token) -> Token | None:
    """The verb of whoever keeps silent, if a word tells that they do."""
    word = token.lower_
    if word.startswith("return"):
        calls = any(child.dep_ == "dobj" and child.lower_ in _CALLS for child in token.rights)
        return token if calls and _is_not_done(token) else None
    if word not in WORDS:
        return None
    head = token.head
    if word == "comment" and any(child.lower_ == "no" for child in token.lefts):
        return head if token.dep_ == "dobj" and head.lower_ in _HAVE else None
    if word == "interviewed":
        return head if token.dep_ == "xcomp" and head.lower_ in REFUSING else None
    asked = _asking(token)
    return asked.head if asked.dep_ == "dobj" and asked.head.lower_ in REFUSING else None


def _asking(token: Token) -> Token:
    """Of "an interview request" and "requests for comment" the request, else the word itself."""
    if token.dep_ == "compound" and token.head.lower_ in _CALLS:
        return token.head
    asked = token.head.head
    return asked if token.dep_ == "pobj" and token.head.lower_ == "for" and asked.lower_ in _CALLS else token


def _is_not_done(verb: Token) -> bool:
    failed = verb.dep_ == "xcomp" and verb.head.lower_ in ("failed", *REFUSING)
    return failed or any(child.dep_ == "neg" for child in verb.lefts)


def is_negated(verb: Token) -> bool:
    """ "Did not say", "refused to say", "has yet to say", "without saying"."""
    if _has_not(verb) or (verb.dep_ == "pcomp" and verb.head.lower_ == "without"):
        return True
    before = [t.lower_ for t in verb.doc[max(0, verb.i - 3) : verb.i]]
    if ["yet", "to"] in (before[-2:], before[:2]):  # "yet to say", "yet to publicly say"
        return True
    head = verb.head
    return bool(verb.dep_ == "xcomp" and verb.tag_ == "VB" and (head.lower_ in REFUSING or _has_not(head)))


def is_left_out(cue: Token) -> bool:
    """Whether a negated verb that takes an object ("did not discuss it") tells of silence.

    Not after "cannot", nor where the "not" belongs to the verb before: "has not decided whether to appeal",
    "didn't have to defend a seat".
    """
    helping = {c.lower_ for c in cue.lefts if c.dep_ == "aux"}
    if helping & _CAN or (cue.lower_ == "recommend" and helping & {"do", "does"}):  # it advises against it
        return False
    return cue.dep_ != "xcomp" or _has_not(cue) or cue.head.lower_ in (*REFUSING, "has", "had", "have")


def _has_not(verb: Token) -> bool:
    """Whether a verb has a "not" or "never" that is no "not only"."""
    last = len(verb.doc) if verb.lower_ in CLAUSAL else verb.i
    nots = (c for c in verb.children if c.dep_ == "neg" and verb.i - _NEAR <= c.i < last)
    return any(verb.doc[c.i + 1 : c.i + 2].text.lower() not in _NOT_ONLY for c in nots)


def is_silence(cue: Token) -> bool:
    """Whether somebody keeps silent by not doing it: "did not comment", "never claimed that", but neither
    "did not write the song", "don't worry", "not to mention" nor a "Don't Say Gay" law."""
    if cue.i > cue.sent.start and cue.text[0].isupper():
        return False
    alone = cue.dep_ not in ("conj", "xcomp") and not has_subject(cue)
    if alone and any(c.lower_ in ("do", "to") and c.dep_ == "aux" for c in cue.lefts):
        return False
    if cue.lower_ == "tell" and not _CAN.isdisjoint(c.lower_ for c in cue.lefts):
        return False  # cannot know
    if cue.dep_ == "pcomp" and cue.head.head.lower_ in _GOING:
        return False
    return cue.lower_ in _SILENT or any(c.dep_ == "ccomp" for c in cue.rights)
