"""Numbers of one thing: whether two accounts agree on them, or differ. Pure."""

from __future__ import annotations

import re
from collections.abc import Set

from qa.answering.comparing.accounts import Account
from qa.answering.comparing.points import (
    SAME_POINT,
    Likeness,
    Relation,
    Weights,
    days_between,
    mutual,
    set_apart,
)
from qa.language.fates import fates
from qa.language.quantities import Quantity
from qa.language.roundings import numbers_agree, numbers_differ
from qa.language.stances import Mood
from qa.types import PointKind

SAME_FIGURE = 0.4  # of the longer one, where figures differ
FARTHEST = 20  # times one figure may be the other
LATER = 3  # days after which another figure is a later figure

_GROWS = re.compile(
    r"\b(?:ris(?:en|es) to|rose to|climbed to|grown to|grew to|reached|now stands?|revised|updated|so far"
    r"|corrected|no longer|up from|down from|fallen to|fell to)\b",
    re.I,
)
_SORT_OF_NUMBER = re.compile(
    r"\b(?:lowest|highest|average|median|minimum|maximum|total|previous|second|third|record)\b"
)
_AGENTIVE = ("people", "persons", "men")


def numbers(a: Account, b: Account, like: Likeness) -> list[Relation]:
    """All numbers on which they agree, else the one on which they differ."""
    if not (a.quantities and b.quantities) or (like.best < SAME_POINT and not like.topic) or set_apart(a, b):
        return []
    pairs = [(x, y) for x in a.quantities for y in b.quantities if _same_thing(x, y, a, b)]
    agreeing = [_number(True, a, b, x, y) for x, y in pairs if numbers_agree(x, y) and _telling(x)]
    if agreeing:
        return agreeing
    differing = [(x, y) for x, y in pairs if numbers_differ(x, y)]
    moods = {a.stance.mood, b.stance.mood} - {Mood.ESTIMATE}
    if len(differing) != 1 or len(moods) > 1:
        return []
    ((x, y),) = differing
    disputed = _contested(a, b, x, y, like) and not _grew(a, b, x, y)
    return [_number(False, a, b, x, y)] if disputed else []


def _contested(a: Account, b: Account, x: Quantity, y: Quantity, like: Likeness) -> bool:
    """Whether two figures are of one thing and somebody stands for them. Where outlets tell them in their
    own words, figures that differ are nearly always of other things or days."""
    if not (a.speaker or b.speaker) or max(x.value, y.value) > FARTHEST * min(x.value, y.value):
        return False
    if mutual(a, b, like.weights) >= SAME_FIGURE:
        return bool(a.speaker and b.speaker) or days_between(a, b) == 0
    # "How many lorries": what is counted was asked for; or one follows on the other: "They spoke of six."
    one_thing = _asked_for(x, y, like.topic) or bool(like.topic and (_follows(a, b, x) or _follows(b, a, y)))
    return one_thing and bool(a.speaker and b.speaker) and days_between(a, b) == 0


def _follows(a: Account, b: Account, x: Quantity) -> bool:
    """Whether a number of nothing stands in the sentence after another account."""
    return not x.noun and not x.unit and b.text in a.candidate.in_context


def _asked_for(x: Quantity, y: Quantity, topic: Weights) -> bool:
    return any(noun and _like_any(noun, topic.keys()) for noun in (x.noun, y.noun))


def _number(agree: bool, a: Account, b: Account, x: Quantity, y: Quantity) -> Relation:
    values = a.text[x.start : x.end], b.text[y.start : y.end]
    return Relation(PointKind.NUMBER, agree, _measured(x, y), values, (x.start, y.start))


_MEASURED = {
    "%": "the share",
    "seconds": "the duration",
    "years of age": "the age",
    "metres": "the length",
    "kilograms": "the weight",
    "square metres": "the area",
    "cubic metres": "the volume",
}


def _measured(x: Quantity, y: Quantity) -> str:
    """What two numbers are of, in words."""
    if "/" in x.unit:
        return "the rate"
    if noun := x.noun or y.noun:
        return f"the number of {noun}"
    return _MEASURED.get(x.unit, "the amount")


def _telling(quantity: Quantity) -> bool:
    """Whether it is worth saying that two have the same number: not of "the two countries"."""
    return bool(quantity.unit) or quantity.value > 2


def _same_thing(x: Quantity, y: Quantity, a: Account, b: Account) -> bool:
    if x.part or y.part or x.unit != y.unit:
        return False
    if not x.unit and not _same_noun(x, y, a, b):
        return False
    return _same_state(a, b) and _opening(a) == _opening(b) and _sort_of(a) == _sort_of(b)


def _sort_of(account: Account) -> frozenset[str]:
    """Whether it tells of the lowest, the average, the second."""
    return frozenset(_SORT_OF_NUMBER.findall(account.text.casefold()))


def _same_noun(x: Quantity, y: Quantity, a: Account, b: Account) -> bool:
    if not x.noun or not y.noun:
        noun, without = (x.noun, b) if x.noun else (y.noun, a)
        return bool(noun) and _says(without, noun)
    if x.noun == y.noun:
        return True
    return any(
        generic.noun in _AGENTIVE and _says(account, counted.noun)
        for generic, account, counted in ((x, a, y), (y, b, x))
    )


def _says(account: Account, noun: str) -> bool:
    """Whether an account, or what leads to it, has a word like a noun: "marchers" where it has "marched"."""
    return _like_any(noun, account.around)


def _like_any(noun: str, words: Set[str]) -> bool:
    stem = noun.removesuffix("s").removesuffix("er")[:5]
    return any(word.startswith(stem) or (len(word) > 3 and stem.startswith(word)) for word in words)


def _same_state(a: Account, b: Account) -> bool:
    """Whether both tell of dead, or both of injured, if of either."""
    first, second = _told_of(a.text), _told_of(b.text)
    if first and second:
        return bool(first & second) and (len(first) == len(second) == 1)
    return first == second or (first or second) <= _told_of((b if first else a).candidate.context)


def _told_of(text: str) -> frozenset[str]:
    """What became of those whom a text counts; victims are taken for dead."""
    return fates(re.sub(r"\bvictims\b", "dead", text, flags=re.IGNORECASE))


def _opening(account: Account) -> str:
    """The gerund that a claim begins with: "Running the stadium costs" is not what the stadium costs."""
    first = account.words[0] if account.words else None
    return first.stem if first and first.text.endswith("ing") and first.text[0].isupper() else ""


def _grew(a: Account, b: Account, x: Quantity, y: Quantity) -> bool:
    """Whether one may be a later figure."""
    apart = days_between(a, b)
    if apart is None or apart > LATER:
        return True
    if _GROWS.search(a.text) or _GROWS.search(b.text):
        return True
    if not apart or a.day is None or b.day is None:
        return False
    earlier, later = (x, y) if a.day < b.day else (y, x)
    return bool(_told_of(a.text) | _told_of(b.text)) and later.value > earlier.value
