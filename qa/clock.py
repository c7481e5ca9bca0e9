"""How long the stages of answering take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter


class Clock:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self._started = perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Takes the time of the block, added up where it comes twice; nothing is kept of one that raises."""
        started = perf_counter()
        yield
        self._stages[name] = round(self._stages.get(name, 0.0) + _milliseconds(started), 1)

    def timings(self) -> dict[str, float]:
        """Of the stages in order, and ``total`` since the clock was made."""
        return {**self._stages, "total": _milliseconds(self._started)}


def added(each: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The milliseconds of what was done one after the other, by stage, ``total`` last."""
    stages = sorted({stage: None for timings in each for stage in timings}, key="total".__eq__)
    return {stage: round(sum(timings.get(stage, 0.0) for timings in each), 1) for stage in stages}


def _milliseconds(since: float) -> float:
    return round((perf_counter() - since) * 1000, 1)
