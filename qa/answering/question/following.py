"""A question that leans on the one before it, as it would be asked alone: "And in 2024?". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from qa.answering.question.antecedents import Antecedents, antecedents
from qa.answering.question.periods import find_period
from qa.answering.question.pronouns import DO, meaning, of_people, points_back
from qa.answering.question.speakers import AskedFor, Knows, find_speakers
from qa.dates import MONTH

HOW = r"how (?:many|much|long|old|far|often|big|large|high)"
ASKS = rf"(?:(?:(?:by|for|at|since) )?{HOW}|when|where|why|(?:by )?whom|who|whose|what|which)"

LONGEST = 300  # characters of a turn that leans on another, and of one that it may lean on

_LEAD = re.compile(r"(?:(?:and|but|or|so|also|then|ok|okay)\b[\s,]*)+", re.IGNORECASE)
_THANKS = re.compile(r"(?:(?:many )?thanks|thank you|great|ok(?:ay)?|i see)[\s,.!]+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"(?:what|how) about\s+", re.IGNORECASE)
_A_QUESTION = re.compile(rf"(?:{ASKS}|{DO}|how|tell|show|list|give|find)\b", re.IGNORECASE)
_BARE = re.compile(rf"{ASKS}(?P<noun>(?:\s+(?!{DO}\b)[^\s?]+){{0,2}})", re.IGNORECASE)
_INVERTS = re.compile(rf"(?:{ASKS}(?: (?!{DO}\b)\w+)? )?(?P<rest>{DO}\b.+)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\bhow (?:many|much) (?P<noun>(?!{DO}\b)[^\W\d]\w*(?: (?!{DO}\b)\w+)?) {DO}\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"how (?:many|much)\b", re.IGNORECASE)
_COUNTS = re.compile(rf"how (?:many|much)(?= {DO}\b)", re.IGNORECASE)
_OF_SUBJECT = re.compile(r"who\s+(?!(?:did|do|does)\b)(?P<rest>.+)", re.IGNORECASE)
_PASSIVE = re.compile(r"(?P<be>was|were|is|are|has|have)\s+", re.IGNORECASE)
_MANY = {"was": "were", "were": "were", "is": "are", "are": "are", "has": "have", "have": "have"}
_SAID_BY = re.compile(r"said\b\s*", re.IGNORECASE)
_WHO_IS = re.compile(
    r"who(?:[’']s|\s+(?:is|was))\s+(?P<who>(?!(?:the|an?)\b)[^?,]+?)[\s?.!]*$", re.IGNORECASE
)
_OF_IT = re.compile(rf"(?:{ASKS})?\s*(?:{DO}\b)?(?P<matter>.+)", re.IGNORECASE)
_TOPIC = re.compile(r"(?:about|on|of|regarding)\s+", re.IGNORECASE)
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]*(?:\s+(?:(?:of|the)\s+){0,2}[A-Z][\w’'-]*)*")
_BARE_DAYS = re.compile(rf"\d{{4}}\b|(?:{MONTH})\b", re.IGNORECASE)
_AT = re.compile(r"(?:in|at|on|near)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"\bthe\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Before:
    """The question before, and what it was answered with in few words; empty where that is not known."""

    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What questions are read with: the day of asking, and whether the archive knows somebody of a name."""

    day: date
    knows: Knows


@dataclass(frozen=True, slots=True)
class Whole:
    """A question that says all that it asks.

    Args:
        asked: as it is looked for.
        shown: as a person asks it after the one before.
    """

    asked: str
    shown: str


def follow(before: Before, question: str, reading: Reading) -> str:
    """A question as it would be asked alone, after the one before it; as it is where it stands alone.

    "And in 2024?" asks the same of other days, "what about Karesh?" the same of somebody else, "why?" the
    reason of what was asked; "she", "it" and "there" are whom and what that named.
    """
    thanked = _THANKS.match(question)
    start = thanked.end() if thanked else 0
    led = _LEAD.match(question, start)
    text = question[led.end() if led else start :].strip(" ?.!,;")
    if not text or not before.text.strip() or max(len(text), len(before.text)) > LONGEST:
        return question
    if other := _other(before, text, reading, led=bool(led)):
        return as_question(other)
    asks = led and _A_QUESTION.match(text)
    leans = meaning(text, _named(before, reading)) != text or (points_back(text) and not of_people(text))
    if not (asks or leans or _BARE.fullmatch(text)):
        return question
    whole = complete(before, text, reading).asked
    return whole if whole != as_question(text) else question


def complete(before: Before, text: str, reading: Reading) -> Whole:
    """A question that the one before it goes on with, with what it leaves out."""
    bare = _BARE.fullmatch(text)
    if bare and not bare["noun"]:
        return _more(before, text)
    named = _named(before, reading)
    meant = meaning(_counted(before.text, text), named)
    asks, asked_before = (_words(one, reading) for one in (meant, before.text))
    if asks and asked_before:
        whole = as_question(_of_the_same(meant, asks, named, reading))
        return Whole(whole, whole)
    held = meant != text or (named.thing and named.thing.lower() in text.lower())
    if not held and (not _NAME.search(text) or points_back(text)):
        return Whole(as_question(_after(before.text, text)), as_question(text))
    alike = _HOW_MUCH.match(before.text) and _HOW_MUCH.match(text) and not find_period(text, reading.day)
    whole = as_question(f"{meant} {named.period.words}" if alike and named.period else meant)
    return Whole(whole, whole)


def needs_answer(before: str, question: str) -> bool:
    """Whether what a question leaves out may be what the one before it is answered with: who or where."""
    leans = points_back(question) or _BARE.fullmatch(question.strip(" ?.!,;"))
    return bool(leans) and before.lower().startswith(("who ", "where "))


def as_question(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(" ?.!,;") + "?"


def _counted(before: str, text: str) -> str:
    """With what it counts: in "how many did Orselia offer?" that is what the question before counts."""
    counted, counts = _COUNTED.search(before), _COUNTS.search(text)
    return f"{text[: counts.end()]} {counted['noun']}{text[counts.end() :]}" if counted and counts else text


def _named(before: Before, reading: Reading) -> Antecedents:
    """What the question before names, and what its answer does."""
    found = antecedents(before.text, reading.day, reading.knows)
    asks = before.text.partition(" ")[0].lower() if before.answer else ""
    if who := _WHO_IS.match(before.text):
        return replace(found, people=(who["who"],))
    if asks == "who":
        return replace(found, people=(before.answer,))
    if asks != "where":
        return found
    return replace(found, place=before.answer if _AT.match(before.answer) else f"in {before.answer}")


def _words(text: str, reading: Reading) -> AskedFor | None:
    return find_speakers(text, figure=False, knows=reading.knows)


def _after(before: str, text: str) -> str:
    """A question after what the one before it is about."""
    of_it = _OF_IT.match(before.rstrip(" ?.!"))
    return f"{of_it['matter'].strip()}: {text[:1].lower()}{text[1:]}" if of_it else text


def _more(before: Before, asks: str) -> Whole:
    """Another question word of the same verb: "and why?"."""
    text = before.text.rstrip(" ?.!")
    of_subject = _OF_SUBJECT.match(text)
    inverted = None if of_subject else _INVERTS.match(text)
    if inverted:
        whole = as_question(f"{asks} {inverted['rest'][:1].lower()}{inverted['rest'][1:]}")
        return Whole(whole, whole)
    if not of_subject:
        return Whole(as_question(_after(text, asks)), as_question(asks))
    if passive := _PASSIVE.match(of_subject["rest"]):
        many = _MANY[passive["be"].lower()]
        shown = as_question(f"{asks} {many} they {of_subject['rest'][passive.end() :]}")
        return Whole(as_question(_after(text, asks)), shown)
    said = _SAID_BY.match(of_subject["rest"])
    if said and before.answer:
        whole = as_question(f"{asks} did {before.answer} say {of_subject['rest'][said.end() :]}")
        return Whole(whole, whole)
    return Whole(
        as_question(_after(text, asks)), as_question(f"{asks} was it that they {of_subject['rest']}")
    )


def _of_the_same(text: str, asks: AskedFor, named: Antecedents, reading: Reading) -> str:
    """A question for words that names no matter, on the matter and of the days of the one before."""
    period = find_period(text, reading.day)
    days_at = (period.start, period.end) if period else (0, 0)
    own = "".join(one for at, one in enumerate(text) if at >= asks.end and not days_at[0] <= at < days_at[1])
    own = own.strip(" ?,").lower()
    if own not in ("", "it", "that", "this", "so"):
        return text
    days = named.period.words if named.period and not period else ""
    end = len(text) if own else asks.end
    said, rest = text[:end], text[end:].strip(" ?.!")
    return " ".join(filter(None, (said.rstrip(" ?.!"), named.topic, rest, days)))


def _other(before: Before, text: str, reading: Reading, *, led: bool) -> str:
    """The question before, asked of other days or of somebody or something else; empty where it is not."""
    about = _WHAT_ABOUT.match(text)
    of = text[about.end() :] if about else text
    if not about and _A_QUESTION.match(of):
        return ""
    days = _days(of, reading)
    if days == of:
        return _swapped_days(before.text, days, reading)
    if not (about or led):
        return ""
    subject = of.removesuffix(days).strip(" ,") if days else of
    other = _swapped(before.text, subject, reading)
    return _swapped_days(other, days, reading) if other and days else other


def _days(text: str, reading: Reading) -> str:
    """The days that a text ends with, as it names them."""
    found = find_period(text, reading.day)
    if found and found.end == len(text):
        return text[found.start :]
    alone = find_period(f"in {text}", reading.day)
    return text if alone and (alone.start, alone.end) == (0, len(text) + 3) else ""


def _swapped_days(question: str, days: str, reading: Reading) -> str:
    text = question.rstrip(" ?.!")
    found = find_period(text, reading.day)
    days = f"in {days}" if _BARE_DAYS.match(days) else days
    kept = f"{text[: found.start]} {text[found.end :]}" if found else text
    return f"{' '.join(kept.split())} {days}"


def _swapped(question: str, other: str, reading: Reading) -> str:
    """A question with somebody or something else for whom or what it asks about; empty where that cannot
    be told."""
    named, asks = antecedents(question, reading.day, reading.knows), _words(question, reading)
    topic = _TOPIC.match(other)
    if asks and (topic or not reading.knows(other)):
        about = other if topic else f"about {other}"
        return _replaced(question, named.topic, about) if named.topic else f"{question.rstrip(' ?')} {about}"
    if asks and len(asks.speakers) == 1:
        return question.replace(asks.speakers[0].words, other, 1)
    if asks:
        return ""
    days = named.period.words if named.period else ""
    a_name = other[:1].isupper() or reading.knows(other)
    last = _last_name(question.replace(days, "")) if a_name else ""
    instead = named.place if _AT.match(other) else named.thing if _ARTICLE.match(other) else last
    return _replaced(question, instead, other)


def _replaced(question: str, one: str, other: str) -> str:
    """The question with other words for one; empty where it has not those."""
    return question.replace(one, other, 1) if one and one in question else ""


def _last_name(question: str) -> str:
    return next((one.group() for one in reversed(list(_NAME.finditer(question)))), "")
