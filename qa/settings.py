"""Settings from the environment (DATELINE_*): frozen, unknown keys refused."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import platformdirs
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from qa.errors import SettingsError

PREFIX = "DATELINE_"


class Settings(BaseSettings):
    """Everything that can be set. No other module reads the environment."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    archive: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("dateline") / "archive",
        description="Folder of the archive.",
    )
    model: str | None = Field(
        default=None,
        description="A sentence-transformers model name or path; unset means the bundled one.",
    )
    reranker: str | None = Field(
        default=None,
        description="What reads the best passages with the question: what `dateline eval train` wrote, or a "
        "cross-encoder, by name or path; or `off`; unset means the bundled one.",
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("dateline"),
        description="Folder for models exported once to ONNX, and for the archives of data sets.",
    )
    threads: int | None = Field(
        default=None, ge=1, description="Threads for embedding; unset means all cores."
    )
    refuse_below: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Answers less likely to be right than this are refused; unset, than what was chosen for"
        " answers of their kind.",
    )
    max_body_mb: int = Field(default=50, ge=1, description="Largest HTTP request body, MB.")
    llm_url: str | None = Field(
        default=None,
        description="Base address of an OpenAI-compatible endpoint, such as http://127.0.0.1:8080/v1;"
        " unset means that no language model phrases answers.",
    )
    llm_model: str | None = Field(
        default=None,
        validate_default=True,
        description="The language model, as its endpoint calls it.",
    )
    llm_api_key: SecretStr | None = Field(default=None, description="Sent to the endpoint and nowhere else.")
    llm_timeout_s: float = Field(
        default=30,
        gt=0,
        le=3600,
        description="Seconds that the language model may take; after that the articles' own words are given.",
    )

    @field_validator("archive", "model", "reranker", "cache", mode="before")
    @classmethod
    def _names_something(cls, value: object) -> object:
        """An empty path would be the folder that the command is run in."""
        if value == "":
            raise ValueError("should not be empty; unset it for its default")
        return value

    @field_validator("llm_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        """The base address without a slash at its end; of a bare host, with /v1."""
        if value is None:
            return None
        try:
            parts = urlsplit(value.strip())
            plain = (
                parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port)
            )
        except ValueError:
            plain = False
        # What stands there may be secret: it is not repeated.
        if not plain or parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError(
                "should be an address such as http://127.0.0.1:8080/v1, without user, password or query"
            )
        path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))

    @field_validator("llm_model")
    @classmethod
    def _named_with_the_address(cls, value: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("llm_url") and not value:
            raise ValueError("should name the model to ask at DATELINE_LLM_URL")
        return value

    @field_validator("llm_api_key")
    @classmethod
    def _fit_for_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value().strip() if value else ""
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise ValueError("should be printable ASCII characters without blanks")
        return SecretStr(key) if key else None


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
        raise SettingsError(f"{key}: {first['msg'].removeprefix('Value error, ')}", field=key) from error
