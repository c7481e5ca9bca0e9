"""The embedded archive: what it stores, what it finds, what it survives."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Never

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from qa.archive import database, reading
from qa.archive.local import LocalArchive
from qa.archive.reading import Revision
from qa.archive.types import Outcome, Place
from qa.errors import ArchiveError, InvalidRequestError, ModelMismatchError, ReadOnlyArchiveError
from qa.ingest.finding import find
from qa.types import Article, Filters, Passage, Provenance, PublicationDate

DIMENSION = 8


class NamedEncoder:
    """All that an archive asks of an encoder before it is given vectors."""

    dimension = DIMENSION
    max_tokens = 256

    def __init__(self, name: str = "tiny") -> None:
        self.name = name
        self.fingerprint = f"{name}-1"

    def count_tokens(self, texts: object) -> list[int]:
        raise NotImplementedError

    def embed_passages(self, texts: object) -> NDArray[np.float32]:
        raise NotImplementedError

    def embed_queries(self, texts: object) -> NDArray[np.float32]:
        raise NotImplementedError


def unit(seed: int) -> NDArray[np.float32]:
    vector = np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)
    return vector / np.linalg.norm(vector)


def dated(value: str | None) -> PublicationDate | None:
    return PublicationDate(value, Provenance.GIVEN) if value else None


def article(id_: str, text: str = "The road is open.", **changes: object) -> Article:
    return replace(Article(id=id_, title=f"Title of {id_}", text=text, source="Orsal Gazette"), **changes)  # type: ignore[arg-type]


def store(archive: LocalArchive, item: Article, seed: int = 0) -> Outcome:
    """Put an article with a passage a line; passage i has the vector of seed + i."""
    passages, start = [], 0
    for ordinal, line in enumerate(item.text.split("\n")):
        passages.append(Passage(item.id, 0, ordinal, start, start + len(line), line))
        start += len(line) + 1
    vectors = np.stack([unit(seed + i) for i in range(len(passages))])
    return archive.put(item, passages, vectors, find(item))


def open_archive(folder: Path, name: str = "tiny") -> LocalArchive:
    return LocalArchive.for_encoder(folder, NamedEncoder(name), create=True)


@pytest.fixture
def archive(tmp_path: Path) -> LocalArchive:
    return open_archive(tmp_path / "archive")


def test_put_add_unchanged_update(archive: LocalArchive) -> None:
    first = article("a", "The road is open.\nIt is long.")
    assert store(archive, first) is Outcome.ADDED
    assert archive.state.generation == 1
    assert store(archive, first) is Outcome.UNCHANGED
    assert archive.state.generation == 1
    assert store(archive, replace(first, text="The road is shut.")) is Outcome.UPDATED
    assert archive.state.generation == 2
    assert [(r.revision, r.text) for r in archive.revisions("a")] == [
        (1, "The road is open.\nIt is long."),
        (2, "The road is shut."),
    ]
    assert archive.article("a") == replace(first, text="The road is shut.", revision=2)
    assert archive.article("a", 1) == first
    assert archive.article("a", 3) is None
    assert [p.text for p in archive.passages_of("a")] == ["The road is shut."]


def test_an_article_and_its_correction_read_again_change_nothing(archive: LocalArchive) -> None:
    error, correction = article("a", "Two were hurt."), article("a", "Three were hurt.")
    assert [store(archive, a) for a in (error, correction)] == [Outcome.ADDED, Outcome.UPDATED]
    assert [store(archive, a) for a in (error, correction)] == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    current = archive.article("a")
    assert current is not None
    assert current.text == "Three were hurt."
    assert archive.holds("a", error.content_hash)
    assert not archive.holds("b", error.content_hash)


def test_an_article_comes_back_as_it_was_given(archive: LocalArchive) -> None:
    item = article(
        "https://sample.example/ü?a=b",
        "Emoji 🙂 before “quotes”.\nՀայաստան.",
        url="https://sample.example/ü?a=b",
        authors=("A. B", "Ç"),
        published=PublicationDate("2025-05", Provenance.METADATA),
        language="en",
    )
    store(archive, item)
    assert archive.article(item.id) == item
    for passage in archive.passages_of(item.id):
        assert passage.text == item.text[passage.start : passage.end]
    assert [p.text for p in archive.passages_of(item.id)] == item.text.split("\n")


def test_only_current_revisions_are_found(archive: LocalArchive) -> None:
    everything = archive.scope(Filters())
    store(archive, article("a", "zebra"))
    assert len(archive.lexical("zebra", 5, everything)) == 1
    store(archive, article("a", "giraffe"), seed=1)
    assert archive.lexical("zebra", 5, everything) == ()
    assert len(archive.lexical("giraffe", 5, everything)) == 1
    (best,) = archive.nearest(unit(1), 5, everything)
    assert best.score == pytest.approx(1.0, abs=5e-4)
    assert [p.text for p, _ in archive.with_articles([best.passage_id])] == ["giraffe"]


def test_outlets_are_those_of_current_revisions_each_once_in_order(archive: LocalArchive) -> None:
    assert archive.sources() == ()
    for id_, source in (("a", "Vensk Post"), ("b", "Orsal Gazette"), ("c", "Vensk Post"), ("d", "")):
        store(archive, article(id_, source=source))
    assert archive.sources() == ("", "Orsal Gazette", "Vensk Post")
    store(archive, article("b", text="The road is closed.", source="Karesh Radio"))
    assert archive.sources() == ("", "Karesh Radio", "Vensk Post")


def test_vectors_come_in_the_order_of_the_passages(archive: LocalArchive) -> None:
    store(archive, article("a", "zebra\nlion"))
    store(archive, article("b", "zebra\nlion\nowl"), seed=3)
    store(archive, article("a", "giraffe\nlion"), seed=6)
    assert archive.vectors_of("a").tolist() == [unit(6).tolist(), unit(7).tolist()]
    assert archive.vectors_of("b").tolist() == [unit(3).tolist(), unit(4).tolist(), unit(5).tolist()]
    assert archive.vectors_of("nowhere").shape == (0, DIMENSION)


def test_vectors_of_passages_come_in_the_order_asked_for(archive: LocalArchive) -> None:
    store(archive, article("a", "zebra\nlion"))
    zebra, lion = (passage.id for passage in archive.passages_of("a"))
    found = archive.vectors_in([lion, 9999, zebra])
    assert found.tolist() == [unit(1).tolist(), [0.0] * DIMENSION, unit(0).tolist()]
    assert archive.vectors_in([]).shape == (0, DIMENSION)


def test_a_deleted_article_is_gone_from_everything(archive: LocalArchive) -> None:
    store(archive, article("a", "zebra\nlion"))
    store(archive, article("b", "zebra"), seed=7)
    assert archive.delete("a")
    assert not archive.delete("a")
    everything = archive.scope(Filters())
    assert archive.article("a") is None
    assert archive.revisions("a") == ()
    assert [
        p.article_id
        for m in archive.lexical("zebra lion", 5, everything)
        for p in archive.places([m.passage_id])
    ] == ["b"]
    assert len(archive.nearest(unit(0), 5, everything)) == 1
    assert all(finding.ok for finding in archive.check())


def test_passage_ids_are_never_reused(archive: LocalArchive) -> None:
    store(archive, article("a"))
    (before,) = (p.id for p in archive.passages_of("a"))
    archive.delete("a")
    store(archive, article("b"))
    (after,) = (p.id for p in archive.passages_of("b"))
    assert after > before
    assert archive.places([before]) == ()


def test_what_is_read_of_passages_by_id_before_and_after_ranking(archive: LocalArchive) -> None:
    store(archive, article("a", published=dated("2024-02")))
    store(archive, article("b", "Old news.", not_before=date(2023, 9, 1)))
    (a, b) = (archive.passages_of(id_)[0] for id_ in "ab")
    assert archive.places([b.id, 999, a.id]) == (
        Place(b.id, "b", "b", 0, None, None),
        Place(a.id, "a", "a", 0, date(2024, 2, 1), date(2024, 2, 29)),
    )
    read = archive.with_articles([b.id, 999, a.id])
    assert read == ((b, archive.article("b")), (a, archive.article("a")))
    store(archive, article("a", "The road is closed."))
    assert [place.article_id for place in archive.places([a.id, b.id])] == ["b"]
    assert [passage.article_id for passage, _ in archive.with_articles([a.id, b.id])] == ["b"]


@pytest.fixture
def dated_archive(archive: LocalArchive) -> LocalArchive:
    for i, (id_, value, source) in enumerate(
        [
            ("day", "2025-05-21", "Orsal Gazette"),
            ("month", "2025-05", "Taveria Wire"),
            ("year", "2025", "Orsal Gazette"),
            ("old", "2022-09-01", "Taveria Wire"),
            ("none", None, "Orsal Gazette"),
        ]
    ):
        store(archive, article(id_, f"zebra {id_}", published=dated(value), source=source), seed=i)
    return archive


MAY = {"published_from": date(2025, 5, 1), "published_to": date(2025, 5, 31)}


@pytest.mark.parametrize(
    ("filters", "admitted", "undated_left_out"),
    [
        (Filters(), {"day", "month", "year", "old", "none"}, 0),
        (Filters(**MAY), {"day", "month"}, 1),  # type: ignore[arg-type]
        (Filters(**MAY, include_undated=True), {"day", "month", "none"}, 0),  # type: ignore[arg-type]
        (Filters(published_from=date(2025, 1, 1)), {"day", "month", "year"}, 1),
        (Filters(published_to=date(2022, 12, 31)), {"old"}, 1),
        (Filters(published_from=date(2025, 5, 21), published_to=date(2025, 5, 21)), {"day"}, 1),
        (Filters(sources=("orsal gazette",)), {"day", "year", "none"}, 0),
        (Filters(sources=("Nobody",)), set(), 0),
        (Filters(sources=("Taveria Wire",), published_from=date(2023, 1, 1)), {"month"}, 0),
        (Filters(article_ids=("old", "none")), {"old", "none"}, 0),
        (Filters(article_ids=("old", "none"), published_from=date(2025, 1, 1)), set(), 1),
    ],
)
def test_filters_admit_the_same_everywhere(
    dated_archive: LocalArchive, filters: Filters, admitted: set[str], undated_left_out: int
) -> None:
    scope = dated_archive.scope(filters)
    assert (scope.articles, scope.undated_left_out) == (len(admitted), undated_left_out)
    assert {a.id for a in dated_archive.articles(filters, 10).articles} == admitted
    for matches in (dated_archive.lexical("zebra", 10, scope), dated_archive.nearest(unit(0), 10, scope)):
        found = dated_archive.places([m.passage_id for m in matches])
        assert {p.article_id for p in found} == admitted
        assert len(found) == len(admitted)


@pytest.mark.parametrize(
    ("filters", "imprecise_left_out"),
    [
        (Filters(), 0),
        (Filters(**MAY), 1),  # type: ignore[arg-type]
        (Filters(**MAY, include_undated=True), 1),  # type: ignore[arg-type]
        (Filters(**MAY, sources=("Taveria Wire",)), 0),  # type: ignore[arg-type]
        (Filters(published_from=date(2025, 5, 21)), 2),
        (Filters(published_from=date(2025, 5, 21), published_to=date(2025, 5, 21)), 2),
        (Filters(published_from=date(2025, 6, 1)), 1),
        (Filters(published_to=date(2024, 12, 31)), 0),
        (Filters(published_from=date(2025, 12, 31), published_to=date(2026, 1, 31)), 1),
        (Filters(published_from=date(2025, 6, 1), published_to=date(2025, 3, 1)), 0),
    ],
)
def test_articles_that_may_be_of_the_period_are_counted(
    dated_archive: LocalArchive, filters: Filters, imprecise_left_out: int
) -> None:
    assert dated_archive.scope(filters).imprecise_left_out == imprecise_left_out


@settings(max_examples=25, deadline=None)
@given(
    seeds=st.lists(st.integers(0, 40), min_size=1, max_size=30, unique=True),
    admitted=st.sets(st.integers(0, 40)),
    k=st.integers(1, 10),
    query=st.integers(100, 110),
)
def test_nearest_is_brute_force_over_the_scope(
    tmp_path_factory: pytest.TempPathFactory, seeds: list[int], admitted: set[int], k: int, query: int
) -> None:
    archive = open_archive(tmp_path_factory.mktemp("archive"))
    for seed in seeds:
        store(archive, article(str(seed)), seed=seed)
    scope = archive.scope(Filters(article_ids=tuple(map(str, sorted(admitted))) or ("no such",)))
    expected = sorted(
        ((float(unit(seed) @ unit(query)), str(seed)) for seed in seeds if seed in admitted), reverse=True
    )[:k]
    matches = archive.nearest(unit(query), k, scope)
    assert [p.article_id for p in archive.places([m.passage_id for m in matches])] == [i for _, i in expected]
    assert [m.score for m in matches] == pytest.approx([score for score, _ in expected], abs=5e-4)
    archive.close()


def test_lexical_scores_are_similarities_best_first(archive: LocalArchive) -> None:
    store(archive, article("both", "zebra lion"))
    store(archive, article("one", "zebra horse"), seed=1)
    for i in range(8):  # BM25 gives a word that half of the passages hold no weight
        store(archive, article(f"other{i}", f"cow sheep {i}"), seed=2 + i)
    matches = archive.lexical("zebra lion", 5, archive.scope(Filters()))
    ids = [p.article_id for p in archive.places([m.passage_id for m in matches])]
    assert ids == ["both", "one"]
    assert matches[0].score > matches[1].score > 0


def test_words_are_found_whatever_their_ending_accent_or_quotes(archive: LocalArchive) -> None:
    store(archive, article("a", "The observers' missions were suspended in Côte d'Ivoire."))
    everything = archive.scope(Filters())
    for query in ("mission", 'observer "missions" OR', "cote d’ivoire", "SUSPENDING", "NEAR(mission"):
        assert len(archive.lexical(query, 5, everything)) == 1, query
    for query in ("", "!!!", "absentword", '"'):
        assert archive.lexical(query, 5, everything) == (), query


def test_listing_pages_are_newest_first_and_complete(dated_archive: LocalArchive) -> None:
    seen, cursor = [], None
    while True:
        page = dated_archive.articles(Filters(), 2, cursor)
        assert page.total == 5
        seen += [a.id for a in page.articles]
        if (cursor := page.next) is None:
            break
    assert seen == ["year", "month", "day", "old", "none"]


def test_a_cursor_of_ones_own_making_is_refused(archive: LocalArchive) -> None:
    for cursor in ("nonsense", "bnVsbA==", "WzFd"):
        with pytest.raises(InvalidRequestError, match="cursor"):
            archive.articles(Filters(), 2, cursor)


def test_another_model_is_refused_by_name(tmp_path: Path) -> None:
    store(open_archive(tmp_path), article("a"))
    with pytest.raises(ModelMismatchError, match=r"tiny.*other.*reembed"):
        open_archive(tmp_path, "other")


def test_no_archive_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="dateline ingest PATH"):
        LocalArchive(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite").write_text("not a database, but long enough to look like one" * 50)
    with pytest.raises(ArchiveError, match=r"archive\.sqlite"):
        LocalArchive(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    sqlite3.connect(other / "archive.sqlite").execute("CREATE TABLE t (x)").connection.commit()
    with pytest.raises(ArchiveError, match="not a Dateline archive"):
        LocalArchive(other)


def test_the_vector_file_can_be_lost_torn_or_old(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("a"), seed=1)
    archive.close()
    file = tmp_path / "vectors.faiss"
    whole = file.read_bytes()
    archive = open_archive(tmp_path)
    store(archive, article("b"), seed=2)
    archive.delete("a")
    archive.close()
    for content in (None, b"", whole[: len(whole) // 2], b"x" * 200, whole):
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        archive = LocalArchive(tmp_path)
        (match,) = archive.nearest(unit(2), 5, archive.scope(Filters()))
        assert match.score == pytest.approx(1.0, abs=5e-4)
        assert all(finding.ok for finding in archive.check() if finding.name != "vector file")
        archive.close()


def test_the_vector_file_of_a_history_that_was_undone_is_not_used(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("kept"), seed=50)
    archive.close()
    backup = (tmp_path / "archive.sqlite").read_bytes()
    archive = open_archive(tmp_path)
    for seed in range(5):
        store(archive, article(f"undone {seed}"), seed=seed)
    archive.close()
    (tmp_path / "archive.sqlite").write_bytes(backup)
    archive = open_archive(tmp_path)
    for seed in range(10, 18):  # the same passage ids and generations again, and more
        store(archive, article(f"new {seed}"), seed=seed)
    archive._database.close()  # killed: the file stays as the undone history left it
    archive = open_archive(tmp_path)
    for seed in (50, *range(10, 18)):
        best = archive.nearest(unit(seed), 1, archive.scope(Filters()))[0]
        (place,) = archive.places([best.passage_id])
        assert place.article_id == ("kept" if seed == 50 else f"new {seed}")
        assert best.score == pytest.approx(1.0, abs=5e-4)
    assert all(finding.ok for finding in archive.check())


def test_doctor_compares_the_vectors_searched_with_those_kept(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("a", "zebra\nlion"), seed=1)
    archive.close()
    raw = sqlite3.connect(tmp_path / "archive.sqlite")
    raw.execute("UPDATE vectors SET vector = ? WHERE passage_id = 2", (unit(9).tobytes(),))
    raw.commit()
    archive = open_archive(tmp_path)
    assert [(f.name, f.detail) for f in archive.check() if not f.ok] == [
        ("vector index", "1 searched by another vector than theirs: 2")
    ]
    archive.repair()
    assert all(finding.ok for finding in archive.check())
    assert archive.nearest(unit(9), 1, archive.scope(Filters()))[0].score == pytest.approx(1.0, abs=5e-4)


def test_two_processes_see_each_others_changes(tmp_path: Path) -> None:
    one, two = open_archive(tmp_path), open_archive(tmp_path)
    store(one, article("a", "zebra"), seed=1)
    assert two.nearest(unit(1), 1, two.scope(Filters()))[0].score == pytest.approx(1.0, abs=5e-4)
    two.delete("a")
    assert one.nearest(unit(1), 1, one.scope(Filters())) == ()
    assert one.lexical("zebra", 1, one.scope(Filters())) == ()


def test_what_another_changes_meanwhile_is_seen_when_the_block_of_reading_ends(tmp_path: Path) -> None:
    ours, theirs = open_archive(tmp_path), open_archive(tmp_path)
    store(theirs, article("a", "zebra"))
    with ours.reading():
        before = ours.state
        store(theirs, article("b", "giraffe"))
        theirs.delete("a")
        assert ours.state == before
        assert ours.article("a") is not None
        assert ours.article("b") is None
        assert len(ours.lexical("zebra giraffe", 5, ours.scope(Filters()))) == 1
    assert ours.article("a") is None
    assert ours.article("b") is not None
    assert ours.state != before


def test_doctor_finds_what_is_broken_and_repair_mends_what_is_derived(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("a", "zebra\nlion"))
    archive.close()
    raw = sqlite3.connect(tmp_path / "archive.sqlite")
    raw.execute("INSERT INTO passages_fts (passages_fts) VALUES ('delete-all')")
    raw.commit()
    archive = LocalArchive(tmp_path)
    assert [f.name for f in archive.check() if not f.ok] == ["word index"]
    archive.repair()
    assert [f.name for f in archive.check() if not f.ok] == []
    assert len(archive.lexical("zebra", 5, archive.scope(Filters()))) == 1
    raw.execute("UPDATE revisions SET text = 'tampered with, and longer than it was before'")
    raw.execute("UPDATE vectors SET vector = x'00' WHERE passage_id = 1")
    raw.commit()
    broken = {f.name: f.repair for f in archive.check() if not f.ok}
    assert {"texts", "vectors", "word index"} <= set(broken)
    assert all(broken.values())


@pytest.mark.parametrize(
    ("lost", "lacks"),
    [
        ("passages_fts_docsize WHERE id = 1", "the length of a passage"),
        ("passages_fts_docsize WHERE id = 2", "the length of a passage"),
        ("passages_fts_data WHERE id = 1", "its totals"),
    ],
)
def test_a_damaged_index_of_words_is_named_and_after_repair_asked_again(
    tmp_path: Path, lost: str, lacks: str
) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("a", "zebra and lion\nlion"))
    everything = archive.scope(Filters())
    with sqlite3.connect(tmp_path / "archive.sqlite") as raw:
        raw.execute(f"DELETE FROM {lost}")  # noqa: S608
    raw.close()
    with pytest.raises(ArchiveError, match=f"lacks {lacks}.*`dateline doctor`"):
        archive.lexical("lion", 5, everything)
    archive.repair()
    assert [found.passage_id for found in archive.lexical("lion", 5, everything)] == [2, 1]


def test_after_a_repair_words_are_counted_anew(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("a", "zebra and lion\nlion"))
    with sqlite3.connect(tmp_path / "archive.sqlite") as raw:
        raw.execute("INSERT INTO passages_fts (passages_fts) VALUES ('delete-all')")
    raw.close()
    assert archive.frequencies(["lion", "zebra"]) == (2, (0, 0))
    archive.repair()
    assert archive.frequencies(["lion", "zebra"]) == (2, (2, 1))


def test_a_file_that_another_process_keeps_to_itself_is_not_folded(tmp_path: Path) -> None:
    open_archive(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "archive.sqlite", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="in use by another process; stop it first"):
            database.release(tmp_path)
    database.release(tmp_path)


def test_threads_that_are_gone_leave_no_connections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    def connect(path: Path) -> sqlite3.Connection:
        opened.append(open_connection(path))
        return opened[-1]

    open_connection = database._connect
    monkeypatch.setattr(database, "_connect", connect)
    archive = open_archive(tmp_path)
    store(archive, article("a"))
    barrier = threading.Barrier(25)

    def read(together: bool) -> None:
        with archive._database.read():
            if together:
                barrier.wait(timeout=30)
            assert archive.article("a") is not None  # on the connection that is borrowed already

    for together in (False, True):
        threads = [threading.Thread(target=read, args=(together,)) for _ in range(25)]
        for thread in threads:
            thread.start()
            if not together:
                thread.join()
        for thread in threads:
            thread.join()
        assert len([c for c in opened if is_open(c)]) <= (database.IDLE_KEPT if together else 2)
    assert 25 <= len(opened) <= 30
    archive.close()
    assert not any(map(is_open, opened))


def is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


def test_search_goes_on_while_articles_come_and_go(tmp_path: Path) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("rock", "zebra"), seed=999)
    failures: list[Exception] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                scope = archive.scope(Filters())
                best = archive.nearest(unit(999), 3, scope)[0]
                assert [p.article_id for p in archive.places([best.passage_id])] == ["rock"]
                assert archive.lexical("zebra", 3, scope)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for i in range(60):
        store(archive, article(f"a{i % 20}", f"text {i}\nmore {i}"), seed=i)
        if i % 7 == 0:
            archive.delete(f"a{(i + 3) % 20}")
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert all(finding.ok for finding in archive.check())


def test_an_archive_that_may_only_be_read_answers_and_refuses_to_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_archive(tmp_path)
    store(archive, article("weir"))
    archive.close()
    before = sorted(path.name for path in tmp_path.iterdir())

    monkeypatch.setattr("os.access", lambda *_: False)  # who runs as root may write anywhere
    archive = open_archive(tmp_path)
    assert archive.info().articles == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    with pytest.raises(ReadOnlyArchiveError, match="may only be read by this user"):
        store(archive, article("dam"))
    assert archive.article("dam") is None
    archive.close()


def test_an_archive_of_an_older_format_that_may_only_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_archive(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as raw:
        raw.executescript("PRAGMA user_version = 3; DROP TABLE files;")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(
        ReadOnlyArchiveError, match="has format 3, which this version of Dateline brings to 4"
    ):
        open_archive(tmp_path)


class Kept(dict[int, Revision]):
    """Revisions that are looked up one by one: an archive keeps many, and asks for few."""

    def keys(self) -> Never:
        raise AssertionError("went through all that is kept")


def test_only_the_revisions_asked_for_are_looked_at(dated_archive: LocalArchive) -> None:
    known = Kept()
    with dated_archive._database.read() as connection:
        first = reading.places(connection, [2, 1], known)
        assert [place.passage_id for place in first] == [2, 1]
        assert reading.places(connection, [2, 1], known) == first
    assert len(known) == 2


def test_what_would_be_lost_in_a_deleted_archive_is_refused(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    archive = open_archive(folder)
    store(archive, article("a"))
    folder.rename(elsewhere)
    for refused in (archive.info, lambda: store(archive, article("b")), lambda: archive.article("a")):
        with pytest.raises(ArchiveError, match="moved, deleted or replaced while it was in use; put it back"):
            refused()
    open_archive(folder).close()
    with pytest.raises(ArchiveError, match="or start again with the one that is there now"):
        archive.info()
    shutil.rmtree(folder)
    elsewhere.rename(folder)
    store(archive, article("b"))
    assert archive.info().articles == 2
    shutil.rmtree(folder)
    with pytest.raises(ArchiveError, match="moved, deleted or replaced"):
        archive.close()
