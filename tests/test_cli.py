"""The command line: what it prints where, its exit codes, and that no traceback reaches a user."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from rich.console import Console

import embeddings
import qa.assembly
from api.answers import AnswerOut, SearchOut
from api.archive import InfoOut
from api.cli import main
from api.render import Page
from qa.answering.finding.ranking import Fusion
from qa.archive.local import LocalArchive
from qa.errors import ArchiveError
from qa.settings import load_settings
from tests.clients import PATIENCE_S
from tests.fakes import WordEncoder
from tests.test_api import BRIDGE, LETTER, TOLLS

ROOT = Path(__file__).parent.parent
SIDECAR = """file,source,title,published
bridge.txt,Sarn Courier,Bridge opens,2025-05-21
tolls.txt,Orvash Wire,Tolls,2024-11-02
"""


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(name="run")
def _run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Runs a command in this process, on an archive of its own, with an encoder that needs no model."""
    monkeypatch.setattr(qa.assembly, "load_encoder", lambda *_, **__: WordEncoder())
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("DATELINE_REFUSE_BELOW", "0")
    monkeypatch.setenv("DATELINE_RERANKER", "off")  # to load it takes longer than most of these tests
    monkeypatch.setattr("api.progress.EVERY_S", float("inf"))  # a busy machine takes long, and would say so
    load_settings.cache_clear()

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main(arguments)
        printed = capsys.readouterr()
        return Ran(int(exit_.value.code or 0), printed.out, printed.err)

    yield run
    load_settings.cache_clear()


@pytest.fixture(name="articles")
def _articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (("bridge", BRIDGE), ("tolls", TOLLS), ("letter", LETTER)):
        (folder / f"{name}.txt").write_text(text)
    (folder / "metadata.csv").write_text(SIDECAR)
    return folder


@pytest.fixture(name="filled")
def _filled(run: Run, articles: Path) -> Run:
    assert run("ingest", str(articles)).code == 0
    return run


def test_ingest_counts_and_does_nothing_twice(run: Run, articles: Path) -> None:
    first = run("ingest", str(articles))
    assert first.code == 0
    assert first.out.startswith("3 added, 0 updated, 0 unchanged, 0 rejected; 3 passages embedded in ")
    assert first.err == ""
    assert run("ingest", str(articles)).out.startswith("0 added, 0 updated, 3 unchanged, 0 rejected; 0 pass")
    (articles / "letter.txt").write_text(f"{LETTER} Others write that it is not.")
    third = run("ingest", str(articles / "bridge.txt"), str(articles / "tolls.txt"))
    assert third.out.startswith("0 added, 0 updated, 2 unchanged, 0 rejected;")


def test_a_folder_that_has_no_article_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("ingest", str(tmp_path / "empty"))
    assert (ran.code, ran.err) == (0, "Nothing that can be read as an article was found there.\n")


def test_ingest_names_what_it_rejects_and_takes_the_rest(run: Run, articles: Path) -> None:
    (articles / "broken.json").write_text('{"text": ')
    (articles / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = run("ingest", str(articles), str(articles / "nowhere"))
    assert ran.code == 1
    assert ran.out.startswith("3 added, 0 updated, 0 unchanged, 3 rejected;")
    rejected = [line.partition(": ")[0] for line in ran.err.splitlines()]
    names = ("broken.json", "picture.png", "nowhere")
    assert rejected == [f"rejected {articles / name}" for name in names]
    assert all(line.partition(": ")[2] for line in ran.err.splitlines())


def test_ask_shows_the_answer_and_what_it_rests_on(filled: Run) -> None:
    ran = filled("ask", "what", "did", "Vensk", "say", "about", "the", "bridge", "in", "2025")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "[1]" in lines[0]
    citations = [line for line in lines if line.startswith("[")]
    assert citations
    # The answer is the cited words themselves: they are not said twice.
    assert citations == [f"[{n}] Sarn Courier, 2025-05-21" for n in range(1, len(citations) + 1)]
    understood = "Understood as: statements · about “bridge” · by Vensk · "
    assert f"{understood}published 2025-01-01 to 2025-12-31 (“in 2025”)" in lines
    assert (
        "Searched: 1 of 3 articles; 1 left out for want of a date (--include-undated takes them in)" in lines
    )
    assert "\x1b" not in ran.out


def test_ask_says_which_nothing_it_found(filled: Run) -> None:
    ran = filled("ask", "what did Vensk say in 2019")
    assert ran.code == 0
    assert not ran.out.startswith("[")
    assert "Searched: 0 of 3 articles" in ran.out


def test_json_is_the_schema_of_the_api(filled: Run) -> None:
    answer = AnswerOut.model_validate_json(filled("ask", "--json", "who spoke of the bridge").out)
    assert answer.question == "who spoke of the bridge"
    result = SearchOut.model_validate_json(filled("search", "bridge", "--json", "--top-k", "2").out)
    assert [passage.rank for passage in result.passages] == [1, 2]
    published = json.loads(filled("search", "bridge", "--json").out)["passages"][0]["published"]
    assert set(published) == {"value", "precision", "from"}
    info = InfoOut.model_validate_json(filled("info", "--json").out)
    assert (info.articles, info.undated) == (3, 1)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], {"Bridge opens", "Tolls", ""}),
        (["--from", "2025"], {"Bridge opens"}),
        (["--to", "2024-11"], {"Tolls"}),
        (["--to", "2024-11-01"], set()),
        (["--to", "2024", "--include-undated"], {"Tolls", ""}),
        (["--source", "Orvash Wire", "--source", "Sarn Courier"], {"Bridge opens", "Tolls"}),
    ],
)
def test_options_keep_to_some_articles(filled: Run, options: list[str], found: set[str]) -> None:
    ran = filled("search", "bridge ferry Orvash", "--json", *options)
    passages = SearchOut.model_validate_json(ran.out).passages
    assert {passage.title if passage.published else "" for passage in passages} == found


def test_search_shows_passages_with_their_place(filled: Run) -> None:
    ran = filled("search", "toll of four crowns", "--top-k", "1")
    first, excerpt, place, *_ = ran.out.splitlines()
    assert first == "1. Orvash Wire, 2024-11-02, Tolls"
    assert excerpt.strip().startswith("Transport Minister Ilra Vensk told")
    assert f"[0:{len(TOLLS.strip())}] · score " in place


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask"], "QUESTION"),
        (["ask", " "], "The question should not be blank"),
        (["ask", "caf\udce9"], "The question should be a valid string"),
        (["ask", "x" * 2001], "The question should have at most 2,000 characters"),
        (["ask", "q", "--from", "May"], "2025-05"),
        (
            ["ask", "q", "--from", "2025-02", "--to", "2025-01"],
            "--to: should not be before --from, 2025-02-01",
        ),
        (
            ["statements", "--from", "2025-02", "--to", "2025-01"],
            "--to: should not be before --from, 2025-02-01",
        ),
        (["ask", "q", "--asked-at", "soon"], "2025-05-21T09:30"),
        (["ask", "q", "--top-k", "0"], "greater than or equal to 1"),
        (["ask", "q", "--unknown"], "--unknown"),
        (["ask", "q", "--after", ""], "--after: should not be blank"),
        (["search", "q", *["--after", "p"] * 21], "--after: should have at most 20 entries"),
        (["ask", "q", *["--source", "s"] * 1001], "--source: should have at most 1,000 entries"),
        (["serve", "--port", "70000"], "65535"),
        (["nothing"], "nothing"),
    ],
)
def test_wrong_usage_is_explained(run: Run, arguments: list[str], complaint: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in " ".join(ran.err.replace("│", " ").split())
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", [["ask", "q"], ["search", "q"], ["info"], ["doctor"], ["delete", "a"]])
def test_an_archive_that_is_not_there_is_named(run: Run, tmp_path: Path, command: list[str]) -> None:
    ran = run(*command, "--archive", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out) == (1, "")
    [line] = ran.err.splitlines()
    assert line.startswith("dateline: ")
    assert str(tmp_path / "nowhere") in line
    assert "name one with --archive" in line
    assert "dateline ingest PATH" in line
    assert not (tmp_path / "nowhere").exists()


def test_a_setting_that_is_wrong_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ARCHVE", "elsewhere")
    load_settings.cache_clear()
    ran = run("info")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("dateline: unknown setting DATELINE_ARCHVE;")
    assert len(ran.err.splitlines()) == 1


def test_what_nobody_foresaw_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the disk\nis gone")

    monkeypatch.setattr(qa.assembly, "open_archive", fail)
    ran = run("info")
    assert (ran.code, ran.out) == (1, "")
    [line] = ran.err.splitlines()
    assert line.startswith("dateline: unexpected RuntimeError: the disk is gone (more in ")
    kept = Path(line.rpartition("(more in ")[2].rstrip(")"))
    assert "RuntimeError: the disk" in kept.read_text()
    kept.unlink()


def test_info_shows_the_archive(filled: Run, tmp_path: Path) -> None:
    rows = dict(line.split(maxsplit=1) for line in filled("info").out.splitlines())
    assert rows["Archive"] == str(tmp_path / "archive")
    assert rows["Articles"] == "3, 1 of them without a date"
    assert rows["Stories"] == "0 that several articles tell"
    assert rows["Published"] == "2024-11-02 to 2025-05-21"
    assert rows["Model"] == "words"


def test_doctor_finds_and_repairs(filled: Run, tmp_path: Path) -> None:
    healthy = filled("doctor")
    assert healthy.code == 0
    assert {line.split()[0] for line in healthy.out.splitlines()} == {"ok"}
    for file in (tmp_path / "archive").glob("*.faiss"):
        file.write_bytes(b"torn")
    ill = filled("doctor")
    assert ill.code == 1
    assert "WRONG" in ill.out
    assert "dateline doctor --repair" in ill.out
    assert filled("doctor", "--repair").code == 0
    assert filled("doctor").code == 0


def test_reembed_keeps_every_article(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    other = WordEncoder()
    other.name, other.fingerprint = "other words", "words-2"
    monkeypatch.setattr(qa.assembly, "load_encoder", lambda *_, **__: other)
    refused = filled("ask", "who spoke")
    assert refused.code == 1
    assert "`dateline reembed`" in refused.err
    assert filled("reembed").out == "3 articles embedded again\n"
    result = SearchOut.model_validate_json(filled("search", "toll of four crowns", "--json").out)
    assert (result.archive.model, result.passages[0].title) == ("other words", "Tolls")


def test_reembed_says_that_ranking_was_tuned_to_the_old_vectors(filled: Run) -> None:
    with closing(LocalArchive(load_settings().archive)) as archive:
        archive.keep_ranking(Fusion({"bm25": 1.0}, about="tuned on 40 questions of mine").to_json())
    assert "tuned on 40 questions of mine" in filled("info").out
    assert "ranking was tuned to the old vectors and is as it ships again" in filled("reembed").out
    assert "as it ships" in filled("info").out


def test_a_model_that_is_not_there_is_named(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa.assembly, "load_encoder", embeddings.load_encoder)
    monkeypatch.setenv("DATELINE_MODEL", "nowhere/no-model")
    load_settings.cache_clear()
    ran = filled("ask", "who spoke")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("dateline: DATELINE_MODEL=nowhere/no-model: ")
    assert len(ran.err.splitlines()) == 1


def test_delete_removes_and_names_what_is_not_there(filled: Run) -> None:
    passages = SearchOut.model_validate_json(filled("search", "tolls", "--json").out).passages
    ids = sorted({passage.article_id for passage in passages})
    assert filled("delete", *ids[:2]).out == f"deleted {ids[0]}\ndeleted {ids[1]}\n"
    again = filled("delete", ids[0])
    assert again.code == 1
    assert again.err.startswith(f"dateline: there is no article {ids[0]!r} in ")


def test_bench_names_articles_that_are_too_short(run: Run, articles: Path) -> None:
    ran = run("bench", "embed", str(articles / "letter.txt"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"dateline: {articles / 'letter.txt'} holds too little text for one passage\n"


def test_articles_do_not_drive_the_terminal() -> None:
    written = StringIO()
    page = Page(Console(file=written, force_terminal=True, width=30, color_system="standard"))
    page.line("safe \x1b]0;title\x07 \x9b31m [bold]text[/bold] :smile: that goes on for more", indent=4)
    lines = written.getvalue().splitlines()
    assert lines[0] == "    safe �]0;title� �31m"
    assert "[bold]text[/bold] :smile:" in written.getvalue()
    assert all(line.startswith("    ") and len(line) <= 30 for line in lines)


def test_version_and_help_load_nothing_heavy() -> None:
    heavy = "{'torch', 'onnxruntime', 'faiss', 'numpy', 'pydantic', 'fastapi', 'rich.console'}"
    code = f"import sys, api.cli; assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# Processes of their own: signals, pipes and a real server.


def start(tmp_path: Path, *arguments: str, **more: Any) -> subprocess.Popen[str]:
    """`dateline` in a process of its own."""
    command = [sys.executable, "-m", "tests.dateline_with_words", *arguments]
    environment = {
        "PATH": "/usr/bin:/bin",
        "DATELINE_ARCHIVE": str(tmp_path / "archive"),
        "DATELINE_REFUSE_BELOW": "0",
        "DATELINE_RERANKER": "off",
    }
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        text=True,
        stdin=more.get("stdin"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture(name="address")
def _address(filled: Run, tmp_path: Path) -> Iterator[str]:
    server = start(tmp_path, "serve", "--port", "0", "--gold", str(tmp_path / "deep" / "gold.jsonl"))
    assert server.stdout is not None
    assert server.stdout.readline() == f"Opening {tmp_path / 'archive'} …\n"
    ready = server.stdout.readline()
    assert ready.startswith("Dateline answers from 3 articles on http://127.0.0.1:")
    yield ready.split()[6]
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=PATIENCE_S)
    assert (server.returncode, out, err) == (0, "", "")


def test_serve_answers_and_keeps_gold_until_ctrl_c(address: str, tmp_path: Path) -> None:
    with httpx.Client(base_url=address, timeout=60) as client:
        assert client.get("/readyz").json() == {"status": "ready"}
        answer = client.post("/v1/ask", json={"question": "what did Vensk say about the bridge"}).json()
        assert answer["status"] == "answered"
        # An id that is itself percent-encoded is decoded once, and only once.
        location = client.post("/v1/articles", json={"id": "a%2Fb", "text": BRIDGE}).headers["location"]
        assert location == "/v1/articles/a%252Fb"
        assert client.get(location).json()["id"] == "a%2Fb"
        assert client.get("/v1/articles/%ff").status_code == 404
        assert client.get("/", headers={"host": "attacker.example"}).status_code == 421
        long = client.post("/v1/ask", content=b" " * 2_000_000, headers={"content-type": "application/json"})
        assert long.status_code == 413
        kept = client.post("/v1/gold", json={"question": "Why?", "verdict": "unanswerable"})
        assert (kept.status_code, kept.json()) == (201, {"id": "why"})
    gold = (tmp_path / "deep" / "gold.jsonl").read_text().splitlines()
    assert [json.loads(line)["question"] for line in gold] == ["Why?"]


def test_serve_does_not_start_with_a_gold_file_that_it_cannot_add_to(run: Run, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "a", "question": "?"}\n{')
    ran = run("serve", "--port", "0", "--gold", str(gold))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"dateline: {gold}:2: not JSON: ")


def test_serve_says_that_a_port_is_taken(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert ran.code == 1
    assert ran.err.startswith(f"dateline: port {port} of 127.0.0.1 is in use;")


def test_serve_stops_where_the_archive_cannot_be_opened(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "archive" / "archive.sqlite").write_text("no archive")
    server = start(tmp_path, "serve", "--port", "0")
    _, err = server.communicate(timeout=PATIENCE_S)
    assert server.returncode == 1
    assert err.splitlines()[-1].startswith("dateline: ")
    assert "Traceback" not in err


def test_ctrl_c_keeps_what_was_taken_in(tmp_path: Path) -> None:
    process = start(tmp_path, "ingest", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    for number in range(40):
        text = f"Lorry number {number} crossed the bridge. " * 20
        process.stdin.write(json.dumps({"id": str(number), "text": text}) + "\n")
    process.stdin.flush()
    before = wait_for_articles(tmp_path / "archive", 10, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    added = int(out.split()[0])
    assert added >= before
    assert "the same command goes on from there" in err
    # The article in hand may be in without having been counted.
    assert LocalArchive(tmp_path / "archive").info().articles in (added, added + 1)


def wait_for_articles(folder: Path, number: int, process: subprocess.Popen[str]) -> int:
    """How many articles there are, once there are so many."""
    while process.poll() is None:
        time.sleep(0.05)
        with suppress(ArchiveError):  # not there yet
            articles = LocalArchive(folder).info().articles
            if articles >= number:
                return articles
    pytest.fail(f"it ended by itself: {process.communicate()}")


@pytest.mark.parametrize("command", [["search", "bridge", "--json"], ["articles"], ["--help"]])
@pytest.mark.usefixtures("filled")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, command: list[str]) -> None:
    process = start(tmp_path, *command)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(PATIENCE_S) == 128 + signal.SIGPIPE


def test_ask_as_of_a_month_and_how_it_was_read(filled: Run) -> None:
    ran = filled("ask", "what is known of the tolls now", "--as-of", "2024", "--json")
    answer = AnswerOut.model_validate_json(ran.out)
    assert answer.coverage.in_scope == 1
    assert answer.interpretation.prefers_newest
    told = filled("ask", "what did Vensk say in May", "--asked-at", "2025-12-15T09:00")
    assert "(“in May”, taken as May 2025, the last May before 15 December 2025)" in told.out
