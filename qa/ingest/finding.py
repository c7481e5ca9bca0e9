"""An article's text to who said what when in it, whom it introduces and what it shortens. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from qa.archive.findings import Findings
from qa.ingest.said_dates import may_be_later, tells_another_time, told_before, told_on
from qa.ingest.statements import find_statements
from qa.language.acronyms import acronyms
from qa.language.introductions import ANY_OFFICE
from qa.language.people import introduced
from qa.language.sentences import sentence_spans
from qa.types import Article, Precision, PublicationDate, Statement

NEWS = timedelta(days=7)  # before publication; what was said longer ago is looked back on
_EARLIER = re.compile(r"\b(?:had|earlier|previously|once|then)\W+(?:\w+\W+)?$", re.IGNORECASE)


def find(article: Article) -> Findings:
    """What the rules of ``qa.archive.rules`` find."""
    text = article.text
    statements = (
        replace(statement, said=_told(text, statement, article.published))
        for statement in find_statements(text, sentence_spans(text))
    )
    carried = tuple(_carried_on(text, statements, article.published))
    told = _on_one_day(text, carried, article.published)
    return Findings(told, introduced(text), acronyms(text))


def _told(text: str, statement: Statement, published: PublicationDate | None) -> PublicationDate | None:
    return told_on(text, statement, published) or told_before(text, statement, published)


def _carried_on(
    text: str, statements: Iterable[Statement], published: PublicationDate | None
) -> Iterator[Statement]:
    """What somebody goes on to say in the next sentence of a paragraph was said when they began."""
    before: Statement | None = None
    for statement in statements:
        if before and not statement.said and _goes_on(text, before, statement):
            said = _unless_another(text, statement, before.said, published)
            statement = replace(statement, said=said)  # noqa: PLW2901 - the same, told better
        before = statement
        yield statement


def _unless_another(
    text: str, statement: Statement, day: PublicationDate | None, published: PublicationDate | None
) -> PublicationDate | None:
    return None if day and tells_another_time(text, statement, day, published) else day


def _goes_on(text: str, before: Statement, statement: Statement) -> bool:
    between = text[before.end : statement.start]
    return before.speaker == statement.speaker and before.resolved and between == " "


def _on_one_day(
    text: str, statements: Sequence[Statement], published: PublicationDate | None
) -> tuple[Statement, ...]:
    """All that a report has of somebody was said on the one day of the news that it tells of them,
    where it tells no other, nor one that may be after its own date."""
    if any(may_be_later(text, statement, published) for statement in statements):
        return tuple(statements)
    told: dict[str, set[PublicationDate]] = defaultdict(set)
    for statement in statements:
        if statement.said and statement.resolved:
            told[statement.speaker].add(statement.said)
    days = {who: day for who, (day, *others) in told.items() if not others and _is_news(day, published)}
    only = next(iter(days.values())) if len(set(days.values())) == 1 and len(days) == len(told) else None

    def day(statement: Statement) -> PublicationDate | None:
        if statement.said or statement.cue is None or _looks_back(text, statement):
            return statement.said
        open_ = not statement.resolved and ANY_OFFICE.search(statement.speaker)
        other = only if open_ else days.get(statement.speaker)
        return _unless_another(text, statement, other, published)

    return tuple(replace(statement, said=day(statement)) for statement in statements)


def _is_news(day: PublicationDate, published: PublicationDate | None) -> bool:
    exact = published and Precision.DAY == day.precision == published.precision
    return bool(exact and published and published.first_day - day.first_day <= NEWS)


def _looks_back(text: str, statement: Statement) -> bool:
    """ "Orel had said before", "earlier said"."""
    return statement.cue is not None and bool(_EARLIER.search(text, statement.start, statement.cue.start))
