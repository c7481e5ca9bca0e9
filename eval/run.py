"""Systems x data set -> RunRecord."""

from __future__ import annotations

import hashlib
import json
import random
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from eval.indexing import prepare
from eval.journal import Journal
from eval.library import Library
from eval.provenance import machine, versions
from eval.record import Circumstances, RunRecord, Setup, write_record
from eval.scoring import score
from eval.systems.base import Prepares, System
from eval.types import GoldQuestion, Response

RECORD = "record.json"
# Called after every question: system, questions done, questions in all.
Observe = Callable[[str, int, int], None]


def select(questions: Sequence[GoldQuestion], limit: int | None, seed: int) -> tuple[GoldQuestion, ...]:
    """``limit`` questions drawn by the seed, in the data set's order; all of them if None."""
    if limit is None or limit >= len(questions):
        return tuple(questions)
    chosen = sorted(random.Random(seed).sample(range(len(questions)), limit))  # noqa: S311 - not secret
    return tuple(questions[i] for i in chosen)


@dataclass(frozen=True)
class Job:
    """What is to be run. ``ingest`` as in ``Circumstances``."""

    questions: Sequence[GoldQuestion]
    systems: Sequence[System]
    library: Library
    setup: Setup
    ingest: Mapping[str, float] = field(default_factory=dict)


def run(job: Job, out: Path, observe: Observe) -> RunRecord:
    """Ask every system every question and score it; writes ``record.json`` into ``out``.

    A run with the same setup that was cut off goes on where it stopped; one
    that was finished is made anew.

    Raises:
        InvalidRequestError: ``out`` holds an unfinished run with another setup.
    """
    started, began = datetime.now(UTC), perf_counter()
    if (out / RECORD).exists():
        _forget(out)
    results, indexing = {}, {}
    for system in job.systems:
        if isinstance(system, Prepares):
            indexing[system.name] = prepare(system, partial(observe, f"{system.name} to index"))
        journal = Journal(out / f"responses-{system.name}.jsonl", key(job.setup))
        responses = _ask_all(system, job.questions, journal, observe)
        results[system.name] = score(job.questions, responses, job.library, answers=system.answers)
    circumstances = Circumstances(
        started=started.isoformat(timespec="seconds"),
        seconds=round(perf_counter() - began, 3),
        peak_memory_mb=round(peak_memory_mb(), 1),
        machine=machine(),
        versions=versions(),
        ingest=job.ingest,
        indexing=indexing,
    )
    record = RunRecord(job.setup, circumstances, results)
    write_record(record, out / RECORD)
    return record


def _forget(out: Path) -> None:
    (out / RECORD).unlink()
    for journal in out.glob("responses-*.jsonl"):
        journal.unlink()


def key(setup: Setup) -> str:
    """SHA-256, hex, of all that decides the figures."""
    return hashlib.sha256(json.dumps(asdict(setup), sort_keys=True).encode()).hexdigest()


def _ask_all(
    system: System, questions: Sequence[GoldQuestion], journal: Journal, observe: Observe
) -> Mapping[str, Response]:
    try:
        for done, gold in enumerate(questions, 1):
            if gold.id not in journal.responses:
                journal.add(gold.id, _ask(system, gold))
            observe(system.name, done, len(questions))
    finally:
        journal.close()
    return journal.responses


def _ask(system: System, gold: GoldQuestion) -> Response:
    """The response with its wall clock; whatever goes wrong is the response's error."""
    began = perf_counter()
    try:
        response = system.respond(gold)
    except Exception as error:  # noqa: BLE001 - a failure is a result here, kept and scored
        response = Response(error=f"{type(error).__name__}: {error}")
    took = (perf_counter() - began) * 1000
    return replace(response, timings_ms={"total": took, **response.timings_ms})


def peak_memory_mb() -> float:
    """The most memory this process has held, MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)  # bytes there, KiB elsewhere
