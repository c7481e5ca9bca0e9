"""Responses as they come in, kept so that a run that was cut off goes on from there."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from eval.types import Response
from qa.errors import InvalidRequestError

_RESPONSE = TypeAdapter(Response)


class Journal:
    """One system's responses in a JSONL file: the run's key, then a response a line.

    Raises:
        InvalidRequestError: the file belongs to another run.
    """

    def __init__(self, path: Path, key: str) -> None:
        self.responses: dict[str, Response] = {}
        whole = self._read(path, key) if path.exists() else b""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(whole or _line({"run": key}))
        self._file = path.open("ab")

    def _read(self, path: Path, key: str) -> bytes:
        """The lines that are whole; a last one that a crash cut off is dropped."""
        lines = path.read_bytes().splitlines(keepends=True)
        if lines and not lines[-1].endswith(b"\n"):
            lines.pop()
        if lines and json.loads(lines[0]) != {"run": key}:
            raise InvalidRequestError(
                f"{path} belongs to a run with another setup; name another --out or remove it"
            )
        for line in lines[1:]:
            entry = json.loads(line)
            self.responses[entry["id"]] = _RESPONSE.validate_python(entry["response"])
        return b"".join(lines)

    def add(self, question: str, response: Response) -> None:
        """Keep a response; it is on its way to the disk when this returns."""
        self.responses[question] = response
        self._file.write(_line({"id": question, "response": _RESPONSE.dump_python(response, mode="json")}))
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
