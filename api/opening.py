"""The services of a running server: opened once, beside the server, so that it answers meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Annotated

from fastapi import Depends, Request

from qa.assembly import Services
from qa.errors import DatelineError

log = logging.getLogger(__name__)
closing = logging.getLogger("api.closing")  # told also where a command tells failures to open itself

OpenServices = Callable[[], Services]


class NotReadyError(DatelineError):
    """The model and the index are still being loaded."""


class FailedToOpenError(DatelineError):
    """The model and the index cannot be loaded; the message says why."""


class Opening:
    """Services that are being opened, are open, or cannot be opened."""

    def __init__(self, open_services: OpenServices) -> None:
        self._open_services = open_services
        self._opened: Future[Services] = Future()

    def start(self) -> None:
        """Open in a thread; one that a stopping server need not wait for."""
        Thread(target=self._open, name="open-services", daemon=True).start()

    def _open(self) -> None:
        try:
            self._opened.set_result(self._open_services())
        except DatelineError as error:
            log.error("cannot open the archive: %s", error)  # noqa: TRY400 - the message says it all
            self._opened.set_exception(FailedToOpenError(error.message))
        except Exception:
            log.exception("cannot open the archive")
            self._opened.set_exception(FailedToOpenError("The server could not start; its log says why."))

    def services(self) -> Services:
        """
        Raises:
            NotReadyError: not yet.
            FailedToOpenError: never.
        """
        if not self._opened.done():
            raise NotReadyError("The model and the index are being loaded; ask again in a moment.")
        if failure := self._opened.exception():
            # A new one each time: an exception that is raised again grows its traceback.
            raise FailedToOpenError(str(failure))
        return self._opened.result()

    def close(self) -> None:
        if self._opened.done() and self._opened.exception() is None:
            try:
                self._opened.result().close()
            except DatelineError as error:
                closing.error("cannot close the archive: %s", error)


# Not in a thread: whether the server is ready can be told while all threads are busy.
async def _ready(request: Request) -> Services:
    opening: Opening = request.app.state.opening
    return opening.services()


ReadyServices = Annotated[Services, Depends(_ready)]
"""The open services, as a parameter of an endpoint."""
