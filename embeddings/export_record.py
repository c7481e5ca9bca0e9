"""What is known of an exported model: all that is needed to run it without torch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from embeddings.files import read_json

# Grows with every change to the exporter that changes vectors, so that no old export is taken for a new one.
EXPORT_VERSION = 4
FILE_NAME = "export.json"

Runtime = Literal["onnx-int8", "onnx-float32", "sentence-transformers"]


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One model, exported.

    Args:
        name: as a person would set it.
        checksum: of the model it was made from.
        runtime: what runs it; ``sentence-transformers`` where it could not be exported.
        reason: why it is not int8; empty where it is.
        dimension: d.
        max_tokens: longest text, special tokens included.
        query_prompt, passage_prompt: put in front of every text.
        similarity: what the model was trained for; its vectors have unit length all the same.
        mean_cosine, min_cosine: to the float model, over the texts it was checked with.
        files: sizes in bytes by name.
        made_with: versions by package.
    """

    name: str
    checksum: str
    runtime: Runtime
    reason: str
    dimension: int
    max_tokens: int
    query_prompt: str
    passage_prompt: str
    similarity: str
    mean_cosine: float
    min_cosine: float
    files: dict[str, int]
    made_with: dict[str, str]
    version: int = EXPORT_VERSION

    @property
    def fingerprint(self) -> str:
        return f"{self.name} {self.checksum[:16]} {self.runtime}-{self.version}"

    def save(self, folder: Path) -> None:
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        (folder / FILE_NAME).write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> ExportRecord | None:
        """The record of a whole export; None where there is none, or a file of it is missing or cut."""
        content = read_json(folder / FILE_NAME)
        if content is None:
            return None
        try:
            record = cls(**content)
        except TypeError:
            return None
        return record if all(_size(folder / name) == size for name, size in record.files.items()) else None


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None
