"""An article's text to who said what when in it, whom it introduces and what it shortens. Pure."""

from __future__ import annotations

from dataclasses import replace

from qa.archive.findings import Findings
from qa.ingest.acronyms import acronyms
from qa.ingest.people import introduced
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.ingest.telling import told_on
from qa.types import Article


def find(article: Article) -> Findings:
    """What the rules of ``qa.ingest.rules`` find."""
    text = article.text
    statements = tuple(
        replace(statement, said=told_on(text, statement, article.published))
        for statement in find_statements(text, sentence_spans(text))
    )
    return Findings(statements, introduced(text), acronyms(text))
