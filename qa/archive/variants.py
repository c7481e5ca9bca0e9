"""The spellings that an archive has of one name: "Sergei", "Sergey". Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qa.language.names import parts
from qa.language.transliteration import fold

_WORD = re.compile(r"[^\W\d_]+")


class Variants:
    """Words of names that are one but for the hand that spelt them.

    Two words are where the names that they stand in agree as a whole: "Sergey Lavrov" and "Sergei
    Lavrov" tell of them, "Mary" and "Mari", "Bird" and "Byrd" are namesakes of nobody.

    Args:
        names: of people, as articles have them.
    """

    def __init__(self, names: Iterable[str]) -> None:
        spelt: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for name in names:
            whole = parts(name)
            for word in _WORD.findall(name) if len(whole) > 1 else ():
                if fold(word) in whole:
                    spelt[whole][fold(word)].add(word.capitalize())
        ways_of: dict[str, set[str]] = defaultdict(set)
        for words in spelt.values():
            for ways in words.values():
                if len(ways) > 1:
                    for way in ways:
                        ways_of[way.casefold()] |= ways
        self._ways = dict(ways_of)

    def as_json(self) -> dict[str, list[str]]:
        return {way: sorted(ways) for way, ways in self._ways.items()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Sequence[str]]) -> Variants:
        found = cls(())
        found._ways = {way: set(ways) for way, ways in kept.items()}
        return found

    def expansions(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """By word of a name in a text, its other spellings: ``{"Sergey": ("Sergei",)}``.

        Small letters mean a name only where the text has no others.
        """
        found = (word for word in _WORD.findall(text) if word[0].isupper() or text.islower())
        return {word: others for word in found if (others := self._others(word))}

    def _others(self, word: str) -> tuple[str, ...]:
        ways = self._ways.get(word.casefold(), ())
        return tuple(sorted(way for way in ways if way.casefold() != word.casefold()))
