"""A question to what it asks for: kind, period, speakers, sources, topic. Deterministic.

Each finding carries the words of the question it came from, so that it can be shown and
taken back (``Question.ignore``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.answering.periods import find_period
from qa.types import Interpretation, Kind, Named, Period, Question

_SAY = (
    "say said saying tell told claim claimed state stated announce announced write wrote think thought argue"
    " argued promise promised deny denied warn warned stress stressed insist insisted comment commented"
    " respond responded react reacted reply replied suggest suggested describe described explain explained"
    " call called mention mentioned add added believe believed propose proposed demand demanded criticise"
    " criticised criticize criticized"
).split()
_SAID = "|".join(_SAY)
_DID = r"(?:did|does|do|has|have|had)"
_HAVE = r"(?:did|does|do|has|have|had|will|would|was|were|is|are)"
_ASKING = (
    r"(?!(?:what|who|whom|whose|when|where|why|which|how|did|does|do|has|have|was|were|is|are|each|both)\b)"
)
_NAME_WORD = rf"{_ASKING}[^\W\d_][\w.’'\-]*"
_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}?"
_NAMES = 6  # names in a list at most; the time to find where a longer one ends grows as its square
_WHO = rf"(?P<who>{_NAME}(?:\s*,\s*{_NAME}){{0,{_NAMES - 2}}}(?:,?\s+(?:and|or|vs\.?)\s+{_NAME})?)"
_WORDS_OF = (
    "views?|position|stance|opinion|comments?|remarks?|statements?|words|take|criticisms?|reactions?|response"
    "|reply|answer|explanation|promises?|demands?|proposals?|warnings?"
)
_ALSO = r"(?:(?:ever|also|each|both|really|actually|then|publicly)\s+)*"
# "did X call it off" does not ask for words, "did X say it was off" does.
_SAYS_THAT = "say|said|claim|claimed|state|announced?|promised?|deny|denied|think|believe|admit|warn"
# Phrases that ask for somebody's words; `who` is whose.
_ASKS_FOR_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:what|how|why|when|where)\s+(?:else\s+|exactly\s+)?{_DID}\s+{_WHO}\s+{_ALSO}(?:{_SAID})\b",
        rf"^\W*{_DID}\s+{_WHO}\s+{_ALSO}(?:{_SAYS_THAT})\b",
        rf"\b(?:everything|anything|all|things)\s+(?:that\s+)?{_WHO}\s+(?:has\s+|have\s+|ever\s+)?(?:{_SAID})\b",
        rf"\b(?:what|which)\s+(?:words|statements?|remarks?|comments?|claims?)\s+{_DID}\s+{_WHO}"
        r"\s+(?:make|made|use|used|give|gave)\b",
        rf"\b(?:statements?|remarks?|comments?|quotes?|words)\s+(?:of|by|from)\s+{_WHO}"
        r"(?=\s+(?:on|about|regarding|in|concerning)\b|[?.,]|$)",
        rf"\b{_WHO}[’']s?\s+(?P<ask>{_WORDS_OF})\s+(?:on|about|of|regarding)\b",
    )
)
# "according to X" asks for X's words, unless it only says whose figure or date is wanted.
_ACCORDING = re.compile(
    rf"\baccording to\s+{_WHO}(?=\s+(?:what|is|was|did|on|about|in)\b|[?.,]|$)", re.IGNORECASE
)
# "Lavrov on the CSTO", and no more.
_BRIEF = re.compile(
    rf"\s*(?P<who>{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,2}}?)\s+on\s+[\w’'\-]+(?:\s+[\w’'\-]+){{0,4}}\s*"
)
_NOBODY = frozenset(
    "he she it they we i you anyone anybody someone somebody people everyone the this that there who what"
    " which ministers leaders countries sides officials article articles report reports archive".split()
)
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
    (
        Kind.OVERVIEW,
        r"\bwhat (?:did|do) .{1,60}\b(?:discuss|talk about|agree)"
        r"|\b(?:overview|summary|summarise|summarize)\b|\bwhat happened\b",
    ),
    (Kind.WHO, r"\bwho(?:m|se)?\b|\bwhich (?:person|politician|minister|president|leader)\b"),
    (Kind.YES_NO, rf"^\s*(?:{_HAVE}|can|could|should)\b|\btrue or false\b"),
)
_QUESTION_WORDS = re.compile(
    r"\b(?:what|who|whom|whose|when|where|why|which|according to|how(?: many| much)?"
    rf"|{_HAVE}|{_SAID}|about|regarding|please|tell me|ever)\b",
    re.IGNORECASE,
)
_STRAY = re.compile(r"^\W*(?:(?:the|a|an|on|of|to|in|by|and|that)\b\W*)*|[\s?.!,;:]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of the question, half-open."""

    start: int
    end: int


def interpret(question: Question, sources: Sequence[str]) -> Interpretation:
    """How a question is understood.

    Args:
        sources: the archive's outlets.
    """
    masked = _without(question.text, _stretches(question.text, question.ignore))
    found_sources, source_words = _find_sources(masked, sources)
    rest = _without(masked, source_words)
    found = find_period(rest, question.asked_at.date())
    period: Period | None = found.period if found else None
    rest = _without(rest, [_Words(found.start, found.end)]) if found else rest
    speakers, speaker_words = _find_speakers(rest)
    taken = [*source_words, *speaker_words, *([_Words(found.start, found.end)] if found else [])]
    topic = _topic(_without(question.text, taken))
    return Interpretation(
        kind=Kind.STATEMENTS if speakers else _kind(question.text),
        topic=topic if topic or speakers else question.text.strip(),
        period=period,
        speakers=speakers,
        sources=found_sources,
    )


def search_words(question: Question, interpretation: Interpretation) -> str:
    """What to search passages for: the question without the words that filter."""
    words = [named.words for named in interpretation.sources]
    if interpretation.period:
        words.append(interpretation.period.words)
    return " ".join(_without(question.text, _stretches(question.text, words)).split())


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


def _find_speakers(text: str) -> tuple[tuple[Named, ...], list[_Words]]:
    for match in _askings(text):
        names = [n.strip() for n in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|or|vs\.?)\s+", match["who"])]
        names = [re.sub(r"^the\s+", "", name, flags=re.IGNORECASE) for name in names]
        if names and all(map(_could_speak, names)):
            # "'s view on" asks; it is no more of the topic than the name before it.
            end = match.end() if "ask" in match.groupdict() else match.end("who")
            return tuple(Named(name, name) for name in names), [_Words(match.start("who"), end)]
    return (), []


def _askings(text: str) -> Iterator[re.Match[str]]:
    for pattern in _ASKS_FOR_WORDS:
        yield from pattern.finditer(text)
    if _kind(text) is Kind.WHAT and not re.search(r"\bwhich\b", text, re.IGNORECASE):
        yield from _ACCORDING.finditer(text)
    if brief := _BRIEF.fullmatch(text):
        yield brief


def _could_speak(name: str) -> bool:
    first = name.casefold().split()[:1]
    return bool(first) and name.casefold() not in _NOBODY and first[0] not in ("a", "an", "this", "these")


def _kind(text: str) -> Kind:
    """The kind whose words come first."""
    found = [(m.start(), kind) for kind, pattern in _KINDS if (m := re.search(pattern, text, re.IGNORECASE))]
    return min(found, key=lambda f: f[0], default=(0, Kind.WHAT))[1]


def _topic(text: str) -> str:
    words = " ".join(_QUESTION_WORDS.sub(" ", text).split())
    return _STRAY.sub("", words)


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
