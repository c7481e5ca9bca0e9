"""Options that several commands share, and what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel

    from qa.archive.local import LocalArchive
    from qa.assembly import Services
    from qa.settings import Settings
    from qa.types import Question

M = TypeVar("M", bound="BaseModel")


def _moment(value: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter("should be a date and time such as 2025-05-21T09:30+04:00") from error


WHICH = "Which articles to use"
FINDING = "Finding them"
# What fields are called here that the HTTP API calls otherwise.
_OPTIONS = {
    "history": "--after",
    "filters.sources": "--source",
    "filters.published_from": "--from",
    "filters.published_to": "--to",
    "filters.as_of": "--as-of",
    "published_from": "--from",
    "published_to": "--to",
    "from": "--from",
    "to": "--to",
    "as_of": "--as-of",
}
_BESIDE = re.compile(r"(?<=before )(?:published_)?from(?=,)")  # another option that a message names
_FINDING = frozenset(("find", "again", "quiet", "archive"))  # what goes with --find

Words = Annotated[
    list[str], typer.Argument(metavar="QUESTION", help="In your own words; quotes are not needed.")
]
Archive = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        file_okay=False,
        help="Folder of the archive. Without it: DATELINE_ARCHIVE, else a folder of your user data.",
    ),
]
SetArchive = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        file_okay=False,
        help="Folder of an archive to ask. Without it: the set's own, built once and kept.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, the HTTP API's own schema.")]
AskedAt = Annotated[
    datetime | None,
    typer.Option(
        "--asked-at",
        metavar="TIME",
        parser=_moment,
        help="Ask as of this time (ISO 8601): it decides what is recent, and which years are yet to come.",
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        rich_help_panel=WHICH,
        help="Published on this day or later; a month or a year begins with its first day.",
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="DATE",
        rich_help_panel=WHICH,
        help="Published on this day or earlier; a month or a year ends with its last day.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        rich_help_panel=WHICH,
        help="What was known on this day: nothing published later. A month or a year means its last day.",
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source", metavar="NAME", rich_help_panel=WHICH, help="Only from this outlet. May be repeated."
    ),
]
IncludeUndated = Annotated[
    bool,
    typer.Option(
        "--include-undated", rich_help_panel=WHICH, help="With a period, also use articles without a date."
    ),
]
TopK = Annotated[
    int,
    typer.Option(
        "--top-k", metavar="N", min=1, max=100, help="How many passages to read for an answer, or to show."
    ),
]
After = Annotated[
    list[str] | None,
    typer.Option(
        "--after",
        metavar="QUESTION",
        help="A question asked before this one, which it may lean on (“and in 2024?”). May be repeated.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=200, help="How many to show.")]
Cursor = Annotated[
    str | None,
    typer.Option("--cursor", metavar="TEXT", help="Go on where the listing that gave this cursor ended."),
]
Find = Annotated[
    bool,
    typer.Option(
        "--find",
        rich_help_panel=FINDING,
        help="List nothing; find them in articles that an older version took in.",
    ),
]
Again = Annotated[
    bool, typer.Option("--again", rich_help_panel=FINDING, help="With --find: in all articles.")
]


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress on standard error.")]


def finding(context: typer.Context, find: bool, again: bool) -> bool:
    """Whether they are to be found, not listed.

    Raises:
        typer.BadParameter: names the options that do not go with that.
    """
    if not find:
        if again:
            raise typer.BadParameter("--again goes with --find")
        return False
    beside = [one for one in context.command.params if one.name not in _FINDING and _given(context, one.name)]
    if beside:
        names = ", ".join(max(one.opts, key=len) for one in beside)
        raise typer.BadParameter(f"--find lists nothing: leave out {names}")
    return True


def _given(context: typer.Context, name: str | None) -> bool:
    source = context.get_parameter_source(name or "")
    return source is not None and source.name == "COMMANDLINE"


def filters(
    published_from: str | None,
    published_to: str | None,
    as_of: str | None,
    sources: list[str] | None,
    include_undated: bool,
) -> dict[str, Any]:
    """The fields of ``FiltersIn`` that the options of ``WHICH`` fill."""
    return {
        "published_from": published_from,
        "published_to": published_to,
        "as_of": as_of,
        "sources": sources or [],
        "include_undated": include_undated,
    }


def settings(archive: Path | None) -> Settings:
    """The settings, with the archive that the command names."""
    from qa.settings import load_settings

    loaded = load_settings()
    return loaded if archive is None else loaded.model_copy(update={"archive": archive})


def opened_services(archive: Path | None, *, create: bool = False) -> AbstractContextManager[Services]:
    """The archive that the command names, with its models, for the length of a block."""
    from qa.assembly import open_services

    return closing(open_services(settings(archive), create=create))


def opened_archive(archive: Path | None) -> AbstractContextManager[LocalArchive]:
    """That archive alone: no model is loaded."""
    from qa.assembly import open_archive

    return closing(open_archive(settings(archive)))


def print_json(out: BaseModel) -> None:
    """As the HTTP API returns it."""
    typer.echo(out.model_dump_json(by_alias=True, indent=2))


def question(**given: Any) -> Question:
    """The question that the options ask, held to the HTTP API's own rules.

    Args:
        given: the fields of ``AskIn``.

    Raises:
        typer.BadParameter: names what breaks a rule.
    """
    from api import questions

    return questions.question(checked(questions.AskIn, given))


def checked(model: type[M], given: Mapping[str, Any]) -> M:
    """What the options ask for, held to the HTTP API's own rules.

    Raises:
        typer.BadParameter: names what breaks a rule.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(given)
    except ValidationError as error:
        from api.problems import field_problems, sentence

        first = field_problems(error.errors())[0]
        field, _, number = first.field.rpartition(".")
        several = field if number.isdecimal() else first.field
        told = sentence(_OPTIONS.get(several, first.field), first.detail)
        raise typer.BadParameter(_BESIDE.sub("--from", told)) from error
