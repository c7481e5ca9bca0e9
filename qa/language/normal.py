"""One form for what is written in many: "May 21st" is 2025-05-21, "$12 billion" 12000000000 USD. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from qa.language import dates
from qa.language.amounts import amount
from qa.language.expected import NUMBERS, Sort
from qa.language.inflections import is_past
from qa.language.joined_counts import total
from qa.types import Precision, PublicationDate

_DAYS_FROM_NOW = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_LAST = re.compile(r"\blast\s+$", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+|[,;:–—]")
SOON = timedelta(days=92)  # what is told of ahead is seldom farther
_NEAR = 6  # words before a date among which its verb is looked for
_LEADS = frozenset("be been being has have had was were is are not also".split())
_WILL = frozenset("will shall would".split())
_AHEAD = _WILL | frozenset(
    "to if until till due next may might can could should must planned scheduled set called"
    " expected agreed decided proposed promised ordered moved put postponed delayed fixed booked".split()
)
# Behind which a date need not be the verb's own: "said the pass expires on", "agreed to meet on", and
# forms that are as much of now: "shut on".
_OPEN = frozenset(
    "that which who whose when where if because as and but or for to until till by before from between due"
    " is are be may might can could should must said told wrote thought believed claimed hoped warned vowed"
    " pledged confirmed insisted added noted argued wanted knew announced agreed decided planned scheduled"
    " expected set called proposed promised ordered moved put approved backed endorsed cancelled canceled"
    " postponed delayed fixed chose chosen booked invited let cut hit cost shut split spread quit read bid"
    " cast , ; : – —".split()
)


def normal(
    words: str, sort: Sort, published: PublicationDate | None, lead: str = "", *, past: bool = False
) -> str | None:
    """The words in their one form: a date in ISO 8601 as precise as they are, a number in digits with
    its unit, "yes" or "no"; None where they have none.

    Args:
        published: when they were written; without it, or where only the year of it is known, dates
            that say no year are left alone.
        lead: what stands before them in their sentence; it may tell whether a day is past or to come.
        past: the day is known to be past.
    """
    if sort in (Sort.DATE, Sort.YEAR):
        return _date(words, published, lead, past)
    if sort is Sort.TRUTH:
        return words.lower()
    return (total(words) or amount(words)) if sort in NUMBERS else None


def _date(words: str, published: PublicationDate | None, lead: str, past: bool) -> str | None:
    found = dates.parse(words)
    if found or re.fullmatch(r"\d{4}", words):
        return found.value if found else words  # a year before 1900
    if published is None or published.precision is Precision.YEAR:
        return None
    written = published.last_day
    from_it = _from(words.lower(), written, lead) if published.precision is Precision.DAY else None
    return from_it or _nearest(words, written, lead, past)


def _from(words: str, written: date, lead: str) -> str | None:
    """What is said from the day of writing: "Monday", "yesterday", "last year"."""
    if words in dates.WEEKDAYS:
        before = dates.day(-1, written) if _LAST.search(lead) else written  # "last Sunday", on a Sunday
        return dates.last_weekday(dates.WEEKDAYS[words], before).isoformat()
    if words in _DAYS_FROM_NOW:
        return dates.day(_DAYS_FROM_NOW[words], written).isoformat()
    if match := re.fullmatch(r"(last|this|next) (year|month)", words):
        shift = {"last": -1, "this": 0, "next": 1}[match[1]]
        year = match[2] == "year"
        span = dates.year_of(written, shift) if year else dates.month_of(written, shift)
        return span.start.isoformat()[: 4 if year else 7]
    return None


def _nearest(words: str, written: date, lead: str, past: bool) -> str | None:
    """A yearless day or month in the year that brings it closest to the day it was written on, of those
    that its sentence leaves."""
    if not re.fullmatch(dates.YEARLESS, words, re.IGNORECASE):
        return None
    years = (dates.parse(words, written.year + shift) for shift in (0, -1, 1))
    found = [known for known in years if known]
    if past or _is_past(lead):  # with a day for zones of time, and what was soon to come may be past now
        told = _is_past(lead) or _tells_the_past(lead)
        latest = written + timedelta(days=1) if told else written + SOON
        found = [known for known in found if known.first_day <= latest]
    elif _is_to_come(lead):
        found = [known for known in found if known.last_day >= written]
    return min(found, key=lambda known: abs(known.first_day - written)).value if found else None


def _is_past(lead: str) -> bool:
    """Whether a date behind these words is past: "shut since", "was arrested in Pell on"."""
    return bool(_SINCE.search(lead)) or _verb_before(lead) == "past"


def _tells_the_past(lead: str) -> bool:
    """Whether what stands before a date tells what was done, and of nothing to come: "was arrested on charges
    of smuggling at an airport in"."""
    words = _WORD.findall(lead.lower())
    if words[-1:] in (["by"], ["before"]):
        return False
    return _AHEAD.isdisjoint(words) and any(word in ("was", "were") or is_past(word) for word in words)


def _is_to_come(lead: str) -> bool:
    """Whether it is to come: "will be opened on"."""
    return _verb_before(lead) == "to come"


def _verb_before(lead: str) -> str:
    """Whether the verb that a date follows is past or to come; empty where that is open."""
    words = _WORD.findall(lead.lower())
    for at in range(len(words) - 1, max(len(words) - 1 - _NEAR, -1), -1):
        if words[at] in _WILL:
            return "to come"
        if words[at] in _OPEN:
            return ""
        if is_past(words[at]) or words[at] in ("was", "were"):
            return _led(words[:at])
    return ""


def _led(before: list[str]) -> str:
    """What a participle is by the auxiliaries that lead it."""
    chain = set()
    while before and (before[-1] in _LEADS or before[-1].endswith("ly")):
        chain.add(before.pop())
    if before and before[-1] in _WILL:
        return "to come"
    modal = before and before[-1] in ("to", "may", "might", "can", "could", "should", "must")
    return "" if modal or chain & {"is", "are"} else "past"
