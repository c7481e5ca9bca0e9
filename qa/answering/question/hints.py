"""Speakers whom an article leaves open, "the Russian minister", "the secretariat of the alliance":
what in the article tells that somebody asked for is meant. Pure.

The article alone does not tell who the Russian minister is; what other articles of the archive
call people does, and that this one names him and nobody else who is called that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from qa.archive.lookup import People
from qa.archive.phrases import Phrases
from qa.archive.types import Profile
from qa.language.countries import one_country
from qa.language.names import TITLES, is_body, parts
from qa.language.people import LESSER, role_words
from qa.language.transliteration import fold
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
        together: how words begin that one sentence must hold: of "the company that runs the dam".
        headed: its headline must hold one of these, whole words.
    """

    words: str
    named: tuple[tuple[str, ...], ...]
    unnamed: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    headed: tuple[str, ...] = ()

    def fits(self, article: Article) -> bool:
        """Whether an article names what must be named, nothing that must not, and begins as it must."""
        text = f"{article.title}\n{article.text}"
        if self.headline and not re.match(rf"(?:{_any(self.headline)})\s*:", article.title):
            return False
        if self.headed and not _holds(article.title, self.headed):
            return False
        if self.together and not _in_one_sentence(text, self.together):
            return False
        return all(_holds(text, names) for names in self.named) and not _holds(text, self.unnamed)


def hints(
    asked: Named,
    meant: Sequence[Profile],
    people: People,
    descriptions: Phrases,
    expansions: Expansions,
) -> tuple[Hint, ...]:
    """What somebody asked for is called where articles leave it open.

    Args:
        meant: whom of the archive the name may mean.
        people: all of the archive.
        descriptions: by an office, of speakers whom articles leave open.
        expansions: of the acronyms in the name asked for.
    """
    persons = [person for person in meant if person.roles and not is_body(person.name)]
    return (*_shortened(asked.name, people, expansions), *_of_offices(persons, people, descriptions))


def _of_offices(persons: Sequence[Profile], people: People, descriptions: Phrases) -> Iterator[Hint]:
    roles = dict.fromkeys(role_words(role) for person in persons for role in person.roles)
    holders = cache(partial(_holders, people))  # for "the Russian minister" and "The Russian minister"
    for words in dict.fromkeys(words for role in roles for words in descriptions.within(role)):
        yield from _of_office(words, persons, holders)


def _of_office(
    words: str, persons: Sequence[Profile], holders: Callable[[frozenset[str]], frozenset[str]]
) -> Iterator[Hint]:
    wanted = role_words(words)
    if len(wanted) < 2:
        return
    for person in persons:
        if _has_role(person, wanted):
            own = _surnames(person)
            if wanted <= _PLAIN:
                yield Hint(words, (), headline=own)
            else:
                yield Hint(words, (own,), tuple(holders(wanted).difference(own)))


def _holders(people: People, wanted: frozenset[str]) -> frozenset[str]:
    """The surnames of all in a role."""
    found = people.in_role(wanted, lambda role: _is_role(wanted, role_words(role)))
    return frozenset(name for person in found for name in _surnames(person))


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


def _shortened(asked: str, people: People, expansions: Expansions) -> Iterator[Hint]:
    """ "The secretariat of the alliance" for the CSTO secretariat, where an article names the CSTO."""
    *of, body = parts(asked) or ("",)
    words = [word for word in asked.split() if fold(word) in of]
    if not words or not is_body(asked):
        return
    for name in (person.name for person in people.spelt({body}, _ALLIANCE.match)):
        found = _ALLIANCE.match(name)
        if found and fold(found["body"]) == body and not _CAPITAL.search(name):
            yield Hint(name, tuple((word, *expansions.get(word, ())) for word in words))


def _in_one_sentence(text: str, beginnings: Sequence[str]) -> bool:
    patterns = [re.compile(rf"\b{re.escape(start)}", re.IGNORECASE) for start in beginnings]
    return any(
        all(pattern.search(sentence) for pattern in patterns) for sentence in re.split(r"[.!?]\s|\n", text)
    )


def _holds(text: str, names: Sequence[str]) -> bool:
    return bool(names) and re.search(rf"(?<!\w)(?:{_any(names)})(?!\w)", text) is not None


def _any(names: Sequence[str]) -> str:
    return "|".join(map(re.escape, names))
