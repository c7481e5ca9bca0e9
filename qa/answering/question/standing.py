"""As what an archive knows a name: as a person's, a body's, or not at all. Pure."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from qa.archive.lookup import People
from qa.archive.types import Profile
from qa.language.countries import governed
from qa.language.names import parts
from qa.language.people import INSTITUTION


class Standing(Enum):
    """As what an archive knows a name."""

    NONE = auto()
    BODY = auto()
    PERSON = auto()


KnownAs = Callable[[str], Standing]


def known_as(name: str, people: People) -> Standing:
    """As what an archive knows a name: as a person's only if that person says more than all others who have
    the name and a given name; "Smith" is nobody in particular."""
    long = len(parts(name))  # "blinken china" is not China
    heard = [
        person
        for person in people.called(name)
        if person.statements and any(len(parts(spelling)) >= long for spelling in person.spellings)
    ]
    if not heard:
        return Standing.NONE
    full = [person for person in heard if any(len(parts(spelling)) > 1 for spelling in person.spellings)]
    most = max(full, key=lambda person: person.statements, default=None)
    if most is None or governed(name) or not is_person(most):
        return Standing.BODY
    own = 2 * most.statements > sum(person.statements for person in full)
    return Standing.PERSON if own else Standing.BODY


def is_person(known: Profile) -> bool:
    """Whether an office is theirs, and their name none that bodies have: "the White House"."""
    spelt = map(str.casefold, known.spellings)
    return (
        bool(known.roles)
        and not INSTITUTION.search(known.name)
        and f"the {known.name.casefold()}" not in spelt
    )
