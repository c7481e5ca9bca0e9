"""An archive embedded again: everything is kept but the vectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from embeddings.types import Encoder
from qa.archive.local import LocalArchive
from qa.errors import ArchiveError, ModelMismatchError
from qa.ingest.embedding import embed
from qa.ingest.reembedding import reembed
from qa.types import Article, Filters
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, UNDATED, VENSK_2022, VENSK_2025, make_archive, store

CORRECTED = replace(VENSK_2025, text=f"Correction: it was a Tuesday. {VENSK_2025.text}")


class Shifted(WordEncoder):
    """The same words in other dimensions: another model."""

    name = "shifted words"
    fingerprint = "shifted-1"

    def embed_passages(self, texts: object) -> NDArray[np.float32]:
        return np.roll(super().embed_passages(texts), 1, axis=1)  # type: ignore[arg-type]


def stop_after(articles: int) -> Callable[[int, int], None]:
    def observe(done: int, total: int) -> None:
        if done == articles:
            raise KeyboardInterrupt

    return observe


def contents(folder: Path, encoder: Encoder) -> list[tuple[Article, ...]]:
    """Every article with its revisions, newest article first."""
    archive = LocalArchive.for_encoder(folder, encoder)
    found = [archive.revisions(article.id) for article in archive.articles(Filters(), 100).articles]
    archive.close()
    return found


def nearest(folder: Path, encoder: Encoder, text: str) -> str:
    archive = LocalArchive.for_encoder(folder, encoder)
    (match,) = archive.nearest(encoder.embed_queries([text])[0], 1, archive.scope(Filters()))
    (place,) = archive.places([match.passage_id])
    archive.close()
    return place.article_id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive of five articles, one of them corrected, that nobody has open."""
    archive = make_archive(tmp_path / "archive", *ARTICLES, CORRECTED)
    archive.close()
    return tmp_path / "archive"


def test_articles_and_revisions_stay_and_the_vectors_are_the_models(folder: Path) -> None:
    before = contents(folder, WordEncoder())
    assert [len(revisions) for revisions in before] == [1, 2, 1, 1, 1]
    seen: list[tuple[int, int]] = []
    assert reembed(folder, Shifted(), lambda done, total: seen.append((done, total))) == 5
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert contents(folder, Shifted()) == before
    assert [r.revision for r in before[1]] == [1, 2]
    assert nearest(folder, Shifted(), UNDATED.text) == "undated"
    with pytest.raises(ModelMismatchError, match="shifted-1"):
        LocalArchive.for_encoder(folder, WordEncoder())
    archive = LocalArchive(folder)
    assert [finding.detail for finding in archive.check() if not finding.ok] == []
    archive.close()
    assert not (folder / "reembedding").exists()


def test_the_archive_is_untouched_until_all_is_done(folder: Path) -> None:
    before = contents(folder, WordEncoder())
    with pytest.raises(KeyboardInterrupt):
        reembed(folder, Shifted(), stop_after(4))
    assert contents(folder, WordEncoder()) == before
    assert nearest(folder, WordEncoder(), UNDATED.text) == "undated"


class Counting(Shifted):
    """Remembers how many passages it embedded."""

    def __init__(self) -> None:
        self.embedded = 0

    def embed_passages(self, texts: object) -> NDArray[np.float32]:
        self.embedded += len(texts)  # type: ignore[arg-type]
        return super().embed_passages(texts)


def test_an_interrupted_run_goes_on_where_it_stopped(folder: Path) -> None:
    before = contents(folder, WordEncoder())
    encoder = Counting()
    with pytest.raises(KeyboardInterrupt):
        reembed(folder, encoder, stop_after(3))
    done = encoder.embedded
    assert reembed(folder, encoder) == 5
    assert contents(folder, Shifted()) == before
    passages = sum(len(embed(revision, WordEncoder())[0]) for revision in [*ARTICLES, CORRECTED])
    assert 0 < done < encoder.embedded == passages


def test_what_changed_between_two_runs_is_followed(folder: Path) -> None:
    """One article gone, one gone and come again with other text, one corrected, one new."""
    with pytest.raises(KeyboardInterrupt):
        reembed(folder, Shifted(), stop_after(5))
    archive = LocalArchive.for_encoder(folder, WordEncoder())
    archive.delete("undated")
    archive.delete("vensk-2022")
    store(archive, replace(VENSK_2022, text="All of it was a mistake by Ilra Vensk."))
    store(archive, replace(CORRECTED, text="Withdrawn by its author."))
    store(archive, Article("new", "New", "The Lenna bridge reopened."))
    archive.close()
    after = contents(folder, WordEncoder())
    assert reembed(folder, Shifted()) == 5
    assert contents(folder, Shifted()) == after


def test_what_changes_during_a_run_is_followed(folder: Path) -> None:
    def change(done: int, total: int) -> None:
        if done == 4 and total == 5:
            archive = LocalArchive.for_encoder(folder, WordEncoder())
            archive.delete("vensk-later")
            store(archive, replace(VENSK_2025, id="late", text="A late dispatch from Pell."))
            store(archive, Article("last", "Last", "The Lenna bridge reopened."))
            archive.close()

    assert reembed(folder, Shifted(), change) == 6
    ids = {revisions[0].id for revisions in contents(folder, Shifted())}
    assert ids == {"vensk-2022", "vensk-2025", "undated", "press", "late", "last"}


def test_a_run_for_another_model_begins_anew(folder: Path) -> None:
    before = contents(folder, WordEncoder())
    with pytest.raises(KeyboardInterrupt):
        reembed(folder, Shifted(), stop_after(2))
    third = Shifted()
    third.name, third.fingerprint = "third", "third-1"
    assert reembed(folder, third) == 5
    assert contents(folder, third) == before


def test_an_archive_that_is_open_elsewhere_is_refused_and_left_alone(folder: Path) -> None:
    before = contents(folder, WordEncoder())
    elsewhere = LocalArchive.for_encoder(folder, WordEncoder())
    elsewhere.info()
    with pytest.raises(ArchiveError, match="in use by another process; stop it first"):
        reembed(folder, Shifted())
    assert elsewhere.article("undated") == UNDATED
    elsewhere.close()
    assert contents(folder, WordEncoder()) == before
    assert reembed(folder, Shifted()) == 5


def test_where_there_is_no_archive_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive at"):
        reembed(tmp_path / "nothing", Shifted())
    assert list(tmp_path.iterdir()) == []
