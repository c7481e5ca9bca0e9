"""`dateline eval train`: a reader of one's own."""

from __future__ import annotations

from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from api import options

WRITTEN = "Questions that people wrote"
ASKED = "Questions that an archive asks itself"

_written_file = partial(typer.Option, metavar="FILE", exists=True, dir_okay=False, rich_help_panel=WRITTEN)


def train(
    out: Annotated[Path, typer.Option(file_okay=False, help="Folder for checkpoint, weights and record.")],
    squad: Annotated[
        Path | None,
        _written_file(help="SQuAD 1.1 or 2.0."),
    ] = None,
    timeqa: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            exists=True,
            file_okay=False,
            rich_help_panel=WRITTEN,
            help="TimeQA, with its human_annotated_*.json.",
        ),
    ] = None,
    written: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            rich_help_panel=WRITTEN,
            help="Use so many of SQuAD and TimeQA, drawn by the seed.",
        ),
    ] = None,
    questions: Annotated[
        Path | None,
        _written_file(
            help="Written over the articles of --archive: article, start, question, answer, tab-separated."
        ),
    ] = None,
    topics: Annotated[
        Path | None,
        _written_file(
            help="Topics with statements of --archive that are on them and beside them, JSON lines."
        ),
    ] = None,
    archive: Annotated[
        Path | None,
        typer.Option(metavar="DIR", file_okay=False, rich_help_panel=ASKED, help="Folder of the archive."),
    ] = None,
    clozes: Annotated[
        int, typer.Option(metavar="N", min=0, rich_help_panel=ASKED, help="At most so many; 0 for none.")
    ] = 5000,
    start: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="Go on from this reader.pt or reader.onnx."
        ),
    ] = None,
    rate: Annotated[float, typer.Option(min=0, help="The highest learning rate.")] = 6e-5,
    batch: Annotated[int, typer.Option(metavar="N", min=1, help="Questions in a step.")] = 8,
    texts: Annotated[
        int, typer.Option(metavar="N", min=1, help="Texts of a question in a step, at most.")
    ] = 5,
    seed: Annotated[int, typer.Option(help="For what is drawn, and for the network's new parts.")] = 1,
    minutes: Annotated[float, typer.Option(min=0, help="Stop after so many, done or not.")] = 60,
    threads: Annotated[
        int | None, typer.Option(min=1, help="Without it: DATELINE_THREADS, else all cores.")
    ] = None,
) -> None:
    """Train what reads the best passages with the question, on questions and texts of your own.

    DATELINE_RERANKER set to the folder makes Dateline read with what was trained.
    eval/training/README.md tells how the one that comes with Dateline was trained, and on what.
    """
    from embeddings import bundled
    from embeddings.onnx_runtime import available_threads
    from eval.training import recipe, sources
    from eval.training.training import Plan
    from qa.assembly import open_services

    settings = options.settings(archive)
    plan = Plan(rate, batch, texts, seed=seed, threads=threads or settings.threads or available_threads())
    with ExitStack() as opened:
        services = opened.enter_context(closing(open_services(settings))) if archive else None
        named = sources.Sources(squad, timeqa, written, questions, topics, services, clozes)
        gathered = sources.gather(named, seed, _tell)
    made = recipe.make(gathered, recipe.Job(plan, bundled.locate(), out, start, minutes), _tell)
    for name, found in made.measured.items():
        typer.echo(
            f"{name}, {found.groups} questions set apart: the right text first {found.first:.3f},"
            f" exactly the right words {found.words:.3f}"
        )
    typer.echo(
        f"wrote {out / recipe.WEIGHTS}, SHA-256 {made.sha256}; DATELINE_RERANKER={out} reads with them"
    )


def _tell(line: str) -> None:
    typer.echo(line, err=True)
