"""The day that a sentence of an answer has: of what it tells, of its saying, or of its report; and the first
or last of some. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answering.evidence.candidates import Candidate
from qa.language.happening import happened
from qa.types import Precision, PublicationDate, Tally

_LAST = "9999"  # sorts what has no day behind all that has one


def when(candidate: Candidate) -> tuple[PublicationDate | None, bool]:
    """When what it tells happened or was said where the text tells, else when it was published, and whether
    it is the latter; "in 2022" tells less than the day in 2022 on which it was published."""
    published, meant = candidate.article.published, candidate.meant
    told = happened(candidate.text, published) or (meant and meant.said)
    rough = told and published and told.precision is Precision.YEAR and published.value.startswith(told.value)
    return (told, False) if told and not rough else (published, published is not None)


def said_when(candidate: Candidate) -> tuple[PublicationDate | None, bool]:
    """When it was said, else when that was published, and whether it is the latter."""
    said, published = candidate.meant and candidate.meant.said, candidate.article.published
    return (said, False) if said else (published, published is not None)


def day(candidate: Candidate) -> str:
    """See ``when``: in ISO 8601, to sort by; what is not known comes last."""
    on, _ = when(candidate)
    return on.value if on else _LAST


def by_day(candidate: Candidate) -> tuple[str, str, int]:
    """To sort by the day of what is told."""
    return day(candidate), candidate.article.id, candidate.start


def by_day_of_saying(candidate: Candidate) -> tuple[str, str, int]:
    """To sort by the day on which it was said, of publication where the text does not tell."""
    return day_of(candidate) or _LAST, candidate.article.id, candidate.start


def happened_on(candidate: Candidate) -> PublicationDate | None:
    """When what it tells happened, unless that is the day of the telling: "said on Monday"."""
    on = happened(candidate.text, candidate.article.published)
    told = candidate.meant.said if candidate.meant else None
    return None if on and told and on.value == told.value else on


def told(tally: Tally, said: Sequence[Candidate]) -> list[Candidate]:
    """The statements that tell it: the first or last of which the day is known, or all.

    Args:
        said: by the day of saying.
    """
    if tally is Tally.COUNT:
        return list(said)
    dated = [one for one in said if day_of(one)]
    return _first(dated) if tally is Tally.FIRST else dated[-1:]


def _first(dated: Sequence[Candidate]) -> list[Candidate]:
    """The first; of a month, or year, in which another is known to the day, that one: the month alone may
    be later in it."""
    within = [one for one in dated if day_of(one).startswith(day_of(dated[0]))]
    return [max(within, key=lambda one: len(day_of(one)))] if dated else []


def day_of(candidate: Candidate) -> str:
    """When it was said, else published, in ISO 8601; empty where neither is known."""
    return candidate.told_on.value if candidate.told_on else ""
