"""The vector index against brute force, on disk, and under threads."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from embeddings.vector_index import IndexFileError, VectorIndex

DIMENSION = 4
IDS = st.integers(0, 40)
# Small whole numbers: halves hold them, every inner product is exact, and many are equal.
VECTOR = st.lists(st.integers(-2, 2), min_size=DIMENSION, max_size=DIMENSION)
CHANGE = st.one_of(
    st.tuples(st.just("add"), st.dictionaries(IDS, VECTOR, min_size=1, max_size=12)),
    st.tuples(st.just("remove"), st.sets(IDS, max_size=12)),
)

Held = dict[int, list[int]]


def add(index: VectorIndex, vectors: Held) -> None:
    index.add(np.array(list(vectors), np.int64), np.array(list(vectors.values()), np.float32))


def brute_force(held: Held, query: list[int], k: int, allowed: NDArray[np.bool_] | None) -> list[float]:
    eligible = [id_ for id_ in held if allowed is None or (id_ < len(allowed) and allowed[id_])]
    return sorted((float(np.dot(held[id_], query)) for id_ in eligible), reverse=True)[:k]


def assert_best(
    index: VectorIndex, held: Held, query: list[int], k: int, allowed: NDArray[np.bool_] | None
) -> None:
    ids, scores = index.search(np.array(query, np.float32), k, allowed)
    assert scores.tolist() == brute_force(held, query, k, allowed)
    assert scores.tolist() == [float(np.dot(held[id_], query)) for id_ in ids.tolist()]
    assert len(set(ids.tolist())) == len(ids)
    assert allowed is None or all(allowed[id_] for id_ in ids.tolist())
    ranked = list(zip((-scores).tolist(), ids.tolist(), strict=True))
    assert ranked == sorted(ranked)


@given(
    changes=st.lists(CHANGE, max_size=8),
    query=VECTOR,
    k=st.integers(0, 60),
    mask=st.none() | st.lists(st.booleans(), max_size=50),
)
@settings(max_examples=150, deadline=None)
def test_search_finds_what_brute_force_finds(
    changes: list[tuple[str, Held | set[int]]], query: list[int], k: int, mask: list[bool] | None
) -> None:
    index, held = VectorIndex(DIMENSION), Held()
    for _, change in changes:
        if isinstance(change, dict):
            add(index, change)
            held |= change
        else:
            index.remove(np.array(sorted(change), np.int64))
            held = {id_: vector for id_, vector in held.items() if id_ not in change}
    assert sorted(index.ids().tolist()) == sorted(held)
    assert len(index) == len(held)
    assert_best(index, held, query, k, None if mask is None else np.array(mask, np.bool_))


@given(held=st.dictionaries(IDS, VECTOR, max_size=20), query=VECTOR, generation=st.integers(0, 2**63))
@settings(max_examples=50, deadline=None)
def test_a_saved_index_opens_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, held: Held, query: list[int], generation: int
) -> None:
    path = tmp_path_factory.mktemp("index") / "vectors.faiss"
    index = VectorIndex(DIMENSION)
    if held:
        add(index, held)
    index.save(path, generation, -generation)
    again = VectorIndex.open(path)
    assert (again.generation, again.token) == (generation, -generation)
    assert (again.dimension, len(again)) == (DIMENSION, len(held))
    assert again.vectors(np.array(list(held), np.int64)).tolist() == list(held.values())
    with pytest.raises(KeyError, match="41"):
        again.vectors(np.array([41]))
    assert again.ids().tolist() == index.ids().tolist()
    assert_best(again, held, query, 10, None)
    add(again, {7: [1, 0, 0, 0]})  # an id that may be there: replaced, not doubled
    assert_best(again, held | {7: [1, 0, 0, 0]}, query, 60, None)


def test_halves_are_as_good_as_what_was_given() -> None:
    """A number up to 1 is off by 2^-12 at most, and a unit vector's inner product with another by 2^-11."""
    rng = np.random.default_rng(5)
    vectors = rng.standard_normal((500, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = VectorIndex(384)
    index.add(np.arange(500), vectors)
    assert np.abs(index.vectors(np.arange(500)) - vectors).max() <= 2**-12
    ids, scores = index.search(vectors[7], 500)
    assert ids[0] == 7
    assert np.abs(scores - vectors[ids] @ vectors[7]).max() <= 2**-11


def test_equals_are_ranked_by_id() -> None:
    index = VectorIndex(2)
    index.add(np.array([9, 3, 5]), np.array([[1, 0], [1, 0], [2, 0]], np.float32))
    ids, scores = index.search(np.array([1, 0], np.float32), 3)
    assert (ids.tolist(), scores.tolist()) == ([5, 3, 9], [2.0, 1.0, 1.0])


def test_an_id_beyond_the_mask_is_not_allowed() -> None:
    index = VectorIndex(2)
    index.add(np.array([1, 8, 2**40]), np.ones((3, 2), np.float32))
    allowed = np.array([False, True] + [False] * 6, np.bool_)  # ids 0 to 7
    assert index.search(np.ones(2, np.float32), 3, allowed)[0].tolist() == [1]


@pytest.mark.parametrize(
    ("ids", "shape"), [([1, 1], (2, 2)), ([-1], (1, 2)), ([1], (2, 2)), ([1], (1, 3))], ids=str
)
def test_what_cannot_be_stored_is_refused(ids: list[int], shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="ids"):
        VectorIndex(2).add(np.array(ids), np.zeros(shape, np.float32))


def test_a_query_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="dimension 2"):
        VectorIndex(2).search(np.zeros(3, np.float32), 1)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_torn_or_changed_file_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("index") / "vectors.faiss"
    index = VectorIndex(DIMENSION)
    add(index, {1: [1, 2, 0, 1], 2: [0, 1, 1, 2]})
    index.save(path, 3)
    whole = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans(), label="torn"):
        path.write_bytes(whole[:place])
    else:
        whole[place] ^= 0xFF
        path.write_bytes(whole)
    with pytest.raises(IndexFileError, match=r"vectors\.faiss"):
        VectorIndex.open(path)


def test_a_foreign_file_is_refused_and_a_missing_one_is_missing(tmp_path: Path) -> None:
    foreign = tmp_path / "notes.txt"
    foreign.write_text("not an index " * 20)
    with pytest.raises(IndexFileError, match=r"notes\.txt is not a vector index"):
        VectorIndex.open(foreign)
    with pytest.raises(FileNotFoundError):
        VectorIndex.open(tmp_path / "absent")


def test_saving_leaves_nothing_else_behind(tmp_path: Path) -> None:
    path = tmp_path / "vectors.faiss"
    stale = tmp_path / "vectors.faiss.0badcafe.part"
    stale.touch()
    two_hours_ago = time.time() - 7200
    os.utime(stale, (two_hours_ago, two_hours_ago))
    VectorIndex(2).save(path, 1)
    VectorIndex(2).save(path, 2)
    assert [entry.name for entry in tmp_path.iterdir()] == ["vectors.faiss"]
    assert VectorIndex.open(path).generation == 2


def test_searching_while_adding_and_removing() -> None:
    """Without the lock this killed the process three times of three: FAISS moves its vectors to grow."""
    dimension, rounds, size = 256, 40, 1000
    rng = np.random.default_rng(0)
    index = VectorIndex(dimension)
    steady = rng.standard_normal((size, dimension)).astype(np.float32)
    steady /= np.linalg.norm(steady, axis=1, keepdims=True)
    index.add(np.arange(size, dtype=np.int64), steady)
    done, wrong = threading.Event(), []

    def search(seed: int) -> None:
        local = np.random.default_rng(seed)
        while not done.is_set():
            wanted = int(local.integers(size))
            ids, scores = index.search(steady[wanted], 5)
            if ids[0] != wanted or abs(scores[0] - 1) > 5e-4:
                wrong.append((wanted, ids, scores))

    readers = [threading.Thread(target=search, args=(seed,)) for seed in range(4)]
    for reader in readers:
        reader.start()
    try:
        for turn in range(1, rounds):
            ids = np.arange(turn * size, (turn + 1) * size, dtype=np.int64)
            # Shorter than the steady ones, so that none of these can be anyone's best.
            index.add(ids, 0.5 * steady)
            if turn % 3 == 0:
                index.remove(ids[::2])
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert len(index) == size * rounds - (size // 2) * ((rounds - 1) // 3)
