"""A body that is asked for by its acronym, or by the name that the acronym is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.composing.timeline import timeline
from qa.answering.evidence.asked_people import asked_people
from qa.archive.listings import StatementQuery
from qa.types import Article, Named
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


BOTH = Article(
    "both",
    "Piers shut",
    "The Orsal Harbour Workers (OHW) met. The OHW said that the piers would be shut.\n\n"
    "The Orsal Harbour Workers said that the cranes stood still.\n\n"
    "The bank of the Orsal Harbour Workers said that it had no cranes.",
)


@pytest.mark.parametrize("asked", ["OHW", "the OHW", "Orsal Harbour Workers"])
def test_statements_are_listed_by_either_name(tmp_path: Path, asked: str) -> None:
    archive = make_archive(tmp_path, BOTH)
    page = timeline(archive, [asked], StatementQuery(), 10).page
    listed = {BOTH.text[one.statement.start : one.statement.end] for one in page.statements}
    assert "The OHW said that the piers would be shut." in listed
    assert "The Orsal Harbour Workers said that the cranes stood still." in listed
    assert timeline(archive, ["OHX"], StatementQuery(), 10).page.total == 0


def test_no_other_body_is_meant_by_an_acronym(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, BOTH)
    (people,) = asked_people([Named("OHW", "OHW")], archive)
    assert [person.name for person in people] == ["The OHW", "The Orsal Harbour Workers"]


@pytest.mark.parametrize("asked", ["EU", "the EU", "European Union"])
def test_bodies_that_no_article_explains_are_meant_by_either_name(tmp_path: Path, asked: str) -> None:
    text = "The EU said that the piers would be shut.\n\nThe European Union said that the cranes stood still."
    (people,) = asked_people([Named(asked, asked)], make_archive(tmp_path, Article("eu", "Piers", text)))
    assert sorted(person.name for person in people) == ["The EU", "The European Union"]


OFFICES = Article(
    "offices",
    "Piers to open",
    "The Orsal Harbour Workers (OHW) met on Monday.\n\n"
    "“It is late,” said Ilra Vensk, the president of the Orsal Harbour Workers.\n\n"
    "“It is cheap,” said Bo Rahn, the head of the laboratory at the OHW.\n\n"
    "“It is done,” said Dara Holt, the OHW's associate president.\n\n"
    "“It is old,” said Tomas Orel, the director of the ferry museum.\n\n"
    "The Taverian Pilots Association (TPA) is closed. “We wait,” said TPA President Una Sand.",
)


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("the OHW's president", ("Ilra Vensk",)),
        ("the president of the Orsal Harbour Workers", ("Ilra Vensk",)),
        ("the OHW chief", ("Ilra Vensk",)),
        ("the head of the OHW", ("Ilra Vensk",)),
        ("the head of the OHW laboratory", ("Bo Rahn",)),
        ("the head of the ferry museum", ("Tomas Orel",)),
        ("the treasurer of the OHW", ()),
        ("the president of the Taverian Pilots Association", ("Una Sand",)),
    ],
)
def test_who_holds_an_office_of_a_body_by_either_name(
    tmp_path: Path, asked: str, people: tuple[str, ...]
) -> None:
    archive = make_archive(tmp_path, OFFICES)
    named = Named(asked.removeprefix("the "), asked)
    assert tuple(one.name for one in asked_people([named], archive)[0]) == people
