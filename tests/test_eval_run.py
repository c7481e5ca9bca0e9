"""Running: determinism, resuming, failures that are kept."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.compare import compare
from eval.figures import system_figures
from eval.record import read_record, scores_alone, write_record
from eval.run import Job, run, select
from eval.types import GoldQuestion
from qa.errors import InvalidRequestError
from tests.gold import GOOD, QUESTIONS, SETUP, FakeLibrary, FakeSystem, quiet


def job(system: FakeSystem) -> Job:
    return Job(QUESTIONS, [system], FakeLibrary(), SETUP)


class TestSelect:
    questions = tuple(GoldQuestion(str(i), "?") for i in range(50))

    def test_the_seed_decides(self) -> None:
        first = select(self.questions, 10, seed=1)
        assert first == select(self.questions, 10, seed=1)
        assert first != select(self.questions, 10, seed=2)

    def test_the_order_stays(self) -> None:
        ids = [int(one.id) for one in select(self.questions, 10, seed=3)]
        assert ids == sorted(ids)
        assert len(set(ids)) == 10

    def test_all_of_them(self) -> None:
        assert select(self.questions, None, 0) == select(self.questions, 99, 0) == self.questions


class TestRun:
    def test_the_record_holds_every_question_in_order(self, tmp_path: Path) -> None:
        seen: list[tuple[str, int, int]] = []
        record = run(job(FakeSystem(GOOD)), tmp_path, lambda *step: seen.append(step))
        assert [one.gold.id for one in record.results["fake"]] == ["when", "who", "cost"]
        assert seen == [("fake", 1, 3), ("fake", 2, 3), ("fake", 3, 3)]
        assert record.circumstances.peak_memory_mb > 1
        assert read_record(tmp_path) == record

    def test_a_question_that_fails_is_kept_and_scored(self, tmp_path: Path) -> None:
        system = FakeSystem({**GOOD, "who": RuntimeError("no such shelf")})
        record = run(job(system), tmp_path, quiet)
        failed = record.results["fake"][1]
        assert failed.response.error == "RuntimeError: no such shelf"
        assert failed.scores["correct"] == failed.scores["passage hit@50"] == (0, 1)
        figures = system_figures(record.results["fake"])
        assert figures.errors == 1
        assert figures.slices["all"]["correct"].value == pytest.approx(2 / 3)
        assert figures.confusion["answered"] == {
            "answered": 1,
            "no_articles": 0,
            "no_statement": 0,
            "no_answer": 0,
            "error": 1,
        }

    def test_a_run_that_was_cut_off_goes_on(self, tmp_path: Path) -> None:
        with pytest.raises(KeyboardInterrupt):
            run(job(FakeSystem({**GOOD, "cost": KeyboardInterrupt()})), tmp_path, quiet)
        system = FakeSystem(GOOD)
        record = run(job(system), tmp_path, quiet)
        assert system.asked == ["cost"]
        assert [one.response.error for one in record.results["fake"]] == [None] * 3

    def test_half_a_line_is_asked_again(self, tmp_path: Path) -> None:
        run(job(FakeSystem(GOOD)), tmp_path, quiet)
        (tmp_path / "record.json").unlink()
        journal = tmp_path / "responses-fake.jsonl"
        journal.write_bytes(journal.read_bytes()[:-20])
        system = FakeSystem(GOOD)
        run(job(system), tmp_path, quiet)
        assert system.asked == ["cost"]
        assert len([json.loads(line) for line in journal.read_text().splitlines()]) == 1 + 3

    def test_a_finished_run_is_made_anew(self, tmp_path: Path) -> None:
        run(job(FakeSystem(GOOD)), tmp_path, quiet)
        system = FakeSystem(GOOD)
        run(job(system), tmp_path, quiet)
        assert system.asked == ["when", "who", "cost"]

    def test_another_setup_does_not_go_on_with_it(self, tmp_path: Path) -> None:
        run(job(FakeSystem(GOOD)), tmp_path, quiet)
        (tmp_path / "record.json").unlink()
        other = replace(job(FakeSystem(GOOD)), setup=replace(SETUP, code="changed"))
        with pytest.raises(InvalidRequestError, match="another setup"):
            run(other, tmp_path, quiet)

    def test_scores_do_not_depend_on_the_clock(self, tmp_path: Path) -> None:
        first, second = (
            run(job(FakeSystem(GOOD)), tmp_path / name, quiet).results["fake"] for name in ("a", "b")
        )
        assert [one.scores for one in first] == [one.scores for one in second]


class TestRecord:
    def test_packed_and_unpacked(self, tmp_path: Path) -> None:
        record = run(job(FakeSystem(GOOD)), tmp_path, quiet)
        write_record(record, tmp_path / "packed.json.gz")
        assert read_record(tmp_path / "packed.json.gz") == record

    def test_scores_alone_compare_alike_and_hold_no_text(self, tmp_path: Path) -> None:
        record = run(job(FakeSystem(GOOD)), tmp_path, quiet)
        write_record(scores_alone(record), tmp_path / "baseline.json")
        kept = (tmp_path / "baseline.json").read_text()
        assert "ribbon" not in kept
        assert "June" not in kept
        deltas = compare(
            read_record(tmp_path / "baseline.json").results["fake"], record.results["fake"]
        ).slices
        assert {one.change for one in deltas["all"].values()} == {0.0}
        assert list(deltas) == ["all", "unanswerable", "when", "who"]

    @pytest.mark.parametrize("content", ["", "{}", "nonsense"])
    def test_what_is_no_record_is_named(self, tmp_path: Path, content: str) -> None:
        path = tmp_path / "x.json"
        path.write_text(content)
        with pytest.raises(InvalidRequestError, match=r"x\.json: not a run record"):
            read_record(path)

    def test_a_torn_record_is_named(self, tmp_path: Path) -> None:
        whole = gzip.compress(b"{}" * 1000)
        for content in (b"", b"{}", whole[:-9], whole[:12] + b"\xff" * 9 + whole[21:]):
            (tmp_path / "x.json.gz").write_bytes(content)
            with pytest.raises(InvalidRequestError, match=r"x\.json\.gz: not a run record: \S"):
                read_record(tmp_path / "x.json.gz")

    def test_a_missing_record_says_what_writes_one(self, tmp_path: Path) -> None:
        for path, file in ((tmp_path, "record.json"), (tmp_path / "gone", "gone")):
            with pytest.raises(InvalidRequestError, match=f"{file}: there is none; `dateline eval run SET`"):
                read_record(path)
