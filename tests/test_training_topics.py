"""Topics with somebody's statements, as groups to learn from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.training.sources import Sources, gather
from eval.training.topics import read_topics
from qa.answering.evidence.read_statements import LED_IN
from qa.archive.local import LocalArchive
from qa.errors import InvalidRequestError
from qa.types import Article
from tests.newsroom import make_archive

LONG = " ".join(["word"] * (LED_IN + 5)) + "."
TEXT = f"Vensk came late. “The dues are too high,” he said. {LONG} “It rains,” he said. He left."


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> LocalArchive:
    return make_archive(tmp_path / "archive", Article("talks", "Talks", TEXT, "Wire"))


def statement(words: str, right: bool, article: str = "talks") -> list[Any]:
    start = TEXT.index(words)
    return [article, start, start + len(words), int(right)]


DUES = statement("“The dues are too high,” he said.", True)
RAIN = statement("“It rains,” he said.", False)


def asked(folder: Path, statements: list[list[Any]], **more: Any) -> Path:
    line = {"speaker": "Vensk", "topic": "fees", "question": "Vensk on fees", "apart": False} | more
    path = folder / "topics.jsonl"
    path.write_text(json.dumps(line | {"statements": statements}) + "\n", encoding="utf-8")
    return path


def test_what_is_on_the_topic_competes_with_what_is_beside_it(tmp_path: Path, archive: LocalArchive) -> None:
    (group,) = read_topics(asked(tmp_path, [RAIN, DUES]), archive, 1)
    assert (group.question, group.origin) == ("Vensk on fees", "Vensk")
    assert group.answering
    assert group.answering.text == "Vensk came late. “The dues are too high,” he said."
    assert group.answering.answer is None  # as a whole
    assert [one.text for one in group.others] == [f"… {LONG[-5 * LED_IN :].strip()} “It rains,” he said."]


def test_where_nothing_is_on_it_nothing_answers(tmp_path: Path, archive: LocalArchive) -> None:
    (group,) = read_topics(asked(tmp_path, [RAIN]), archive, 1)
    assert group.answering is None


@pytest.mark.parametrize(
    ("statements", "more"), [([DUES], {}), ([DUES, RAIN], {"apart": True}), ([["gone", 0, 5, 0]], {})]
)
def test_what_teaches_nothing_is_left_out(
    tmp_path: Path, archive: LocalArchive, statements: list[list[Any]], more: dict[str, Any]
) -> None:
    assert list(read_topics(asked(tmp_path, statements, **more), archive, 1)) == []


def test_a_broken_line_is_named(tmp_path: Path, archive: LocalArchive) -> None:
    with pytest.raises(InvalidRequestError, match=r"topics\.jsonl:1: speaker: "):
        list(read_topics(asked(tmp_path, [DUES], speaker=None), archive, 1))


def test_topics_want_their_archive(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="name that archive, too"):
        gather(Sources(topics=asked(tmp_path, [DUES, RAIN])), 1, print)
