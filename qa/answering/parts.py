"""Two questions in one: "When did the talks begin and how many observers came?" Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.answering import asking
from qa.answering.content import content_words
from qa.answering.speakers import SAID
from qa.types import Answer, Status

TWO = "Two questions in one: each is looked for by itself."

_DO = r"(?:did|does|do|has|have|had|will|would|was|were|is|are|can|could|should)"
_HOW = r"how (?:many|much|long|old|far|often|big|large|high)"
_BY_HOW = rf"(?:(?:by|for|at|since) )?{_HOW}"
_ASKS = rf"(?:{_BY_HOW}|when|where|why|whom?|whose|what|which)"
# A question by itself: "when it began" is none, it may be what somebody said or knows.
_WHOLE = rf"(?:(?:when|where|why|whom|what|which(?: \w+)?) {_DO}\b|who\b|{_BY_HOW}\b).{{3,}}?"
_AND = r"(?:\s*[?;]\s*(?:and\s+)?|,?\s+and\s+)(?:also\s+)?"
_END = r"[\s?.!]*$"
_SHARED = re.compile(rf"(?P<one>{_ASKS}) and (?P<other>{_ASKS}) (?P<rest>{_DO}\b.+?){_END}", re.IGNORECASE)
_TWO = re.compile(
    rf"(?P<first>(?:{_ASKS}|{_DO})\b(?:\s+\S+)+?){_AND}(?:(?P<whole>{_WHOLE})|(?P<more>{_ASKS})){_END}",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(rf"\b(?:{SAID}|know|known|discuss(?:ed)?)\b", re.IGNORECASE)
_INVERTED = re.compile(rf"(?:what|when|where|why|whom?|how) {_DO}\b", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:about|on|regarding)\s.+$", re.IGNORECASE)
_SAY_IT = re.compile(rf"\b(?:{SAID})(?: (?:about|of|to) (?:it|that|this))?$", re.IGNORECASE)
_INVERTS = re.compile(rf"(?:{_ASKS} )?(?P<rest>{_DO}\b.+)", re.IGNORECASE)
_OF_IT = re.compile(rf"(?:{_ASKS})?\s*(?:{_DO}\b)?(?P<matter>.+)", re.IGNORECASE)
_WITHIN = re.compile(r"\s(?:who|whom|whose|which|that|what|how|between)\b", re.IGNORECASE)
_A_NAME = re.compile(r"(?<=\s)[A-Z]")
_POINTS_BACK = re.compile(
    r"\b(?:it|its|he|she|they|his|hers?|their|him|them|this|that|these|those|there|then)\b", re.IGNORECASE
)


def parts(question: str) -> tuple[str, ...]:
    """The two questions that one asks, each to be asked alone; empty where it asks one.

    What the second leaves out stands before it: "Won the vote: by how much?".
    """
    asked = _plain(question)
    if shared := _SHARED.match(asked):
        return tuple(_question(f"{shared[which]} {shared['rest']}") for which in ("one", "other"))
    found = _TWO.match(asked)
    if not found or not _stands_alone(found["first"]):
        return ()
    first, whole, more = found["first"].rstrip(" ,;"), found["whole"], found["more"]
    second = _second(first, whole, more)
    return (_question(first), _question(second)) if second else ()


def _stands_alone(first: str) -> bool:
    """Whether a question tells what it asks about: "who was the president and who the premier of Orselia"
    tells it last, and a clause within belongs to what follows."""
    told = content_words([first])[0]
    return (len(told) > 1 or bool(_A_NAME.search(first))) and "?" not in first and not _WITHIN.search(first)


def _second(first: str, whole: str | None, more: str | None) -> str:
    """The second question, empty where it is part of the first.

    Args:
        whole: it, if it has more than a question word.
        more: its question word, if that is all of it.
    """
    if _OF_WORDS.search(first):
        # When somebody said it is told with the words.
        own = whole and _INVERTED.match(whole) and not _POINTS_BACK.search(whole)
        about = _ABOUT.search(first)
        return whole + (about.group() if about and not _ABOUT.search(whole) else "") if whole and own else ""
    if more:
        inverted = _INVERTS.match(first)
        return (
            f"{more} {inverted['rest'][:1].lower()}{inverted['rest'][1:]}"
            if inverted
            else _after(first, more)
        )
    if not whole or (_INVERTED.match(whole) and _SAY_IT.search(whole)):
        return ""  # "Will it open? What does Vensk say?" asks what Vensk says of that
    return whole if _A_NAME.search(whole) and not _POINTS_BACK.search(whole) else _after(first, whole)


def _after(first: str, second: str) -> str:
    """The second question after what the first is about."""
    of_it = _OF_IT.match(first)
    return f"{of_it['matter'].strip()}: {second[:1].lower()}{second[1:]}" if of_it else second


def _plain(question: str) -> str:
    """Without what is said out of politeness."""
    text = question
    for start, end in reversed(asking.courtesies(question)):
        text = text[:start] + text[end:]
    return " ".join(text.split())


def _question(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(" ?.!,;") + "?"


def together(question: str, answers: Sequence[Answer]) -> Answer:
    """The answers to its parts as one: as sure as the least sure of those that are given."""
    given = [answer for answer in answers if answer.status is Status.ANSWERED]
    stages = {stage: 0.0 for answer in answers for stage in answer.timings_ms}
    return replace(
        (given or answers)[0],
        question=question,
        text="\n\n".join((TWO, *(f"{answer.question}\n{answer.text}" for answer in answers))),
        sentences=(),
        short_answer=None,
        short=None,
        confidence=min((answer.confidence for answer in given), default=0.0),
        citations=(),
        timings_ms={stage: sum(answer.timings_ms.get(stage, 0.0) for answer in answers) for stage in stages},
        unheard=(),
        mentions=(),
        agreements=(),
        disputes=(),
        unknown=(),
        did_you_mean="",
        phrasing=None,
        parts=tuple(answers),
    )
