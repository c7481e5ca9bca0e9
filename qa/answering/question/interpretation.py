"""A question to what it asks for: kind, period, speakers, sources, topic. Deterministic.

Each finding carries the words of the question it came from, so that it can be shown and
taken back (``Question.ignore``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qa.answering.question import asking
from qa.answering.question.asked_words import AskedWords, asked_words
from qa.answering.question.frames import FoundPeriod, find_as_of
from qa.answering.question.kinds import kind_of
from qa.answering.question.masking import where, without, without_courtesies
from qa.answering.question.outlets import find_outlets
from qa.answering.question.periods import find_period, is_aside, prefers_newest
from qa.answering.question.speakers import SAID, WORDS_ABOUT, AskedFor, Knows
from qa.answering.question.standing import KnownAs, Standing
from qa.answering.question.tallies import asked_tally
from qa.language.named_cues import hidden
from qa.types import Interpretation, Kind, Named, Period, Question, Range

THESE_DAYS = timedelta(days=14)  # since a period ended
LONGEST = timedelta(days=40)  # since it began
_OVER = re.compile(r"last|yesterday", re.IGNORECASE)  # how a period is called that is over, be it lately
# What leads a question to what it asks: "after the attack last week, who left".
_LEADS_IN = re.compile(r"\W*(?:after|following|since|despite|amid|with)\b", re.IGNORECASE)
_ASKS = (
    rf"{asking.ABOUT}|{asking.CHECK_IF}|(?:what|who|when|where)[’']s"
    r"|what|who|whom|whose|when|where|why|which|according to"
    r"|how(?: many| much| big| large| long| far| high)?"
    rf"|{asking.HAVE}|about|regarding|please|ever|whether"
)
_QUESTION_WORDS = re.compile(rf"\b(?:{_ASKS}|{SAID})\b", re.IGNORECASE)
_BESIDE_SPEAKERS = re.compile(rf"\b(?:{_ASKS}|says?|said|tell|(?:most\s+)?recently|lately)\b", re.IGNORECASE)
_CHANGED = re.compile(r"(?<=\w )(?:changed?|evolved?|shift(?:ed)?)(?=\W*$)", re.IGNORECASE)
_HOW = re.compile(r"\W*how\b", re.IGNORECASE)
_END = re.compile(asking.END, re.IGNORECASE)
_STRAY = re.compile(
    r"^\W*(?:(?:the|a|an|about|on|of|to|in|at|by|and|that|from|for|with|should|can|could)\b\W*)*"
    r"|(?:\s(?:of|by|for|from|to|with|the|an?|and))*[\s?.!,;:]*$",
    re.IGNORECASE,
)


def _nobody(name: str) -> bool:  # noqa: ARG001
    """What an archive knows of any name in which nobody speaks."""
    return False


def _unknown(name: str) -> Standing:  # noqa: ARG001
    """As what such an archive knows any name."""
    return Standing.NONE


def interpret(
    question: Question, sources: Sequence[str], knows: Knows = _nobody, known_as: KnownAs = _unknown
) -> Interpretation:
    """How a question is understood.

    Args:
        sources: the archive's outlets.
        knows: whether the archive knows somebody of a name.
        known_as: as what it knows a name that stands among keywords.
    """
    asked = without_courtesies(question.text)
    masked = without(asked, where(question.text, question.ignore))
    bounds = _bounds(masked, sources, question.day)
    rest = without(masked, bounds.spans)
    words = asked_words(rest, knows, known_as, dated=bounds.period is not None)
    matter = _matter(asked, rest, bounds, words)
    asked_for, period = words.asked_for, matter.period
    speakers = asked_for.speakers if asked_for else ()
    whatever_happened = matter.kind.surveys and bool(period or bounds.sources)
    bound_as = Kind.STATEMENTS if speakers else matter.kind
    return Interpretation(
        kind=matter.kind,
        topic=matter.topic if matter.topic or speakers or whatever_happened else question.text.strip(),
        period=_bound(period.period, bound_as, bounds.today, masked) if period else None,
        speakers=speakers,
        sources=bounds.sources,
        as_of=bounds.as_of.period if bounds.as_of else None,
        prefers_newest=prefers_newest(masked),
        wants_all=bool(asked_for and asked_for.everything),
        tally=asked_tally(question.text[asked_for.start : asked_for.end]) if asked_for else None,
        attitude=words.attitude,
        among=words.among,
        hearer=words.hearer,
        act=_act(asked, matter.kind, asked_for),
        put=bool(asked_for and asked_for.put),
        whatever=words.whatever,
        said_when=bool(asked_for and asked_for.when),
        apart=tuple(words.apart),
        last_days=matter.kind is Kind.OVERVIEW and asking.asks_for_the_last(asked),
    )


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Which articles a question asks of.

    Args:
        today: the day that its period is told from.
        spans: where in the question they are named.
    """

    sources: tuple[Named, ...]
    as_of: FoundPeriod | None
    period: FoundPeriod | None
    today: date
    spans: list[Range]


def _bounds(text: str, sources: Sequence[str], day: date) -> _Bounds:
    outlets, spans = find_outlets(text, sources)
    as_of = find_as_of(without(text, spans), day)
    spans = [*spans, *_span(as_of)]
    today = min(day, as_of.period.end or day) if as_of else day
    period = find_period(without(text, spans), today)
    return _Bounds(outlets, as_of, period, today, [*spans, *_span(period)])


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is asked of what; the period may be all that is left to ask of."""

    kind: Kind
    topic: str
    period: FoundPeriod | None


def _matter(asked: str, rest: str, bounds: _Bounds, words: AskedWords) -> _Matter:
    """What is asked of what, by what is left of the question.

    Args:
        asked: the question without courtesies.
        rest: the question without the words of its bounds.
    """
    left = without(asked, [*bounds.spans, *words.spans])
    kind, topic = _kind(asked, words), _topic(left, words)
    no_speakers = words.asked_for is None or not words.asked_for.speakers
    if kind in (Kind.WHAT, Kind.WHO) and no_speakers and (named := asking.term(" ".join(rest.split()))):
        return _Matter(Kind.DEFINITION, named, bounds.period)
    if kind.surveys and not bounds.period and (whole := _whole_topic(topic, bounds.today)):
        return _Matter(kind, "", whole)
    return _Matter(kind, topic, bounds.period)


def _kind(asked: str, words: AskedWords) -> Kind:
    if words.who_said:
        return Kind.WHO_SAID
    return Kind.STATEMENTS if words.asked_for and not words.asked_for.fact else kind_of(asked)


def _topic(left: str, words: AskedWords) -> str:
    """What is left; where somebody's words are asked for, verbs of saying are of the topic: "a recall"."""
    if not words.who_said:
        asks = _QUESTION_WORDS if words.asked_for is None else _BESIDE_SPEAKERS
        left = WORDS_ABOUT.sub("", left) if words.asked_for else left
        left = _CHANGED.sub("", left) if words.asked_for and _HOW.match(left) else left
        left = _END.sub("", left) if asking.asks_how_it_ended(left) else left
        left = without(left, (one.span() for one in asks.finditer(hidden(left))))
    return _STRAY.sub("", " ".join(left.split()))


def _act(asked: str, kind: Kind, asked_for: AskedFor | None) -> tuple[str, ...]:
    """What must have been done in words; of an overview what tells that something was talked about."""
    if asked_for:
        return asked_for.act
    return asking.talked(asked) if kind is Kind.OVERVIEW else ()


def _whole_topic(topic: str, today: date) -> FoundPeriod | None:
    """The period that a topic names and that is all of it: "main events of May 2025"."""
    found = find_period(f"in {topic}", today)
    if found is None or (found.start, found.end) != (0, len(f"in {topic}")):
        return None
    return replace(found, period=replace(found.period, words=topic))


def _bound(period: Period, kind: Kind, today: date, question: str) -> Period:
    """The period, not binding where a fact of these days is asked for, unless they are said to be over: what
    happened this week is told by articles of the days before and after, too, and is not told from what others
    happened; nor where it is that of something told by the way."""
    if kind not in (Kind.STATEMENTS, Kind.WHO_SAID) and is_aside(question, period.words):
        return replace(period, binding=False)
    bound = kind.surveys or kind in (Kind.STATEMENTS, Kind.WHO_SAID)
    if bound or not (period.start and period.end):
        return period
    lately = today - period.end <= THESE_DAYS and today - period.start <= LONGEST
    over = _OVER.match(period.words) and not _LEADS_IN.match(question)
    these_days = lately and not over
    return replace(period, binding=not these_days)


def _span(found: FoundPeriod | None) -> list[Range]:
    return [(found.start, found.end)] if found else []
