"""The part of a passage that a reranker reads: some eighty words round most of the question. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from qa.language.sentences import sentence_spans
from qa.language.stemming import stems
from qa.types import Range

WORDS = 85  # of a window at most, unless a sentence is longer: a whole passage takes twice the time to read
_REACH = (-1, 1, 1, -1, 1, -1)  # where a window grows from its sentence, in turn
MIDDLE = 0.5  # a word counts so much more where it stands in the middle sentence


def window(text: str, asked: Set[str], rarity: Mapping[str, float]) -> Range:
    """Half-open in the text; all of a text without sentences.

    Args:
        asked: stems of the question.
        rarity: their weights; 1 for what it does not know.
    """
    found = windows(text)
    if not found:
        return 0, len(text)
    sentences = list(dict.fromkeys(middle for _, middle in found))
    read = stems([text[start:end] for (start, end), _ in found] + [text[a:b] for a, b in sentences])

    def held(words: Sequence[str]) -> float:
        return sum(rarity.get(stem, 1.0) for stem in asked & set(words))

    scores = [held(read[i]) + MIDDLE * held(read[len(found) + i]) for i in range(len(found))]
    return found[scores.index(max(scores))][0]


def others(text: str, read: Range) -> list[Range]:
    """The further windows to read where one was, those first that hold most of what is still unread, until
    every sentence is in one."""
    every = dict.fromkeys(windows(text))
    spans = [span for span, _ in every]
    unread = [sentence for _, sentence in every if not within(sentence, read)]
    chosen: list[Range] = []
    while unread:
        best = max(spans, key=lambda span: sum(b - a for a, b in unread if within((a, b), span)))
        unread = [sentence for sentence in unread if not within(sentence, best)]
        chosen.append(best)
    return chosen


def within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def windows(text: str) -> list[tuple[Range, Range]]:
    """By sentence: the window round it, and the sentence, both half-open in the text."""
    sentences = list(sentence_spans(text))
    lengths = [len(text[start:end].split()) for start, end in sentences]
    return [(_grown(i, sentences, lengths), sentences[i]) for i in range(len(sentences))]


def _grown(middle: int, sentences: Sequence[Range], lengths: Sequence[int]) -> Range:
    first = last = middle
    total = lengths[middle]
    for step in _REACH:
        i = first - 1 if step < 0 else last + 1
        if 0 <= i < len(sentences) and total + lengths[i] <= WORDS:
            total += lengths[i]
            first, last = min(first, i), max(last, i)
    return sentences[first][0], sentences[last][1]
