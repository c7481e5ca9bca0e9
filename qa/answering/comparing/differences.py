"""What the sentences of an answer are agreed or disputed on, by whom, with citations. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from qa.answering.comparing.accounts import Account, read
from qa.answering.comparing.agreement import comparable, relate
from qa.answering.comparing.points import Relation
from qa.answering.comparing.truths import set_against
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.language.expected import Sort
from qa.language.gists import jaccard
from qa.types import Agreement, Citation, Dispute, PointKind, Side, Voice

COPIED = 0.7  # Jaccard overlap of words with content from which one report has the other's words

MOST_SIDES = 3

Weigh = Callable[[Set[str]], Mapping[str, float]]
Cite = Callable[[int, Candidate], Citation]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked.

    Args:
        words: its stems, weighed by rarity.
        kinds: of the points that bear on it.
        claim: the sentence by whose speaker it is so or not so; None where it is nobody's word.
        answer: the short answer; None where there is none.
    """

    words: Mapping[str, float]
    kinds: tuple[PointKind, ...] = tuple(PointKind)
    claim: Candidate | None = None
    answer: Found | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """Agreements and disputes, and the citations they need beyond those of the answer."""

    agreements: tuple[Agreement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    a: Account
    b: Account
    relation: Relation

    @property
    def claims(self) -> tuple[tuple[Account, int], tuple[Account, int]]:
        return (self.a, self.relation.places[0]), (self.b, self.relation.places[1])


# A claim: an account and where in its sentence the claim begins.
_Claim = tuple[Account, int]
# Those who say the same, each with its words for it.
_Group = dict[_Claim, str]


def find(
    chosen: Sequence[Candidate],
    considered: Sequence[Candidate],
    weigh: Weigh,
    asked: Matter,
    cite: Cite,
) -> Differences:
    """Where accounts of what an answer says agree and where they differ.

    Args:
        chosen: the answer's sentences, in its order.
        considered: all that might have answered.
        weigh: stems with their weights by rarity.
        cite: a citation with a number.
    """
    accounts = read(considered)
    written = _Writer(chosen, cite)
    given = [account for account in accounts if written.has(account)]
    pairs = list(_related(given, accounts, weigh, asked.words))
    # Those beside the answer, too, may say the same as one another.
    compared = {account for pair in pairs for account in (pair.a, pair.b)}
    beside = [account for account in accounts if account in compared and account not in given]
    pairs += _related(beside, beside, weigh, asked.words)
    pairs += _contradicting([one for one in given if one.candidate is asked.claim], accounts, asked.words)
    agreements, disputes = [], []
    for kind in asked.kinds:
        for point, sides in _points([pair for pair in pairs if pair.relation.kind is kind]):
            if len(sides) > MOST_SIDES:
                continue  # a series of figures, not a quarrel
            if len(sides) > 1:
                disputes.append(Dispute(kind, point, tuple(map(written.side, sides))))
            elif _stories(sides[0]) > 1 and _is_of_the_answer(kind, sides[0], asked.answer):
                agreements.append(Agreement(kind, point, written.side(sides[0])))
    return Differences(tuple(agreements), tuple(disputes), tuple(written.added))


def _related(
    some: Sequence[Account], others: Sequence[Account], weigh: Weigh, topic: Mapping[str, float]
) -> Iterator[_Pair]:
    """Pairs of some and others that agree or differ, each once."""
    seen, pairs = set(), []
    for a in some:
        seen.add(a)
        pairs += [(a, b) for b in others if b not in seen and comparable(a, b)]
    # Of what is never compared no word need be looked up.
    weights = weigh(frozenset().union(*(account.stems for pair in pairs for account in pair)))
    for a, b in pairs:
        yield from (_Pair(a, b, relation) for relation in relate(a, b, weights, topic))


def _contradicting(
    claims: Sequence[Account], accounts: Sequence[Account], topic: Mapping[str, float]
) -> Iterator[_Pair]:
    """What articles set against a claim."""
    for claim in claims:
        for other in accounts:
            if comparable(claim, other) and (relation := set_against(claim, other, topic)):
                yield _Pair(claim, other, relation)


def _points(pairs: Sequence[_Pair]) -> Iterator[tuple[str, list[_Group]]]:
    """Points, each with its sides, the oldest first; those on which somebody stands on both sides are
    left out."""
    values: _Group = {}
    for pair in pairs:
        for claim, value in zip(pair.claims, pair.relation.values, strict=True):
            values.setdefault(claim, value)
    alike = _joined(list(values), [pair for pair in pairs if pair.relation.agree])
    for members in _joined(list(values), pairs):
        inside = [pair for pair in pairs if pair.claims[0] in members]
        if any(not p.relation.agree and any(set(p.claims) <= set(side) for side in alike) for p in inside):
            continue
        sides = [sorted(side, key=_when) for side in alike if side[0] in members]
        ordered = sorted(sides, key=lambda side: _when(side[0]))
        yield inside[0].relation.point, [{claim: values[claim] for claim in side} for side in ordered]


def _joined(claims: Sequence[_Claim], pairs: Sequence[_Pair]) -> list[list[_Claim]]:
    """Claims that pairs join, directly or by others."""
    parts = [[claim] for claim in claims]
    for pair in pairs:
        one, other = (next(part for part in parts if claim in part) for claim in pair.claims)
        if one is not other:
            one.extend(other)
            parts.remove(other)
    return parts


def _when(claim: _Claim) -> tuple[str, str, int]:
    said, candidate = claim[0].told_on, claim[0].candidate
    return (said.value if said else "9999", candidate.article.id, candidate.start)


def _is_of_the_answer(kind: PointKind, group: _Group, answer: Found | None) -> bool:
    """Whether a number or day that reports agree on is that of the answer, where it is a short one: what else
    they agree on is beside the point."""
    if answer is None or kind not in (PointKind.NUMBER, PointKind.WHEN) or answer.sort is Sort.TRUTH:
        return True
    if kind is PointKind.NUMBER:
        told = next(iter(group.values()))
        return bool(re.search(rf"(?<!\w){re.escape(answer.text)}(?!\w)", told, re.IGNORECASE))
    own = answer.scored.candidate.place
    return answer.sort in (Sort.DATE, Sort.YEAR) and any(one.candidate.place == own for one, _ in group)


def _stories(group: Mapping[_Claim, str]) -> int:
    """Independent reports: of one story, or of the same words, all count as one."""
    kept: list[Account] = []
    for account, _ in group:
        if not any(account.story == other.story or _copied(account, other) for other in kept):
            kept.append(account)
    return len(kept)


def _copied(a: Account, b: Account) -> bool:
    own, other = (frozenset(word.stem for word in account.sentence) for account in (a, b))
    return jaccard(own, other) >= COPIED


class _Writer:
    """Numbers citations after those of the answer; a sentence of the answer keeps its own."""

    def __init__(self, chosen: Sequence[Candidate], cite: Cite) -> None:
        self.added: list[Citation] = []
        self._cite = cite
        self._numbers = {candidate.place: number for number, candidate in enumerate(chosen, start=1)}
        self._chosen = frozenset(self._numbers)

    def has(self, account: Account) -> bool:
        """Whether the answer has its sentence."""
        return account.candidate.place in self._chosen

    def side(self, group: Mapping[_Claim, str]) -> Side:
        voices = dict.fromkeys(self._voice(account) for account, _ in group)
        return Side(next(iter(group.values())), tuple(voices), _stories(group))

    def _voice(self, account: Account) -> Voice:
        source = account.candidate.article.source
        return Voice(account.speaker or source, source, account.told_on, self._number(account.candidate))

    def _number(self, candidate: Candidate) -> int:
        place = candidate.place
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self.added.append(self._cite(self._numbers[place], candidate))
        return self._numbers[place]
