"""Whom, which words and which acronyms the articles of an archive know, gathered once a generation."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from qa.archive import lexical
from qa.archive.acronyms import Acronyms
from qa.archive.corrections import Correction, read_corrections
from qa.archive.database import Database, last_change
from qa.archive.gathered import GatheredFile
from qa.archive.lookup import People
from qa.archive.people import Spelling, profiles
from qa.archive.phrases import Phrases
from qa.archive.variants import Variants
from qa.errors import ArchiveError
from qa.language.descriptions import describe
from qa.language.introductions import ANY_OFFICE
from qa.language.names import without_possessive

LOOKED_AT = 20  # passages, to see how a word is written

T = TypeVar("T")


class Known:
    """The people, words and acronyms of one archive. Safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.path.parent
        self._file = GatheredFile(self._folder)
        self._looked_for: object = None  # in the file
        self._kept: dict[str, tuple[object, object]] = {}
        self._lock = threading.Lock()

    def people(self) -> People:
        """
        Raises:
            ArchiveError: the corrections file has a mistake.
        """
        corrections = read_corrections(self._folder)
        return self._gathered("people", corrections, lambda c: _people(c, corrections))

    def save(self) -> None:
        """Write what gathering takes long into the archive's folder, if it changed since."""
        corrections = read_corrections(self._folder)
        with self._database.read() as connection:
            made_from = _made_from(connection, corrections)
            if self._file.can_be_written() and not self._file.is_of(made_from):
                gathered = {
                    "people": self.people().as_json(),
                    "descriptions": self.descriptions().as_json(),
                    "described": self._by_noun(),
                    "variants": self._variants().as_json(),
                    "frequencies": self.frequencies(),
                }
                self._file.write(made_from, gathered)

    def descriptions(self) -> Phrases:
        """See ``Archive.descriptions``."""
        return self._gathered("descriptions", None, _descriptions)

    def described(self, noun: str) -> tuple[str, ...]:
        """See ``Archive.described``."""
        return tuple(self._by_noun().get(noun, ()))

    def _by_noun(self) -> Mapping[str, Sequence[str]]:
        return self._gathered("described", None, _described)

    def expansions(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """What acronyms stand for, how names are shortened, and how else they are spelt: see
        ``Acronyms.expansions`` and ``Variants.expansions``."""
        acronyms = self._gathered("acronyms", None, _acronyms).expansions(text)
        shouted = {
            called: others
            for called, others in acronyms.items()
            if called.isupper() or " " in called or not self.is_word(called)
        }
        return {**self._variants().expansions(text), **shouted}

    def _variants(self) -> Variants:
        return self._gathered("variants", None, _variants)

    def phrases(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """The expansions that still tell what is meant in small letters: not "who" for the World Health
        Organization."""
        found = {
            called: tuple(other for other in others if not (other.isupper() and self.is_word(other)))
            for called, others in self.expansions(text).items()
        }
        return {called: others for called, others in found.items() if others}

    def frequencies(self) -> Mapping[str, int]:
        """How many passages hold each stem."""
        return self._gathered("frequencies", None, lexical.frequencies)

    def stems(self, letter: str) -> Mapping[str, int]:
        """Likewise, of those that begin with a letter."""
        every = self.frequencies()
        return self._gathered(
            f"stems {letter}", None, lambda _: {one: n for one, n in every.items() if one[0] == letter}
        )

    def is_word(self, written: str) -> bool:
        """See ``Archive.is_word``."""
        return self._gathered(f"word {written.casefold()}", None, lambda c: _mostly_small(c, written))

    def _gathered(self, name: str, besides: object, gather: Callable[[sqlite3.Connection], T]) -> T:
        """What was gathered for this generation, and for what else it depends on."""
        with self._lock, self._database.read() as connection:
            self._restore(connection)
            made_from = last_change(connection), besides
            kept = self._kept.get(name)
            if kept is None or kept[0] != made_from:
                kept = self._kept[name] = (made_from, gather(connection))
        return kept[1]  # type: ignore[return-value]

    def _restore(self, connection: sqlite3.Connection) -> None:
        """Take what the file has, where it was made from the archive as it stands."""
        change = last_change(connection)
        if self._looked_for == change:
            return
        self._looked_for = change
        try:
            corrections = read_corrections(self._folder)
        except ArchiveError:  # for whoever asks for people
            return
        if found := self._file.read(_made_from(connection, corrections)):
            self._kept["people"] = (change, corrections), People.from_json(found["people"])
            self._kept["descriptions"] = (change, None), Phrases.from_json(found["descriptions"])
            self._kept["described"] = (change, None), found["described"]
            self._kept["variants"] = (change, None), Variants.from_json(found["variants"])
            self._kept["frequencies"] = (change, None), found["frequencies"]


def _made_from(connection: sqlite3.Connection, corrections: Sequence[Correction]) -> str:
    return f"{last_change(connection)} {corrections}"


def _people(connection: sqlite3.Connection, corrections: Sequence[Correction]) -> People:
    return People(profiles(_spellings(connection).values(), corrections))


def _descriptions(connection: sqlite3.Connection) -> Phrases:
    found = connection.execute("SELECT DISTINCT speaker FROM statements WHERE NOT resolved ORDER BY speaker")
    return Phrases(speaker for (speaker,) in found if ANY_OFFICE.search(speaker))


def _described(connection: sqlite3.Connection) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for (speaker,) in connection.execute(
        "SELECT DISTINCT speaker FROM statements WHERE NOT resolved ORDER BY speaker"
    ):
        if description := describe(speaker):
            found[description.head].append(speaker)
    return dict(found)


def _acronyms(connection: sqlite3.Connection) -> Acronyms:
    return Acronyms(connection.execute("SELECT short, long, count(*) FROM acronyms GROUP BY short, long"))


def _variants(connection: sqlite3.Connection) -> Variants:
    found = connection.execute(
        "SELECT name FROM introductions UNION SELECT speaker FROM statements WHERE resolved"
    )
    return Variants(name for (name,) in found)


def _mostly_small(connection: sqlite3.Connection, word: str) -> bool:
    found = connection.execute(
        "SELECT text FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?", (f'"{word}"', LOOKED_AT)
    )
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    written = [match for (text,) in found for match in pattern.findall(text)]
    return 2 * sum(map(str.islower, written)) > len(written)


def _spellings(connection: sqlite3.Connection) -> dict[str, Spelling]:
    """Every name that speaks or is introduced. What was not resolved to a name is left out."""
    found: dict[str, Spelling] = {}
    for name, count, first, last in connection.execute(
        "SELECT speaker, count(*), min(coalesce(said, published)), max(coalesce(said, published))"
        " FROM statements JOIN revisions ON key = revision_key WHERE resolved GROUP BY speaker"
    ):
        found[name] = Spelling(name, statements=count, mentions=count, first_day=first, last_day=last)
    for written, role, count, first, last in connection.execute(
        "SELECT name, role, count(*), min(first_day), max(last_day) FROM introductions"
        " JOIN revisions ON key = revision_key GROUP BY name, role"
    ):
        name = without_possessive(written)
        spelling = found.setdefault(name, Spelling(name))
        spelling.roles[role] += count
        spelling.mentions += count
        if first and last:
            days = (first, last, *spelling.given.get(role, ()))
            spelling.given[role] = min(days), max(days)
    return found
