"""The one place that picks concrete classes from Settings."""

from __future__ import annotations

from dataclasses import dataclass

from embeddings import Encoder, Reranker, load_encoder, load_reranker
from embeddings.cached import CachedEncoder
from embeddings.errors import EmbeddingsError
from qa.answering.finding.ranking import Fusion, from_json, shipped
from qa.archive.local import LocalArchive
from qa.archive.store import Archive
from qa.assistant import Assistant
from qa.errors import InvalidRequestError, SettingsError
from qa.ingest.pipeline import Ingestor
from qa.phrasing.endpoint import Endpoint
from qa.phrasing.phraser import Phraser
from qa.settings import Settings

OFF = "off"  # for DATELINE_RERANKER


@dataclass(frozen=True)
class Services:
    """What the doors need, open and ready."""

    settings: Settings
    archive: Archive
    encoder: Encoder
    assistant: Assistant
    ingestor: Ingestor

    def close(self) -> None:
        self.archive.close()


def load_model(settings: Settings) -> Encoder:
    """The model that the settings name.

    Raises:
        SettingsError: it is not on this machine or cannot be used.
    """
    try:
        return load_encoder(settings.model, cache_dir=settings.cache, threads=settings.threads)
    except EmbeddingsError as error:
        raise SettingsError(str(error), field="DATELINE_MODEL") from error


def load_phraser(settings: Settings, encoder: Encoder) -> Phraser | None:
    """What phrases answers, None where the settings name no endpoint."""
    if not settings.llm_url or not settings.llm_model:
        return None
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    endpoint = Endpoint(settings.llm_url, settings.llm_model, key, settings.llm_timeout_s)
    return Phraser(endpoint, encoder)


def open_reranker(settings: Settings) -> Reranker | None:
    """The reranker that the settings name, None where it is off.

    Raises:
        SettingsError: it is not on this machine or cannot be used.
    """
    if settings.reranker == OFF:
        return None
    try:
        return load_reranker(settings.reranker, threads=settings.threads)
    except EmbeddingsError as error:
        raise SettingsError(str(error), field="DATELINE_RERANKER") from error


def open_services(settings: Settings, *, create: bool = False) -> Services:
    """Load the model and open the archive.

    Args:
        create: make the archive where there is none.

    Raises:
        ArchiveError: there is no archive, or it cannot be used.
        ModelMismatchError: the archive was embedded with another model.
        SettingsError: the model cannot be used.
    """
    if not create:
        LocalArchive.require(settings.archive)
    encoder = load_model(settings)
    archive = LocalArchive.for_encoder(settings.archive, encoder, create=create)
    return Services(
        settings=settings,
        archive=archive,
        encoder=encoder,
        assistant=Assistant(
            archive,
            CachedEncoder(encoder),
            settings.refuse_below,
            ranking_of(archive),
            load_phraser(settings, encoder),
            open_reranker(settings),
        ),
        ingestor=Ingestor(archive, encoder),
    )


def ranking_of(archive: LocalArchive) -> Fusion:
    """The weights that the archive was tuned to, else those that ship.

    Raises:
        InvalidRequestError: they were tuned by another version of Dateline; says how to undo that.
    """
    tuned = archive.ranking()
    if tuned is None:
        return shipped()
    try:
        return from_json(tuned, f"the archive {archive.folder}")
    except InvalidRequestError as error:
        raise InvalidRequestError(f"{error.message}, or drop them with `dateline tune --undo`") from error


def open_archive(settings: Settings) -> LocalArchive:
    """The archive alone, without a model: to look at, not to ask."""
    return LocalArchive(settings.archive)
