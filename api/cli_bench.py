"""`dateline bench ...`: parse, measure, show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api import options

bench_app = typer.Typer(
    name="bench",
    help="Measure speed and quality of a part on this machine.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@bench_app.command()
def embed(
    articles: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="Articles to embed; the sample's if not given.")
    ] = None,
) -> None:
    """Compare the encoder with sentence-transformers' own encode: passages a second, cosine, latency."""
    from embeddings.errors import EmbeddingsError
    from eval.benchmarks import embed as benchmark
    from qa.errors import InvalidRequestError, SettingsError

    settings = options.settings(None)
    texts = benchmark.passages_of(articles or benchmark.SAMPLE)
    if not texts:
        raise InvalidRequestError(f"{articles} holds too little text for one passage")
    try:
        measured = benchmark.bench_embed(
            texts, model=settings.model, cache=settings.cache, threads=settings.threads
        )
    except EmbeddingsError as error:
        raise SettingsError(str(error), field="DATELINE_MODEL") from error
    typer.echo(benchmark.render(measured))


@bench_app.command()
def statements(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A part of PolNeAR: text/ and attributions/ in it.")
    ],
) -> None:
    """Hold the statements found against attributions annotated by hand: quality, speakers, speed."""
    from eval.benchmarks import statements as benchmark

    measured = benchmark.bench_statements(folder, benchmark.read_key())
    typer.echo(benchmark.render(measured))


@bench_app.command()
def ask(
    dataset: Annotated[
        str | None,
        typer.Argument(
            metavar="SET",
            help="A data set's name or path; if not given, what those whom your archive quotes most said.",
        ),
    ] = None,
    archive: options.SetArchive = None,
    limit: Annotated[int, typer.Option(min=1, help="Ask so many, of a set drawn by the seed.")] = 200,
    seed: Annotated[int, typer.Option(help="For drawing questions.")] = 0,
    clients: Annotated[int, typer.Option(min=1, help="How many ask at once in the second round.")] = 8,
) -> None:
    """Time the answers to a data set's questions: by stage, one at a time and several at once."""
    from contextlib import closing

    from eval.archives import open_for
    from eval.benchmarks import ask as benchmark
    from eval.benchmarks import quoted
    from eval.datasets import registry
    from eval.run import select
    from qa.assembly import open_services

    settings = options.settings(archive)
    data = registry.load(dataset) if dataset else None
    gold = select(data.questions, limit, seed) if data else quoted.questions_of(settings, limit)
    build = data if archive is None else None
    services = open_for(build, settings, lambda _: None)[0] if build else open_services(settings)
    with closing(services):
        measured = benchmark.bench_ask(services.assistant, services.encoder, gold, clients)
    typer.echo(benchmark.render(measured))


@bench_app.command()
def agreement(
    pairs: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Labelled pairs; those kept aside, if not given.")
    ] = None,
) -> None:
    """Hold the agreements and disputes found in labelled pairs of sentences against their labels."""
    from eval.benchmarks import agreement as benchmark

    measured = benchmark.bench_agreement(pairs or benchmark.HELD_OUT)
    typer.echo(benchmark.render(measured))


@bench_app.command()
def stories(archive: options.Archive = None) -> None:
    """Hold the stories found in rtqa-2022's archive against pairs labelled by hand: quality and speed.

    They are found in a copy; the archive stays as it is.
    """
    from eval.benchmarks import stories as benchmark

    measured = benchmark.bench_stories(options.settings(archive).archive, benchmark.read_pairs())
    typer.echo(benchmark.render(measured))
