"""Which articles tell one story."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.opening import ReadyServices
from api.problems import documented
from api.stories import StoriesIn, StoryPageOut, story_page_out

router = APIRouter(tags=["stories"], responses=documented(422, 500, 503))


@router.get("/stories", operation_id="listStories", summary="List stories")
def list_stories(wanted: Annotated[StoriesIn, Query()], services: ReadyServices) -> StoryPageOut:
    """The stories that several articles tell, a page at a time, those of most articles first.

    They are copies of one another, cut, edited, updated or dated anew; answers count them once.
    """
    archive = services.archive
    return story_page_out(archive.stories(wanted.limit, wanted.cursor), archive.count_untold())
