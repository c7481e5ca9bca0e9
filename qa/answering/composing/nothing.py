"""Words for the three different nothings: what was looked for, where, and what is held. Pure."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date

from qa.archive.types import ArchiveInfo
from qa.language.wording import describe
from qa.types import Attitude, Coverage, Filters, Interpretation, Kind, Period, PublicationDate, Status

_SHOWING = {
    Attitude.AGAINST: "against",
    Attitude.FOR: "in favour of",
    Attitude.BLAMES: "that blames or accuses",
    Attitude.CALLS_FOR: "that calls for",
    Attitude.DENIES: "that denies",
}
# "taken as 8 August 2026, the last 8 August before 22 November 2026"
_NO_YEAR = re.compile(rf", the last (?:\d+ )?(?:{'|'.join(month_name[1:])}) before ")
_SOURCES_TOLD = 5
NO_SOURCE = ""  # no article has it; stands for outlets that exclude each other


def explain(
    status: Status, interpretation: Interpretation, filters: Filters, coverage: Coverage, info: ArchiveInfo
) -> str:
    """Two or three sentences a person can act on.

    Args:
        filters: those searched with, the question's own period and sources among them.
    """
    if not info.articles:
        return "The archive is empty. Add articles with `dateline ingest PATH`."
    where = _where(filters)
    if status is Status.NO_ARTICLES:
        first = _impossible(filters) or f"The archive holds no article{where}."
    elif status is Status.NO_STATEMENT and interpretation.attitude:
        against = f"{_SHOWING[interpretation.attitude]} {interpretation.topic}"
        first = f"No statement{_by(interpretation)} {against} was found in {_count(coverage)}{where}."
    elif status is Status.NO_STATEMENT:
        what = "question" if interpretation.put else "statement"
        whose = _by(interpretation)
        topic = f" on {interpretation.topic}" if interpretation.topic else ""
        hearer = f" to {interpretation.hearer.words}" if interpretation.hearer else ""
        worded = f" with “{interpretation.act[0]}” in any form" if interpretation.act else ""
        first = f"No {what}{whose}{hearer}{topic}{worded} was found in {_count(coverage)}{where}."
    else:
        does = "tells why" if interpretation.kind is Kind.WHY else "answers this"
        first = f"Nothing in {_count(coverage)}{where} {does}."
    return " ".join(
        filter(
            None,
            (
                first,
                _yearless(interpretation.period, info) if status is Status.NO_ARTICLES else "",
                _undated(coverage),
                _imprecise(coverage),
                _held(status, coverage, info),
            ),
        )
    )


def held(topic: str, articles: int, filters: Filters, coverage: Coverage, info: ArchiveInfo) -> str:
    """What the archive holds, on a topic where one is named.

    Args:
        articles: how many mention the topic.
        filters: those that the question and its caller name.
    """
    where = _where(filters)
    if topic:
        mention = "mentions" if articles == 1 else "mention"
        found = f"{articles:,}" if articles else "None"
        return f"{found} of {_articles(coverage.in_scope)}{where} {mention} “{topic}”."
    if coverage.in_scope < coverage.articles:
        are = "is" if coverage.in_scope == 1 else "are"
        return f"{coverage.in_scope:,} of the {coverage.articles:,} articles {are}{where}."
    span = f" {_span(info.first_day, info.last_day)}" if info.first_day and info.last_day else ""
    first = [f"{source} ({count:,})" for source, count in info.sources[:_SOURCES_TOLD] if source]
    others = f" and {len(info.sources) - _SOURCES_TOLD:,} more" if len(info.sources) > _SOURCES_TOLD else ""
    by = f", by {', '.join(first)}{others}" if first else ""
    return (
        f"The archive holds {_articles(coverage.articles)}{span}{by}. `dateline articles` lists them. Ask"
        " what somebody said, who, when, where, how many or why, or for an overview or a timeline."
    )


def heard_most(people: Sequence[tuple[str, int]]) -> str:
    """Of whom the archive has most statements; empty where it has none.

    Args:
        people: by name, most statements first.
    """
    if not people:
        return ""
    told = ", ".join(f"{name} ({statements:,})" for name, statements in people)
    return f"In the whole archive most statements are by {told}. `dateline people` lists all who speak."


def _by(interpretation: Interpretation) -> str:
    """Whose words were looked for, to follow "statement"; empty where anybody's were."""
    names = " or ".join(named.name for named in interpretation.speakers) or interpretation.among
    return f" {'to' if interpretation.put else 'by'} {names}" if names else ""


def others(names: Sequence[str]) -> str:
    """Who spoke of a matter without taking the side asked about, to follow; empty where nobody did."""
    return f"Those who spoke of it: {', '.join(names)}." if names else ""


def mentioned(articles: int) -> str:
    """How many articles mention both the speaker and the topic, to follow; empty where none does."""
    if not articles:
        return ""
    return "One article mentions both." if articles == 1 else f"{articles:,} articles mention both."


def elsewhere(interpretation: Interpretation, said: Sequence[tuple[str, int]]) -> str:
    """How many statements there are on other matters or in other words by those asked for, to follow."""
    if not said:
        return ""
    matters = "on other matters" if interpretation.topic else ""
    words = "in other words" if interpretation.act else ""
    first, *rest = ((f"{number:,}" if number else "none", number, name) for name, number in said)
    noun = "" if first[0] == "none" else " statement" if first[1] == 1 else " statements"
    told = [f"{first[0]}{noun} by {first[2]}", *(f"{number} by {name}" for number, _, name in rest)]
    return f"Found there {' or '.join(filter(None, (matters, words)))}: {', '.join(told)}."


def near(articles: int) -> str:
    """How many articles come near to what is asked, to follow; empty where none does."""
    if not articles:
        return ""
    return "One article comes near it." if articles == 1 else f"{articles:,} articles come near it."


def nearest(articles: int, names: Sequence[str], lacking: Sequence[str]) -> str:
    """How many articles that do not come near what is asked name some of it, and what of it they do not name,
    to follow; empty where none does."""
    if not articles:
        return ""
    are = "is one article that names" if articles == 1 else f"are {articles:,} articles that name"
    missing = f", not {_quoted(lacking, 'or')}" if lacking else ""
    return f"Nearest to the question {are} {_quoted(names, 'and')}{missing}."


def silent(names: Sequence[str]) -> str:
    """Of whom nothing was found beside what others said."""
    return f"No statement by {' or '.join(names)} on this was found."


def not_held(words: Sequence[str]) -> str:
    """Which words of the question no article has, to follow; empty where there are none."""
    return f"No article has {_quoted(words, 'or')}." if words else ""


def not_read(articles: int) -> str:
    """That statements were not looked for everywhere as they are today, to follow; empty where they were."""
    if not articles:
        return ""
    were = "1 article was" if articles == 1 else f"{articles:,} articles were"
    return f"{were} read by older rules or none: `dateline statements --find` finds statements anew."


def _quoted(words: Sequence[str], conjunction: str) -> str:
    *others, last = (f"“{word}”" for word in words)
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def _impossible(filters: Filters) -> str:
    """Why nothing can pass, where the question and the caller's filters exclude each other."""
    start, end = filters.published_from, filters.last_day
    if NO_SOURCE in filters.sources:
        trouble = "the question and the filters name different outlets"
    elif start and end and start > end:
        trouble = "the question's period and the filters' have no day in common"
    else:
        return ""
    return f"The archive can hold no such article: {trouble}."


def _where(filters: Filters) -> str:
    """What the filters admit, to follow "articles"."""
    by = f" by {' or '.join(filters.sources)}" if filters.sources else ""
    period = f" {_from(filters.published_from, filters.last_day)}" if filters.dated else ""
    undated = " or undated" if filters.dated and filters.include_undated else ""
    return f"{by}{period}{undated}{' among those chosen' if filters.article_ids else ''}"


def _from(start: date | None, end: date | None) -> str:
    period = describe(start, end)
    return period if period.startswith(("from", "until")) else f"from {period}"


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _count(coverage: Coverage) -> str:
    return "the one article" if coverage.in_scope == 1 else f"the {coverage.in_scope:,} articles"


def _undated(coverage: Coverage) -> str:
    left_out = coverage.undated_left_out
    if not left_out:
        return ""
    possible = coverage.possible_left_out
    these = "which" if possible == left_out else f"of which {possible:,}"
    told = (
        f", {these} may belong to the period by what {'it tells' if possible == 1 else 'they tell'}"
        if possible
        else ""
    )
    return f"{left_out:,} undated {'article was' if left_out == 1 else 'articles were'} left out{told}."


def _imprecise(coverage: Coverage) -> str:
    left_out = coverage.imprecise_left_out
    if not left_out:
        return ""
    articles, were = ("article", "was") if left_out == 1 else ("articles", "were")
    return (
        f"{left_out:,} {articles} dated only to the month or year may belong to the period"
        f" and {were} left out."
    )


def _held(status: Status, coverage: Coverage, info: ArchiveInfo) -> str:
    span = f" {_span(info.first_day, info.last_day)}" if info.first_day and info.last_day else ""
    if status is Status.NO_ARTICLES:
        return f"It holds {_articles(info.articles)}{span}."
    if coverage.in_scope < coverage.articles:
        return f"The archive holds {coverage.articles:,} articles in all{span}; widen the search to use them."
    return ""


def _yearless(period: Period | None, info: ArchiveInfo) -> str:
    """How to ask for the archive's own year, of a day or a month that was taken for one after its last."""
    if not (period and period.start and info.last_day and _NO_YEAR.search(period.reading)):
        return ""
    last = PublicationDate(info.last_day).last_day
    if period.start <= last or "last" in period.words.lower():
        return ""
    year = last.year - ((last.month, last.day) < (period.start.month, period.start.day))
    return f"No year was said: ask with one, such as “{period.words} {year}”."


def _span(first: str, last: str) -> str:
    """Two ISO 8601 dates in words, each as precise as it is known: "from 2019 to 21 May 2024"."""
    known = map(PublicationDate, (first, last))
    begin, end = (describe(one.first_day, one.last_day) for one in known)
    return f"from {begin}" if begin == end else f"from {begin} to {end}"
