"""Everything that is kept of a run, as one JSON file."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from embeddings.files import new_file
from eval.datasets.files import complaint
from eval.types import GoldQuestion, Response, Result
from qa.errors import InvalidRequestError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Setup:
    """What decides a run's figures. Equal setups give equal figures, up to timings.

    Args:
        commit: of the working tree; empty outside a repository.
        code: SHA-256, hex, of the packages' sources, which a commit alone does not tell.
        model: the archive's model, with its checksum.
        limit: questions asked, None for all; drawn with ``seed``.
    """

    dataset: str
    dataset_checksum: str
    systems: tuple[str, ...]
    limit: int | None
    seed: int
    commit: str
    code: str
    settings: Mapping[str, str]
    model: str
    archive_generation: int
    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when a run was made.

    Args:
        machine: processor, cores, memory, system.
        versions: of Python and of the libraries that matter.
        ingest: what building the archive took, empty where it was ready:
            articles, passages, seconds, and as ``remembered`` the passages
            whose vectors an earlier archive had.
        indexing: by system, what building an index of its own took: passages, seconds and, where
            the machine tells, ``memory_mb`` by which the process grew.
    """

    started: str
    seconds: float
    peak_memory_mb: float
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    ingest: Mapping[str, float]
    indexing: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run: its setup, its circumstances and its results by system, questions in one order."""

    setup: Setup
    circumstances: Circumstances
    results: Mapping[str, tuple[Result, ...]]
    format: int = FORMAT


_RECORD = TypeAdapter(RunRecord)


def scores_alone(record: RunRecord) -> RunRecord:
    """The record without texts and machine: what a comparison needs, small, free to be published."""
    results = {
        system: tuple(
            replace(
                one,
                gold=GoldQuestion(one.gold.id, "", tags=one.gold.tags),
                response=Response(error="failed" if one.response.error else None),
            )
            for one in members
        )
        for system, members in record.results.items()
    }
    return replace(record, circumstances=replace(record.circumstances, machine={}), results=results)


def write_record(record: RunRecord, path: Path) -> None:
    """Write as JSON, replacing what is there only once all is written; ``.gz`` is packed."""
    data = _RECORD.dump_json(record, indent=1)
    with new_file(path) as part:
        part.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def read_record(path: Path) -> RunRecord:
    """Read a record, or the one in a run's folder.

    Raises:
        InvalidRequestError: there is none, or it is not one.
    """
    file = path / "record.json" if path.is_dir() else path
    try:
        data = file.read_bytes()
        return _RECORD.validate_json(gzip.decompress(data) if file.suffix == ".gz" else data)
    except FileNotFoundError as error:
        raise InvalidRequestError(f"{file}: there is none; `dateline eval run SET` writes one") from error
    except ValidationError as error:
        raise InvalidRequestError(f"{file}: not a run record: {complaint(error)}") from error
    except (OSError, EOFError, zlib.error) as error:  # the last two: a torn archive
        raise InvalidRequestError(f"{file}: not a run record: {error}") from error
