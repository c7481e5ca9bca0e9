"""A question to what it asks for: kind, period, speakers, sources, topic. Deterministic.

Each finding carries the words of the question it came from, so that it can be shown and
taken back (``Question.ignore``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from qa.answering.question import asking
from qa.answering.question.attitudes import AskedAttitude, asked_attitude
from qa.answering.question.frames import FoundPeriod, find_as_of
from qa.answering.question.hearers import asked_hearer
from qa.answering.question.keywords import Keywords, read_keywords
from qa.answering.question.periods import find_period, is_aside, prefers_newest
from qa.answering.question.speakers import SAID, AskedFor, Knows, find_speakers
from qa.answering.question.standing import KnownAs, Standing
from qa.answering.question.tallies import asked_tally
from qa.types import Interpretation, Kind, Named, Period, Question

_HAVE = r"(?:did|does|do|has|have|had|will|would|was|were|is|are)"
THESE_DAYS = timedelta(days=14)  # since a period ended
LONGEST = timedelta(days=40)  # since it began
_NO_OUTLET = "unknown"  # what articles without a source have
_SOURCE_CUE = r"(?:according to|reported by|published by|as reported (?:by|in)|in|by|from|did|does|has)"

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.HOW_MANY,
        r"\bhow (?:many|much|long|far|old|often|big|large|high)\b"
        r"|\bwhat (?:number|share|percentage|proportion)\b",
    ),
    (Kind.WHEN, r"\bwhen\b|\b(?:what|which|on what|on which) (?:day|date|year|month|time)\b"),
    (Kind.WHERE, r"\bwhere\b|\b(?:what|which|in what|in which) (?:city|country|town|place|state|venue)\b"),
    (Kind.WHY, r"\bwhy\b|\bfor what reason\b|\bwhat (?:caused|prompted|led to)\b"),
    (Kind.OVERVIEW, asking.OVERVIEW),
    (Kind.TIMELINE, asking.TIMELINE),
    (Kind.WHO, r"\bwho(?:m|se)?\b|\bwhich (?:person|politician|minister|president|leader)\b"),
    (Kind.YES_NO, rf"^\s*(?:{_HAVE}|can|could|should|whether)\b|\btrue or false\b"),
)
_ASKS = (
    rf"{asking.ABOUT}|(?:what|who|when|where)[’']s"
    r"|what|who|whom|whose|when|where|why|which|according to"
    r"|how(?: many| much| big| large| long| far| high)?"
    rf"|{_HAVE}|about|regarding|please|ever|whether"
)
_QUESTION_WORDS = re.compile(rf"\b(?:{_ASKS}|{SAID})\b", re.IGNORECASE)
_BESIDE_SPEAKERS = re.compile(rf"\b(?:{_ASKS}|says?|said|tell)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(
    r"^\W*(?:(?:the|a|an|about|on|of|to|in|at|by|and|that|from|for|with|should|can|could)\b\W*)*"
    r"|(?:\s(?:of|by|from|the|an?|and))*[\s?.!,;:]*$",
    re.IGNORECASE,
)


# "who said that …": what they said is the topic.
_WHO_SAID = re.compile(
    r"^\W*(?:who|which\s+(?:\w+\s+)?(?:person|politician|minister|president|leader|official))\s+"
    r"(?:was\s+it\s+(?:that|who)\s+)?(?:(?:has|have|had|else|also|ever|first|once|publicly|is\s+reported\s+to\s+have)\s+)*"
    r"(?:(?:says?|said|claim(?:s|ed)|argue[sd]|stated?|insist(?:s|ed)|complain(?:s|ed)|alleged?|remarked"
    r"|talked\s+about|spoke\s+(?:of|about)|promised\s+to|called\s+(?=\w.{2,60}\s(?:an?)\s\w)"
    r"|warn(?:s|ed)|tol[dk]\s+(?:\w+\s+){1,3}?(?=that\b))(?:\s+in\s+\w+)?"
    r"|(?:thinks?|thought|believe[sd]|announced?|wrote|promise[sd]|denie[sd]|suggest(?:s|ed)|admit(?:s|ted)|confirm(?:s|ed)"
    r"|declare[sd]|predict(?:s|ed)|hinted|called\s+for)(?=\s+that\b))\b[\s,:]*"
    r"(?:that\b|(?:anything|something|what)\s+(?:about|on|of)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of the question, half-open."""

    start: int
    end: int


def nobody(name: str) -> bool:  # noqa: ARG001
    """What an archive knows of any name in which nobody speaks."""
    return False


def unknown(name: str) -> Standing:  # noqa: ARG001
    """As what such an archive knows any name."""
    return Standing.NONE


def interpret(
    question: Question, sources: Sequence[str], knows: Knows = nobody, known_as: KnownAs = unknown
) -> Interpretation:
    """How a question is understood.

    Args:
        sources: the archive's outlets.
        knows: whether the archive knows somebody of a name.
        known_as: as what it knows a name that stands among keywords.
    """
    asked = _without(question.text, _courtesies(question.text))
    masked = _without(asked, _stretches(question.text, question.ignore))
    found_sources, taken = _find_sources(masked, sources)
    as_of = find_as_of(_without(masked, taken), question.day)
    taken += _words(as_of)
    today = min(question.day, as_of.period.end or question.day) if as_of else question.day
    period = find_period(_without(masked, taken), today)
    taken += _words(period)
    rest = _without(masked, taken)
    attitude = asked_attitude(rest)
    said = attitude or _found(_WHO_SAID.match(rest))
    asked_for = None if said else find_speakers(rest, figure=_wants_a_figure(rest), knows=knows)
    keywords = None if said or asked_for else read_keywords(rest, known_as, dated=period is not None)
    if keywords:
        asked_for = _by_keywords(keywords)
        taken += [_Words(*span) for span in keywords.others]
    hearing = _hearing(rest, asked_for, knows)
    left = _without(asked, [*taken, *_words(asked_for), *_words(said), *hearing.words])
    topic = _STRAY.sub("", " ".join(left.split())) if said else _topic(left, asked_for)
    speakers = asked_for.speakers if asked_for else ()
    kind = _kind(asked)
    if said or not (asked_for is None or asked_for.fact):
        kind = Kind.WHO_SAID if said else Kind.STATEMENTS
    if kind is Kind.WHAT and not speakers and (named := asking.term(" ".join(rest.split()))):
        kind, topic = Kind.DEFINITION, named
    if kind.surveys and not period and (whole := _whole_topic(topic, today)):
        period, topic = whole, ""
    whatever_happened = kind.surveys and bool(period or found_sources)
    return Interpretation(
        kind=kind,
        topic=topic if topic or speakers or whatever_happened else question.text.strip(),
        period=_bound(period.period, kind if not speakers else Kind.STATEMENTS, today, masked)
        if period
        else None,
        speakers=speakers,
        sources=found_sources,
        as_of=as_of.period if as_of else None,
        prefers_newest=prefers_newest(masked),
        wants_all=bool(asked_for and asked_for.everything),
        tally=asked_tally(question.text[asked_for.start : asked_for.end]) if asked_for else None,
        attitude=attitude.attitude if attitude else None,
        hearer=hearing.hearer,
        act=asked_for.act if asked_for else asking.talked(asked) if kind is Kind.OVERVIEW else (),
        put=bool(asked_for and asked_for.put),
    )


@dataclass(frozen=True, slots=True)
class _Hearing:
    hearer: Named | None = None
    words: tuple[_Words, ...] = ()


def _hearing(text: str, asked_for: AskedFor | None, knows: Knows) -> _Hearing:
    """To whom the words asked for were said."""
    if asked_for is None or asked_for.fact:
        return _Hearing()
    asking, after = text[asked_for.start : asked_for.end], text[asked_for.end :]
    found = asked_hearer(asking, after, knows)
    if found is None:
        return _Hearing()
    return _Hearing(found[0], (_Words(asked_for.end, asked_for.end + found[1]),))


def _by_keywords(found: Keywords) -> AskedFor:
    reading = f"taken as asking what {found.name} said"
    return AskedFor((Named(found.name, found.name, reading=reading),), found.start, found.end)


def _whole_topic(topic: str, today: date) -> FoundPeriod | None:
    """The period that a topic names and that is all of it: "main events of May 2025"."""
    found = find_period(f"in {topic}", today)
    if found is None or (found.start, found.end) != (0, len(f"in {topic}")):
        return None
    return replace(found, period=replace(found.period, words=topic))


def _bound(period: Period, kind: Kind, today: date, question: str) -> Period:
    """The period, not binding where a fact of these days is asked for: what happened this week is
    told by articles of the days before and after, too, and is not told from what others happened; nor
    where it is that of something told by the way."""
    if kind not in (Kind.STATEMENTS, Kind.WHO_SAID) and is_aside(question, period.words):
        return replace(period, binding=False)
    bound = kind.surveys or kind in (Kind.STATEMENTS, Kind.WHO_SAID)
    if bound or not (period.start and period.end):
        return period
    these_days = today - period.end <= THESE_DAYS and today - period.start <= LONGEST
    return replace(period, binding=not these_days)


def _words(found: FoundPeriod | AskedFor | AskedAttitude | _Words | None) -> list[_Words]:
    return [_Words(found.start, found.end)] if found else []


def _found(match: re.Match[str] | None) -> _Words | None:
    return _Words(*match.span()) if match else None


def _wants_a_figure(text: str) -> bool:
    """Whether "according to X" would only say whose figure or date is wanted."""
    return _kind(text) not in (Kind.WHAT, Kind.WHY) or bool(re.search(r"\bwhich\b", text, re.IGNORECASE))


_AND_WHAT = r"\W*(?:(?:and|but|so|then)\W+)?(?:(?:what|when|where|why|how|whom?)(?: [a-z]+)?\s+)?"
_MAY = rf"(?:{_HAVE}|can|could|should|may|might)(?:n[’']t)?"
# "What did they call it" asks for what people call it.
_THEY_SAY = (
    r"(?=\s+(?:(?:ever|also|all|both|each|been)\s+)*(?:say|said|saying|tell|told|think|thought|claim|argue|announce"
    r"|promise|warn|deny|denied|complain|state|suggest|demand|want|comment|react|respond|explain|talk|speak)\b)"
)
_UNNAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_AND_WHAT}{_MAY}\s+(?P<pronoun>he|she|they{_THEY_SAY})\b",
        r"\W*(?:(?:and|but|so|then)\W+)?(?:what|how)\s+(?:is|was|are|were|about)\s+(?P<pronoun>his|her|their)\s+(?:\w+\s+)?"
        r"(?:reactions?|response|reply|answer|views?|position|stance|opinion|comments?|remarks?|statements?)\b",
    )
)


def unnamed(question: str) -> str:
    """The "he", "she", "they" or "their" whose words a question asks for and nobody is named for; empty
    where there is none."""
    match = next((found for pattern in _UNNAMED if (found := pattern.match(question))), None)
    return match["pronoun"].lower() if match else ""


def search_words(question: Question, interpretation: Interpretation) -> str:
    """What to search passages for: the question without the words that filter."""
    words = [named.words for named in interpretation.sources]
    words += [period.words for period in (interpretation.as_of, interpretation.period) if period]
    asked = _without(question.text, _courtesies(question.text))
    return " ".join(_without(asked, _stretches(question.text, words)).split())


def looked_up(question: Question, interpretation: Interpretation) -> str:
    """The words that articles are to have: the topic, and names of people the archive does not know."""
    unknown = [named.words for named in interpretation.speakers if not named.people]
    return " ".join((*unknown, needed_words(question, interpretation)))


def respelt(question: str, spellings: Mapping[str, str]) -> str:
    """The question with other words for some of its own."""
    return _WORD.sub(lambda match: spellings.get(match.group(), match.group()), question)


def needed_words(question: Question, interpretation: Interpretation) -> str:
    """What an answer should be about: the topic, of which what the caller ignores may be missing."""
    topic = interpretation.topic
    return " ".join(_without(topic, _stretches(topic, question.ignore)).split())


def _find_sources(text: str, sources: Sequence[str]) -> tuple[tuple[Named, ...], list[_Words]]:
    """Outlets of the archive that the question names as such.

    The longest first, and what it matched no more: "The Times of India" is not "The Times".
    """
    found, stretches = [], []
    for source in sorted(sources, key=len, reverse=True):
        if source == _NO_OUTLET or not source.strip():
            continue
        pattern = rf"\b{_SOURCE_CUE}\s+(?:the\s+)?(?P<name>{re.escape(source)})(?![\w-])"
        match = re.search(pattern, text, re.IGNORECASE)
        # "in the week" names no outlet called The Week: an everyday word wants its capitals.
        plain = source.split()[0].casefold() == "the" or " " not in source
        if match and (match["name"] == source or not plain):
            found.append(Named(source, match.group()))
            stretches.append(_Words(*match.span("name")))
            text = _without(text, stretches[-1:])
    return tuple(found), stretches


def _kind(text: str) -> Kind:
    """The kind whose words come first."""
    found = [(m.start(), kind) for kind, pattern in _KINDS if (m := re.search(pattern, text, re.IGNORECASE))]
    return min(found, key=lambda f: f[0], default=(0, Kind.WHAT))[1]


def _topic(text: str, asked_for: AskedFor | None) -> str:
    """What is left; where somebody's words are asked for, verbs of saying are of the topic: "a recall"."""
    words = _QUESTION_WORDS if asked_for is None else _BESIDE_SPEAKERS
    return _STRAY.sub("", " ".join(words.sub(" ", text).split()))


def _courtesies(text: str) -> list[_Words]:
    return [_Words(*span) for span in asking.courtesies(text)]


def _stretches(text: str, phrases: Iterable[str]) -> list[_Words]:
    """Where phrases stand in a text, whatever their case."""
    return [
        _Words(*match.span())
        for phrase in phrases
        if phrase.strip()
        for match in re.finditer(re.escape(phrase.strip()), text, re.IGNORECASE)
    ]


def _without(text: str, stretches: Iterable[_Words]) -> str:
    """The text with stretches blanked, so that offsets stay."""
    for stretch in stretches:
        text = text[: stretch.start] + " " * (stretch.end - stretch.start) + text[stretch.end :]
    return text
