"""Taking articles in and embedding them again: what is shown meanwhile, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import BinaryIO

from rich.console import Console

from api.progress import Show, progress
from api.render import Page, count
from qa.archive.store import Archive
from qa.assembly import load_model
from qa.ingest.pipeline import Ingestor, Report
from qa.ingest.pipeline import Progress as SoFar
from qa.ingest.readers import Reading, read
from qa.ingest.reembedding import reembed
from qa.settings import Settings


def take_in(
    ingestor: Ingestor, targets: Sequence[str], stdin: BinaryIO, console: Console, *, quiet: bool = False
) -> Report:
    """Take in all that is at the targets, and show how far it has come.

    Args:
        targets: files, folders, addresses, or ``-`` for standard input.
    """
    readings = [read(target, stdin=stdin) for target in targets]
    with progress(console, quiet=quiet) as show:
        return ingestor.run(chain.from_iterable(readings), _observing(readings, show))


def _observing(readings: Sequence[Reading], show: Show) -> Callable[[SoFar], None]:
    """Shows how much of the files is behind us, and at what rate."""
    sizes = [reading.total for reading in readings]
    total = None if None in sizes else sum(filter(None, sizes))

    def observe(so_far: SoFar) -> None:
        rate = so_far.articles / so_far.seconds if so_far.seconds else 0
        counts = f"{count(so_far.articles, 'article')}, {rate:,.1f}/s"
        if so_far.rejected:
            counts += f", {so_far.rejected:,} rejected"
        show(sum(reading.position for reading in readings), total, counts)

    return observe


def embed_again(settings: Settings, console: Console, *, quiet: bool = False) -> int:
    """Embed an archive again with the model in use, and show how far it has come.

    Returns:
        How many articles it holds.
    """
    encoder = load_model(settings)
    with progress(console, quiet=quiet) as show:
        return reembed(settings.archive, encoder, _counting(show))


def find(
    look: Callable[[Archive, Callable[[int, int], None]], int],
    archive: Archive,
    forget: Callable[[], None] | None,
    *,
    quiet: bool,
) -> int:
    """Look at the articles that the present rules have not, likewise.

    Args:
        look: what they do, ``reread`` or ``find_stories``.
        forget: what was found before, where they are to look at all articles.

    Returns:
        How many articles were looked at.
    """
    if forget:
        forget()
    with progress(Console(stderr=True), quiet=quiet) as show:
        return look(archive, _counting(show))


def _counting(show: Show) -> Callable[[int, int], None]:
    return lambda done, total: show(done, total, f"{done:,} of {count(total, 'article')}")


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
    if not any((report.added, report.updated, report.unchanged, rejected, report.interrupted)):
        complaints.line("Nothing that can be read as an article was found there.")
    if report.interrupted:
        complaints.line("Stopped. What was taken in is kept; the same command goes on from there.")
