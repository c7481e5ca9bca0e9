"""``dateline serve``: the address, the server, and what it says meanwhile."""

from __future__ import annotations

import errno
import gc
import ipaddress
import logging
import socket
from contextlib import suppress
from pathlib import Path

import typer
import uvicorn

from api.app import create_app
from api.middleware import LOOPBACK_NAMES
from api.opening import OpenServices
from api.render import count
from eval import authoring
from qa.assembly import Services, open_services
from qa.assistant import Assistant
from qa.errors import ArchiveError, InvalidRequestError
from qa.settings import Settings

BACKLOG = 2048
GRACE = 5  # seconds that requests get to finish after Ctrl-C


def serve(settings: Settings, host: str, port: int, gold: Path | None = None) -> None:
    """Serve until told to stop; stop by itself where the archive cannot be opened.

    Args:
        gold: where verdicts on answers are appended; none are taken if None.

    Raises:
        DatelineError: the address or the gold file cannot be had, or the archive cannot be opened.
    """
    if gold:
        authoring.check(gold)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # A failure to open ends the command, which tells it.
    logging.getLogger("api.opening").setLevel(logging.CRITICAL)
    failures: list[Exception] = []

    def open_and_tell() -> Services:
        try:
            services = open_services(settings, create=True)
            _warm_up(services.assistant)
            _keep_for_good()
            _tell_ready(services, address)
        except Exception as error:
            failures.append(error)
            server.should_exit = True
            raise
        return services

    with _listen(host, port) as listening:
        address = _address(listening)
        _warn_if_open(listening)
        typer.echo(f"Opening {settings.archive} …")
        server = _server(settings, listening, open_and_tell, gold)
        # uvicorn ends what is under way and then lets Ctrl-C through: here it is the way to stop.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    if failures:
        raise failures[0]


def _warn_if_open(listening: socket.socket) -> None:
    if not _is_loopback(listening):
        typer.echo(
            "Whoever can reach this machine can read, add and delete articles: there is no password.",
            err=True,
        )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise InvalidRequestError(
                f"port {port} of {host} is in use; take another with --port, or --port 0 for a free one"
            ) from error
        reason = (error.strerror or str(error)).partition(" (while")[0]  # which repeats the address
        raise InvalidRequestError(f"cannot listen on {host}, port {port}: {reason}") from error
    # asyncio sees to it only where the socket names its protocol, which this one does not: the body of
    # a kept-alive answer would wait 40 ms for the acknowledgement of its head. Connections inherit it.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _server(
    settings: Settings, listening: socket.socket, open_services: OpenServices, gold: Path | None
) -> uvicorn.Server:
    app = create_app(
        open_services,
        max_body_mb=settings.max_body_mb,
        hosts=LOOPBACK_NAMES if _is_loopback(listening) else None,
        gold_file=gold,
    )
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=GRACE,
        )
    )


def _is_loopback(listening: socket.socket) -> bool:
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _warm_up(assistant: Assistant) -> None:
    with suppress(ArchiveError):  # the file of corrections has a mistake: whoever asks is told
        assistant.warm_up()


def _keep_for_good() -> None:
    """What is in memory now is no longer looked through for garbage: that took one question in two hundred
    a quarter of a second more."""
    gc.collect()
    gc.freeze()


def _tell_ready(services: Services, address: str) -> None:
    articles = services.archive.info().articles
    typer.echo(f"Dateline answers from {count(articles, 'article')} on {address} (Ctrl-C stops it)")
    settings = services.settings
    if settings.llm_url:
        typer.echo(
            f"Questions and evidence go to {settings.llm_url}, where {settings.llm_model} phrases answers."
        )
    if not articles:
        typer.echo("The archive is empty: take articles in with `dateline ingest PATH`.")
