"""Making gold by answering a few prompts."""

from __future__ import annotations

import fcntl
import json
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from eval import authoring
from eval.datasets.jsonl import read_questions
from eval.types import GoldCitation
from qa.errors import InvalidRequestError
from qa.types import Article, Evidence, Passage, Status
from tests.clients import PATIENCE_S

WHY = {"question": "Why?", "status": "no_answer"}
NOON = datetime(2025, 6, 7, 12, tzinfo=UTC)
TEXT = "The bridge at Orn opened in June."
EVIDENCE = Evidence(Passage("bridge", 1, 0, 0, len(TEXT), TEXT, 1), Article("bridge", "Orn", TEXT), 1.0)


def test_what_is_appended_reads_back(tmp_path: Path) -> None:
    gold = tmp_path / "deep" / "gold.jsonl"
    citations = [authoring.quoted(EVIDENCE, "opened in June"), authoring.quoted(EVIDENCE, "")]
    fields = {
        "question": "When did it open?",
        "asked_at": "2025-06-07T12:00:00+00:00",
        "answers": ["June"],
        "citations": citations,
        "status": "answered",
        "tags": ["when"],
    }
    assert authoring.append(gold, fields) == "when-did-it-open"
    (question,) = read_questions(gold)
    assert question.question == "When did it open?"
    assert question.asked_at == NOON
    assert question.citations == (GoldCitation("bridge", "opened in June"), GoldCitation("bridge", TEXT))
    assert (question.answers, question.tags, question.status) == (("June",), ("when",), Status.ANSWERED)


def test_ids_are_new_in_their_file(tmp_path: Path) -> None:
    fields = WHY
    assert [authoring.append(tmp_path / "g.jsonl", fields) for _ in range(3)] == ["why", "why-2", "why-3"]
    assert [one.status for one in read_questions(tmp_path / "g.jsonl")] == [Status.NO_ANSWER] * 3


def test_a_last_line_without_its_end_is_kept(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "question": "?"}', encoding="utf-8")
    authoring.append(gold, WHY)
    assert [one.id for one in read_questions(gold)] == ["a", "why"]


def test_a_broken_file_is_not_added_to(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("{\n", encoding="utf-8")
    with pytest.raises(authoring.GoldFileError, match=r"gold\.jsonl:1"):
        authoring.append(gold, WHY)
    assert gold.read_text() == "{\n"


def test_it_waits_for_whoever_is_adding(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    with ThreadPoolExecutor() as pool:
        with gold.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            added = pool.submit(authoring.append, gold, WHY)
            assert wait([added], timeout=0.3).not_done == {added}
            file.write('{"id": "why", "question": "Why?"}\n')
        assert added.result(PATIENCE_S) == "why-2"
    assert [one.id for one in read_questions(gold)] == ["why", "why-2"]


@pytest.mark.parametrize("name", ["folder", "file/gold.jsonl", "gold.jsonl.gz"])
def test_a_file_that_cannot_be_added_to_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    gold = tmp_path / name
    with pytest.raises(authoring.GoldFileError, match=rf"^{gold}: cannot be added to: "):
        authoring.check(gold)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]


def test_words_that_are_not_in_the_passage_are_no_quote() -> None:
    with pytest.raises(InvalidRequestError, match="opened in May"):
        authoring.quoted(EVIDENCE, "opened in May")


def test_what_is_empty_is_left_out(tmp_path: Path) -> None:
    authoring.append(tmp_path / "g.jsonl", {**WHY, "answers": [], "tags": []})
    assert json.loads((tmp_path / "g.jsonl").read_text()) == {"id": "why", **WHY}


def test_what_breaks_the_format_is_not_added(tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        authoring.append(tmp_path / "g.jsonl", {**WHY, "answers": ["x"]})
    assert not (tmp_path / "g.jsonl").exists()
