"""Whom of an archive a question means by the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answering.evidence.asked_offices import Office, is_office
from qa.answering.evidence.voices import meant
from qa.archive.lookup import People
from qa.archive.store import Archive
from qa.archive.types import Profile
from qa.language.countries import also_called
from qa.language.people import role_words
from qa.types import Named

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_COUNTRYS = r"(?:[Tt]he\s+)?(?:(?:U\.?S\.?|United States|federal)\s+)?"
_LONGER = r"(?:\s+and\s+[A-Z]\w+)?"  # "Centers for Disease Control and Prevention" of the CDC

# What no article explains, either way.
_BODIES = {"EU": "European Union", "UN": "United Nations"}
_UNEXPLAINED = {one: (other,) for pair in _BODIES.items() for one, other in (pair, pair[::-1])}


def asked_people(asked: Sequence[Named], archive: Archive) -> tuple[tuple[Profile, ...], ...]:
    """For each of those asked for, whom they may mean: see ``meant``; beside them whom the acronym
    of a body's name means, or the name an acronym is of, since articles have now the one, now the other.
    An office means whoever has it, never its body."""
    people = archive.people()
    return tuple(
        office.holders(people)
        if (office := asked_office(one, archive))
        else tuple(dict.fromkeys((*them, *_by_another_form(one.name, archive, people))))
        for one, them in zip(asked, meant(asked, people), strict=True)
    )


def asked_office(asked: Named, archive: Archive) -> Office | None:
    """The office by which somebody is asked for, with its body or country by each of its names; None for a
    name."""
    name = asked.name
    if not is_office(name):
        return None
    bodies = {
        body: [other for other in others if body.isupper() or other.isupper()]
        for body, others in archive.expansions(name).items()
    }
    forms = [name.replace(one, other) for one, others in bodies.items() for other in others]
    forms += [name.replace(one, other) for one, others in also_called(name).items() for other in others]
    return Office(tuple(dict.fromkeys((name, *forms))))


def _by_another_form(name: str, archive: Archive, people: People) -> Iterator[Profile]:
    """Those who are called that and no more: no "Illinois Environmental Protection Agency" for the EPA."""
    name = _ARTICLE.sub("", name)
    for form in archive.expansions(name).get(name, ()) or _UNEXPLAINED.get(name, ()):
        if name.isupper() or form.isupper():
            called = re.compile(rf"{_COUNTRYS}{re.escape(form)}{_LONGER}")
            yield from people.spelt(role_words(form), called.fullmatch)
