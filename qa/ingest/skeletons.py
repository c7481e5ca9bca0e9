"""Sentences with their quotations folded away, so that a parser sees who speaks and nothing of what is said.

A quotation of a clause or more becomes one short word between marks; the marks of a quoted word
or phrase are left out and its words kept, for they are part of the sentence around them. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from qa.language.cues import CLAUSAL, PAPERS, VERBS
from qa.language.quotations import Quotation
from qa.language.sentences import sentence_spans

PLACEHOLDER = "Yes"  # what a parser takes for a whole utterance
LONGEST = 2000  # characters of a sentence outside its quotations; what is longer is a list or a table

_LATER_WORDS = re.compile(r"[a-z]")
# What tells whose the question or exclamation was: “Who knows?” Vensk asked in Orsal.
_TAG = re.compile(
    rf"(?:(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|the|of)\s+){{1,5}}(?:\w+ly\s+|then\s+)?(?:{'|'.join(sorted(CLAUSAL))})\b"
    r"(?!\s+(?:that|the|he|she|they|it|his|her|there)\b)[^“”\"«:]{0,90}$",
    re.MULTILINE,
)
_ENDS_CLAUSE = re.compile(r"[.,?!…—–-]\W*$")
_STARTS_CLAUSE = re.compile(r"\W*(?:[A-ZÀ-ÖØ-ÞА-Я0-9#@]|\.\.\.|…)")
_INTRODUCED = re.compile(r"[:,]\s*$|^\W*$")
# "The ministry's statement read", of which a parser makes "a statement's read": it is to see "said".
_READS = re.compile(
    rf"(?P<paper>\b(?:{'|'.join(sorted(PAPERS))})(?:\s(?:\w+ed\s)?(?:by|from|of|to|on)\s[^,;:“”\"]{{1,60}}?)?\s)read"
    r"(?=\s?[.,:]|\s[“\"‘])"
)
# What the title of a work follows, that nobody says. No song or show: words are heard in it, too.
_TITLED = re.compile(
    r"\b(?:movie|film|documentary|book|memoir|novel|album|musical|play|titled|entitled|headlined),?\s*$",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"\b[a-z]{5}")
_SAYING = re.compile(rf"\b(?:{'|'.join(sorted(VERBS))}|according)\b", re.IGNORECASE)
_SHORT = 3  # words; a quotation of fewer is an utterance only with a sign of it


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that a quotation holds together.

    Args:
        quotations: those in it, in order.
    """

    start: int
    end: int
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A unit's text with utterances folded away.

    Args:
        origin: for every character the offset it stands for in the text.
        utterances: offsets of the placeholders with their marks, and what each stands for.
        phrases: offsets of quoted words that are kept.
    """

    unit: Unit
    text: str
    origin: Sequence[int]
    utterances: tuple[tuple[int, int, Quotation], ...]
    phrases: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The text's offsets of a stretch of the skeleton that is not empty."""
        return self.origin[start], self.origin[end - 1] + 1


def units(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Quotation]) -> list[Unit]:
    """Sentences joined where they divide inside a quotation or before words that go on from one."""
    joined: list[tuple[int, int]] = []
    starts = [quotation.start for quotation in found]
    for start, end in sentences:
        if joined and _goes_on(text, joined[-1][1], start, found, starts):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [Unit(a, b, tuple(found[bisect_left(starts, a) : bisect_left(starts, b)])) for a, b in joined]


def _goes_on(text: str, before: int, start: int, found: Sequence[Quotation], starts: Sequence[int]) -> bool:
    if "\n" in text[before:start]:
        return False
    i = bisect_right(starts, before) - 1
    inside = i >= 0 and found[i].start < before and start < found[i].end
    after_mark = i >= 0 and found[i].end == before
    return inside or (after_mark and bool(_LATER_WORDS.match(text, start) or _TAG.match(text, start)))


def skeleton(text: str, unit: Unit) -> Skeleton:
    """The unit as a parser is to see it."""
    pieces: list[str] = []
    origin: list[int] = []
    utterances, phrases = [], []
    position = unit.start
    for quotation in unit.quotations:
        pieces.append(text[position : quotation.start])
        origin += range(position, quotation.start)
        if _is_utterance(text, unit, quotation):
            if origin and not pieces[-1][-1:].isspace():
                pieces.append(" ")  # of “said,“Yes”” a tokenizer makes one word
                origin.append(quotation.start)
            folded = _folded(text, unit, quotation)
            at = len(origin)
            pieces.append(folded)
            first, last = quotation.inner_start, quotation.inner_end - 1
            origin += [quotation.start, first, first, *[last] * (len(folded) - 3)]
            if not _is_title(text, unit, quotation):
                utterances.append((at, at + len(folded), quotation))
        else:
            phrases.append((len(origin), len(origin) + quotation.inner_end - quotation.inner_start))
            pieces.append(text[quotation.inner_start : quotation.inner_end])
            origin += range(quotation.inner_start, quotation.inner_end)
        position = quotation.end
    pieces.append(text[position : unit.end])
    origin += range(position, unit.end)
    seen = _READS.sub(r"\g<paper>said", "".join(pieces))  # as long, so that offsets hold
    return Skeleton(unit, seen, origin, tuple(utterances), tuple(phrases))


def _folded(text: str, unit: Unit, quotation: Quotation) -> str:
    stop = text[quotation.inner_end - 1]
    ends = quotation.end >= unit.end or text[quotation.end : unit.end].isspace()
    return f"“{PLACEHOLDER}{'.' if ends else ',' if stop in ',.?!…' else ''}”"


def _is_title(text: str, unit: Unit, quotation: Quotation) -> bool:
    """Whether a quotation is the title of a work, its longer words with capitals."""
    lower = _LONG_WORD.search(text, quotation.inner_start, quotation.inner_end)
    return lower is None and _TITLED.search(text, unit.start, quotation.start) is not None


def _is_utterance(text: str, unit: Unit, quotation: Quotation) -> bool:
    inner = text[quotation.inner_start : quotation.inner_end]
    before = text[unit.start : quotation.start]
    opens = bool(_INTRODUCED.search(before))
    last = re.match(r"\s*[,.?!]?\s*$", text[quotation.end : unit.end])
    ends = bool(_ENDS_CLAUSE.search(inner)) or last is not None
    if _STARTS_CLAUSE.match(inner):
        return (opens and (ends or len(inner.split()) > _SHORT)) or (ends and len(inner.split()) > _SHORT)
    # Of "If it rains, “we will close it,” Orel said" the quoted words go on.
    goes_on = last is None and before.rstrip().endswith(",") and not _SAYING.search(before)
    return opens and ends and not (goes_on and len(sentence_spans(inner)) == 1)
