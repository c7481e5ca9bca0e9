"""How fast and how faithful the default encoder is, against sentence-transformers' own encode."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from embeddings.encoder import load_encoder, load_reference
from embeddings.onnx_runtime import available_threads
from eval import provenance
from qa.ingest.cleaning import clean
from qa.ingest.readers import read
from qa.types import RawArticle

SAMPLE = Path(__file__).parents[1] / "gold" / "sample" / "articles"
PASSAGE_WORDS = 140  # about 185 tokens of English news
QUERY_WORDS = 12


@dataclass(frozen=True, slots=True)
class EmbedBenchmark:
    """What was measured, and on what.

    Args:
        runtime: what the encoder ran on.
        threads: given to both.
        tokens: mean of a passage.
        repeats: turns of each, alternating.
        reference_rate: passages a second of sentence-transformers' default ``encode``, median turn.
        rate: the same of the encoder.
        ratio: of the two medians.
        lowest_ratio, highest_ratio: of one turn and the one beside it.
        mean_cosine, min_cosine: between the two vectors of a passage.
        query_p50_ms, query_p95_ms: one query at a time, tokens to vector.
    """

    commit: str
    machine: dict[str, str]
    model: str
    runtime: str
    threads: int
    passages: int
    tokens: float
    repeats: int
    reference_rate: float
    rate: float
    ratio: float
    lowest_ratio: float
    highest_ratio: float
    mean_cosine: float
    min_cosine: float
    query_p50_ms: float
    query_p95_ms: float


def bench_embed(
    texts: Sequence[str],
    repeats: int = 5,
    *,
    model: str | None = None,
    cache: Path | None = None,
    threads: int | None = None,
) -> EmbedBenchmark:
    """Embed the same texts with both by turns, in this process, with the same number of threads.

    Args:
        texts: passages as they would be embedded.
        model: None is the bundled one.
        cache: folder of exports; None is the user's.

    Raises:
        ModelError: the model is not on this machine or cannot be used.
    """
    threads = threads or available_threads()
    encoder = load_encoder(model, cache_dir=cache, threads=threads)
    reference = load_reference(model, cache_dir=cache, threads=threads)
    encode = partial(reference.model.encode, show_progress_bar=False)
    expected = reference.embed_passages(texts)
    cosines = np.sum(expected * encoder.embed_passages(texts), axis=1)
    turns = [(_seconds(encode, list(texts)), _seconds(encoder.embed_passages, texts)) for _ in range(repeats)]
    slow, fast = (statistics.median(column) for column in zip(*turns, strict=True))
    ratios = [theirs / ours for theirs, ours in turns]
    queries = [" ".join(text.split()[:QUERY_WORDS]) for text in texts]
    latencies = [1000 * _seconds(encoder.embed_queries, [query]) for query in queries]
    p50, p95 = np.percentile(latencies, [50, 95])
    return EmbedBenchmark(
        commit=provenance.commit(),
        machine=provenance.machine(),
        model=encoder.name,
        runtime=encoder.fingerprint.rsplit(" ", 1)[-1],
        threads=threads,
        passages=len(texts),
        tokens=statistics.mean(encoder.count_tokens(texts)),
        repeats=repeats,
        reference_rate=len(texts) / slow,
        rate=len(texts) / fast,
        ratio=slow / fast,
        lowest_ratio=min(ratios),
        highest_ratio=max(ratios),
        mean_cosine=float(cosines.mean()),
        min_cosine=float(cosines.min()),
        query_p50_ms=float(p50),
        query_p95_ms=float(p95),
    )


def passages_of(target: Path = SAMPLE, limit: int = 64) -> list[str]:
    """Up to ``limit`` runs of ``PASSAGE_WORDS`` words from the articles of a file or folder.

    Articles are joined, so that short ones do not make short passages.
    """
    articles = (clean(item).text for item in read(str(target)) if isinstance(item, RawArticle))
    stream = (word for text in articles for word in text.split())
    words = list(islice(stream, limit * PASSAGE_WORDS))
    whole = range(0, len(words) - PASSAGE_WORDS + 1, PASSAGE_WORDS)
    return [" ".join(words[start : start + PASSAGE_WORDS]) for start in whole]


def render(b: EmbedBenchmark) -> str:
    """A table for the terminal."""
    rows = [
        ("passages", f"{b.passages} of {b.tokens:.0f} tokens on average, {b.repeats} turns each"),
        ("sentence-transformers", f"{b.reference_rate:.1f} passages/s (default encode, median)"),
        (b.runtime, f"{b.rate:.1f} passages/s (median)"),
        (
            "ratio of the medians",
            f"{b.ratio:.2f} (turn by turn {b.lowest_ratio:.2f} to {b.highest_ratio:.2f})",
        ),
        ("cosine to float32", f"mean {b.mean_cosine:.4f}, lowest {b.min_cosine:.4f}"),
        ("one query", f"p50 {b.query_p50_ms:.1f} ms, p95 {b.query_p95_ms:.1f} ms"),
        ("model", b.model),
        ("machine", f"{b.machine.get('processor', 'unknown')}, {b.threads} threads"),
        ("commit", b.commit or "unknown"),
    ]
    return "\n".join(f"{name:<24}{value}" for name, value in rows)


def _seconds(embed: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    start = time.perf_counter()
    embed(texts)
    return time.perf_counter() - start
