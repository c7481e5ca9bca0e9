"""Articles into a real archive: what is added, revised, left alone and rejected."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from qa.archive.local import LocalArchive
from qa.archive.types import Outcome
from qa.errors import ArchiveError, RejectedInputError
from qa.ingest.identity import content_id
from qa.ingest.pipeline import Ingestor, Progress, Report, Taken, to_article
from qa.ingest.readers import Item, Rejection, read
from qa.types import Article, Filters, Provenance, PublicationDate, RawArticle
from tests.fakes import WordEncoder

SEEDS = Path(__file__).parents[1] / "../shared/seeds"
NOW = datetime(2025, 6, 1, 12, 0)
RAIN = "No ferry left Saltmouth on Wednesday. Heavy rain had flooded the quay before dawn."
MORE_RAIN = RAIN + " The harbour master said the boats would stay in port until Friday."


class Watched(WordEncoder):
    """Remembers what it embedded; fails or is interrupted at a word."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        for text in texts:
            if "earthquake" in text:
                raise ZeroDivisionError("shaken")
            if "midnight" in text:
                raise KeyboardInterrupt
        self.embedded += texts
        return super().embed_passages(texts)


@pytest.fixture
def encoder() -> Watched:
    return Watched()


@pytest.fixture
def archive(tmp_path: Path, encoder: Watched) -> Iterator[LocalArchive]:
    archive = LocalArchive.for_encoder(tmp_path / "archive", encoder, create=True)
    yield archive
    archive.close()


@pytest.fixture
def ingestor(archive: LocalArchive, encoder: Watched) -> Ingestor:
    return Ingestor(archive, encoder, clock=lambda: NOW)


def raw(
    text: str = RAIN, *, id: str | None = "rain", title: str | None = "Ferries stay in port"
) -> RawArticle:
    return RawArticle(f"{id}.txt", text, id=id, title=title, source="Harbour Post", published="2025-05-21")


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.rejected)


def texts(archive: LocalArchive) -> list[str]:
    return [article.text for article in archive.articles(Filters(), 100).articles]


def test_an_article_is_what_was_read_cleaned_and_dated() -> None:
    found = RawArticle(
        "rain.txt",
        RAIN,
        id=" rain ",
        url="https://harbour.example/rain?utm_source=x",
        title="Ferries stay in port",
        source="Harbour Post",
        authors=("Ann Moor",),
        published="2025-05-21",
        language="en",
    )
    assert to_article(found, NOW.date()) == Article(
        id="rain",
        title="Ferries stay in port",
        text=RAIN,
        source="Harbour Post",
        url="https://harbour.example/rain",
        authors=("Ann Moor",),
        published=PublicationDate("2025-05-21", Provenance.GIVEN),
        language="en",
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (RawArticle("a", RAIN, id="x/ä ?", url="https://harbour.example/1"), "x/ä ?"),
        (RawArticle("a", RAIN, url="http://www.harbour.example/1/?fbclid=2"), "https://harbour.example/1"),
        (RawArticle("a", RAIN, id=" ", url="ftp://harbour.example/1"), content_id(RawArticle("a", RAIN))),
        (RawArticle("a", RAIN), content_id(RawArticle("a", RAIN))),
    ],
)
def test_an_id_is_given_or_the_address_or_the_content(found: RawArticle, expected: str) -> None:
    assert to_article(found, NOW.date()).id == expected


def test_an_address_that_cannot_be_followed_is_not_kept() -> None:
    assert to_article(RawArticle("a", RAIN, url="javascript:alert(1)"), NOW.date()).url is None


@pytest.mark.parametrize("given", ["a\nb", "a\0", "\ud800", "a\x9fb", "a" * 2001])
def test_an_id_that_cannot_be_one_is_refused(given: str) -> None:
    with pytest.raises(RejectedInputError, match="has control characters or is longer than 2000") as caught:
        to_article(raw(id=given), NOW.date())
    assert caught.value.field == "id"
    assert caught.value.message.isprintable()


def test_what_cannot_be_stored_is_left_out(ingestor: Ingestor, archive: LocalArchive) -> None:
    found = RawArticle(
        "a",
        RAIN + "\0 \ud83d!",
        id="rain",
        title="Fer\0ries\nstay",
        source=" Harbour\n Post\x07 ",
        authors=("Ann\u200b  Moor", "\0"),
        language="en\0",
    )
    assert ingestor.take(found).outcome is Outcome.ADDED
    stored = archive.article("rain")
    assert stored is not None
    assert (stored.title, stored.source, stored.authors, stored.language) == (
        "Ferries stay",
        "Harbour Post",
        ("Ann Moor",),
        "en",
    )
    assert stored.text == RAIN + " \ufffd!"


def test_taking_in_the_same_again_changes_and_embeds_nothing(
    ingestor: Ingestor, archive: LocalArchive, encoder: Watched
) -> None:
    assert ingestor.take(raw()) == Taken("rain", Outcome.ADDED, 1)
    before, embedded = archive.state, len(encoder.embedded)
    assert ingestor.take(raw()) == Taken("rain", Outcome.UNCHANGED)
    assert archive.state == before
    assert len(encoder.embedded) == embedded == 1


def test_other_text_under_an_id_is_a_revision_and_the_old_one_stays(
    ingestor: Ingestor, archive: LocalArchive
) -> None:
    ingestor.take(raw())
    assert ingestor.take(raw(MORE_RAIN)).outcome is Outcome.UPDATED
    assert [(a.revision, a.text) for a in archive.revisions("rain")] == [(1, RAIN), (2, MORE_RAIN)]
    assert texts(archive) == [MORE_RAIN]


def test_an_article_and_its_correction_read_again_change_nothing(
    ingestor: Ingestor, archive: LocalArchive
) -> None:
    both = [raw(), raw(MORE_RAIN)]
    assert counts(ingestor.run(both)) == (1, 1, 0, 0)
    before = archive.state
    assert counts(ingestor.run(both)) == (0, 0, 2, 0)
    assert archive.state == before
    assert texts(archive) == [MORE_RAIN]


def test_every_format_ends_in_the_archive(ingestor: Ingestor, archive: LocalArchive, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    html = (
        f"<!DOCTYPE html><html lang=en><title>Ferries</title><article><h1>Ferries</h1><p>{RAIN}</p></article>"
    )
    feed = f"<rss version='2.0'><channel><item><description>{RAIN}</description></item></channel></rss>"
    for name, content in {
        "a.txt": RAIN,
        "b.md": f"# Ferries\n\n{RAIN}\n",
        "c.html": html,
        "d.json": json.dumps({"text": RAIN, "id": "d"}),
        "e.jsonl": json.dumps({"text": RAIN, "id": "e"}),
        "f.csv": f'id,text\nf,"{RAIN}"\n',
        "g.xml": feed.replace("<item>", "<item><link>https://harbour.example/g</link>"),
    }.items():
        (folder / name).write_text(content)
    (folder / "h.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": RAIN, "id": "h"}).encode()))
    report = ingestor.run(read(str(folder)))
    assert report.rejected == ()
    assert texts(archive) == [RAIN] * 8
    assert counts(ingestor.run(read(str(folder)))) == (0, 0, 8, 0)


def test_twins_of_an_address_are_one_article(ingestor: Ingestor, archive: LocalArchive) -> None:
    found = [
        RawArticle("a", RAIN, url="https://www.harbour.example/1", title="Ferries"),
        RawArticle("b", RAIN, url="https://www.harbour.example/1?utm_source=feed#top", title="Ferries"),
        RawArticle("c", MORE_RAIN, url="http://harbour.example/1/", title="Ferries"),
    ]
    assert counts(ingestor.run(found)) == (1, 1, 1, 0)
    assert [a.id for a in archive.articles(Filters(), 100).articles] == ["https://harbour.example/1"]


def test_a_file_that_changes_is_another_article_unless_it_has_an_id(
    ingestor: Ingestor, archive: LocalArchive, tmp_path: Path
) -> None:
    plain, numbered = tmp_path / "in/plain.txt", tmp_path / "in/numbered.json"
    plain.parent.mkdir()
    for text in (RAIN, MORE_RAIN):
        plain.write_text(text)
        numbered.write_text(json.dumps({"id": 7, "text": text}))
        report = ingestor.run(read(str(plain.parent)))
    assert counts(report) == (1, 1, 0, 0)
    assert sorted(texts(archive)) == sorted([RAIN, MORE_RAIN, MORE_RAIN])


def test_files_taken_in_again_give_an_older_archive_their_names(
    ingestor: Ingestor, archive: LocalArchive, encoder: Watched, tmp_path: Path
) -> None:
    def take(folder: str, name: str, text: str) -> dict[str, str]:
        file = tmp_path / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"id": "ferry", "text": text}))
        ingestor.run(read(str(tmp_path / folder)))
        file.unlink()
        return {one.text: one.file for one in archive.articles(Filters(), 100).articles}

    def forget() -> None:
        with closing(sqlite3.connect(tmp_path / "archive/archive.sqlite")) as connection, connection:
            connection.execute("DELETE FROM files")  # as in an archive of an earlier format

    assert take("in", "a.json", RAIN) == {RAIN: "a.json"}
    forget()
    embedded, generation = list(encoder.embedded), archive.state.generation
    assert take("in", "b.json", RAIN) == {RAIN: "b.json"}
    assert take("in", "c.json", RAIN) == {RAIN: "b.json"}  # it is known by the first
    assert (encoder.embedded, archive.state.generation) == (embedded, generation)
    assert take("in", "d.json", MORE_RAIN) == {MORE_RAIN: "d.json"}
    forget()
    assert take("in", "e.json", RAIN) == {MORE_RAIN: ""}  # not the file of what was corrected since


def test_what_is_rejected_stops_nothing(ingestor: Ingestor, archive: LocalArchive) -> None:
    items: list[Item] = [
        Rejection("bad.txt", "is empty"),
        raw("An earthquake shook the quay at Saltmouth early on Wednesday morning.", id="quake"),
        raw(" \n ", id="blank"),
        raw(id="a\0b"),
        raw(),
        raw(MORE_RAIN),
        raw(MORE_RAIN),
    ]
    report = ingestor.run(items)
    assert counts(report) == (1, 1, 1, 4)
    assert [r.locator for r in report.rejected] == ["bad.txt", "quake.txt", "blank.txt", "a\0b.txt"]
    assert report.rejected[1].reason == "internal error: ZeroDivisionError: shaken"
    assert not report.rejected[2].reason.startswith("blank.txt")
    assert (report.passages, report.interrupted) == (2, False)
    assert texts(archive) == [MORE_RAIN]


def test_progress_is_told_after_every_item(ingestor: Ingestor) -> None:
    seen: list[Progress] = []
    ingestor.run([raw(), Rejection("bad.txt", "is empty"), raw(), raw(MORE_RAIN)], seen.append)
    told = [(p.locator, p.added, p.updated, p.unchanged, p.rejected, p.passages, p.articles) for p in seen]
    assert told == [
        ("rain.txt", 1, 0, 0, 0, 1, 1),
        ("bad.txt", 1, 0, 0, 1, 1, 1),
        ("rain.txt", 1, 0, 1, 1, 1, 2),
        ("rain.txt", 1, 1, 1, 1, 2, 3),
    ]
    assert 0 <= seen[0].seconds <= seen[-1].seconds


def test_ctrl_c_keeps_what_was_done_and_the_same_run_again_goes_on(
    ingestor: Ingestor, archive: LocalArchive
) -> None:
    night = raw("The quay at Saltmouth will be closed from midnight on Friday.", id="night")
    report = ingestor.run([raw(), night, raw(MORE_RAIN, id="more")])
    assert (counts(report), report.interrupted) == ((1, 0, 0, 0), True)
    assert texts(archive) == [RAIN]
    again = ingestor.run([raw(), raw(MORE_RAIN, id="more")])
    assert (counts(again), again.interrupted) == ((1, 0, 1, 0), False)


def test_an_archive_that_takes_nothing_ends_the_run(
    ingestor: Ingestor, archive: LocalArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(article_id: str, content_hash: str) -> bool:
        raise ArchiveError("the disk is full")

    monkeypatch.setattr(archive, "holds", full)
    with pytest.raises(ArchiveError, match="the disk is full"):
        ingestor.run([raw(), raw()])


def test_the_clock_tells_which_dates_are_yet_to_come(archive: LocalArchive, encoder: Watched) -> None:
    published: dict[int, date | None] = {}
    for year in (2024, 2026):
        taken = Ingestor(archive, encoder, clock=lambda year=year: datetime(year, 6, 1)).take(  # type: ignore[misc]
            RawArticle("a", f"SALTMOUTH, May 21, 2025 — {RAIN}", id=str(year))
        )
        article = archive.article(taken.article_id)
        assert article is not None
        published[year] = article.published.first_day if article.published else None
    assert published == {2024: None, 2026: date(2025, 5, 21)}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_a_sidecar_added_later_revises_real_articles(
    ingestor: Ingestor, archive: LocalArchive, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for path in SEEDS.glob("*.txt"):
        (bare / path.name).write_bytes(path.read_bytes())
    assert counts(ingestor.run(read(str(bare)))) == (5, 0, 0, 0)
    assert counts(ingestor.run(read(str(SEEDS)))) == (0, 5, 0, 0)
    assert counts(ingestor.run(read(str(SEEDS)))) == (0, 0, 5, 0)
    assert archive.info().sources == (
        ("Azatutyun", 1),
        ("Caucasus Watch", 1),
        ("Karlof1’s Substack", 1),
        ("OC Media", 1),
        ("unknown", 1),
    )
