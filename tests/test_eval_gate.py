"""The whole of evaluation on real data, gated: no measure may become significantly worse.

After a change of the data set, or for the better, a new baseline is made with

    dateline eval run SET --out RUN
    dateline eval baseline RUN eval/baselines/SET.json.gz
"""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from api.render import Page, show_answer
from eval.archives import open_for
from eval.compare import check_comparable, compare, gate
from eval.datasets import registry
from eval.evaluation import Wanted, evaluate, inexact
from eval.record import read_record
from qa.ingest.pipeline import Progress
from qa.settings import load_settings
from qa.types import Question
from tests.gold import quiet

BASELINES = Path(__file__).parents[1] / "eval" / "baselines"
GATED = {
    "sample": ("correct", "citation recall (macro)", "refusal recall", "passage MRR@10", "passage hit@10"),
    "rtqa-mini": ("correct", "choice accuracy", "passage MRR@10", "article MRR@10"),
}


def ignore(progress: Progress) -> None:
    """Watches articles being taken in and says nothing."""


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", GATED)
def test_no_measure_is_significantly_worse_than_in_the_baseline(name: str, tmp_path: Path) -> None:
    if name not in registry.known():
        pytest.skip(f"{name} is not here")
    evaluation = evaluate(Wanted(name, out=tmp_path), load_settings(), ignore, quiet)
    assert inexact(evaluation.record) == []
    assert evaluation.figures["dateline"].errors == 0
    baseline = read_record(BASELINES / f"{name}.json.gz")
    check_comparable(baseline, evaluation.record)
    comparison = compare(baseline.results["dateline"], evaluation.record.results["dateline"])
    assert gate(comparison, GATED[name]) == []
    assert {path.name for path in tmp_path.iterdir()} == {
        "record.json",
        "report.html",
        "report.json",
        "report.md",
        "responses-dateline.jsonl",
    }


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_readme_shows_what_the_sample_answers() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    shown = re.search(
        r'^\$ dateline ask "(.+)" --archive .*\n((?s:.+?))Confidence: (\d+)%\n```', readme, re.MULTILINE
    )
    assert shown
    services, _ = open_for(registry.load("sample"), load_settings(), ignore)
    with closing(services):
        answer = services.assistant.ask(Question(shown[1], asked_at=datetime(2026, 11, 23, tzinfo=UTC)))
    printed = StringIO()
    show_answer(Page(Console(file=printed, highlight=False)), answer)
    assert printed.getvalue().split("Confidence: ")[0] == shown[2]
    assert answer.confidence == pytest.approx(int(shown[3]) / 100, abs=0.03)  # processors round differently
