"""`dateline eval fit`: what ranking, short answers and confidence weigh, from gold questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from api import options

if TYPE_CHECKING:
    from eval.fitting import Fit
    from eval.gathering import Ask, Gathered, Wanted
    from eval.learning import Scores
    from eval.types import GoldQuestion

T = TypeVar("T")


def fit(
    datasets: Annotated[
        list[str] | None,
        typer.Argument(metavar="SET[=WEIGHT]...", help="Names or paths of data sets with articles."),
    ] = None,
    ranking: Annotated[bool, typer.Option("--ranking", help="Only the weights of ranking.")] = False,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Only what confidence is told by.")
    ] = False,
    choices: Annotated[
        bool, typer.Option("--choices", help="Only what an option is chosen by, in evaluation.")
    ] = False,
    answers: Annotated[
        bool, typer.Option("--answers", help="Only what short answers are weighed by.")
    ] = False,
    topics: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="Only what tells whether somebody's words are on a topic, by these."
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="Write what is found to this file."),
    ] = None,
    archive: options.SetArchive = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many of each, drawn by the seed.")] = None,
    seed: Annotated[int, typer.Option(help="For drawing questions.")] = 0,
) -> None:
    """Fit ranking and confidence on gold questions; show how well both do on questions held out.

    The weights are printed; --write also puts them into FILE. Those that ship lie in qa/answering:
    finding/ranking.json and composing/confidence.json. Only where asked for are fitted short answers,
    short/mentions.json there, and choices, eval/choices.json.

    To fit confidence, every question is asked with the reranker and without, and, in sets that have no
    questions to be refused, again without the articles that answer it. To fit short answers, every question
    is asked with the reranker and without. --topics takes files like eval/training/data/topics.jsonl.gz; what
    is set apart in them is asked of the archive whose articles they name.
    """
    if topics:
        _fit_topics(topics, archive)
        return
    if not datasets:
        raise typer.BadParameter("name a data set, or --topics")
    wanted = [_wanted(one, limit, seed) for one in datasets]
    parts = ranking, confidence, choices, answers
    if write and sum(parts) != 1:
        raise typer.BadParameter("--write goes with one of --ranking, --confidence, --answers and --choices")
    if write and not write.parent.is_dir():
        raise typer.BadParameter(f"--write: there is no folder {write.parent}")
    if ranking or not any(parts):
        _fit_ranking(wanted, archive, write)
    if answers:
        _fit_answers(wanted, archive, write)
    if confidence or not any(parts):
        _fit_confidence(wanted, archive, write)
    if choices:
        _fit_choices(wanted, archive, write)


def _fit_ranking(datasets: Sequence[Wanted], archive: Path | None, write: Path | None) -> None:
    from eval.pools import pools
    from eval.refitting import refit

    fitted = refit(_of_each(pools, datasets, archive))
    show_rankings(fitted.compared)
    if fitted.not_held_out:
        sets = ", ".join(fitted.not_held_out)
        typer.echo(f"The weights as they ship were fitted on {sets}: there, their figures are not held out.")
    _give(fitted.ranking.to_json(), write)


def _of_each(
    ask: Ask[T],
    datasets: Sequence[Wanted],
    archive: Path | None,
    usable: Callable[[GoldQuestion], bool] = lambda _: True,
) -> list[Gathered[T]]:
    """What comes of each data set's questions, with a bar of how far it has come."""
    from api.progress import measuring
    from eval.gathering import gather

    settings = options.settings(archive)
    with measuring() as shown:
        ingesting = None if archive else shown.ingested
        return [
            gather(ask, replace(one, usable=usable), settings, ingesting, shown.asked) for one in datasets
        ]


def _give(fitted: str, write: Path | None) -> None:
    typer.echo(fitted, nl=False)
    if write:
        write.write_text(fitted, encoding="utf-8")
        typer.echo(f"wrote {write}")


def show_rankings(compared: Mapping[str, Scores]) -> None:
    """Scores side by side; the p-values are of the difference from the last."""
    from rich.console import Console
    from rich.table import Table

    from eval.learning import DEPTHS

    table = Table("ranking", "MRR@10", *(f"hit@{depth}" for depth in DEPTHS), "p", box=None)
    last = list(compared.values())[-1]
    for name, one in compared.items():
        figures = [one.mrr, *(float(one.hits[depth].mean()) for depth in DEPTHS)]
        p = "" if one is last else f"{one.p_value(last):.4f}"
        table.add_row(name, *(f"{figure:.3f}" for figure in figures), p)
    Console().print(table)


def _fit_confidence(datasets: Sequence[Wanted], archive: Path | None, write: Path | None) -> None:
    from eval import fitting, judging

    fitted = fitting.fit(_of_each(judging.examples, datasets, archive))
    _show_fit(fitted)
    _give(fitted.calibration.to_json(), write)


def _fit_topics(files: Sequence[Path], archive: Path | None) -> None:
    from api.progress import measuring
    from eval import listening

    with options.opened_services(archive) as services, measuring() as shown:
        asked = [one for file in files for one in listening.ask(file, services, shown.asked)]
    found = listening.fit(asked)
    typer.echo(
        f"{found.topics} topics, due or not: AUROC {found.auroc:.3f} held out, by words {found.by_words:.3f}"
    )
    typer.echo(f"weight of what is read: {found.weight}, intercept: {found.intercept}")


def _fit_choices(datasets: Sequence[Wanted], archive: Path | None, write: Path | None) -> None:
    from eval import choosing

    fitted = choosing.fit(_of_each(choosing.options, datasets, archive, choosing.usable))
    typer.echo(f"{fitted.questions} questions, chosen rightly: {fitted.held_out:.3f} held out")
    typer.echo(f"{fitted.ships:.3f} by the weights that ship")
    _give(fitted.weights.to_json(), write)


def _fit_answers(datasets: Sequence[Wanted], archive: Path | None, write: Path | None) -> None:
    from rich.console import Console
    from rich.table import Table

    from eval import shortening

    fitted = shortening.fit(_of_each(shortening.questions, datasets, archive, shortening.usable))
    table = Table("mode", "set", "questions", "within reach", "right, held out", "as it ships", box=None)
    for one in fitted.held_out:
        table.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in one))
    Console().print(table)
    _give(fitted.weights.to_json(), write)


def _show_fit(fitted: Fit) -> None:
    """How sure and how right answers held out are, and what refusing some of them would do."""
    from rich.console import Console
    from rich.table import Table

    heads = ("curve", "set", "answers", "sure", "right", "AUROC", "ECE", "withheld", "sure", "right")
    table = Table(*heads, box=None)
    for one in fitted.held_out:
        table.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in one))
    Console().print(table)
    table = Table("refused below", "answered", "right of those", "correct", box=None)
    for below, *shares in fitted.refusing:
        table.add_row(f"{below:g}", *(f"{share:.3f}" for share in shares))
    Console().print(table)


def _wanted(given: str, limit: int | None, seed: int) -> Wanted:
    from eval.gathering import Wanted

    name, equals, weight = given.rpartition("=")
    try:
        return Wanted(name if equals else given, float(weight) if equals else 1.0, limit, seed)
    except ValueError as error:
        raise typer.BadParameter(f"{given}: {weight!r} is no weight") from error
