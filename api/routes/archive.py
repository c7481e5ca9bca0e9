"""The archive as a whole."""

from __future__ import annotations

from fastapi import APIRouter

from api.archive import InfoOut, info_out
from api.opening import ReadyServices
from api.problems import documented

router = APIRouter(tags=["archive"], responses=documented(500, 503))


@router.get("/info", operation_id="info", summary="What the archive holds")
def info(services: ReadyServices) -> InfoOut:
    """Counts, outlets, the period covered, and the model in use."""
    return info_out(services.archive.info())
