"""What is written as one word, as two or with a hyphen: "ceasefire", "cease-fire"; "health care".

No list of them: the archive tells by how it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

SHORTEST = 3  # letters of either part
AFTER_PREFIX = 5  # letters of what follows one of these, for "co-operation" and "re-election"
PREFIXES = frozenset(("co", "re"))
# Of the passages with the rarer word of a pair so many at least have the two as one; of those with the
# one word, and with the rarer of its parts, so many have it as two. "This week" is not "thisweek", which
# a page may have for want of a space, nor is "island" "is land".
SHARE = 0.05

# How many passages hold each of some phrases: words with a space between them.
Counts = Callable[[Collection[str]], Mapping[str, int]]


def joined(pairs: Sequence[tuple[str, str]], counts: Counts) -> Iterator[tuple[str, str, str]]:
    """Those of some pairs of words that the archive also writes as one word, each with that."""
    wanted = [(one, other, one + other) for one, other in pairs if _may_join(one, other)]
    known = counts({word for words in wanted for word in words})
    for one, other, word in wanted:
        if known[word] and known[word] >= SHARE * min(known[one], known[other]):
            yield one, other, word


def parted(words: Sequence[str], counts: Counts) -> Iterator[tuple[str, str]]:
    """Those of some words that the archive also writes as two, each with the phrase."""
    wanted = [(word, word[:i], word[i:]) for word in words if word.isalpha() for i in range(1, len(word))]
    wanted = [(word, one, other) for word, one, other in wanted if _may_join(one, other)]
    pairs = counts({f"{one} {other}" for _, one, other in wanted})
    for word, one, other in wanted:
        pair = f"{one} {other}"
        if pairs[pair] and pairs[pair] >= SHARE * max(
            counts([word])[word], min(counts([one, other]).values())
        ):
            yield word, pair


def _may_join(one: str, other: str) -> bool:
    if one in PREFIXES:
        return len(other) >= AFTER_PREFIX
    return min(len(one), len(other)) >= SHORTEST and (one + other).isalpha()
