"""From what a user sets as the model to a folder on this machine and a checksum of what is in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from embeddings import bundled
from embeddings.errors import ModelError
from embeddings.files import read_json, write_atomically

# Other runtimes' copies of the same weights, which sentence-transformers does not read here.
_OTHER_RUNTIMES = frozenset({"onnx", "openvino", "coreml"})
_SUFFIXES = frozenset({".json", ".txt", ".model", ".safetensors", ".bin", ".jinja"})


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A sentence-transformers model on disk.

    Args:
        name: as a person would set it.
        checksum: SHA-256, hex, of the weights, or of all files that decide its vectors.
    """

    name: str
    folder: Path
    checksum: str

    @property
    def is_bundled(self) -> bool:
        return self.checksum == bundled.WEIGHTS_SHA256


def find_model(model: str | None, cache: Path) -> ModelSource:
    """Where a model is. Nothing is ever downloaded.

    Args:
        model: a folder, a name in the local Hugging Face cache, or None for the bundled model.
        cache: folder where checksums of large files are kept.

    Raises:
        ModelError: there is no such model on this machine.
    """
    if model is None:
        return ModelSource(bundled.NAME, bundled.locate(), bundled.WEIGHTS_SHA256)
    folder = find_folder(model)
    return ModelSource(model, folder, _kept_checksum(folder, cache))


def find_folder(model: str, setting: str = "DATELINE_MODEL") -> Path:
    """The folder of a model.

    Args:
        model: a folder, or a name in the local Hugging Face cache.
        setting: what it was set by, for complaints.

    Raises:
        ModelError: there is no such model on this machine.
    """
    folder = Path(model).expanduser()
    if not folder.is_dir():
        folder = _hub_snapshot(model, setting)
    if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
        raise ModelError(
            f"{setting}={model}: {folder} holds no sentence-transformers model "
            "(neither modules.json nor config.json)"
        )
    return folder.resolve()


def _hub_snapshot(name: str, setting: str) -> Path:
    """The snapshot of a model that was downloaded before; short names are sentence-transformers' own."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    raise ModelError(
        f"{setting}={name}: there is no such folder, and no model of this name in the local Hugging "
        f"Face cache. Dateline downloads nothing by itself: run `hf download {name}` once, "
        f"set {setting} to a folder, or unset it to use the bundled model"
    )


def _kept_checksum(folder: Path, cache: Path) -> str:
    """The model's checksum. Computed again only when a size or a time of change differs."""
    stamp = [[path.relative_to(folder).as_posix(), *_size_and_time(path)] for path in _deciding(folder)]
    record = cache / "checksums" / f"{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.json"
    known = read_json(record)
    if known and known.get("stamp") == stamp:
        return str(known["checksum"])
    found = checksum(folder)
    write_atomically(record, json.dumps({"stamp": stamp, "checksum": found}))
    return found


def checksum(folder: Path) -> str:
    """SHA-256, hex, over the files of a model that decide what it makes of a text. Reads all of them."""
    digest = hashlib.sha256()
    for path in _deciding(folder):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def _deciding(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if _decides_vectors(path.relative_to(folder)))


def _decides_vectors(path: Path) -> bool:
    return path.suffix in _SUFFIXES and not _OTHER_RUNTIMES & set(path.parts)


def _size_and_time(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
