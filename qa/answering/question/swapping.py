"""The question before, asked of other days, or of somebody or something else: "And in 2024?", "What about
Karesh?". Pure."""

from __future__ import annotations

import re

from qa.answering.question.antecedents import NAME, Reading, antecedents
from qa.answering.question.asking import ASKS, DO
from qa.answering.question.attitudes import asked_attitude
from qa.answering.question.beside import beside, is_beside
from qa.answering.question.leads import without_lead
from qa.answering.question.outlets import find_outlets
from qa.answering.question.replies import matter
from qa.answering.question.speakers import AskedFor
from qa.language.dates import MONTH, SEASON, YEAR, YEARLESS

A_QUESTION = re.compile(rf"(?:{ASKS}|{DO}|how|tell|show|list|give|find)\b", re.IGNORECASE)
"""What begins a question that is not the one before it of something else."""
AT = re.compile(r"(?:in|at|on|near)\s(?!\d)", re.IGNORECASE)
NAME_WITHIN = re.compile(rf"(?<=\s){NAME}")

_WHAT_ABOUT = re.compile(r"(?:what|how) about\s+", re.IGNORECASE)
_ONLY = re.compile(
    r"(?:(?:show|give|tell) (?:me|us) )?(?:(?:only|just)\s+"
    r"(?:(?:what|those|that|the ones?|articles|reports|news|results|statements)\s+)?(?P<first>.+)"
    r"|(?P<last>.+)\s+(?:only|alone))",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:in|from|by|according to)\s+", re.IGNORECASE)
_UNTOLD = re.compile(r"the other\b", re.IGNORECASE)
_TOPIC = re.compile(r"(?:about|on|of|regarding)\s+", re.IGNORECASE)
_ONLY_NAME = re.compile(NAME)
_BARE_DAYS = re.compile(rf"\d{{4}}\b|(?:{MONTH})\b", re.IGNORECASE)
_IN = re.compile(r"(?:in|at|near)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_OF_SOME_YEAR = re.compile(rf"(?:(?:in|on|during)\s+)?(?:{YEARLESS}|(?:the\s+)?{SEASON})", re.IGNORECASE)
_YEAR = re.compile(rf"\b{YEAR}\b")


def is_swap(turn: str) -> bool:
    """Whether a turn is no question of its own, but one of somebody or something else: "And Karesh?"."""
    text, led = without_lead(turn)
    return led and not A_QUESTION.match(text)


def swapped(question: str, turn: str, reading: Reading, *, led: bool) -> str:
    """A question asked of what the turn after it names; empty where that names nothing of the sort.

    Args:
        led: whether "and" or the like leads the turn.
    """
    about = _WHAT_ABOUT.match(turn)
    of = turn[about.end() :] if about else turn
    only = _ONLY.fullmatch(turn)
    if only or _UNTOLD.match(of):
        return _narrowed(question, only["first"] or only["last"], reading) if only else ""
    if not about and A_QUESTION.match(turn):
        return ""
    if elsewhere := _elsewhere(question, of, reading):
        return elsewhere
    days = _days(of, reading)
    known = _ONLY_NAME.fullmatch(turn) and reading.knows(turn) and reading.words(question)
    if is_beside(of) or days == of or not (about or led or known):
        return _of_days(question, days, reading) if days == of else ""
    subject = of.removesuffix(days).strip(" ,") if days else of
    other = _of_another(question, subject, reading)
    return _of_days(other, days, reading) if other and days else other


def _elsewhere(question: str, of: str, reading: Reading) -> str:
    """The question of days beside its own or of an outlet; empty where it is of neither."""
    if is_beside(of):
        days = _beside(question, of, reading)
        return _of_days(question, days, reading) if days else ""
    named = _outlet(of, reading)
    sure = _FROM.match(of) or find_outlets(question, reading.sources)[0]
    return _in_outlet(question, named, reading) if named and sure else ""


def _narrowed(question: str, to: str, reading: Reading) -> str:
    """The question of some days or of an outlet alone; empty where it is narrowed to anything else."""
    if named := _outlet(to, reading):
        return _in_outlet(question, named, reading)
    days = _days(to, reading)
    return _of_days(question, days, reading) if days == to else ""


def _outlet(text: str, reading: Reading) -> str:
    """The outlet that a text names, be it after "from"; empty where it names none."""
    name = _FROM.sub("", text, count=1)
    return reading.outlet(name) or reading.outlet(_ARTICLE.sub("", name, count=1))


def _in_outlet(question: str, outlet: str, reading: Reading) -> str:
    """The question of what an outlet tells, and not of what one does that it names."""
    found, spans = find_outlets(question, reading.sources)
    if not found:
        return f"{question.rstrip(' ?.')} according to {outlet}"
    start, end = spans[0]
    return f"{question[:start]}{outlet}{question[end:]}"


def _days(text: str, reading: Reading) -> str:
    """The days that a text ends with, as it names them."""
    found = reading.period(text)
    if found and found.end == len(text):
        return text[found.start :]
    alone = reading.period(f"in {text}")
    return text if alone and (alone.start, alone.end) == (0, len(text) + 3) else ""


def _beside(before: str, text: str, reading: Reading) -> str:
    """The days that a turn tells by those of the question before; empty where it has none."""
    found = reading.period(before)
    return beside(text, found.period) if found else ""


def _of_days(question: str, days: str, reading: Reading) -> str:
    text = question.rstrip(" ?.!")
    found = reading.period(text)
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


def _of_another(question: str, other: str, reading: Reading) -> str:
    """A question with somebody or something else for whom or what it asks about; empty where that cannot
    be told."""
    named, asks = antecedents(question, reading), reading.words(question)
    if asks:
        return _of_other_words(question, other, asks, reading)
    about = matter(question, named, reading)
    of_somebody = asked_attitude(question) and reading.knows(about.removeprefix("about "))
    if about and reading.knows(other) and not of_somebody:
        return f"what did {other} say {about} {named.days}".strip()
    if AT.match(other) or _ARTICLE.match(other):
        return _replaced(question, named.place if AT.match(other) else named.thing, other)
    return _replaced(question, _like(other, question.replace(named.days, ""), reading), other)


def _of_other_words(question: str, other: str, asks: AskedFor, reading: Reading) -> str:
    """A question for words on something else, at another place, or of somebody else."""
    named, topic = antecedents(question, reading), _TOPIC.match(other)
    if not topic and _IN.match(other):
        return _replaced(question, named.place, other)
    if topic or not reading.knows(other):
        about = other if topic else f"about {other}"
        return _replaced(question, named.topic, about) if named.topic else f"{question.rstrip(' ?')} {about}"
    if len(asks.speakers) != 1:
        return ""
    words = asks.speakers[0].words
    words = f"the {words}" if f"the {words}" in question else words
    return _turned(question, words, other) or question.replace(words, other, 1)


def _turned(question: str, one: str, other: str) -> str:
    """What the second said of the first, where what the first said of the second is asked; else empty."""
    at, of = question.find(one), question.rfind(other)
    return (
        f"{question[:at]}{other}{question[at + len(one) : of]}{one}{question[of + len(other) :]}"
        if of > at
        else ""
    )


def _replaced(question: str, one: str, other: str) -> str:
    """The question with other words for one; empty where it has not those."""
    return question.replace(one, other, 1) if one and one in question else ""


def _like(other: str, question: str, reading: Reading) -> str:
    """The last name in a question of the sort that another is, somebody or something else, with the noun
    after it where the other has that too: "IT firms" for "US firms"."""
    if reading.knows(other):
        return _last_name(question, reading, somebody=True)
    name = NAME_WITHIN.match(f" {other}", 1)
    last = _last_name(question, reading, somebody=False) if name else ""
    noun = other[name.end() - 1 :] if name else ""
    return f"{last}{noun}" if last else ""


def _last_name(question: str, reading: Reading, *, somebody: bool) -> str:
    """Of somebody the archive knows, or of anything else; the last of any where there is none."""
    names = [one.group() for one in NAME_WITHIN.finditer(question)]
    alike = [name for name in names if reading.knows(name) == somebody]
    return (alike or names or [""])[-1]
