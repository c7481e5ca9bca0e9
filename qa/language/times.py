"""Times as the sentences of an article name them: which words are one, and what days they mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from qa.language import dates
from qa.language.dates import MONTH, WEEKDAY, Days
from qa.language.stretches import Context, Words, find, read
from qa.types import Provenance, PublicationDate

# Between two such days an undated article was published: what reads alike on both needs no date.
_ANY_TIME = Days(date(1901, 1, 1), date(2099, 12, 31))
AT_A_TIME = re.compile(
    r"(?:^|\s)(?:(?:back|late|early|earlier|later)\s+)?(?:on|in|during)\s+$", re.IGNORECASE
)
_NOT_THEN = re.compile(
    r"\b(?:since|until|till|before|after|by|from|for|about|of|next|every|than|to|between|and|a|an|the|his|her"
    r"|their|its)\s+$",
    re.IGNORECASE,
)
A_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_LAST_WEEKDAY = re.compile(rf"last\s+{WEEKDAY}", re.IGNORECASE)
_CAPITALISED = re.compile(rf"\b(?:{MONTH}|{WEEKDAY})\b", re.IGNORECASE)  # in print


def is_a_time(text: str, words: Words) -> bool:
    """Whether the words name a time where they stand: "may", "USA Today" and "the 2022 agreement" do not."""
    before, named = text[: words.start], text[words.start : words.end]
    if named == named.lower() and _CAPITALISED.search(named):
        return False
    if named.lower() == "today" != named and before.rstrip()[-1:].isalnum():
        return False  # "told USA Today"
    if AT_A_TIME.search(before):
        return not re.match(r"\s+of\b", text[words.end :])
    bare = words.anywhere or A_WEEKDAY.fullmatch(named) or re.search(r"\d\s+[A-Z]|[a-z.]\s+\d", named)
    return bool(bare) and not _NOT_THEN.search(before)


def times(text: str) -> Iterator[Words]:
    """The words of a text that name a time where they stand, in order."""
    return (words for words in find(text) if is_a_time(text, words))


def days_named(words: str, published: PublicationDate | None) -> Days | None:
    """The days that words name in an article; None where they are later, or not the same on all the days
    on which it may have been published."""
    around = dates.days_of(published) if published else _ANY_TIME
    one, other = (read(words, Context(day)) for day in (around.start, around.end))
    if one is None or other is None or one.days != other.days:
        return None
    days = one.days
    if _LAST_WEEKDAY.fullmatch(words):  # that of this week, or of the one before
        days = Days(dates.day(-7, days.start), days.end)
    if days.start > around.end:
        return None
    return Days(days.start, min(days.end, around.end))


def covering(days: Days, provenance: Provenance = Provenance.TEXT) -> PublicationDate | None:
    """The most precise date that holds all of the days; no day of what is inferred, which is not so sure."""
    first, last = days.start.isoformat(), days.end.isoformat()
    lengths = (7, 4) if provenance is Provenance.INFERRED else (10, 7, 4)
    value = next((first[:end] for end in lengths if first[:end] == last[:end]), None)
    return PublicationDate(value, provenance) if value else None
