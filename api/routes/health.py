"""Whether the server lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter

from api.opening import ReadyServices
from api.problems import documented
from api.schemas import HealthOut

router = APIRouter(tags=["health"])


@router.get("/healthz", operation_id="alive", summary="The server lives")
async def alive() -> HealthOut:
    """Answers at once, whatever else is going on."""
    return HealthOut(status="alive")


@router.get("/readyz", operation_id="ready", summary="The server can answer", responses=documented(503))
async def ready(_services: ReadyServices) -> HealthOut:
    """503 until the model and the index are loaded; its problem says what is awaited or wrong."""
    return HealthOut(status="ready")
