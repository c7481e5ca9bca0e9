"""What judging needs to look up: the texts and passages that were searched."""

from __future__ import annotations

from typing import Protocol

from eval.types import Ranked
from qa.archive.store import Archive


class Library(Protocol):
    """Read access to what was searched."""

    def text(self, article_id: str, revision: int | None) -> str | None:
        """The text of a revision, the current one if None; None where there is no such article."""
        ...

    def passages(self, article_id: str) -> tuple[Ranked, ...]:
        """The passages of an article's current revision, in order, with their text."""
        ...


class ArchiveLibrary:
    """The library of an archive that is open in this process."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def text(self, article_id: str, revision: int | None) -> str | None:
        article = self._archive.article(article_id, revision)
        return article.text if article else None

    def passages(self, article_id: str) -> tuple[Ranked, ...]:
        return tuple(
            Ranked(one.id, one.article_id, one.start, one.end, text=one.text)
            for one in self._archive.passages_of(article_id)
        )


class EmptyLibrary:
    """For systems that do not show what they searched: nothing can be looked up."""

    def text(self, article_id: str, revision: int | None) -> str | None:  # noqa: ARG002
        return None

    def passages(self, article_id: str) -> tuple[Ranked, ...]:  # noqa: ARG002
        return ()
