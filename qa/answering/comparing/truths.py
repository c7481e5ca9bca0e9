"""Whether two accounts say that the same is so, or the one that it is and the other that it is not. Pure."""

from __future__ import annotations

import re

from qa.answering.comparing.accounts import Account
from qa.answering.comparing.points import (
    CHANGED_WITHIN,
    SAME_POINT,
    Likeness,
    Relation,
    Weights,
    changed,
    mutual,
    set_apart,
    share,
)
from qa.answering.evidence.lines import names
from qa.language import opposites
from qa.language.bearers import same
from qa.language.stances import Mood
from qa.types import PointKind

SAME_WORD_FOR_IT = 0.7  # of the longer one, where both say the same
NEGATED_CLAIM = 0.5  # of the longer one, where one says not and one does
DENIED_CLAIM = 0.3  # the same, where one denies a claim
DENIED_WITHIN = 60  # days in which a denial is of the claim
ON_TOPIC = 0.6  # least share of what was asked that who differs speaks of
_SO = "whether it is so"
# How somebody is set against who spoke before: by the first words, by the cue, or by the sentence before.
_CONTRAST = re.compile(r"\W*(?:(?:by|in) contrast|on the contrary)\b", re.IGNORECASE)
_COUNTERS = re.compile(
    r"(?:disagree|counter|retort|contradict|rebut|disput|reject|dismiss|den[yi])",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\b(?:differently|disagree[sd]?|begs? to differ)\b", re.IGNORECASE)


def truth(a: Account, b: Account, like: Likeness) -> list[Relation]:
    """That both say the same, or that one says what the other denies or says the opposite of."""
    shared = (a.stems & b.stems) - (a.names | b.names)
    if len(a.stems & b.stems) < 2 or not shared or like.best < SAME_POINT or set_apart(a, b):
        return []
    denied = bool(shared & a.denied_first), bool(shared & b.denied_first)
    opposites = _opposites(a, b)
    if (denied[0] != denied[1]) == bool(opposites):
        same = not opposites and mutual(a, b, like.weights) >= SAME_WORD_FOR_IT
        return [Relation(PointKind.TRUTH, True, _SO, _sides(denied))] if same and not _more(a, b) else []
    if not _untrue(a, b, like, _opposing(a, b) if opposites else frozenset()):
        return []
    return [Relation(PointKind.TRUTH, False, _SO, opposites or _sides(denied))]


def set_against(claim: Account, other: Account, topic: Weights) -> Relation | None:
    """That an article sets another against who makes a claim, in whatever words: "By contrast, Rahn
    insisted"; None where it does not, or not on what was asked.

    Args:
        topic: the stems of what was asked.
    """
    if not other.speaker or not other.claims:
        return None
    here = claim.candidate.article.id == other.candidate.article.id
    differs = (here and _sees_otherwise(other)) or (
        _counters(other) and share(other.around, topic) >= ON_TOPIC
    )
    before = other.candidate.spoke_before  # whom they differ from
    if not differs or not before or not same(before, claim.speaker):
        return None
    said = "denied" if claim.denied else "affirmed"
    return Relation(PointKind.TRUTH, False, _SO, (said, "said otherwise"))


def _counters(account: Account) -> bool:
    cue, start = account.statement.cue if account.statement else None, account.candidate.start
    by_cue = cue and _COUNTERS.match(account.text, cue.start - start)
    return bool(by_cue or _CONTRAST.match(account.text))


def _sees_otherwise(account: Account) -> bool:
    """Whether the sentence before says so of who speaks: "Rahn sees it differently."."""
    before = account.candidate.in_context[: -len(account.text)]
    return bool(_OTHERWISE.search(before)) and names(before, account.speaker)


def _untrue(a: Account, b: Account, like: Likeness, opposing: frozenset[str]) -> bool:
    """Whether what one says against the other is said of the same, by somebody, at the same time."""
    denying = _denies(a) or _denies(b)
    if not (a.speaker or b.speaker or denying):
        return False
    if mutual(a, b, like.weights, opposing) < (DENIED_CLAIM if denying else NEGATED_CLAIM):
        return False
    apart = {a.stance.mood, b.stance.mood} >= {Mood.FACT, Mood.TO_COME} and not denying
    return not apart and not changed(a, b, DENIED_WITHIN if denying else CHANGED_WITHIN)


def _denies(account: Account) -> bool:
    return account.stance.denies_before or any(end == len(account.text) for _, end in account.stance.denied)


def _more(a: Account, b: Account) -> bool:
    """Whether numbers make one claim more than the other."""
    return bool(a.quantities or b.quantities)


def _opposing(a: Account, b: Account) -> frozenset[str]:
    """Stems of the words that say the opposite of one another."""
    words = {word for pair in (_opposites(a, b) or ()) for word in pair.casefold().split()}
    return frozenset(w.stem for one in (a, b) for w in one.words if w.text.casefold() in words)


def _opposites(a: Account, b: Account) -> tuple[str, str] | None:
    """Words of theirs that cannot both be true of one thing."""
    first, second = opposites.ends(a.text), opposites.ends(b.text)
    for kind in first.keys() & second.keys():
        if first[kind][0] != second[kind][0]:
            return first[kind][1], second[kind][1]
    return None


def _sides(denied: tuple[bool, bool]) -> tuple[str, str]:
    first, second = ("denied" if one else "affirmed" for one in denied)
    return first, second
