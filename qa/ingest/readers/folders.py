"""The files below a folder, in a fixed order, each once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from qa.ingest.readers.items import Rejection, reason, shown


def walk(root: Path) -> Iterator[Path | Rejection]:
    """The regular files below a folder, or the file itself, sorted by name folder by folder.

    Hidden ones are left out, and so is what a browser saved along with a page. Symbolic links are
    followed, but into no folder twice, so that loops end. What cannot be read, or is no file, is a rejection.
    """
    read: set[tuple[int, int]] = set()
    pending = [root]
    while pending:
        path = pending.pop()
        try:
            if path.is_dir():
                status = path.stat()
                folder = (status.st_dev, status.st_ino)
                if folder in read:
                    yield Rejection(shown(path), "leads back to a folder already read")
                else:
                    read.add(folder)
                    pending += sorted(_seen(path), reverse=True)
            elif path.is_file():
                yield path
            else:
                path.stat()  # says why, where a link leads nowhere
                yield Rejection(shown(path), "is neither a file nor a folder")
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            yield Rejection(shown(path), reason(error))


def _seen(folder: Path) -> list[Path]:
    """What is in a folder, but for hidden files and for what pages saved there are shown with, which has
    advertisements that are pages, too: "Rain_files" beside "Rain.html"."""
    inside = [path for path in folder.iterdir() if path.name[0] != "."]
    shown_with = {f"{path.stem}_files" for path in inside if path.suffix.lower() in (".html", ".htm")}
    return [path for path in inside if path.name not in shown_with]


def size(target: Path) -> int:
    """Bytes of all the files that ``walk`` finds."""
    total = 0
    for path in walk(target):
        with suppress(OSError):
            total += 0 if isinstance(path, Rejection) else path.stat().st_size
    return total
