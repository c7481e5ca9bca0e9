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

from qa.ingest.mentions import Mentions
from qa.ingest.roster import Roster
from qa.language.bearers import same
from qa.language.cues import PAPERS
from qa.language.genders import HE, SHE, gender_of, genders
from qa.language.given_names import gender
from qa.language.introductions import ANY_OFFICE, NAME_WORD
from qa.language.names import ALL_BODIES, parts
from qa.language.naming import (
    OTHERS,
    SOMEBODY,
    apposition,
    body_words,
    has_body,
    is_institution,
    is_name,
    is_one,
    without_lead,
)
from qa.language.people import DESCRIPTION, Person, bare, described, fitting_to

NEAREST = 2  # sentences back that "the governor" may look for one of several
REMEMBERED = 4  # sentences back that "he" may look for somebody
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(r"\s(?:on|in|at|during)\s")
_PAPER = re.compile(
    rf"[’']s?\s+(?:[a-z]+\s)?(?:{'|'.join(sorted(PAPERS))})(?:\s(?:to|on|about)\s.*)?$"
)  # speaks for its author
_BODY = "|".join(sorted(ALL_BODIES))
_PLACE = re.compile(r"\sin\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_NO_BODY = r"(?:In|On|At|By|For|From|With|To|Of|As|After|Before|During|Under|And|But|When|While|If|A|An)\s"
# "The hauliers' association in Orsal", "Orselia's foreign ministry".
_BODY_NAMED = re.compile(
    rf"\b(?:[Tt]he\s+|(?!{_NO_BODY})[A-Z][\w’'-]*\s+)(?:[\w’'-]+\s+){{0,3}}?(?i:{_BODY})\b"
    rf"(?:\sof\s(?:the\s)?\w[\w’'-]*)?(?:{_PLACE.pattern})?"
)
_SEVERAL = re.compile(
    r"\b(?:prosecutor|official|investigator|lawmaker|senator|researcher|expert|scientist|doctor|lawyer|attorney|resident"
    r"|worker|member|leader|critic|officer|economist|analyst|activist|protester|Republican|Democrat)s\b",
    re.IGNORECASE,
)
_THE = re.compile(r"the\s", re.IGNORECASE)
_SOME = re.compile(r"an?\s", re.IGNORECASE)
# "Those around President Vensk", "people close to her": not she.
_AROUND = re.compile(
    r"(?:\w+\s)?(?:those|people|others|some|many|aides|allies|advis[eo]rs|officials|sources?|friends|somebody|someone)"
    r"\s(?:\w+\s)?(?:around|near|close\sto|close\swith|familiar\swith)\b",
    re.IGNORECASE,
)
# "Still, the top Orselian diplomat made clear", "Vensk sees it differently".
_LEAD_IN = r"(?:[A-Z]\w+(?:\s\w+)?,\s)?"
_DESCRIBED = re.compile(rf"{_LEAD_IN}(?P<who>{DESCRIPTION})(?=\s(?!of\b|and\b|for\b|in\b)[a-z])")
# "The Orselian man", "A stranger": nobody known, but the next "he".
_MAN = re.compile(
    rf"{_LEAD_IN}(?P<who>(?:The|A|An|One|Another|This|That)\s(?:[\w’'-]+\s){{0,2}}?(?:man|woman|boy|girl|{SOMEBODY}))"
    r"(?=\s(?!(?:of|and|for|in|with|from|at|behind|who)\b)[a-z])"
)
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
        self._roster = Roster(text, named)
        self._mentions = Mentions(self._roster.known, self._roster.bystanders)
        told = genders(sentences if self._roster.known else (), self._mentions)
        by_name = {name: sort for name in self._roster.known.values() if (sort := gender(name))}
        self._gender = by_name | self._roster.kin | told
        self._people = self._roster.names_of_people(self._gender)
        self._focus: deque[list[str]] = deque(maxlen=REMEMBERED)
        self._subject: Speaker | None = None  # the body that the last sentence was about

    def speaker(self, words: str, before: str = "", *, told: str = "", proper: bool = True) -> Speaker:
        """Whom the words mean.

        Args:
            before: what stands before them in their sentence, quotations folded away.
            told: what they say: who is named in it is somebody else.
            proper: whether a capital letter makes a name; not of "Officials" at the start of a sentence.
        """
        plain = self._roster.after_office(apposition(_PAPER.sub("", " ".join(words.split()))))
        pronoun = plain.lower()
        if pronoun in HE | SHE and before.strip() == "In what":
            return Speaker(plain, False)  # "In what he called a rare step, Vensk said": who is named after it
        if pronoun in HE | SHE:
            return self._person(plain, before, self._mentions.subjects(told))
        if pronoun in OTHERS:
            return self._body(plain, before, told)
        return Speaker(plain, False) if _AROUND.match(plain) else self._called(plain, before, proper=proper)

    def _called(self, plain: str, before: str, *, proper: bool) -> Speaker:
        """Whom a name or a description means."""
        if (proper or plain in self._roster.known) and is_name(plain):
            return self._named(plain)
        if person := self._in_role(plain, before):
            return Speaker(self._roster.whole(person.name), True, person.role)
        if is_institution(plain):
            return Speaker(plain, True)
        return self._shortened(plain)

    def _in_role(self, description: str, before: str) -> Person | None:
        """Whom a description means: "a judge" is another, but for "Vensk, a judge who said"."""
        person = described(description, self._roster.people)
        if person and _SOME.match(description):
            return person if person.role.lower().startswith(description.lower()) else None
        return person or self._spoken_of(description, before)

    def _spoken_of(self, description: str, before: str) -> Person | None:
        """Of several whom "the governor" may be, the one whom the sentence names, or the one before it."""
        fitting = fitting_to(description, self._roster.people) if _THE.match(description) else []
        for names in (self._mentions.by_focus(before), *list(self._focus)[: -1 - NEAREST : -1]):
            near = {parts(p.name): p for p in fitting if any(same(name, p.name) for name in names)}
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        return None

    def read(self, sentence: str, speakers: Iterable[Speaker]) -> None:
        """A sentence has gone by with these speakers; quotations folded away. Who is left open stays in
        focus, by the words for them, so that "he" is not taken for another."""
        heard = list(speakers)
        known = [s.name for s in heard if s.resolved and s.name in self._people]
        names = known + [s.name for s in heard if not s.resolved and is_one(s.name)]
        opening = _PRONOUN.match(sentence)
        if not names and opening:
            spoken = self._person(opening[0], "")
            names = [spoken.name] if spoken.resolved else []
        names += self._opening(sentence)
        self._focus.append(list(dict.fromkeys([*names, *self._mentions.by_focus(sentence)])))
        self._subject = self._heading(sentence, heard)

    def _opening(self, sentence: str) -> list[str]:
        """Whom a sentence begins with, by a role or by a surname, though nothing tells that it is a
        person's: somebody, be it not known who, of whom "he" may go on."""
        found = _DESCRIBED.match(sentence) or _MAN.match(sentence)
        if found and is_one(found["who"]):
            return [self.speaker(found["who"], proper=False).name]
        return self._opening_name(sentence)

    def _opening_name(self, sentence: str) -> list[str]:
        """Whom it begins with by a surname alone, of whom nothing else is known."""
        opening = _SURNAME.match(sentence)
        bearers = self._roster.bearers(opening["who"]) if opening else ()
        return [*bearers[:1]] if opening and opening["who"] not in self._roster.known else []

    def _person(self, pronoun: str, before: str, others: Collection[str] = ()) -> Speaker:
        """Whom "he" or "she" means: the first candidate of whom nothing says that they are not.

        It stays open where somebody nearer of whom too little is known may be meant: a name alone, or a
        role that nobody is known to have and that the candidate may have as well.

        Args:
            before: what stands before it in its sentence.
            others: people who are named in what is said, and so do not say it.
        """
        gender = "he" if pronoun.lower() in HE else "she"
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
                return Speaker(name, True, self._roster.role(name))
            if gender_of(name) not in ("", gender):
                continue
            if name not in self._roster.known.values() and not (_THE.match(name) and ANY_OFFICE.search(name)):
                break  # "an official", or somebody of whom no more is known than the name
            passed = passed or name in self._roster.known.values()
            left_open = left_open or (name if _THE.match(name) else "")
        return Speaker(pronoun, False)

    def _may_have(self, name: str, role: str) -> bool:
        """Whether the article gives somebody no role of their own, or one that a description fits."""
        own = [p for p in self._roster.people if same(name, p.name)]
        return not own or described(role, own) is not None

    def _candidates(self, before: str) -> Iterator[str]:
        """Names, nearest first: those of the same sentence, then of the sentences before."""
        yield from (name for name in self._mentions.by_focus(before) if name not in self._roster.bystanders)
        yield from filter(gender, self._opening_name(before))
        for names in reversed(self._focus):
            yield from names

    def _body(self, word: str, before: str, told: str) -> Speaker:
        """Whom "it" means: a body that the sentence names before, or that the last one was about. "They" are
        none that is named in what they say, nor one beside "prosecutors"; "it" speaks of itself."""
        left_open = Speaker(word, False)
        if word.lower() == "who" or (word.lower() == "they" and _SEVERAL.search(before)):
            return left_open
        named = [found[0] for found in _BODY_NAMED.finditer(before)]
        meant = self.speaker(named[-1]) if named else self._subject or left_open
        others = word.lower() == "they" and _THE.sub("", meant.name, count=1) in told
        return left_open if others else meant

    def _heading(self, sentence: str, heard: Sequence[Speaker]) -> Speaker | None:
        """The body that a sentence is about: its first words, or who speaks in it; "it" goes on."""
        if found := _BODY_NAMED.match(sentence):
            return self.speaker(found[0])
        last = heard[-1] if heard else None
        if last and last.resolved and has_body(last.name):
            return last
        return self._subject if sentence.startswith("It ") else None

    def _shortened(self, words: str) -> Speaker:
        """Of "the company", the body just heard of that is one."""
        last, said = self._subject, words.lower().split()
        return last if last and len(said) == 2 and said[1] in body_words(last.name) else Speaker(words, False)

    def _named(self, words: str) -> Speaker:
        """Somebody by a name, as fully as the article has it, without titles and circumstances."""
        head = _CIRCUMSTANCE.split(words)[0]
        place = _PLACE.match(words, len(head)) if body_words(head) else None
        name = self._roster.whole(without_lead(bare(head + (place[0] if place else ""))))
        return Speaker(name, True, self._roster.role(name))
