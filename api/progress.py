"""Progress of a long run on standard error: a bar on a terminal, a line now and then where it is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from qa.ingest.pipeline import Progress as SoFar

EVERY_S = 10.0  # so that a log shows a run to be alive, and a short run stays silent
FORESEEN = 0.01  # done of all before the time left is told: of less it is days where it is minutes

# What is done, of how much in all (None where that is not known), and that in words.
Show = Callable[[float, float | None, str], None]


@contextmanager
def progress(
    console: Console, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
) -> Iterator[Show]:
    """What shows how far a run has come and how long it will still take, for the length of the block.

    Args:
        clock: seconds since some moment.
    """
    with _begins(console, quiet=quiet, clock=clock) as begin:
        yield begin()


@contextmanager
def measuring() -> Iterator[Measuring]:
    """Progress of a measurement for the length of the block."""
    with _begins(Console(stderr=True)) as begin:
        yield Measuring(begin)


class Measuring:
    """Progress of building an archive, then of each system's questions."""

    def __init__(self, begin: Callable[[], Show]) -> None:
        self._begin = begin
        self._shown: dict[str, Show] = {}

    def ingested(self, so_far: SoFar) -> None:
        self._show("taking articles in", so_far.articles + so_far.rejected, None)

    def asked(self, system: str, done: int, total: int) -> None:
        self._show(f"asking {system}", done, total)

    def _show(self, name: str, done: int, total: int | None) -> None:
        if name not in self._shown:
            self._shown[name] = self._begin()
        self._shown[name](done, total, f"{name}: {done:,}" + (f" of {total:,}" if total else ""))


@contextmanager
def _begins(
    console: Console, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[], Show]]:
    """What begins to show a run, as often as it is called."""
    if quiet:
        yield lambda: _nothing
    elif not console.is_terminal:
        yield lambda: Lines(console, clock)
    else:
        columns = (
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[words]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console, transient=True) as bars:

            def begin() -> Show:
                task = bars.add_task("", total=None, words="")
                return lambda done, total, words: bars.update(task, completed=done, total=total, words=words)

            yield begin


def _nothing(_done: float, _total: float | None, _words: str) -> None:
    pass


class Lines:
    """Lines such as "34%, 1,234 articles, 10.2/s, 0:02:10 left", at most one in ``EVERY_S``.

    Args:
        clock: seconds since some moment.
    """

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._began = self._told = clock()

    def __call__(self, done: float, total: float | None, words: str) -> None:
        now = self._clock()
        if now - self._told < EVERY_S:
            return
        self._told = now
        parts = [words]
        if total and 0 < done <= total:
            parts = [f"{done / total:.0%}", words]
            if done / total >= FORESEEN:
                left = timedelta(seconds=round((now - self._began) * (total - done) / done))
                parts.append(f"{left} left")
        self._console.print(", ".join(parts), markup=False, highlight=False, soft_wrap=True)
