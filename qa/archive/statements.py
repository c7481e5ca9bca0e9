"""Statements in SQLite: stored, removed, read, listed. Each within the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from qa.archive import rows
from qa.archive.cursors import read_cursor, write_cursor
from qa.archive.findings import Findings
from qa.archive.listings import Order, Reported, StatementPage, StatementQuery
from qa.archive.rules import RULES
from qa.types import Article, Provenance, PublicationDate, Reporting, Span, Statement

COLUMNS = (
    "s.speaker, s.resolved, s.role, s.source, s.cue, s.contents, s.start, s.end, s.reporting, s.addressee,"
    " s.denied, s.said, s.provenance"
)
ARTICLE = len(rows.ARTICLE_COLUMNS.split(","))
_UNREAD = (
    "FROM revisions r LEFT JOIN readings d ON d.revision_key = r.key"
    " WHERE r.current AND d.rules IS NOT ? ORDER BY r.key"
)
# BM25 weights: a word of the article's title counts, but a word of the sentence itself counts more.
TITLE_WEIGHT, TEXT_WEIGHT = 0.5, 1.0


def insert(
    connection: sqlite3.Connection, revision_key: int, published: PublicationDate | None, findings: Findings
) -> None:
    """Store what was found in a revision that has no reading."""
    connection.execute("INSERT INTO readings VALUES (?, ?)", (revision_key, findings.rules))
    for statement in findings.statements:
        values = {"revision_key": revision_key, **_values(statement, published)}
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        connection.execute(f"INSERT INTO statements ({names}) VALUES ({marks})", values)
    connection.execute(
        "INSERT INTO statements_fts (rowid, title, text)"
        " SELECT t.id, t.title, t.text FROM statement_texts t"
        " JOIN statements s ON s.id = t.id WHERE s.revision_key = ?",
        (revision_key,),
    )
    for table, pairs in (
        ("introductions", [(person.name, person.role) for person in findings.people]),
        ("acronyms", [(acronym.short, acronym.long) for acronym in findings.acronyms]),
    ):
        connection.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", [(revision_key, *pair) for pair in pairs]
        )


def remove(connection: sqlite3.Connection, revision_key: int) -> None:
    """Forget what was found in a revision, while its text is still there: FTS5 wants to be told."""
    connection.execute(
        "INSERT INTO statements_fts (statements_fts, rowid, title, text)"
        " SELECT 'delete', t.id, t.title, t.text FROM statement_texts t"
        " JOIN statements s ON s.id = t.id WHERE s.revision_key = ?",
        (revision_key,),
    )
    connection.execute("DELETE FROM readings WHERE revision_key = ?", (revision_key,))


def of_articles(
    connection: sqlite3.Connection, article_ids: Sequence[str]
) -> Mapping[str, tuple[Statement, ...]]:
    """The statements of articles' current revisions, in the order of the text."""
    found: dict[str, list[Statement]] = {article_id: [] for article_id in article_ids}
    for article_id, *row in connection.execute(
        f"SELECT r.article_id, {COLUMNS} FROM revisions r JOIN statements s ON s.revision_key = r.key"
        " WHERE r.current AND r.article_id IN (SELECT value FROM json_each(?)) ORDER BY s.start, s.id",
        (json.dumps(list(found)),),
    ):
        found[article_id].append(_statement(row))
    return {article_id: tuple(statements) for article_id, statements in found.items()}


def in_passages(
    connection: sqlite3.Connection, passage_ids: Sequence[int]
) -> Mapping[str, tuple[Statement, ...]]:
    """By article id the statements that reach into passages, and all turns of their transcripts, in the order
    of the text. To read all of an article's takes longer."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for article_id, *row in connection.execute(
        f"SELECT r.article_id, {COLUMNS} FROM statements s JOIN revisions r ON r.key = s.revision_key"
        " WHERE s.id IN (SELECT t.id FROM passages p JOIN statements t ON t.revision_key = p.revision_key"
        " AND (t.start < p.end AND t.end > p.start OR t.cue IS NULL AND t.source IS NULL)"
        " WHERE p.id IN (SELECT value FROM json_each(?))) ORDER BY s.start, s.id",
        (json.dumps(list(passage_ids)),),
    ):
        found[article_id].append(_statement(row))
    return {article_id: tuple(statements) for article_id, statements in found.items()}


def unread(connection: sqlite3.Connection, limit: int) -> tuple[Article, ...]:
    """Articles whose current text the present rules have not read."""
    found = connection.execute(f"SELECT {rows.ARTICLE_COLUMNS} {_UNREAD} LIMIT ?", (RULES, limit))
    return tuple(rows.article_from_row(row) for row in found)


def unread_ids(connection: sqlite3.Connection) -> list[tuple[str]]:
    """The ids of all such articles."""
    return connection.execute(f"SELECT r.article_id {_UNREAD}", (RULES,)).fetchall()


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of SQL that says which statements are wanted, and how well each fits the topic."""

    tables: str
    condition: str
    values: tuple[Any, ...]
    score: str


def selection(query: StatementQuery, sources: Sequence[str], topic: str | None) -> Selection:
    """What a query wants.

    Args:
        sources: the archive's outlets that the filters name, spelt as in the archive.
        topic: the query's topic for FTS5, None where it has none.
    """
    condition, values = _condition(query, sources)
    tables, score = "statements s JOIN revisions r ON r.key = s.revision_key", "0.0"
    if topic is not None:
        tables = f"statements_fts f JOIN {tables} AND s.id = f.rowid"
        condition, values = f"statements_fts MATCH ? AND {condition}", [topic, *values]
        # FTS5's bm25() is the lower the better; ours are similarities.
        score = f"-bm25(statements_fts, {TITLE_WEIGHT}, {TEXT_WEIGHT})"
    return Selection(tables, condition, tuple(values), score)


def page(
    connection: sqlite3.Connection, wanted: Selection, order: Order, limit: int, cursor: str | None
) -> StatementPage:
    """The statements that are wanted, in order, from the cursor on."""
    total = connection.execute(
        f"SELECT count(*) FROM {wanted.tables} WHERE {wanted.condition}", wanted.values
    ).fetchone()[0]
    key = "score" if order is Order.RELEVANCE else "coalesce(last_day, '')"
    where, place = "", list[Any]()
    if cursor:
        after, after_id = read_cursor(cursor, float) if order is Order.RELEVANCE else read_cursor(cursor, str)
        where, place = f"WHERE {key} < ? OR ({key} = ? AND id > CAST(? AS INTEGER))", [after, after, after_id]
    found = connection.execute(
        f"SELECT * FROM (SELECT {rows.ARTICLE_COLUMNS}, {COLUMNS}, s.id AS id, s.first_day AS first_day,"
        f" s.last_day AS last_day, {wanted.score} AS score FROM {wanted.tables} WHERE {wanted.condition})"
        f" {where} ORDER BY {key} DESC, id LIMIT ?",
        [*wanted.values, *place, limit + 1],
    ).fetchall()
    statements = tuple(_reported(row) for row in found[:limit])
    return StatementPage(statements, total, _next(statements, order) if len(found) > limit else None)


def _next(statements: Sequence[Reported], order: Order) -> str:
    last = statements[-1]
    day = last.last_day.isoformat() if last.last_day else ""
    return write_cursor(last.score if order is Order.RELEVANCE else day, str(last.id))


def _condition(query: StatementQuery, sources: Sequence[str]) -> tuple[str, list[Any]]:
    """The SQL condition on statements ``s`` of revisions ``r``, and its parameters."""
    filters = query.filters
    by_day = filters.dated and not filters.only_possible
    published = replace(filters, published_from=None, published_to=None) if by_day else filters
    condition, values = rows.conditions(published, sources)
    clauses = [condition]
    if by_day:
        first = (filters.published_from or date.min).isoformat()
        last = (filters.published_to or date.max).isoformat()
        undated = " OR s.first_day IS NULL" if filters.include_undated else ""
        clauses.append(f"(s.first_day >= ? AND s.last_day <= ?{undated})")
        values += [first, last]
    if query.speakers:
        clauses.append("s.speaker IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(query.speakers), ensure_ascii=False))
    return " AND ".join(clauses), values


def _values(statement: Statement, published: PublicationDate | None) -> dict[str, Any]:
    """The column values of one statement."""
    said, when = statement.said, statement.said or published
    last = when.last_day if when else None
    if said and published and said.first_day <= published.last_day:
        last = min(said.last_day, published.last_day)  # "earlier this year" was before it was written
    return {
        "speaker": statement.speaker,
        "resolved": int(statement.resolved),
        "role": statement.role,
        "source": _span_out(statement.source),
        "cue": _span_out(statement.cue),
        "contents": json.dumps([(span.start, span.end) for span in statement.contents]),
        "start": statement.start,
        "end": statement.end,
        "reporting": statement.reporting,
        "addressee": statement.addressee,
        "denied": int(statement.denied),
        "said": said.value if said else None,
        "provenance": said.provenance if said else None,
        "first_day": when.first_day.isoformat() if when else None,
        "last_day": last.isoformat() if last else None,
    }


def _statement(row: Sequence[Any]) -> Statement:
    """A statement from a row of COLUMNS."""
    speaker, resolved, role, source, cue, contents, start, end, reporting, addressee, denied, said, by = row
    return Statement(
        speaker=speaker,
        resolved=bool(resolved),
        role=role,
        source=_span_in(source),
        cue=_span_in(cue),
        contents=tuple(Span(*span) for span in json.loads(contents)),
        start=start,
        end=end,
        reporting=Reporting(reporting),
        addressee=addressee,
        denied=bool(denied),
        said=PublicationDate(said, Provenance(by)) if said else None,
    )


def _reported(row: Sequence[Any]) -> Reported:
    article, statement, (id_, first, last, score) = row[:ARTICLE], row[ARTICLE:-4], row[-4:]
    return Reported(
        id=id_,
        statement=_statement(statement),
        article=rows.article_from_row(article),
        first_day=date.fromisoformat(first) if first else None,
        last_day=date.fromisoformat(last) if last else None,
        score=score,
    )


def _span_out(span: Span | None) -> str | None:
    return json.dumps((span.start, span.end)) if span else None


def _span_in(stored: str | None) -> Span | None:
    return Span(*json.loads(stored)) if stored else None
