"""How two accounts stand to each other: in words, names, voices and days. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from qa.answering.comparing.accounts import Account
from qa.language.bearers import same
from qa.language.names import parts
from qa.types import PointKind

Weights = Mapping[str, float]  # of stems by rarity

# Least share of the words of the shorter account, weighted by rarity, that the other has, too.
SAME_POINT = 0.5
SAME_CLAIM = 0.6
CONTEXT = 0.7  # what a word counts that the other has only in the sentence before or the title
CHANGED_WITHIN = 7  # days after which things may have changed


@dataclass(frozen=True, slots=True)
class Relation:
    """Two accounts of one point.

    Args:
        agree: whether both say the same.
        point: what it is that they speak of, to stand after "differ on".
        values: what each says of it, in its own words.
        places: where in each sentence that begins; two numbers of one sentence are two claims.
    """

    kind: PointKind
    agree: bool
    point: str
    values: tuple[str, str]
    places: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two accounts have in common.

    Args:
        best: the share of the words of one that the other has, too, whichever is larger.
        topic: the stems of what was asked, where both speak of that.
    """

    best: float
    topic: Weights
    weights: Weights


def mutual(a: Account, b: Account, weights: Weights, but: Set[str] = frozenset()) -> float:
    """The share of the words of the longer one that the other has, too."""
    shared = _weight(a.stems & b.stems - but, weights)
    return min(shared / (_weight(own - but, weights) or 1.0) for own in (a.stems, b.stems))


def _weight(found: Set[str], weights: Weights) -> float:
    return sum(weights.get(stem, 1.0) for stem in found)


def share(found: Set[str], topic: Weights) -> float:
    """The share of what was asked; none where nothing was."""
    total = sum(topic.values())
    return sum(weight for stem, weight in topic.items() if stem in found) / total if total else 0.0


def likeness(a: Account, b: Account, weights: Weights) -> float:
    """The share of the words of one that the other has, too, whichever is larger."""
    return max(_covered(a, b, weights), _covered(b, a, weights))


def _covered(a: Account, b: Account, weights: Weights) -> float:
    total = _weight(a.stems, weights)
    shared = _weight(a.stems & b.stems, weights) + CONTEXT * _weight(a.stems & b.around - b.stems, weights)
    return shared / total if total else 0.0


def set_apart(a: Account, b: Account) -> bool:
    """Whether names, days or what stands before a shared word tell two points from each other."""
    return other_names(a, b) or of_other_days(a, b) or contrasted(a, b)


def other_names(a: Account, b: Account, but: Set[str] = frozenset()) -> bool:
    return bool(_missing(a.names - but, b.near)) and bool(_missing(b.names - but, a.near))


def _missing(names: Set[str], around: Set[str]) -> set[str]:
    """Names that are not there, nor a people's for its country."""
    return {name for name in names if not any(akin(name, other) for other in around)}


def akin(a: str, b: str) -> bool:
    """Whether two names may be a country and its people: one begins with the other but for a last letter."""
    return a == b or (
        min(len(a), len(b)) >= 4 and a[:4] == b[:4] and (a.startswith(b[:-1]) or b.startswith(a[:-1]))
    )


def contrasted(a: Account, b: Account) -> bool:
    """Whether a shared word has in each another word before it: "food prices", "fuel prices"."""
    before_a, before_b = _modifiers(a), _modifiers(b)
    for stem in before_a.keys() & before_b.keys():
        only_a, only_b = before_a[stem] - b.around, before_b[stem] - a.around
        if only_a and only_b:
            return True
    return False


def _modifiers(account: Account) -> dict[str, set[str]]:
    """By stem, the words right before it."""
    text = account.text
    found: dict[str, set[str]] = {}
    for one, other in zip(account.words, account.words[1:], strict=False):
        if text[one.end : other.start] in (" ", "-"):
            found.setdefault(other.stem, set()).add(one.stem)
    return found


def same_voice(a: Account, b: Account) -> bool:
    """Whether both are one's word; within one story, also where one of them names nobody."""
    if a.speaker and b.speaker:
        first, second = frozenset(parts(a.speaker)), frozenset(parts(b.speaker))
        return same(a.speaker, b.speaker) or first <= second or second <= first
    if a.story == b.story:
        return True
    outlets = a.candidate.article.source, b.candidate.article.source
    return not a.speaker and not b.speaker and outlets[0] == outlets[1] != "unknown"


def days_between(a: Account, b: Account) -> int | None:
    """How long one was said after the other; None where that is not known."""
    if a.candidate.article.id == b.candidate.article.id and (not a.day or not b.day):
        return 0
    return abs((a.day - b.day).days) if a.day and b.day else None


def of_other_days(a: Account, b: Account) -> bool:
    """Whether each names days, and none that the other does."""
    if not a.days or not b.days:
        return False
    return not any(x.start <= y.end and y.start <= x.end for x in a.days for y in b.days)


def changed(a: Account, b: Account, within: int) -> bool:
    """Whether what was so for one may no longer be for the other.

    Args:
        within: days that may lie between them.
    """
    apart = days_between(a, b)
    return apart is None or apart > within
