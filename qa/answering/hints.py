"""Speakers whom an article leaves open, "the Russian minister", "the secretariat of the alliance":
what in the article tells that somebody asked for is meant. Pure.

The article alone does not tell who the Russian minister is; what other articles of the archive
call people does, and that this one names him and nobody else who is called that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.answering.names import TITLES, fold, is_body, one_country, parts
from qa.archive.findings import Profile
from qa.ingest.people import ANY_OFFICE, LESSER, role_words
from qa.types import Article, Named

Expansions = Mapping[str, Sequence[str]]

_PLAIN = frozenset(map(fold, TITLES))  # says an office, not whose
_ALLIANCE = re.compile(
    r"^(?:the\s+)?(?P<body>\w+)\s+of\s+(?:the|this)\s+[a-z]+(?:\s+in\s+[A-Z]\w*)?$", re.IGNORECASE
)
_CAPITAL = re.compile(r"\bof\s+(?:the|this)\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that mean somebody asked for in articles that fit.

    Args:
        words: the description, as articles have it.
        named: the article must hold one of each of these, whole words.
        unnamed: and none of these, who are called that as well.
        headline: those of whom its headline must begin with one and a colon; where the description
            alone could be anybody's.
    """

    words: str
    named: tuple[tuple[str, ...], ...]
    unnamed: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()

    def fits(self, article: Article) -> bool:
        text = f"{article.title}\n{article.text}"
        if self.headline and not re.match(rf"(?:{_any(self.headline)})\s*:", article.title):
            return False
        return all(_holds(text, names) for names in self.named) and not _holds(text, self.unnamed)


def hints(
    asked: Named,
    meant: Sequence[Profile],
    people: Sequence[Profile],
    descriptions: Iterable[str],
    expansions: Expansions,
) -> tuple[Hint, ...]:
    """What somebody asked for is called where articles leave it open.

    Args:
        meant: whom of the archive the name may mean.
        people: all of the archive.
        descriptions: of speakers whom articles leave open.
        expansions: of the acronyms in the name asked for.
    """
    persons = [person for person in meant if person.roles and not is_body(person.name)]
    bodies = _shortened(asked.name, [person.name for person in people], expansions)
    offices = [words for words in descriptions if ANY_OFFICE.search(words)] if persons else []
    return (*bodies, *(hint for words in offices for hint in _of_office(words, persons, people)))


def _of_office(words: str, persons: Sequence[Profile], people: Sequence[Profile]) -> Iterator[Hint]:
    wanted = role_words(words)
    if len(wanted) < 2:
        return
    for person in persons:
        if _has_role(person, wanted):
            own = _surnames(person)
            if wanted <= _PLAIN:
                yield Hint(words, (), headline=own)
            else:
                others = [p for p in people if p is not person and p.roles and _has_role(p, wanted)]
                yield Hint(words, (own,), tuple({name for p in others for name in _surnames(p)} - set(own)))


def _has_role(person: Profile, wanted: frozenset[str]) -> bool:
    """Whether one of somebody's roles is the one described, a country standing for its people."""
    return any(_is_role(wanted, role_words(role)) for role in person.roles)


def _is_role(wanted: frozenset[str], role: frozenset[str]) -> bool:
    if wanted & LESSER != role & LESSER:
        return False
    return all(any(one_country(word, other) for other in role) for word in wanted)


def _surnames(person: Profile) -> tuple[str, ...]:
    names = (spelling.split()[-1] for spelling in person.spellings if parts(spelling))
    return tuple(dict.fromkeys(names))


def _shortened(asked: str, names: Iterable[str], expansions: Expansions) -> Iterator[Hint]:
    """ "The secretariat of the alliance" for the CSTO secretariat, where an article names the CSTO."""
    *of, body = parts(asked) or ("",)
    words = [word for word in asked.split() if fold(word) in of]
    if not words or not is_body(asked):
        return
    for name in names:
        found = _ALLIANCE.match(name)
        if found and fold(found["body"]) == body and not _CAPITAL.search(name):
            yield Hint(name, tuple((word, *expansions.get(word, ())) for word in words))


def _holds(text: str, names: Sequence[str]) -> bool:
    return bool(names) and re.search(rf"(?<!\w)(?:{_any(names)})(?!\w)", text) is not None


def _any(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, names))
