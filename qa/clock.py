"""How long the stages of answering take."""

from __future__ import annotations

from collections.abc import Iterator
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


def _milliseconds(since: float) -> float:
    return round((perf_counter() - since) * 1000, 1)
