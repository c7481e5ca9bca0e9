"""Settings from the environment (DATELINE_*): frozen, unknown keys refused."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from qa.errors import SettingsError

PREFIX = "DATELINE_"


class Settings(BaseSettings):
    """Everything that can be set. No other module reads the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    archive: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("dateline") / "archive",
        description="Folder of the archive.",
    )
    model: str | None = Field(
        default=None,
        description="A sentence-transformers model name or path; unset means the bundled one.",
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("dateline"),
        description="Folder for models exported once to ONNX.",
    )
    threads: int | None = Field(
        default=None, ge=1, description="Threads for embedding; unset means all cores."
    )
    refuse_below: float = Field(
        default=0.3, ge=0, le=1, description="Answers less likely to be right than this are refused."
    )
    max_body_mb: int = Field(default=50, ge=1, description="Largest HTTP request body, MB.")


@cache
def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: a DATELINE_* variable is unknown or has a value it cannot have.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for key in os.environ:
        if key.upper().startswith(PREFIX) and key.upper() not in known:
            raise SettingsError(f"unknown setting {key}; known are {', '.join(sorted(known))}", field=key)
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        key = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(f"{key}: {first['msg']}", field=key) from error
