"""What is asked on after somebody's words: who else spoke, who disagreed, whether it still holds. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.answering.question.antecedents import Antecedents, Reading
from qa.answering.question.asked_words import spoken_of, who_spoke
from qa.answering.question.bare_words import ON

_IT = r"(?:it|that|this)"
_OF_IT = rf"(?: (?:about|on|of|over) {_IT})?"
_WHO_ELSE = re.compile(
    r"(?:(?:was|is) there )?(?:who|anyone|anybody|somebody|someone) else"
    r"(?: (?:did|has|have|had|said (?:so|that|anything|something)|spoke|commented|reacted|does|is there))?"
    rf"{_OF_IT}"
    r"|what (?:did|do|have) (?:(?:the )?others|(?:any|every)(?:one|body) else|other people)"
    rf" (?:say|said|think){_OF_IT}",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(
    r"what (?:(?:did|do) (?:they|he|she) say|(?:have|has) (?:they|he|she) said|was said)" + _OF_IT,
    re.IGNORECASE,
)
_WHEN_THAT = re.compile(
    rf"(?:on (?:what|which) (?:day|date)|when) (?:(?:was|were|is|did) (?:that|this)(?: said)?"
    rf"|did (?:he|she|they) (?:say|tell|claim) {_IT})",
    re.IGNORECASE,
)
_WITH_THEM = rf"(?: with (?:him|her|them|{_IT}))?{_OF_IT}"
_WHO_AGREED = re.compile(
    rf"who (?:(?:else|also|has|have|had|publicly) )*(?P<verb>(?:dis)?agree[sd]?){_WITH_THEM}", re.IGNORECASE
)
_AGREED_ABOUT = re.compile(
    r"who (?:dis)?agree[sd]? with (?P<whom>.{1,80}?) (?:about|on|over) (?P<on>[^?]+)", re.IGNORECASE
)
_DID_AGREE = re.compile(
    r"(?P<asks>(?:did|does|do|would) (?!(?:he|she|they|it|any\w*|some\w*)\b)[^?]{1,60}? (?:dis)?agree)"
    rf"{_WITH_THEM}",
    re.IGNORECASE,
)
_VIEW = r"(?:view|position|stance|opinion|line|policy|plan|mind)"
_STILL = re.compile(
    rf"(?:is|was) {_IT} still (?:so|true|the case|valid|(?:his|her|their) {_VIEW})"
    rf"|(?:does|do) (?:he|she|they) still (?:say|think|believe|stand by|hold) (?:so|{_IT})"
    rf"|has (?:{_IT}|(?:his|her|their) {_VIEW}) changed(?: since(?: then)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """Whose words a question asks for, and on what, with a preposition, and when; as it has it."""

    people: str
    several: bool
    topic: str
    days: str


def is_who_else(turn: str) -> bool:
    """Whether a turn asks who else said something, and nothing more."""
    return bool(_WHO_ELSE.fullmatch(turn))


def others_on(question: str) -> str:
    """Who else spoke of a matter, where it is asked who agreed or disagreed with somebody on it; else
    empty."""
    agreed = _AGREED_ABOUT.match(question)
    return f"Who other than {agreed['whom']} commented on {agreed['on'].strip()}?" if agreed else ""


def asked_on(before: str, answer: str, turn: str, named: Antecedents, reading: Reading) -> str:
    """What a turn asks after a question for words; empty where that is no such question, or the turn asks
    none of it.

    Args:
        answer: what the question before is answered with in few words; empty where that is not known.
        named: what the question before names.
    """
    if who_spoke(before, reading.knows):
        return _of_them(before, answer, turn)
    said = _said(before, named, reading)
    return _of_that(said, turn) if said else ""


def matter(before: str, named: Antecedents, reading: Reading) -> str:
    """What words are asked for on in a question, with a preposition: "about the pact". Empty where none are,
    or on nothing."""
    agreed = _AGREED_ABOUT.match(before)
    if on := agreed["on"] if agreed else spoken_of(before, reading.knows):
        return f"about {on.strip(' ?.!').removesuffix(named.days).strip()}"
    asks = reading.words(before)
    return named.topic if asks and not asks.fact else ""


def _of_them(before: str, answer: str, turn: str) -> str:
    """After who said something: who else did, and what they said."""
    if _WHO_ELSE.fullmatch(turn):
        apart = f" other than {answer}" if answer else " else"
        return re.sub(r"^(\W*who)(?: else)?\b", rf"\1{apart}", before, count=1, flags=re.IGNORECASE)
    return before if _THEY_SAY.fullmatch(turn) else ""


def _said(before: str, named: Antecedents, reading: Reading) -> Said | None:
    asks = reading.words(before)
    if asks is None or not asks.speakers or asks.fact or not named.topic:
        return None
    people = " and ".join(one.words for one in asks.speakers)
    return Said(people, len(asks.speakers) > 1, named.topic, named.days)


def _of_that(said: Said, turn: str) -> str:
    """After what somebody said."""
    on, about = ON.sub("on ", said.topic), ON.sub("about ", said.topic)
    asked = ""
    if _WHO_ELSE.fullmatch(turn):
        asked = f"who other than {said.people} commented {on} {said.days}"
    elif _WHEN_THAT.fullmatch(turn):
        asked = f"when did {said.people} speak {about} {said.days}"
    elif who := _WHO_AGREED.fullmatch(turn):
        asked = f"who {who['verb']} with {said.people} {about} {said.days}"
    elif did := _DID_AGREE.fullmatch(turn):
        asked = f"{did['asks']} with {said.people} {about} {said.days}"
    elif _STILL.fullmatch(turn):  # of days to come after those, too
        asked = f"{'have' if said.several else 'has'} {said.people} changed their position {about}"
    return asked.strip()
