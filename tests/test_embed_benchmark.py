"""The embedding benchmark measures what it says. No test asserts a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.benchmarks import embed
from tests.tiny_models import save_tiny_model

TEXTS = ["the ministry said the grain border", "the border", "grain " * 20]


def test_it_compares_the_encoder_with_its_own_model(tmp_path: Path) -> None:
    path = save_tiny_model(tmp_path)
    measured = embed.bench_embed(TEXTS, 2, model=str(path), cache=tmp_path / "cache", threads=1)
    assert (measured.passages, measured.repeats, measured.threads) == (3, 2, 1)
    # [CLS] and [SEP] with 6, 2 and 20 words.
    assert measured.tokens == pytest.approx((8 + 4 + 22) / 3)
    assert measured.ratio == pytest.approx(measured.rate / measured.reference_rate)
    assert 0 < measured.lowest_ratio <= measured.highest_ratio
    assert 0.97 < measured.min_cosine <= measured.mean_cosine <= 1.0001
    assert 0 < measured.query_p50_ms <= measured.query_p95_ms
    assert measured.runtime.startswith("onnx-int8")


def test_its_text_ships_with_the_project() -> None:
    texts = embed.passages_of(limit=5)
    assert [len(text.split()) for text in texts] == [embed.PASSAGE_WORDS] * 5
    assert len(set(texts)) == 5


def test_the_table_shows_every_figure() -> None:
    measured = embed.EmbedBenchmark(
        commit="abc123",
        machine={"processor": "Some CPU"},
        model="all-MiniLM-L6-v2",
        runtime="onnx-int8-1",
        threads=2,
        passages=64,
        tokens=184.6,
        repeats=5,
        reference_rate=30.0,
        rate=150.0,
        ratio=5.0,
        lowest_ratio=4.5,
        highest_ratio=5.4,
        mean_cosine=0.9981,
        min_cosine=0.9967,
        query_p50_ms=1.25,
        query_p95_ms=2.5,
    )
    table = embed.render(measured)
    for shown in ("64 of 185 tokens", "30.0 passages/s", "150.0", "5.00", "4.50 to 5.40", "0.9981", "0.9967"):
        assert shown in table
    for shown in ("p50 1.2 ms", "p95 2.5 ms", "all-MiniLM-L6-v2", "Some CPU, 2 threads", "abc123"):
        assert shown in table
