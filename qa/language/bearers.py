"""Whose a name may be: whether two names, as different hands spell them, are one bearer's. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple, Protocol, TypeVar

from qa.language.countries import one_or_its_people
from qa.language.names import (
    BODIES,
    FOLDED_BODIES,
    FOLDED_TITLES,
    TITLES,
    is_body,
    is_initial,
    may_be_one,
    parts,
    suffix,
    without_suffix,
)
from qa.language.transliteration import folded

# What "of" may follow without making somebody another: a place is its name, and the holder of an office may
# be named after what it is of ("superintendent of Pell Schools Jo Vale").
_ITSELF = frozenset("city town village county province region district republic kingdom municipality".split())
_MORE_OFFICES = frozenset("founder co-founder superintendent warden dean editor executive member".split())
_OWN = (TITLES | BODIES | _ITSELF | _MORE_OFFICES) - {"attorney"}
_WHOSE = re.compile(r".*?(?P<what>\S+) (?:of|for|to) (?=.*[A-Z])")  # the first "of" tells
# Of peoples who write the surname first and whose surnames are few, folded.
SURNAMES_FIRST = folded(
    "xi li wang zhang liu chen yang zhao huang zhou wu xu kim park yoon moon lee choi han nguyen tran"
)


@lru_cache(maxsize=65536)
def surnames(name: str) -> frozenset[str]:
    """The folded words that may stand for the whole name: all that ``same`` holds to be one share one."""
    found = {words[-1] for part in (name, _divided(name)[0]) if (words := parts(part))}
    words = parts(name)
    return frozenset(found | {words[0]} if words and words[0] in SURNAMES_FIRST else found)


def same(asked: str, found: str) -> bool:
    """Whether a name as found may be that of the one asked for.

    Surnames must agree; of given names, those of the shorter must be among those of the
    longer, an initial standing for any name it begins and a country for its people ("Russia's
    Foreign Ministry" is the Russian one). "Lavrov" is "Sergei Lavrov" is
    "Russian Foreign Minister S. Lavrov"; "Lavrova" is none of them. Where somebody is from or
    what a body is for must agree if both say it: "Doman Karesh of Orselia" is "Karesh".
    "Xi" is "Xi Jinping"; "Robert Vale" is not "Robert Vale Jr.", though "Vale" may be either.
    Who is told by somebody else is another: "the wife of Suren Vale", "a source close to Vale".
    """
    a, b = _read(asked), _read(found)
    if a.told_by_another != b.told_by_another:
        return False
    if a.after and b.after and not (a.body and b.body):
        return _agree(a.before, b.before) and _agree(a.after, b.after)
    return _agree(a.alone, b.alone)


class _Words(NamedTuple):
    """The ``parts`` of a name, or of a piece of one, and its ``suffix``."""

    parts: tuple[str, ...]
    suffix: str


class _Read(NamedTuple):
    """A name as ``same`` compares it.

    Args:
        before, after: what stands before and after the first "of"; None where nothing does.
        alone: what stands for it where the other has no "of": what is before it, if that names
            somebody, else all of it. What a body is of tells it from others always: all of it, too.
    """

    told_by_another: bool
    body: bool
    before: _Words
    after: _Words | None
    alone: _Words


@lru_cache(maxsize=65536)
def _read(name: str) -> _Read:
    before, after = _divided(name)
    body = is_body(before)
    alone = before if _names_somebody(before) and not body else name
    told = _told_by_another(name)
    return _Read(told, body, _words(before), _words(after) if after else None, _words(alone))


def _words(name: str) -> _Words:
    return _Words(parts(name), suffix(name))


def compared(name: str) -> list[tuple[str, ...]]:
    """The parts of what ``same`` compares of a name, one of which at least is compared with any other."""
    read = _read(name)
    return [words.parts for words in (read.alone, read.after) if words and words.parts]


def _told_by_another(name: str) -> bool:
    """Whether a name only says whose, or what of somebody's, it is. A spokesman for a company is as good as
    the company, so one for a person stays that person, too: nothing here tells them apart."""
    found = _WHOSE.match(name)
    return found is not None and found["what"].islower() and found["what"] not in _OWN


def _names_somebody(name: str) -> bool:
    """Whether a name has two words or more, and more than titles."""
    words = parts(name)
    return len(words) > 1 and not all(word in FOLDED_TITLES for word in words)


class Known(Protocol):
    """Somebody under all the spellings that are known to be theirs."""

    @property
    def spellings(self) -> tuple[str, ...]: ...


K = TypeVar("K", bound=Known)


def candidates(name: str, people: Sequence[K]) -> tuple[K, ...]:
    """Those whom a name may mean, in the order given; several where it does not tell them apart.

    A name with a given name means only those known by one, unless nobody is: "Sergei Lavrov" is
    not also the "Lavrov" of whom no more is known, though "Lavrov" may be either. Where the
    archive itself calls one bearer by the surname alone, a question that does so means them.
    "Robert Vale" means "Robert Vale Jr." where nobody else is called so.
    """
    fitting = _fitting(name, people)
    if len(parts(name)) > 1:
        fitting = _in_full(fitting) or _in_full(_fitting(name, people, without_suffix)) or fitting
    called = [
        person
        for person, known in fitting
        if any(parts(k) == parts(name) for k in known) and any(len(parts(k)) > 1 for k in known)
    ]
    return tuple(called) if len(called) == 1 else tuple(person for person, _ in fitting)


def _fitting(name: str, people: Sequence[K], read: Callable[[str], str] = str) -> list[tuple[K, list[str]]]:
    """Those whose spellings, as they are read, may be a name, with these spellings."""
    wanted = surnames(name)
    fitting = (
        (one, [k for k in one.spellings if wanted & surnames(k) and same(name, read(k))]) for one in people
    )
    return [(one, known) for one, known in fitting if known]


def _in_full(fitting: list[tuple[K, list[str]]]) -> list[tuple[K, list[str]]]:
    """Those of whom more than a surname is known."""
    return [(one, known) for one, known in fitting if any(len(parts(k)) > 1 for k in known)]


def _divided(name: str) -> tuple[str, str]:
    """What stands before and after the first "of"."""
    before, _, after = name.partition(" of ")
    return before, after


def _agree(asked: _Words, found: _Words) -> bool:
    """Whether surnames are one and given names do not differ; a single word may be either's surname."""
    fewer, more = sorted((asked.parts, found.parts), key=len)
    if len(fewer) < 2:
        first = fewer[:1] == more[:1] and SURNAMES_FIRST.issuperset(more[:1])
        return bool(fewer) and (fewer[0] == more[-1] or first)
    if fewer[-1] != more[-1] or asked.suffix != found.suffix:
        return False
    if fewer[-1] in FOLDED_BODIES:
        return _each(one_or_its_people, fewer[:-1], more[:-1])
    given = fewer[:-1], more[:-1]
    return _given(*given) or _given(*sorted(map(_joined, given), key=len))


def _ways(fewer: Sequence[str], more: Sequence[str]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """Whose words are to be the other's: the fewer; both ways, where there are as many."""
    return [(fewer, more), (more, fewer)] if len(fewer) == len(more) else [(fewer, more)]


def _each(one: Callable[[str, str], bool], fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Whether each word is one of the other's."""
    return all(any(one(x, y) for y in there) for here, there in _ways(fewer, more) for x in here)


def _given(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Whether given names do not differ. What somebody is called first is no other's second initial: "Jeff
    Vale" is not "John J. Vale", though "Scott Vale" is "F. Scott Vale"."""
    called = all(
        here[0] in there or may_be_one(here[0], there[0]) or is_initial(there[0])
        for here, there in _ways(fewer, more)
    )
    return called and _each(may_be_one, fewer, more)


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded given names, initials that follow one another as one word: "J.D." as "JD"."""
    runs = groupby(words, lambda word: len(word) == 1)
    return tuple(chain.from_iterable(("".join(run),) if initials else run for initials, run in runs))


def each_once(names: Iterable[str]) -> list[str]:
    """Names in their order, without other spellings of whom one before has."""
    found: list[str] = []
    for name in names:
        if not any(same(name, other) for other in found):
            found.append(name)
    return found
