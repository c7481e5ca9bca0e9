"""How far a long run has come, where it is no terminal that looks on."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

import api.progress
from api.progress import measuring, progress
from qa.ingest.pipeline import Progress


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def told(*steps: tuple[float, float, float | None, str], quiet: bool = False, terminal: bool = False) -> str:
    """What is written where, after so many seconds, so much of so much is done."""
    written, clock = StringIO(), Clock()
    console = Console(file=written, width=30, force_terminal=terminal)
    with progress(console, quiet=quiet, clock=clock) as show:
        for after, done, total, words in steps:
            clock.now = 1000 + after
            show(done, total, words)
    return written.getvalue()


def test_a_line_every_ten_seconds_with_the_time_left() -> None:
    lines = told(
        (5, 5, 120, "5 articles"),
        (10, 20, 120, "20 articles, 2.0/s"),  # 100 more, 2 a second
        (19, 38, 120, "38 articles"),
        (40, 30, 120, "30 [b]articles[/b]"),  # 90 more, .75 a second; no markup, nothing wrapped
    )
    assert lines.splitlines() == [
        "17%, 20 articles, 2.0/s, 0:00:50 left",
        "25%, 30 [b]articles[/b], 0:02:00 left",
    ]


def test_of_next_to_nothing_no_time_left_is_told() -> None:
    lines = told((10, 1, 101, "1 article"), (20, 2, 101, "2 articles"))
    assert lines.splitlines() == ["1%, 1 article", "2%, 2 articles, 0:16:30 left"]


def test_where_the_end_is_not_known_none_is_told() -> None:
    assert told((11, 7, None, "7 articles"), (22, 0, 9, "0 of 9")) == "7 articles\n0 of 9\n"


def test_short_runs_and_quiet_ones_write_nothing() -> None:
    assert told((1, 1, 2, "one"), (9.9, 2, 2, "two")) == ""
    assert told((60, 1, 2, "one"), quiet=True) == ""
    assert told((60, 1, 2, "one"), quiet=True, terminal=True) == ""


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end() -> None:
    shown = told((1, 1, 2, "one of two"), terminal=True)
    assert "one of two" in shown
    assert shown.endswith("\x1b[2K")


def test_a_measurement_tells_a_log_what_it_is_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(api.progress, "EVERY_S", 0.0)
    with measuring() as shown:
        shown.ingested(Progress("a.txt", 2, 0, 0, 1, 9, 1.0))
        shown.asked("dateline", 4, 4)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "taking articles in: 3\n100%, asking dateline: 4 of 4, 0:00:00 left\n"
