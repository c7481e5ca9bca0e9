"""Progress of a measurement on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from api.progress import Show
    from qa.ingest.pipeline import Progress


class _Bars:
    """Progress of building an archive, then of each system's questions, with the time left; where it is no
    terminal that looks on, a line of it now and then."""

    def __init__(self, console: Console) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bars = Progress(*columns, console=console, disable=not console.is_terminal)
        self._console = console
        self._shown: dict[str, Show] = {}

    def ingested(self, progress: Progress) -> None:
        done = progress.articles + progress.rejected
        self._update("taking articles in", done, None)

    def asked(self, system: str, done: int, total: int) -> None:
        self._update(f"asking {system}", done, total)

    def _update(self, name: str, done: int, total: int | None) -> None:
        if name not in self._shown:
            self._shown[name] = self._begun(name, total)
        self._shown[name](done, total, f"{name}: {done:,}" + (f" of {total:,}" if total else ""))

    def _begun(self, name: str, total: int | None) -> Show:
        from api.progress import Lines

        if not self._console.is_terminal:
            return Lines(self._console)
        task = self.bars.add_task(name, total=total)
        return lambda done, _total, _words: self.bars.update(task, completed=done)


@contextmanager
def bars() -> Iterator[_Bars]:
    """Progress on standard error for the length of the block."""
    from rich.console import Console

    shown = _Bars(Console(stderr=True))
    with shown.bars:
        yield shown
