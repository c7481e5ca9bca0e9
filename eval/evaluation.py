"""One evaluation from a data set's name to reports on disk; what `dateline eval run` does."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval import archives, page, provenance, report, targets
from eval.datasets import registry
from eval.figures import Figures, figures
from eval.library import check_gold, known_as
from eval.measures import EXACTNESS
from eval.record import RunRecord, Setup
from eval.run import Job, Observe, key, run, select
from eval.targets import Target
from eval.types import DataSet
from qa.settings import Settings

RUNS = Path("runs")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to evaluate.

    Args:
        dataset: a known name or a path.
        systems: ``dateline``, a baseline or a peer, or ``run:FILE`` for a TREC run.
        server: the address of a server to evaluate instead of an archive here.
        ready: use the archive of the settings; otherwise the data set's own, built if need be.
        limit: how many questions, drawn by the seed; None for all.
        out: a folder; None for one under ``runs/`` named after the setup.
    """

    dataset: str
    systems: tuple[str, ...] = ("dateline",)
    server: str | None = None
    ready: bool = False
    limit: int | None = None
    seed: int = 0
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of it, and the folder it was written to."""

    record: RunRecord
    figures: Mapping[str, Figures]
    folder: Path

    @property
    def not_held_out(self) -> bool:
        """Whether Dateline's ranking was fitted on the very set."""
        setup = self.record.setup
        return setup.dataset in setup.settings.get(targets.FITTED_ON, "").split(", ")


def evaluate(wanted: Wanted, settings: Settings, ingesting: archives.Observe, asking: Observe) -> Evaluation:
    """Open or build the archive, or find the server; ask, score, write record and reports.

    Raises:
        InvalidRequestError: an unknown system, a data set that is broken or does not fit the archive.
        NotFoundError: there is no such data set.
        ArchiveError: the archive cannot be used.
    """
    data = registry.load(wanted.dataset)
    target = _target(data, wanted, settings, ingesting)
    with closing(target):
        questions = select(data.questions, wanted.limit, wanted.seed)
        if target.shows_articles:
            questions = tuple(known_as(one, data.aliases, target.library) for one in questions)
            check_gold(questions, target.library)
        setup = _setup(data, wanted, target)
        folder = wanted.out or RUNS / f"{data.name}-{key(setup)[:12]}"
        job = Job(questions, target.systems, target.library, setup, target.ingest)
        record = run(job, folder, asking)
    return write(record, folder)


def _target(data: DataSet, wanted: Wanted, settings: Settings, ingesting: archives.Observe) -> Target:
    if wanted.server:
        return targets.server(wanted.server)
    return targets.local(data, wanted.systems, settings, None if wanted.ready else ingesting)


def _setup(data: DataSet, wanted: Wanted, target: Target) -> Setup:
    about = target.about
    return Setup(
        dataset=data.name,
        dataset_checksum=data.checksum,
        systems=tuple(system.name for system in target.systems),
        limit=wanted.limit,
        seed=wanted.seed,
        commit=provenance.commit(),
        code=provenance.code_checksum(),
        settings=about.settings,
        model=about.model,
        archive_generation=about.archive_generation,
        articles=about.articles,
        passages=about.passages,
    )


def write(record: RunRecord, folder: Path, since: RunRecord | None = None) -> Evaluation:
    """Make the figures of a record and write every report into the folder.

    Args:
        since: another run, to mark in the page what changed.
    """
    found = figures(record)
    html = page.to_html(record, found, since.results if since else None)
    for name, text in (
        ("report.json", report.to_json(record, found)),
        ("report.md", report.to_markdown(record, found)),
        ("report.html", html),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return Evaluation(record, found, folder)


def inexact(record: RunRecord) -> list[str]:
    """Ids of the questions with a citation that is not exact; a run with any has failed."""
    return [
        one.gold.id
        for results in record.results.values()
        for one in results
        if EXACTNESS in one.scores and one.scores[EXACTNESS][0] < one.scores[EXACTNESS][1]
    ]
