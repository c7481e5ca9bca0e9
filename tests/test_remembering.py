"""An encoder that embeds no passage twice."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from embeddings.types import Vectors
from eval.remembering import RememberingEncoder, forget_unused
from tests.fakes import WordEncoder


class Watched(WordEncoder):
    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return super().embed_passages(texts)


def test_what_was_embedded_is_not_embedded_again_and_keeps_its_place(tmp_path: Path) -> None:
    first, second = Watched(), Watched()
    with closing(RememberingEncoder(first, tmp_path / "vectors")) as encoder:
        encoder.embed_passages(["a bridge", "a tram"])
    with closing(RememberingEncoder(second, tmp_path / "vectors")) as encoder:
        vectors = encoder.embed_passages(["a harbour", "a tram", "a bridge"])
        assert encoder.remembered == 2
    assert (first.embedded, second.embedded) == (["a bridge", "a tram"], ["a harbour"])
    np.testing.assert_array_equal(vectors, WordEncoder().embed_passages(["a harbour", "a tram", "a bridge"]))


def test_another_models_vectors_are_not_taken(tmp_path: Path) -> None:
    other = Watched()
    other.fingerprint = "words-2"
    with closing(RememberingEncoder(WordEncoder(), tmp_path / "vectors")) as encoder:
        encoder.embed_passages(["a bridge"])
    with closing(RememberingEncoder(other, tmp_path / "vectors")) as encoder:
        encoder.embed_passages(["a bridge"])
        assert encoder.remembered == 0
    assert other.embedded == ["a bridge"]


def test_no_texts_are_no_vectors(tmp_path: Path) -> None:
    with closing(RememberingEncoder(WordEncoder(), tmp_path / "vectors")) as encoder:
        assert encoder.embed_passages([]).shape == (0, 256)


def test_vectors_that_no_archive_has_are_forgotten(tmp_path: Path) -> None:
    path, again = tmp_path / "vectors", Watched()
    with closing(RememberingEncoder(WordEncoder(), path)) as encoder:
        bridge, _ = encoder.embed_passages(["a bridge", "a tram"])
    assert forget_unused(path, [bridge.astype("<f4").tobytes()]) == 1
    with closing(RememberingEncoder(again, path)) as encoder:
        np.testing.assert_array_equal(encoder.embed_passages(["a bridge"])[0], bridge)
        encoder.embed_passages(["a tram"])
    assert again.embedded == ["a tram"]


def test_the_room_of_what_is_forgotten_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "vectors"
    with closing(RememberingEncoder(WordEncoder(), path)) as encoder:
        encoder.embed_passages([f"tram {number}" for number in range(200)])
    before = path.stat().st_size
    assert forget_unused(path, []) == 200
    assert path.stat().st_size < before / 4
