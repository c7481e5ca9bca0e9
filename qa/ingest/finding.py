"""An article's text to who said what in it, whom it introduces and what it shortens. Pure."""

from __future__ import annotations

from qa.archive.findings import Findings
from qa.ingest.acronyms import acronyms
from qa.ingest.people import introduced
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.types import Article


def find(article: Article) -> Findings:
    """What the rules of ``qa.ingest.rules`` find."""
    text = article.text
    return Findings(find_statements(text, sentence_spans(text)), introduced(text), acronyms(text))
