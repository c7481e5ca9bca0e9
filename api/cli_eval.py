"""`dateline eval ...`: parse, call, show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api import options
from api.cli_fit import fit
from api.cli_gold import add
from api.cli_train import train

if TYPE_CHECKING:
    from rich.table import Table

    from eval.compare import Comparison, Delta
    from eval.evaluation import Evaluation

eval_app = typer.Typer(
    name="eval",
    help="Measure answers against gold: error bars, baselines, comparisons.",
    no_args_is_help=True,
)


@eval_app.command("list")
def list_sets() -> None:
    """Show the data sets that can be run by name, and the formats that can be read by path."""
    from rich.console import Console
    from rich.table import Column, Table

    from eval.datasets import registry

    table = Table("name", "format", Column("path", overflow="fold"), box=None)
    for name, (path, format_) in registry.known().items():
        table.add_row(name, format_.name, str(path))
    Console().print(table)
    Console().print("By path: " + ", ".join(one.name for one in registry.FORMATS), soft_wrap=True)


@eval_app.command()
def run(
    dataset: Annotated[str, typer.Argument(metavar="SET", help="A data set's name or path.")],
    archive: options.SetArchive = None,
    systems: Annotated[
        list[str] | None,
        typer.Option(
            "--system",
            metavar="NAME",
            help="dateline, fusion (it without the reranker), bm25, dense, rrf, txtai, haystack or run:FILE. "
            "May be repeated.",
        ),
    ] = None,
    server: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Evaluate a running Dateline, or an OpenAI-compatible endpoint."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many, drawn by the seed.")] = None,
    seed: Annotated[int, typer.Option(help="For drawing questions and for resampling.")] = 0,
    out: Annotated[Path | None, typer.Option(file_okay=False, help="Folder for record and reports.")] = None,
) -> None:
    """Ask every question of a data set and measure what comes back.

    A run that was cut off goes on where it stopped. The exit code is 1 if any citation is not exact.
    """
    from api.progress import measuring
    from eval.evaluation import Wanted, evaluate, inexact

    wanted = Wanted(
        dataset,
        tuple(systems or ["dateline"]),
        server=server,
        ready=archive is not None,
        limit=limit,
        seed=seed,
        out=out,
    )
    with measuring() as shown:
        evaluation = evaluate(wanted, options.settings(archive), shown.ingested, shown.asked)
    _show(evaluation)
    if evaluation.not_held_out:
        typer.echo("The weights of ranking were fitted on this set: figures of dateline are not held out.")
    if broken := inexact(evaluation.record):
        typer.echo(f"dateline: citations that are not exact: {', '.join(broken)}", err=True)
        raise typer.Exit(1)


@eval_app.command()
def report(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A run's folder or record.")],
    since: Annotated[
        Path | None, typer.Option(metavar="RUN", help="Mark what changed since this run.")
    ] = None,
    out: Annotated[Path | None, typer.Option(file_okay=False, help="Folder for the reports.")] = None,
) -> None:
    """Write the reports of a run again."""
    from eval.evaluation import write
    from eval.record import read_record

    folder = out or (run if run.is_dir() else run.parent)
    folder.mkdir(parents=True, exist_ok=True)
    _show(write(read_record(run), folder, read_record(since) if since else None))


@eval_app.command()
def compare(
    before: Annotated[str, typer.Argument(metavar="A", help="A run's folder or record, or RUN:SYSTEM.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The same of the newer run.")],
    gates: Annotated[
        list[str] | None,
        typer.Option("--gate", metavar="MEASURE", help="Exit with 1 if it is significantly worse in B."),
    ] = None,
    lists: Annotated[bool, typer.Option("--lists", help="Name the questions that changed.")] = False,
) -> None:
    """Compare two runs over the same questions: is a difference more than chance?"""
    from eval import compare as comparing

    comparison = comparing.compare_runs(before, after)
    _show_comparison(comparison, lists)
    closed = comparing.gate(comparison, gates or [])
    for one in closed:
        typer.echo(f"dateline: {one.measure} is worse: {one.change:+.3f}, p = {one.p:.4f}", err=True)
    if closed:
        raise typer.Exit(1)


@eval_app.command()
def export(
    what: Annotated[str, typer.Argument(metavar="RUN|SET", help="A run's folder, or a data set.")],
    out: Annotated[Path, typer.Argument(file_okay=False, help="Folder to write into.")],
) -> None:
    """Write a run as TREC run files, a file a system, or a data set as a BEIR folder."""
    from eval.datasets import beir, registry, trec
    from eval.record import read_record

    if not (Path(what) / "record.json").is_file():
        beir.write(registry.load(what), out)
        typer.echo(f"wrote {out}, a BEIR folder")
        return
    out.mkdir(parents=True, exist_ok=True)
    for system, results in read_record(Path(what)).results.items():
        file = out / f"{system}.run"
        file.write_text("".join(trec.run_lines(results, system)), encoding="utf-8")
        typer.echo(f"wrote {file}")


@eval_app.command()
def baseline(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A run's folder or record.")],
    file: Annotated[Path, typer.Argument(dir_okay=False, help="A name ending in .json or .json.gz.")],
) -> None:
    """Keep a run's scores without its texts, to compare later runs with."""
    from eval.record import read_record, scores_alone, write_record

    file.parent.mkdir(parents=True, exist_ok=True)
    write_record(scores_alone(read_record(run)), file)
    typer.echo(f"wrote {file}")


@eval_app.command()
def clean() -> None:
    """Remove archives of data sets that newer ones of the same set have taken the place of.

    A change of articles, model or code makes a new one; the newest of each set stays, and so does
    what is in use. Vectors remembered for the next one go when no archive that is left has them.
    They are in the folder `eval` of DATELINE_CACHE.
    """
    from api.render import count
    from eval import archives
    from qa.errors import ArchiveError

    settings, freed = options.settings(None), 0
    for folder in archives.superseded(settings):
        try:
            freed += archives.remove(folder)
        except ArchiveError as error:
            typer.echo(f"left: {error.message}", err=True)
        else:
            typer.echo(f"removed {folder.name}")
    try:
        vectors, bytes_ = archives.forget_vectors(settings)
    except ArchiveError as error:
        typer.echo(f"left: {error.message}", err=True)
    else:
        freed += bytes_
        if vectors:
            typer.echo(f"forgot {count(vectors, 'vector')} that no archive has")
    typer.echo(f"{freed / 1e6:,.1f} MB freed in {archives.home(settings)}")


eval_app.command("fit")(fit)
eval_app.command("add")(add)
eval_app.command("train")(train)


def _show(evaluation: Evaluation) -> None:
    """The head of the report; several systems side by side, without intervals for want of room."""
    from rich.console import Console
    from rich.table import Table

    from eval import report
    from eval.figures import ALL

    systems = evaluation.figures.values()
    table = Table("", *evaluation.figures, box=None)
    for measure in report.HEAD:
        found = [one.slices[ALL].get(measure) for one in systems]
        if any(found):
            cells = (
                report.show(one) if len(systems) == 1 else (report.short(one.value) if one else "–")
                for one in found
            )
            table.add_row(measure, *cells)
    for mark in ("p50", "p95"):
        times = (one.latency.get("total", {}).get(mark, 0.0) for one in systems)
        table.add_row(f"latency {mark}, ms", *(f"{time:.0f}" for time in times))
    indexing = evaluation.record.circumstances.indexing
    for name, key in (("own index, s", "seconds"), ("own index, MB", "memory_mb")):
        taken = [indexing.get(system, {}).get(key) for system in evaluation.figures]
        if any(one is not None for one in taken):
            table.add_row(name, *("–" if one is None else f"{one:.1f}" for one in taken))
    console = Console()
    console.print(table)
    console.print(f"All of it, with 95% intervals: {evaluation.folder / 'report.html'}", soft_wrap=True)


def _show_comparison(comparison: Comparison, lists: bool) -> None:
    from rich.console import Console

    console = Console()
    for slice_, deltas in comparison.slices.items():
        changed = [one for one in deltas.values() if one.change or one.better or one.worse]
        if changed:
            console.print(_table(slice_, changed))
    if comparison.unpaired:
        console.print(f"In one run alone, left out: {', '.join(comparison.unpaired)}")
    for one in comparison.slices["all"].values() if lists else ():
        for name, ids in (("better", one.better), ("worse", one.worse)):
            if ids:
                console.print(f"{one.measure}, {name}: {', '.join(ids)}")
    console.print("p: paired randomisation test, two-sided, not corrected for the number of measures.")


def _table(title: str, deltas: Sequence[Delta]) -> Table:
    from rich.table import Table

    from eval.compare import ALPHA

    heads = ("measure", "before", "after", "change", "p", "n", "won", "tied", "lost")
    table = Table(*heads, title=title, box=None, title_justify="left")
    for one in deltas:
        sides = map(str, (one.n, len(one.better), one.ties, len(one.worse)))
        numbers = (f"{one.before:.3f}", f"{one.after:.3f}", f"{one.change:+.3f}", f"{one.p:.4f}")
        table.add_row(one.measure, *numbers, *sides, style="bold" if one.p < ALPHA else None)
    return table
