"""`dateline eval fit`: the weights of ranking and the coefficients of confidence, from gold questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api import options
from api.bars import bars

if TYPE_CHECKING:
    from eval.fitting import Wanted
    from eval.learning import Scores


def fit(
    datasets: Annotated[
        list[str],
        typer.Argument(metavar="SET[=WEIGHT]...", help="Names or paths of data sets with articles."),
    ],
    ranking: Annotated[bool, typer.Option("--ranking", help="Only the weights of ranking.")] = False,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Only what confidence is told by.")
    ] = False,
    write: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="Write the weights of ranking to this file."),
    ] = None,
    archive: options.SetArchive = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Ask so many of each, drawn by the seed.")] = None,
    seed: Annotated[int, typer.Option(help="For drawing questions.")] = 0,
) -> None:
    """Fit ranking and confidence on gold questions; show how well both do on questions held out.

    What is found is printed. The weights of ranking that ship are qa/answering/ranking.json, the
    coefficients of confidence are in qa/answering/confidence.py.
    """
    wanted = [_wanted(one, limit, seed) for one in datasets]
    if write and confidence and not ranking:
        raise typer.BadParameter("--write takes the weights of ranking; it goes with --ranking")
    if write and not write.parent.is_dir():
        raise typer.BadParameter(f"--write: there is no folder {write.parent}")
    if ranking or not confidence:
        _fit_ranking(wanted, archive, write)
    if confidence or not ranking:
        _fit_confidence(wanted, archive)


def _fit_ranking(datasets: Sequence[Wanted], archive: Path | None, write: Path | None) -> None:
    from eval.pools import asked
    from eval.refitting import refit

    settings = options.settings(archive)
    with bars() as shown:
        ingesting = None if archive else shown.ingested
        found = [asked(one, settings, ingesting, shown.asked) for one in datasets]
    fitted = refit(found)
    show_rankings(fitted.compared)
    if fitted.not_held_out:
        sets = ", ".join(fitted.not_held_out)
        typer.echo(f"The weights as they ship were fitted on {sets}: there, their figures are not held out.")
    typer.echo(fitted.ranking.to_json(), nl=False)
    if write:
        write.write_text(fitted.ranking.to_json(), encoding="utf-8")
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


def _fit_confidence(datasets: Sequence[Wanted], archive: Path | None) -> None:
    from eval import fitting

    settings = options.settings(archive)
    with bars() as shown:
        ingesting = None if archive else shown.ingested
        asked = [fitting.asked(one, settings, ingesting, shown.asked) for one in datasets]
    found = fitting.fit(asked)
    typer.echo(f"INTERCEPT = {found.intercept:.2f}")
    typer.echo(f"WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in found.weights)})")
    for one in asked:
        auroc, ece = found.held_out[one.name]
        typer.echo(f"{one.name}: {len(one.correct)} answers held out, AUROC {auroc:.3f}, ECE {ece:.3f}")


def _wanted(given: str, limit: int | None, seed: int) -> Wanted:
    from eval.fitting import Wanted

    name, equals, weight = given.rpartition("=")
    try:
        return Wanted(name if equals else given, float(weight) if equals else 1.0, limit, seed)
    except ValueError as error:
        raise typer.BadParameter(f"{given}: {weight!r} is no weight") from error
