"""Whose words a question asks for, as an archive's articles name them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qa.answering.evidence.asked_offices import ACRONYM, Office, in_role, says
from qa.answering.question.described_speakers import is_other
from qa.answering.question.hearers import Hearer
from qa.answering.question.hints import Hint
from qa.archive.lookup import NOBODY, People
from qa.archive.types import Profile
from qa.language.countries import governed, one_country
from qa.language.given_names import gender
from qa.language.introductions import ANY_OFFICE
from qa.language.names import is_body
from qa.language.namesakes import spelt_so
from qa.language.people import INSTITUTION, role_words
from qa.types import Article, Filters, Interpretation, Named, PublicationDate, Statement

# What a capital or a country means where it speaks.
_OFFICES = tuple(map(role_words, ("foreign ministry", "government", "authorities")))
_OUTSIDE = r"(?:communications|(?:public|media|press) (?:information|relations))"
_SPOKESMAN = re.compile(
    r"\bspokes(?:man|woman|person)\b|\bpress (?:secretary|officer)\b"
    rf"|\b{_OUTSIDE} (?:director|officer|manager|coordinator)\b"
    rf"|\b(?:director|head|chief|president|coordinator) (?:of|for) (?:[a-z]+ )?{_OUTSIDE}\b",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|onetime|ex|until)\b", re.IGNORECASE)
# Of these it is told behind "of" what they are for: the "state Department of Health" is not of state.
_FOR_MATTERS = re.compile(r"\b(?:department|ministry|bureau|board|institute|secretariat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose statements are asked for, and of which days.

    Args:
        each: for each of those asked for, what articles call them; empty where it is asked who
            said something.
        filters: the period is that of the saying where the text tells it, else of the article.
        given: the caller's own, whose days are the article's in any case.
        hints: for each of them, what articles call them without telling whom they mean.
        hearer: to whom it was said; None for anybody.
        put: what others ask them in a transcript is wanted, not what they say.
        apart: whose words are not asked for; None where anybody's may be.
        offices: for each of those asked for, the office by which they are; None for a name.
    """

    each: tuple[tuple[str, ...], ...]
    filters: Filters
    given: Filters = field(default_factory=Filters)
    hints: tuple[tuple[Hint, ...], ...] = ()
    hearer: Hearer | None = None
    put: bool = False
    apart: Voices | None = None
    offices: tuple[Office | None, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What articles call any of them, be it left open."""
        hinted = (hint.words for hints in self.hints for hint in hints)
        return tuple(dict.fromkeys((*(name for names in self.each for name in names), *hinted)))

    def say(self, statement: Statement, article: Article) -> bool:
        """Whether a statement is one of theirs, of those days."""
        theirs = not self.each or self.are(statement, article)
        heard = self.hearer is None or self.hearer.heard(statement, article)
        others = self.apart is None or not self.apart.are(statement, article)
        return theirs and others and heard and self._admit(statement, article)

    def are(self, statement: Statement, article: Article) -> bool:
        """Whether a statement is that of one of those named, whenever it was made."""
        return any(self.says(n, statement, article) for n in range(len(self.each)))

    def says(self, n: int, statement: Statement, article: Article) -> bool:
        """Whether a statement is that of the one asked for as number ``n``, whenever it was made."""
        if statement.speaker in self.each[n]:
            office = self.offices[n] if self.offices else None
            return office is None or office.speaks(statement, article)
        hints = self.hints[n] if self.hints else ()
        return any(hint.words == statement.speaker and hint.fits(article) for hint in hints)

    def _admit(self, statement: Statement, article: Article) -> bool:
        said = statement.said or article.published
        return _within(said, self.filters) and _within(article.published, self.given)


def _within(day: PublicationDate | None, filters: Filters) -> bool:
    """Whether all of a date lies in the period of the filters; where what may is wanted, some of it."""
    if day is None:
        return filters.include_undated or filters.only_possible or not filters.dated
    first, last = day.first_day, day.last_day
    if filters.only_possible:
        first, last = last, first
    early = filters.published_from and first < filters.published_from
    late = filters.published_to and last > filters.published_to
    return not (early or late)


def meant(asked: Sequence[Named], people: People) -> tuple[tuple[Profile, ...], ...]:
    """For each of those asked for, whom of the archive they may mean: by name, by a role such as
    "the mayor of Orsal", or as a body that is called that and more. Several where it does not tell
    them apart."""
    return tuple(_meant(one.name, people) for one in asked)


def _meant(asked: str, people: People) -> tuple[Profile, ...]:
    if ANY_OFFICE.search(asked) and (holders := in_role(asked, people)):
        return holders
    known = [
        one for one in people.called(asked) if not is_other(one.name, asked) and _in_capitals(asked, one)
    ]
    called = spelt_so(asked, known)
    bodies = _bodies(asked, people) if INSTITUTION.search(asked) else ()
    found = tuple(dict.fromkeys((*called, *bodies))) or in_role(asked, people)
    if found or governed(asked):
        return found or _governing(asked, people)
    return tuple(body for body in _bodies(asked, people) if is_body(body.name))  # "the hauliers"


def _in_capitals(asked: str, person: Profile) -> bool:
    """Whether somebody is written as an acronym that is asked for: Kim Jong Un is not the UN."""
    if not asked.isupper() or len(asked) > ACRONYM:
        return True
    return any(asked in re.findall(r"\w+", spelling) for spelling in person.spellings)


def _bodies(asked: str, people: People) -> tuple[Profile, ...]:
    return people.spelt(role_words(asked), lambda name: _is_called(name, asked))


def _speaking_for(body: str, people: People) -> tuple[Profile, ...]:
    """Whose job is to speak for a body: "the Kremlin's spokesman" for the Kremlin."""

    def speaks(role: str) -> bool:
        whose, speaker = _SPOKESMAN.subn(" ", role)
        return bool(speaker) and _is_called(whose, body) and not _FORMER.search(role)

    return people.in_role(role_words(body), speaks)


def _is_called(name: str, asked: str) -> bool:
    """Whether a name has all the words of a body that is asked for, and is for the same matter: "the US State
    Department" is the State Department, "the state Department of Health" is not."""
    if not says(name, role_words(asked)):
        return False
    kind = _FOR_MATTERS.search(asked)
    matter = _matter(asked, kind[0]) if kind else ""
    told = _matter(name, kind[0], words=len(matter.split())) if kind and matter else ""
    return not told or says(told, role_words(matter))


def _matter(body: str, kind: str, words: int = 1) -> str:
    """What a department is for: what stands behind its "of", else so many words before it; empty where none
    do."""
    of = re.search(rf"\b{kind}\s+of\s+(?P<matter>[^,]+)", body, re.IGNORECASE)
    found = of or re.search(rf"(?P<matter>(?:[\w’'-]+\s+){{{words}}}){kind}\b", body, re.IGNORECASE)
    return found["matter"] if found else ""


def _governing(state: str, people: People) -> tuple[Profile, ...]:
    """The bodies that speak for a state: "the Foreign Ministry in Yerevan" for Yerevan, or for Armenia."""
    if not governed(state):
        return ()
    states = role_words(state)
    of_states = people.spelt_within(states.union(*_OFFICES))
    return tuple(body for body in of_states if _governs(body.name, states))


def _governs(body: str, states: frozenset[str]) -> bool:
    words = role_words(body)
    office = next((office for office in _OFFICES if office <= words), frozenset())
    whose = words - office
    ours = (any(one_country(word, other, capitals=True) for other in states) for word in whose)
    return bool(whose) and all(ours)


def named(interpretation: Interpretation, people: Sequence[Sequence[Profile]]) -> Interpretation:
    """The interpretation with the people whom its speakers may mean."""
    speakers = tuple(
        replace(asked, people=tuple(person.name for person in may_be))
        for asked, may_be in zip(interpretation.speakers, people, strict=True)
    )
    return replace(interpretation, speakers=speakers)


def called(asked: Named, meant: Sequence[Profile], people: People = NOBODY) -> tuple[str, ...]:
    """All that articles call one who is asked for: the spellings of those whom it may mean, those of
    whoever speaks for them, as a government does for its country, and the very words, which an article may
    leave open: "the river office".

    Args:
        meant: whom of the archive it may mean.
        people: all of the archive.
    """
    # Whoever speaks for a company is heard as it; for a person, as somebody else.
    bodies = not any(gender(person.name) for person in meant)
    speaking = (*(_speaking_for(asked.name, people) if bodies else ()), *_governing(asked.name, people))
    names = [spelling for person in (*meant, *speaking) for spelling in person.spellings]
    if INSTITUTION.search(asked.name) or ANY_OFFICE.search(asked.name):
        names += [asked.name, f"the {asked.name}", f"The {asked.name}"]
    return tuple(dict.fromkeys(names))
