"""An index file: FAISS's own bytes, then a footer that FAISS ignores, then a checksum of both."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import BinaryIO, NamedTuple

from embeddings.errors import IndexFileError


class Footer(NamedTuple):
    """What an index file says of itself."""

    generation: int
    token: int
    dimension: int
    vectors: int


_FOOTER = struct.Struct("<16sQqIQ")
_CRC = struct.Struct("<I")  # CRC-32 of all that precedes it
_MAGIC = b"dateline-index-2"  # 1 held float32
_CHUNK = 1 << 20  # bytes read at a time


def seal(path: Path, footer: Footer) -> None:
    """Put footer and checksum behind what FAISS wrote, and see it onto the disk."""
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.write(_FOOTER.pack(_MAGIC, *footer))
        file.write(_CRC.pack(_crc(file, file.tell())))
        file.flush()
        os.fsync(file.fileno())


def read_footer(path: Path) -> Footer:
    """The footer of a whole file; reads all of it.

    Raises:
        FileNotFoundError: there is no such file.
        IndexFileError: it is another kind of file, or damaged.
    """
    with path.open("rb") as file:
        content = file.seek(0, os.SEEK_END) - _FOOTER.size - _CRC.size
        if content > 0:
            file.seek(content)
            magic, *footer = _FOOTER.unpack(file.read(_FOOTER.size))
            crc: int = _CRC.unpack(file.read())[0]
            if magic == _MAGIC:
                if crc != _crc(file, content + _FOOTER.size):
                    raise IndexFileError(f"{path} is damaged: its checksum does not match its content")
                return Footer(*footer)
    raise IndexFileError(f"{path} is not a vector index, or its end is missing")


def _crc(file: BinaryIO, size: int) -> int:
    """CRC-32 of the first ``size`` bytes; leaves the file just behind them."""
    crc = 0
    file.seek(0)
    for start in range(0, size, _CHUNK):
        crc = zlib.crc32(file.read(min(_CHUNK, size - start)), crc)
    return crc
