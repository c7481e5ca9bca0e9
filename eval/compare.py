"""Two runs over the same questions: what changed, and whether by more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval import statistics
from eval.figures import ALL, matrices, slices
from eval.measures import CATALOGUE, SHARES
from eval.record import RunRecord, read_record
from eval.types import Result, Score
from qa.errors import InvalidRequestError

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Delta:
    """A measure before and after.

    Args:
        n: questions that carry it in both runs.
        p: two-sided, paired randomisation test; not corrected for there being many measures.
        better, worse: ids of questions by their own values; empty for pooled measures.
    """

    measure: str
    before: float
    after: float
    p: float
    n: int
    better: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def change(self) -> float:
        return self.after - self.before

    @property
    def ties(self) -> int:
        return self.n - len(self.better) - len(self.worse)

    @property
    def significantly_worse(self) -> bool:
        return self.p < ALPHA and self.change < 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Deltas by slice (``all`` first), then by measure, and the questions of one run alone."""

    slices: Mapping[str, Mapping[str, Delta]]
    unpaired: tuple[str, ...]


def compare(before: Sequence[Result], after: Sequence[Result], seed: int = 0) -> Comparison:
    """Pair the results by question and compare every ratio measure in every slice."""
    old, new = ({one.gold.id: one for one in results} for results in (before, after))
    pairs = {name: (old[name], new[name]) for name in new if name in old}
    groups = slices([second for _, second in pairs.values()])
    return Comparison(
        slices={
            name: _deltas([pairs[one.gold.id] for one in members], seed) for name, members in groups.items()
        },
        unpaired=tuple(sorted(old.keys() ^ new.keys())),
    )


def system(record: RunRecord, name: str | None) -> tuple[Result, ...]:
    """One system's results; without a name the record's only or its first.

    Raises:
        InvalidRequestError: the record has no such system.
    """
    chosen = name or next(iter(record.results))
    if chosen not in record.results:
        raise InvalidRequestError(f"the run has no system {chosen!r}, only {', '.join(record.results)}")
    return record.results[chosen]


def compare_runs(before: str, after: str) -> Comparison:
    """Compare two records given as ``PATH`` or ``PATH:SYSTEM``, a path being a run's folder or record.

    Raises:
        InvalidRequestError: one is no record, has no such system, or they are over different data.
    """
    (old, old_system), (new, new_system) = (_read(one) for one in (before, after))
    check_comparable(old, new)
    return compare(system(old, old_system), system(new, new_system), new.setup.seed)


def _read(place: str) -> tuple[RunRecord, str | None]:
    path, colon, name = place.rpartition(":")
    if not colon or Path(place).exists():
        return read_record(Path(place)), None
    return read_record(Path(path)), name


def check_comparable(before: RunRecord, after: RunRecord) -> None:
    """
    Raises:
        InvalidRequestError: the runs are not over the same data.
    """
    if before.setup.dataset_checksum != after.setup.dataset_checksum:
        raise InvalidRequestError(
            f"the runs are over different data: {before.setup.dataset} {before.setup.dataset_checksum[:8]}"
            f" and {after.setup.dataset} {after.setup.dataset_checksum[:8]}; make the older run anew"
        )


def gate(comparison: Comparison, measures: Sequence[str]) -> list[Delta]:
    """Those of the measures that are significantly worse over all questions.

    Raises:
        InvalidRequestError: a measure is unknown or not in both runs: a gate that
            cannot close would be worse than none.
    """
    deltas = comparison.slices[ALL]
    for name in measures:
        if name not in deltas:
            known = "is not in both runs" if name in CATALOGUE else "is not known"
            raise InvalidRequestError(f"measure {name!r} {known}; both have: {', '.join(deltas)}")
    return [deltas[name] for name in measures if deltas[name].significantly_worse]


def _deltas(pairs: Sequence[tuple[Result, Result]], seed: int) -> dict[str, Delta]:
    names = [one.name for one in SHARES]
    paired = {one.name for one in SHARES if one.paired}
    first, second = (matrices([pair[side] for pair in pairs], names) for side in (0, 1))
    old, new = statistics.ratio(*first), statistics.ratio(*second)
    p = statistics.randomisation_test(first, second, seed)
    found = {}
    for i, name in enumerate(names):
        carried = [pair for pair in pairs if all(name in one.scores for one in pair)]
        if not carried or np.isnan(old[i]) or np.isnan(new[i]):
            continue
        changes = {a.gold.id: _value(b.scores[name]) - _value(a.scores[name]) for a, b in carried}
        found[name] = Delta(
            name,
            float(old[i]),
            float(new[i]),
            float(p[i]),
            len(carried),
            tuple(one for one, change in changes.items() if change > 0 and name in paired),
            tuple(one for one, change in changes.items() if change < 0 and name in paired),
        )
    return found


def _value(score: Score) -> float:
    part, whole = score
    return part / whole if whole else 0.0
