"""What the cached encoder embeds, and what it has kept."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings.cached import CachedEncoder
from tests.fakes import WordEncoder

TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), max_size=8)


class CountingEncoder(WordEncoder):
    """Tells what it was asked to embed."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return super().embed_passages(texts)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return -super().embed_passages(texts)  # another prompt, another vector


@given(calls=TEXTS)
def test_vectors_are_the_encoders_own_whatever_is_kept(calls: list[list[str]]) -> None:
    cached, plain = CachedEncoder(WordEncoder(), kept=3), WordEncoder()
    for texts in calls:
        vectors = cached.embed_passages(texts)
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(texts), plain.dimension)
        assert np.array_equal(vectors, plain.embed_passages(texts))


def test_what_was_used_last_is_kept() -> None:
    encoder = CountingEncoder()
    cached = CachedEncoder(encoder, kept=2)
    cached.embed_passages(["grain", "wheat", "grain"])
    assert encoder.asked == ["grain", "wheat"]  # once each
    cached.embed_passages(["grain"])
    cached.embed_passages(["rye"])  # "wheat" was used longest ago
    cached.embed_passages(["grain"])
    assert encoder.asked == ["grain", "wheat", "rye"]
    cached.embed_passages(["wheat"])
    assert encoder.asked == ["grain", "wheat", "rye", "wheat"]


def test_a_question_is_not_taken_for_a_passage() -> None:
    cached = CachedEncoder(CountingEncoder())
    assert np.array_equal(cached.embed_passages(["grain"]), -cached.embed_queries(["grain"]))


def test_a_vector_that_was_given_may_be_changed() -> None:
    cached = CachedEncoder(WordEncoder())
    cached.embed_passages(["grain"])[0] = 0
    assert np.linalg.norm(cached.embed_passages(["grain"])) == 1


def test_it_stands_for_its_encoder() -> None:
    cached, encoder = CachedEncoder(WordEncoder()), WordEncoder()
    assert (cached.name, cached.fingerprint) == (encoder.name, encoder.fingerprint)
    assert (cached.dimension, cached.max_tokens) == (encoder.dimension, encoder.max_tokens)
    assert cached.count_tokens(["a grain"]) == encoder.count_tokens(["a grain"])


def test_many_threads_get_what_they_ask_for() -> None:
    cached, plain, wrong = CachedEncoder(WordEncoder(), kept=5), WordEncoder(), []

    def ask(seed: int) -> None:
        for turn in range(200):
            texts = [f"word{(seed + turn * step) % 11}" for step in range(1, 4)]
            if not np.array_equal(cached.embed_passages(texts), plain.embed_passages(texts)):
                wrong.append(texts)

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
