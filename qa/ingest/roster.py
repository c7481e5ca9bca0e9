"""The names of an article, and whom each of them means in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from qa.language.bearers import same
from qa.language.genders import kin
from qa.language.given_names import gender
from qa.language.introductions import ANY_OFFICE, NAME_WORD
from qa.language.names import ALL_BODIES, parts, surname
from qa.language.naming import ARTICLE, by_given_name, is_name, without_lead
from qa.language.people import Person, bare, full_names, roles

HEADING = 150  # characters within which a full name follows its surname in a heading
LONGEST_NAME = 3  # words; more of them are a headline in capitals
_OFFICE_OF = re.compile(
    rf".*(?i:{ANY_OFFICE.pattern})\s(?:of|to|for)\s(?:(?:the|of|and|for|[A-Z]\S*)\s)*[A-Z]\S+"
)
_NAME = re.compile(rf"(?:{NAME_WORD}\s(?:[A-Z]\.\s)?)?{NAME_WORD}")
_QUOTED = re.compile(rf"[“\"‘]({NAME_WORD} {NAME_WORD}),?[”\"’]")


class Roster:
    """The names of an article.

    Args:
        named: the words that stand for speakers all over the article.

    Attributes:
        people: those whom the text gives a role.
        kin: "he" or "she" of those whom it calls somebody's sister or father.
        bystanders: people by their given names, or somebody's kin, of whom no words are told and no role.
        known: last words of the names of those who speak or have a role, as written, and whom they mean.
    """

    def __init__(self, text: str, named: Collection[str] = ()) -> None:
        self.people: tuple[Person, ...] = roles(text)
        self.kin = kin(text)
        self._text = text
        self._below = text.find("\n") + 1  # the first line may be a headline
        self._bearers = full_names(text)
        self._full = {name for bearers in self._bearers.values() for name in bearers}
        named = [self.after_office(words) for words in named]
        self._called = by_given_name(named)
        self._titled: set[str] = set()
        self._whole: dict[str, str] = {}  # by name, as asked before
        self.bystanders = self._silent(named)
        self.known = self._surnames(named)

    def bearers(self, name: str) -> tuple[str, ...]:
        """The full names with the surname of a name, in order of mention."""
        return self._bearers.get(surname(name), ())

    def after_office(self, words: str) -> str:
        """Of "Secretary of State Ilra Vensk" and "Secretary of State Vensk" the name, if it is known."""
        split = words.split()
        for length in range(min(LONGEST_NAME, len(split) - 3), 0, -1):
            name = " ".join(split[-length:])
            office = _OFFICE_OF.fullmatch(" ".join(split[:-length]))
            if office and _NAME.fullmatch(name) and self._is_somebody(name, words):
                return name
        return words

    def _is_somebody(self, name: str, words: str) -> bool:
        """Whether words end with a name of the article's: no "Orsal" of "the Port of New Orsal"."""
        if not ALL_BODIES.isdisjoint(name.lower().split()):
            return False
        if " " in name:
            return bool(gender(name)) or name in self.bearers(name)
        titled = words[0].isupper() and not ARTICLE.match(words)
        return titled and any(not words.endswith(full) for full in self.bearers(name))

    def whole(self, name: str) -> str:
        """A surname with the given name, where the article has one bearer of it."""
        if name not in self._whole:
            self._whole[name] = self._in_full(name)
        return self._whole[name]

    def _in_full(self, name: str) -> str:
        bearers = self.bearers(name)
        lead, _, last = name.rpartition(" ")
        led = lead.islower() and lead.isalpha()
        if led and len(bearers) == 1 and gender(bearers[0]):  # "biographer Vensk"
            return self.whole(last)
        if len(parts(name)) != 1:
            return name
        if not bearers and len(called := self._called.get(surname(name), ())) == 1:
            return called[0]
        return bearers[0] if len(bearers) == 1 and self._is_introduced(bearers[0], name) else name

    def _is_introduced(self, full: str, name: str) -> bool:
        """Whether a full name comes first, but for headings, or with a role: "Spirit" that is heard of long
        before "JetBlue Spirit" is not short for it."""
        alone = re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w| [A-Z])").search(self._text, self._below)
        late = self._text.find(full) - alone.start() if alone else 0
        return late <= HEADING or any(full == person.name for person in self.people)

    def role(self, name: str) -> str:
        """What the text says somebody is; nothing of a surname that several bear."""
        several = len(parts(name)) == 1 and len(self.bearers(name)) > 1
        return "" if several else next((p.role for p in self.people if same(name, p.name)), "")

    def names_of_people(self, gendered: Collection[str]) -> set[str]:
        """Of the speakers' names those of people: with a given name, a title, or a pronoun.

        Args:
            gendered: names of whom the article, or the given name, tells "he" or "she".
        """
        people = (set(self.known.values()) & (self._full | self._titled)) | set(gendered)
        return {name for name in people if not (name.isupper() and " " not in name)}  # "NASA"

    def _silent(self, named: Collection[str]) -> frozenset[str]:
        """People by their given names, or somebody's kin, of whom no words are told and no role."""
        heard = set(map(surname, [*(person.name for person in self.people), *named]))
        people = (name for name in self._full if gender(name) or name in self.kin)
        known = (name for name in people if len(name.split()) <= LONGEST_NAME)
        titles = _QUOTED.findall(self._text)  # of a song
        return frozenset(name for name in known if surname(name) not in heard and name not in titles)

    def _surnames(self, named: Iterable[str]) -> dict[str, str]:
        """Last words of the speakers' names, as written, and whom they mean; of several bearers the
        surname."""
        speaking = [
            words
            for words in named
            if is_name(words) and (not ARTICLE.match(words) or without_lead(words) != words)
        ]
        found: dict[str, str] = {}
        for words in [*(person.name for person in self.people), *speaking, *self.bystanders]:
            name = without_lead(bare(words))
            if parts(name) and not {word.lower() for word in name.split()} & ALL_BODIES:
                last = name.split()[-1]
                bearers = self.bearers(last)
                found.setdefault(last, last if len(bearers) > 1 else self.whole(name))
                found |= {bearer: bearer for bearer in bearers if len(bearers) > 1}
                if name != words:
                    self._titled.add(found[last])
        return found
