"""`dateline statements` and `dateline people`: who said what, when, and who is who."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api import options

if TYPE_CHECKING:
    from api.render import Page
    from api.statements import PeoplePageOut, PersonOut, StatementOut, StatementPageOut


def statements(
    context: typer.Context,
    speaker: Annotated[
        list[str] | None,
        typer.Option("--speaker", metavar="NAME", help="In any spelling. May be repeated."),
    ] = None,
    topic: Annotated[
        str, typer.Option("--topic", metavar="WORDS", help="All of them in the sentence or the title.")
    ] = "",
    said_from: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="Said on this day or later; published, where that is not told."
        ),
    ] = None,
    said_to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Said, or else published, by this day.")
    ] = None,
    as_of: options.AsOf = None,
    sources: options.Sources = None,
    include_undated: options.IncludeUndated = False,
    sort: Annotated[
        str, typer.Option("--sort", metavar="date|relevance", help="Newest first, or best on the topic.")
    ] = "date",
    limit: options.Limit = 20,
    cursor: options.Cursor = None,
    find: options.Find = False,
    again: options.Again = False,
    quiet: options.Quiet = False,
    as_json: options.AsJson = False,
    archive: options.Archive = None,
) -> None:
    """List what people are reported to have said, with the words that report it.

    A name that could mean several people lists the statements of all of them, and says who they are.
    After Ctrl-C, --find goes on where it stopped; nothing is embedded again.
    """
    if options.finding(context, find, again):
        _find(archive, again=again, quiet=quiet)
        return
    given = {
        "speaker": speaker or [],
        "topic": topic,
        "from": said_from,
        "to": said_to,
        "as_of": as_of,
        "source": sources or [],
        "include_undated": include_undated,
        "sort": sort,
        "limit": limit,
        "cursor": cursor,
    }
    found = _listed(archive, given)
    if as_json:
        options.print_json(found)
    else:
        from api.render import Page

        _show_statements(Page(), found, speaker or [])


def _find(archive: Path | None, *, again: bool, quiet: bool) -> None:
    from api import render, taking
    from qa.ingest.rereading import reread

    with options.opened_archive(archive) as opened:
        articles = taking.find(reread, opened, opened.forget_findings if again else None, quiet=quiet)
    typer.echo(f"{render.count(articles, 'article')} read")


def _listed(archive: Path | None, given: dict[str, Any]) -> StatementPageOut:
    from api.statements import StatementsIn, statement_page_out
    from qa.answering.composing.timeline import timeline

    wanted = options.checked(StatementsIn, given)
    with options.opened_archive(archive) as opened:
        found = timeline(opened, wanted.speaker, wanted.query(), wanted.limit, wanted.cursor)
        return statement_page_out(found, opened)


def people(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Whom it may mean; quotes are not needed.")
    ] = None,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    as_json: options.AsJson = False,
    archive: options.Archive = None,
) -> None:
    """List who speaks in the archive or is introduced there, who said most first.

    What is wrong can be put right in the file people.toml in the archive's folder, and stays right when
    articles are taken in again. Of a person only the name is needed, as it is to be shown:

    ```
    [[person]]
    name = "Volodymyr Zelensky"
    spellings = ["Vladimir Zelensky", "Zelenskiy"]  # also theirs
    apart = ["Olena Zelenska"]                      # never theirs
    role = "President of Ukraine"
    ```
    """
    from api.statements import PeopleIn, people_page_out

    wanted = options.checked(
        PeopleIn, {"name": " ".join(name) if name else None, "limit": limit, "cursor": cursor}
    )
    with options.opened_archive(archive) as opened:
        known = opened.people()
    found = known if wanted.name is None else known.called(wanted.name)
    page = people_page_out(found, wanted.limit, wanted.cursor)
    if as_json:
        options.print_json(page)
    else:
        from api.render import Page

        _show_people(Page(), page, wanted.name)


def _show_statements(page: Page, found: StatementPageOut, speakers: Sequence[str]) -> None:
    from api.render import count, show_end

    if speakers and not found.people:
        page.line(f"Nobody here is known as {' or '.join(speakers)}; `dateline people` lists who is.")

    if len(found.people) > 1:
        names = ", ".join(f"{person.name} ({person.statements:,})" for person in found.people)
        page.line((f"That may be {names}.", "yellow"))
        page.gap()
    for statement in found.statements:
        _show_statement(page, statement)
    show_end(page, len(found.statements), count(found.total, "statement"), found.next)
    if found.unread:
        articles = count(found.unread, "article")
        page.line((f"{articles} read by older rules or none: dateline statements --find", "yellow"))


def _show_statement(page: Page, statement: StatementOut) -> None:
    who = statement.person or statement.speaker
    role = f", {statement.role}" if statement.role else ""
    denied = " (denied)" if statement.denied else ""
    page.line((_when(statement), "bold cyan"), "  ", (who, "bold"), f"{role}{denied}")
    page.line(*_marked(statement), indent=2)
    place = (statement.source, statement.title or statement.file, statement.article_id)
    page.line((f"{' · '.join(filter(None, place))} [{statement.start}:{statement.end}]", "dim"), indent=2)
    page.gap()


def _marked(statement: StatementOut) -> list[tuple[str, str]]:
    """The sentence on one line, what was said in it underlined."""
    offsets = [offset for words in statement.contents for offset in (words.start, words.end)]
    cuts = [0, *(max(0, offset - statement.start) for offset in offsets), len(statement.quote)]
    pieces = [re.sub(r"\s+", " ", statement.quote[start:end]) for start, end in pairwise(cuts)]
    return [(piece, "underline" if number % 2 else "") for number, piece in enumerate(pieces)]


def _when(statement: StatementOut) -> str:
    """When it was said, and when that was published where it was another day."""
    from qa.language.wording import dated

    published = statement.published.value if statement.published else "undated"
    if statement.said is None or statement.said.value == published:
        return dated(statement.published)
    return f"{statement.said.value} (published {dated(statement.published)})"


def _show_people(page: Page, found: PeoplePageOut, name: str | None) -> None:
    from api.render import count, show_end

    for person in found.people:
        _show_person(page, person)
    show_end(page, len(found.people), count(found.total, "name"), found.next)
    if name and not found.total:
        page.line(f"Nobody here is known as {name}; `dateline people` lists who is.")


def _show_person(page: Page, person: PersonOut) -> None:
    from api.render import count

    period = f", {person.first_day} to {person.last_day}" if person.first_day else ""
    page.line((person.name, "bold"), f"  {count(person.statements, 'statement')}{period}")
    for label, values in (("also", person.spellings[1:]), ("role", person.roles)):
        if values:
            page.line((f"{label}: {'; '.join(values)}", "dim"), indent=2, hang=2)
