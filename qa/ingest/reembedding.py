"""An archive embedded again with another model: the same articles and revisions, new vectors."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from embeddings.types import Encoder
from qa.archive import database, derived
from qa.archive.local import LocalArchive
from qa.archive.store import Archive
from qa.errors import ModelMismatchError
from qa.ingest.embedding import embed
from qa.ingest.finding import find
from qa.types import Article, Filters

PAGE = 100

Observe = Callable[[int, int], None]


def reembed(folder: Path, encoder: Encoder, observe: Observe | None = None) -> int:
    """Embed an archive's articles again and put the result in its place.

    The new archive grows beside the old one, which stays in use until the last moment. An
    interrupted run goes on where it stopped, and what changes meanwhile is followed.

    Args:
        observe: called after each article with how many are done and how many there are.

    Returns:
        How many articles were embedded, those of an interrupted run before included.

    Raises:
        ArchiveError: there is no archive, or another process is using it.
    """
    beside = folder / "reembedding"
    with closing(LocalArchive(folder)) as old, closing(_begun(beside, encoder)) as new:
        copied: int | None = None
        while copied != old.state.generation:
            copied = old.state.generation
            _forget(old, new)
            total = _copy_all(old, new, encoder, observe)
    _replace(folder, beside)
    return total


def _begun(beside: Path, encoder: Encoder) -> LocalArchive:
    """What an interrupted run left, unless it was for another model."""
    try:
        return LocalArchive.for_encoder(beside, encoder, create=True)
    except ModelMismatchError:
        shutil.rmtree(beside)
        return LocalArchive.for_encoder(beside, encoder, create=True)


def _forget(old: Archive, new: Archive) -> None:
    """Take out what was deleted since it was copied, be it under an id that is used again."""
    for article in _articles(new):
        copied = new.revisions(article.id)
        if old.revisions(article.id)[: len(copied)] != copied:
            new.delete(article.id)


def _copy_all(old: Archive, new: Archive, encoder: Encoder, observe: Observe | None) -> int:
    total = old.info().articles
    for done, article in enumerate(_articles(old), start=1):
        _copy(article, old, new, encoder)
        if observe:
            observe(done, total)
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
        new.put(revision, *embed(revision, encoder), find(revision))


def _replace(folder: Path, beside: Path) -> None:
    """Swap one file. The vectors' file is derived: without it, it is made anew."""
    database.release(folder)
    database.release(beside)
    (folder / derived.FILE_NAME).unlink(missing_ok=True)
    (beside / database.FILE_NAME).replace(folder / database.FILE_NAME)
    if (beside / derived.FILE_NAME).exists():
        (beside / derived.FILE_NAME).replace(folder / derived.FILE_NAME)
    shutil.rmtree(beside)
