"""What a question names that a later one may call "she", "it" or "there". Pure.

Told by the order of words alone: where that does not tell, nothing is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qa.answering.question import asking
from qa.answering.question.asking import BE, DO
from qa.answering.question.frames import FoundPeriod
from qa.answering.question.outlets import find_outlets
from qa.answering.question.periods import find_period
from qa.answering.question.speakers import AskedFor, Knows, find_speakers
from qa.language.countries import by_word
from qa.language.inflections import is_past
from qa.types import Period

NAME = r"[A-Z][\w’'-]*(?:\s+(?:(?:of|the)\s+){0,2}[A-Z\d][\w’'-]*)*"
# Where no name or noun goes on.
STOPS = frozenset(
    "a an the this that these those in on at by for from to with over under near after before between"
    " since until about into through during against of and or but not who whom whose which what when where"
    " why how did does do has have had will would can could should was were is are be been"
    " it he she they there".split()
)
_VERB_WITHIN = re.compile(r"\b[A-Z][\w’'-]*\s+[a-z]\w+\s+[a-z]\w+$")  # "the Fed raise interest"
_POSSESSIVE = ("'s", "’s")
_LONGEST = 3  # words of a topic that is all a noun
_ARTICLES = frozenset(("the", "a", "an"))
# A verb stands before these, where no preposition does.
_VERB = re.compile(rf"\s(?P<verb>(?!(?:{'|'.join(STOPS)})\b)[a-z]\w+)(?=\s+(?:the|an?|its|his|her|their)\s)")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_NAME = re.compile(rf"(?<!^)\b{NAME}")
_BEGINS_WITH_NAME = re.compile(rf"\b{NAME}(?!\s+and\b)")
_TWO = re.compile(rf"{_NAME.pattern}\s+and\s+\b{NAME}")
_OBJECT = re.compile(rf"{_NAME.pattern}$")  # "who bought Twitter"
_PLACE = re.compile(rf"\b(?:in|at|near|on)\s+(?:the\s+)?\b{NAME}")
_AT_NAME = re.compile(rf"\s+(?:in|at|near|on)\s+(?:the\s+)?{NAME}")
_SUBJECT = re.compile(rf"(?P<asks>.*?\b)(?P<aux>{DO})\s+(?=\S)", re.IGNORECASE)
_OPEN = re.compile(r"(?:when|why|how)?\s*$", re.IGNORECASE)  # where "is" wants more than a noun
_PREPOSITION = re.compile(r"(?:about|on|of|to|for|against|regarding|concerning|over)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What questions are read with: the day of asking, whether the archive knows somebody of a name, and its
    outlets."""

    day: date
    knows: Knows
    sources: Sequence[str] = ()

    def period(self, text: str) -> FoundPeriod | None:
        """The period that a text names."""
        return find_period(text, self.day)

    def outlet(self, text: str) -> str:
        """The outlet that a text is the name of; empty where it is of none."""
        found, _ = find_outlets(f"in {text}", self.sources)
        return next((one.name for one in found if len(one.words) == len(text) + 3), "")

    def words(self, text: str) -> AskedFor | None:
        """Whose words a text asks for."""
        return find_speakers(text, figure=False, knows=self.knows)


@dataclass(frozen=True, slots=True)
class Antecedents:
    """What a question names, as it has it; empty where it names none.

    Args:
        people: whose words it asks for, else of those it names whom the archive knows.
        pair: two that it names together: "Vensk and Karesh".
        thing: what it is about, "the bridge", "the talks".
        place: with its preposition: "at Brenhallow".
        topic: what words are about, with a preposition: "about the pact".
    """

    people: tuple[str, ...] = ()
    pair: str = ""
    thing: str = ""
    place: str = ""
    topic: str = ""
    period: Period | None = None

    @property
    def plural(self) -> bool:
        """Whether the thing is many."""
        return bool(re.search(r"(?<![siua])s$|\bpeople$", self.thing.split(" of ")[0]))

    @property
    def days(self) -> str:
        """The words of its period; empty where it has none."""
        return self.period.words if self.period else ""


def antecedents(question: str, reading: Reading) -> Antecedents:
    """What a question names."""
    found = reading.period(question)
    text = f"{question[: found.start]} {question[found.end :]}" if found else question
    text = " ".join(text.split()).rstrip(" ?.!,;")
    asked_for = reading.words(text)
    people = [named.name for named in asked_for.speakers] if asked_for else []
    topic = text[asked_for.end :].strip(" ,") if asked_for else ""
    place, pair = _last(_PLACE, text), _last(_TWO, text)
    named = (name for name in _NAME.findall(_PLACE.sub(" ", text)) if not name.endswith(_POSSESSIVE))
    known = [name for name in named if _is_somebody(name, reading.knows)]
    # Of "when did Vensk visit Brazil" Vensk, though Brazil speaks, too.
    known = [name for name in known if name.casefold() not in by_word(capitals=True)] or known
    return Antecedents(
        people=tuple(_as_there(text, one) for one in people or known),
        pair=pair,
        thing=_noun(topic) or _bare(topic) if asked_for else _thing(text, reading.knows),
        place=place,
        topic=topic if not topic or _PREPOSITION.match(topic) else f"about {topic}",
        period=found.period if found else None,
    )


def _is_somebody(name: str, knows: Knows) -> bool:
    """Whether the archive knows somebody of a name that is not also a people's: "the French election"."""
    country = by_word(capitals=False).get(name.casefold())
    return knows(name) and not (country and name in country.peoples)


def _last(pattern: re.Pattern[str], text: str) -> str:
    return next((match.group() for match in reversed(list(pattern.finditer(text)))), "")


def _as_there(text: str, name: str) -> str:
    """A name with the article that it has in a text."""
    found = re.search(rf"\bthe\s+{re.escape(name)}", text, re.IGNORECASE)
    return found.group() if found else name


def _thing(text: str, knows: Knows) -> str:
    """What a question is about: its subject, unless that is somebody or asked for, else its object."""
    subject = _SUBJECT.match(text)
    if defined := asking.term(text):
        return _as_there(text, defined)
    if not subject:
        return _noun(text) or _last(_OBJECT, text)
    rest = text[subject.end() :]
    name = _BEGINS_WITH_NAME.match(rest)
    if name and not name.group().endswith(_POSSESSIVE):
        return _noun(rest) if knows(name.group()) else name.group()
    if not name and rest.split()[0].lower() not in _ARTICLES:
        return _noun(_PLACE.sub(" ", rest))
    full = bool(re.fullmatch(BE, subject["aux"], re.IGNORECASE)) and not _OPEN.fullmatch(subject["asks"])
    return _without_verb(rest, full=full)


def _without_verb(text: str, *, full: bool) -> str:
    """The noun that a text begins with, whose verb may follow anywhere: "the bridge at Pell open in May".

    Args:
        full: whether there need not be a verb.
    """
    if transitive := _VERB.search(text):
        return text[: transitive.start()]
    after_name = re.search(r"\b[A-Z][\w’'-]*\s+(?P<verb>(?!(?:and|of|the)\b)[a-z]\w+)$", text)
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words[1:], start=1):
        last = number + 1 == len(words)
        following = "" if last else words[number + 1].group().lower()
        if not last and following not in STOPS:
            continue
        if following == "of" or (not last and after_name and word.start() < after_name.start("verb")):
            continue
        if number < 2 and not last and following not in _ARTICLES:
            continue  # "the bridge at", of which nothing is a verb yet
        verbless = number < 2 or (full and not is_past(word.group()))
        noun = text[: word.end() if verbless else words[number - 1].end()]
        return "" if _VERB_WITHIN.search(noun) else noun
    return ""


def _bare(topic: str) -> str:
    """A topic of few words without an article: "grain exports"."""
    words = topic.split()[1:] if _PREPOSITION.match(topic) else topic.split()
    return " ".join(words) if len(words) <= _LONGEST and not STOPS.intersection(words) else ""


def _noun(text: str) -> str:
    """The first noun with an article: "the vote" of "who won the vote"."""
    words = list(_WORD.finditer(text))
    start = next((i for i, word in enumerate(words) if word.group().lower() == "the"), None)
    if start is None:
        return ""
    end = start
    while end + 1 < len(words) and (
        words[end + 1].group().lower() not in STOPS or words[end + 1].group().lower() == "of"
    ):
        end += 1
        if words[end].group() == "of" and end + 1 < len(words) and words[end + 1].group() == "the":
            end += 1
    if end == start:
        return ""
    at = _AT_NAME.match(text, words[end].end())
    return text[words[start].start() : at.end() if at else words[end].end()]
