"""What a reader learns from: a question, a text that answers it, and texts that do not. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log
from random import Random

from qa.answering.finding.windows import window, windows
from qa.language.stemming import stems
from qa.types import Range


@dataclass(frozen=True, slots=True)
class Shown:
    """A window of a passage, as the reader is shown it when a question is asked.

    Args:
        answer: the words that answer, half-open in the text; None where none do, or all do.
    """

    title: str
    text: str
    answer: Range | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A question with texts that compete to answer it.

    Args:
        answering: one that answers; None where nothing known does.
        others: those that do not, never none.
        origin: the page or article that the question was asked of.
    """

    question: str
    answering: Shown | None
    others: tuple[Shown, ...]
    origin: str

    @property
    def shown(self) -> tuple[Shown, ...]:
        return (self.answering, *self.others) if self.answering else self.others


@dataclass(frozen=True, slots=True)
class Shelf:
    """Texts with their stems, and how rare each stem is among them: log(1 + n / (1 + holders))."""

    texts: Sequence[str]
    stems: Sequence[frozenset[str]]
    rarity: Mapping[str, float]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Shelf:
        found = [frozenset(own) for own in stems(texts)]
        holders = Counter(stem for own in found for stem in own)
        return cls(texts, found, {stem: log(1 + len(texts) / (1 + n)) for stem, n in holders.items()})

    def held(self, asked: Set[str], i: int) -> float:
        """How much of a question's stems text ``i`` holds, by their rarity."""
        return sum(self.rarity[stem] for stem in asked & self.stems[i])


def stems_of(text: str) -> frozenset[str]:
    """A text's stems, each once."""
    return frozenset(stems([text])[0])


def answering(
    asked: Set[str], rarity: Mapping[str, float], title: str, text: str, answers: Sequence[Range]
) -> Shown | None:
    """The window that would be read if it holds an answer, else the first that does; None if none does.

    Args:
        asked: stems of the question.
        answers: half-open in the text, the first is preferred.
    """
    read = window(text, asked, rarity)
    for start, end in (read, *(span for span, _ in windows(text))):
        for first, last in answers:
            if start <= first < last <= end:
                return Shown(title, text[start:end], (first - start, last - start))
    return None


def other(asked: Set[str], rarity: Mapping[str, float], title: str, text: str) -> Shown:
    """The window that would be read of a text that does not answer."""
    start, end = window(text, asked, rarity)
    return Shown(title, text[start:end])


def set_apart(
    groups: Sequence[Group], one_in: int, seed: int, most: int | None = None
) -> tuple[list[Group], list[Group]]:
    """Groups to train on, and those of one in so many origins, at least one and no more than ``most``,
    to measure on."""
    origins = list(dict.fromkeys(group.origin for group in groups))
    n = min(max(1, len(origins) // one_in), most or len(origins))
    apart: Collection[str] = set(Random(seed).sample(origins, n))
    return (
        [group for group in groups if group.origin not in apart],
        [group for group in groups if group.origin in apart],
    )
