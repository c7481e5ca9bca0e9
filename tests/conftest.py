"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from embeddings import Encoder, load_encoder
from qa.assistant import Assistant
from tests.clients import PATIENCE_S

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# A timing is no test: on a busy machine the first example, which loads a model, takes seconds.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first: at the end, one process would be left alone with it."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled model. Its export stays in the user's cache, so that only the first run has to make it."""
    return load_encoder()


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Answers from ``tests.newsroom``'s articles, of which nothing may be changed."""
    from tests.fakes import WordEncoder
    from tests.newsroom import ARTICLES, make_archive

    return Assistant(make_archive(tmp_path_factory.mktemp("archive"), *ARTICLES), WordEncoder())


# Not for the whole session: while playwright runs, this thread has an event loop, and
# tests that start their own would fail.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium: the system's, or else playwright's own. Skips without one, but not in CI."""
    from playwright.sync_api import Error, expect, sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    flags = [*CHROMIUM_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=flags)
        except Error as error:
            if os.environ.get("CI") == "true":
                raise
            pytest.skip(f"no browser: {error.message.splitlines()[0]}")
        expect.set_options(timeout=PATIENCE_S * 1000)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page. The test fails if a script raised, the content security policy was violated,
    anything else was written to the console as an error, or a request left the machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_S * 1000)
    opened = context.new_page()
    hosts: set[str] = set()
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # The browser's own note of a failed request, which tests of failures provoke.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            errors.append(message.text)

    context.on("request", lambda request: hosts.add(request.url.partition("://")[2].partition("/")[0]))
    opened.on("console", note)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
    assert {host.partition(":")[0] for host in hosts} <= {"127.0.0.1"}
