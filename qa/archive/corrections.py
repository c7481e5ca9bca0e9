"""What a person has put right about the people of an archive: ``people.toml`` in its folder."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import ArchiveError

FILE_NAME = "people.toml"
_TABLE = re.compile(r"\s*\[\[\s*person\s*\]\]")


@dataclass(frozen=True, slots=True)
class Correction:
    """One ``[[person]]`` of the file.

    Args:
        name: as they are to be shown.
        spellings: names that are theirs, whatever the rules say.
        apart: names that are never theirs.
        role: to be shown before those that articles give.
    """

    name: str
    spellings: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    role: str = ""

    @property
    def kept_apart(self) -> frozenset[str]:
        return frozenset(map(str.casefold, self.apart))


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of an archive, in the order of its file; none where there is no file.

    Raises:
        ArchiveError: the file cannot be read; names the line and the key.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(f"{path} cannot be read: {error}") from error
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ArchiveError(f"{path} is not TOML: {error}") from error
    return _Reader(path, text).corrections(found)


class _Reader:
    """What the file holds, held to what it may hold."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._owners: dict[str, tuple[int, str]] = {}  # casefolded spelling -> whose

    def corrections(self, found: dict[str, Any]) -> tuple[Correction, ...]:
        for key in found:
            if key != "person":
                self._refuse(None, key, "is unknown; the file holds [[person]] tables only")
        people = found.get("person", [])
        if not isinstance(people, list):
            self._refuse(None, "person", "should be written [[person]], with two brackets")
        return tuple(self._correction(number, table) for number, table in enumerate(people))

    def _correction(self, number: int, table: dict[str, Any]) -> Correction:
        for key in table:
            if key not in Correction.__dataclass_fields__:
                known = ", ".join(Correction.__dataclass_fields__)
                self._refuse(number, key, f"is unknown; known are {known}")
        correction = Correction(
            name=self._text(number, table, "name"),
            spellings=self._texts(number, table, "spellings"),
            apart=self._texts(number, table, "apart"),
            role=self._text(number, table, "role") if "role" in table else "",
        )
        for key, names in (("name", (correction.name,)), ("spellings", correction.spellings)):
            for name in names:
                self._claim(number, key, name, correction)
        return correction

    def _claim(self, number: int, key: str, name: str, correction: Correction) -> None:
        first, owner = self._owners.setdefault(name.casefold(), (number, correction.name))
        if first != number:
            self._refuse(number, key, f"gives {name!r} to {correction.name!r}, and {owner!r} has it already")
        if name.casefold() in correction.kept_apart:
            self._refuse(number, "apart", f"takes away {name!r}, which `{key}` gives")

    def _text(self, number: int, table: dict[str, Any], key: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            self._refuse(number, key, "should be a text in quotes" if key in table else "is missing")
        return str(value).strip()

    def _texts(self, number: int, table: dict[str, Any], key: str) -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            self._refuse(number, key, 'should be a list of names, ["...", "..."]')
        return tuple(value.strip() for value in values)

    def _refuse(self, number: int | None, key: str, trouble: str) -> None:
        raise ArchiveError(f"{self._path}, line {self._line(number, key)}: `{key}` {trouble}")

    def _line(self, number: int | None, key: str) -> int:
        """Where a key stands, from 1; its table where the key is not there. TOML readers do not tell."""
        tables = [i for i, line in enumerate(self._lines) if _TABLE.match(line)]
        start = tables[number] if number is not None and number < len(tables) else 0
        end = tables[number + 1] if number is not None and number + 1 < len(tables) else len(self._lines)
        written = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
        return 1 + next((i for i in range(start, end) if written.match(self._lines[i])), start)
