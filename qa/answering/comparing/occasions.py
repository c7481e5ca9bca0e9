"""When and where something happened that happens once. Pure."""

from __future__ import annotations

import re
from collections.abc import Set

from qa.answering.comparing.accounts import Account
from qa.answering.comparing.points import (
    CHANGED_WITHIN,
    SAME_CLAIM,
    Likeness,
    Relation,
    contrasted,
    days_between,
    of_other_days,
    other_names,
)
from qa.language import dates
from qa.language.wording import describe
from qa.types import PointKind

_ONCE = re.compile(
    r"\b(?:clos(?:e|es|ed)|open(?:s|ed)?|beg[iau]ns?|start(?:s|ed)?|end(?:s|ed)?|sign(?:s|ed)?"
    r"|found(?:ed)?|born|died|dies"
    r"|launch(?:es|ed)?|elect(?:s|ed)?|election|vote|held|arriv(?:es|ed)|expir(?:es|ed)|resign(?:s|ed)?"
    r"|met|meets?|arrested|killed|appointed|married|complete[ds]?|finish(?:es|ed)?|takes? effect|take place"
    r"|took place)\b",
    re.I,
)
_CALENDAR = re.compile(
    rf"\b(?:{dates.YEAR}|{dates.MONTH} {dates.DAY}|{dates.DAY} {dates.MONTH})", re.IGNORECASE
)


def days(a: Account, b: Account, like: Likeness) -> list[Relation]:
    """Whether both give the same day to one event, or other ones; nothing where either may be meant."""
    if len(a.days) != 1 or len(b.days) != 1 or not _one_event(a, b, like):
        return []
    x, y = a.days[0], b.days[0]
    values = _day_words(a), _day_words(b)
    if x == y:
        return [Relation(PointKind.WHEN, True, "the day", values)]
    if (x.start - y.end).days <= 1 and (y.start - x.end).days <= 1:  # a day may begin elsewhere
        return []
    # "On Monday" may be the last or the next.
    if not (a.speaker or b.speaker) or not all(_CALENDAR.search(one.text) for one in (a, b)):
        return []
    return [Relation(PointKind.WHEN, False, "the day", values)]


def _day_words(account: Account) -> str:
    days = account.days[0]
    return describe(days.start, days.end)


def _one_event(a: Account, b: Account, like: Likeness, but: Set[str] = frozenset()) -> bool:
    """Whether both tell of something that happens once, and within a few days of each other."""
    verbs = [{m.group().casefold()[:4] for m in _ONCE.finditer(one.text)} for one in (a, b)]
    apart = days_between(a, b)
    return (
        bool(verbs[0] & verbs[1])
        and apart is not None
        and apart <= CHANGED_WITHIN
        and not (a.denied ^ b.denied)
        and like.best >= SAME_CLAIM
        and not other_names(a, b, but)
        and not contrasted(a, b)
    )


_PLACE = re.compile(r"\b(?:in|at|near)\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)")


def places(a: Account, b: Account, like: Likeness) -> list[Relation]:
    """Whether both give one event other places; that they give the same says little."""
    first, second = _place(a), _place(b)
    if not first or not second or first == second or of_other_days(a, b) or _of_other_numbers(a, b):
        return []
    # A town and the country that it lies in are both right, and likely to be named together.
    if first in b.candidate.article.text or second in a.candidate.article.text:
        return []
    named = frozenset(w.stem for one in (a, b) for w in one.words if w.text in (first, second))
    if not _one_event(a, b, like, named) or not (a.speaker or b.speaker):
        return []
    return [Relation(PointKind.WHERE, False, "the place", (first, second))]


def _of_other_numbers(a: Account, b: Account) -> bool:
    """Whether each counts something, and nothing alike: then there were two of what happens once."""
    first, second = ({one.value for one in account.quantities} for account in (a, b))
    return bool(first and second) and first.isdisjoint(second)


def _place(account: Account) -> str:
    """The one place that is named in what is told; empty for none or several."""
    if not account.words:
        return ""
    text = account.text[account.words[0].start : account.words[-1].end]
    found = _PLACE.findall(text)
    return str(found[0]) if len(found) == 1 else ""
