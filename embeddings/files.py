"""Small files and whole folders that are there entirely or not at all."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any


def read_json(path: Path) -> dict[str, Any] | None:
    """The object in a JSON file; None where there is none that can be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that a reader, also after a crash, sees the old content or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with new_file(path) as part, part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A name to write to beside ``path``, whose file takes its place when the block ends well.

    What killed processes left behind is removed an hour later.
    """
    _sweep(path.parent, f"{path.name}.*.part", after=3600)
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which takes its place at ``path`` when the block ends well.

    Where another process was quicker, its folder stays and this one is dropped. What a
    killed process left behind is removed a day later.

    Raises:
        FileNotFoundError: something that is no folder stands at ``path``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent, ".part-*", after=24 * 3600)
    part = path.parent / f".part-{secrets.token_hex(8)}"
    part.mkdir()
    try:
        yield part
        _sync(part)
        with suppress(OSError):  # a full folder is there already
            part.rename(path)
        if not path.is_dir():
            raise FileNotFoundError(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _sweep(folder: Path, left: str, *, after: float) -> None:
    """Remove what matches and is so many seconds old: nothing takes that long to write."""
    for part in folder.glob(left):
        with suppress(FileNotFoundError):  # another process was quicker
            if time.time() - part.stat().st_mtime <= after:
                continue
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink()


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a loss of power: the folder holds the name."""
    if os.name == "nt":  # folders cannot be opened there, and need not be
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
