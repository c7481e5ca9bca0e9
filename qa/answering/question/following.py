"""A question that leans on the one before it, as it would be asked alone: "And in 2024?". Pure."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, replace
from datetime import date

from qa.answering.question.antecedents import DO, NAME, Antecedents, antecedents
from qa.answering.question.asked_words import who_spoke
from qa.answering.question.periods import find_period
from qa.answering.question.pronouns import is_impersonal, meaning, of_a_deed, of_people, points_back
from qa.answering.question.speakers import AskedFor, Knows, find_speakers
from qa.dates import MONTH, SEASON, YEAR, YEARLESS

HOW = r"how (?:many|much|long|old|far|often|big|large|high)"
LED_BY = r"(?:in|on|at|by|for|since|from|to|with|under|against|of|through|after) "
ASKS = (
    rf"(?:(?:(?:by|for|at|since) )?{HOW}|(?:since |until )?when|where|why|who|whose"
    rf"|(?:{LED_BY})?(?:whom|what|which))"
)
NOUN = rf"(?: (?!(?:{DO}|it|he|she|they|there)\b)[\w’'-]+)"
NAMED = rf"(?:{LED_BY}(?:what|which|{HOW}|whose){NOUN}{{1,3}})"
"""Which of a sort: "in which year", "by what margin"."""

LONGEST = 300  # characters of a turn that leans on another, and of one that it may lean on

_LEAD = re.compile(r"(?:(?:and|but|or|so|also|then|ok|okay)\b[\s,]*)+", re.IGNORECASE)
_THANKS = re.compile(r"(?:(?:many )?thanks|thank you|great|ok(?:ay)?|i see)[\s,.!]+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"(?:what|how) about\s+", re.IGNORECASE)
_A_QUESTION = re.compile(rf"(?:{ASKS}|{DO}|how|tell|show|list|give|find)\b", re.IGNORECASE)
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
_BY_THEN = re.compile(r"(?P<side>before|after) (?:that|then)", re.IGNORECASE)
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
_TOPIC = re.compile(r"(?:about|on|of|regarding)\s+", re.IGNORECASE)
_NAME = re.compile(rf"(?<=\s){NAME}")
_ONLY_NAME = re.compile(NAME)
_BARE_DAYS = re.compile(rf"\d{{4}}\b|(?:{MONTH})\b", re.IGNORECASE)
_IN = re.compile(r"(?:in|at|near)\s", re.IGNORECASE)
_AT = re.compile(r"(?:in|at|on|near)\s(?!\d)", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
# "The first to cross" is nothing by itself, "the first minister" is.
_ORDINAL = r"(?:first|last|most|least|same|others?|rest)\b(?:\s+(?:to|of|in|at|on|by)\b|\W*$)"
_DEFINITE = re.compile(rf"\bthe\s+(?!{_ORDINAL})", re.IGNORECASE)
_OF_SOME_YEAR = re.compile(rf"(?:(?:in|on|during)\s+)?(?:{YEARLESS}|(?:the\s+)?{SEASON})", re.IGNORECASE)
_YEAR = re.compile(rf"\b{YEAR}\b")


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


def follow(before: Before, question: str, reading: Reading) -> str:
    """A question as it would be asked alone, after the one before it; as it is where it stands alone.

    "And in 2024?" asks the same of other days, "what about Karesh?" the same of somebody else, "why?" the
    reason of what was asked; "she", "it" and "there" are whom and what that named.
    """
    before = replace(before, text=" ".join(before.text.split()))
    thanked = _THANKS.match(question)
    start = thanked.end() if thanked else 0
    led = _LEAD.match(question, start)
    text = " ".join(question[led.end() if led else start :].split()).strip(" ?.!,;")
    if not text or not before.text or max(len(text), len(before.text)) > LONGEST:
        return question
    if others := _others(before, text, reading):
        return as_question(others)
    if _WHAT_ELSE.fullmatch(text):
        return question
    if other := _other(before, text, reading, led=bool(led)):
        return as_question(other)
    asks = led and _A_QUESTION.match(text)
    leans = meaning(text, _named(before, reading)) != text or (
        points_back(text) and (not of_people(text) or of_a_deed(text))
    )
    if not (asks or leans or _BARE.fullmatch(text) or _is_bare_of_words(text, reading)):
        return question
    whole = complete(before, text, reading)
    return whole if whole != as_question(text) else question


def _others(before: Before, text: str, reading: Reading) -> str:
    """What others said of the matter of the question before, what those said whom that asks for, or when it
    was said; empty where none of it is asked."""
    if spoke := who_spoke(before.text, reading.knows):
        if _WHO_ELSE.fullmatch(text):
            apart = f" other than {before.answer}" if before.answer else " else"
            return re.sub(r"^(\W*who)(?: else)?\b", rf"\1{apart}", before.text, count=1, flags=re.IGNORECASE)
        return before.text if spoke and _THEY_SAY.fullmatch(text) else ""
    asks = _words(before.text, reading)
    if asks is None or not asks.speakers or asks.fact:
        return ""
    named = _named(before, reading)
    days = named.period.words if named.period else ""
    if _WHO_ELSE.fullmatch(text) and named.topic:
        people = " and ".join(one.words for one in asks.speakers)
        return f"who other than {people} commented {_ON.sub('on ', named.topic)} {days}".strip()
    if _WHEN_THAT.fullmatch(text) and named.topic:
        people = " and ".join(one.words for one in asks.speakers)
        return f"when did {people} speak {_ON.sub('about ', named.topic)} {days}".strip()
    return ""


def _is_bare_of_words(text: str, reading: Reading) -> bool:
    """Whether somebody's words are asked for on nothing and of no days: "what did Vensk reply?"."""
    asks = _words(text, reading)
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
    asks, asked_before = (_words(one, reading) for one in (meant, before.text))
    if asks and asked_before:
        return as_question(_of_the_same(meant, asks, named, reading))
    held = meant != text or (named.thing and named.thing.lower() in text.lower())
    defined = _DEFINITE.search(text) or is_impersonal(text)
    if of_a_deed(text) or (not held and (points_back(text) or not (defined or _NAME.search(text)))):
        return as_question(_after(before.text, meant))
    if not held and defined:
        return as_question(text)
    alike = _HOW_MUCH.match(before.text) and _HOW_MUCH.match(text) and not find_period(text, reading.day)
    return as_question(f"{meant} {named.period.words}" if alike and named.period else meant)


def needs_answer(before: str, question: str) -> bool:
    """Whether what a question leaves out may be what the one before it is answered with: who or where."""
    asks = question.strip(" ?.!,;")
    leans = (
        points_back(question) or _BARE.fullmatch(asks) or _WHO_ELSE.fullmatch(_LEAD.sub("", asks, count=1))
    )
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
    period = find_period(text, reading.day)
    days_at = (period.start, period.end) if period else (0, 0)
    own = "".join(one for at, one in enumerate(text) if at >= asks.end and not days_at[0] <= at < days_at[1])
    own = own.strip(" ?,").lower()
    if own in ("since", "then", "since then"):
        return " ".join(filter(None, (text[: asks.end].rstrip(" ?.!"), named.topic)))
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
    led = led or (
        bool(_words(before.text, reading)) and bool(_ONLY_NAME.fullmatch(text)) and reading.knows(text)
    )
    if not about and _A_QUESTION.match(of):
        return ""
    days = _days(of, reading) or _beside(before.text, of, reading)
    if days == of or _BY_THEN.fullmatch(of):
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


def _beside(before: str, text: str, reading: Reading) -> str:
    """The days before or after those of the question before: "and before that?"; empty where that is not
    asked, or it has none."""
    side, found = _BY_THEN.fullmatch(text), find_period(before, reading.day)
    if side is None or found is None:
        return ""
    day = found.period.start if side["side"].lower() == "before" else found.period.end
    return f"{side['side'].lower()} {day.day} {month_name[day.month]} {day.year}" if day else ""


def _swapped_days(question: str, days: str, reading: Reading) -> str:
    text = question.rstrip(" ?.!")
    found = find_period(text, reading.day)
    days = f"in {days}" if _BARE_DAYS.match(days) else days
    kept = f"{text[: found.start]} {text[found.end :]}" if found else text
    year = _year(text[found.start : found.end]) if found and found.period.end else ""
    of_year = f" {year}" if year and _OF_SOME_YEAR.fullmatch(days) else ""
    return f"{' '.join(kept.split())} {days}{of_year}"


def _year(words: str) -> str:
    """The one year that a period names: "in May" after "in 2024" is of that; empty where it names none or
    several."""
    years = set(_YEAR.findall(words))
    return years.pop() if len(years) == 1 else ""


def _swapped(question: str, other: str, reading: Reading) -> str:
    """A question with somebody or something else for whom or what it asks about; empty where that cannot
    be told."""
    named, asks = antecedents(question, reading.day, reading.knows), _words(question, reading)
    topic = _TOPIC.match(other)
    if asks and not topic and _IN.match(other):
        return _replaced(question, named.place, other)
    if asks and (topic or not reading.knows(other)):
        about = other if topic else f"about {other}"
        return _replaced(question, named.topic, about) if named.topic else f"{question.rstrip(' ?')} {about}"
    if asks and len(asks.speakers) == 1:
        return question.replace(asks.speakers[0].words, other, 1)
    if asks:
        return ""
    days = named.period.words if named.period else ""
    if _AT.match(other) or _ARTICLE.match(other):
        return _replaced(question, named.place if _AT.match(other) else named.thing, other)
    return _replaced(question, _like(other, question.replace(days, ""), reading), other)


def _replaced(question: str, one: str, other: str) -> str:
    """The question with other words for one; empty where it has not those."""
    return question.replace(one, other, 1) if one and one in question else ""


def _like(other: str, question: str, reading: Reading) -> str:
    """The last name in a question of the sort that another is, somebody or something else, with the noun
    after it where the other has that too: "IT firms" for "US firms"."""
    if reading.knows(other):
        return _last_name(question, reading, somebody=True)
    name = _NAME.match(f" {other}", 1)
    last = _last_name(question, reading, somebody=False) if name else ""
    noun = other[name.end() - 1 :] if name else ""
    return f"{last}{noun}" if last else ""


def _last_name(question: str, reading: Reading, *, somebody: bool) -> str:
    """Of somebody the archive knows, or of anything else; the last of any where there is none."""
    names = [one.group() for one in _NAME.finditer(question)]
    alike = [name for name in names if reading.knows(name) == somebody]
    return (alike or names or [""])[-1]
