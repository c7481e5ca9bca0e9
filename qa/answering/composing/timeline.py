"""What somebody is reported to have said, one statement after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answering.evidence.asked_people import asked_people
from qa.archive.listings import StatementPage, StatementQuery
from qa.archive.store import Archive
from qa.archive.types import Profile
from qa.types import Named


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of statements.

    Args:
        people: whom the names asked for may mean; more than one a name where it does not tell them
            apart, and the statements are then those of all of them. Empty where no name was asked
            for, or the archive knows nobody of such a name.
    """

    people: tuple[Profile, ...]
    page: StatementPage


def timeline(
    archive: Archive, names: Sequence[str], query: StatementQuery, limit: int, cursor: str | None = None
) -> Timeline:
    """The statements of some people, or of everybody.

    Args:
        names: in any spelling, or as a question may ask for them: "the CSTO", "the mayor of Orsal"; none for
            everybody.
        query: what else is asked for; its speakers are not looked at.
    """
    if not names:
        return Timeline((), archive.statements(replace(query, speakers=()), limit, cursor))
    asked = [Named(name, name) for name in names]
    people = tuple(dict.fromkeys(person for them in asked_people(asked, archive) for person in them))
    spellings = tuple(spelling for person in people for spelling in person.spellings)
    if not spellings:
        return Timeline((), StatementPage((), 0, None))
    return Timeline(people, archive.statements(replace(query, speakers=spellings), limit, cursor))
