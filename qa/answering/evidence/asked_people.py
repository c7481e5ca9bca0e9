"""Whom of an archive a question means by the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answering.evidence.voices import in_office, meant
from qa.archive.lookup import People
from qa.archive.store import Archive
from qa.archive.types import Profile
from qa.language.introductions import ANY_ROLE
from qa.language.people import INSTITUTION, role_words
from qa.types import Named

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_COUNTRYS = r"(?:[Tt]he\s+)?(?:(?:U\.?S\.?|United States|federal)\s+)?"
_OF_WHOM = re.compile(r"\s(?:of|at|for|in)\s", re.IGNORECASE)
_LONGER = r"(?:\s+and\s+[A-Z]\w+)?"  # "Centers for Disease Control and Prevention" of the CDC

# What no article explains, either way.
_BODIES = {"EU": "European Union", "UN": "United Nations"}
_UNEXPLAINED = {one: (other,) for pair in _BODIES.items() for one, other in (pair, pair[::-1])}


def asked_people(asked: Sequence[Named], archive: Archive) -> tuple[tuple[Profile, ...], ...]:
    """For each of those asked for, whom they may mean: see ``meant``; beside them whom the acronym
    of a body's name means, or the name an acronym is of, since articles have now the one, now the other.
    So it is with whoever has an office there: "the AMA's president"."""
    people = archive.people()
    return tuple(
        in_office(tuple(_offices(one.name, archive)), people)
        or tuple(dict.fromkeys((*them, *_by_another_form(one.name, archive, people))))
        for one, them in zip(asked, meant(asked, people), strict=True)
    )


def _offices(name: str, archive: Archive) -> Iterator[str]:
    """An office with its body by each of its names; nothing for what is none."""
    head = _OF_WHOM.split(name)[0]
    if ANY_ROLE.search(head) and not INSTITUTION.search(head.split()[-1]):  # no "sheriff's office"
        yield name
        for body, others in archive.expansions(name).items():
            yield from (name.replace(body, other) for other in others if body.isupper() or other.isupper())


def _by_another_form(name: str, archive: Archive, people: People) -> Iterator[Profile]:
    """Those who are called that and no more: no "Illinois Environmental Protection Agency" for the EPA."""
    name = _ARTICLE.sub("", name)
    for form in archive.expansions(name).get(name, ()) or _UNEXPLAINED.get(name, ()):
        if name.isupper() or form.isupper():
            called = re.compile(rf"{_COUNTRYS}{re.escape(form)}{_LONGER}")
            yield from people.spelt(role_words(form), called.fullmatch)
