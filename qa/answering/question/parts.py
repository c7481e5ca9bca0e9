"""Two or three questions in one: "When did the talks begin and how many observers came?" Pure."""

from __future__ import annotations

import re

from qa.answering.question import asking
from qa.answering.question.asking import ASKS, DO, HOW, LED_BY, NAMED, NOUN, as_question
from qa.answering.question.speakers import SAID
from qa.language.content import content_words

_BY_HOW = rf"(?:(?:by|for|at|since) )?{HOW}"
# A question by itself: "when it began" is none, it may be what somebody said or knows.
_WHICH = rf"(?:{LED_BY})?(?:what|which|whose){NOUN}{{0,3}}"
_ASKED = rf"(?:when|where|why|(?:{LED_BY})?whom|how{NOUN}?|{_WHICH})"
_IS_IT = rf"{DO} (?:he|she|it|they|there|any\w*)\b"
_WHOLE = rf"(?:{_ASKED} {DO}\b|who\b|{_BY_HOW}\b|{_IS_IT}).{{3,}}?"
_MORE_OF_IT = rf"(?:{ASKS}|{NAMED})"
_AND = r"(?:\s*[?;]\s*(?:and\s+)?|,?\s+and\s+)(?:also\s+)?(?:if (?:so|not),?\s+)?"
_END = r"[\s?.!]*$"
_LEADING = r"(?P<leading>(?:in|on|since|during|between|after|before|last|this) [^,?]{2,40},\s+)?"
_SHARED = re.compile(
    rf"{_LEADING}(?P<one>{ASKS}) and (?P<other>{ASKS}) (?P<rest>{DO}\b.+?){_END}", re.IGNORECASE
)
_TWO = re.compile(
    rf"{_LEADING}(?P<first>(?:{ASKS}|how(?= {DO}\b)|{DO})\b(?:\s+[^\s?;]+)+?)"
    rf"{_AND}(?:(?P<whole>{_WHOLE})|(?P<more>{_MORE_OF_IT})){_END}",
    re.IGNORECASE,
)
# After a comma alone "who" may be of a clause: "when did she meet Rahn, who is mayor, and why".
_DOES_IT = r"(?: (?:will|would|has|had|can))? \w+ (?:(?:for|about|to) )?(?:it|them)\b"
_NEXT = rf"(?:{_AND}|,\s+(?!(?:who(?!{_DOES_IT})|which|whose)\b))"
_THREE = re.compile(
    rf"{_LEADING}(?P<first>(?:{_ASKED} {DO}|{_BY_HOW}|{DO}|who)\b(?:\s+[^\s?;]+)+?){_NEXT}"
    rf"(?P<second>{_WHOLE}){_AND}(?:(?P<whole>{_WHOLE})|(?P<more>{_MORE_OF_IT})){_END}",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"{_NEXT}(?:{_WHOLE}|{_MORE_OF_IT}){_END}", re.IGNORECASE)
_MORE = re.compile(rf"{_AND}(?:{_WHOLE}|{_MORE_OF_IT}){_END}", re.IGNORECASE)
_OF_WORDS = re.compile(rf"\b(?:{SAID}|know|known|discuss(?:ed)?)\b", re.IGNORECASE)
# Of those the ones that a clause follows: "when did she say the talks began", not "announce her resignation".
_OF_CLAUSES = re.compile(r"\b(?:say|said|tell|told|think|thought|believe|claim|know|known)\b", re.IGNORECASE)
_WHEN = re.compile(r"(?:when|where)\b", re.IGNORECASE)
_ABOUT_IT = re.compile(r"\babout\b", re.IGNORECASE)
_WHO_SAID = re.compile(r"who said\b", re.IGNORECASE)
# No clause follows: "who called it".
_WHO_DID_IT = re.compile(rf"who{_DOES_IT}$", re.IGNORECASE)
_INVERTED = re.compile(rf"(?:{_ASKED}|who) {DO}\b", re.IGNORECASE)
_SAY_IT = re.compile(rf"\b(?:{SAID})(?: (?:about|of|to))?(?P<it> (?:it|that|this|so))?$", re.IGNORECASE)
_THEY_SAY = re.compile(rf"\w+ {DO} (?:he|she|they|it)\b", re.IGNORECASE)
_WITHIN = re.compile(
    rf"\s(?:who|whom|whose|which|that|what|how)\b|,\s(?:when|where|why) {DO}\b", re.IGNORECASE
)
_A_NAME = re.compile(r"(?<=\s)[A-Z]")


def questions_in(question: str) -> tuple[str, ...]:
    """The two or three questions that one asks, as they stand there; empty where it asks one, or more.

    Each after the first may lean on it: ``qa.answering.question.following.complete`` tells what it leaves
    out.
    """
    asked = _plain(question)
    if shared := _SHARED.match(asked):
        if _MORE.search(shared["rest"]):
            return ()
        return tuple(_question(shared, f"{shared[which]} {shared['rest']}") for which in ("one", "other"))
    return _three(asked) or _two(asked)


def _two(asked: str) -> tuple[str, ...]:
    found = _TWO.match(asked)
    if not found or (found["whole"] and _MORE.search(found["whole"])):
        return ()
    if not _stands_alone(found["first"]) or not _apart(found["first"], found["whole"]):
        return ()
    return _question(found, found["first"]), _question(found, found["whole"] or found["more"])


def _three(asked: str) -> tuple[str, ...]:
    found = _THREE.match(asked)
    each = [found["first"], found["second"], found["whole"] or found["more"]] if found else []
    if found is None or any(map(_LISTED.search, each)) or not _stands_alone(found["first"]):
        return ()
    if not _apart(found["first"], found["second"]) or not _apart(found["second"], found["whole"]):
        return ()
    return tuple(_question(found, one) for one in each)


def _question(found: re.Match[str], words: str) -> str:
    """One of them, with the days that lead all."""
    return as_question(f"{found['leading'] or ''}{words}")


def _stands_alone(first: str) -> bool:
    """Whether a question tells what it asks about: "who was the president and who the premier of Orselia"
    tells it last, and a clause within belongs to what follows."""
    told = content_words([first])[0]
    clause = _WITHIN.search(_WHO_SAID.sub("", first).removeprefix(" that"))
    enough = (
        len(told) > 1 or _A_NAME.search(first) or asking.term(first) or (told and _OF_WORDS.search(first))
    )
    return bool(enough) and not clause


def _apart(first: str, whole: str | None) -> bool:
    """Whether the second is no part of the first.

    Args:
        whole: the second if it has more than a question word.
    """
    says_it = whole and _INVERTED.match(whole) and _SAY_IT.search(whole)
    of_words = _OF_CLAUSES if _WHEN.match(first) else _OF_WORDS
    if _WHO_DID_IT.match(first) or not of_words.search(first):
        # "Will it open? What does Vensk say?" asks what Vensk says of that.
        return not says_it or bool(_ABOUT_IT.search(says_it.group()))
    if not whole:
        return bool(_WHO_SAID.match(first))  # when somebody said it is told with the words
    return bool(_INVERTED.match(whole)) and not (says_it and says_it["it"] and _THEY_SAY.match(whole))


def _plain(question: str) -> str:
    """Without what is said out of politeness."""
    text = " ".join(question.split())
    for start, end in reversed(asking.courtesies(text)):
        text = text[:start] + text[end:]
    return " ".join(text.split())
