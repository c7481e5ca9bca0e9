"""`dateline tune`: ranking adapted to one archive, with its own gold questions."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from api import options


def tune(
    gold: Annotated[
        str | None,
        typer.Argument(metavar="GOLD", help="Questions about this archive: a gold file, or a data set."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Rank again as Dateline ships.")] = False,
    archive: options.Archive = None,
) -> None:
    """Fit the weights of ranking to gold questions about the archive; keep them only if that helps.

    Shows how questions are ranked before, and after by weights that were fitted without them. The
    exit code is 0 also where nothing was kept. Gold files come from `dateline eval add`, or from the
    chat page of `dateline serve --gold FILE`. `dateline info` tells what an archive is tuned to.
    """
    if undo == (gold is not None):
        raise typer.BadParameter(
            "give gold questions to tune to, or --undo; the archive alone teaches nothing"
        )
    if gold is None:
        _undo(archive)
    else:
        _tune(gold, archive)


def _undo(archive: options.Archive) -> None:
    with options.opened_archive(archive) as opened:
        if opened.ranking() is None:
            typer.echo("ranking was not tuned to this archive; nothing to undo")
            return
        opened.keep_ranking(None)
    typer.echo("ranking is as Dateline ships it again; restart `dateline serve` if it is running")


def _tune(gold: str, archive: options.Archive) -> None:
    from api.cli_fit import show_rankings
    from api.progress import measuring
    from eval import tuning
    from eval.datasets import registry
    from eval.pools import pools
    from qa.assembly import ranking_of

    data = registry.load(gold)
    with options.opened_services(archive) as services, measuring() as shown:
        found = pools(data, data.questions, services, partial(shown.asked, data.name))
    with options.opened_archive(archive) as opened:
        tuned = tuning.tune(found, ranking_of(opened), data.name)
        show_rankings({"so far": tuned.before, "tuned, held out": tuned.after})
        if not tuned.helps:
            typer.echo("Nothing was kept: on questions held out that is no better, or may be chance.")
            return
        opened.keep_ranking(tuned.ranking.to_json())
    typer.echo("Kept with the archive; `dateline tune --undo` takes it back. Restart `dateline serve`.")
