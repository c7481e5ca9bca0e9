"""Questions for the words of those whom an archive quotes most: what it costs to find whom is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, time
from itertools import islice

from eval.types import GoldQuestion
from qa.archive.types import Profile
from qa.assembly import open_archive
from qa.errors import InvalidRequestError
from qa.settings import Settings
from qa.types import PublicationDate


def questions_of(settings: Settings, limit: int) -> tuple[GoldQuestion, ...]:
    """Those about the people of the settings' archive; it is closed again, so that the first is asked afresh.

    Raises:
        InvalidRequestError: nobody speaks there.
    """
    with closing(open_archive(settings)) as archive:
        found = questions(archive.people(), limit)
    if not found:
        raise InvalidRequestError(f"{settings.archive} quotes nobody; name a data set")
    return found


def questions(people: Sequence[Profile], limit: int) -> tuple[GoldQuestion, ...]:
    """At most so many, each about the year in which somebody was last quoted, and asked on that day.

    Args:
        people: who said most first; each is asked for by name, by their shortest spelling and by a role.
    """
    return tuple(islice(_questions(people), limit))


def _questions(people: Sequence[Profile]) -> Iterator[GoldQuestion]:
    for person in people:
        last = PublicationDate(person.last_day).last_day if person.last_day else None
        of_its_year = f" in {last.year}" if last else ""
        asked_at = datetime.combine(last, time(12), UTC) if last else None
        for called in dict.fromkeys((person.name, min(person.spellings, key=len), *person.roles[:1])):
            question = f"What did {called} say{of_its_year}?"
            yield GoldQuestion(question, question, asked_at)
