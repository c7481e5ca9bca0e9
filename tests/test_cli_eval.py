"""`dateline eval ...` as it is typed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner, Result

import qa.assembly
from api.cli import app
from embeddings import reader
from eval import archives
from eval.datasets import registry
from eval.datasets.jsonl import read_questions
from eval.record import read_record
from qa.answering.finding.ranking import Fusion, from_json
from qa.answering.short import mention_signals
from qa.archive.local import LocalArchive
from qa.errors import DatelineError
from qa.settings import Settings, load_settings
from tests.fakes import WordEncoder
from tests.test_api import BRIDGE, TOLLS

QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "open",
        "question": "When does the bridge over the Orvash open?",
        "asked_at": "2025-12-01",
        "answers": ["June"],
        "citations": [{"article_id": "bridge", "quote": "The bridge over the Orvash opens in June"}],
        "status": "answered",
        "tags": ["when"],
    },
    {
        "id": "toll",
        "question": "What toll would lorries pay?",
        "answers": ["four crowns"],
        "citations": [{"article_id": "tolls"}],
        "status": "answered",
    },
    {"id": "early", "question": "What did Vensk say in 1999?", "status": "no_articles"},
]


@pytest.fixture(scope="module", autouse=True)
def _models() -> Iterator[None]:
    """An encoder that needs no model, and no reranker: to read takes most of the time of an answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(qa.assembly, "load_encoder", lambda *_, **__: WordEncoder())
        patch.setenv("DATELINE_REFUSE_BELOW", "0")
        patch.setenv("DATELINE_RERANKER", "off")
        yield


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reranker."""
    monkeypatch.delenv("DATELINE_RERANKER")
    load_settings.cache_clear()


@contextmanager
def cached(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CACHE", str(folder / "cache"))
        load_settings.cache_clear()
        yield
    load_settings.cache_clear()


@pytest.fixture(name="gold")
def _gold(tmp_path: Path) -> Iterator[Path]:
    """A data set in a folder of its own."""
    with cached(tmp_path):
        yield write_gold(tmp_path / "made-up")


class Ran(NamedTuple):
    """A data set, its archive and a run of every system but ``dateline``."""

    gold: Path
    archive: Path
    folder: Path


@pytest.fixture(name="ran", scope="module")
def _ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """For what only reads them."""
    folder = tmp_path_factory.mktemp("ran")
    with cached(folder):
        gold, out = write_gold(folder / "made-up"), folder / "run"
        result = dateline("run", gold, "--system", "bm25", "--system", "dense", "--out", out)
        assert result.exit_code == 0, result.output
        (archive,) = (folder / "cache" / "eval").glob("*/")
        yield Ran(gold, archive, out)


def write_gold(folder: Path) -> Path:
    (folder / "articles").mkdir(parents=True)
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    for name, text in (("bridge", BRIDGE), ("tolls", TOLLS)):
        article = {
            "id": name,
            "text": text,
            "title": name,
            "source": "Sarn Courier",
            "published": "2025-05-21",
        }
        (folder / "articles" / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    return folder


def dateline(*arguments: object, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, arguments)], input=typed)


def test_list_names_sets_and_formats() -> None:
    shown = dateline("list").output
    assert "sample" in shown
    assert "BEIR, MultiHop-RAG, TREC, SQuAD, Dateline JSONL" in shown


@pytest.mark.usefixtures("reading")
def test_run_writes_a_record_and_its_reports(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = dateline("run", gold, "--system", "dateline", "--system", "bm25", "--out", out)
    assert result.exit_code == 0, result.output
    assert "passage MRR@10" in result.output
    assert "not held out" not in result.output
    record = read_record(out)
    assert list(record.results) == ["dateline", "bm25"]
    assert [one.gold.id for one in record.results["bm25"]] == ["open", "toll", "early"]
    assert record.results["dateline"][0].scores["passage hit@1"] == (1, 1)
    assert record.circumstances.ingest["articles"] == 2
    assert (record.setup.articles, record.setup.model) == (2, "words-1")
    assert record.setup.settings["reranker"] == f"{reader.NAME} {reader.WEIGHTS_SHA256}"
    assert "<svg" in (out / "report.html").read_text(encoding="utf-8")
    assert "| correct |" in (out / "report.md").read_text(encoding="utf-8")


def test_the_archive_is_built_once(gold: Path, tmp_path: Path) -> None:
    dateline("run", gold, "--system", "bm25", "--out", tmp_path / "one")
    (archive,) = (tmp_path / "cache" / "eval").glob("*/")
    before = (archive / "ingest.json").stat().st_mtime_ns
    assert dateline("run", gold, "--system", "bm25", "--out", tmp_path / "two").exit_code == 0
    assert (archive / "ingest.json").stat().st_mtime_ns == before
    article = gold / "articles" / "bridge.json"
    article.write_text(article.read_text().replace("June", "July"))
    dateline("run", gold, "--system", "bm25", "--out", tmp_path / "three")
    assert len(list((tmp_path / "cache" / "eval").glob("*/"))) == 2


def test_clean_leaves_the_newest_archive_what_is_in_use_and_what_is_not_ours(
    gold: Path, tmp_path: Path
) -> None:
    home = tmp_path / "cache" / "eval"
    settings = Settings(cache=tmp_path / "cache", reranker="off")
    built: list[Path] = []
    for month in ("June", "July", "August", "October"):
        (gold / "articles" / "bridge.json").write_text(
            json.dumps({"id": "bridge", "text": f"It is {month}."})
        )
        data = registry.load(str(gold))
        archives.open_for(data, settings, lambda _: None)[0].close()
        built.append(archives.place(data, settings))
    used, half_built, third, newest = built
    (half_built / "ingest.json").unlink()
    corrected = home / "made-up-0123456789abcdef"
    shutil.copytree(third, corrected)
    (corrected / "people.toml").write_text("")
    other_set = third.rename(home / third.name.replace("made-up", "made-up-too"))
    (home / "made-up-notes").mkdir()
    with closing(LocalArchive(used)):
        result = dateline("clean")
    assert result.exit_code == 0, result.output
    assert f"{used} is in use" in result.stderr
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"removed {half_built.name}", "forgot 1 vector that no archive has"]
    assert re.fullmatch(rf"0\.\d MB freed in {re.escape(str(home))}", lines[2])
    left = {"made-up-notes", "vectors.sqlite", *(one.name for one in (used, newest, other_set, corrected))}
    assert {one.name for one in home.iterdir()} == left
    assert dateline("clean").stdout.startswith(f"removed {used.name}\n")
    assert dateline("clean").stdout.startswith("0.0 MB freed")


def test_a_named_archive_is_used(ran: Ran, tmp_path: Path) -> None:
    questions = ran.gold / "questions.jsonl"
    result = dateline("run", questions, "--archive", ran.archive, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert read_record(tmp_path).circumstances.ingest == {}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--system", "oracle"], "no system 'oracle'; there are dateline, fusion, bm25"),
        (["--archive", "nowhere"], "nowhere"),
        (["--server", "http://127.0.0.1:9"], "neither a running Dateline"),
    ],
)
def test_what_cannot_be_run_is_said(ran: Ran, arguments: list[str], complaint: str) -> None:
    result = dateline("run", ran.gold, *arguments)
    assert isinstance(result.exception, DatelineError)
    assert complaint in result.exception.message


def test_another_archive_is_noticed(ran: Ran, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "q", "question": "?", "citations": [{"article_id": "gone"}]}')
    result = dateline("run", other, "--archive", ran.archive)
    assert isinstance(result.exception, DatelineError)
    assert "1 of 1 gold articles are not in the archive, the first is 'gone'" in result.exception.message


def test_compare_gates_a_run_against_its_baseline(ran: Ran, tmp_path: Path) -> None:
    baseline = tmp_path / "kept" / "made-up.json.gz"
    assert dateline("baseline", ran.folder, baseline).exit_code == 0
    same = dateline("compare", baseline, ran.folder, "--gate", "correct", "--lists")
    assert same.exit_code == 0, same.output
    unknown = dateline("compare", baseline, ran.folder, "--gate", "beauty")
    assert isinstance(unknown.exception, DatelineError)


def test_compare_names_systems_and_lists_what_changed(ran: Ran) -> None:
    assert dateline("compare", f"{ran.folder}:bm25", f"{ran.folder}:dense").exit_code == 0
    wrong = dateline("compare", f"{ran.folder}:bm25", f"{ran.folder}:sparse")
    assert isinstance(wrong.exception, DatelineError)
    assert "no system 'sparse', only bm25, dense" in wrong.exception.message


def test_reports_are_written_again_with_what_changed(ran: Ran, tmp_path: Path) -> None:
    result = dateline("report", ran.folder, "--since", ran.folder, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert "changed only" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_export_writes_trec_runs_and_beir_folders(ran: Ran, tmp_path: Path) -> None:
    dateline("export", ran.folder, tmp_path / "trec")
    lines = (tmp_path / "trec" / "bm25.run").read_text().splitlines()
    assert lines[0] == "open Q0 bridge 1 1.000000 bm25"
    dateline("export", ran.gold, tmp_path / "beir")
    qrels = (tmp_path / "beir" / "qrels" / "test.tsv").read_text().splitlines()
    assert qrels == ["query-id\tcorpus-id\tscore", "open\tbridge\t1", "toll\ttolls\t1"]
    again = dateline(
        "run", tmp_path / "beir", "--system", f"run:{tmp_path}/trec/bm25.run", "--out", tmp_path / "b"
    )
    assert again.exit_code == 0, again.output
    assert read_record(tmp_path / "b").results["bm25"][0].scores["article hit@1"] == (1, 1)


def test_add_makes_gold_of_a_person_s_verdict(ran: Ran, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    ask = ("add", "When does the bridge over the Orvash open?", "--gold", file, "--archive", ran.archive)
    assert "added" in dateline(*ask, typed="a\nJune; in June\nwhen\n").output
    assert "not in that passage" in dateline(*ask, typed="c\n1\nin May\n1\nopens in June\n0\nJune\n\n").output
    assert "added" in dateline(*ask, typed="u\n3\n\n").output
    assert "nothing was added" in dateline(*ask, typed="s\n").output
    accepted, corrected, unanswerable = read_questions(file)
    assert accepted.answers == ("June", "in June")
    assert accepted.citations[0].article_id == "bridge"
    assert accepted.tags == ("when",)
    assert [one.quote for one in corrected.citations] == ["opens in June"]
    assert (unanswerable.status, unanswerable.citations) == ("no_answer", ())
    assert dateline("run", file, "--archive", ran.archive, "--out", tmp_path / "two").exit_code == 0


def test_add_asks_for_each_of_two_questions_in_one(ran: Ran, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    both = "When does the bridge over the Orvash open and who designed it?"
    ask = ("add", both, "--gold", file, "--archive", ran.archive)
    assert "added" in dateline(*ask, typed="y\na\nJune\nu\n3\ntwo\n").output
    assert "added" in dateline(*ask, typed="n\nu\n3\n\n").output
    assert "nothing was added" in dateline(*ask, typed="y\na\nJune\ns\n").output
    two, one = read_questions(file)
    first, second = two.parts
    assert (first.question, first.answers) == ("When does the bridge over the Orvash open?", ("June",))
    assert first.citations[0].article_id == "bridge"
    assert (second.question, second.status) == ("Who designed the bridge over the Orvash?", "no_answer")
    assert (two.tags, two.status) == (("two",), None)
    assert (one.parts, one.status) == ((), "no_answer")


@pytest.mark.usefixtures("reading")
def test_fit_prints_what_confidence_is_told_by_and_writes_it_where_told(gold: Path, tmp_path: Path) -> None:
    asked = [
        {**QUESTIONS[0], "id": f"{i}", "answers": ["June" if i % 2 else "October"]}  # right, wrong, right ...
        for i in range(10)
    ]
    (gold / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    result = dateline("fit", f"{gold}=.5", "--confidence")
    assert result.exit_code == 0, result.output
    shown = " ".join(result.output.split())
    # All alike, half of them right; without the article that answers, the other one is found for each.
    assert re.search(r" read made-up 10 0\.4\d+ 0\.500 0\.500 0\.0\d+ 10 0\.[01]\d+ 0\.000 ", shown)
    assert "wrote" not in shown
    file = tmp_path / "confidence.json"
    assert dateline("fit", f"{gold}=.5", "--confidence", "--write", file).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["fitted_on"] == ["made-up=0.5"]


TOWNS = [f"{a}{b}" for a in ("Pell", "Orsal", "Lenna", "Sarn", "Ostrel", "Vash") for b in "abcde"]


@pytest.fixture(name="towns")
def _towns(gold: Path) -> Path:
    """Gold about articles, two a town, of which the later one answers."""
    (gold / "articles" / "bridge.json").unlink()
    (gold / "articles" / "tolls.json").unlink()
    asked = []
    for town in TOWNS:
        for day, price in (("2025-11-30", "four"), ("2023-01-01", "nine")):
            article = {
                "id": f"{town}-{price}",
                "text": f"A ferry ticket costs {price} crowns in {town}.",
                "source": "Sarn Courier",
                "published": day,
            }
            (gold / "articles" / f"{article['id']}.json").write_text(json.dumps(article), encoding="utf-8")
        cited = {"article_id": f"{town}-four", "quote": f"costs four crowns in {town}"}
        asked.append(
            {
                "id": town,
                "question": f"What does a ferry ticket cost in {town}?",
                "asked_at": "2025-12-01",
                "answers": ["four crowns"],
                "citations": [cited],
            }
        )
    (gold / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    return gold


def test_fit_shows_rankings_and_writes_weights(towns: Path, tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    result = dateline("fit", towns, "--ranking", "--write", file)
    assert result.exit_code == 0, result.output
    rows = {line.split("  ")[0].strip(): line.split()[-5:] for line in result.output.splitlines()}
    assert rows["fitted anew, held out"][-4:] == ["1.000"] * 4
    assert "INTERCEPT" not in result.output
    assert "wrote" in result.output
    fitted = from_json(file.read_text(encoding="utf-8"), str(file))
    assert fitted.fitted_on == ("made-up",)
    assert fitted.weights["recency"] > 0
    assert fitted.about.startswith("30 questions: MRR@10 ")


class TestTune:
    def tune(self, *arguments: object) -> Result:
        return CliRunner().invoke(app, ["tune", *map(str, arguments)])

    @pytest.fixture(name="archive")
    def _archive(self, towns: Path, tmp_path: Path) -> Path:
        """One that was tuned to find what is old, so that there is something to learn."""
        folder = tmp_path / "archive"
        command = ["ingest", str(towns / "articles"), "--archive", str(folder)]
        assert CliRunner().invoke(app, command).exit_code == 0
        with closing(LocalArchive(folder)) as opened:
            opened.keep_ranking(Fusion({"recency": -1.0}, about="tuned the wrong way").to_json())
        return folder

    def test_keeps_what_helps_shows_it_and_takes_it_back(self, towns: Path, archive: Path) -> None:
        assert "tuned the wrong way" in CliRunner().invoke(app, ["info", "--archive", str(archive)]).output
        result = self.tune(towns, "--archive", archive)
        assert result.exit_code == 0, result.output
        assert "Kept with the archive; `dateline tune --undo` takes it back" in result.output
        shown = CliRunner().invoke(app, ["info", "--archive", str(archive)]).output
        assert "tuned on 30 questions of made-up" in shown
        assert "Nothing was kept" in self.tune(towns, "--archive", archive).output, "it is as good as it gets"
        seen = dateline("run", towns, "--archive", archive, "--out", archive.parent / "run").output
        assert "fitted on this set: figures of dateline are not held out" in " ".join(seen.split())
        assert "as Dateline ships it again" in self.tune("--undo", "--archive", archive).output
        assert "as it ships" in CliRunner().invoke(app, ["info", "--archive", str(archive)]).output
        assert "nothing to undo" in self.tune("--undo", "--archive", archive).output

    @pytest.mark.parametrize("arguments", [(), ("gold.jsonl", "--undo")])
    def test_wants_either_gold_or_to_undo(self, arguments: tuple[str, ...]) -> None:
        result = self.tune(*arguments)
        assert result.exit_code == 2
        assert "give gold questions to tune to, or --undo" in " ".join(result.output.split())


@pytest.mark.usefixtures("reading")
def test_fit_shows_how_short_answers_do_and_writes_what_they_are_weighed_by(
    towns: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mentions.json"
    result = dateline("fit", f"{towns}=.5", "--answers", "--write", file)
    assert result.exit_code == 0, result.output
    # For every question both prices are within reach; the right one's article is ranked higher.
    assert re.search(r"unread made-up=0.5 30 1\.000 1\.000 \d\.\d{3} ", " ".join(result.output.split()))
    fitted = json.loads(file.read_text(encoding="utf-8"))
    assert fitted["fitted_on"] == ["made-up=0.5"]
    assert fitted["about"].endswith("made-up=0.5, unread: 1.000 of 30 exactly right")
    ships = mention_signals.shipped()
    assert fitted["unread"] != ships.unread
    assert fitted["read"] != ships.read


def test_fit_says_what_it_cannot_be_done_with(gold: Path) -> None:
    result = dateline("fit", gold, "--confidence")
    assert isinstance(result.exception, DatelineError)
    assert "at least 5 right and 5 wrong answers" in str(result.exception)
    for arguments, complaint in (
        ((f"{gold}=lots",), "'lots' is no weight"),
        ((gold, "--ranking", "--write", gold / "nowhere" / "weights.json"), "there is no folder"),
        ((gold, "--write", gold / "weights.json"), "goes with one of --ranking, --confidence,"),
        (("--ranking",), "name a data set, or --topics"),
    ):
        result = dateline("fit", *arguments)
        assert result.exit_code == 2
        assert complaint in " ".join(result.output.split())
