"""Progress of a measurement on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.ingest.pipeline import Progress


class _Bars:
    """Progress of building an archive, then of each system's questions, with the time left."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bars = Progress(*columns, console=Console(stderr=True))
        self._tasks: dict[str, int] = {}

    def ingested(self, progress: Progress) -> None:
        done = progress.articles + progress.rejected
        self._update("taking articles in", done, None)

    def asked(self, system: str, done: int, total: int) -> None:
        self._update(f"asking {system}", done, total)

    def _update(self, name: str, done: int, total: int | None) -> None:
        from rich.progress import TaskID

        if name not in self._tasks:
            self._tasks[name] = self.bars.add_task(name, total=total)
        self.bars.update(TaskID(self._tasks[name]), completed=done)


@contextmanager
def bars() -> Iterator[_Bars]:
    """Progress on standard error for the length of the block."""
    shown = _Bars()
    with shown.bars:
        yield shown
