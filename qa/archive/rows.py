"""Articles and filters as SQL rows and conditions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from qa.types import Article, Filters, Passage, Provenance, PublicationDate

ARTICLE_COLUMNS = (
    "r.article_id, r.revision, r.title, r.text, r.source, r.url, r.authors,"
    " r.published, r.provenance, r.language, r.first_day AS earliest,"
    " (SELECT story FROM tellings WHERE revision_key = r.key) AS story,"
    " (SELECT file FROM files WHERE revision_key = r.key) AS file"
)


def article_from_row(row: Sequence[Any]) -> Article:
    """An article from a row of ARTICLE_COLUMNS."""
    id_, revision, title, text, source, url, authors, published, provenance, language, earliest, *found = row
    story, file = found
    return Article(
        id=id_,
        revision=revision,
        title=title,
        text=text,
        source=source,
        url=url,
        authors=tuple(json.loads(authors)),
        published=PublicationDate(published, Provenance(provenance)) if published else None,
        language=language,
        not_before=date.fromisoformat(earliest) if earliest and not published else None,
        story=story or id_,
        file=file or "",
    )


def article_values(article: Article) -> dict[str, Any]:
    """The column values of one revision."""
    published = article.published
    earliest = published.first_day if published else article.not_before
    return {
        "article_id": article.id,
        "title": article.title,
        "text": article.text,
        "source": article.source,
        "url": article.url,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "published": published.value if published else None,
        "provenance": published.provenance if published else None,
        "first_day": earliest.isoformat() if earliest else None,
        "last_day": published.last_day.isoformat() if published else None,
        "language": article.language,
        "content_hash": article.content_hash,
    }


# Left alone, SQLite walks another index and looks at every article for its days.
FILTERED = "revisions r INDEXED BY filtered"

PASSAGE_COLUMNS = (
    "r.article_id, r.revision, p.ordinal, p.start, p.end, substr(r.text, p.start + 1, p.end - p.start), p.id"
)


def passage_from_row(row: Sequence[Any]) -> Passage:
    """A passage from a row of PASSAGE_COLUMNS."""
    return Passage(*row)


_NONE = "r.current AND FALSE"
# Without a date, and not known to be later than a day.
_UNDATED = "(r.last_day IS NULL AND (r.first_day IS NULL OR r.first_day <= ?))"


def _start(filters: Filters) -> str:
    return (filters.published_from or date.min).isoformat()


def _end(filters: Filters) -> str:
    return (filters.last_day or date.max).isoformat()


def conditions(filters: Filters, sources: Sequence[str]) -> tuple[str, list[Any]]:
    """The SQL condition on revisions ``r`` that admits what the filters admit, and its parameters.

    A date known to the month or year is admitted when all of it lies in the period.

    Args:
        sources: the archive's outlets that the filters name, spelt as in the archive.
    """
    clauses, values = ["r.current"], []
    if filters.dated:
        condition, days = _possible(filters) if filters.only_possible else _certain(filters)
        clauses.append(condition)
        values += days
    for column, wanted, given in (
        ("source", sources, filters.sources),
        ("article_id", filters.article_ids, filters.article_ids),
    ):
        if given:
            clauses.append(f"r.{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(wanted), ensure_ascii=False))
    return " AND ".join(clauses), values


def undated_left_out(filters: Filters, sources: Sequence[str]) -> tuple[str, list[Any]]:
    """The condition on revisions that the filters leave out for want of a date alone."""
    if not filters.dated or filters.include_undated or filters.only_possible:
        return _NONE, []
    condition, values = conditions(_timeless(filters), sources)
    return f"{condition} AND {_UNDATED}", [*values, _end(filters)]


def possible_left_out(filters: Filters, sources: Sequence[str]) -> tuple[str, list[Any]]:
    """The condition on those of them that tell what happened in the period: they are of it, or later."""
    condition, values = undated_left_out(filters, sources)
    return f"{condition} AND r.first_day >= ?", [*values, _start(filters)]


def imprecise_left_out(filters: Filters, sources: Sequence[str]) -> tuple[str, list[Any]]:
    """The condition on revisions of a month or year that lies only partly in the period."""
    if _start(filters) > _end(filters) or filters.only_possible:
        return _NONE, []
    condition, values = conditions(_timeless(filters), sources)
    partly, days = _imprecise(filters)
    return f"{condition} AND {partly}", [*values, *days]


def _certain(filters: Filters) -> tuple[str, list[Any]]:
    """The condition on revisions that are of the period, and on undated ones where these are used."""
    dated, days = ["r.last_day IS NOT NULL"], []
    if filters.published_from:
        dated.append("r.first_day >= ?")
        days.append(_start(filters))
    if filters.last_day:
        dated.append("r.last_day <= ?")
        days.append(_end(filters))
    if not filters.include_undated:
        return f"({' AND '.join(dated)})", days
    return f"({' AND '.join(dated)} OR {_UNDATED})", [*days, _end(filters)]


def _possible(filters: Filters) -> tuple[str, list[Any]]:
    """The condition on revisions that are left out though they may be of the period."""
    condition, days = _imprecise(filters)
    if filters.include_undated:
        return condition, days
    return f"({condition} OR {_UNDATED} AND r.first_day >= ?)", [*days, _end(filters), _start(filters)]


def _imprecise(filters: Filters) -> tuple[str, list[Any]]:
    """The condition on revisions of a month or year that lies only partly in the period."""
    start, end = _start(filters), _end(filters)
    partly = "(r.first_day <= ? AND r.last_day >= ? AND (r.first_day < ? OR r.last_day > ?))"
    return partly, [end, start, start, end]


def _timeless(filters: Filters) -> Filters:
    return replace(filters, published_from=None, published_to=None, as_of=None)
