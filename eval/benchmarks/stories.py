"""How well and how fast stories are found, against pairs of articles labelled by hand.

The pairs are in ``eval/gold/stories``, whose README says how they were drawn and labelled. What is held
to them is what an archive makes of its articles, not the comparison of two: whether both came into one
story, be it by way of a third.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval import provenance
from eval.benchmarks.score import Score
from qa.archive.local import LocalArchive
from qa.errors import InvalidRequestError
from qa.ingest.rereading import find_stories

PAIRS = Path(__file__).parents[1] / "gold" / "stories" / "pairs.tsv"
PARTS = ("developing", "held-out")
TAKEN_FROM = "they are of the archive that `dateline eval run rtqa-2022` builds"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, and whether they tell one story.

    Args:
        part: ``developing`` or ``held-out``.
    """

    part: str
    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True)
class Verdicts(Score):
    """Pairs found to be one story; ``absent`` are those not in the archive."""

    absent: int = 0


@dataclass(frozen=True, slots=True)
class StoriesBenchmark:
    """What was measured, and on what.

    Args:
        stories: that several articles tell.
        milliseconds: of CPU time an article.
        verdicts: by part of the pairs.
    """

    commit: str
    machine: dict[str, str]
    articles: int
    stories: int
    milliseconds: float
    verdicts: dict[str, Verdicts]


def bench_stories(archive: Path, pairs: Sequence[Pair]) -> StoriesBenchmark:
    """Find the stories of an archive anew, in a copy of it, and hold them to the pairs.

    Raises:
        ArchiveError: there is no archive.
        InvalidRequestError: it is another archive than that of the pairs.
    """
    LocalArchive.require(archive)
    with closing(LocalArchive(archive)) as opened:
        if not any(opened.article(pair.a) and opened.article(pair.b) for pair in pairs):
            raise InvalidRequestError(f"{archive} holds none of the labelled pairs; {TAKEN_FROM}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "archive"
        shutil.copytree(archive, copy)
        with closing(LocalArchive(copy)) as opened:
            opened.forget_stories()
            began = time.process_time()
            articles = find_stories(opened)
            seconds = time.process_time() - began
            return StoriesBenchmark(
                commit=provenance.commit(),
                machine=provenance.machine(),
                articles=articles,
                stories=opened.stories(1).total,
                milliseconds=1000 * seconds / max(articles, 1),
                verdicts={part: judge(opened, [p for p in pairs if p.part == part]) for part in PARTS},
            )


def judge(archive: LocalArchive, pairs: Sequence[Pair]) -> Verdicts:
    """What an archive makes of pairs."""
    counts = dict.fromkeys(("right", "wrong", "missed", "absent"), 0)
    for pair in pairs:
        a, b = archive.article(pair.a), archive.article(pair.b)
        if a is None or b is None:
            counts["absent"] += 1
        elif a.story == b.story:
            counts["right" if pair.same else "wrong"] += 1
        elif pair.same:
            counts["missed"] += 1
    return Verdicts(**counts)


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The labelled pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [Pair(row["part"], row["a"], row["b"], row["story"] == "same") for row in rows]


def render(b: StoriesBenchmark) -> str:
    """A table for the terminal."""
    rows = [
        ("articles", f"{b.articles:,}, {b.stories:,} stories that several tell"),
        *((part, _line(found)) for part, found in b.verdicts.items()),
        ("an article", f"{b.milliseconds:.2f} ms of CPU time"),
        ("machine", b.machine.get("processor", "unknown")),
        ("commit", b.commit or "unknown"),
    ]
    return "\n".join(f"{name:<14}{value}" for name, value in rows)


def _line(verdicts: Verdicts) -> str:
    return verdicts.row(f", {verdicts.absent} not in the archive" if verdicts.absent else "")
