"""A client of the HTTP door, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from fastapi import FastAPI
from fastapi.testclient import TestClient

PATIENCE_S = 60  # what is waited for takes milliseconds, but the cores may have other work


@contextmanager
def ready(app: FastAPI) -> Iterator[TestClient]:
    """Of a server that can answer."""
    with TestClient(app) as client:
        deadline = monotonic() + PATIENCE_S
        while (found := client.get("/readyz")).status_code != 200:
            assert monotonic() < deadline, found.text
            sleep(0.005)
        yield client
