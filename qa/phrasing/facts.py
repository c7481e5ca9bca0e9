"""Numbers, days and names of a sentence, in the forms in which they can be compared. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.language import dates
from qa.language.amounts import values
from qa.language.countries import one_or_its_people
from qa.language.expected import Sort
from qa.language.mentions import mentions
from qa.language.names import FOLDED_BODIES, parts
from qa.language.normal import normal
from qa.language.transliteration import fold
from qa.phrasing.words import folded
from qa.types import PublicationDate

_DAY = re.compile(rf"(?<![\w-])(?:{dates.DATE}|{dates.YEARLESS})(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"\b(?:{dates.WEEKDAY}|yesterday|today|tonight|tomorrow"
    r"|(?:last|next|this|past|previous) (?:week(?:end)?|month|year|spring|summer|autumn|fall|winter))\b",
    re.IGNORECASE,
)
# "one" where it counts nothing.
_NO_NUMBER = re.compile(
    r"\b(?:no|any|every|some|this|that|each|the|only|which)[\s-]one\b"
    r"|\bone(?:['’]s\b| (?:of|another|day|side)\b)",
    re.IGNORECASE,
)
_ORDINALS = {
    word: f"{number}th"
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
_LINKS = frozenset("of the de del van von bin al for and".split())
# What may stand some words before an office and makes it another.
_MAKES_ANOTHER = frozenset("former ex acting interim deputy vice".split())
_OFFICES = frozenset(
    "president premier minister secretary chairman chairwoman general ambassador commissioner governor mayor"
    " chancellor director head leader coordinator negotiator spokesman spokeswoman".split()
)
_DOTTED = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b)")  # in "U.S."


def day_words(text: str) -> tuple[str, ...]:
    """What names days, months or years, as it stands: "21 May 2025", "May", "2025"."""
    return tuple(match[0] for match in _DAY.finditer(text) if _names_days(match))


def _names_days(match: re.Match[str]) -> bool:
    """Not so of "may", which is no month."""
    return match[0][0].isdigit() or re.search(r"[A-Z]", match[0]) is not None


def relative_words(text: str) -> frozenset[str]:
    """What names days from the day of writing: "wednesday", "last week"."""
    return frozenset(match[0].lower() for match in _RELATIVE.finditer(text))


def days(text: str, published: PublicationDate | None) -> frozenset[str]:
    """All days, months and years that a text names, in ISO 8601 as precise as they are.

    Args:
        published: when it was written.
    """
    words = (*day_words(text), *relative_words(text))
    return frozenset(day for found in words if (day := normal(found, Sort.DATE, published)))


def strange_day(text: str, known: frozenset[str], relative: frozenset[str]) -> str | None:
    """The first words of a text that name a day which is not known.

    Args:
        known: days, months and years in ISO 8601; a known day makes its month and year known.
        relative: words such as "wednesday" and "may 2025" that may stand as they are, in lower case.
    """
    for words in day_words(text):
        if words.lower() not in relative and not any(_may_be(words, day) for day in known):
            return words
    for words in sorted(relative_words(text) - relative):
        if not any(_weekday(day) == words for day in known):
            return words
    return None


def _may_be(words: str, day: str) -> bool:
    stated = dates.parse(words)
    if stated:
        return f"{day}-".startswith(f"{stated.value}-")
    yearless = dates.parse(words, int(day[:4]))
    return yearless is not None and f"{day}-".startswith(f"{yearless.value}-")


def _weekday(day: str) -> str:
    return f"{PublicationDate(day).first_day:%A}".lower() if len(day) == 10 else ""


def numbers(text: str) -> frozenset[str]:
    """All numbers but those of dates, by their value."""
    rest = _DAY.sub(lambda match: " " if _names_days(match) else match[0], _NO_NUMBER.sub(" ", text))
    ordinals = {_ORDINALS[word] for word in re.findall(r"[a-z]+", rest.lower()) if word in _ORDINALS}
    return values(rest) | ordinals


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that names may be made of.

    Args:
        sequence: folded, in order.
        initials: "csto" where "Collective Security Treaty Organization" stands.
    """

    sequence: tuple[str, ...]
    initials: frozenset[str]

    def knows(self, word: str) -> bool:
        if word in self.initials or word in self.sequence:
            return True
        return any(one_or_its_people(word, known) for known in self.sequence)

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether words stand there one after the other; a country may stand for its people where they
        name a body: "Russia's Foreign Ministry" is the Russian one."""
        length, one = len(words), one_or_its_people if words[-1] in FOLDED_BODIES else str.__eq__
        runs = (self.sequence[i : i + length] for i in range(len(self.sequence) - length + 1))
        return any(all(map(one, words, run)) for run in runs)


def vocabulary(*texts: str) -> Vocabulary:
    """The words of some texts; no name goes from one into the next."""
    sequence = tuple(word for text in texts for word in (*_folded(text), ""))
    return Vocabulary(sequence, frozenset(initials for text in texts for initials in _initials(text)))


def first_name(text: str) -> str | None:
    """The first name of a text that is not only its first word."""
    found = (text[mention.start : mention.end] for mention in mentions(text, Sort.NAME) if mention.fit == 1)
    return next(found, None)


def strange_name(text: str, known: Vocabulary) -> str | None:
    """The first name of a text that is not made of known words; of a person's, given name and surname
    must stand together there."""
    for mention in mentions(text, Sort.NAME):
        name = text[mention.start : mention.end]
        opening = not any(character.isalnum() for character in text[: mention.start])
        if not name[0].isdigit() and not _is_known(name, known, opening=opening):
            return name
    return None


def offices(text: str) -> frozenset[tuple[str, str]]:
    """The offices that a text names, each with what stands before it that makes it another: ("minister",
    "deputy") of "the deputy foreign minister", ("mayor", "") of "Mayor Karesh"."""
    words = re.findall(r"[^\W_]+", text.lower())
    found = set()
    for i, word in enumerate(words):
        if word in _OFFICES:
            before = reversed(words[max(0, i - 3) : i])
            found.add((word, next((one for one in before if one in _MAKES_ANOTHER), "")))
    return frozenset(found)


def strange_office(text: str, evidence: str) -> str | None:
    """The first office of a text that the evidence only has as another: the former or the deputy one."""
    known = offices(evidence)
    held = {office for office, _ in known}
    strange = sorted(one for one in offices(text) - known if one[0] in held)
    return " ".join(filter(None, reversed(strange[0]))) if strange else None


def without(text: str, names: Iterable[str]) -> str:
    """A text without some names, in full or in their initials."""
    for name in names:
        bare = re.sub(r"^[Tt]he\s+", "", name)
        initials = "".join(word[0] for word in bare.split())
        forms = "|".join(re.escape(form) for form in (bare, initials) if len(form) > 1)
        text = re.sub(rf"(?<!\w)(?:[Tt]he\s+)?(?:{forms})(?:['’]s)?(?!\w)", " ", text) if forms else text
    return text


def _is_known(name: str, known: Vocabulary, *, opening: bool) -> bool:
    words = _folded(name)
    if opening and len(words) == 1 and words[0].endswith("li"):  # as folded: "Earlier", "Separately"
        return True
    if not all(word in _LINKS or known.knows(word) for word in words):
        return False
    person = tuple(word for word in parts(name) if word not in _LINKS)
    return len(person) < 2 or known.holds(person)


def _folded(text: str) -> tuple[str, ...]:
    whole = _DOTTED.sub("", text.replace("-", " "))
    return tuple(word for word in folded(whole) if word not in _LINKS)


def _initials(text: str) -> Iterator[str]:
    """Those of capitalised words in a row, as folded words."""
    for mention in mentions(text, Sort.NAME):
        words = [word for word in text[mention.start : mention.end].split() if word[0].isupper()]
        if len(words) > 1:
            yield fold("".join(word[0] for word in words))
