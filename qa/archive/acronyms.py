"""The acronyms that an archive's articles explain, found by either form. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

RIVAL_SHARE = 0.2  # of an acronym's explanations; a long form with less is a slip or a rarity
LOWER_CASE_FROM = 4  # letters; a shorter acronym wants its capitals: "who" and "us" are words

_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*")

Key = tuple[str, ...]


class Acronyms:
    """Short and long forms that stand for each other.

    Args:
        explained: (short, long, in how many articles), each pair once.
    """

    def __init__(self, explained: Iterable[tuple[str, str, int]]) -> None:
        counts: dict[str, Counter[Key]] = defaultdict(Counter)
        spelt: dict[Key, Counter[str]] = defaultdict(Counter)
        for short, long, articles in explained:
            counts[short][_key(long)] += articles
            spelt[_key(long)][long] += articles
        self._longs: dict[str, tuple[str, ...]] = {}
        self._shorts: dict[Key, tuple[str, ...]] = {}
        for short, longs in sorted(counts.items()):
            known = [key for key, n in longs.most_common() if n >= RIVAL_SHARE * longs.total()]
            self._longs[short] = tuple(spelt[key].most_common(1)[0][0] for key in known)
            for key in known:
                self._shorts[key] = (*self._shorts.get(key, ()), short)
        self._any_case = {s.casefold(): s for s in self._longs if len(s) >= LOWER_CASE_FROM}
        self._longest: dict[str, int] = defaultdict(int)  # long form by its first word
        for key in self._shorts:
            self._longest[key[0]] = max(self._longest[key[0]], len(key))

    def expansions(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """What the acronyms in a text stand for, and how the names in it are shortened.

        The keys are as the text has them, in order: ``{"CSTO": ("Collective Security Treaty
        Organization",)}``, or the other way round. The longest name counts, and nothing inside it.
        """
        found: dict[str, tuple[str, ...]] = {}
        words = list(_WORD.finditer(text))
        while words:
            length, others = self._opening([word.group() for word in words])
            if others:
                found[text[words[0].start() : words[length - 1].end()]] = others
            words = words[length:]
        return found

    def _opening(self, words: list[str]) -> tuple[int, tuple[str, ...]]:
        """How many of the words are one name or acronym, and what else that is called."""
        longest = min(len(words), self._longest.get(_key(words[0])[0], 1))
        for length in range(longest, 1, -1):
            if shorts := self._shorts.get(_key(" ".join(words[:length]))):
                return length, shorts
        word = words[0]
        return 1, self._longs.get(word) or self._longs.get(self._any_case.get(word.casefold(), ""), ())


def _key(long: str) -> Key:
    """A long form without case, and with one of the spellings that "organisation" has."""
    return tuple(re.sub("isation", "ization", word.casefold()) for word in _WORD.findall(long))
