"""An article's text to who said what when in it, whom it introduces and what it shortens. Pure."""

from __future__ import annotations

from qa.archive.findings import Findings
from qa.ingest.said_dates import dated
from qa.ingest.statements import find_statements
from qa.language.acronyms import acronyms
from qa.language.people import introduced
from qa.types import Article


def find(article: Article) -> Findings:
    """What the rules of ``qa.archive.rules`` find."""
    text = article.text
    statements = dated(text, find_statements(text), article.published)
    return Findings(statements, introduced(text), acronyms(text))
