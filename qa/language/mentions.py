"""Where a sentence has words of a sort: numbers, dates, names. Pure.

Patterns for English: no tagger that fits the bundled model's size was at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from qa.language.amounts import AND, FRACTION, TENS, TO_NINETEEN
from qa.language.amounts import lower as small
from qa.language.dates import PRINTED_MONTH, WRITTEN_WEEKDAY
from qa.language.expected import NAMES, Sort, wanted
from qa.language.names import FOLDED_TITLES, without_possessive
from qa.language.people import roles_of
from qa.language.transliteration import fold, folded
from qa.types import Kind


class Mention(NamedTuple):
    """Words of a sort, half-open in the sentence; ``fit`` is how surely they are of it, from 0 to 1."""

    start: int
    end: int
    fit: float


_TENS, _ONES, _TEENS = ("|".join(words) for words in (TENS, TO_NINETEEN[1:10], TO_NINETEEN[10:]))
_PARTS = "half|(?:a|one) (?:third|quarter)|three quarters|two thirds"
_SPELT = rf"(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES}|{_PARTS}|both|none)"
_MAGNITUDE = "hundred|thousand|million|billion|trillion|dozen"
_DIGITS = rf"\d+(?:[.,]\d+)*{FRACTION}?"
_LONG = r"(?:long|wide|high|tall|deep|thick|away|above|below|from|off|in|of|and|by)\b"
_COUNT = (
    rf"(?<![\w$£€.,-])(?i:{_DIGITS}(?:m|bn|tn)(?= (?!{_LONG})[a-z])"  # "12m people", not "12m wide"
    rf"|(?:{_DIGITS}|{_SPELT})(?:[ -](?:{_MAGNITUDE})\b){{0,2}}(?:{AND})?"
    r"|(?:dozens|hundreds|thousands|millions|billions)|a couple"
    rf"|a (?:{_MAGNITUDE})(?: (?:{_MAGNITUDE})\b)?(?:{AND})?)"
)
_BARE = rf"{_COUNT}(?![\w%])"
_CURRENCIES = "dollars?|euros?|pounds?|cents?|pence|yen|yuan|rubles?|roubles?|rupees?|francs?|crowns?"
_SIGNED = rf"(?:(?:US|AU?|C|NZ|HK)?\$|[£€¥])\s?{_DIGITS}(?:\s?(?:{_MAGNITUDE}|bn|tn|m|k)\b){{0,2}}"
_CASH = rf"{_COUNT} (?:{_CURRENCIES})\b"
_SHARE = rf"{_COUNT}(?:\s?%|[ -](?:percent|per cent|percentage points?)\b)"
_UNITS = (
    r"(?:square |cubic )?(?:(?:kilo|centi)?met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?|acres?"
    r"|hectares?|light[ -]years?|tons?|tonnes?|kilograms?|pounds?|degrees?|km|kg|mph|°[CF]"
    r"|lit(?:er|re)s?|gallons?|barrels?)"
)
_OR_HALF = rf"(?:(?<![\w$£€.,-])half an?(?![\w%])|{_COUNT})"  # "half a mile"
_MEASURE = rf"{_OR_HALF}[ -]?{_UNITS}(?!\w)"
_DURATION = rf"{_OR_HALF}[ -](?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie))s?\b"
_WHOLE_DURATION = rf"{_DURATION}(?:,? (?:and )?{_DURATION})?(?![ -]olds?\b)"  # "five hours and 15 minutes"
_AGE = r"(?<=\b[Aa]ged )\d+|(?<=\b[Aa]ge )\d+|\b\d+(?=[ -]years?[ -]old)|(?<=, )\d{1,3}(?=,)"

_YEAR = r"\b(?:1\d|20)\d\d\b"
_DAY = r"\b(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b"
_FULL_DATE = rf"(?:{_DAY} {PRINTED_MONTH}|\b{PRINTED_MONTH} {_DAY})(?:,? {_YEAR})?|{_YEAR}-\d\d-\d\d\b"
_CENTURY = r"\b\d{1,2}(?:st|nd|rd|th) century|\b(?:1\d|20)\d0s\b"
_RELATIVE = (
    r"\b(?i:yesterday|today|tomorrow|tonight|midnight|noon"
    r"|(?:last|next|this|early|late) (?:day|week|month|year|night|spring|summer|autumn|fall|winter)"
    rf"|(?:\d+|a|{_SPELT}) (?:days?|weeks?|months?|years?|hours?) (?:ago|later|earlier))\b"
    r"|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?"
)

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.&-]*\w|[A-Z]\.?(?!\w)|\d+[A-Za-z]\w+|[a-z][A-Z]\w+)"
_NAME = (
    rf"(?<![\w$£€]){_NAME_WORD}"
    rf"(?:(?<!['’]s)(?: (?:of|of the|the|de|del|van|von|bin|al|for|&))? (?:{_NAME_WORD}|\d+\b))*"
)
_PLACE = rf"(?<= )(?:(?<=\bin )|(?<=\bat )|(?<=\bto )|(?<=\bnear )|(?<=\bfrom )){_NAME}"
_QUOTED = r"(?<=[“\"])[A-Z][^“”\"]{0,60}?(?=[,.]?[”\"])"

_Places = Callable[[str], Sequence[int]]
_Patterns = tuple[tuple[float, re.Pattern[str], _Places | None], ...]


def _beginning(head: str) -> _Places:
    """Where in a text a pattern may begin, by how that looks in small letters: to try a long pattern that
    takes any case at every place of a sentence takes five times as long."""
    begins = re.compile(head)

    @lru_cache(maxsize=256)  # several patterns begin alike
    def places(text: str) -> tuple[int, ...]:
        return tuple(match.start() for match in begins.finditer(small(text)))

    return places


_BEGIN = {
    _COUNT: _beginning(
        rf"(?<![\w$£€.,-])(?:\d|{_SPELT}|dozens|hundreds|thousands|millions|billions"
        rf"|a (?=couple|{_MAGNITUDE}))"
    ),
    _RELATIVE: _beginning(
        r"\b(?:\d|yesterday|today|tomorrow|tonight|midnight|noon|last |next |this |early |late "
        rf"|(?:a|{_SPELT}) (?=day|week|month|year|hour))"
    ),
}


def _patterns(*fits: tuple[float, str]) -> _Patterns:
    return tuple((fit, re.compile(pattern), _begin(pattern)) for fit, pattern in fits)


def _begin(pattern: str) -> _Places | None:
    """Where it may begin, None for anywhere."""
    return next((places for head, places in _BEGIN.items() if head in pattern), None)


# How mentions of each sort look, and how surely they are of it; where two overlap the first counts.
_OF_SORT: Mapping[Sort, _Patterns] = {
    Sort.PERSON: _patterns((0.5, _NAME)),
    Sort.PLACE: _patterns((1.0, _PLACE), (0.4, _NAME)),
    Sort.NAME: _patterns((1.0, _NAME), (0.6, _QUOTED)),
    Sort.WORK: _patterns((1.0, _QUOTED), (0.4, _NAME)),
    Sort.DATE: _patterns(
        (1.0, _FULL_DATE),
        (1.0, rf"\b{PRINTED_MONTH},? {_YEAR}"),
        (0.9, _YEAR),
        (0.8, _CENTURY),
        (0.4, rf"\b(?:{WRITTEN_WEEKDAY}|{PRINTED_MONTH})(?!\w)"),
        (0.5, _RELATIVE),
    ),
    Sort.YEAR: _patterns((1.0, _YEAR)),
    Sort.DURATION: _patterns(
        (1.0, _WHOLE_DURATION), (1.0, _MEASURE), (0.8, rf"\buntil (?:{PRINTED_MONTH} )?{_YEAR}")
    ),
    Sort.MEASURE: _patterns(
        (1.0, _MEASURE), (0.8, _DURATION), (0.7, _SIGNED), (0.7, _CASH), (0.7, _SHARE), (0.3, _BARE)
    ),
    Sort.SHARE: _patterns((1.0, _SHARE), (0.5, rf"\b(?:{_PARTS})\b"), (0.2, _BARE)),
    Sort.MONEY: _patterns((1.0, _SIGNED), (1.0, _CASH), (0.3, rf"(?!\b(?:{_PARTS}|both|none)\b){_BARE}")),
    Sort.AMOUNT: _patterns(
        (1.0, _SIGNED), (1.0, _CASH), (1.0, _SHARE), (1.0, _MEASURE), (0.8, _DURATION), (0.4, _BARE)
    ),
    Sort.AGE: _patterns((1.0, _AGE), (0.3, _BARE)),
    Sort.NUMBER: _patterns((1.0, _BARE)),
}
_TITLES = FOLDED_TITLES - {"the"} | folded("coach pastor father actor actress singer rapper star")
AT_START = 0.6  # what is left of a name's fit where it is but the sentence's first word
_CALENDAR = re.compile(rf"{PRINTED_MONTH}|{WRITTEN_WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}")
WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
_PART = re.compile(r"\S+")
# What a number is the name of, not the count: "under Article 4"; a sentence may begin with a capital.
_NUMBERED = re.compile(rf"(?:(?<=[\w,]\s)(?:[A-Z][\w’'-]+|No\.)|\b{PRINTED_MONTH})\s$")
REACH = 30  # characters before a number in which that stands
# "Oscars 2022: Rahn wins": a year, though what it is of begins the sentence.
_OF_A_YEAR = re.compile(
    r"\b(?!(?:Some|About|Around|Over|Nearly|Almost|Roughly|Only|The|These|Those|Of|All)\b)[A-Z][\w’'-]+\s$"
)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d\b(?![-.,]?[\d%])")
_AFTER = re.compile(r"\b(?:in|at|near|the) $")  # what stands there is hardly a person
# What is signed or quoted, and who does neither: "Article 4", "the Ostrel Treaty".
_PAPER = re.compile(
    r"(?:Article|Section|Chapter|Paragraph|Clause|Annex|Amendment|Protocol|Resolution|Directive|Rule|Title|Part|Point)"
    r"\s(?:\d+\w*|[IVX]+)"
    r"|(?:.*\s)?(?:Treaty|Pact|Agreement|Accords?|Declaration|Convention|Constitution|Charter|Protocol|Memorandum)"
)
# What begins a sentence, or stands in capitals, without being a name.
_NO_NAMES = frozenset(
    "a an the this that these those he she it they we i you his her its their our my in on at by for from of"
    " to with as and but or if when while after before since until during there here what who which where why"
    " how not no yes so then now also according however although though because despite both each every all"
    " some many most more one two three several another other such under over between among about around"
    " through within nobody everybody everyone somebody someone nothing today yesterday tomorrow".split()
)


def held(question: str, kind: Kind) -> Callable[[str], float]:
    """What tells how surely a sentence holds what the question wants and does not say itself, from 0 to 1."""
    asked = wanted(question, kind)

    def fit(sentence: str) -> float:
        if asked and asked.sort is Sort.ROLE:
            return float(bool(roles_of(asked.noun, sentence)))
        best = 0.0
        for one in _found(sentence, asked.sort, frozenset()) if asked else ():
            if one.fit > best and not says(question, sentence[one.start : one.end]):
                best = one.fit
            if best == 1.0:
                break  # no other can be surer, and to look for all of them takes longest
        return best

    return fit


def says(question: str, words: str) -> bool:
    """Whether a question has all of the words itself."""
    return _said(question.casefold()).issuperset(WORD.findall(words.casefold()))


@lru_cache(maxsize=64)
def _said(question: str) -> frozenset[str]:
    """A question's words, those joined by a hyphen also apart, and without "'s"."""
    words = [form for word in WORD.findall(question) for form in (word, without_possessive(word))]
    return frozenset((*words, *(part for word in words for part in word.split("-"))))


def mentions(text: str, sort: Sort, lower: Set[str] = frozenset()) -> tuple[Mention, ...]:
    """Where a sentence has words of a sort, in order; no two overlap.

    Args:
        lower: words known to be written in lower case: at the sentence's start they are no names.
    """
    return tuple(sorted(_found(text, sort, lower), key=lambda m: m.start))


def stretch(text: str, one: Mention, others: Sequence[Mention], ends: re.Pattern[str]) -> tuple[int, int]:
    """Where what a text tells of one mention begins and ends: at a mark, or at the mention beside it."""
    last = max((other.end for other in others if other.end <= one.start), default=0)
    next_ = min((other.start for other in others if other.start >= one.end), default=len(text))
    begin = max((found.end() for found in ends.finditer(text, last, one.start)), default=last)
    end = ends.search(text, one.end, next_)
    return begin, end.start() if end else next_


def _found(text: str, sort: Sort, lower: Set[str]) -> Iterator[Mention]:
    """The same, the patterns that count first before the others."""
    found: list[Mention] = []
    for fit, pattern, places in _OF_SORT.get(sort, ()):
        for match in _matches(pattern, places, text):
            mention = Mention(*match.span(), fit)
            if sort is Sort.NUMBER and _is_a_name(text, match.start()):
                continue
            if sort in NAMES and pattern.pattern != _QUOTED:
                mention = _name(text, mention, sort, lower)
            if mention.start < mention.end and not any(_overlap(mention, other) for other in found):
                found.append(mention)
                yield mention


def _is_a_name(text: str, start: int) -> bool:
    """Whether a number that begins there is part of what something is called, no count of it."""
    before = max(0, start - REACH), start
    if _YEAR_ALONE.match(text, start) and _OF_A_YEAR.search(text, *before):
        return True
    return bool(_NUMBERED.search(text, *before))


def _matches(pattern: re.Pattern[str], places: _Places | None, text: str) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives."""
    if places is None:
        yield from pattern.finditer(text)
        return
    end = 0
    for place in places(text):
        if place >= end and (match := pattern.match(text, place)):
            yield match
            end = match.end()


def _overlap(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def _name(text: str, mention: Mention, sort: Sort, lower: Set[str]) -> Mention:
    """A name without what is none at its head and without possessive, a person's without titles and
    whence they are; empty where nothing of it is left."""
    start, end = mention.start, mention.end
    words = [(start + m.start(), start + m.end()) for m in _PART.finditer(text[start:end])]
    while words and _is_none(text[slice(*words[0])], first=words[0][0] == 0, lower=lower):
        words.pop(0)
    if sort is Sort.PERSON:
        words = _bare(text, words)
    if not words:
        return Mention(start, start, 0.0)
    start, end = words[0][0], words[-1][1]
    end = start + len(without_possessive(text[start:end]))
    if sort is Sort.PERSON and _PAPER.fullmatch(text, start, end):
        return Mention(start, start, 0.0)
    fit = mention.fit
    if sort is Sort.PERSON:
        fit = _person(text, start, end, lower)
    elif start == 0 and len(words) == 1:
        fit *= AT_START
    return Mention(start, end, fit)


def _is_none(word: str, *, first: bool, lower: Set[str]) -> bool:
    plain = word.casefold().rstrip(".,")
    return plain in _NO_NAMES or (first and plain in lower) or bool(_CALENDAR.fullmatch(word))


def _bare(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A person's name after the last title, and before the "of" that says whence."""
    plain = [fold(text[slice(*word)]) for word in words]
    titles = [i for i, word in enumerate(plain[:-1]) if word in _TITLES]
    begin = titles[-1] + 1 if titles else 0
    of = next((i for i, word in enumerate(plain) if word in ("of", "for") and i >= begin + 2), len(words))
    return words[begin:of]


def _person(text: str, start: int, end: int, lower: Set[str]) -> float:
    """How surely a name is a person's: less where its words are words of the language, too, or in
    capitals, where it is a single one, and hardly after "in" or "the"."""
    words = text[start:end].split()
    if _AFTER.search(text, max(0, start - len("near ")), start):
        return 0.1
    if any(word.casefold() in lower or (word.isupper() and len(word) > 3) for word in words):
        return 0.3
    return 1.0 if 1 < len(words) < 5 else 0.5
