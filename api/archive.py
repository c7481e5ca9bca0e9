"""What the archive holds, over the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api import installed_version
from api.schemas import ArchiveOut, Out
from qa.archive.types import ArchiveInfo

Untold = Annotated[
    int, Field(description="Articles whose story is yet to be looked for: `dateline stories --find`.")
]


class ExamplesOut(Out):
    questions: list[str] = Field(description="Questions that this archive can be asked.")


class InfoOut(Out):
    """What the archive holds."""

    version: str = Field(description="Dateline's own.")
    articles: int
    passages: int
    revisions: int
    undated: int
    sources: dict[str, int] = Field(description="Articles by outlet, most first.")
    first_day: str | None = Field(description="The oldest publication date, as precise as known.")
    last_day: str | None = Field(description="The newest publication date, as precise as known.")
    bytes: int = Field(description="On disk.")
    stories: int = Field(description="Stories that several articles tell.")
    untold: Untold
    ranking: str | None = Field(description="How it was tuned to this archive; null: it is as it ships.")
    archive: ArchiveOut


def info_out(info: ArchiveInfo) -> InfoOut:
    """The archive's place on disk stays out: it is nobody's business over a network."""
    return InfoOut(
        version=installed_version(),
        articles=info.articles,
        passages=info.passages,
        revisions=info.revisions,
        undated=info.undated,
        sources=dict(info.sources),
        first_day=info.first_day,
        last_day=info.last_day,
        bytes=info.bytes,
        stories=info.stories,
        untold=info.untold,
        ranking=info.ranking,
        archive=ArchiveOut.model_validate(info.state),
    )
