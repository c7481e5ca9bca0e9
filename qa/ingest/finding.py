"""An article's text to who said what when in it, whom it introduces and what it shortens. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qa.archive.findings import Findings
from qa.ingest.acronyms import acronyms
from qa.ingest.people import introduced
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.ingest.telling import told_on
from qa.types import Article, Statement


def find(article: Article) -> Findings:
    """What the rules of ``qa.ingest.rules`` find."""
    text = article.text
    statements = (
        replace(statement, said=told_on(text, statement, article.published))
        for statement in find_statements(text, sentence_spans(text))
    )
    return Findings(tuple(_carried_on(text, statements)), introduced(text), acronyms(text))


def _carried_on(text: str, statements: Iterable[Statement]) -> Iterator[Statement]:
    """What somebody goes on to say in the next sentence of a paragraph was said when they began."""
    before: Statement | None = None
    for statement in statements:
        if before and not statement.said and _goes_on(text, before, statement):
            statement = replace(statement, said=before.said)  # noqa: PLW2901 - the same, told better
        before = statement
        yield statement


def _goes_on(text: str, before: Statement, statement: Statement) -> bool:
    between = text[before.end : statement.start]
    return before.speaker == statement.speaker and before.resolved and between == " "
