"""The people of an archive, found by the words of their names and roles. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import overload

from qa.answering.names import candidates, surnames
from qa.archive.findings import Profile
from qa.archive.phrases import Phrases

Fits = Callable[[str], object]
Numbers = dict[str, list[int]]  # places in the order of all


class People(Sequence[Profile]):
    """Everybody, in the order given, with the ways to find somebody without going through all.

    What a way is to find by is gathered when it is first gone; harmless when two threads do at once.
    """

    def __init__(self, people: Iterable[Profile]) -> None:
        self._all = tuple(people)

    @overload
    def __getitem__(self, index: int) -> Profile: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Profile]: ...
    def __getitem__(self, index: int | slice) -> Profile | Sequence[Profile]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def called(self, name: str) -> tuple[Profile, ...]:
        """Those whom a name may mean: see ``candidates``."""
        return candidates(name, self._at(self._by_surname, surnames(name)))

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

    def _at(self, places: Numbers, keys: Iterable[str]) -> tuple[Profile, ...]:
        numbers = {number for key in keys for number in places.get(key, ())}
        return tuple(self._all[number] for number in sorted(numbers))

    @cached_property
    def _by_surname(self) -> Numbers:
        return _places((s for name in person.spellings for s in surnames(name)) for person in self._all)

    @cached_property
    def _by_spelling(self) -> Numbers:
        return _places(person.spellings for person in self._all)

    @cached_property
    def _by_role(self) -> Numbers:
        return _places(person.roles for person in self._all)

    @cached_property
    def _names(self) -> Phrases:
        return Phrases(self._by_spelling)

    @cached_property
    def _roles(self) -> Phrases:
        return Phrases(self._by_role)


def _places(keys: Iterable[Iterable[str]]) -> Numbers:
    """By key, the numbers of those who have it."""
    found: Numbers = defaultdict(list)
    for number, theirs in enumerate(keys):
        for key in set(theirs):
            found[key].append(number)
    return dict(found)


NOBODY = People(())
