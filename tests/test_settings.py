"""Settings come from DATELINE_* alone, and a wrong one is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from qa.errors import SettingsError
from qa.settings import Settings, load_settings


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
        0.3,
        50,
    )


def test_each_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given = {
        "ARCHIVE": str(tmp_path),
        "MODEL": "some/model",
        "CACHE": str(tmp_path / "cache"),
        "THREADS": "3",
        "REFUSE_BELOW": "0.25",
        "MAX_BODY_MB": "7",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"DATELINE_{name}", value)
    assert load_settings().model_dump() == {
        "archive": tmp_path,
        "model": "some/model",
        "cache": tmp_path / "cache",
        "threads": 3,
        "refuse_below": 0.25,
        "max_body_mb": 7,
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
        f"unknown setting {key}; known are DATELINE_ARCHIVE, DATELINE_CACHE, DATELINE_MAX_BODY_MB,"
        " DATELINE_MODEL, DATELINE_REFUSE_BELOW, DATELINE_THREADS"
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


def test_cannot_be_changed_or_added_to() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_settings().threads = 2  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Settings(treads=2)  # type: ignore[call-arg]
