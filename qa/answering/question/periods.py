"""Periods in questions: "in May 2025", "since 2022", "last week", "as of May 2024". Pure.

A period is one stretch of days, open at one end or at none: "in 2022 and 2024" is the whole
span from the first to the last, and the reader is shown which. Relative words are resolved
against the day of the question.

What belongs to a name or to the topic is no period ("the 2020 war", "Agenda 2030", "about the
treaty signed in 2021"): a period has a preposition before it, is relative ("last week"), or
stands at the very end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from qa.answering.question.frames import FoundPeriod, candidates
from qa.types import Period

# Where what a question is about begins, and what ties a period to that.
_ABOUT = r"\b(?:about|regarding|concerning|on)\s"
_TIED = (
    r"\b(?:signed|reached|adopted|concluded|held|launched|published|elected|founded|imposed|introduced|announced"
    r"|captured|occupied|created|built|passed|ratified|agreed|born|appointed)\s+$|\b(?:that|which|who|where|when)\s"
)
# What a time is compared with or counted from: "than a year ago", "from 79% last year".
_COMPARED = (
    r"\b(?:compared\s+(?:to|with)|versus|than(?:\s+(?:it|they|he|she)\s+(?:was|were|did|had))?"
    r"|from\s+[\d$€£][\w.,%]*(?:\s+(?:percent|million|billion))?)\s+$"
)
_RECORD = r"\b(?:first|highest|lowest|biggest|largest|worst|best)\b[^.?!]*$"  # "since 1979"
# Clauses up to a period that tell of another time than what is asked.
_WHEN = r"\w,?\s+(?:when|where)\s[^.?!]*$|\b(?:after|before|despite|following)\s+[a-z]+ing\b[^.?!,]*$"
_WHO = r"\w,?\s+(?:who|that|which)\s[^.?!]*$"
_LATELY = timedelta(days=40)
_SPEAKS_OF_NOW = (
    r"\b(?:this (?:week|month|year)|today|tonight|now|nowadays|current(?:ly)?|latest|newest|recent(?:ly)?"
    r"|lately|still|yesterday|last (?:week|night|month)|these days|at (?:the moment|present)|so far|to date"
    r"|upcoming|any (?:new )?updates?|next (?:week|month)|(?:last|past) few (?:hours|days|weeks|months))\b"
)


def find_period(question: str, asked: date) -> FoundPeriod | None:
    """The period a question places itself in, None where it names none.

    Days that do not exist ("31 February 2025") or are yet to come are none. Of several periods
    the one of these days is meant ("this week"), else the first where it leads the question or comes
    before what that is about, else the last: the others are the topic's.
    """
    found: list[FoundPeriod] = []
    for one in candidates(question, asked):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    found = sorted((one for one in found if not _is_tied(question, one)), key=lambda one: one.start)
    if not found:
        return None
    now = next((one for one in found if _is_of_these_days(one.period, asked)), None)
    if now:
        return now
    first = found[0]
    leads = not question[: first.start].strip() or first.start < _about(question, found)
    return first if leads else found[-1]


def prefers_newest(question: str) -> bool:
    """Whether a question speaks of now ("currently", "still", "the latest")."""
    return bool(re.search(_SPEAKS_OF_NOW, question, re.IGNORECASE))


def is_aside(question: str, words: str) -> bool:
    """Whether a period is that of something told by the way: "when it opened in 1971"."""
    before, _, after = question.partition(words)
    if re.search(_WHEN, before, re.IGNORECASE):
        return True
    leads_up = re.match(r"[^.?!]*\.\s", after)  # to the question, in a sentence of its own
    return bool(leads_up and re.search(_WHO, before, re.IGNORECASE))


def _is_of_these_days(period: Period, asked: date) -> bool:
    return bool(period.start and asked - _LATELY <= period.start <= asked <= (period.end or asked))


def _about(question: str, found: Sequence[FoundPeriod]) -> int:
    """Where what a question is about begins, 0 where it does not say so. "On 3 May" is no topic."""
    starts = {one.start for one in found}
    abouts = (match.start() for match in re.finditer(_ABOUT, question, re.IGNORECASE))
    return next((start for start in abouts if start not in starts), 0)


def _is_tied(question: str, one: FoundPeriod) -> bool:
    before = question[: one.start]
    if re.search(_COMPARED, before, re.IGNORECASE):
        return True
    if one.period.end is None and re.search(_RECORD, before, re.IGNORECASE):
        return True
    about = _about(question, [one])
    between = question[about : one.start]
    by_itself = between.rstrip().endswith(",")  # "on the road that is closed, May 2025"
    return 0 < about < one.start and not by_itself and bool(re.search(_TIED, between, re.IGNORECASE))
