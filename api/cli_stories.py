"""`dateline stories`: which articles tell one story."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api import options
from api.cli_people import FINDING, Cursor, Limit

if TYPE_CHECKING:
    from api.render import Page
    from qa.archive.store import StoryPage


def stories(
    limit: Limit = 20,
    cursor: Cursor = None,
    find: Annotated[
        bool,
        typer.Option(
            "--find",
            rich_help_panel=FINDING,
            help="Find the stories of articles that were taken in before, by an older version.",
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", rich_help_panel=FINDING, help="With --find: of all articles.")
    ] = False,
    as_json: options.AsJson = False,
    archive: options.Archive = None,
) -> None:
    """List the stories that several articles tell: copies, cut, edited, updated or dated anew.

    An answer counts a story once, however many articles carry it. After Ctrl-C, --find goes on where
    it stopped; nothing is embedded again.
    """
    from api import wire
    from api.render import Page
    from qa.assembly import open_archive

    if find:
        _find(archive, again=again)
        return
    with closing(open_archive(options.settings(archive))) as opened:
        found = opened.stories(limit, cursor)
    if as_json:
        typer.echo(wire.story_page_out(found).model_dump_json(by_alias=True, indent=2))
    else:
        _show(Page(), found)


def _find(archive: Path | None, *, again: bool) -> None:
    from rich.console import Console

    from api import render, taking
    from qa.assembly import open_archive

    with closing(open_archive(options.settings(archive))) as opened:
        if again:
            opened.forget_stories()
        articles = taking.tell_stories(opened, Console(stderr=True))
        total = opened.stories(1).total
    typer.echo(
        f"{render.count(articles, 'article')} looked at; {total:,} of the stories have several articles"
    )


def _show(page: Page, found: StoryPage) -> None:
    from api.render import count

    for story in found.stories:
        page.line((story[0].title or story[0].id, "bold"), f" · {count(len(story), 'article')}")
        for article in story:
            published = article.published.value if article.published else "undated"
            page.line((article.source, "bold"), f", {published} · {article.id}", indent=4)
        page.gap()
    page.line((f"{len(found.stories):,} of {found.total:,} stories that several articles tell", "dim"))
    if found.next:
        page.line((f"More: --cursor {found.next}", "dim"))
