"""Who is reported to have said what, sentence by sentence. Pure.

A rule-based reading: transcript turns, "X said ...", "..., said X", "according to X", and
the sentences that carry on from one of those. What it cannot assign it leaves unassigned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answering.names import parts
from qa.types import Reporting, Statement

_REGULAR = (
    "accuse acknowledge add affirm agree announce answer appeal argue ask assert assure blame call caution"
    " cite claim comment complain confirm contend counter criticise criticize declare defend demand"
    " describe disagree dismiss emphasise emphasize expect explain express highlight hint indicate insist"
    " justify maintain mention note object observe point praise promise propose reaffirm recall recount"
    " reiterate reject remark repeat report respond reveal signal state stress suggest underline underscore"
    " urge voice vow warn welcome"
).split()
_OTHERS = (
    "says said tells told thinks thought writes wrote denies denied replies replied admits admitted"
    " concedes conceded refers referred went goes"
).split()


def _finite(verb: str) -> tuple[str, str]:
    return verb + "s", verb + ("d" if verb.endswith("e") else "ed")


_VERB = "|".join([*(form for verb in _REGULAR for form in _finite(verb)), *_OTHERS])
_ADVERB = r"(?:(?:has|had|have|also|again|then|later|earlier|further|once|previously|in turn,?|\w+ly)\s+)*"
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]*\w|[A-Z]\.)"
_PARTICLE = r"(?:\s+(?:de|del|van|von|bin|al|of|for|the))*"
_NAME = rf"{_NAME_WORD}(?:{_PARTICLE}\s+{_NAME_WORD})*"
_BODY = (
    "minister|ministry|ministers|president|premier|diplomat|spokes\\w+|officials?|government|statement|chairman"
    "|chairwoman|secretary|ambassador|mayor|commission|mission|company|office|union|agency|police|court"
)
_DESCRIPTION = rf"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+(?:[\w’'\-]+\s+){{0,4}}?(?:{_BODY})"
_WHO = rf"(?P<who>{_NAME}(?:,?\s+and\s+{_NAME})*|{_DESCRIPTION}|[Hh]e|[Ss]he|[Tt]hey)"
_APPOSITION = r"(?:,[^“”\".;]{3,120},|\s+\([^)]{1,60}\))?"
_PATTERNS = (
    re.compile(rf"(?<![\w’'\-]){_WHO}{_APPOSITION}\s+{_ADVERB}(?P<cue>{_VERB})\b"),
    re.compile(rf"[,”\"’']\s*(?P<cue>said|says|wrote|added|replied|explained)\s+{_WHO}"),
    re.compile(rf"\b(?P<cue>[Aa]ccording to|[Ii]n the words of)\s+(?:the\s+)?{_WHO}"),
)
_TURN = re.compile(rf"(?P<who>{_NAME}|Q|A)\s?(?:\([^)\n]{{1,60}}\))?:\s+(?=\S)")
_PRONOUNS = frozenset(("he", "she"))
_QUOTED = re.compile(r"[“”\"«»„]|(?<!\w)‘")
_ASKS = re.compile(r"(?:question|q|moderator|host|interviewer|reporter|journalist)\b", re.IGNORECASE)
_NEVER_SPEAK = frozenset(
    "january february march april may june july august september october november december yesterday today"
    " note photo photos video read more also source sources update editor correction caption image related"
    " read it this that what which there who when where on in at".split()
)


LONGEST_LABEL = 5  # words; more before a colon is a headline
Spans = Sequence[tuple[int, int]]


def find_statements(text: str, sentences: Spans) -> tuple[Statement, ...]:
    """Statements with the offsets of the sentence that reports them, in order.

    Args:
        sentences: half-open offsets of the text's sentences, in order.
    """
    paragraphs = list(_paragraphs(text, sentences))
    return tuple(
        _transcript(text, paragraphs) if _is_transcript(text, paragraphs) else _prose(text, paragraphs)
    )


def _paragraphs(text: str, sentences: Spans) -> Iterator[Spans]:
    paragraph: list[tuple[int, int]] = []
    for start, end in sentences:
        if paragraph and "\n" in text[paragraph[-1][1] : start]:
            yield paragraph
            paragraph = []
        paragraph.append((start, end))
    if paragraph:
        yield paragraph


def _is_transcript(text: str, paragraphs: Sequence[Spans]) -> bool:
    """Whether paragraphs open with speakers' labels: one that asks, or one that comes again."""
    labels = [label for paragraph in paragraphs if (label := _label(text, paragraph))]
    return len(set(labels)) > 1 and (len(set(labels)) < len(labels) or any(map(_ASKS.match, labels)))


def _label(text: str, paragraph: Spans) -> str:
    found = _TURN.match(text, paragraph[0][0], paragraph[-1][1])
    who = found["who"] if found else ""
    return who if len(who.split()) <= LONGEST_LABEL and who.lower() not in _NEVER_SPEAK else ""


def _transcript(text: str, paragraphs: Sequence[Spans]) -> Iterator[Statement]:
    """Every sentence belongs to whose turn it is; a paragraph that names the current speaker
    is about them, no longer by them."""
    turn = ""
    for paragraph in paragraphs:
        if label := _label(text, paragraph):
            turn = label
        elif turn and parts(turn)[-1] in parts(text[paragraph[0][0] : paragraph[-1][1]]):
            turn = ""
        if turn:
            yield from (Statement(turn, "", start, end, Reporting.DIRECT) for start, end in paragraph)
        else:
            yield from _prose(text, [paragraph])


def _prose(text: str, paragraphs: Sequence[Spans]) -> Iterator[Statement]:
    previous = ""
    for paragraph in paragraphs:
        for start, end in paragraph:
            sentence = text[start:end]
            readings = list(_readings(sentence, previous))
            carries_on = (start, end) != paragraph[0] and _QUOTED.match(sentence)
            if not readings and previous and carries_on:
                readings = [(previous, "")]
            reporting = Reporting.DIRECT if _QUOTED.search(sentence) else Reporting.INDIRECT
            yield from (Statement(who, cue, start, end, reporting) for who, cue in readings)
            previous = readings[0][0] if readings else ""


def _readings(sentence: str, previous: str) -> Iterator[tuple[str, str]]:
    """(speaker, cue) pairs; "he" and "she" carry on from the sentence before."""
    for pattern in _PATTERNS:
        if found := pattern.search(sentence):
            for who in re.split(r",?\s+and\s+(?=[A-Z])", found["who"]):
                if who.lower() in _PRONOUNS:
                    if previous:
                        yield previous, found["cue"]
                elif who.lower() not in _NEVER_SPEAK:
                    yield who, found["cue"]
