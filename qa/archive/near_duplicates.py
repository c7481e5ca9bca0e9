"""Which articles tell one story: copies, cut, lightly edited, brought up to date or dated anew. Pure.

Two texts are compared by their runs of five words (shingles). So that not all have to be compared
with all, each text is known by a sample of its shingles, those whose hashes are smallest (Broder
1997, "On the Resemblance and Containment of Documents"): texts that share much share some of it, also
where one is only a part of the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from qa.types import Article

# One more whenever other fingerprints or other stories may come of the same articles:
# archives then know that stories are to be found again (`dateline stories --find`).
RULES = 1

SHINGLE = 5  # words
SAMPLED = 32  # of so many shingles one is a fingerprint
FEWEST = 32  # fingerprints of a short text, where it has as many shingles
SHARED = 3  # fingerprints that two texts must share to be compared, where they have as many

# Fitted on pairs labelled by hand, rounded; see eval/LOG.md.
TITLE_WEIGHT = 2 / 3
DAYS_WEIGHT = 0.1  # of the logarithm of the days between them
SAME = 0.9
LEAST_COMMON = 0.5  # of the shorter text's shingles, whatever title and date say
UNDATED_DAYS = 7  # between two articles of which one has no date
# What repeats another from end to end is a copy under any title and date; but what is short and stands
# under another title may be what a site puts on every page.
VERBATIM = 0.8
SHORT_WORDS = 100
SHORT_TITLE = 0.25
UNTITLED = 0.5  # how alike titles are of which one is missing

_WORD = re.compile(r"\w+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed: 2 ** 64 / golden ratio
_SHIFT = np.uint64(32)

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared of an article.

    Args:
        shingles: hashes, sorted, each once.
        words: how many the text has.
        title: its words without those of the outlet's name.
        days: the first and last day that the publication date may mean, None without one.
    """

    shingles: Hashes
    words: int
    title: frozenset[str]
    days: tuple[date, date] | None

    @property
    def fingerprints(self) -> list[int]:
        """The sample by which it is found, as signed 64-bit integers."""
        most = max(FEWEST, len(self.shingles) // SAMPLED)
        found: list[int] = self.shingles[:most].view(np.int64).tolist()
        return found


def telling(article: Article) -> Telling:
    """What is compared of an article."""
    words = _WORD.findall(article.text.casefold())
    published = article.published
    return Telling(
        shingles=_shingles(words),
        words=len(words),
        title=_title(article),
        days=(published.first_day, published.last_day) if published else None,
    )


def one_story(a: Telling, b: Telling) -> bool:
    """Whether two articles tell one story: much of the shorter text, under a like title, not long apart."""
    shared = np.intersect1d(a.shingles, b.shingles, assume_unique=True).size
    common = shared / max(min(len(a.shingles), len(b.shingles)), 1)
    title = _alike(a.title, b.title)
    if min(a.words, b.words) < SHORT_WORDS:
        if title < SHORT_TITLE:
            return False
    elif shared >= VERBATIM * (len(a.shingles) + len(b.shingles) - shared):
        return True
    likeness = common + TITLE_WEIGHT * title - DAYS_WEIGHT * log(1 + _days_apart(a, b))
    return common >= LEAST_COMMON and likeness >= SAME


def _shingles(words: list[str]) -> Hashes:
    """Hashes of the runs of words, the same on every machine."""
    run = min(SHINGLE, len(words))
    each = np.array([crc32(word.encode()) for word in words], dtype=np.uint64)
    hashes = np.zeros(max(len(words) - run + 1, 0), dtype=np.uint64)
    for offset in range(run):
        hashes = _mixed(hashes ^ each[offset : offset + len(hashes)])
    return np.unique(hashes)


def _mixed(hashes: Hashes) -> Hashes:
    """Every bit of the result depends on every bit; which hash is small says nothing of the words."""
    for _ in range(2):
        hashes = (hashes + _MULTIPLIER) * _MULTIPLIER
        hashes ^= hashes >> _SHIFT
    return hashes


def _title(article: Article) -> frozenset[str]:
    words = _WORD.findall(article.title.partition(" | ")[0].casefold())
    return frozenset(words) - frozenset(_WORD.findall(article.source.casefold()))


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter title's words that the other has."""
    return len(a & b) / min(len(a), len(b)) if a and b else UNTITLED


def _days_apart(a: Telling, b: Telling) -> int:
    """Days between the two dates at least."""
    if a.days is None or b.days is None:
        return UNDATED_DAYS
    return max(0, (a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)
