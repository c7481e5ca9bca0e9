"""When what a sentence tells happened, where it says so itself. Pure.

An article tells of other days than its own: "In May 2022, forty died". Only a time that belongs
to what the sentence as a whole tells counts: not that of a clause in it ("the law that was passed
in 2022"), nor of what something is compared with ("more than in 2022").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from qa.language import dates
from qa.language.dates import Days
from qa.language.stretches import find
from qa.language.times import covering, days_named, is_a_time
from qa.types import Period, PublicationDate

_LEADS = re.compile(
    r"\W*(?:(?:but|and|also|back|late|early|earlier|later)\s+)*(?:(?:in|on|during)\s+)?$", re.IGNORECASE
)
# What may follow a time that closes what is told: "was hit in May 2022 by …", not "the law of May 2022 says".
_CLOSES = re.compile(
    r"\s*(?:[^\w\s'’]|$|(?:in|at|by|and|after|when|with|for|to|as|on|near|because|amid)\b)", re.IGNORECASE
)
# Before a time that at least part of what is told is of: "the pay in 2021 was", not "the law of 2021 was".
_WITHIN = re.compile(r"\b(?:in|on|during|throughout|over|(?:end|start|beginning) of)\s+$", re.IGNORECASE)
_ALSO = re.compile(r"\s*(?:,|and|or|to|[-–—])\s*")  # between two times of one thing
_YEARLESS = re.compile(rf"(?:the\s+)?(?:{dates.YEARLESS}|{dates.SEASON}|{dates.WEEKDAY})", re.IGNORECASE)
_WEEKDAY = re.compile(dates.WEEKDAY, re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|won[’']t|shall|next|once|expect\w*|plan(?:s|ned)?|due|scheduled|set\s+to|to\s+be)\b",
    re.IGNORECASE,
)
NEXT_DAY = timedelta(days=6)  # before publication; a weekday that is as well that of the day after
HALF_A_YEAR = timedelta(days=183)  # before publication; a month that was longer ago may be the next
# Words of the same clause from which on a time is that of something else.
_ELSEWHERE = re.compile(
    r"\b(?:(?<!said )(?<!says )(?<!ed )that|who|whom|whose|which|when|while|where|after|before|since|until"
    r"|because|if|as|than|compared|versus|from|unlike|following|despite|between)\b",
    re.IGNORECASE,
)


def happened(sentence: str, published: PublicationDate | None) -> PublicationDate | None:
    """The time of what a sentence tells, to the day, month or year; None where it does not, or names several.

    Args:
        published: of its article: "on Tuesday" is the last Tuesday up to it.
    """
    days = _days(sentence, published)
    return covering(days) if days else None


def tells_of(sentence: str, published: PublicationDate | None, period: Period) -> bool:
    """Whether what a sentence tells happened in a period: by its own words, else by its day of publication.

    Of an article that was published later it must say so of part of it; of any other, not that it was before.
    """
    if published and period.end and published.first_day > period.end:
        told = _days(sentence, published, in_part=True)
        return told is not None and _within(told, period)
    days = _days(sentence, published)
    return days is None or period.start is None or days.end >= period.start


def _within(days: Days, period: Period) -> bool:
    return (not period.start or period.start <= days.start) and (not period.end or days.end <= period.end)


def _days(sentence: str, published: PublicationDate | None, *, in_part: bool = False) -> Days | None:
    """The shortest stretch that it names, if that lies in all others.

    Args:
        in_part: count times, too, that the sentence goes on after: "the pay in 2021 was more".
    """
    found = tuple(_times(sentence, published, in_part))
    closest = min(found, key=lambda days: days.end - days.start, default=None)
    alone = closest and all(one.start <= closest.start and closest.end <= one.end for one in found)
    return closest if alone else None


def _times(sentence: str, published: PublicationDate | None, in_part: bool) -> Iterator[Days]:
    found = list(find(sentence))
    if any(_ALSO.fullmatch(sentence, one.end, other.start) for one, other in pairwise(found)):
        return
    for words in found:
        path, rest = sentence[: words.start], sentence[words.end :]
        clause = re.split(r"[,;:—–]\s", path)[-1]
        closes = _CLOSES.match(rest) or (in_part and _WITHIN.search(path))
        of_the_sentence = _LEADS.fullmatch(path) or (closes and not _ELSEWHERE.search(clause))
        days = days_named(sentence[words.start : words.end], published)
        if _WEEKDAY.fullmatch(sentence, words.start, words.end) and may_be_tomorrow(days, published):
            continue
        if _YEARLESS.fullmatch(sentence, words.start, words.end) and not _is_past(days, published, sentence):
            continue
        if days and of_the_sentence and is_a_time(sentence, words):
            yield days


def may_be_tomorrow(days: Days | None, published: PublicationDate | None) -> bool:
    """Whether a weekday may be the next: articles are changed and keep their date, so that one six days back
    is mostly that of the day after."""
    return days is not None and published is not None and published.first_day - days.end == NEXT_DAY


def _is_past(days: Days | None, published: PublicationDate | None, sentence: str) -> bool:
    """Whether "on 1 December" or "in May" is the last before publication, not the next."""
    if days is None or published is None or _TO_COME.search(sentence):
        return False
    return published.first_day - days.end <= HALF_A_YEAR
