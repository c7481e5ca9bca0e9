"""Where the sentences of a text begin and end.

Boundaries are found by ``sentencex``; around it stands what news text needs: a
line break always ends a sentence, a bare list number is no sentence, and a
quotation so long that it would fill a passage is divided inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

import sentencex

from qa.language.dates import WRITTEN_WEEKDAY

LONGEST_QUOTATION = 60  # words; a longer "sentence" that sentencex kept whole is divided
_CHUNK = 10_000  # characters; sentencex takes time quadratic in the quotation marks of one call

_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# sentencex panics on some of these around a full stop, and cannot take lone surrogates.
_UNSAFE = re.compile(r"[^\S ]|[\ud800-\udfff]")
_OPENING_MARK = re.compile(r"[“„«‘]|(?<!\S)\"")
_CLOSING_MARK = re.compile(r"[»\"]")

# What sentencex leaves with the sentence before: the mark that opens the next ("… he said. “We").
_OPENS_NEXT = re.compile(r"\s[“„«‘\"']$")

# Where sentencex divides and no sentence ends: "2. ", "Г. Иванов", "Ms. Smith", "5 p.m. Monday", "D-N.Y.",
# "’ ”".
_NUMBER_OR_INITIAL = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]|[IVX]+)[.)]\s*")
_TITLE = re.compile(r"(?:^|[(“‘\"'])(?:Ms|Dr|Amb|Atty|\w+-(?:Gen|Gov|Lt|Rep|Sen))\.$")
_HYPHENED_INITIAL = re.compile(r"-[A-Z]\.$")
_MARKS = re.compile(r"[\s.,”’»\"')]+")
_CLOCK = re.compile(r"\b[ap]\.m\.$")
_AFTER_CLOCK = re.compile(rf"(?:[A-Z]{{1,4}}T|GMT|UTC|Eastern|Central|Pacific|{WRITTEN_WEEKDAY})\b")


@lru_cache(maxsize=4)  # an article is asked about several times in a row
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Sentences as half-open code point offsets, without the white space around them.

    They are in order, do not overlap, do not cross a line break, and together
    hold every character of the text that is not white space.
    """
    spans = []
    for start, end in spans_between(_LINE_BREAK, text):
        position = start
        for length in _sentence_lengths(text[start:end]):
            spans.append((position, position + length))
            position += length
    return tuple(trimmed for span in spans if (trimmed := trim(text, *span)))


def sentences(text: str) -> list[str]:
    """The same, as they stand there."""
    return [text[start:end] for start, end in sentence_spans(text)]


def spans_within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch of a text by their offsets in all of it."""
    return [(start + a, start + b) for a, b in sentence_spans(text[start:end])]


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without the white space at its edges; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = len(piece.strip())
    return (start + left, start + left + kept) if kept else None


def spans_between(marks: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """What the marks divide a text into, half-open."""
    start = 0
    for found in marks.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _sentence_lengths(line: str) -> list[int]:
    segments: list[str] = []
    for segment in _with_their_marks(_segments(_UNSAFE.sub(" ", line))):
        if segments and _continues(segments[-1], segment):
            segments[-1] += segment
        else:
            segments.append(segment)
    return [len(part) for segment in segments for part in _divided(segment)]


def _segments(line: str) -> Iterator[str]:
    """sentencex over chunks; the last sentence of a chunk, perhaps cut, opens the next."""
    start = 0
    while start < len(line):
        found = sentencex.segment("en", line[start : start + _CHUNK])
        if len(found) > 1 and start + _CHUNK < len(line):
            found.pop()
        yield from found
        start += sum(map(len, found))


def _with_their_marks(segments: Iterator[str]) -> Iterator[str]:
    """The segments, each with the quotation mark that opens it."""
    mark = ""
    for segment, following in pairwise(chain(segments, [""])):
        whole = mark + segment
        mark = whole[-1] if following and _OPENS_NEXT.search(whole[-2:]) else ""
        yield whole.removesuffix(mark)


def _continues(before: str, segment: str) -> bool:
    """Whether sentencex divided where no sentence ends."""
    if len(before) >= _CHUNK:
        return False
    if segment[0].islower() or _NUMBER_OR_INITIAL.fullmatch(before) or _MARKS.fullmatch(segment):
        return True
    if segment[0].isupper() and _HYPHENED_INITIAL.search(before[-3:]):
        return True
    last = "".join(before.rsplit(None, 1)[-1:])  # patterns that go through all of a sentence take longer
    return bool(_TITLE.search(last) or (_CLOCK.search(last) and _AFTER_CLOCK.match(segment)))


def _divided(segment: str) -> list[str]:
    """The segment, or if it is too long, its parts with quotation marks and brackets ignored."""
    # The shorter are told without counting: a word and a space are two characters at least.
    if len(segment) < 2 * LONGEST_QUOTATION or len(segment.split()) <= LONGEST_QUOTATION:
        return [segment]
    # A closing mark that nothing opened does not hold sentences together; offsets stay.
    unpaired = _CLOSING_MARK.sub("”", _OPENING_MARK.sub("|", segment))
    parts, position = [], 0
    for part in _segments(unpaired):
        parts.append(segment[position : position + len(part)])
        position += len(part)
    return parts
