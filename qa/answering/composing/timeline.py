"""What somebody is reported to have said, one statement after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.archive.listings import StatementPage, StatementQuery
from qa.archive.store import Archive
from qa.archive.types import Profile


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
        names: in any spelling; none for everybody.
        query: what else is asked for; its speakers are not looked at.
    """
    if not names:
        return Timeline((), archive.statements(replace(query, speakers=()), limit, cursor))
    known = archive.people()
    people = tuple(dict.fromkeys(person for name in names for person in known.called(name)))
    spellings = tuple(spelling for person in people for spelling in person.spellings)
    if not spellings:
        return Timeline((), StatementPage((), 0, None))
    return Timeline(people, archive.statements(replace(query, speakers=spellings), limit, cursor))
