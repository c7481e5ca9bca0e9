"""The names in a question, and whether an article has them: what it tells of Idaho is not of Oregon. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from qa.language.countries import also_called, words_of_country
from qa.language.dates import MONTHS, WEEKDAYS
from qa.language.mentions import WORD
from qa.language.names import ALL_BODIES, FOLDED_BODIES, FOLDED_TITLES, without_possessive
from qa.language.places import other_names
from qa.language.transliteration import fold

# How what is of a place, of somebody, or several of one ends: "Californian", "European", "Republicans".
_ENDING = re.compile(r"(?<=\w{4})(?:s|n|an|r)$")
# Nations that are no countries of ``countries``, by what is of them.
_OF_NATIONS = {"england": ("english",), "scotland": ("scottish", "scots"), "wales": ("welsh",)}
LONG = 7  # letters from which two names that are one apart are one in two spellings
BEGINNING = 2  # letters that two spellings of a name share
# Acronyms are out: an article may have the words that they stand for.
# "WWII-era" is no name, "D-Day" is.
_NAME = re.compile(r"(?<![\w'’-])(?![\w’']+-[a-z])[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zß-öø-ÿ][\w’'-]*")
# "WWII-era" and "Stone Prize-winning" are no names, "D-Day" and "Kim Jong-un" are.
_DESCRIBES = re.compile(
    r"(?:\b[A-ZÀ-ÖØ-Þ][\w’'-]*\s)*(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’']*"
    r"-(?:[a-z]+(?:ing|ed)|era|born|made|led|run|built|owned|style|wide|like|type|free|only|level|linked)\b"
)
_BEGINS = re.compile(r"(?:^|(?<!\s[A-ZÀ-Þ])[.?!:][”\"’']?\s)\W*$")  # not behind an initial
_NUMBERED = (
    re.compile(
        r"(?<![\w’'])(?P<name>[A-ZÀ-Þ][\w’']*)[ -](?P<number>[IVX]{1,4}|\d{1,3})(?![\w.,%’'-]*\w)"
    ),  # "Lander II"
    re.compile(r"\b(?P<number>\d{1,3})(?:st|nd|rd|th) (?P<name>[A-ZÀ-Þ][\w’'-]*)"),  # "the 75th Assembly"
)
_ROMAN = {roman: str(number) for number, roman in enumerate("I II III IV V VI VII VIII IX X".split(), 1)}
_OF_TITLES = frozenset("a an the and or of in on at by to for from with as".split())  # small in a headline
_DAYS = frozenset(map(fold, (*MONTHS, *WEEKDAYS)))
# How a name of several words ends that is of one among many: "Pell County", "Taveria Airways".
_SORTS = frozenset(
    map(
        fold,
        ALL_BODIES
        | frozenset(
            "county airways airlines airport university river island islands street city school park hospital"
            " museum church bridge stadium club league cup hotel prize award awards act bill college center"
            " centre beach mountain valley lake".split()
        ),
    )
)
_JOINED = re.compile(r" (?:[A-ZÀ-Þ]\. )*")


@lru_cache(maxsize=64)
def asked_names(question: str) -> tuple[str, ...]:
    """Those that stand within it; none where all of its words have capitals.

    What begins a sentence may be none.
    """
    plain = (word for word in WORD.findall(question) if word.islower())
    return () if _OF_TITLES.issuperset(plain) else tuple(_runs(question))


def _runs(question: str) -> Iterator[str]:
    """Words with capitals that follow one another, with initials and titles among them."""
    question = _DESCRIBES.sub(lambda found: " " * len(found.group()), question)
    start = named = end = 0  # a run, as far as it is a name, and the word before
    for match in _NAME.finditer(question):
        word = without_possessive(match.group())
        if named and not _JOINED.fullmatch(question, end, match.start()):
            yield question[start:named]
            named = 0
        end = match.start() + len(word)  # what is somebody's is another name
        if not _is_name(fold(word), leads=not named) or _BEGINS.search(question, 0, match.start()):
            continue
        start, named = (start if named else match.start()), end
    if named:
        yield question[start:named]


def _is_name(word: str, *, leads: bool) -> bool:
    return word not in _DAYS and len(word) > 2 and not (leads and word in FOLDED_TITLES)


def has_name(text: str, asked: str) -> bool:
    """Whether a text has a name: its last word or, of a long one, a party and the like, the others; a country
    also by its people or its capital. The word for a sort of thing alone is no name of one."""
    *others, last = asked.split()
    lower = text.lower()
    if others and fold(last) in _SORTS and not any(has_name(text, word) for word in others):
        return False
    if _has(lower, last) or any(_is_in(lower, word.lower(), r"(?!\w)") for word in _of_country(asked, last)):
        return True
    may_lack = len(others) > 1 or (others and fold(last) in FOLDED_BODIES)
    return bool(may_lack) and all(_has(lower, word) for word in others)


def of_another_number(text: str, question: str) -> bool:
    """Whether a text has what a question gives a number to with others alone: "Lander I", not "Lander II"."""
    for pattern in _NUMBERED:
        for name, number in _numbered(pattern, question):
            told = {other for same, other in _numbered(pattern, text) if same == name}
            if told and number not in told and fold(name) not in _DAYS:
                return True
    return False


def _numbered(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Names with their numbers, in digits."""
    for found in pattern.finditer(text):
        yield found["name"], _ROMAN.get(found["number"], found["number"])


def _of_country(asked: str, last: str) -> Iterator[str]:
    for called in also_called(asked).values():
        yield from called
    yield from words_of_country(fold(last))
    yield from _OF_NATIONS.get(last.lower(), ())


def _has(lower: str, word: str) -> bool:
    """In any spelling that begins alike, be it as a common word: "the marathon" of the Boston Marathon."""
    word = word.lower()
    if any(_is_in(lower, one) for one in (word, *other_names(word))):
        return True
    forms = {
        fold(one) for one in (word, word[:-1], _ENDING.sub("", word)) if one == word or _ENDING.search(word)
    }
    alike = set(re.findall(rf"{re.escape(word[:BEGINNING])}[\w’'-]*", lower))
    told = set(map(fold, alike))
    return not forms.isdisjoint(told) or (len(word) >= LONG and any(_slips(fold(word), one) for one in told))


def _slips(word: str, other: str) -> bool:
    """Whether two spellings are a letter apart: "Gorbachov", "Gorbachev"."""
    return OSA.distance(word, other, score_cutoff=1) <= 1


def _is_in(lower: str, word: str, end: str = "") -> bool:
    return word in lower and re.search(rf"(?<!\w){re.escape(word)}{end}", lower) is not None
