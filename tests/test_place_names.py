"""Places under the other of their two English names."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.answering.question.asked_names import has_name
from qa.archive.spellings import otherwise
from qa.assistant import Assistant
from qa.language.places import other_names
from qa.types import Article, Question, Status
from tests.fakes import WordEncoder
from tests.newsroom import ASKED, make_archive


def test_either_name_stands_for_the_other() -> None:
    assert (other_names("kiev"), other_names("kyiv")) == (("kyiv",), ("kiev",))
    assert other_names("zaporozhye") == ("zaporizhzhia", "zaporizhia")
    assert otherwise("artsakh") == ("karabakh",)
    assert other_names("orsal") == ()


def test_an_article_has_a_place_under_its_other_name() -> None:
    assert has_name("Shells fell on Kharkiv.", "Kharkov")
    assert has_name("Talks on Nagorno-Karabakh began.", "Artsakh")
    assert not has_name("Shells fell on Kharkiv.", "Kiev")


@pytest.mark.parametrize(("place", "found"), [("Kharkov", True), ("Kharkiv", True), ("Kiev", False)])
def test_what_is_asked_under_one_name_is_found_under_the_other(
    tmp_path: Path, place: str, found: bool
) -> None:
    text = "The shells that fell on Kharkiv killed four people."
    archive = make_archive(
        tmp_path, Article("a", "War", text, "Wire"), Article("b", "Rain", "It rained.", "Wire")
    )
    answer = Assistant(archive, WordEncoder()).ask(
        Question(f"How many people were killed in {place}?", ASKED)
    )
    assert (answer.status is Status.ANSWERED, answer.unknown) == (found, () if found else ("Kiev",))
