"""Dates of articles that do not tell theirs, inferred from the days they tell of, or none."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from qa.archive.local import LocalArchive
from qa.archive.types import Outcome
from qa.ingest.inferring import inferred_date, lines_above_the_end
from qa.ingest.passages import embedding_text
from qa.ingest.pipeline import Ingestor
from qa.ingest.rereading import reread
from qa.language.wording import dated
from qa.types import Article, Filters, Provenance, PublicationDate, RawArticle
from tests.fakes import WordEncoder
from tests.newsroom import make_archive

TODAY = date(2026, 3, 15)
TITLE = "Talks on the river end without a treaty"
CAPTION = "Minister Ilra Vensk greets her guest Pavo Teder, Orsal, June 11, 2025."  # a Wednesday
LEAD = (
    "The two governments stay at odds over the river, their ministers said after talks held in Orsal on"
    " Wednesday.\nVensk and Teder told reporters that the dam would be built."
)
FLOODS = (
    "The gates of the Lenna were opened on Tuesday, 18 November, after a night of rain.\n"
    "The dam had been repaired in March 2023."
)


def by_the_picture(caption: str = CAPTION, lead: str = LEAD, today: date = TODAY) -> str | None:
    found = inferred_date(TITLE, lead, today, [caption, *lead.split("\n")])
    assert found is None or found.provenance is Provenance.INFERRED
    return found.value if found else None


def test_a_picture_of_the_weekday_that_the_lead_tells() -> None:
    assert by_the_picture() == "2025-06"


@pytest.mark.parametrize(
    ("caption", "value"),
    [
        ("Ilra Vensk and Pavo Teder shake hands in Orsal, Wednesday, June 11, 2025", "2025-06"),
        ("Ilra Vensk meets Pavo Teder in Orsal on 11 June 2025. (AFP photo)", "2025-06"),
        ("Ilra Vensk meets Pavo Teder, Orsal, June11, 2025.", "2025-06"),
        # Of the seven days some are in another month, or in another year.
        ("Ilra Vensk meets Pavo Teder, Orsal, July 30, 2025.", "2025"),
        ("Ilra Vensk meets Pavo Teder, Orsal, December 31, 2025.", None),
    ],
)
def test_captions(caption: str, value: str | None) -> None:
    assert by_the_picture(caption) == value


@pytest.mark.parametrize(
    "caption",
    [
        "Ilra Vensk meets Pavo Teder, Orsal, June 12, 2025.",  # a Thursday
        "Ilra Vensk meets Pavo Teder, Brenhallow, June 11, 2025.",  # elsewhere
        "Lorries wait at the gate of Orsal, June 11, 2025.",  # of something else
        "Ilra Vensk will meet Pavo Teder, Orsal, June 11, 2025.",  # to come
        "Ilra Vensk met Pavo Teder in Orsal on June 11, 2025 for the first time.",  # no caption
        "Ilra Vensk meets Pavo Teder, Orsal, June 11.",
        "Ilra Vensk meets Pavo Teder, Orsal, March 18, 2026.",  # a Wednesday later than today
    ],
)
def test_pictures_that_date_nothing(caption: str) -> None:
    assert by_the_picture(caption) is None


@pytest.mark.parametrize(
    "lead",
    [
        LEAD.replace("on Wednesday", "last Wednesday"),
        LEAD.replace("on Wednesday", "on Wednesday after a call on Monday"),
        LEAD.replace("said after", "will say after"),
        LEAD.replace("said after talks held", "meet for talks"),
        f"{LEAD}\nThe first stone was laid on July 2, 2025.",  # told later than the picture
    ],
)
def test_leads_that_date_nothing(lead: str) -> None:
    assert by_the_picture(lead=lead) is None


def test_what_stands_below_the_article_is_none_of_its_captions() -> None:
    page = f"{TITLE}\n{LEAD}\nLatest news\n{CAPTION}\n"
    assert lines_above_the_end(page, LEAD) == [TITLE, *LEAD.split("\n")]
    assert inferred_date(TITLE, LEAD, TODAY, lines_above_the_end(page, LEAD)) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (FLOODS, "2025"),  # 18 November was a Tuesday in 2014, 2025 and not in 2023 or 2024
        (FLOODS.replace("in March 2023", "in March 2013"), None),  # 2014 or 2025
        (FLOODS.replace("in March 2023", "long ago"), None),
        (FLOODS.replace("Tuesday", "Friday"), None),  # in no such year
        (f"{FLOODS}\nThey were shut on Friday, 21 November.", "2025"),
        (f"{FLOODS}\nThey were shut on Friday, 22 November.", None),  # of 2024: no year has both
        (FLOODS.replace("18 November", "18 November 2014"), None),
    ],
)
def test_the_one_year_that_has_the_days_of_the_week(text: str, value: str | None) -> None:
    found = inferred_date("", text, TODAY)
    assert found == (PublicationDate(value, Provenance.INFERRED) if value else None)


def test_a_year_to_come_is_never_inferred() -> None:
    text = "The council met in March 2025. The bridge will be shut on Wednesday, 13 January."  # of 2027
    assert inferred_date("", text, date(2026, 11, 23)) is None


def test_a_single_dated_event_infers_nothing() -> None:
    text = "On May 2nd Vensk met Teder again in Orsal. The two had previously met in January 2025."
    assert inferred_date("", text, TODAY) is None


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> LocalArchive:
    return LocalArchive.for_encoder(tmp_path, WordEncoder(), create=True)


def ingestor(archive: LocalArchive) -> Ingestor:
    return Ingestor(archive, WordEncoder(), clock=lambda: datetime(2026, 3, 15))


PAGE = RawArticle("1", f"{TITLE}\n\n{CAPTION}\n{CAPTION}\n\n{LEAD}", id="talks")
IN_JUNE = PublicationDate("2025-06", Provenance.INFERRED)


def test_an_inferred_date_is_kept_as_one_and_selects(archive: LocalArchive) -> None:
    ingestor(archive).take(PAGE)
    held = archive.article("talks")
    assert held is not None
    assert (held.published, held.not_before) == (IN_JUNE, None)
    assert "greets" not in held.text  # the caption is not in the text, and dates it
    year = Filters(published_from=date(2025, 1, 1), published_to=date(2025, 12, 31))
    early = Filters(published_from=date(2025, 6, 1), published_to=date(2025, 6, 10))
    assert [archive.scope(filters).articles for filters in (year, early)] == [1, 0]
    assert archive.scope(early).imprecise_left_out == 1
    assert all(finding.ok for finding in archive.check())


def test_a_date_given_is_not_replaced(archive: LocalArchive) -> None:
    given = RawArticle("1", PAGE.content, id="talks", published="2025-07")
    ingestor(archive).take(given)
    held = archive.article("talks")
    assert held is not None
    assert held.published == PublicationDate("2025-07", Provenance.GIVEN)


def test_it_changes_neither_what_an_article_is_nor_its_vectors() -> None:
    undated = Article("1", "Talks", "They talked.")
    inferred = Article("1", "Talks", "They talked.", published=IN_JUNE)
    assert inferred.content_hash == undated.content_hash
    assert embedding_text(inferred, "They talked.") == "Talks\nThey talked."
    given = Article("1", "Talks", "They talked.", published=PublicationDate("2025-06"))
    assert given.content_hash != undated.content_hash


def test_taking_in_again_dates_what_an_earlier_version_left_undated(archive: LocalArchive) -> None:
    ingestor(archive).take(PAGE)
    held = archive.article("talks")
    assert held is not None
    with archive._database.write() as connection:
        connection.execute(
            "UPDATE revisions SET (published, provenance, first_day, last_day) = (NULL, NULL, NULL, NULL)"
        )
    assert ingestor(archive).take(PAGE).outcome is Outcome.UNCHANGED
    again = archive.article("talks")
    assert again is not None
    assert (again.published, again.revision) == (IN_JUNE, 1)


def test_rereading_dates_what_its_text_dates_and_leaves_what_is_dated(tmp_path: Path) -> None:
    archive = make_archive(
        tmp_path,
        Article("floods", "", FLOODS, not_before=date(2023, 3, 1)),
        Article("talks", TITLE, LEAD, published=IN_JUNE),
        Article("given", "", FLOODS, published=PublicationDate("2014-11-19")),
    )
    archive.forget_findings()
    assert reread(archive, clock=lambda: datetime(2026, 3, 15)) == 3
    found = {article.id: article.published for article in archive.articles(Filters(), 10).articles}
    assert found == {
        "floods": PublicationDate("2025", Provenance.INFERRED),
        "talks": IN_JUNE,
        "given": PublicationDate("2014-11-19"),
    }
    assert all(finding.ok for finding in archive.check())


def test_in_words() -> None:
    assert dated(IN_JUNE) == "2025-06 (inferred from the text)"
    assert dated(PublicationDate("2025-06")) == "2025-06"
    assert dated(None) == "undated"
