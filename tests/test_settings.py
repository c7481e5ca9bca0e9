"""Settings come from DATELINE_* alone, and a wrong one is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from qa.errors import SettingsError
from qa.settings import Settings, load_settings

UNFIT = (
    "",
    "127.0.0.1:8080",
    "ftp://127.0.0.1/v1",
    "http://",
    "http://127.0.0.1:port/v1",
    "http://me:secret@127.0.0.1/v1",
    "http://127.0.0.1/v1?key=secret",
    "http://[::1/v1",
)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No settings but the test's own, and none kept from an earlier call."""
    for key in [key for key in os.environ if key.upper().startswith("DATELINE_")]:
        monkeypatch.delenv(key)
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()


def test_without_any_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.archive.parts[-2:] == ("dateline", "archive")
    assert settings.archive.is_absolute()
    assert (settings.model, settings.threads, settings.refuse_below, settings.max_body_mb) == (
        None,
        None,
        None,
        50,
    )


def test_each_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = {
        "ARCHIVE": str(tmp_path),
        "MODEL": "some/model",
        "RERANKER": "some/cross-encoder",
        "CACHE": str(tmp_path / "cache"),
        "THREADS": "3",
        "REFUSE_BELOW": "0.25",
        "MAX_BODY_MB": "7",
        "LLM_URL": "http://127.0.0.1:8080/v1/",
        "LLM_MODEL": "some-model",
        "LLM_API_KEY": "sk-secret",
        "LLM_TIMEOUT_S": "2.5",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"DATELINE_{name}", value)
    assert load_settings().model_dump() == {
        "archive": tmp_path,
        "model": "some/model",
        "reranker": "some/cross-encoder",
        "cache": tmp_path / "cache",
        "threads": 3,
        "refuse_below": 0.25,
        "max_body_mb": 7,
        "llm_url": "http://127.0.0.1:8080/v1",
        "llm_model": "some-model",
        "llm_api_key": SecretStr("sk-secret"),
        "llm_timeout_s": 2.5,
    }
    assert len(given) == len(Settings.model_fields)


def test_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_settings()
    monkeypatch.setenv("DATELINE_THREADS", "3")
    assert load_settings() is first


@pytest.mark.parametrize("key", ["DATELINE_ARCHIV", "dateline_treads"])
def test_an_unknown_one_is_refused_by_name_with_those_there_are(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv(key, "x")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.field == key
    assert caught.value.message == (
        f"unknown setting {key}; known are DATELINE_ARCHIVE, DATELINE_CACHE, DATELINE_LLM_API_KEY,"
        " DATELINE_LLM_MODEL, DATELINE_LLM_TIMEOUT_S, DATELINE_LLM_URL, DATELINE_MAX_BODY_MB,"
        " DATELINE_MODEL, DATELINE_REFUSE_BELOW, DATELINE_RERANKER,"
        " DATELINE_THREADS"
    )


@pytest.mark.parametrize(
    ("name", "value", "trouble"),
    [
        ("THREADS", "0", "greater than or equal to 1"),
        ("THREADS", "many", "valid integer"),
        ("REFUSE_BELOW", "1.1", "less than or equal to 1"),
        ("REFUSE_BELOW", "-0.1", "greater than or equal to 0"),
        ("REFUSE_BELOW", "", "valid number"),
        ("REFUSE_BELOW", "nan", "less than or equal to 1"),
        ("MAX_BODY_MB", "0", "greater than or equal to 1"),
        ("LLM_TIMEOUT_S", "0", "greater than 0"),
        ("LLM_API_KEY", "two words", "printable ASCII"),
        ("LLM_API_KEY", "sk-1\nX-Evil: 1", "printable ASCII"),
        *(("LLM_URL", url, "should be an address") for url in UNFIT),
        *((name, "", "should not be empty") for name in ("ARCHIVE", "MODEL", "RERANKER", "CACHE")),
    ],
)
def test_a_value_it_cannot_have_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, trouble: str
) -> None:
    monkeypatch.setenv(f"DATELINE_{name}", value)
    with pytest.raises(SettingsError, match=f"^DATELINE_{name}: .*{trouble}") as caught:
        load_settings()
    assert caught.value.field == f"DATELINE_{name}"
    assert "\n" not in caught.value.message
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1"),
        (" https://llm.example/openai/v1/ ", "https://llm.example/openai/v1"),
        ("https://llm.example/v1/chat/completions", "https://llm.example/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
    ],
)
def test_an_endpoint_is_given_by_its_base_or_host(
    monkeypatch: pytest.MonkeyPatch, given: str, base: str
) -> None:
    monkeypatch.setenv("DATELINE_LLM_URL", given)
    monkeypatch.setenv("DATELINE_LLM_MODEL", "some-model")
    assert load_settings().llm_url == base


def test_an_endpoint_needs_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LLM_URL", "http://127.0.0.1:8080/v1")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.message == ("DATELINE_LLM_MODEL: should name the model to ask at DATELINE_LLM_URL")


def test_the_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LLM_API_KEY", " sk-secret\r")
    settings = load_settings()
    assert "secret" not in repr(settings)
    assert "secret" not in settings.model_dump_json()
    assert settings.llm_api_key is not None
    assert settings.llm_api_key.get_secret_value() == "sk-secret"


def test_cannot_be_changed_or_added_to() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().threads = 2  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Settings(treads=2)  # type: ignore[call-arg]
