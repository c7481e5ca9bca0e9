"""`dateline stories`: which articles tell one story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from api import options

if TYPE_CHECKING:
    from api.render import Page
    from api.stories import StoryPageOut


def stories(
    context: typer.Context,
    limit: options.Limit = 20,
    cursor: options.Cursor = None,
    find: options.Find = False,
    again: options.Again = False,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
    archive: options.Archive = None,
) -> None:
    """List the stories that several articles tell: copies, cut, edited, updated or dated anew.

    An answer counts a story once, however many articles carry it. After Ctrl-C, --find goes on where
    it stopped; nothing is embedded again.
    """
    from api.render import Page
    from api.stories import story_page_out

    if options.finding(context, find, again):
        _find(archive, again=again, quiet=quiet)
        return
    with options.opened_archive(archive) as opened:
        found = story_page_out(opened.stories(limit, cursor), opened.count_untold())
    if as_json:
        options.print_json(found)
    else:
        _show(Page(), found)


def _find(archive: Path | None, *, again: bool, quiet: bool) -> None:
    from api import render, taking
    from qa.ingest.rereading import find_stories

    with options.opened_archive(archive) as opened:
        articles = taking.find(find_stories, opened, opened.forget_stories if again else None, quiet=quiet)
        total = opened.info().stories
    looked_at, told = render.count(articles, "article"), render.count(total, "story", "stories")
    typer.echo(f"{looked_at} looked at; {told} that several articles tell")


def _show(page: Page, found: StoryPageOut) -> None:
    from api.render import count, show_end
    from qa.language.wording import dated

    for story in found.stories:
        title = story.articles[0].title or story.articles[0].file or story.story
        page.line((title, "bold"), f" · {count(len(story.articles), 'article')}")
        for article in story.articles:
            published = dated(article.published)
            page.line((article.source, "bold"), f", {published} · {article.id}", indent=4)
        page.gap()
    total = f"{count(found.total, 'story', 'stories')} that several articles tell"
    show_end(page, len(found.stories), total, found.next)
    if found.untold:
        articles = count(found.untold, "article")
        page.line((f"{articles} not looked at for their story yet: dateline stories --find", "yellow"))
