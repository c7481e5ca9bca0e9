"""The question benchmark measures what it says. No test asserts a time."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import qa.assembly
from api.cli import app
from eval.benchmarks import ask, quoted
from eval.types import GoldQuestion
from qa.archive.types import Profile
from qa.assistant import Assistant
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, ASKED, VENSK_2025, VENSK_LATER, make_archive

QUESTIONS = (
    GoldQuestion("signed", "When was the Ostrel pact signed?", ASKED),
    GoldQuestion("fell", "What fell in a storm?", ASKED),
    GoldQuestion("nothing", "Which giraffe won the regatta in 1999?", ASKED),
)


def test_it_asks_every_question_alone_and_from_several_threads(tmp_path: Path) -> None:
    assistant = Assistant(make_archive(tmp_path, VENSK_2025, VENSK_LATER), WordEncoder())
    measured = ask.bench_ask(assistant, WordEncoder(), QUESTIONS, clients=3)
    assert (measured.articles, measured.passages) == (2, 2)
    assert (measured.questions, measured.clients, measured.same) == (3, 3, 3)
    assert 0 < measured.answered < 3
    stages = ["interpret", "retrieve", "sentences", "short answer", "compose", "compare", "spelling", "total"]
    assert list(measured.stages) == stages
    shares = [one["share"] for stage, one in measured.stages.items() if stage != "total"]
    assert sum(shares) <= 1.0 + 0.05  # stages are rounded to a tenth of a millisecond
    assert measured.stages["total"]["share"] == pytest.approx(1)
    assert 0 < measured.clients_p50_ms <= measured.clients_p95_ms


def test_the_command_asks_a_gold_file_of_a_named_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qa.assembly, "load_encoder", lambda *_, **__: WordEncoder())
    make_archive(tmp_path / "archive", VENSK_2025, VENSK_LATER).close()
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps({"id": one.id, "question": one.question}) for one in QUESTIONS))
    options = ["--archive", str(tmp_path / "archive"), "--limit", "2", "--clients", "2"]
    ran = CliRunner().invoke(app, ["bench", "ask", str(gold), *options])
    assert ran.exit_code == 0, ran.output
    assert "2 articles, " in ran.stdout
    assert re.search(r"questions +2, .*\n2 at once", ran.stdout, re.DOTALL)


def test_the_table_shows_every_figure() -> None:
    marks = {"p50": 41.25, "p95": 80.0, "p99": 99.0, "share": 0.625}
    measured = ask.AskBenchmark(
        commit="abc123",
        machine={"processor": "Some CPU", "cores": "2"},
        articles=7530,
        passages=80322,
        questions=200,
        answered=120,
        first_ms=310.0,
        stages={"retrieve": marks},
        rate=20.5,
        clients=8,
        clients_rate=30.25,
        clients_p50_ms=250.0,
        clients_p95_ms=300.0,
        same=199,
        peak_memory_mb=412.0,
    )
    table = ask.render(measured)
    for shown in ("7,530 articles, 80,322 passages", "200, 120 answered", "p50 41.2 ms, p95 80.0 ms", "62%"):
        assert shown in table
    for shown in ("310.0 ms", "20.5 questions/s", "30.2", "199 of 200", "412 MB", "Some CPU, 2", "abc123"):
        assert shown in table


def test_without_a_set_it_asks_for_the_words_of_those_whom_the_archive_quotes_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qa.assembly, "load_encoder", lambda *_, **__: WordEncoder())
    make_archive(tmp_path, *ARTICLES).close()
    ran = CliRunner().invoke(app, ["bench", "ask", "--archive", str(tmp_path), "--limit", "2"])
    assert ran.exit_code == 0, ran.output
    assert re.search(r"questions +2, ", ran.stdout)


def test_an_archive_that_quotes_nobody_wants_a_set(tmp_path: Path) -> None:
    make_archive(tmp_path).close()
    ran = CliRunner().invoke(app, ["bench", "ask", "--archive", str(tmp_path)])
    assert ran.exit_code == 1
    assert "quotes nobody; name a data set" in str(ran.exception)


def test_each_is_asked_for_by_name_by_their_shortest_spelling_and_by_a_role() -> None:
    vensk = Profile("Ilra Vensk", ("Ilra Vensk", "Vensk"), ("the mayor", "a poet"), 9, None, "2025-09-02")
    nobody = Profile("Karesh", ("Karesh",), (), 2, None, None)
    found = quoted.questions([vensk, nobody], 5)
    assert [(one.question, one.asked_at and one.asked_at.isoformat()) for one in found] == [
        ("What did Ilra Vensk say in 2025?", "2025-09-02T12:00:00+00:00"),
        ("What did Vensk say in 2025?", "2025-09-02T12:00:00+00:00"),
        ("What did the mayor say in 2025?", "2025-09-02T12:00:00+00:00"),
        ("What did Karesh say?", None),
    ]
    assert quoted.questions([vensk, nobody], 2) == found[:2]
