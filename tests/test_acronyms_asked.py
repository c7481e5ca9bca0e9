"""A body that is asked for by its acronym, or by the name that the acronym is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.types import Article
from qa.understanding import understand
from tests.newsroom import asking, make_archive

UNION = Article(
    "union",
    "Rails closed",
    "Ilra Vensk heads the Orsal Harbour Workers (OHW). The OHW said that the rails would be closed.",
)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("the OHW", ("The OHW",)),
        ("the Orsal Harbour Workers", ("The OHW",)),
        ("the Orsal Harbour Office", ()),
    ],
)
def test_who_is_meant(tmp_path: Path, asked: str, people: tuple[str, ...]) -> None:
    archive = make_archive(tmp_path, UNION)
    (speaker,) = understand(archive, asking(f"what did {asked} say about rails")).interpretation.speakers
    assert speaker.people == people
