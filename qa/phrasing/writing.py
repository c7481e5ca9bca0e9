"""What a language model wrote, as sentences with the numbers they cite. Pure.

Models are told how to cite and do it in many ways: [1][2], [1, 2], [1-3], 【1】, before or after
the full stop, in front of a line, in lists and between asterisks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language.sentences import sentence_spans

_TAG = r"think(?:ing)?|thought|reasoning"
_END_OF_THOUGHT = re.compile(rf"</(?:{_TAG})>", re.IGNORECASE)
_THOUGHT = re.compile(rf"<(?:{_TAG})>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]+)\]\([^()\s]*\)")
_LINE_MARKUP = re.compile(r"^[ \t]*(?:(?:[#>]+|[-*+•–]|\d{1,2}[.)])[ \t]+)+", re.MULTILINE)
_PREFACE = re.compile(
    r"^[^\w\n]*(?:here(?:['’]s| is)\b[^:\n]{0,40}|(?:the |final |short )*answer(?: is)?)[ \t]*:[ \t]*",
    re.MULTILINE | re.IGNORECASE,
)
_MARKUP = re.compile(r"\*\*|__|`+|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
_LIST = r"\d{1,3}(?:\s*(?:,|;|&|and|-|–|to)\s*\d{1,3})*"
_MARK = rf"[\[【]\s*(?:(?:evidence|source|citation)\s*)?[#^]?\s*{_LIST}\s*(?:†[^\]】]*)?[\]】]"
_MARKS = re.compile(rf"(?:\s*{_MARK})+", re.IGNORECASE)
_AFTER_THE_END = re.compile(rf"([.!?…][\"”’»)]*)({_MARKS.pattern})", re.IGNORECASE)
_NUMBER_OR_RANGE = re.compile(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?")
_SPACE_BEFORE_STOP = re.compile(r"\s+([.,;:!?])")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, or the part of one that ends in citations of its own."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence without its marks, and what in it rests on which citations; on none if there is no claim
    with citations."""

    text: str
    claims: tuple[Claim, ...]

    @property
    def citations(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for claim in self.claims for number in claim.citations))


def answer_in(text: str) -> str:
    """What was written for a reader: without thoughts, and without characters that cannot be seen."""
    after = _END_OF_THOUGHT.split(text)[-1]
    text = _THOUGHT.split(after)[0].replace("\r\n", "\n")
    seen = (c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return "".join(seen).strip()


def sentences(text: str) -> tuple[Written, ...]:
    """The sentences of an answer, in order; what has no word is none."""
    text = _MARKUP.sub("", _LINE_MARKUP.sub("", _LINK.sub(r"[\1]", text)))
    text = _PREFACE.sub("", text)
    return tuple(written for line in text.splitlines() for written in _of_line(line.strip()))


def _of_line(line: str) -> Iterator[Written]:
    led: tuple[int, ...] = ()
    if leading := _MARKS.match(line):
        line = line[leading.end() :].lstrip(" :.)")
        # "[1] The bridge opened." cites 1, unless the line also cites at the ends of its sentences.
        led = () if _MARKS.search(line) else _numbers(leading.group())
    line = _AFTER_THE_END.sub(r"\2\1", line)
    for start, end in sentence_spans(line):
        written = _read(line[start:end], led)
        if any(character.isalpha() for character in written.text):
            yield written


def _read(sentence: str, led: tuple[int, ...]) -> Written:
    claims, position = [], 0
    marks = list(_MARKS.finditer(sentence))
    for i, found in enumerate(marks):
        # What follows the last citation belongs to it: "opened in June [1] in Pell."
        rest = sentence[found.end() :] if i == len(marks) - 1 else ""
        claims.append(Claim(_tidy(sentence[position : found.start()] + rest), _numbers(found.group())))
        position = found.end()
    text = _tidy(_MARKS.sub("", sentence))
    text = f"{text}." if text[-1:].isalnum() else text
    return Written(text, tuple(claims) or (Claim(text, led),))


def _tidy(text: str) -> str:
    return _SPACE_BEFORE_STOP.sub(r"\1", " ".join(text.split()))


def _numbers(marks: str) -> tuple[int, ...]:
    found: list[int] = []
    for first, last in _NUMBER_OR_RANGE.findall(marks):
        low, high = int(first), int(last or first)
        found += range(low, high + 1) if low <= high else (low, high)
    return tuple(dict.fromkeys(found))
