"""Taking articles in and embedding them again: the bar meanwhile, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from api.render import Page, count
from qa.archive.store import Archive
from qa.assembly import load_model
from qa.ingest.pipeline import Ingestor, Report
from qa.ingest.pipeline import Progress as SoFar
from qa.ingest.readers import Reading, read
from qa.ingest.reembedding import reembed
from qa.ingest.rereading import find_stories, reread
from qa.settings import Settings

Observe = Callable[[SoFar], None]


def take_in(ingestor: Ingestor, targets: Sequence[str], stdin: BinaryIO, console: Console) -> Report:
    """Take in all that is at the targets, with a bar where the console is a terminal.

    Args:
        targets: files, folders, addresses, or ``-`` for standard input.
    """
    readings = [read(target, stdin=stdin) for target in targets]
    with _bar(readings, console) as observe:
        return ingestor.run(chain.from_iterable(readings), observe)


@contextmanager
def _bar(readings: Sequence[Reading], console: Console) -> Iterator[Observe]:
    """How much of the files is behind us, at what rate, and how long it will still take."""
    sizes = [reading.total for reading in readings]
    total = None if None in sizes else sum(filter(None, sizes))
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=total, counts="")

        def observe(so_far: SoFar) -> None:
            rate = so_far.articles / so_far.seconds if so_far.seconds else 0
            counts = f"{count(so_far.articles, 'article')}, {rate:,.1f}/s"
            if so_far.rejected:
                counts += f", {so_far.rejected:,} rejected"
            behind = sum(reading.position for reading in readings)
            progress.update(task, completed=behind, counts=counts)

        yield observe


def embed_again(settings: Settings, console: Console) -> int:
    """Embed an archive again with the model in use, with a bar where the console is a terminal.

    Returns:
        How many articles it holds.
    """
    encoder = load_model(settings)
    with _count_bar(console) as observe:
        return reembed(settings.archive, encoder, observe)


def find_statements(archive: Archive, console: Console) -> int:
    """Find statements in the articles that the present rules have not read, with such a bar.

    Returns:
        How many articles were read.
    """
    with _count_bar(console) as observe:
        return reread(archive, observe)


def tell_stories(archive: Archive, console: Console) -> int:
    """Find the stories of the articles that the present rules have not looked at, with such a bar.

    Returns:
        How many articles were looked at.
    """
    with _count_bar(console) as observe:
        return find_stories(archive, observe)


@contextmanager
def _count_bar(console: Console) -> Iterator[Callable[[int, int], None]]:
    """How many are done of how many there are."""
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def show_report(page: Page, complaints: Page, report: Report) -> None:
    """
    Args:
        page: for the counts.
        complaints: for what was rejected, and why.
    """
    for rejection in report.rejected:
        complaints.line(("rejected ", "red"), f"{rejection.locator}: {rejection.reason}")
    rejected = len(report.rejected)
    page.line(
        f"{report.added:,} added, {report.updated:,} updated, {report.unchanged:,} unchanged, "
        f"{rejected:,} rejected; {count(report.passages, 'passage')} embedded in {report.seconds:,.1f} s"
    )
    if report.interrupted:
        complaints.line("Stopped. What was taken in is kept; the same command goes on from there.")
