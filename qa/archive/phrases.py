"""Names, roles and descriptions found by what their words mean. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from qa.language.countries import STEM, one_country, words_of_country
from qa.language.people import role_words

Json = dict[str, Any]

_AFTER_ALL = chr(0x10FFFF)


class Phrases:
    """Short texts by their words, be it a country for its people or its capital, or the other way round:
    what ``one_country`` holds to be one.

    Args:
        texts: each counts once; what is found keeps their order.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: Sequence[str] = tuple(dict.fromkeys(texts))
        said = [role_words(text) for text in self._texts]
        self._lengths = [len(words) for words in said]
        self._holding = numbered(said)
        self._vocabulary = sorted(self._holding)

    def as_json(self) -> Json:
        return {"texts": self._texts, "lengths": self._lengths, "holding": self._holding}

    @classmethod
    def from_json(cls, kept: Json) -> Phrases:
        found = cls(())
        found._texts, found._lengths, found._holding = kept["texts"], kept["lengths"], kept["holding"]
        found._vocabulary = sorted(found._holding)
        return found

    def saying(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """The texts that have one for each of the words, folded; none where there is no word."""
        each = [{n for word in self._meaning(one) for n in self._holding[word]} for one in wanted]
        return tuple(self._texts[n] for n in sorted(set.intersection(*each))) if each else ()

    def within(self, words: Iterable[str]) -> tuple[str, ...]:
        """The texts of which each word means one of these, folded."""
        meant = {word for one in words for word in self._meaning(one)}
        hits = Counter(n for word in meant for n in self._holding[word])
        return tuple(self._texts[n] for n in sorted(hits) if hits[n] == self._lengths[n])

    def _meaning(self, word: str) -> set[str]:
        """The words of the texts that one may mean."""
        near = {*words_of_country(word), *self._beginning(word[:STEM])}
        return {other for other in near if other in self._holding and _one(word, other)}

    def _beginning(self, start: str) -> Sequence[str]:
        first = bisect_left(self._vocabulary, start)
        return self._vocabulary[first : bisect_left(self._vocabulary, start + _AFTER_ALL)]


def numbered(keys: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """By key, the numbers, from 0 and rising, of those that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, theirs in enumerate(keys):
        for key in dict.fromkeys(theirs):
            found[key].append(number)
    return dict(found)


def _one(word: str, other: str) -> bool:
    return one_country(word, other, capitals=True) or one_country(other, word, capitals=True)
