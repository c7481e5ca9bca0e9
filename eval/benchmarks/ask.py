"""How long an answer takes, where the time goes, and what becomes of it when several ask at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from embeddings import Encoder
from embeddings.cached import CachedEncoder
from eval import provenance
from eval.figures import by_stage
from eval.run import peak_memory_mb
from eval.systems.dateline import question
from eval.types import GoldQuestion
from qa.assistant import Assistant
from qa.types import Answer, Question, Status

WARMING = 5  # questions asked before any is timed but the very first


@dataclass(frozen=True, slots=True)
class AskBenchmark:
    """What was measured, and on what.

    Args:
        questions: timed, of which ``answered`` were not refused.
        first_ms: the very first, which reads what later ones find in memory.
        stages: p50, p95, p99 in milliseconds and the share of the time, by stage and ``total``.
        clients: threads of this process that ask at once.
        rate, clients_rate: questions a second, asked one at a time and by all clients.
        clients_p50_ms, clients_p95_ms: of one question while all clients ask.
        same: of the questions, how many got the same text from all clients as alone.
    """

    commit: str
    machine: Mapping[str, str]
    articles: int
    passages: int
    questions: int
    answered: int
    first_ms: float
    stages: Mapping[str, Mapping[str, float]]
    rate: float
    clients: int
    clients_rate: float
    clients_p50_ms: float
    clients_p95_ms: float
    same: int
    peak_memory_mb: float


def bench_ask(
    assistant: Assistant, encoder: Encoder, gold: Sequence[GoldQuestion], clients: int
) -> AskBenchmark:
    """Ask every question alone, then all of them again from several threads; nothing is ranked deeper
    or scored besides, as ``dateline eval run`` does.

    Args:
        encoder: makes the assistant's vectors, of which none is kept from one round to the next.
        gold: one question at least.
    """
    questions = [question(one) for one in gold]
    asked = _forgetful(assistant, encoder)
    _, first = asked(questions[0])
    for each in questions[:WARMING]:
        asked(each)
    alone, seconds = _all(map(_forgetful(assistant, encoder), questions))
    with ThreadPoolExecutor(clients) as pool:
        together, rushed = _all(pool.map(_forgetful(assistant, encoder), questions))
    took = [milliseconds for _, milliseconds in together]
    info = assistant.archive.info()
    return AskBenchmark(
        commit=provenance.commit(),
        machine=provenance.machine(),
        articles=info.articles,
        passages=info.passages,
        questions=len(questions),
        answered=sum(answer.status is Status.ANSWERED for answer, _ in alone),
        first_ms=first,
        stages=by_stage(_stages(answer for answer, _ in alone)),
        rate=len(questions) / seconds,
        clients=clients,
        clients_rate=len(questions) / rushed,
        clients_p50_ms=float(np.percentile(took, 50)),
        clients_p95_ms=float(np.percentile(took, 95)),
        same=sum(a.text == b.text for (a, _), (b, _) in zip(alone, together, strict=True)),
        peak_memory_mb=peak_memory_mb(),
    )


Asked = tuple[Answer, float]


def _forgetful(assistant: Assistant, encoder: Encoder) -> Callable[[Question], Asked]:
    return partial(_timed, replace(assistant, encoder=CachedEncoder(encoder)))


def _timed(assistant: Assistant, asked: Question) -> Asked:
    began = time.perf_counter()
    answer = assistant.ask(asked)
    return answer, (time.perf_counter() - began) * 1000


def _all(asking: Iterable[Asked]) -> tuple[list[Asked], float]:
    began = time.perf_counter()
    return list(asking), time.perf_counter() - began


def _stages(answers: Iterable[Answer]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for answer in answers:
        for stage, took in answer.timings_ms.items():
            found.setdefault(stage, []).append(took)
    return found


def render(b: AskBenchmark) -> str:
    """A table for the terminal."""
    stages = [
        (stage, f"p50 {m['p50']:.1f} ms, p95 {m['p95']:.1f} ms, p99 {m['p99']:.1f} ms, {m['share']:.0%}")
        for stage, m in b.stages.items()
    ]
    rows = [
        ("archive", f"{b.articles:,} articles, {b.passages:,} passages"),
        ("questions", f"{b.questions}, {b.answered} answered"),
        *stages,
        ("the very first", f"{b.first_ms:.1f} ms"),
        ("one at a time", f"{b.rate:.1f} questions/s"),
        (
            f"{b.clients} at once",
            f"{b.clients_rate:.1f} questions/s, each p50 {b.clients_p50_ms:.1f} ms,"
            f" p95 {b.clients_p95_ms:.1f} ms; {b.same} of {b.questions} answered alike",
        ),
        ("peak memory", f"{b.peak_memory_mb:.0f} MB"),
        ("machine", f"{b.machine.get('processor', 'unknown')}, {b.machine.get('cores', '?')} cores"),
        ("commit", b.commit or "unknown"),
    ]
    return "\n".join(f"{name:<24}{value}" for name, value in rows)
