"""Somebody's words asked for on nothing, as those on what the question before was on: "what did Karesh say?".
Pure."""

from __future__ import annotations

import re

from qa.answering.question.antecedents import Antecedents, Reading
from qa.answering.question.speakers import AskedFor
from qa.language.names import without_possessive

ON = re.compile(r"^(?:about|on|of|regarding|concerning)\s+", re.IGNORECASE)
"""What leads to a matter: "about the pact"."""

_WHAT_IS = re.compile(r"(?:what (?:is|was|were) (?:the )?)?", re.IGNORECASE)
_REPLY = re.compile(
    r"(?P<asks>what (?:is|was|were) (?P<whose>[^?]{1,60}?[’']s?|(?P<their>his|her|their))"
    r" (?P<reply>answer|response|reply|reaction))"
    r"(?: to (?:it|that|this|(?P<them>him|her|them)))?",
    re.IGNORECASE,
)
_REPLIES = {"answer": "answer", "response": "respond", "reply": "reply", "reaction": "react"}
_TO = " to"
_REACTS = re.compile(r"\b(?:respon[ds]\w*|repl(?:y|ied|ies)|react\w*|answer\w*)(?: to)?\W*$", re.IGNORECASE)
_THAT = ("it", "that", "this", "so")
_NOTHING = frozenset(
    ("", *_THAT, *(f"{led} {it}" for led in ("to", "about", "on", "of") for it in _THAT[:3]))
)
_OF_THAT = re.compile(r"\s+(?:about|on|of)\s+(?:it|that|this)$", re.IGNORECASE)


def with_that(text: str) -> str:
    """A question for somebody's answer, with the "to that" which it may leave out; any other as it is. Of
    "her answer to him" it is not told that he is who spoke."""
    reply = _REPLY.fullmatch(text)
    return f"{reply['asks']} to that" if reply and not (reply["their"] and reply["them"]) else text


def is_bare_of_words(text: str, reading: Reading) -> bool:
    """Whether somebody's words are asked for on nothing and of no days: "what did Vensk reply to that?"."""
    asks = reading.words(text)
    if asks is None or not asks.speakers or not _WHAT_IS.fullmatch(text[: asks.start]):
        return False
    return text[asks.end :].strip().lower() in _NOTHING


def is_reply(text: str) -> bool:
    """Whether an answer to something is asked for."""
    return bool(_REPLY.fullmatch(text) or _REACTS.search(text))


def of_no_more(text: str) -> str:
    """A question for words without the "that" which they are on."""
    if reply := _REPLY.fullmatch(text):
        whose = without_possessive(reply["whose"])
        return f"how did {whose} {_REPLIES[reply['reply'].lower()]}"
    return _OF_THAT.sub("", text)


def on_the_same(text: str, asks: AskedFor, named: Antecedents, reading: Reading) -> str:
    """A question for words that names no matter, on the matter and of the days of the one before."""
    period = reading.period(text)
    days_at = (period.start, period.end) if period else (0, 0)
    own = "".join(one for at, one in enumerate(text) if at >= asks.end and not days_at[0] <= at < days_at[1])
    own = own.strip(" ?,").lower()
    if own in ("since", "then", "since then"):
        return " ".join(filter(None, (text[: asks.end].rstrip(" ?.!"), named.topic)))
    if own not in _NOTHING:
        return text
    said, topic = text[: asks.end].rstrip(" ?.!"), _topic_for(asks, text, named)
    if period:
        return " ".join(filter(None, (said, topic, text[asks.end :].strip(" ?.!"))))
    kept = own if own in _THAT and not said.endswith(_TO) else ""  # "when did she say that about the pact"
    return " ".join(filter(None, (said.removesuffix(_TO), kept, topic, named.days)))


def _topic_for(asks: AskedFor, text: str, named: Antecedents) -> str:
    """On what somebody's words are asked for; where the one before asks for words on them, on who said
    those."""
    reacts = _REACTS.search(text[: asks.end])
    whom = next((one.words for one in asks.speakers if one.words in named.topic), "")
    if whom and len(named.people) == 1:
        return f"{'to' if reacts else 'about'} {named.people[0]}"
    on = named.topic if reacts else re.sub(r"^to\s", "about ", named.topic)
    return ON.sub("on ", on) if reacts else on
