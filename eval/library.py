"""What judging needs to look up: the texts and passages that were searched, gold articles among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from eval.types import GoldQuestion, Ranked
from qa.archive.store import Archive
from qa.errors import InvalidRequestError


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


def known_as(gold: GoldQuestion, aliases: Mapping[str, tuple[str, ...]], library: Library) -> GoldQuestion:
    """The question with its gold articles under the ids that the archive has for them."""
    citations = [
        replace(citation, article_id=name)
        for citation in gold.citations
        for name in _names(citation.article_id, aliases, library)
    ]
    parts = tuple(known_as(part, aliases, library) for part in gold.parts)
    return replace(gold, citations=tuple(citations), parts=parts)


def _names(article: str, aliases: Mapping[str, tuple[str, ...]], library: Library) -> list[str]:
    if library.text(article, None) is not None:
        return [article]
    there = [name for name in aliases.get(article, ()) if library.text(name, None) is not None]
    return there or [article]


def check_gold(questions: tuple[GoldQuestion, ...], library: Library) -> None:
    """Refuse an archive that cannot be the questions': most gold articles are not in it.

    Raises:
        InvalidRequestError: so it is.
    """
    wanted = {one.article_id for gold in questions for one in gold.every_citation}
    missing = [article for article in sorted(wanted) if library.text(article, None) is None]
    if 2 * len(missing) > len(wanted):
        raise InvalidRequestError(
            f"{len(missing)} of {len(wanted)} gold articles are not in the archive, the first is"
            f" {missing[0]!r}; is it the archive of this data set?"
        )
