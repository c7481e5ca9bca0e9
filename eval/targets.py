"""What is evaluated, opened: an archive in this process, or a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from eval import archives
from eval.library import ArchiveLibrary, EmptyLibrary, Library
from eval.systems.base import System
from eval.systems.chat import Chat
from eval.systems.dateline import Dateline
from eval.systems.peers.peer import PEERS, open_peer, require
from eval.systems.server import Server, ServerLibrary
from eval.systems.trec_run import PREFIX, TrecRun
from eval.types import DataSet
from qa.answering.finding.ranking import BASELINES, Fusion
from qa.assembly import Services, open_services
from qa.errors import InvalidRequestError
from qa.settings import Settings

TIMEOUT_S = 120.0
OWN = ("dateline", "fusion", *BASELINES)
FITTED_ON = "ranking fitted on"  # among the settings of a record: names of data sets


@dataclass(frozen=True, slots=True)
class About:
    """What a record says of the target; see ``Setup``."""

    model: str
    settings: Mapping[str, str] = field(default_factory=dict)
    archive_generation: int = 0
    articles: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """Systems over one archive, open.

    Args:
        shows_articles: whether the library can be relied on to hold what was searched.
    """

    systems: tuple[System, ...]
    library: Library
    about: About
    close: Callable[[], None]
    ingest: Mapping[str, float] = field(default_factory=dict)
    shows_articles: bool = True


def local(
    data: DataSet, systems: tuple[str, ...], settings: Settings, ingesting: archives.Observe | None
) -> Target:
    """The settings' archive or, with someone to observe its building, the data set's own.

    Raises:
        InvalidRequestError: there is no such system or it is not installed, or the data set has no articles.
        ArchiveError: the archive cannot be used.
    """
    for name in systems:
        _check(name)
    ingest: Mapping[str, float] = {}
    if ingesting is None:
        services = open_services(settings)
    else:
        services, ingest = archives.open_for(data, settings, ingesting)
    found = tuple(_system(name, services) for name in systems)
    library = ArchiveLibrary(services.archive)
    return Target(found, library, _about(services), services.close, ingest)


def _check(name: str) -> None:
    if name in PEERS:
        require(name, PEERS[name][0])
    elif name not in OWN and not name.startswith(PREFIX):
        known = ", ".join((*OWN, *PEERS))
        raise InvalidRequestError(f"no system {name!r}; there are {known} and {PREFIX}FILE", field="system")


def _system(name: str, services: Services) -> System:
    if name.startswith(PREFIX):
        return TrecRun(Path(name.removeprefix(PREFIX)))
    if name in PEERS:
        return open_peer(name, services.archive, services.encoder)
    return Dateline(services.assistant, name)


def _about(services: Services) -> About:
    info = services.archive.info()
    settings = services.settings.model_dump(
        mode="json", exclude={"archive", "cache", "llm_url", "llm_api_key"}
    )
    told = {name: str(value) for name, value in settings.items()}
    ranking, reranker = services.assistant.ranking, services.assistant.reranker
    if reranker:
        told["reranker"] = reranker.fingerprint  # others may come to lie under the same name
    if isinstance(ranking, Fusion):
        told[FITTED_ON] = ", ".join(ranking.fitted_on)
    return About(
        model=services.encoder.fingerprint,
        settings=told,
        archive_generation=info.state.generation,
        articles=info.articles,
        passages=info.passages,
    )


def server(url: str, transport: httpx.BaseTransport | None = None) -> Target:
    """A running Dateline or, where there is none at the address, an OpenAI-compatible chat endpoint.

    Args:
        transport: what carries the requests; the network if None.

    Raises:
        InvalidRequestError: nothing answers there, or neither of the two does.
    """
    base = url.rstrip("/").removesuffix("/v1")
    client = httpx.Client(base_url=base, timeout=TIMEOUT_S, transport=transport)
    try:
        info = client.get("/v1/info")
        if info.is_success and "archive" in info.json():
            return _dateline(client, info.json())
        models = client.get("/v1/models").raise_for_status().json()
        model = models["data"][0]["id"]
    except (httpx.HTTPError, ValueError, LookupError, TypeError) as error:
        client.close()
        raise InvalidRequestError(
            f"{url} is neither a running Dateline nor an OpenAI-compatible endpoint: {error}", field="server"
        ) from error
    chat = (Chat(client, model),)
    return Target(chat, EmptyLibrary(), About(model), client.close, shows_articles=False)


def _dateline(client: httpx.Client, info: Mapping[str, object]) -> Target:
    archive = info["archive"]
    if not isinstance(archive, Mapping):
        raise TypeError("/v1/info says nothing of the archive")
    about = About(
        model=str(archive["model"]),
        settings={"version of the server": str(info["version"])},
        archive_generation=int(archive["generation"]),
        articles=int(str(info["articles"])),
        passages=int(str(info["passages"])),
    )
    return Target((Server(client),), ServerLibrary(client), about, client.close)
