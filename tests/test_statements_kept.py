"""Statements in an archive: kept with their article, listed by speaker, topic and period."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.answering.composing.timeline import timeline
from qa.archive.findings import Findings
from qa.archive.listings import Order, StatementQuery
from qa.archive.local import LocalArchive
from qa.errors import ArchiveError, InvalidRequestError
from qa.ingest.embedding import embed
from qa.ingest.finding import find
from qa.ingest.rereading import find_stories, reread
from qa.types import Article, Filters, Passage, Provenance, PublicationDate, Reporting, Span, Statement
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, UNDATED, VENSK_2022, VENSK_2025, VENSK_LATER, make_archive, store

TEXT = "Vensk would pay. " * 20
DATES = st.sampled_from([None, "2022", "2022-03", "2022-03-14"])
SPANS = st.tuples(st.integers(0, 300), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
NAMES = st.sampled_from(["Ilra Vensk", "Հայաստան 🙂", 'O"Neil; --', "the ministry"])
STATEMENTS = st.lists(
    st.builds(
        lambda outer, said, **fields: Statement(
            start=outer.start,
            end=outer.end,
            said=PublicationDate(said, Provenance.TEXT) if said else None,
            **fields,
        ),
        outer=SPANS,
        said=DATES,
        speaker=NAMES,
        resolved=st.booleans(),
        role=st.sampled_from(["", "the mayor"]),
        source=st.none() | SPANS,
        cue=st.none() | SPANS,
        contents=st.lists(SPANS, max_size=3).map(tuple),
        reporting=st.sampled_from(Reporting),
        addressee=st.sampled_from(["", "reporters"]),
        denied=st.booleans(),
    ),
    max_size=5,
)


def statement(speaker: str, start: int, said: str | None = None) -> Statement:
    """Of one word, in TEXT."""
    when = PublicationDate(said, Provenance.TEXT) if said else None
    span = Span(start, start + 5)
    return Statement(speaker, True, "", None, None, (span,), start, start + 5, Reporting.INDIRECT, said=when)


def put(archive: LocalArchive, article: Article, *statements: Statement) -> None:
    archive.put(article, *embed(article, WordEncoder()), Findings(statements))


def broken(archive: LocalArchive) -> list[tuple[str, str, str | None]]:
    return [(finding.name, finding.detail, finding.repair) for finding in archive.check() if not finding.ok]


@settings(max_examples=50, deadline=None)
@given(statements=STATEMENTS)
def test_statements_come_back_as_they_were_found(
    tmp_path_factory: pytest.TempPathFactory, statements: Sequence[Statement]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    archive = make_archive(folder)
    put(archive, Article("a", "Title", TEXT), *statements)
    archive.close()
    archive = LocalArchive(folder)
    assert archive.statements_of(["a", "b"]) == {
        "a": tuple(sorted(statements, key=lambda s: s.start)),
        "b": (),
    }
    assert broken(archive) == []
    archive.close()


@settings(max_examples=50, deadline=None)
@given(statements=STATEMENTS, cuts=st.sets(st.integers(1, len(TEXT) - 1), max_size=4), data=st.data())
def test_statements_in_passages_are_those_that_reach_into_them_and_turns(
    tmp_path_factory: pytest.TempPathFactory,
    statements: Sequence[Statement],
    cuts: set[int],
    data: st.DataObject,
) -> None:
    archive = make_archive(tmp_path_factory.mktemp("archive"))
    edges = [0, *sorted(cuts), len(TEXT)]
    passages = [Passage("a", 1, i, *span, TEXT[slice(*span)]) for i, span in enumerate(pairwise(edges))]
    vectors = WordEncoder().embed_passages([passage.text for passage in passages])
    archive.put(Article("a", "Title", TEXT), passages, vectors, Findings(tuple(statements)))
    put(archive, Article("b", "Title", TEXT), *statements)
    wanted = data.draw(st.sets(st.sampled_from(archive.passages_of("a"))), label="wanted")
    expected = tuple(
        one
        for one in archive.statements_of(["a"])["a"]
        if (wanted and one.cue is None and one.source is None)
        or any(one.start < passage.end and one.end > passage.start for passage in wanted)
    )
    found = archive.statements_in([passage.id for passage in wanted])
    assert found == ({"a": expected} if expected else {})
    archive.close()


def test_statements_go_with_the_text_they_were_found_in(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, VENSK_2022, VENSK_2025)
    corrected = replace(
        VENSK_2025, text="Ilra Vensk denied it. Nessa Torvik said that the Ostrel pact was dead."
    )
    store(archive, corrected)
    assert archive.statements_of(["vensk-2025"])["vensk-2025"] == find(corrected).statements
    assert archive.statements_of(["vensk-2022"])["vensk-2022"] == find(VENSK_2022).statements
    query = StatementQuery(topic="bridge")
    assert archive.statements(query, 10).total == 0
    archive.delete("vensk-2025")
    assert archive.statements_of(["vensk-2025"]) == {"vensk-2025": ()}
    assert {r.article.id for r in archive.statements(StatementQuery(), 10).statements} == {"vensk-2022"}
    assert broken(archive) == []


def listed(archive: LocalArchive, query: StatementQuery) -> list[tuple[str, int]]:
    """(article, start) page by page, two a page, the total checked."""
    found: list[tuple[str, int]] = []
    cursor: str | None = None
    while True:
        page = archive.statements(query, 2, cursor)
        found += [(r.article.id, r.statement.start) for r in page.statements]
        if (cursor := page.next) is None:
            assert page.total == len(found)
            return found


@pytest.fixture
def dated(tmp_path: Path) -> LocalArchive:
    """What was said in 2022 and reported in 2025 as well, and what is undated."""
    archive = make_archive(tmp_path)
    report = Article("report", "The Pell talks", TEXT, "Wire", published=PublicationDate("2025-05-21"))
    put(archive, report, statement("Vensk", 0), statement("Vensk", 17, "2022-03"), statement("Karesh", 34))
    put(archive, replace(report, id="month", published=PublicationDate("2025-05")), statement("Vensk", 0))
    put(archive, replace(report, id="none", source="Gazette", published=None), statement("Vensk", 0))
    return archive


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["month 0", "report 0", "report 34", "report 17", "none 0"]),
        (Filters(date(2025, 1, 1), date(2025, 12, 31)), ["month 0", "report 0", "report 34"]),
        (Filters(date(2022, 1, 1), date(2022, 12, 31)), ["report 17"]),
        (Filters(date(2025, 5, 21), date(2025, 5, 21)), ["report 0", "report 34"]),
        (Filters(date(2022, 3, 2)), ["month 0", "report 0", "report 34"]),
        (Filters(None, date(2022, 12, 31), include_undated=True), ["report 17", "none 0"]),
        (Filters(sources=("gazette",)), ["none 0"]),
        (Filters(sources=("nobody",)), []),
        (Filters(article_ids=("month",)), ["month 0"]),
    ],
)
def test_a_period_is_that_of_saying_where_it_is_told_and_of_publishing_otherwise(
    dated: LocalArchive, filters: Filters, found: list[str]
) -> None:
    assert [f"{id_} {start}" for id_, start in listed(dated, StatementQuery(filters=filters))] == found


def test_nothing_is_said_after_it_was_published(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    report = Article("report", "The Pell talks", TEXT, "Wire", published=PublicationDate("2025-05-21"))
    put(
        archive, report, statement("Vensk", 0), statement("Vensk", 17, "2025"), statement("Vensk", 34, "2026")
    )
    found = [(one.first_day, one.last_day) for one in archive.statements(StatementQuery(), 10).statements]
    next_year = (date(2026, 1, 1), date(2026, 12, 31))
    day = date(2025, 5, 21)
    assert found == [next_year, (day, day), (date(2025, 1, 1), day)]


def test_people_are_dated_as_precisely_as_their_statements(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    report = Article("report", "The Pell talks", TEXT, "Wire", published=PublicationDate("2025-05"))
    put(archive, report, statement("Ilra Vensk", 0), statement("Ilra Vensk", 17, "2022-09"))
    (vensk,) = archive.people()
    assert (vensk.first_day, vensk.last_day) == ("2022-09", "2025-05")


def test_speakers_are_told_apart(dated: LocalArchive) -> None:
    assert listed(dated, StatementQuery(("Karesh",))) == [("report", 34)]
    assert len(listed(dated, StatementQuery(("Karesh", "Vensk")))) == 5
    assert listed(dated, StatementQuery(("karesh",))) == []


def quotes(archive: LocalArchive, topic: str, order: Order = Order.DATE) -> list[str]:
    page = archive.statements(StatementQuery(topic=topic, order=order), 10)
    assert page.total == len(page.statements)
    return [r.article.text[r.statement.start : r.statement.end] for r in page.statements]


def test_a_topic_is_what_sentence_and_title_say(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    assert quotes(archive, "the mistakes") == [UNDATED.text]
    assert quotes(archive, "visit Orsal bridge") == [
        "Vensk told the town that the Ostrel pact had cost it a bridge."
    ]
    for nothing in ("the", "!", '"', "NEAR(", "absentword", "mistake AND absentword"):
        assert quotes(archive, nothing) == [], nothing


def test_the_most_relevant_first(tmp_path: Path) -> None:
    archive = make_archive(tmp_path)
    for id_, text, year in (
        ("once", "Ilra Vensk said that the long road to the coast needs a new lock and a lamp.", "2025"),
        ("twice", "Ilra Vensk said that the lock is a lock.", "2021"),
        ("other", "Ilra Vensk said that it rains.", "2022"),
        ("another", "Ilra Vensk said that it snows.", "2023"),
        ("third", "Ilra Vensk said that it hails.", "2024"),
    ):
        store(archive, Article(id_, "News", text, published=PublicationDate(year)))
    query = StatementQuery(topic="lock", order=Order.RELEVANCE)
    assert [id_ for id_, _ in listed(archive, query)] == ["twice", "once"]
    scores = [r.score for r in archive.statements(query, 10).statements]
    assert scores[0] > scores[1] > 0
    assert [id_ for id_, _ in listed(archive, replace(query, order=Order.DATE))] == ["once", "twice"]
    # Without a topic nothing is more relevant than the rest.
    assert [id_ for id_, _ in listed(archive, StatementQuery(order=Order.RELEVANCE))] == [
        "once",
        "third",
        "another",
        "other",
        "twice",
    ]
    with pytest.raises(InvalidRequestError, match="cursor"):
        archive.statements(query, 1, archive.statements(replace(query, order=Order.DATE), 1).next)


def test_an_acronym_that_an_article_explains_finds_its_words_and_they_it(tmp_path: Path) -> None:
    archive = make_archive(
        tmp_path,
        Article("long", "News", "Ilra Vensk said that the Ostrel Mutual Aid Pact was dead."),
        Article("short", "News", "Ilra Vensk said that OMAP was dead."),
    )
    assert len(quotes(archive, "OMAP")) == len(quotes(archive, "Ostrel Mutual Aid Pact")) == 1
    store(archive, Article("both", "News", "The Ostrel Mutual Aid Pact (OMAP) met in Pell."))
    assert archive.expansions("leave OMAP?") == {"OMAP": ("Ostrel Mutual Aid Pact",)}
    for topic in ("omap", "Ostrel mutual aid pact dead", "dead OMAP"):
        assert len(quotes(archive, topic)) == 2, topic
    archive.delete("both")
    assert archive.expansions("leave OMAP?") == {}


def test_a_timeline_is_that_of_everybody_whom_the_name_may_mean(tmp_path: Path) -> None:
    namesake = Article("namesake", "News", "Doman Vensk, the mayor of Pell, said that it rained.")
    archive = make_archive(tmp_path, VENSK_2022, VENSK_2025, VENSK_LATER, namesake)
    by_ilra = timeline(archive, ["Ильра Venskaya"], StatementQuery(), 10)
    assert (by_ilra.people, by_ilra.page.total) == ((), 0)
    by_doman = timeline(archive, ["D. Vensk"], StatementQuery(), 10)
    assert [person.name for person in by_doman.people] == ["Doman Vensk"]
    assert [r.article.id for r in by_doman.page.statements] == ["namesake"]
    either = timeline(archive, ["Vensk"], StatementQuery(), 10)
    assert {person.name for person in either.people} >= {"Ilra Vensk", "Doman Vensk"}
    assert {r.article.id for r in either.page.statements} == {
        "vensk-2022",
        "vensk-2025",
        "vensk-later",
        "namesake",
    }
    everybody = timeline(archive, [], StatementQuery(), 100)
    assert everybody.people == ()
    assert everybody.page.total > either.page.total


def to_earlier_format(folder: Path) -> None:
    """As archives were before statements were kept."""
    raw = sqlite3.connect(folder / "archive.sqlite")
    raw.executescript(
        "DROP TABLE statements_fts; DROP VIEW statement_texts; DROP TABLE acronyms; DROP TABLE introductions;"
        " DROP TABLE statements; DROP TABLE readings; DROP TABLE links; DROP TABLE fingerprints;"
        " DROP TABLE tellings; DROP TABLE files; PRAGMA user_version = 1;"
    )
    raw.close()


def test_an_archive_of_the_earlier_format_is_read_again_where_it_stopped(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    before = archive.statements_of([article.id for article in ARTICLES])
    archive.close()
    to_earlier_format(tmp_path)
    archive = LocalArchive(tmp_path)
    generation = archive.state.generation
    assert archive.statements(StatementQuery(), 10).total == 0
    assert broken(archive) == [
        (
            "statements found",
            "5 not read by the present rules: vensk-2022, vensk-2025, vensk-later, ...",
            "dateline statements --find",
        ),
        (
            "stories found",
            "5 not looked at by the present rules: vensk-2022, vensk-2025, vensk-later, ...",
            "dateline stories --find",
        ),
    ]
    assert find_stories(archive) == 5
    archive.store_findings([(VENSK_2022, find(VENSK_2022))])  # what an interrupted run had done
    seen: list[tuple[int, int]] = []
    assert reread(archive, lambda done, total: seen.append((done, total))) == 4
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert archive.statements_of([article.id for article in ARTICLES]) == before
    assert archive.state.generation > generation  # what was kept of earlier answers is not used
    assert broken(archive) == []
    assert reread(archive) == 0
    archive.forget_findings()
    assert archive.statements_of(["vensk-2022"])["vensk-2022"] == before["vensk-2022"]
    assert reread(archive) == 5
    assert archive.statements_of([article.id for article in ARTICLES]) == before


def test_findings_in_a_text_that_is_no_longer_there_are_not_kept(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, VENSK_2025)
    corrected = replace(VENSK_2025, text="It rained.")
    store(archive, corrected)
    archive.store_findings([(VENSK_2025, find(VENSK_2025)), (UNDATED, find(UNDATED))])
    assert archive.statements_of(["vensk-2025", "undated"]) == {"vensk-2025": (), "undated": ()}
    assert broken(archive) == []


def test_an_archive_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    make_archive(tmp_path).close()
    raw = sqlite3.connect(tmp_path / "archive.sqlite")
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(
        ArchiveError, match="format 99, this version of Dateline reads 4; use a newer Dateline"
    ):
        LocalArchive(tmp_path)


@pytest.mark.parametrize(
    "damage", ["end = 9999", "cue = '[9999, 10000]'", "contents = '[[5, 5]]'", "start = -1"]
)
def test_doctor_finds_statements_that_lie_outside_their_text(tmp_path: Path, damage: str) -> None:
    archive = make_archive(tmp_path)
    put(archive, Article("a", "Title", TEXT), statement("Vensk", 0))
    raw = sqlite3.connect(tmp_path / "archive.sqlite")
    raw.execute(f"UPDATE statements SET {damage}")  # noqa: S608
    raw.commit()
    raw.close()
    assert (
        "statements",
        "1 outside the current text of their article: 1",
        "dateline statements --find --again",
    ) in broken(archive)


def test_repair_builds_the_word_index_of_statements_again(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, *ARTICLES)
    raw = sqlite3.connect(tmp_path / "archive.sqlite")
    raw.execute("INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')")
    raw.commit()
    raw.close()
    assert [name for name, _, _ in broken(archive)] == ["statement index"]
    archive.repair()
    assert broken(archive) == []
    assert quotes(archive, "mistake") == [UNDATED.text]
