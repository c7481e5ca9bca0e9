"""Who the words that stand for a speaker mean, as far as the article itself tells. Pure.

A surname means its one bearer; a description the one person whose role it fits. "She" means the
person last in focus of whom nothing says "he": a subject before others, a speaker before a
subject, the sentence before the one before it. What could mean two people, or somebody not
named, is left as it stands.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.ingest.cues import PAPERS
from qa.ingest.genders import HE, SHE, gender_of, genders, kin
from qa.ingest.given_names import gender
from qa.ingest.naming import (
    ALL_BODIES,
    ARTICLE,
    OTHERS,
    POSSESSIVE,
    apposition,
    body_words,
    by_given_name,
    is_body,
    is_institution,
    is_name,
    is_one,
    without_lead,
)
from qa.ingest.people import (
    ANY_OFFICE,
    DESCRIPTION,
    NAME_WORD,
    Person,
    bare,
    described,
    full_names,
    roles,
)
from qa.language.bearers import same
from qa.language.names import parts
from qa.language.transliteration import fold

HEADING = 150  # characters within which a full name follows its surname in a heading
LONGEST_NAME = 3  # words; more of them are a headline in capitals
REMEMBERED = 4  # sentences back that "he" may look for somebody
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
# A name after one of these is no subject; nor is one before a possessive.
_DEPENDENT = re.compile(
    r"\b(?:about|after|against|among|at|before|behind|between|by|for|from|in|into|like|near|of|on|over|than|to"
    r"|toward|towards|under|with|without|via)\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:[A-Z][\w.’'-]*\s+)*$"
)
_CIRCUMSTANCE = re.compile(r"\s(?:on|in|at|during)\s")
_PAPER = re.compile(
    rf"[’']s?\s+(?:[a-z]+\s)?(?:{'|'.join(sorted(PAPERS))})(?:\s(?:to|on|about)\s.*)?$"
)  # speaks for its author
_BODY = "|".join(sorted(ALL_BODIES))
_PLACE = re.compile(r"\sin\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
# "The hauliers' association in Orsal", "Orselia's foreign ministry".
_BODY_NAMED = re.compile(
    rf"\b(?:[Tt]he\s+|[A-Z][\w’'-]*\s+)(?:[\w’'-]+\s+){{0,3}}?(?i:{_BODY})\b"
    rf"(?:\sof\s(?:the\s)?\w[\w’'-]*)?(?:{_PLACE.pattern})?"
)
_OFFICE_OF = re.compile(
    rf".*(?i:{ANY_OFFICE.pattern})\s(?:of|to|for)\s.*[A-Z]\S+\s(?P<name>{NAME_WORD}\s{NAME_WORD})$"
)
_QUOTED = re.compile(rf"[“\"‘]({NAME_WORD} {NAME_WORD}),?[”\"’]")
_THE = re.compile(r"the\s", re.IGNORECASE)
_BY_ANOTHER = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
# "Still, the top Orselian diplomat made clear", "Vensk sees it differently".
_LEAD_IN = r"(?:[A-Z]\w+(?:\s\w+)?,\s)?"
_DESCRIBED = re.compile(rf"{_LEAD_IN}(?P<who>{DESCRIPTION})(?=\s(?!of\b|and\b|for\b|in\b)[a-z])")
_SURNAME = re.compile(rf"{_LEAD_IN}(?P<who>{NAME_WORD})(?<![’']s)(?=\s(?!and\b|of\b)[a-z])")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as far as known; see Statement."""

    name: str
    resolved: bool
    role: str = ""


class Cast:
    """The people of one article, and who of them is in focus as it is read.

    Args:
        named: the words that stand for speakers all over the article.
        sentences: its sentences, quotations folded away: what they call "he" and "she" tells the rest.
    """

    def __init__(self, text: str, named: Collection[str] = (), sentences: Iterable[str] = ()) -> None:
        self.people: tuple[Person, ...] = roles(text)
        self._text = text
        self._below = text.find("\n") + 1  # the first line may be a headline
        self._bearers = full_names(text)
        named = [self._after_office(words) for words in named]
        self._called = by_given_name(named)
        self._titled: set[str] = set()
        self._kin = kin(text)
        self._bystanders = self._silent(named)
        self._known = self._surnames(named)
        self._mention = _any_of(self._known)
        told = genders(sentences if self._mention else (), self._mentions)
        by_name = {name: sort for name in self._known.values() if (sort := gender(name))}
        self._gender = by_name | self._kin | told
        self._people = self._who_are_people()
        self._focus: deque[list[str]] = deque(maxlen=REMEMBERED)
        self._subject: Speaker | None = None  # the body that the last sentence was about

    def speaker(self, words: str, before: str = "", *, told: str = "", proper: bool = True) -> Speaker:
        """Whom the words mean.

        Args:
            before: what stands before them in their sentence, quotations folded away.
            told: what they say: who is named in it is somebody else.
            proper: whether a capital letter makes a name; not of "Officials" at the start of a sentence.
        """
        plain = self._after_office(apposition(_PAPER.sub("", " ".join(words.split()))))
        pronoun = plain.lower()
        if pronoun in HE | SHE:
            others = set(self._subjects(told)) if told else set()
            return self._person(plain, "he" if pronoun in HE else "she", before, others)
        if pronoun in OTHERS:
            return self._body(plain, before)
        if (proper or plain in self._known) and is_name(plain):
            return self._named(plain)
        if person := described(plain, self.people):
            return Speaker(self._whole(person.name), True, person.role)
        if is_institution(plain):
            return Speaker(plain, True)
        return self._shortened(plain)

    def _after_office(self, words: str) -> str:
        """Of "Secretary of State Ilra Vensk" the name, if it is known to be one."""
        name = found["name"] if (found := _OFFICE_OF.match(words)) else ""
        known = gender(name) or name in self._bearers.get(parts(name)[-1], ()) if name else ""
        return name if known else words

    def read(self, sentence: str, speakers: Iterable[Speaker]) -> None:
        """A sentence has gone by with these speakers; quotations folded away. Who is left open stays in
        focus, by the words for them, so that "he" is not taken for another."""
        heard = list(speakers)
        known = [s.name for s in heard if s.resolved and parts(s.name)[-1:] and self._is_person(s.name)]
        names = known + [s.name for s in heard if not s.resolved and is_one(s.name)]
        opening = _PRONOUN.match(sentence)
        if not names and opening:
            spoken = self._person("", "he" if opening[0].lower() in HE else "she", "")
            names = [spoken.name] if spoken.resolved else []
        names += self._opening(sentence)
        self._focus.append(list(dict.fromkeys([*names, *self._mentioned(sentence)])))
        self._subject = self._heading(sentence, heard)

    def _opening(self, sentence: str) -> list[str]:
        """Whom a sentence begins with, by a role or by a surname, though nothing tells that it is a
        person's: somebody, be it not known who, of whom "he" may go on."""
        found = _DESCRIBED.match(sentence)
        if found and is_one(found["who"]):
            return [self.speaker(found["who"], proper=False).name]
        opening = _SURNAME.match(sentence)
        bearers = self._bearers.get(fold(opening["who"]), ()) if opening else ()
        return [*bearers[:1]] if opening and opening["who"] not in self._known else []

    def _person(self, word: str, gender: str, before: str, others: Collection[str] = ()) -> Speaker:
        left_open = ""  # by a role that nobody is known to have, and nearer
        passed = False  # somebody or something of one word, of which no more is known
        for name in self._candidates(before):
            if name in self._people:
                if name in others or self._gender.get(name, gender) != gender:
                    continue
                if left_open and not self._may_have(name, left_open):
                    break
                if passed and name not in self._gender:
                    break
                self._gender.setdefault(name, gender)
                return Speaker(name, True, self._role(name))
            if gender_of(name) not in ("", gender):
                continue
            if name not in self._known.values() and not (_THE.match(name) and ANY_OFFICE.search(name)):
                break  # "an official", or somebody of whom no more is known than the name
            passed = passed or name in self._known.values()
            left_open = left_open or (name if _THE.match(name) else "")
        return Speaker(word, False)

    def _may_have(self, name: str, role: str) -> bool:
        """Whether the article gives somebody no role of their own, or one that a description fits."""
        own = [p for p in self.people if same(name, p.name) and not _BY_ANOTHER.match(p.role)]
        return not own or described(role, own) is not None

    def _candidates(self, before: str) -> Iterator[str]:
        yield from (name for name in self._mentioned(before) if name not in self._bystanders)
        for names in reversed(self._focus):
            yield from names

    def _body(self, word: str, before: str) -> Speaker:
        """Whom "it" means: a body that the sentence names before, or that the last one was about."""
        if word.lower() == "who":
            return Speaker(word, False)
        named = [found[0] for found in _BODY_NAMED.finditer(before)]
        if named:
            return self.speaker(named[-1])
        return self._subject or Speaker(word, False)

    def _heading(self, sentence: str, heard: Sequence[Speaker]) -> Speaker | None:
        """The body that a sentence is about: its first words, or who speaks in it; "it" goes on."""
        if found := _BODY_NAMED.match(sentence):
            return self.speaker(found[0])
        last = heard[-1] if heard else None
        if last and last.resolved and is_body(last.name):
            return last
        return self._subject if sentence.startswith("It ") else None

    def _shortened(self, words: str) -> Speaker:
        """Of "the company", the body just heard of that is one."""
        last = self._subject
        head = words.lower().split()[-1:]
        if (
            last
            and head
            and head[0] in ALL_BODIES
            and len(words.split()) == 2
            and head[0] in body_words(last.name)
        ):
            return last
        return Speaker(words, False)

    def _named(self, words: str) -> Speaker:
        head = _CIRCUMSTANCE.split(words)[0]
        place = _PLACE.match(words, len(head)) if body_words(head) else None
        name = self._whole(without_lead(bare(head + (place[0] if place else ""))))
        return Speaker(name, True, self._role(name))

    def _whole(self, name: str) -> str:
        """A surname with the given name, where the article has one bearer of it."""
        known = parts(name)
        if len(known) != 1:
            return name
        bearers = self._bearers.get(known[-1], ())
        if not bearers and len(called := self._called.get(known[-1], ())) == 1:
            return called[0]
        return bearers[0] if len(bearers) == 1 and self._is_introduced(bearers[0], name) else name

    def _is_introduced(self, full: str, name: str) -> bool:
        """Whether a full name comes first, but for headings, or with a role: "Spirit" that is heard of long
        before "JetBlue Spirit" is not short for it."""
        alone = re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w| [A-Z])").search(self._text, self._below)
        late = self._text.find(full) - alone.start() if alone else 0
        return late <= HEADING or any(full == person.name for person in self.people)

    def _role(self, name: str) -> str:
        return next((p.role for p in self.people if same(name, p.name)), "")

    def _is_person(self, name: str) -> bool:
        return name in self._people

    def _silent(self, named: Collection[str]) -> frozenset[str]:
        """People by their given names, or somebody's kin, of whom no words are told and no role."""
        heard = {words[-1:] for words in map(parts, [*(person.name for person in self.people), *named])}
        full = (name for bearers in self._bearers.values() for name in bearers)
        people = (name for name in full if gender(name) or name in self._kin)
        known = (name for name in people if len(name.split()) <= LONGEST_NAME)
        titles = _QUOTED.findall(self._text)  # of a song
        return frozenset(name for name in known if parts(name)[-1:] not in heard and name not in titles)

    def _surnames(self, named: Iterable[str]) -> dict[str, str]:
        """Last words of the speakers' names, as written, and whom they mean; of several bearers the
        surname."""
        speaking = [
            words
            for words in named
            if is_name(words) and (not ARTICLE.match(words) or without_lead(words) != words)
        ]
        found: dict[str, str] = {}
        for words in [*(person.name for person in self.people), *speaking, *self._bystanders]:
            name = without_lead(bare(words))
            if parts(name) and not {word.lower() for word in name.split()} & ALL_BODIES:
                surname = name.split()[-1]
                bearers = self._bearers.get(parts(surname)[-1], ()) if parts(surname) else ()
                found.setdefault(surname, surname if len(bearers) > 1 else self._whole(name))
                found |= {bearer: bearer for bearer in bearers if len(bearers) > 1}
                if name != words:
                    self._titled.add(found[surname])
        return found

    def _who_are_people(self) -> set[str]:
        """Of the speakers' names those of people: with a given name, a title, or a pronoun."""
        full = {name for bearers in self._bearers.values() for name in bearers}
        people = (set(self._known.values()) & (full | self._titled)) | self._gender.keys()
        return {name for name in people if not (name.isupper() and " " not in name)}  # "NASA"

    def _mentions(self, sentence: str) -> list[tuple[str, int]]:
        found = self._mention.finditer(sentence) if self._mention else ()
        return [(self._known[name[0]], name.start()) for name in found]

    def _mentioned(self, sentence: str) -> list[str]:
        """The people a sentence names, subjects first."""
        subjects = self._subjects(sentence)
        others = [name for name, _ in self._mentions(sentence) if name not in self._bystanders]
        return list(dict.fromkeys([*subjects, *others]))

    def _subjects(self, sentence: str) -> list[str]:
        """The people it names neither after a preposition nor before what is theirs."""
        found: list[str] = []
        for name, start in self._mentions(sentence):
            end = start + len(name if sentence.startswith(name, start) else name.split()[-1])
            dependent = _DEPENDENT.search(sentence, max(0, start - 60), start)
            if not dependent and not POSSESSIVE.match(sentence, end):
                found.append(name)
        return found


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)") if words else None
