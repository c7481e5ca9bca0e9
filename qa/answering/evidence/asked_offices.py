"""An office whose holder is asked for, "the WHO chief", and who holds it on which days. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import takewhile

from qa.answering.question.hints import Hint
from qa.answering.question.standing import is_person
from qa.archive.lookup import People
from qa.archive.types import Days, Profile
from qa.language.countries import also_called, one_country
from qa.language.introductions import ANY_ROLE
from qa.language.names import is_initial, titles, without_possessive
from qa.language.people import FORMER, INSTITUTION, THEN, holds, role_words
from qa.types import Article, Statement

ACRONYM = 3  # letters
LATELY = timedelta(days=31)

_OF_WHOM = re.compile(r"\s(?:of|at|for|in)\s", re.IGNORECASE)
# Whose words are those of the body.
_ITS_VOICE = re.compile(r"officials?|ministers|spokes\w+", re.IGNORECASE)
_OF_STATE = re.compile(r"\b(?:ministry|government|authorities)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:former|ex)\b-?\s*", re.IGNORECASE)
_NEVER = ("9999-12-31", "0001-01-01")  # what an article says of "then" is of no day of its own
_HEADS = frozenset(("head", "chief", "boss"))  # as folded
# ... and as those offices are called.
_LEADING = frozenset(
    role_words(role)
    for role in (
        "head, chief, director, director general, executive director, secretary general, president, chairman"
        ", chairwoman, chair, CEO, administrator, commissioner, secretary"
    ).split(", ")
)


def is_office(name: str) -> bool:
    """Whether a name is that of an office, "mayor of Orsal": no "Mayor Vensk", and no "mayor's office"."""
    words = _OF_WHOM.split(name)[0].split()
    last = words[-1] if words else ""
    return bool(ANY_ROLE.search(last)) and not INSTITUTION.search(last) and not _ITS_VOICE.fullmatch(last)


@dataclass(frozen=True, slots=True)
class Office:
    """An office, and when those whom it may mean were given it.

    Args:
        names: it, with its body by each of its names.
        given: by spelling of a holder, the days on which articles give it to them.
    """

    names: tuple[str, ...]
    given: Mapping[str, Days] = field(default_factory=dict)

    def holders(self, people: People) -> tuple[Profile, ...]:
        """Whoever has it, by any of its names.

        Who has it in a part of what is asked for, "the head of the laboratory at the AMA", does where nobody
        else is known to: an office by two names is that of a known body itself, and so is "the head of" it.
        """
        itself = [one for name in self.names for one in people.in_role(_body(name), _Leads(name))]
        within = [one for name in self.names for one in in_role(name, people)]
        return tuple(dict.fromkeys((itself or within) if len(self.names) > 1 else (within or itself)))

    def is_held(self, role: str) -> bool:
        """Whether somebody has it who has a role."""
        return any(_has(role, role_words(name)) or _Leads(name)(role) for name in self.names)

    def of(self, people: Sequence[Profile]) -> Office:
        """It, with the days of its holders."""
        given: dict[str, Days] = {}
        for person in people:
            held = [
                _NEVER if role_words(role) & THEN and not self._are_former else days
                for role, days in zip(person.roles, person.given, strict=False)
                if self.is_held(role)
            ]
            if dated := [days for days in held if days]:
                days = min(first for first, _ in dated), max(last for _, last in dated)
                given.update(dict.fromkeys(person.spellings, days))
        return Office(self.names, given)

    def speaks(self, statement: Statement, article: Article) -> bool:
        """Whether a holder says something as such: the article tells so, or it is of the days on which others
        do; before and after these where the article tells nothing and nobody else held it meanwhile. Never
        where it tells of a former holder."""
        bare = role_words(statement.role) == self._bare and not _looks_back(statement, article)
        if bare or self.is_held(statement.role):
            return True
        if not (self._are_former or statement.said) and self.is_held(_WAS.sub("", statement.role)):
            return False
        days, said = self.given.get(statement.speaker), statement.said or article.published
        if days is None or said is None:
            return True
        first, last = (date.fromisoformat(day) for day in days)
        if first <= said.last_day and (said.first_day <= last or self._are_former):
            return True
        between = (last, said.last_day) if last < said.first_day else (said.first_day, first)
        return not statement.role and not self._are_former and not self._had_another(days, *between)

    def _had_another(self, days: Days, start: date, end: date) -> bool:
        others = [other for other in self.given.values() if other != days]
        return any(first <= end.isoformat() and start.isoformat() <= last for first, last in others)

    def left_open(self, people: People) -> Iterator[Hint]:
        """Those to whom no article gives but the bare office, where what it is of is at hand: "Sheriff Ilra
        Vensk" of Orsal County in a sentence, or below a headline, that has it."""
        place = _of_what(self.names[0])
        if not place[:1].isupper():
            return
        bare = self._bare
        called = tuple(dict.fromkeys((place, *(o for others in also_called(place).values() for o in others))))
        for person in people.in_role(bare, lambda role: role_words(role) == bare):
            if is_person(person) and not any(bare < role_words(role) for role in person.roles):
                for spelling in person.spellings:
                    yield Hint(spelling, (), headed=called)
                    yield Hint(spelling, (), together=(spelling.split()[-1], place))

    @property
    def _bare(self) -> frozenset[str]:
        """Without what it is of."""
        return role_words(self.names[0]) - role_words(_of_what(self.names[0]))

    @property
    def _are_former(self) -> bool:
        return bool(role_words(self.names[0]) & FORMER)


def _looks_back(statement: Statement, article: Article) -> bool:
    """Whether it was said long before it was told."""
    said, told = statement.said, article.published
    return bool(said and told and said.last_day + LATELY < told.first_day)


def _of_what(office: str) -> str:
    """What an office is of, as it is asked for: "Orsal" of "mayor of Orsal" and of "Orsal's mayor"."""
    if len(around := _OF_WHOM.split(office, maxsplit=1)) > 1:
        return re.sub(r"^the\s+", "", around[1])
    before = takewhile(lambda word: word[:1].isupper() and not titles(word), office.split())
    return without_possessive(" ".join(before))


@dataclass(frozen=True, slots=True)
class _Leads:
    """Whether a role says an office and no more, or for "the head of" a body what its head is called."""

    office: str

    def __call__(self, role: str) -> bool:
        words, told = role_words(self.office), role_words(role)
        body = words - _HEADS
        return told == words or (body < words and body <= told and told - body in _LEADING)


def _body(office: str) -> frozenset[str]:
    return role_words(office) - _HEADS


def in_role(asked: str, people: People) -> tuple[Profile, ...]:
    """Those with a role that says all the words of an office, and is none besides it."""
    role = role_words(asked)
    return people.in_role(role, lambda given: _has(given, role)) if len(role) > 1 else ()


def _has(role: str, wanted: frozenset[str]) -> bool:
    return says(role, wanted) and holds(role, wanted)


def says(role: str, wanted: frozenset[str]) -> bool:
    """Whether a role or name has all the words, a country standing for its people."""
    words, capitals = role_words(role), bool(_OF_STATE.search(role))
    return all(
        any(one_country(word, other, capitals=capitals) for other in words if _may_be(word, other))
        for word in wanted
    )


def _may_be(word: str, other: str) -> bool:
    """Not a word by its initial, unless an acronym: "U.S." are no Ukrainians."""
    return word == other or len(word) <= ACRONYM or not is_initial(other)
