"""`dateline articles` and `dateline article`: what is in the archive, and an article as it was taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from api import options
from qa.errors import NotFoundError

if TYPE_CHECKING:
    from api.articles import ArticleOut, ArticlePageOut
    from api.render import Page


def articles(
    published_from: options.From = None,
    published_to: options.To = None,
    as_of: options.AsOf = None,
    sources: options.Sources = None,
    include_undated: options.IncludeUndated = False,
    limit: options.Limit = 20,
    cursor: options.Cursor = None,
    as_json: options.AsJson = False,
    archive: options.Archive = None,
) -> None:
    """List the articles, newest first; those without a date come last."""
    from api.articles import ArticlesIn, article_page_out
    from api.questions import filters
    from api.render import Page

    which = options.filters(published_from, published_to, as_of, sources, include_undated)
    wanted = options.checked(ArticlesIn, {**which, "limit": limit, "cursor": cursor})
    with options.opened_archive(archive) as opened:
        found = article_page_out(opened.articles(filters(wanted), wanted.limit, wanted.cursor))
    if as_json:
        options.print_json(found)
    else:
        _show_list(Page(), found)


def article(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="As citations and lists show it.")],
    find: Annotated[
        str | None,
        typer.Option(
            "--find",
            metavar="WORDS",
            help="Show the paragraphs alone that have these words, such as a quote to be checked.",
        ),
    ] = None,
    revision: Annotated[
        int | None, typer.Option("--revision", metavar="N", min=1, help="The current one if unset.")
    ] = None,
    as_json: options.AsJson = False,
    archive: options.Archive = None,
) -> None:
    """Show one article as it was taken in: the text that citations quote, and where it is from."""
    from api.articles import LARGEST_REVISION, read
    from api.render import Page

    if revision and revision > LARGEST_REVISION:
        raise typer.BadParameter(f"--revision is at most {LARGEST_REVISION}")
    with options.opened_archive(archive) as opened:
        found = read(opened, article_id, revision)
    places = list(_places(found.text, find)) if find else []
    if find and not places:
        raise NotFoundError(f"the words {find!r} are not in the article {article_id!r}")
    if as_json:
        options.print_json(found)
    else:
        _show(Page(), found, places)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, however they are spaced and capitalised."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    return (found.span() for found in re.finditer(wanted, text, re.IGNORECASE) if wanted)


def _show_list(page: Page, found: ArticlePageOut) -> None:
    from api.render import count, show_end
    from qa.language.wording import dated

    for one in found.articles:
        page.line(
            (dated(one.published), "bold cyan"),
            "  ",
            (one.source, "bold"),
            f" · {one.title or one.file or one.id}",
        )
        if one.title or one.file:
            page.line((one.id, "dim"), indent=2)
    show_end(page, len(found.articles), count(found.total, "article"), found.next)


def _show(page: Page, found: ArticleOut, places: list[tuple[int, int]]) -> None:
    from qa.language.wording import dated

    if found.title:
        page.line((found.title, "bold"))
    by = f", by {', '.join(found.authors)}" if found.authors else ""
    page.line((found.source, "bold"), f", {dated(found.published)}{by}")
    if found.url:
        page.line((found.url, "dim"))
    versions = f" · revision {found.revision} of {len(found.revisions)}" if len(found.revisions) > 1 else ""
    page.line((f"{found.id}{versions}", "dim"))
    if found.file:
        page.line((f"taken in from {found.file}", "dim"))
    for copy in found.copies:
        page.line((f"also in {copy.source}, {dated(copy.published)} · {copy.id}", "dim"))
    for start, end in _paragraphs(found.text):
        inside = [(max(a, start), min(b, end)) for a, b in places if a < end and b > start]
        if inside or not places:
            page.gap()
            page.line(*_marked(found.text, start, end, inside))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    return (line.span() for line in re.finditer(r"[^\n]*\S[^\n]*", text))


def _marked(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """A paragraph in pieces, what was looked for in it underlined."""
    at = start
    for begins, ends in inside:
        yield text[at:begins], ""
        yield text[begins:ends], "bold underline"
        at = ends
    yield text[at:end], ""
