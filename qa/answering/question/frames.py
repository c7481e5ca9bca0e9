"""How words that name days stand in a question: "between … and …", "since …", "in …". Pure.

The words themselves are read by ``qa.language.stretches``; here they are marks in a text, so that each
frame is a short pattern around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qa.answering.question.editions import DATED_EVENT
from qa.language import dates
from qa.language.dates import DAY, MONTH, SEASON, YEAR, YEARLESS, Days
from qa.language.stretches import Context, Stretch, find, read
from qa.language.wording import describe
from qa.types import Period

# In place of words that name days: those that do so anywhere, and others (private use area).
_ANYWHERE, _IN_PLACE = "\ue000", "\ue001"
_DAYS = f"[{_ANYWHERE}{_IN_PLACE}]+"
_A, _C = f"(?P<a>{_DAYS})", f"(?P<c>{_DAYS})"
_NOW = r"(?:now|the\s+present(?:\s+day)?|date)\b"
_TO = r"(?:up\s+)?(?:to|until|till|through)"
_DASH = r"\s?[-–—]\s?"
_IN = r"\b(?:(?:back\s+)?in|during|throughout|within|on|over)"
_LIMIT = (
    r"\b(?:(?P<before>before|prior\s+to|earlier\s+than)|(?P<until>until|till|up\s+to|by|no\s+later\s+than)"
    r"|(?P<since>since|not\s+before|no\s+earlier\s+than)|(?P<after>after|later\s+than))"
)
_AS_OF = rf"\bas\s+(?:of|at|(?:was\s+)?known\s+(?:on|in|by))\s+(?:{_A}|(?P<now>{_NOW}))"
# An event between the preposition and its date: "since the summit in 2022", "since Pell's attack in May".
_WHOSE = r"(?:the|an?|his|her|its|their|(?:[^\W\d][\w-]*\s+){0,2}?[^\W\d][\w-]*(?:[’']s|s[’']))"
_EVENT = rf"{_WHOSE}\s+(?:[^\W\d][\w’'-]*\s+){{1,5}}?(?P<event>(?:in|of|on)\s+)"
_SPEECHES = (
    r"(?:statements|remarks|comments|quotes|speeches|interviews|articles|reports|news|coverage|stories|views)"
)
# After a date: the event that it names ("in 2020 elections"), or what it counts ("over 2000 people").
_THING = (
    r"(?!\s+(?:war|statement|agreement|accord|deal|treaty|pact|protocol|elections?|vote|referendum|crisis|budget"
    r"|summit|ceasefire|clash(?:es)?|revolution|offensive|attacks?|coup|pandemic|olympics|games|championship|cup"
    r"|constitution|census|tv|television|series|films?|movies?|songs?|hits?|novels?|seasons?|months?|nights?|holidays?|weather|report|resolution|law"
    r"|act|plan|strategy|invasion|conflict|talks"
    rf"|{DATED_EVENT}"
    r"|people|persons|troops|soldiers|men|women|children|cases|dollars|euros|km|kilomet\w+|met\w+|tons|tonnes"
    r"|seats|votes|villages|houses|signatures)\b)"
)
# What a last date belongs to: words that make it no period, and for a year a name ("Project 2025").
_OF_A_THING = r"\b(?:of|for|and|the|than|by|to|since|before|after|until|till)\s+$"
_NAME = r"[A-Z][a-z]+\s+$"
_VAGUE = rf"{YEAR}|{MONTH}|(?:the\s+)?{SEASON}(?:\s+{YEAR})?"  # too often something else
_YEARLESS = rf"{YEARLESS}|(?:the\s+)?{SEASON}"


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and where in the question its words stand (half-open)."""

    period: Period
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """Words around those that name days, such as "between … and …"."""

    question: str
    match: re.Match[str]

    def has(self, group: str) -> bool:
        return bool(self.match.groupdict().get(group))

    def words(self, group: str | int = 0) -> str:
        start, end = self.match.span(group)
        return self.question[start:end].strip()

    def read(self, group: str, asked: date, year: int | None = None) -> Stretch | None:
        return read(self.words(group), Context(asked, year))

    def found(self, period: Period) -> FoundPeriod:
        """The period with where its words end the frame."""
        end = self.match.start() + len(self.match.group().rstrip())
        return FoundPeriod(period, end - len(period.words), end)


def _frames(pattern: str, question: str, marked: str) -> Iterator[_Frame]:
    for match in re.finditer(pattern, marked, re.IGNORECASE):
        yield _Frame(question, match)


def _marked(question: str) -> str:
    """The question with marks in place of words that name days."""
    marked = re.sub(f"[{_ANYWHERE}{_IN_PLACE}]", " ", question)
    for words in find(question):
        mark = _ANYWHERE if words.anywhere else _IN_PLACE
        marked = marked[: words.start] + mark * (words.end - words.start) + marked[words.end :]
    return marked


def candidates(question: str, asked: date) -> Iterator[FoundPeriod]:
    """Periods, those first whose words say most; they may overlap."""
    marked = _marked(question)
    for pattern, meaning in _FRAMES:
        for frame in _frames(pattern + _THING, question, marked):
            if period := meaning(frame, asked):
                yield frame.found(period)


def find_as_of(question: str, asked: date) -> FoundPeriod | None:
    """The days up to the one "as of" which a question asks; None where it names none."""
    for frame in _frames(_AS_OF, question, _marked(question)):
        known = Stretch(Days(asked, asked)) if frame.has("now") else frame.read("a", asked)
        if known and known.days.start <= asked:
            return frame.found(_period(None, known.days.end, frame.words(), known.taken))
    return None


def _period(start: date | None, end: date | None, words: str, taken: str = "") -> Period:
    period = Period(start, end, words)
    return replace(period, reading=f"taken as {describe(start, end)}, {taken}") if taken else period


def _days_of_a_month(frame: _Frame, asked: date) -> Period | None:
    """ "May 3-5, 2025": the month is that of both days."""
    first, year = frame.words("a"), frame.words("c") if frame.has("c") else ""
    month = re.match(MONTH, first, re.IGNORECASE)
    if not month or first == month.group():
        return None
    last = f"{month.group()} {frame.words('day')}"
    return _between(f"{first} {year}".strip(), f"{last} {year}".strip(), frame, asked)


def _range(frame: _Frame, asked: date) -> Period | None:
    first = frame.words("a")
    if frame.has("short"):  # "in 2022-23"
        return _between(first, first[:2] + frame.words("short"), frame, asked)
    last = "today" if frame.has("now") else frame.words("c")
    if re.fullmatch(DAY, first, re.IGNORECASE):  # "between 3 and 5 May"
        month = re.search(rf"\b{MONTH}", last, re.IGNORECASE)
        first += f" {month.group()}" if month else ""
    return _between(first, last, frame, asked)


def _between(first: str, last: str, frame: _Frame, asked: date) -> Period | None:
    one, other = _beside(first, last, asked), _beside(last, first, asked)
    if one is None or other is None:
        return None
    if one.days.start > other.days.end and _says_no_year(first):  # "from November to February 2025"
        one = read(first, Context(asked, one.days.start.year - 1)) or one
    elif one.days.start > other.days.end and _says_no_year(last):
        other = read(last, Context(asked, other.days.start.year + 1)) or other
    return _spanning((one, other), frame.words(), asked)


def _beside(words: str, others: str, asked: date) -> Stretch | None:
    """What words mean beside others, which may say their year."""
    year = re.search(YEAR, others) if _says_no_year(words) else None
    return read(words, Context(asked, int(year.group()) if year else None))


def _says_no_year(words: str) -> bool:
    return bool(re.fullmatch(_YEARLESS, words, re.IGNORECASE))


def _list(frame: _Frame, asked: date) -> Period | None:
    words = frame.words()
    found = [_beside(words[one.start : one.end], words, asked) for one in find(words)]
    return _spanning([one for one in found if one], words, asked)


def _spanning(found: Sequence[Stretch], words: str, asked: date) -> Period | None:
    start = min((one.days.start for one in found), default=date.max)
    taken = "; ".join(dict.fromkeys(one.taken for one in found if one.taken))
    return _period(start, max(one.days.end for one in found), words, taken) if start <= asked else None


def _limit(frame: _Frame, asked: date) -> Period | None:
    """From days on, or up to them; "after" and "before" leave them out, "since" and "until" do not."""
    known, limiting = frame.read("a", asked), frame.words("a").lower()
    if known is None or known.days.start > asked:
        return None
    if frame.words().lower().startswith("by ") and re.fullmatch(MONTH, limiting):
        return None  # it may be somebody's name
    days, words, taken = known.days, frame.words(), known.taken
    if frame.has("event"):  # any day of those may be its day
        words = frame.question[frame.match.start("event") : frame.match.end()]
        taken = f"all of {describe(days.start, days.end)} included"
    # "after the start of 2025" is before its first month is over.
    at_start = re.match(r"(?:the\s+)?(?:start|beginning)\b", limiting)
    at_end = re.match(r"(?:the\s+)?end\b", limiting)
    taken = "" if at_start or at_end else taken
    if frame.has("since") or frame.has("after"):
        within = frame.has("since") or frame.has("event") or at_start
        start = days.start if within else dates.day(1, days.end)
        return _period(start, None, words, taken) if start <= asked else None
    if frame.has("before"):
        within = frame.has("event") or at_end
        return _period(None, days.end if within else dates.day(-1, days.start), words, taken)
    return _period(None, days.start if at_start else days.end, words, taken)


def _single(frame: _Frame, asked: date) -> Period | None:
    words, rest = frame.words("a").lower(), frame.question[frame.match.end() :]
    if frame.words("a") == "TODAY":
        return None  # a newspaper
    if frame.words().lower().startswith(("on ", "over ")) and re.fullmatch(_VAGUE, words, re.IGNORECASE):
        return None  # "views on May", "over 2000 of them"
    if re.fullmatch(rf"(?:the\s+)?{SEASON}", words) and re.match(r"\s+of\b", rest):
        return None  # "in the fall of Kabul"
    if words in ("today", "tonight") and not re.search(_ASKS_FOR_THE_PAST, frame.question, re.IGNORECASE):
        return None  # "is it open today" is of now
    of_some_year = re.search(rf"\b(?:{MONTH}|{SEASON})", words) and not re.search(_WHICH_YEAR, words)
    if of_some_year and re.search(_SPEAKS_OF_WHAT_COMES, frame.question, re.IGNORECASE):
        return None  # "in May" may be the next
    return _plain(frame, asked)


_ASKS_FOR_THE_PAST = r"\b(?:did|said|told|happened|announced)\b"
_WHICH_YEAR = rf"{YEAR}|\b(?:last|past|previous|this)\b"
_SPEAKS_OF_WHAT_COMES = (
    r"\b(?:(?:is|are) (?!say|tell)[a-z]+ing|will|won[’']t|shall"
    r"|(?:set|expected|due|going|scheduled|about) to|upcoming)\b"
)


def _last(frame: _Frame, asked: date) -> Period | None:
    before, words = frame.question[: frame.match.start("a")], frame.words("a")
    if re.search(_OF_A_THING, before, re.IGNORECASE) or not re.search(YEAR, words):
        return None
    if re.fullmatch(_VAGUE, words, re.IGNORECASE) and re.search(_NAME, before):
        return None
    return _plain(frame, asked)


def _plain(frame: _Frame, asked: date) -> Period | None:
    known = frame.read("a", asked)
    if known is None or known.days.start > asked:
        return None
    return _period(known.days.start, known.days.end, frame.words(), known.taken)


_DATED = f"(?P<a>{_IN_PLACE}+)"
# How periods stand in a question; those that say most first.
_FRAMES: tuple[tuple[str, Callable[[_Frame, date], Period | None]], ...] = (
    (rf"\bbetween\s+(?P<a>{_DAYS}|{DAY})\s+and\s+{_C}", _range),
    (rf"\bfrom\s+(?P<a>{_DAYS}|{DAY})\s+{_TO}\s+(?:{_C}|(?P<now>{_NOW}))", _range),
    (rf"{_IN}\s+(?P<a>{_DAYS}|{DAY})(?:{_DASH}|\s+to\s+)(?:{_C}|(?P<short>\d\d\b))", _range),
    (rf"(?:{_IN}\s+)?{_A}(?:{_DASH}|\s+to\s+)(?P<day>{DAY})(?:,?\s+{_C})?", _days_of_a_month),
    (rf"\bfrom\s+{_A}\s+(?P<since>onwards?\b|on(?=\s*(?:[,;.?!]|$)))", _limit),
    (rf"{_LIMIT}\s+(?:{_EVENT})??{_A}", _limit),
    (rf"{_IN}\s+{_A}(?:,\s*{_DAYS}){{0,6}},?\s+(?:and|or)\s+(?:{_IN}\s+)?{_C}", _list),
    (rf"{_IN}\s+(?:the\s+(?:course|months?|year)\s+of\s+)?{_A}", _single),
    (rf"\bfrom\s+{_A}", _last),
    (rf"(?:\b(?:from|at)\s+)?(?P<a>{_ANYWHERE}+)", _single),
    (rf"{_DATED}(?=\s+{_SPEECHES}\b)", _last),
    (rf"^\s*{_DATED}(?=\s*[:,–—])", _last),
    (rf"(?P<a>{_IN_PLACE}+){_DASH}{_C}(?=\)?[\s?.!]*$)", _range),
    (rf"{_DATED}(?=\)?[\s?.!]*$)", _last),
)
