"""A question that leans on the one before it, as it would be asked alone: "And in 2024?". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.answering.question.antecedents import Antecedents, Reading, antecedents
from qa.answering.question.asked_words import who_spoke
from qa.answering.question.asking import ASKS, DO, NAMED, as_question
from qa.answering.question.pronouns import is_impersonal, meaning, of_a_deed, of_people, points_back
from qa.answering.question.speakers import AskedFor
from qa.answering.question.swapping import A_QUESTION, AT, NAME_WITHIN, swapped

LONGEST = 300  # characters of a turn that leans on another, and of one that it may lean on

_LEAD = re.compile(r"(?:(?:and|but|or|so|also|then|ok|okay)\b[\s,]*)+", re.IGNORECASE)
_THANKS = re.compile(r"(?:(?:many )?thanks|thank you|great|ok(?:ay)?|i see)[\s,.!]+", re.IGNORECASE)
_BARE = re.compile(rf"{ASKS}(?P<noun>(?:\s+(?!{DO}\b)[^\s?]+){{0,2}})", re.IGNORECASE)
_NAMED = re.compile(NAMED, re.IGNORECASE)
_HAPPENED = re.compile(
    rf"(?P<asks>{ASKS}|how) (?:did|does|will) (?:it|this|that) (?:happen|occur|take place|come about)",
    re.IGNORECASE,
)
_WHAT_ELSE = re.compile(rf"{ASKS} else", re.IGNORECASE)
_WHO_ELSE = re.compile(
    r"(?:(?:was|is) there )?(?:who|anyone|anybody|somebody|someone) else"
    r"(?: (?:did|has|have|had|said (?:so|that|anything|something)|spoke|commented|does|is there))?"
    r"|what (?:did|do|have) (?:(?:the )?others|(?:any|every)(?:one|body) else|other people)"
    r" (?:say|said|think)(?: (?:about|of) (?:it|that|this))?",
    re.IGNORECASE,
)
_THEY_SAY = re.compile(
    r"what (?:(?:did|do) (?:they|he|she) say|(?:have|has) (?:they|he|she) said|was said)"
    r"(?: (?:about|on|of) (?:it|that|this))?",
    re.IGNORECASE,
)
_WHEN_THAT = re.compile(
    r"(?:on (?:what|which) (?:day|date)|when) (?:was|were|is|did) (?:that|this)(?: said)?", re.IGNORECASE
)
_INVERTS = re.compile(rf"(?:{ASKS}(?: (?!{DO}\b)\w+)? )?(?P<rest>{DO}\b.+)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\bhow (?:many|much) (?P<noun>(?!{DO}\b)[^\W\d]\w*(?: (?!{DO}\b)\w+)?) {DO}\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"how (?:many|much)\b", re.IGNORECASE)
_COUNTS = re.compile(rf"how (?:many|much)(?= {DO}\b)", re.IGNORECASE)
_OF_SUBJECT = re.compile(r"who\s+(?!(?:did|do|does)\b)(?P<rest>.+)", re.IGNORECASE)
_SAID_BY = re.compile(r"said\b\s*", re.IGNORECASE)
_WHO_IS = re.compile(
    r"who(?:[’']s|\s+(?:is|was))\s+(?P<who>(?!(?:the|an?)\b)[^?,]+?)[\s?.!]*$", re.IGNORECASE
)
_OF_IT = re.compile(rf"(?:{ASKS})?\s*(?:{DO}\b)?(?P<matter>.+)", re.IGNORECASE)
_ON = re.compile(r"^(?:about|on|of|regarding|concerning)\s+", re.IGNORECASE)
# "The first to cross" is nothing by itself, "the first minister" is.
_ORDINAL = r"(?:first|last|most|least|same|others?|rest)\b(?:\s+(?:to|of|in|at|on|by)\b|\W*$)"
_DEFINITE = re.compile(rf"\bthe\s+(?!{_ORDINAL})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Before:
    """The question before, and what it was answered with in few words; empty where that is not known."""

    text: str
    answer: str = ""


def follow(before: Before, question: str, reading: Reading) -> str:
    """A question as it would be asked alone, after the one before it; as it is where it stands alone.

    "And in 2024?" asks the same of other days, "what about Karesh?" the same of somebody else, "why?" the
    reason of what was asked; "she", "it" and "there" are whom and what that named.
    """
    before = replace(before, text=" ".join(before.text.split()))
    text, led = _without_lead(question)
    if not text or not before.text or max(len(text), len(before.text)) > LONGEST:
        return question
    if others := _others(before, text, reading):
        return as_question(others)
    if _WHAT_ELSE.fullmatch(text):
        return question
    if other := swapped(before.text, text, reading, led=led):
        return as_question(other)
    if not (led and A_QUESTION.match(text)) and not _leans(before, text, reading):
        return question
    whole = complete(before, text, reading)
    return whole if whole != as_question(text) else question


def _without_lead(turn: str) -> tuple[str, bool]:
    """What a turn asks without thanks and the "and" that leads it, and whether one does."""
    thanked = _THANKS.match(turn)
    start = thanked.end() if thanked else 0
    led = _LEAD.match(turn, start)
    asked = turn[led.end() if led else start :]
    return " ".join(asked.split()).strip(" ?.!,;"), led is not None


def _leans(before: Before, text: str, reading: Reading) -> bool:
    """Whether a turn leaves something out: whom or what a pronoun means, what is asked, or on what somebody's
    words are asked for."""
    if meaning(text, _named(before, reading)) != text:
        return True
    back = points_back(text) and (not of_people(text) or of_a_deed(text))
    return back or bool(_BARE.fullmatch(text)) or _is_bare_of_words(text, reading)


def _others(before: Before, text: str, reading: Reading) -> str:
    """What others said of the matter of the question before, what those said whom that asks for, or when it
    was said; empty where none of it is asked."""
    if who_spoke(before.text, reading.knows):
        if _WHO_ELSE.fullmatch(text):
            apart = f" other than {before.answer}" if before.answer else " else"
            return re.sub(r"^(\W*who)(?: else)?\b", rf"\1{apart}", before.text, count=1, flags=re.IGNORECASE)
        return before.text if _THEY_SAY.fullmatch(text) else ""
    asks, named = reading.words(before.text), _named(before, reading)
    if asks is None or not asks.speakers or asks.fact or not named.topic:
        return ""
    people = " and ".join(one.words for one in asks.speakers)
    if _WHO_ELSE.fullmatch(text):
        return f"who other than {people} commented {_ON.sub('on ', named.topic)} {named.days}".strip()
    if _WHEN_THAT.fullmatch(text):
        return f"when did {people} speak {_ON.sub('about ', named.topic)} {named.days}".strip()
    return ""


def _is_bare_of_words(text: str, reading: Reading) -> bool:
    """Whether somebody's words are asked for on nothing and of no days: "what did Vensk reply?"."""
    asks = reading.words(text)
    return bool(asks and asks.speakers and not text[asks.end :].strip() and not text[: asks.start].strip())


def complete(before: Before, text: str, reading: Reading) -> str:
    """A question that the one before it goes on with, with what it leaves out; as it is where it stands
    alone."""
    bare = _BARE.fullmatch(text)
    if (bare and not bare["noun"]) or _NAMED.fullmatch(text):
        return _more(before, text)
    if happened := _HAPPENED.fullmatch(text):
        return _more(before, happened["asks"])
    named = _named(before, reading)
    meant = meaning(_counted(before.text, text), named)
    asks, asked_before = (reading.words(one) for one in (meant, before.text))
    if asks and asked_before:
        return as_question(_of_the_same(meant, asks, named, reading))
    held = meant != text or (named.thing and named.thing.lower() in text.lower())
    defined = _DEFINITE.search(text) or is_impersonal(text)
    if of_a_deed(text) or (not held and (points_back(text) or not (defined or NAME_WITHIN.search(text)))):
        return as_question(_after(before.text, meant))
    if not held and defined:
        return as_question(text)
    alike = _HOW_MUCH.match(before.text) and _HOW_MUCH.match(text) and not reading.period(text)
    return as_question(f"{meant} {named.days}" if alike and named.days else meant)


def needs_answer(before: str, question: str) -> bool:
    """Whether what a question leaves out may be what the one before it is answered with: who or where."""
    asks = question.strip(" ?.!,;")
    leans = (
        points_back(question) or _BARE.fullmatch(asks) or _WHO_ELSE.fullmatch(_LEAD.sub("", asks, count=1))
    )
    return bool(leans) and before.lower().startswith(("who ", "where "))


def _counted(before: str, text: str) -> str:
    """With what it counts: in "how many did Orselia offer?" that is what the question before counts."""
    counted, counts = _COUNTED.search(before), _COUNTS.search(text)
    return f"{text[: counts.end()]} {counted['noun']}{text[counts.end() :]}" if counted and counts else text


def _named(before: Before, reading: Reading) -> Antecedents:
    """What the question before names, and what its answer does."""
    found = antecedents(before.text, reading)
    asks = before.text.partition(" ")[0].lower() if before.answer else ""
    if who := _WHO_IS.match(before.text):
        return replace(found, people=(who["who"],))
    if asks == "who":
        return replace(found, people=(before.answer,))
    if asks != "where":
        return found
    return replace(found, place=before.answer if AT.match(before.answer) else f"in {before.answer}")


def _after(before: str, text: str) -> str:
    """A question after what the one before it is about."""
    of_it = _OF_IT.match(before.rstrip(" ?.!"))
    return f"{of_it['matter'].strip()}: {text[:1].lower()}{text[1:]}" if of_it else text


def _more(before: Before, asks: str) -> str:
    """Another question word of the same verb: "and why?"."""
    text = before.text.rstrip(" ?.!")
    of_subject = _OF_SUBJECT.match(text)
    inverted = None if of_subject else _INVERTS.match(text)
    if inverted:
        return as_question(f"{asks} {inverted['rest'][:1].lower()}{inverted['rest'][1:]}")
    said = _SAID_BY.match(of_subject["rest"]) if of_subject and before.answer else None
    if of_subject and said:
        return as_question(f"{asks} did {before.answer} say {of_subject['rest'][said.end() :]}")
    return as_question(_after(text, asks))


def _of_the_same(text: str, asks: AskedFor, named: Antecedents, reading: Reading) -> str:
    """A question for words that names no matter, on the matter and of the days of the one before."""
    period = reading.period(text)
    days_at = (period.start, period.end) if period else (0, 0)
    own = "".join(one for at, one in enumerate(text) if at >= asks.end and not days_at[0] <= at < days_at[1])
    own = own.strip(" ?,").lower()
    if own in ("since", "then", "since then"):
        return " ".join(filter(None, (text[: asks.end].rstrip(" ?.!"), named.topic)))
    if own not in ("", "it", "that", "this", "so"):
        return text
    days = "" if period else named.days
    end = len(text) if own else asks.end
    said, rest = text[:end], text[end:].strip(" ?.!")
    return " ".join(filter(None, (said.rstrip(" ?.!"), named.topic, rest, days)))
