"""Words for the three different nothings: what was looked for, where, and what is held. Pure."""

from __future__ import annotations

from qa.answering.periods import describe
from qa.archive.store import ArchiveInfo
from qa.types import Coverage, Filters, Interpretation, Period, PublicationDate, Status


def explain(
    status: Status, interpretation: Interpretation, filters: Filters, coverage: Coverage, info: ArchiveInfo
) -> str:
    """Two or three sentences a person can act on.

    Args:
        filters: those searched with, the question's own period and sources among them.
    """
    if not info.articles:
        return "The archive is empty. Add articles with `dateline ingest PATH`."
    where = _where(interpretation, filters)
    if status is Status.NO_ARTICLES:
        first = f"The archive holds no article {where}." if where else "No article passes the filters."
    elif status is Status.NO_STATEMENT:
        who = " or ".join(named.name for named in interpretation.speakers)
        first = (
            f"No statement by {who} on {interpretation.topic} was found in {_count(coverage)}{_gap(where)}."
        )
    else:
        first = f"Nothing in {_count(coverage)}{_gap(where)} answers this."
    return " ".join(filter(None, (first, _undated(coverage), _held(status, coverage, info))))


def _where(interpretation: Interpretation, filters: Filters) -> str:
    sources = " or ".join(filters.sources)
    period = describe(interpretation.period) if interpretation.period else ""
    if filters.dated and not period:
        period = describe(Period(filters.published_from, filters.published_to, ""))
    return " ".join(part for part in (sources and f"by {sources}", period and _from(period)) if part)


def _from(period: str) -> str:
    return period if period.startswith(("from", "until")) else f"from {period}"


def _spoken(value: str | None) -> str:
    """An ISO 8601 date of any precision in words."""
    published = PublicationDate(value or "")
    return describe(Period(published.first_day, published.last_day, ""))


def _gap(where: str) -> str:
    return f" {where}" if where else ""


def _count(coverage: Coverage) -> str:
    return "the one article" if coverage.in_scope == 1 else f"the {coverage.in_scope:,} articles"


def _undated(coverage: Coverage) -> str:
    left_out = coverage.undated_left_out
    if not left_out:
        return ""
    return f"{left_out:,} undated {'article was' if left_out == 1 else 'articles were'} left out."


def _held(status: Status, coverage: Coverage, info: ArchiveInfo) -> str:
    span = f" from {_spoken(info.first_day)} to {_spoken(info.last_day)}" if info.first_day else ""
    if status is Status.NO_ARTICLES:
        return f"It holds {info.articles:,} articles{span}."
    if coverage.in_scope < coverage.articles:
        return f"The archive holds {coverage.articles:,} articles in all{span}; widen the search to use them."
    return ""
