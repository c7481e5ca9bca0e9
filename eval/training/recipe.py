"""From groups to weights that can be used, and a record of how they came about."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

import numpy as np

from embeddings.files import write_atomically
from embeddings.onnx_runtime import TOKENIZER
from embeddings.reader import FILE_NAME, OnnxReader
from eval import provenance
from eval.training.batches import load_tokenizer
from eval.training.export import export
from eval.training.groups import Group
from eval.training.measuring import Measured, measure
from eval.training.network import new_network
from eval.training.sources import Gathered, Tell
from eval.training.training import Losses, Plan, train
from qa.errors import InvalidRequestError

CHECKPOINT, WEIGHTS, RECORD = "reader.pt", FILE_NAME, "training.json"
MEASURED = 300  # questions of each source, at most
RECENT = 50  # steps whose losses are told together
TOLD_EVERY, KEPT_EVERY = 20, 200  # steps


@dataclass(frozen=True, slots=True)
class Job:
    """What to make, and where.

    Args:
        model: folder of the encoder, as transformers saves it.
        out: folder for ``CHECKPOINT``, ``WEIGHTS`` and ``RECORD``.
        start: a checkpoint to go on from; None begins with the encoder.
        minutes: after which training stops, done or not.
    """

    plan: Plan
    model: Path
    out: Path
    start: Path | None = None
    minutes: float = 60.0


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it.

    Args:
        steps, of: done, and those that there would have been, had time not run out.
        seconds: of training alone.
        losses: every ``TOLD_EVERY`` steps, the means of the last ``RECENT``.
        difference: of int8 relevance to the network's own, the largest seen, in logits.
        measured: by source, of the weights as they are written.
        sha256: of the weights, hex.
    """

    steps: int
    of: int
    seconds: float
    losses: list[dict[str, float]]
    difference: float
    measured: Mapping[str, Measured]
    sha256: str


def make(gathered: Gathered, job: Job, tell: Tell) -> Made:
    """Train, export and measure; writes the job's three files.

    Raises:
        InvalidRequestError: the checkpoint to go on from cannot be used.
    """
    network = _network(job)
    tokenizer = load_tokenizer(job.model, job.plan.tokens)
    tell("training on " + ", ".join(f"{len(own)} of {name}" for name, own in gathered.trained.items()))
    job.out.mkdir(parents=True, exist_ok=True)
    begun = monotonic()
    steps, losses = _train(network, tokenizer, gathered.all_trained, job, tell)
    seconds = monotonic() - begun
    tokenizer.no_padding()
    weights = job.out / WEIGHTS
    difference = export(network, tokenizer, weights)
    reader = OnnxReader(weights, job.model / TOKENIZER, threads=job.plan.threads)
    made = Made(
        steps=steps,
        of=job.plan.steps(gathered.all_trained),
        seconds=round(seconds, 1),
        losses=losses,
        difference=round(difference, 4),
        measured={name: measure(reader, _some(own)) for name, own in gathered.apart.items()},
        sha256=hashlib.sha256(weights.read_bytes()).hexdigest(),
    )
    _record(made, gathered, job)
    return made


def _network(job: Job) -> Any:
    try:
        return new_network(job.model, job.plan.seed, job.start)
    except Exception as error:  # what torch and pickle raise has no common base but this
        if job.start is None:
            raise
        raise InvalidRequestError(f"{job.start} cannot be gone on from: {error}") from error


def _train(
    network: Any, tokenizer: Any, groups: list[Group], job: Job, tell: Tell
) -> tuple[int, list[dict[str, float]]]:
    """Steps done, and losses as they were told; the checkpoint is kept on the way and at the end."""
    import torch

    deadline = monotonic() + 60 * job.minutes
    of = job.plan.steps(groups)
    recent: deque[Losses] = deque(maxlen=RECENT)
    told: list[dict[str, float]] = []
    done = 0
    for done, found in enumerate(train(network, tokenizer, groups, job.plan), 1):
        recent.append(found)
        if done % TOLD_EVERY == 0 or done == of:
            means = Losses(*np.mean(recent, axis=0).round(3).tolist())._asdict()
            told.append({"step": done, **means})
            tell(f"{done}/{of} " + " ".join(f"{name} {value:.3f}" for name, value in means.items()))
        if done % KEPT_EVERY == 0:
            torch.save(network.state_dict(), job.out / CHECKPOINT)
        if monotonic() > deadline:
            tell(f"stopped after {done} of {of} steps: time is up")
            break
    torch.save(network.state_dict(), job.out / CHECKPOINT)
    network.eval()
    return done, told


def _some(groups: list[Group]) -> list[Group]:
    """Those that are measured on: always the same."""
    answerable = [group for group in groups if group.answering]
    return Random(0).sample(answerable, min(MEASURED, len(answerable)))


def _record(made: Made, gathered: Gathered, job: Job) -> None:
    told = {
        "commit": provenance.commit(),
        "machine": provenance.machine(),
        "versions": provenance.versions(),
        "plan": asdict(job.plan),
        "start": str(job.start) if job.start else None,
        "groups": {name: len(own) for name, own in gathered.trained.items()},
        **asdict(made),
    }
    write_atomically(job.out / RECORD, json.dumps(told, indent=2) + "\n")
