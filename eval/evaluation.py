"""One evaluation from a data set's name to reports on disk; what `dateline eval run` does."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval import archives, page, provenance, report
from eval.datasets import registry
from eval.figures import Figures, figures
from eval.library import ArchiveLibrary, Library
from eval.measures import EXACTNESS
from eval.record import RunRecord, Setup
from eval.run import Job, Observe, key, run, select
from eval.systems.base import System
from eval.systems.dateline import Dateline
from eval.systems.trec_run import PREFIX, TrecRun
from eval.types import DataSet, GoldQuestion
from qa.answering.retrieval import RANKINGS
from qa.assembly import Services, open_services
from qa.errors import InvalidRequestError
from qa.settings import Settings

RUNS = Path("runs")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to evaluate.

    Args:
        dataset: a known name or a path.
        systems: names in ``RANKINGS``, or ``run:FILE`` for a TREC run.
        ready: use the archive of the settings; otherwise the data set's own, built if need be.
        limit: how many questions, drawn by the seed; None for all.
        out: a folder; None for one under ``runs/`` named after the setup.
    """

    dataset: str
    systems: tuple[str, ...] = ("dateline",)
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


def evaluate(wanted: Wanted, settings: Settings, ingesting: archives.Observe, asking: Observe) -> Evaluation:
    """Open or build the archive, ask, score, and write record and reports.

    Raises:
        InvalidRequestError: an unknown system, a data set that is broken or does not fit the archive.
        NotFoundError: there is no such data set.
        ArchiveError: the archive cannot be used.
    """
    unknown = sorted(set(wanted.systems) - set(RANKINGS))
    if unknown:
        raise InvalidRequestError(
            f"no system {unknown[0]!r}; there are {', '.join(RANKINGS)}", field="system"
        )
    data = registry.load(wanted.dataset)
    services, ingest = _open(data, wanted, settings, ingesting)
    with closing(services):
        library = ArchiveLibrary(services.archive)
        questions = select(data.questions, wanted.limit, wanted.seed)
        check_gold(questions, library)
        setup = _setup(data, wanted, services)
        folder = wanted.out or RUNS / f"{data.name}-{key(setup)[:12]}"
        systems = [_system(name, services) for name in wanted.systems]
        record = run(Job(questions, systems, library, setup, ingest), folder, asking)
    return write(record, folder)


def _open(
    data: DataSet, wanted: Wanted, settings: Settings, ingesting: archives.Observe
) -> tuple[Services, Mapping[str, float]]:
    if wanted.ready:
        return open_services(settings), {}
    return archives.open_for(data, settings, ingesting)


def _system(name: str, services: Services) -> System:
    if name.startswith(PREFIX):
        return TrecRun(Path(name.removeprefix(PREFIX)))
    return Dateline(services.assistant, name)


def check_gold(questions: tuple[GoldQuestion, ...], library: Library) -> None:
    """Refuse an archive that cannot be the questions': most gold articles are not in it.

    Raises:
        InvalidRequestError: so it is.
    """
    wanted = {one.article_id for gold in questions for one in gold.citations}
    missing = [article for article in sorted(wanted) if library.text(article, None) is None]
    if 2 * len(missing) > len(wanted):
        raise InvalidRequestError(
            f"{len(missing)} of {len(wanted)} gold articles are not in the archive, the first is"
            f" {missing[0]!r}; is it the archive of this data set?"
        )


def _setup(data: DataSet, wanted: Wanted, services: Services) -> Setup:
    info = services.archive.info()
    settings = services.settings.model_dump(mode="json", exclude={"archive", "cache"})
    return Setup(
        dataset=data.name,
        dataset_checksum=data.checksum,
        systems=wanted.systems,
        limit=wanted.limit,
        seed=wanted.seed,
        commit=provenance.commit(),
        code=provenance.code_checksum(),
        settings={name: str(value) for name, value in settings.items()},
        model=services.encoder.fingerprint,
        archive_generation=info.state.generation,
        articles=info.articles,
        passages=info.passages,
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
