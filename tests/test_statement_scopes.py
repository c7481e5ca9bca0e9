"""Passages in which somebody speaks, by the day of the saying."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from qa.archive.findings import Findings
from qa.archive.local import LocalArchive
from qa.ingest.embedding import embed
from qa.types import Article, Filters, Provenance, PublicationDate, Reporting, Span, Statement
from tests.fakes import WordEncoder
from tests.newsroom import make_archive

YEAR_2022 = Filters(published_from=date(2022, 1, 1), published_to=date(2022, 12, 31))


def said(speaker: str, text: str, words: str, when: str | None = None) -> Statement:
    start = text.index(words)
    span = Span(start, start + len(words))
    day = PublicationDate(when, Provenance.TEXT) if when else None
    return Statement(
        speaker, True, "", None, None, (span,), span.start, span.end, Reporting.INDIRECT, said=day
    )


def archive_of(folder: Path) -> LocalArchive:
    """Vensk in 2022; in 2025 on tolls and, as told then, in 2022 on bridges; Karesh in 2022."""
    archive = make_archive(folder)
    for id_, published, *told in (
        ("then", "2022-05-01", ("Ilra Vensk", "tolls would stay", None)),
        (
            "later",
            "2025-05-01",
            ("Ilra Vensk", "tolls would go", None),
            ("Ilra Vensk", "bridges last", "2022"),
        ),
        ("other", "2022-05-02", ("Doman Karesh", "tolls would stay", None)),
    ):
        text = "\n\n".join(
            f"{speaker} said that {words}. " + "More of it. " * 60 for speaker, words, _ in told
        )
        article = Article(id_, "Title", text, published=PublicationDate(published))
        found = tuple(said(speaker, text, words, when) for speaker, words, when in told)
        archive.put(article, *embed(article, WordEncoder()), Findings(found))
    return archive


def passages(archive: LocalArchive, filters: Filters, *speakers: str) -> list[tuple[str, str]]:
    """(article, first four words) of the passages that the scope admits, found by words and by meaning."""
    scope = archive.scope(filters, speakers)
    by_words = {match.passage_id for match in archive.lexical("said", 50, scope)}
    by_meaning = {m.passage_id for m in archive.nearest(WordEncoder().embed_queries(["said"])[0], 50, scope)}
    assert scope.passages is not None
    assert by_words == by_meaning == set(np.flatnonzero(scope.passages).tolist())
    found = [passage for passage, _ in archive.with_articles(sorted(by_words))]
    return [(one.article_id, one.text[one.text.index("that") :].split(".")[0]) for one in found]


def test_the_speakers_own_words_of_the_period(tmp_path: Path) -> None:
    archive = archive_of(tmp_path)
    assert passages(archive, YEAR_2022, "Ilra Vensk") == [
        ("then", "that tolls would stay"),
        ("later", "that bridges last"),
    ]
    assert archive.scope(YEAR_2022, ("Ilra Vensk",)).articles == 2


def test_without_a_period_all_that_they_said(tmp_path: Path) -> None:
    assert len(passages(archive_of(tmp_path), Filters(), "Ilra Vensk")) == 3


def test_without_speakers_anybodys_words(tmp_path: Path) -> None:
    assert len(passages(archive_of(tmp_path), YEAR_2022)) == 3


def test_what_was_published_later_is_not_known_yet(tmp_path: Path) -> None:
    known_in_2023 = Filters(
        published_from=YEAR_2022.published_from, published_to=YEAR_2022.published_to, as_of=date(2023, 1, 1)
    )
    found = passages(archive_of(tmp_path), known_in_2023, "Ilra Vensk")
    assert found == [("then", "that tolls would stay")]


def test_nobody_of_that_name_is_nothing(tmp_path: Path) -> None:
    scope = archive_of(tmp_path).scope(Filters(), ("Petra Olunde",))
    assert scope.articles == 0
    assert scope.passages is not None and not scope.passages.any()
