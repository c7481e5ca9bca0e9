"""Undated articles of which it is known that they are no older than a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa.archive.local import LocalArchive
from qa.ingest.pipeline import Ingestor
from qa.types import Article, Filters, PublicationDate, RawArticle
from tests.fakes import WordEncoder
from tests.newsroom import make_archive

TOLD = "The council of Orsal closed the Lenna bridge in September 2023. It had been built in 1998."


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> LocalArchive:
    return make_archive(
        tmp_path,
        Article("dated", "", "zebra dated", published=PublicationDate("2023-10-02")),
        Article("bound", "", "zebra bound", not_before=date(2023, 9, 1)),
        Article("none", "", "zebra none"),
    )


def test_the_bound_is_kept(archive: LocalArchive) -> None:
    bound = archive.article("bound")
    assert bound is not None
    assert (bound.published, bound.not_before) == (None, date(2023, 9, 1))
    assert [article.not_before for id_ in ("dated", "none") if (article := archive.article(id_))] == [
        None,
        None,
    ]
    assert archive.info().undated == 2
    assert all(finding.ok for finding in archive.check())


@pytest.mark.parametrize(
    ("filters", "admitted", "undated_left_out"),
    [
        (Filters(), {"dated", "bound", "none"}, 0),
        (Filters(published_from=date(2023, 1, 1)), {"dated"}, 2),
        (Filters(published_to=date(2023, 12, 31)), {"dated"}, 2),
        (Filters(published_to=date(2023, 9, 1)), set(), 2),
        (Filters(published_to=date(2023, 8, 31)), set(), 1),
        (Filters(as_of=date(2023, 8, 31)), set(), 1),
        (Filters(published_to=date(2023, 9, 1), include_undated=True), {"bound", "none"}, 0),
        (Filters(published_to=date(2023, 8, 31), include_undated=True), {"none"}, 0),
        (Filters(published_from=date(2023, 1, 1), only_possible=True), {"bound"}, 0),
        (Filters(published_from=date(2023, 1, 1), only_possible=True, include_undated=True), set(), 0),
        (Filters(published_to=date(2023, 8, 31), only_possible=True), set(), 0),
    ],
)
def test_what_is_surely_later_is_not_offered(
    archive: LocalArchive, filters: Filters, admitted: set[str], undated_left_out: int
) -> None:
    scope = archive.scope(filters)
    assert {article.id for article in archive.articles(filters, 10).articles} == admitted
    assert (scope.articles, scope.undated_left_out, scope.imprecise_left_out) == (
        len(admitted),
        undated_left_out,
        0,
    )


@pytest.mark.parametrize(
    ("filters", "possible"),
    [
        (Filters(), 0),
        (Filters(published_from=date(2023, 1, 1), published_to=date(2023, 12, 31)), 1),
        (Filters(published_from=date(2023, 9, 1), published_to=date(2023, 9, 1)), 1),
        (Filters(published_from=date(2023, 9, 2)), 0),  # no likelier than any other that is undated
        (Filters(published_to=date(2023, 8, 31)), 0),
        (Filters(published_from=date(2023, 1, 1), include_undated=True), 0),
        (Filters(published_from=date(2023, 1, 1), sources=("another",)), 0),
    ],
)
def test_what_happened_in_the_period_makes_an_undated_article_possible(
    archive: LocalArchive, filters: Filters, possible: int
) -> None:
    assert archive.scope(filters).possible_left_out == possible


def test_it_is_told_from_the_text_of_an_undated_article_alone(tmp_path: Path) -> None:
    encoder = WordEncoder()
    archive = LocalArchive.for_encoder(tmp_path, encoder, create=True)
    ingestor = Ingestor(archive, encoder)
    ingestor.take(RawArticle("1", TOLD, id="undated"))
    ingestor.take(RawArticle("2", TOLD, id="dated", published="2023-10"))
    undated, dated = archive.article("undated"), archive.article("dated")
    assert undated is not None
    assert dated is not None
    assert (undated.published, undated.not_before) == (None, date(2023, 9, 1))
    assert (dated.published, dated.not_before) == (PublicationDate("2023-10"), None)
