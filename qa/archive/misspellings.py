"""Words that no article has, and what they may be misspelt for: the nearest of the archive's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from embeddings import bundled
from qa.archive.types import Unknown
from qa.language.stemming import stems

SHORTEST = 4  # letters; any three are near to some word
TWO_SLIPS_FROM = 7  # letters; a shorter word with two of them is another word
# A slip that got into print is known, too, and no word of so many letters; the word meant is in so many
# times more passages.
MOST_SLIPS, PRINTED_FROM, TIMES_MORE = 2, 6, 100
LOOKED_AT = 20  # passages, to see how a word is written
NEAREST = 8  # stems whose words are looked at; a stem may be farther from another's than their words

_WORD = re.compile(r"[^\W\d_]+")

# By stem, how many passages hold it, of those that begin with a letter.
Stems = Callable[[str], Mapping[str, int]]
# Texts of so many passages at most that hold a stem.
Texts = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Misspellings:
    """Looks words up in an archive's vocabulary.

    Args:
        stems: its stems by first letter; a slip in that is rare.
    """

    stems: Stems
    texts: Texts

    def of(self, words: Mapping[str, int]) -> Iterator[Unknown]:
        """Those of some words that no article has or that only slips have. A common English word is no slip.

        Args:
            words: as they stand in a question, with how many passages hold each in whatever form.
        """
        for word, passages in words.items():
            if passages > MOST_SLIPS or not _WORD.fullmatch(word):
                continue
            shortest = PRINTED_FROM if passages else SHORTEST
            slip = len(word) >= shortest and word.casefold() not in bundled.words()
            instead = self._nearest(word, passages) if slip else ""
            if instead or not passages:
                yield Unknown(word, instead)

    def _nearest(self, word: str, passages: int) -> str:
        """The nearest word, a name for what has a capital, else the commonest, as most articles write it;
        empty where none is near."""
        plain = word.casefold()
        slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
        stem = " ".join(stems([plain])[0])
        near = [
            (apart, -n, known)
            for known, n in self.stems(plain[0]).items()
            if (apart := OSA.distance(stem, known, score_cutoff=slips + 1)) <= slips + 1
            and n > TIMES_MORE * passages
        ]
        found = [
            (apart, word[0].isupper() > written[0].isupper(), n, written)
            for _, n, known in sorted(near)[:NEAREST]
            for apart, written in self._written(plain, known, slips)
        ]
        return min(found)[-1] if found else ""

    def _written(self, word: str, stem: str, slips: int) -> list[tuple[int, str]]:
        """Of the words of a stem that are so near to another one the nearest: how far, and as most
        articles write it."""
        written = Counter(_WORD.findall(" ".join(self.texts(stem, LOOKED_AT))))
        near = [one for one in written if OSA.distance(word, one.casefold(), score_cutoff=slips) <= slips]
        own = [one for one, cut in zip(near, stems(near), strict=True) if cut == [stem]]
        apart = [(OSA.distance(word, one.casefold()), -written[one], one) for one in own]
        return [(distance, one) for distance, _, one in sorted(apart)[:1]]
