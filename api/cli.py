"""The command line: parse, call, show. Heavy modules are imported by the command that needs them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from api import installed_version, options
from api.cli_articles import article, articles
from api.cli_bench import bench_app
from api.cli_eval import eval_app
from api.cli_people import people, statements
from api.cli_stories import stories
from api.cli_tune import tune
from qa.errors import DatelineError, NotFoundError

if TYPE_CHECKING:
    from qa.assembly import Services
    from qa.types import Question

app = typer.Typer(
    name="dateline",
    help="Cited answers from a news archive: the right words, of the right person, in the right period.",
    epilog="Begin with `dateline ingest FOLDER`, then `dateline ask QUESTION` or `dateline serve`.",
    rich_markup_mode="markdown",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
UNREAD = 128 + 13  # SIGPIPE, which ends programs that do not ignore it
ASKING, KEEPING, MEASURING = "Asking", "The archive", "Measuring"
app.add_typer(eval_app, rich_help_panel=MEASURING)
app.add_typer(bench_app, rich_help_panel=MEASURING)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and exit.

    The exit code is 0 when all went well, 1 after an error, told in one line, 2 after
    wrong usage, 130 after Ctrl-C, and 141 where nobody read on ("| head"), as a shell has it of `cat`.
    """
    try:
        app(arguments, prog_name="dateline")
    except SystemExit as left:
        # What runs the commands keeps quiet, but leaves as after an error.
        if isinstance(left.__context__, BrokenPipeError):
            sys.exit(UNREAD)
        raise
    except DatelineError as error:
        _complain(error.message)
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        _complain(f"unexpected {type(error).__name__}: {error}{_kept_traceback()}")
    sys.exit(1)


def _complain(message: str) -> None:
    typer.echo(f"dateline: {' '.join(message.split())}", err=True)


def _kept_traceback() -> str:
    """Where the traceback of the error in hand was written, as the end of a message."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile("w", prefix="dateline-", suffix=".txt", delete=False) as file:
            file.write(traceback.format_exc())
    except OSError:
        return ""
    return f" (more in {file.name})"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {installed_version()}")
        raise typer.Exit


@app.callback()
def _dateline(
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version.")
    ] = False,
) -> None:
    pass


def _asking(name: str, summary: str, show: Callable[[Services, Question, bool], None]) -> None:
    """Add a command that asks: they differ in what is shown alone."""

    example = f"Example: `dateline {name} what did Lavrov say about the CSTO --from 2025-03 --to 2025`"

    @app.command(name, help=summary, epilog=example, rich_help_panel=ASKING)
    def command(
        question: options.Words,
        as_json: options.AsJson = False,
        asked_at: options.AskedAt = None,
        published_from: options.From = None,
        published_to: options.To = None,
        as_of: options.AsOf = None,
        sources: options.Sources = None,
        include_undated: options.IncludeUndated = False,
        top_k: options.TopK = 10,
        after: options.After = None,
        archive: options.Archive = None,
    ) -> None:
        filters = options.filters(published_from, published_to, as_of, sources, include_undated)
        asked = options.question(
            question=" ".join(question),
            asked_at=asked_at,
            filters=filters,
            top_k=top_k,
            history=after or [],
        )
        with options.opened_services(archive) as services:
            show(services, asked, as_json)


def _ask(services: Services, question: Question, as_json: bool) -> None:
    from api import render
    from api.answers import answer_out

    answer = services.assistant.ask(question)
    if as_json:
        options.print_json(answer_out(answer))
    else:
        render.show_answer(render.Page(), answer, after=bool(question.history))


def _search(services: Services, question: Question, as_json: bool) -> None:
    from api import render
    from api.answers import search_out

    result = services.assistant.search(question)
    if as_json:
        options.print_json(search_out(result))
    else:
        render.show_passages(render.Page(), result, after=bool(question.history))


_asking("ask", "Ask a question; every sentence of the answer cites the words it rests on.", _ask)
_asking("search", "Find passages for a question, best first.", _search)
app.command("statements", rich_help_panel=ASKING)(statements)
app.command("people", rich_help_panel=ASKING)(people)
app.command("stories", rich_help_panel=ASKING)(stories)
app.command("articles", rich_help_panel=ASKING)(articles)
app.command("article", rich_help_panel=ASKING)(article)


@app.command(rich_help_panel=ASKING)
def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="0 takes a free one.")] = 8000,
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="Let the chat page add answers, accepted or corrected, to this gold file.",
        ),
    ] = None,
    archive: options.Archive = None,
) -> None:
    """Serve the chat page and the HTTP API, until Ctrl-C."""
    from api.serving import serve as serve_until_stopped

    serve_until_stopped(options.settings(archive), host, port, gold)


@app.command(rich_help_panel=KEEPING)
def ingest(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-", help="Files, folders, web pages, feeds; - reads standard input."
        ),
    ],
    quiet: options.Quiet = False,
    archive: options.Archive = None,
) -> None:
    """Take articles in; what is already in stays as it is.

    Reads .txt, .md, .html, .json, .jsonl, .jsonl.gz, .csv and .xml files, folders of them, RSS and Atom
    feeds and web pages. An article in JSON or a table has text, and id, title, source, published,
    url, authors, language if you like. A metadata.csv in a folder (file, source, title, published,
    and url, authors, language if you like) tells what its files do not. The exit code is 1 if anything
    was rejected. After Ctrl-C the same command goes on from there.
    """
    from rich.console import Console

    from api import render, taking

    complaints = Console(stderr=True, highlight=False)
    with nullcontext() if quiet else complaints.status("Loading the model …"):
        services = options.opened_services(archive, create=True)
    with services as opened:
        report = taking.take_in(opened.ingestor, targets, sys.stdin.buffer, complaints, quiet=quiet)
    taking.show_report(render.Page(), render.Page(complaints), report)
    if report.interrupted:
        raise typer.Exit(130)
    if report.rejected:
        raise typer.Exit(1)


@app.command(rich_help_panel=KEEPING)
def info(as_json: options.AsJson = False, archive: options.Archive = None) -> None:
    """Show what the archive holds."""
    from api import render
    from api.archive import info_out

    with options.opened_archive(archive) as opened:
        found = opened.info()
    if as_json:
        options.print_json(info_out(found))
    else:
        render.show_info(render.Page(), found)


@app.command(rich_help_panel=KEEPING)
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild what can be rebuilt, then look.")] = False,
    archive: options.Archive = None,
) -> None:
    """Check every promise the archive makes; exit code 1 if one is broken."""
    from api import render

    with options.opened_archive(archive) as opened:
        if repair:
            opened.repair()
        diagnoses = opened.check()
    render.show_diagnoses(render.Page(), diagnoses)
    if not all(diagnosis.ok for diagnosis in diagnoses):
        raise typer.Exit(1)


@app.command(rich_help_panel=KEEPING)
def delete(
    article_ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, as citations show them.")],
    archive: options.Archive = None,
) -> None:
    """Remove articles with all their revisions."""
    with options.opened_archive(archive) as opened:
        for article_id in article_ids:
            if not opened.delete(article_id):
                raise NotFoundError(f"there is no article {article_id!r} in {opened.info().path}")
            typer.echo(f"deleted {article_id}")


@app.command("reembed", rich_help_panel=KEEPING)
def embed_again(quiet: options.Quiet = False, archive: options.Archive = None) -> None:
    """Embed the archive again, with the model that DATELINE_MODEL names.

    It can be asked meanwhile as before. After Ctrl-C the same command goes on from there.
    """
    from rich.console import Console

    from api import render, taking

    with options.opened_archive(archive) as opened:
        tuned = opened.ranking() is not None
    articles = taking.embed_again(options.settings(archive), Console(stderr=True), quiet=quiet)
    typer.echo(f"{render.count(articles, 'article')} embedded again")
    if tuned:
        typer.echo("ranking was tuned to the old vectors and is as it ships again; see `dateline tune`")


app.command(rich_help_panel=KEEPING)(tune)
