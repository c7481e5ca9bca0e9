"""Archives for data sets: built once through the real pipeline, kept under the cache folder."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from embeddings.files import write_atomically
from eval.provenance import code_checksum, read_with
from eval.remembering import RememberingEncoder, forget_unused
from eval.types import DataSet
from qa.archive import database, derived, gathered
from qa.assembly import Services, open_services
from qa.errors import ArchiveError, InvalidRequestError
from qa.ingest.pipeline import Ingestor, Progress
from qa.settings import Settings

# What takes articles in, and what that reads their words with. A change there makes another archive of the
# same articles.
INGESTION = ("embeddings", "qa/ingest", "qa/archive")
LANGUAGE = "qa/language"
Observe = Callable[[Progress], None]
COMPLETE = "ingest.json"  # in the cache folder, beside the archive's own files
VECTORS = "vectors.sqlite"  # beside the archives: what was embedded for any of them
NAMED = re.compile(r"(.+)-[0-9a-f]{16}")  # see ``place``
# Of an archive, also while they are written.
FILES = (database.FILE_NAME, derived.FILE_NAME, gathered.FILE_NAME, COMPLETE)


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
        write_atomically(marker, json.dumps(_build(data, services, observe)))
    return services, json.loads(marker.read_text(encoding="utf-8"))


def opened(data: DataSet, settings: Settings, observe: Observe | None) -> Services:
    """The settings' archive or, with someone to observe its building, the data set's own."""
    return open_services(settings) if observe is None else open_for(data, settings, observe)[0]


def place(data: DataSet, settings: Settings) -> Path:
    """The archive's folder, named after all that decides its content."""
    code = code_checksum((*INGESTION, *read_with(INGESTION, LANGUAGE)))
    decides = (data.checksum, settings.model or "", code)
    return home(settings) / f"{data.name}-{sha256('/'.join(decides).encode()).hexdigest()[:16]}"


def home(settings: Settings) -> Path:
    """The folder of all data sets' archives."""
    return settings.cache / "eval"


def superseded(settings: Settings) -> list[Path]:
    """Archives, whole or half built, that are older than a whole one of the same data set."""
    found = sorted(_archives(home(settings)))
    newest = {name: time for name, time, folder in found if (folder / COMPLETE).exists()}
    return [folder for name, time, folder in found if time < newest.get(name, 0)]


def remove(folder: Path) -> int:
    """Remove an archive; how many bytes that frees.

    Raises:
        ArchiveError: it is in use, or cannot be removed.
    """
    try:
        database.release(folder)
        freed = sum(path.stat().st_size for path in folder.iterdir())
        shutil.rmtree(folder)
    except (sqlite3.DatabaseError, OSError) as error:
        raise ArchiveError(f"{folder} cannot be removed ({error}); remove it by hand") from error
    return freed


def forget_vectors(settings: Settings) -> tuple[int, int]:
    """Forget the remembered vectors that no archive here has: how many, and how many bytes that frees.

    Raises:
        ArchiveError: they are in use, or an archive cannot be read.
    """
    path = home(settings) / VECTORS
    if not path.exists():
        return 0, 0
    before = path.stat().st_size
    holding = filter(database.Database.exists, home(settings).iterdir())
    used = (vector for folder in holding for vector in database.vectors(folder))
    try:
        forgotten = forget_unused(path, used)
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{path} cannot be made smaller ({error}); try again later") from error
    return forgotten, before - path.stat().st_size


def _archives(parent: Path) -> Iterator[tuple[str, int, Path]]:
    """The data set's name, the time of building (ns) and the folder of each archive.

    A folder with a file that is none of an archive's is somebody's own.
    """
    for folder in parent.iterdir() if parent.is_dir() else ():
        named = NAMED.fullmatch(folder.name)
        if not named or folder.is_symlink() or not database.Database.exists(folder):
            continue
        if all(path.is_file() and path.name.lstrip(".").startswith(FILES) for path in folder.iterdir()):
            built = folder / COMPLETE if (folder / COMPLETE).exists() else folder / database.FILE_NAME
            yield named[1], built.stat().st_mtime_ns, folder


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
