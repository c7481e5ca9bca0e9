"""What code decides a figure: the modules that are really used, however far behind, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import provenance
from eval.provenance import code_checksum, read_with

TREE = {
    "taking/journey.py": "from words.names import parts\n\ndef take():\n    from words import days\n",
    "words/__init__.py": "",
    "words/names.py": "from words.marks import MARKS\n",
    "words/days.py": "from words.names import parts\n",
    "words/marks.py": "MARKS = 1\n",
    "words/asked.py": "from words.marks import MARKS\n",
    "words/countries.tsv": "France\tParis\n",
}
USED = ("words/countries.tsv", "words/days.py", "words/marks.py", "words/names.py")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(provenance, "ROOT", tmp_path)
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_modules_are_those_that_are_imported_and_that_these_import() -> None:
    assert read_with(["taking"], "words") == USED


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ("taking/journey.py", True),
        ("words/marks.py", True),
        ("words/countries.tsv", True),
        ("words/asked.py", False),
        ("taking/notes.md", False),
    ],
)
def test_a_checksum_changes_with_what_it_is_over(tree: Path, changed: str, counts: bool) -> None:
    before = code_checksum(["taking", *USED])
    (tree / changed).write_text("MARKS = 2\n")
    assert (code_checksum(["taking", *USED]) != before) is counts


def test_articles_are_taken_in_by_what_reads_names_not_by_what_reads_questions() -> None:
    found = read_with(["qa/ingest", "qa/archive"], "qa/language")
    assert {"qa/language/names.py", "qa/language/countries.tsv", "qa/language/people.py"} <= {*found}
    assert "qa/language/expected.py" not in found
