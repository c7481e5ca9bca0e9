"""A question's words as an FTS5 query, and words as the index sees them."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.archive import lexical
from qa.archive.lexical import Kept, Vocabulary
from qa.archive.postings import INSTANCES, Lengths
from qa.archive.terms import Term, terms


def vocabulary_of(connection: sqlite3.Connection, passages: int) -> Vocabulary:
    return Vocabulary(connection, Kept(0, passages, lexical.frequencies(connection)), Lengths())


@pytest.fixture
def index() -> Iterator[Vocabulary]:
    """Ten passages: all have "bridge", five have "lorry" or "lorries", one each the rest."""
    connection = an_index([])
    rest = ["Vensk’s toll", "Karésh", "Orsal", "Пашинян", "rain", "", "", "", "", ""]
    for i, text in enumerate(rest):
        lorry = ("lorry ", "lorries ")[i % 2] if i < 5 else ""
        connection.execute("INSERT INTO passages_fts VALUES ('bridge', ?)", (lorry + text,))
    yield vocabulary_of(connection, 10)
    connection.close()


def asked(index: Vocabulary, query: str) -> list[Term]:
    return terms(query, lambda _: {}, index.counts)


def forms(index: Vocabulary, query: str) -> list[str]:
    return lexical.forms(index, asked(index, query))


def test_which_words_are_held_and_rare_ones_weigh_more(index: Vocabulary) -> None:
    # Of 10 passages 5 have "lorry", 1 has "Karesh": ln(1 + 5.5/5.5) and ln(1 + 9.5/1.5).
    lorry, karesh = math.log(2), math.log(1 + 9.5 / 1.5)
    weights, held = lexical.holding(index, asked(index, "Did Karesh's lorries go?"), [1, 2, 6])
    assert weights == pytest.approx([karesh / (lorry + karesh), lorry / (lorry + karesh)])
    assert held.tolist() == [[False, True], [True, True], [False, False]]


def test_words_that_nothing_holds_are_not_among_them(index: Vocabulary) -> None:
    weights, held = lexical.holding(index, asked(index, "unheard of"), [1, 2])
    assert weights.shape == (0,)
    assert held.shape == (2, 0)


def test_a_frequency_is_that_of_its_generation(index: Vocabulary) -> None:
    assert index.frequency("lorri") == 5
    index.connection.execute("INSERT INTO passages_fts VALUES ('', 'lorry')")
    assert index.frequency("lorri") == 5, "until there is another vocabulary, of another generation"
    assert vocabulary_of(index.connection, 11).frequency("lorri") == 6


def test_how_many_passages_hold_a_stem(index: Vocabulary) -> None:
    assert [index.frequency(stem) for stem in ("bridg", "lorri", "karesh", "absent")] == [
        10,
        5,
        1,
        0,
    ]


@pytest.mark.parametrize(
    ("query", "searched"),
    [
        ("who paid vensk's TOLL", ["vensk", "toll"]),  # what no passage has is not asked for
        ("karesh NOT pell* OR (rain)", ["karesh", "rain"]),  # operators are words like others
        ("Пашинян", ["пашинян"]),
        ("bridge lorry", ["bridge", "lorry"]),  # a small archive leaves nothing out
        ("absent missing", []),
        ("", []),
        ('"', []),
    ],
)
def test_any_of_the_words_that_there_are(index: Vocabulary, query: str, searched: list[str]) -> None:
    assert forms(index, query) == searched


def test_the_commonest_are_left_out_in_the_order_asked_but_not_below_three(index: Vocabulary) -> None:
    with patch.object(lexical, "FREQUENT_FLOOR", 0), patch.object(lexical, "FREQUENT_SHARE", 0.4):
        # 40 % of 10 passages is 4: "bridge" (10) and "lorry" (5) are frequent
        assert forms(index, "bridge toll lorry orsal rain") == ["toll", "orsal", "rain"]
        # two rare ones are too few: the rarest three
        assert forms(index, "bridge toll lorry orsal") == ["toll", "lorry", "orsal"]


def test_a_word_that_the_index_splits_is_as_rare_as_its_parts_side_by_side(index: Vocabulary) -> None:
    with patch.object(lexical, "FREQUENT_FLOOR", 0), patch.object(lexical, "FREQUENT_SHARE", 0.4):
        # "bridge" and "lorry" are everywhere, one after the other in title and text but in no column
        assert forms(index, "lorry'orsal bridge'lorry karesh rain") == ["lorry'orsal", "karesh", "rain"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_every_query_can_be_run(query: str) -> None:
    with closing(an_index([("", query)])) as connection:
        index = vocabulary_of(connection, 1)
        found = lexical.search(index, asked(index, query), 5, None)
        assert [id_ for id_, _ in found] == [1] * bool(lexical.forms(index, asked(index, query)))


WORDS = st.sampled_from("toll lorry lorries bridge karesh vensk's o'rsal rain the of".split())
TEXTS = st.lists(WORDS, max_size=300).map(" ".join)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=20), st.lists(WORDS, max_size=6))
def test_scores_are_those_of_the_index_itself(texts: list[tuple[str, str]], query: list[str]) -> None:
    with closing(an_index(texts)) as connection:
        connection.execute("DELETE FROM passages_fts WHERE rowid % 7 = 2")
        index = vocabulary_of(connection, len(texts))
        wanted = asked(index, " ".join(query))
        searched = lexical.forms(index, wanted)
        expected = connection.execute(
            "SELECT rowid, -bm25(passages_fts) AS score FROM passages_fts WHERE passages_fts MATCH ?"
            " ORDER BY score DESC, rowid LIMIT 5",
            (lexical.any_of(searched) or '""',),
        )
        assert lexical.search(index, wanted, 5, None) == expected.fetchall()


def test_only_what_is_admitted_is_found(index: Vocabulary) -> None:
    lorries = asked(index, "lorry")
    everything = [id_ for id_, _ in lexical.search(index, lorries, 10, None)]
    assert sorted(everything) == [1, 2, 3, 4, 5]
    admitted = np.array([False, False, True, False, True])  # beyond its end nothing is
    assert [id_ for id_, _ in lexical.search(index, lorries, 10, admitted)] == [
        id_ for id_ in everything if id_ in (2, 4)
    ]
    assert lexical.search(index, lorries, 10, np.zeros(1, np.bool_)) == []


def test_what_was_taken_in_since_is_scored_by_its_length(index: Vocabulary) -> None:
    [(_, before)] = lexical.search(index, asked(index, "rain"), 5, None)
    index.connection.execute("INSERT INTO passages_fts VALUES ('', 'rain rain sun')")
    later = Vocabulary(index.connection, Kept(1, 11, lexical.frequencies(index.connection)), index.lengths)
    expected = index.connection.execute(
        "SELECT rowid, -bm25(passages_fts) FROM passages_fts WHERE passages_fts MATCH 'rain' ORDER BY 2 DESC"
    ).fetchall()
    assert lexical.search(later, asked(later, "rain"), 5, None) == expected
    assert before not in [score for _, score in expected]


def test_postings_stay_right_when_more_is_asked_than_is_kept(index: Vocabulary) -> None:
    with patch.object(lexical, "POSTINGS_KEPT", 2):
        for _ in range(2):
            _, held = lexical.holding(index, asked(index, "vensk karesh orsal rain toll"), [1, 3])
            assert held.tolist() == [[True, False, False, False, True], [False, False, True, False, False]]


def an_index(texts: list[tuple[str, str]]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE passages_fts USING fts5"
        " (title, text, tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    connection.execute("CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, row)")
    connection.execute(INSTANCES)
    connection.executemany("INSERT INTO passages_fts VALUES (?, ?)", texts)
    return connection
