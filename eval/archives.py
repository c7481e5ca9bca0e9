"""Archives for data sets: built once through the real pipeline, kept under the cache folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from eval.provenance import code_checksum
from eval.remembering import RememberingEncoder
from eval.types import DataSet
from qa.assembly import Services, open_services
from qa.errors import ArchiveError, InvalidRequestError
from qa.ingest.pipeline import Ingestor, Progress
from qa.settings import Settings

# What takes articles in. A change there makes another archive of the same articles.
INGESTION = ("embeddings", "qa/ingest", "qa/archive")
Observe = Callable[[Progress], None]
COMPLETE = "ingest.json"  # in the cache folder, beside the archive's own files
VECTORS = "vectors.sqlite"  # beside the archives: what was embedded for any of them


def open_for(data: DataSet, settings: Settings, observe: Observe) -> tuple[Services, Mapping[str, float]]:
    """The data set's own archive, and what building it took: articles, rejected, passages, seconds,
    and ``remembered``, the passages whose vectors were kept from an earlier archive.

    One that was left half built is built on. The caller closes the services.

    Raises:
        InvalidRequestError: the data set has no articles.
        ArchiveError: building was interrupted.
    """
    if data.articles is None:
        raise InvalidRequestError(f"{data.name} comes without articles; name an archive with --archive")
    folder = place(data, settings)
    services = open_services(settings.model_copy(update={"archive": folder}), create=True)
    marker = folder / COMPLETE
    if not marker.exists():
        marker.write_text(json.dumps(_build(data, services, observe)), encoding="utf-8")
    return services, json.loads(marker.read_text(encoding="utf-8"))


def opened(data: DataSet, settings: Settings, observe: Observe | None) -> Services:
    """The settings' archive or, with someone to observe its building, the data set's own."""
    return open_services(settings) if observe is None else open_for(data, settings, observe)[0]


def place(data: DataSet, settings: Settings) -> Path:
    """The archive's folder, named after all that decides its content."""
    decides = (data.checksum, settings.model or "", code_checksum(INGESTION))
    return settings.cache / "eval" / f"{data.name}-{sha256('/'.join(decides).encode()).hexdigest()[:16]}"


def _build(data: DataSet, services: Services, observe: Observe) -> dict[str, float]:
    if data.articles is None:
        return {}
    encoder = RememberingEncoder(services.encoder, services.settings.archive.parent / VECTORS)
    with closing(encoder):
        report = Ingestor(services.archive, encoder).run(data.articles(), observe)
    if report.interrupted:
        services.close()
        raise ArchiveError(f"the archive of {data.name} is half built; run the same command to go on")
    taken = report.added + report.updated + report.unchanged
    return {
        "articles": taken,
        "rejected": len(report.rejected),
        "passages": report.passages,
        "remembered": encoder.remembered,
        "seconds": round(report.seconds, 3),
    }
