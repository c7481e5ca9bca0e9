"""`dateline eval add`: a person says what is right, and it becomes gold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api import options

if TYPE_CHECKING:
    from qa.types import Answer, Evidence, Status

SHOWN = 10  # passages to correct from


def add(
    question: options.Words,
    gold: Annotated[Path, typer.Option(dir_okay=False, help="The gold file to append to.")] = Path(
        "gold.jsonl"
    ),
    asked_at: options.AskedAt = None,
    archive: options.Archive = None,
) -> None:
    """Ask, look at the evidence, say what is right; appends a line to a gold file."""
    from api import render
    from eval import authoring

    # The moment is part of the gold: what was recent then is what counts when it is asked again.
    moment = asked_at or datetime.now(UTC)
    asked = options.question(question=" ".join(question), asked_at=moment, top_k=SHOWN)
    with options.opened_services(archive) as services:
        considered = services.assistant.consider(asked)
    render.show_answer(render.Page(), considered.answer)
    typer.echo()
    verdict = _judge_all(considered.answer, considered.evidence[:SHOWN])
    if verdict is None:
        typer.echo("nothing was added")
        return
    fields = {"question": asked.text, "asked_at": asked.asked_at.isoformat(timespec="seconds"), **verdict}
    typer.echo(f"added {authoring.append(gold, fields)} to {gold}")


def _judge_all(answer: Answer, found: Sequence[Evidence]) -> dict[str, Any] | None:
    """What is right as a person sees it, of several in one for each, and tags; None to add nothing."""
    if answer.parts and _one_of("Are these questions of their own, y or n", "yn", "y") == "y":
        parts = [_judge_part(part, found) for part in answer.parts]
        judged: dict[str, Any] | None = {"parts": parts} if all(parts) else None
    else:
        judged = _judge(answer, found)
    return judged and {**judged, "tags": _words("Tags")}


def _judge_part(part: Answer, found: Sequence[Evidence]) -> dict[str, Any] | None:
    typer.echo(f"\n{part.question}")
    judged = _judge(part, found)
    return judged and {"question": part.question, **judged}


def _judge(answer: Answer, found: Sequence[Evidence]) -> dict[str, Any] | None:
    """Status, answers and citations as a person sees them; None to add nothing."""
    from eval import authoring
    from qa.types import Status

    answered = answer.status is Status.ANSWERED
    verdicts = "[a]ccept it, [c]orrect it, [u]nanswerable from this archive, [s]kip"
    verdict = _one_of(verdicts, "acus", "a" if answered else "u")
    if verdict == "s":
        return None
    if verdict == "u" or (verdict == "a" and not answered):
        return {"status": _refusal(answer.status)}
    citations = authoring.cited(answer) if verdict == "a" else _corrected(found)
    answers = _words("Accepted answers, as short as they can be")
    return {"status": str(Status.ANSWERED), "answers": answers, "citations": citations}


def _refusal(given: Status) -> str:
    nothings = ["no_articles", "no_statement", "no_answer"]
    typer.echo("; ".join(f"{number} {status}" for number, status in enumerate(nothings, 1)))
    proposed = nothings.index(given) if given in nothings else 2
    return nothings[int(_one_of("Which nothing", "123", str(proposed + 1))) - 1]


def _corrected(found: Sequence[Evidence]) -> list[dict[str, str]]:
    """The passages, or words of them, that a person points at."""
    from eval import authoring
    from qa.errors import InvalidRequestError

    for number, one in enumerate(found, 1):
        name = one.article.title or one.article.file or one.article.id
        typer.echo(f"\n{number}. {name} ({one.article.source})\n   {one.passage.text}")
    citations: list[dict[str, str]] = []
    while True:
        number = typer.prompt("Number of a passage that answers, 0 when done", type=int, default=0)
        if not 1 <= number <= len(found):
            return citations
        words = typer.prompt(
            "Its words that answer, exactly; empty for all of it", default="", show_default=False
        )
        try:
            citations.append(authoring.quoted(found[number - 1], words))
        except InvalidRequestError as error:
            typer.echo(error.message, err=True)


def _words(label: str) -> list[str]:
    given = typer.prompt(f"{label}, separated by ;", default="", show_default=False)
    return [word.strip() for word in given.split(";") if word.strip()]


def _one_of(label: str, letters: str, default: str) -> str:
    while True:
        given: str = typer.prompt(label, default=default).strip().lower()[:1]
        if given and given in letters:
            return given
