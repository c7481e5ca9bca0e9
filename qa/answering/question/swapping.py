"""The question before, asked of other days, or of somebody or something else: "And in 2024?", "What about
Karesh?". Pure."""

from __future__ import annotations

import re

from qa.answering.question.antecedents import NAME, Reading, antecedents
from qa.answering.question.asking import ASKS, DO
from qa.answering.question.beside import beside, is_beside
from qa.language.dates import MONTH, SEASON, YEAR, YEARLESS

A_QUESTION = re.compile(rf"(?:{ASKS}|{DO}|how|tell|show|list|give|find)\b", re.IGNORECASE)
"""What begins a question that is not the one before it of something else."""
AT = re.compile(r"(?:in|at|on|near)\s(?!\d)", re.IGNORECASE)
NAME_WITHIN = re.compile(rf"(?<=\s){NAME}")

_WHAT_ABOUT = re.compile(r"(?:what|how) about\s+", re.IGNORECASE)
_TOPIC = re.compile(r"(?:about|on|of|regarding)\s+", re.IGNORECASE)
_ONLY_NAME = re.compile(NAME)
_BARE_DAYS = re.compile(rf"\d{{4}}\b|(?:{MONTH})\b", re.IGNORECASE)
_IN = re.compile(r"(?:in|at|near)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)
_OF_SOME_YEAR = re.compile(rf"(?:(?:in|on|during)\s+)?(?:{YEARLESS}|(?:the\s+)?{SEASON})", re.IGNORECASE)
_YEAR = re.compile(rf"\b{YEAR}\b")


def swapped(question: str, turn: str, reading: Reading, *, led: bool) -> str:
    """A question asked of what the turn after it names; empty where that names nothing of the sort.

    Args:
        led: whether "and" or the like leads the turn.
    """
    about = _WHAT_ABOUT.match(turn)
    if not about and A_QUESTION.match(turn):
        return ""
    of = turn[about.end() :] if about else turn
    if is_beside(of):
        days = _beside(question, of, reading)
        return _of_days(question, days, reading) if days else ""
    days = _days(of, reading)
    if days == of:
        return _of_days(question, days, reading)
    known = _ONLY_NAME.fullmatch(turn) and reading.knows(turn) and reading.words(question)
    if not (about or led or known):
        return ""
    subject = of.removesuffix(days).strip(" ,") if days else of
    other = _of_another(question, subject, reading)
    return _of_days(other, days, reading) if other and days else other


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
    if AT.match(other) or _ARTICLE.match(other):
        return _replaced(question, named.place if AT.match(other) else named.thing, other)
    return _replaced(question, _like(other, question.replace(named.days, ""), reading), other)


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
