"""What speaks for each of some options in the passages that a system found. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, partial
from itertools import pairwise
from math import exp, log, log1p
from operator import attrgetter

from qa.language.amounts import Number, numbers
from qa.language.stemming import stems

REACH = 8.0  # words; what the question's words say for an option falls to 1/e over this long
PARTLY = 0.7  # what a part of an option counts beside the whole of it
CLOSE_DAYS = 30.0  # how long it takes the closeness of a passage to the asking to fall to 1/e
ROUNDED = 0.04  # a number this near to one of an option's, as a part of it, is taken for that
YEARS = 1000, 2100  # whole numbers between these are taken for years, which nobody rounds

_EMPTY = (
    "the a an of in on at to for and or is are was were be by with from that this it its he she they his her"
    " their as has have had will would what who which when where how many much why do does did former"
    " president vice leader gov rep sen"
)

Text = Sequence[str]  # its stems in order
Weights = Mapping[str, float]  # stems with their rarity


@dataclass(frozen=True, slots=True)
class Told:
    """A passage found.

    Args:
        day: of publication, None where it is not known.
    """

    text: str
    title: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an option. Shares are weighted by rarity.

    Args:
        ranks: sum of 1/rank over the passages that hold it.
        near: the largest share of the question's words around a mention, the nearer the more.
        together: the largest product of its share and the question's share that one passage holds.
        asked: the share of it that the question itself has.
        retold: how much is around all mentions together, in articles of the days round the asking the more.
        titled: the largest product of the share of what it has alone, and of the share of the question's
            other words that a passage or its title holds; of those days the more, too.
    """

    ranks: float = 0.0
    near: float = 0.0
    together: float = 0.0
    asked: float = 0.0
    retold: float = 0.0
    titled: float = 0.0

    @property
    def values(self) -> tuple[float, ...]:
        return tuple(_VALUES(self))


NAMES = tuple(one.name for one in fields(Support))
_VALUES = attrgetter(*NAMES)


def weigh(
    question: str, choices: Sequence[str], evidence: Sequence[Told], asked: date | None
) -> list[Support]:
    """What speaks for each option.

    Args:
        evidence: best first.
        asked: the day of the question; None where it does not matter how old articles are.
    """
    words, *options = _stemmed(choices, [question, *choices])
    topic = [stem for stem in words if stem not in _empty()]
    texts = _stemmed(choices, [one.text for one in evidence])
    titles = _stemmed(choices, [one.title for one in evidence])
    days = [_closeness(one.day, asked) for one in evidence]
    seen = _Seen.of(topic, list(map(partial(_passage, frozenset(topic)), texts, titles, days)))
    cores = [_core(option) for option in options]
    shared = {stem for stem, n in Counter(stem for one in cores for stem in set(one)).items() if n > 1}
    return [_Option(core, shared, seen).support(frozenset(words)) for core in cores]


@dataclass(frozen=True, slots=True)
class _Passage:
    """As it is weighed.

    Args:
        headed: stems of the text and its title.
        topical: where the text has stems of the question, which, in order.
        closeness: to the day of asking, from 0 to 1.
    """

    text: Text
    words: frozenset[str]
    headed: frozenset[str]
    topical: Sequence[tuple[int, str]]
    closeness: float


def _passage(topic: frozenset[str], text: Text, title: Text, closeness: float) -> _Passage:
    words = frozenset(text)
    topical = [(i, stem) for i, stem in enumerate(text) if stem in topic]
    return _Passage(text, words, words.union(title), topical, closeness)


def _closeness(day: date | None, asked: date | None) -> float:
    if asked is None:
        return 1.0
    return exp(-abs((asked - day).days) / CLOSE_DAYS) if day else 0.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the options are looked for in.

    Args:
        topic: the question's stems that tell something.
        rarity: of a stem, among the passages.
    """

    passages: Sequence[_Passage]
    topic: Weights
    rarity: Callable[[str], float]

    @classmethod
    def of(cls, topic: Sequence[str], passages: Sequence[_Passage]) -> _Seen:
        held = Counter(stem for one in passages for stem in one.words)

        def rarity(stem: str) -> float:
            return log(1 + len(passages) / (1 + held[stem]))

        return cls(passages, {stem: rarity(stem) for stem in topic}, rarity)


class _Option:
    """One option among the passages.

    Args:
        core: its stems that tell something.
        shared: stems that several options have.
    """

    def __init__(self, core: Sequence[str], shared: set[str], seen: _Seen) -> None:
        self._core = core
        self._seen = seen
        self._own = {stem: seen.rarity(stem) for stem in core}
        self._alone = {stem: w for stem, w in self._own.items() if stem not in shared} or self._own
        self._rest = {stem: w for stem, w in seen.topic.items() if stem not in self._own}
        self._rarest = max(self._own.values(), default=0.0)

    def support(self, question: frozenset[str]) -> Support:
        """Of the option, of which the question itself may have stems."""
        ranks = near = together = retold = titled = 0.0
        for rank, one in enumerate(self._seen.passages, start=1):
            part = _share(self._own, one.words)
            if not part:
                continue
            whole = _places(self._core, one)
            around = max((self._around(i, one) for i in whole or self._parts(one)), default=0.0)
            around *= 1.0 if whole else PARTLY * part
            ranks += bool(whole) / rank
            near = max(near, around)
            together = max(together, part * _share(self._seen.topic, one.words))
            retold += around**2 * one.closeness
            said = _share(self._alone, one.words) * _share(self._rest, one.headed)
            titled = max(titled, said * one.closeness)
        return Support(ranks, near, together, _share(self._own, question), log1p(retold), titled)

    def _parts(self, passage: _Passage) -> Iterator[int]:
        """Where its rarest stems stand."""
        rare = {stem for stem, weight in self._own.items() if 2 * weight > self._rarest} & passage.words
        return (i for i, stem in enumerate(passage.text) if stem in rare) if rare else iter(())

    def _around(self, start: int, passage: _Passage) -> float:
        """The share of the topic around a place; words of the option itself do not count."""
        nearest: dict[str, int] = {}
        for i, stem in passage.topical:
            if stem in self._rest:
                distance = max(0, abs(start - i) - len(self._core))
                nearest[stem] = min(nearest.get(stem, distance), distance)
        said = sum(self._rest[stem] * exp(-distance / REACH) for stem, distance in nearest.items())
        total = sum(self._seen.topic.values())
        return said / total if total else 0.0


def _places(words: Sequence[str], passage: _Passage) -> list[int]:
    """Where the words stand one after the other."""
    if not words or not passage.words.issuperset(words):
        return []
    starts = (i for i, stem in enumerate(passage.text) if stem == words[0])
    return [i for i in starts if passage.text[i : i + len(words)] == words]


def _share(weights: Weights, words: frozenset[str]) -> float:
    """The part of some stems, by weight, that stands among words."""
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if stem in words) / total if total else 0.0


def _core(option: Text) -> list[str]:
    return [stem for stem in option if stem not in _empty()] or list(option)


@cache
def _empty() -> frozenset[str]:
    """Stems of words that tell no option from another, question words and titles among them."""
    return frozenset(stems([_EMPTY])[0])


def _stemmed(choices: Sequence[str], texts: Sequence[str]) -> list[list[str]]:
    """The stems of texts, in which a number is one word however it is written, and nearly an option's
    is that: "1.19 million" and "1,200,000" where an option is "1.2m"."""
    named = {float(one.value) for choice in choices for one in numbers(choice) if _is_rounded(one)}
    known = sorted(named)
    far_apart = all(b - a > 2 * ROUNDED * b for a, b in pairwise(known))
    return stems([_in_digits(text, known if far_apart else []) for text in texts])


def _in_digits(text: str, named: Sequence[float]) -> str:
    """The text with each of its numbers as a word of its own; ordinals stay as they are."""
    parts, done = [], 0
    for one in numbers(text):
        if one.sort != "th":
            parts += [text[done : one.start], f" n{_value(one, named):g} ".replace(".", "p").replace("+", "")]
            done = one.end
    return "".join((*parts, text[done:]))


def _value(number: Number, named: Sequence[float]) -> float:
    value = float(number.value)
    near = [one for one in named if abs(value - one) <= ROUNDED * one] if _is_rounded(number) else []
    return min(near, key=lambda one: abs(value - one), default=value)


def _is_rounded(number: Number) -> bool:
    """Whether a number may be rounded: none that looks like a year."""
    first, last = YEARS
    year = first <= number.value < last and number.value == int(number.value)
    return number.sort != "th" and not year
