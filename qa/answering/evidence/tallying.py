"""The statements that tell a tally, and when each was said. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answering.evidence.candidates import Candidate
from qa.types import Tally


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
