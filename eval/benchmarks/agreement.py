"""Agreements and disputes found in labelled pairs of sentences: precision and recall of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import combinations
from math import log
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval import provenance
from eval.benchmarks.score import Score
from eval.datasets.files import complaint, json_lines
from qa.answering.comparing.accounts import Account, read
from qa.answering.comparing.agreement import comparable, relate
from qa.answering.comparing.points import Relation
from qa.answering.evidence.candidates import Candidate, candidates
from qa.answering.question.interpretation import interpret
from qa.answering.question.search_terms import needed_words
from qa.errors import InvalidRequestError
from qa.ingest.statements import find_statements
from qa.language.stemming import stems
from qa.types import Article, Evidence, Passage, PublicationDate, Question

HELD_OUT = Path(__file__).parents[1] / "gold" / "pairs" / "held-out.jsonl"
DIFFER, AGREE, NEITHER = "differ", "agree", "neither"


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(_Line):
    """A sentence, where it was printed, and the sentence before it."""

    source: str = Field(min_length=1)
    published: str
    sentence: str = Field(min_length=1)
    before: str = ""


class Pair(_Line):
    """Two sentences of different articles and how they stand to each other; ``kind`` is for slices."""

    id: str
    relation: Literal["differ", "agree", "neither"]
    kind: str
    question: str
    a: Told
    b: Told


@dataclass(frozen=True, slots=True)
class AgreementBenchmark:
    """
    Args:
        missed, wrong: ids of the pairs whose relation was not found, or that were given one that they do
            not have.
        kinds: right and all pairs by kind.
    """

    commit: str | None
    data: str
    pairs: int
    differ: Score
    agree: Score
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    kinds: Mapping[str, tuple[int, int]]


def bench_agreement(path: Path) -> AgreementBenchmark:
    """Find the relation of every pair of a file and hold it to the one labelled.

    Raises:
        InvalidRequestError: a line is no pair.
        NotFoundError: there is no such file.
    """
    pairs = read_pairs(path)
    found = dict(zip((pair.id for pair in pairs), map(_named, relations(pairs)), strict=True))
    kinds: dict[str, list[bool]] = {}
    for pair in pairs:
        kinds.setdefault(pair.kind, []).append(found[pair.id] == pair.relation)
    return AgreementBenchmark(
        commit=provenance.commit(),
        data=path.name,
        pairs=len(pairs),
        differ=_score(pairs, found, DIFFER),
        agree=_score(pairs, found, AGREE),
        missed=tuple(p.id for p in pairs if p.relation != NEITHER and found[p.id] == NEITHER),
        wrong=tuple(p.id for p in pairs if found[p.id] not in (NEITHER, p.relation)),
        kinds={kind: (sum(right), len(right)) for kind, right in sorted(kinds.items())},
    )


def read_pairs(path: Path) -> list[Pair]:
    """
    Raises:
        InvalidRequestError: a line is no pair.
    """
    pairs = []
    for number, line in json_lines(path):
        try:
            pairs.append(Pair.model_validate(line))
        except ValidationError as error:
            raise InvalidRequestError(f"{path}, line {number}: {complaint(error)}") from error
    return pairs


def relations(pairs: Sequence[Pair]) -> list[Relation | None]:
    """How the sentences of each pair stand to each other."""
    both = [_accounts(pair) for pair in pairs]
    weights = _rarity([account for accounts in both for account in accounts])
    asked = stems([_topic(pair) for pair in pairs])
    return [
        _relation(accounts, weights, {stem: weights.get(stem, 1.0) for stem in topic})
        for accounts, topic in zip(both, asked, strict=True)
    ]


def _relation(
    accounts: Sequence[Account], weights: Mapping[str, float], topic: Mapping[str, float]
) -> Relation | None:
    """A dispute between any two accounts, a sentence may have two, else an agreement."""
    pairs = [(a, b) for a, b in combinations(accounts, 2) if comparable(a, b)]
    found = [one for a, b in pairs for one in relate(a, b, weights, topic)]
    return min(found, key=lambda relation: relation.agree, default=None)


def _named(relation: Relation | None) -> str:
    return NEITHER if relation is None else AGREE if relation.agree else DIFFER


def _topic(pair: Pair) -> str:
    question = Question(pair.question, datetime.combine(date.fromisoformat(pair.b.published), time(12)))
    return needed_words(question, interpret(question, ()))


def _accounts(pair: Pair) -> tuple[Account, ...]:
    return read([_candidate(f"{pair.id}-{side}", told) for side, told in (("a", pair.a), ("b", pair.b))])


def _candidate(id_: str, told: Told) -> Candidate:
    text = f"{told.before} {told.sentence}".strip()
    article = Article(id_, "", text, told.source, published=PublicationDate(told.published))
    evidence = Evidence(Passage(id_, 1, 0, 0, len(text), text, 1), article, 1.0)
    statements = {id_: find_statements(text)}
    return next(c for c in candidates([evidence], statements) if c.end == len(text))


def _rarity(accounts: Sequence[Account]) -> dict[str, float]:
    """Inverse document frequencies among the pairs themselves: there is no archive around them."""
    counts = Counter(stem for account in accounts for stem in account.around)
    return {stem: log(1 + len(accounts) / (1 + n)) for stem, n in counts.items()}


def _score(pairs: Sequence[Pair], found: Mapping[str, str], relation: str) -> Score:
    right = sum(found[p.id] == relation == p.relation for p in pairs)
    wrong = sum(found[p.id] == relation != p.relation for p in pairs)
    return Score(right, wrong, sum(p.relation == relation for p in pairs) - right)


def render(b: AgreementBenchmark) -> str:
    """A table for the terminal."""
    rows = [("data", f"{b.data}: {b.pairs} pairs")]
    rows += [(name, score.row()) for name, score in ((DIFFER, b.differ), (AGREE, b.agree))]
    rows += [(f"  {kind}", f"{right} of {all_}") for kind, (right, all_) in b.kinds.items()]
    rows += [("not found", ", ".join(b.missed) or "none"), ("wrongly found", ", ".join(b.wrong) or "none")]
    rows.append(("commit", b.commit or "unknown"))
    return "\n".join(f"{name:<24}{value}" for name, value in rows)
