"""A process killed at any moment loses at most the article in hand."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from qa.archive.local import LocalArchive
from qa.ingest.passages import embedding_text
from qa.types import Filters
from tests.fakes import WordEncoder
from tests.ingest_until_killed import ARTICLES, article

KILLS = 10
LONGEST_RUN = 0.25  # seconds after the first article, before the kill


def run_and_kill(folder: Path, first: int, seconds: float) -> int:
    """The number of the last article that was said to be in."""
    command = [sys.executable, "-m", "tests.ingest_until_killed", str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]) as process:
        assert process.stdout
        said = process.stdout.readline()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        said += process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    return int(said.splitlines()[-1]) if said.endswith(b"\n") else int(said.splitlines()[-2])


def test_killed_at_random_moments_the_archive_stays_whole(tmp_path: Path) -> None:
    moments = random.Random(20250521)  # noqa: S311
    next_number = 0
    for _ in range(KILLS):
        last = run_and_kill(tmp_path, next_number, moments.uniform(0, LONGEST_RUN))
        archive = LocalArchive(tmp_path)
        assert [finding for finding in archive.check() if not finding.ok] == []
        held = sorted(int(a.title.split()[1]) for a in archive.articles(Filters(), 2 * ARTICLES).articles)
        # Each id holds its newest text; the one in hand when the process died may be in as well.
        expected = [list(range(max(0, n - ARTICLES + 1), n + 1)) for n in (last, last + 1)]
        assert held in expected
        newest = article(last)
        for passage in archive.passages_of(newest.id):
            assert passage.text == newest.text[passage.start : passage.end]
            vector = WordEncoder().embed_passages([embedding_text(newest, passage.text)])[0]
            assert archive.nearest(vector, 1, archive.scope(Filters()))[0].score > 0.999
        archive.close()
        next_number = held[-1] + 1
    assert next_number > KILLS
