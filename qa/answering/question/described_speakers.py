"""Speakers who are described, not named: "residents of Orsal", "the company that runs the dam". Pure.

The noun at the head of a description must be the same, in either number, and so must be what stands before
it. Where they are from may stand in the article alone, which leaves it out where it is plain: "residents" of
a town it tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qa.answering.question.hints import Hint
from qa.answering.question.standing import is_person
from qa.archive.lookup import People
from qa.language.countries import also_called, one_country
from qa.language.descriptions import Description, describe
from qa.language.names import is_initial
from qa.language.people import holds, role_words
from qa.language.transliteration import fold
from qa.types import Named

_ENDING = 2  # letters that a verb or noun of a clause may end otherwise with: "runs", "running"


def is_other(words: str, asked: str) -> bool:
    """Whether both are descriptions, and these words lack what narrows the one asked for."""
    wanted, found = describe(asked), describe(words)
    return bool(wanted and found and _missing(wanted.before, (*found.before, *found.after)))


def lacks(wanted: Description, words: str) -> bool:
    """Whether words lack what narrows a description, a country standing for its people."""
    return bool(_missing((*wanted.before, *wanted.after), role_words(words)))


def described(asked: Named, left_open: Sequence[str], people: People) -> Iterator[Hint]:
    """What articles call those described, be it somebody of that office or trade.

    Args:
        left_open: descriptions of speakers whom articles leave open, with the same head.
        people: all of the archive.
    """
    wanted = describe(asked.name)
    if wanted is None:
        return
    for words in left_open:
        found = describe(words)
        if found and found.head == wanted.head and (found.plural or not wanted.counted):
            yield from _hints(words, found, wanted)
    if not wanted.counted:
        named = _named(wanted)
        for words in _called_so(wanted, people):
            yield Hint(words, named, together=_together(words, wanted))


def _hints(words: str, found: Description, wanted: Description) -> Iterator[Hint]:
    """Where the description does not tell where they are from, the article must; "officials" may be
    anybody's, and are none of "Taverian officials"."""
    own = (*found.before, *found.after)
    missing = _missing(wanted.after, own)
    if not _missing(wanted.before, own) and not (missing and own):
        named = tuple((word, word.capitalize(), *also_called(word).get(word, ())) for word in missing)
        yield Hint(words, (*named, *_named(wanted)), together=_together(wanted.head, wanted))


def _named(wanted: Description) -> tuple[tuple[str, ...], ...]:
    """What of a clause the article may have anywhere: "Tulm" of "runs the Tulm dam"."""
    return tuple((word, word.capitalize()) for word in wanted.clause[1:-1])


def _called_so(wanted: Description, people: People) -> Iterator[str]:
    """The names of bodies that have the noun and of persons who hold such an office, with all that
    narrows it."""

    def fits(words: str) -> bool:
        found = describe(words.lower())
        own = role_words(words)
        narrowed = (*wanted.before, *wanted.after)
        return found is not None and found.head == wanted.head and not _missing(narrowed, own)

    head = frozenset((fold(wanted.head),))
    for body in people.spelt(head, fits):
        yield from filter(fits, body.spellings)
    asked = role_words(" ".join((*wanted.before, wanted.head, *wanted.after)))
    held = people.in_role(head, lambda role: fits(role) and holds(role, asked))
    for person in filter(is_person, held):
        yield from person.spellings


def _missing(wanted: Iterable[str], others: Iterable[str]) -> list[str]:
    """What is asked for and not among these words, a country standing for its people."""
    there = [other for other in map(fold, others) if not is_initial(other)]
    return [word for word in wanted if not any(one_country(fold(word), other) for other in there)]


def _together(speaker: str, wanted: Description) -> tuple[str, ...]:
    """How words begin that a sentence must hold for a relative clause to be true of a speaker: of what it
    is about only the last, since "the dam" may be said of a dam named before."""
    ends = dict.fromkeys((*wanted.clause[:1], *wanted.clause[-1:]))
    clause = tuple(word[: max(3, len(word) - _ENDING)] for word in ends)
    return (re.sub(r"^the\s+", "", speaker, flags=re.IGNORECASE), *clause) if clause else ()
