from __future__ import annotations

import sqlite3
from contextlib import closing
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from qa.language import stemming
from qa.language.stemming import first_stems, stems


def test_stems_are_the_indexs_own() -> None:
    assert stems(["Running lorries", "", "Karésh’s Ընկեր"]) == [
        ["run", "lorri"],
        [],
        ["karesh", "s", "ընկեր"],
    ]
    assert stems([]) == []


def test_of_a_word_that_the_index_cuts_the_first_stem_counts() -> None:
    assert first_stems(["Running", "10,000", "’", "lorries", "Running"]) == ["run", "10", "", "lorri", "run"]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
def test_stems_are_those_of_an_index_of_the_whole_text(texts: list[str]) -> None:
    expected: list[list[str]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize='porter unicode61 remove_diacritics 2')"
        )
        index.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
        index.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(texts))
        for row, stem in index.execute("SELECT doc, term FROM v ORDER BY doc, offset"):
            expected[row].append(stem)
    assert stems(texts) == expected


def test_stems_stay_right_when_more_is_asked_than_is_remembered() -> None:
    with patch.object(stemming, "REMEMBERED", 3):
        for _ in range(2):
            assert stems(["running lorries", "bridges over rivers"]) == [
                ["run", "lorri"],
                ["bridg", "over", "river"],
            ]
