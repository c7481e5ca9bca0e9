"""Stories over the wire: what may be asked, what comes back."""

from __future__ import annotations

from pydantic import Field

from api.archive import Untold
from api.articles import CopyOut
from api.schemas import In, Out
from api.values import Cursor
from qa.archive.listings import StoryPage


class StoriesIn(In):
    """From where on to list them, and how many."""

    limit: int = Field(20, ge=1, le=200, description="Stories a page.")
    cursor: Cursor = None


class StoryOut(Out):
    story: str = Field(description="What it is called by: the article of it that was taken in first.")
    articles: list[CopyOut] = Field(description="In the order of publication, undated ones last.")


class StoryPageOut(Out):
    stories: list[StoryOut] = Field(description="Those of most articles first.")
    total: int = Field(description="Stories that several articles tell.")
    next: str | None = Field(description="Pass as cursor for the next page; null at the end.")
    untold: Untold


def story_page_out(page: StoryPage, untold: int) -> StoryPageOut:
    return StoryPageOut(
        stories=[
            StoryOut(story=told[0].story, articles=[CopyOut.model_validate(article) for article in told])
            for told in page.stories
        ],
        total=page.total,
        next=page.next,
        untold=untold,
    )
