"""An archive embedded again with another model: the same articles and revisions, new vectors."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from embeddings.types import Encoder
from qa.archive import database, derived
from qa.archive.local import LocalArchive
from qa.archive.store import Archive
from qa.ingest.embedding import embed
from qa.types import Article, Filters

PAGE = 100


def reembed(folder: Path, encoder: Encoder, observe: Callable[[int, int], None] | None = None) -> int:
    """Embed an archive's articles again and put the result in its place.

    The new archive grows beside the old one, which stays in use until the last moment. An
    interrupted run goes on where it stopped.

    Args:
        observe: called after each article with how many are done and how many there are.

    Returns:
        How many articles were embedded, those of an interrupted run before included.

    Raises:
        ArchiveError: there is no archive, or another process is using it.
    """
    beside = folder / "reembedding"
    old = LocalArchive(folder)
    new = LocalArchive.for_encoder(beside, encoder, create=True)
    total = old.info().articles
    for done, article in enumerate(_articles(old), start=1):
        _copy(article, old, new, encoder)
        if observe:
            observe(done, total)
    old.close()
    new.close()
    _replace(folder, beside)
    return total


def _articles(archive: Archive) -> Iterator[Article]:
    cursor: str | None = None
    while True:
        page = archive.articles(Filters(), PAGE, cursor)
        yield from page.articles
        cursor = page.next
        if cursor is None:
            return


def _copy(article: Article, old: Archive, new: Archive, encoder: Encoder) -> None:
    """All revisions, oldest first, so that they get the numbers they had."""
    have = len(new.revisions(article.id))
    for revision in old.revisions(article.id)[have:]:
        new.put(revision, *embed(revision, encoder))


def _replace(folder: Path, beside: Path) -> None:
    """Swap one file. The vectors' file is derived: without it, it is made anew."""
    database.release(folder)
    database.release(beside)
    (folder / derived.FILE_NAME).unlink(missing_ok=True)
    (beside / database.FILE_NAME).replace(folder / database.FILE_NAME)
    if (beside / derived.FILE_NAME).exists():
        (beside / derived.FILE_NAME).replace(folder / derived.FILE_NAME)
    shutil.rmtree(beside)
