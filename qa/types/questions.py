"""What is asked, and how that is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

_MARKUP = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(rf"(?<=\w)(?:{_MARKUP.pattern})+(?=\w)", re.IGNORECASE)


# "Whats new", "whos she", "why didnt he": as they are typed in haste.
_WHATS = re.compile(r"(?:^\s*|[.?!,;:]\s+)(?:and\s+)?\b(?:what|who|where|when)(?=s\s)", re.IGNORECASE)
_DIDNT = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|would|could|should)n(?=t\b)", re.IGNORECASE
)
# As it is typed on a phone. "ABT" is a name.
_SHORT = {"abt": "about", "govt": "government", "ppl": "people", "wat": "what"}
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def plain(text: str) -> str:
    """A text without markup."""
    return _MARKUP.sub("", _BETWEEN_WORDS.sub(" ", text))


def _spelt(text: str) -> str:
    """A question with the apostrophes and letters that were left out."""
    whole = _SHORTENED.sub(lambda short: _SHORT[short[0]], plain(text))
    return _DIDNT.sub(r"\g<0>'", _WHATS.sub(r"\g<0>'", whole))


class Kind(StrEnum):
    """What kind of answer a question wants."""

    STATEMENTS = "statements"
    WHO_SAID = "who said"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how many"
    YES_NO = "yes or no"
    WHY = "why"
    WHAT = "what"
    DEFINITION = "definition"
    OVERVIEW = "overview"
    TIMELINE = "timeline"
    HOLDINGS = "holdings"  # of the archive, not of what its articles tell

    @property
    def surveys(self) -> bool:
        """Whether the main points of a matter are wanted, no single fact."""
        return self in (Kind.OVERVIEW, Kind.TIMELINE)


class Attitude(StrEnum):
    """What somebody's words show towards a matter, where it is asked who has it: "who criticised it"."""

    AGAINST = "against"
    FOR = "for"
    BLAMES = "blames"
    CALLS_FOR = "calls for"
    DENIES = "denies"


class Tally(StrEnum):
    """What is asked of somebody's statements beside their words: the day of the first or the last, or how
    many there are."""

    FIRST = "first"
    LAST = "last"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles may be used. Days are inclusive. Empty means no restriction.

    Args:
        as_of: the day whose knowledge is asked for: nothing published later is used.
        include_undated: with a period, also use articles without a known date.
        only_possible: with a period, use only those that they else leave out and that may be of it: dated to
            a month or year partly in it or, unless such are used, undated ones that tell what happened in it.
    """

    published_from: date | None = None
    published_to: date | None = None
    sources: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    include_undated: bool = False
    as_of: date | None = None
    only_possible: bool = False

    @property
    def dated(self) -> bool:
        return self.published_from is not None or self.last_day is not None

    @property
    def last_day(self) -> date | None:
        """The last day of publication that all of them admit."""
        return min((day for day in (self.published_to, self.as_of) if day), default=None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked.

    Args:
        text: without the markup of a page from which words of it were pasted, and with the apostrophes that
            were left out.
        asked_at: decides what is recent, and which years are yet to come.
        ignore: words of the question that are to be taken as topic, not read as
            a period, a speaker or a source.
        history: the questions before it in a conversation, oldest first, which it may lean on.
    """

    text: str
    asked_at: datetime
    filters: Filters = field(default_factory=Filters)
    top_k: int = 10
    ignore: tuple[str, ...] = ()
    history: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _spelt(self.text))
        object.__setattr__(self, "history", tuple(map(_spelt, self.history)))

    @property
    def day(self) -> date:
        """The day that "last week" is told from: that of asking, or the earlier one it is asked as of."""
        asked = self.asked_at.date()
        return min(asked, self.filters.as_of or asked)


@dataclass(frozen=True, slots=True)
class Period:
    """Days asked for, both inclusive, either open.

    Args:
        words: what said so.
        reading: how they were understood where they could mean other days, such as "taken as
            May 2025, the last May before 15 December 2025"; empty where they could not.
        binding: whether articles of other days are left out; if not, those near the day of asking
            go first.
    """

    start: date | None
    end: date | None
    words: str
    reading: str = ""
    binding: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or source asked for: its name, and the words that said so.

    Args:
        people: whom of the archive it may mean; several where it does not tell them apart.
        reading: how the words were understood where they could ask for something else, such as "taken as
            asking what lavrov said"; empty where they could not.
    """

    name: str
    words: str
    people: tuple[str, ...] = ()
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a question was understood.

    Args:
        topic: what is left of the question once period, speakers, sources and
            question words are taken out; empty where all that a speaker said, or that happened, is asked for;
            what was said, where it is asked who said it.
        as_of: the days up to the one as of which it is asked; nothing published later counts.
        prefers_newest: it speaks of now ("currently", "still"): newer articles go first.
        wants_all: everything that somebody said is asked for, not the best of it.
        tally: what is asked of their statements beside the words; None where nothing is.
        attitude: that to the topic which who said it must show; None where saying it is all.
        among: of whom it is asked who said something, "senators"; empty where of anybody.
        hearer: to whom it was said: somebody told, or who interviewed; None where that is not asked.
        act: the forms of the verb of what they must have done in words, "promise" first; empty where any
            words do.
        put: not what the speakers said is asked for, but what they were asked.
        whatever: where it is asked who said something, that is who spoke of the topic, whatever they said.
        apart: those whose words are not asked for.
        said_when: the day of their words is asked for: "when did X say that".
        last_days: the end of a matter is asked for, or the latest of it.
    """

    kind: Kind
    topic: str
    period: Period | None = None
    speakers: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    as_of: Period | None = None
    prefers_newest: bool = False
    wants_all: bool = False
    tally: Tally | None = None
    attitude: Attitude | None = None
    among: str = ""
    hearer: Named | None = None
    act: tuple[str, ...] = ()
    put: bool = False
    whatever: bool = False
    apart: tuple[Named, ...] = ()
    said_when: bool = False
    last_days: bool = False

    @property
    def wants_words(self) -> bool:
        """Whether it is answered by what somebody said."""
        return bool(self.speakers) or self.kind in (Kind.STATEMENTS, Kind.WHO_SAID)
