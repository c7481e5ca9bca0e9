"""The people of an archive, found by the words of their names and roles. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, overload

from qa.archive.phrases import Json, Phrases, numbered
from qa.archive.types import Profile
from qa.language.bearers import candidates, surnames
from qa.language.names import parts
from qa.language.namesakes import is_namesake

Fits = Callable[[str], object]


class People(Sequence[Profile]):
    """Everybody, in the order given, with the ways to find somebody without going through all."""

    def __init__(self, people: Iterable[Profile]) -> None:
        self._all = tuple(people)
        self._by_spelling = numbered(person.spellings for person in self._all)
        self._by_role = numbered(person.roles for person in self._all)
        self._by_surname = numbered(
            (word for name in person.spellings for word in surnames(name)) for person in self._all
        )
        self._names, self._roles = Phrases(self._by_spelling), Phrases(self._by_role)

    def as_json(self) -> Json:
        return {
            "people": [_as_row(person) for person in self._all],
            "surnames": self._by_surname,
            "names": self._names.as_json(),
            "roles": self._roles.as_json(),
        }

    @classmethod
    def from_json(cls, kept: Json) -> People:
        found = cls(())
        found._all = tuple(map(_from_row, kept["people"]))
        found._by_spelling = numbered(person.spellings for person in found._all)
        found._by_role = numbered(person.roles for person in found._all)
        found._by_surname = kept["surnames"]
        found._names, found._roles = Phrases.from_json(kept["names"]), Phrases.from_json(kept["roles"])
        return found

    @overload
    def __getitem__(self, index: int) -> Profile: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Profile]: ...
    def __getitem__(self, index: int | slice) -> Profile | Sequence[Profile]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def called(self, name: str) -> tuple[Profile, ...]:
        """Those whom a name may mean: see ``candidates``. Where full names tell that a bearer of the surname
        is somebody else, one of whom no more is known than the surname may be that other, too."""
        bearers = self._at(self._by_surname, surnames(name))
        others = [person for person in bearers if is_namesake(name, person.spellings)]
        found = candidates(name, [person for person in bearers if person not in others])
        if not others or len(parts(name)) < 2:
            return found
        return tuple(one for one in found if any(len(parts(spelling)) > 1 for spelling in one.spellings))

    def spelt(self, words: Iterable[str], fits: Fits) -> tuple[Profile, ...]:
        """Those with a spelling that says all the words, folded, and fits."""
        return self._at(self._by_spelling, filter(fits, self._names.saying(words)))

    def spelt_within(self, words: Iterable[str]) -> tuple[Profile, ...]:
        """Those with a spelling that says no other words than these, folded."""
        return self._at(self._by_spelling, self._names.within(words))

    def in_role(self, words: Iterable[str], fits: Fits) -> tuple[Profile, ...]:
        """Those with a role that says all the words, folded, and fits."""
        return self._at(self._by_role, filter(fits, self._roles.saying(words)))

    def who(self, spelling: str) -> Profile | None:
        """Whose spelling one is, as articles have it."""
        return next(iter(self._at(self._by_spelling, (spelling,))), None)

    def _at(self, places: Mapping[str, list[int]], keys: Iterable[str]) -> tuple[Profile, ...]:
        numbers = {number for key in keys for number in places.get(key, ())}
        return tuple(self._all[number] for number in sorted(numbers))


def _as_row(person: Profile) -> list[Any]:
    return [
        person.spellings,
        person.roles,
        person.statements,
        person.first_day,
        person.last_day,
        person.given,
    ]


def _from_row(row: list[Any]) -> Profile:
    spellings, roles, statements, first, last, given = row
    days = (role and (role[0], role[1]) for role in given)
    return Profile(spellings[0], tuple(spellings), tuple(roles), statements, first, last, tuple(days))


NOBODY = People(())
