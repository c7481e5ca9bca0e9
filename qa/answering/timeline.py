"""What somebody is reported to have said, one statement after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qa.answering.names import candidates
from qa.archive.findings import Profile, StatementPage, StatementQuery
from qa.archive.store import Archive


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of statements.

    Args:
        people: whom the name asked for may mean; several where it does not tell them apart, and
            the statements are then those of all of them. Empty where no name was asked for, or
            the archive knows nobody of that name.
    """

    people: tuple[Profile, ...]
    page: StatementPage


def timeline(
    archive: Archive, speaker: str | None, query: StatementQuery, limit: int, cursor: str | None = None
) -> Timeline:
    """The statements of a person, or of everybody.

    Args:
        speaker: a name in any spelling; None for everybody.
        query: what else is asked for; its speakers are not looked at.
    """
    if speaker is None:
        return Timeline((), archive.statements(replace(query, speakers=()), limit, cursor))
    people = candidates(speaker, archive.people())
    spellings = tuple(spelling for person in people for spelling in person.spellings)
    if not spellings:
        return Timeline((), StatementPage((), 0, None))
    return Timeline(people, archive.statements(replace(query, speakers=spellings), limit, cursor))
