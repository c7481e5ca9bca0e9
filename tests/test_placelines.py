"""A place line is no part of the sentence after it, and what looks like one is no place line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.composing.lead_ins import without_place
from qa.answering.evidence.candidates import Candidate, candidates
from qa.ingest.statements import find_statements
from qa.language.placelines import after_place
from tests.newsroom import found


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("ORSAL — The road is open.", "The road is open."),
        ("ORSAL, May 3 (Reuters) - The road is open.", "The road is open."),
        ("NEW ORSAL, Taver. (AP) — “It is open.”", "“It is open.”"),
        ("Orsal (AFP) – The road is open.", "The road is open."),
        ("Orsal, Taveria (CNN) The road is open.", "The road is open."),
        ("(CNN) The road is open.", "The road is open."),
        ("WHO — the health agency — is late.", None),
        ("Vensk – The road is open.", None),
        ("The Road Office (RO) said that it is open.", None),
        ("VENSK: The road is open.", None),
    ],
)
def test_where_a_sentence_begins(line: str, rest: str | None) -> None:
    assert line[after_place(line, 0, len(line)) :] == (rest or line)


def test_only_at_the_start_of_a_line() -> None:
    text = "He left. ORSAL — The road is open."
    assert after_place(text, 9, len(text)) == 9


def test_a_place_says_nothing() -> None:
    text = "ORSAL — The mayor, who was elected in 2022, said the dam was safe."
    (found,) = find_statements(text)
    assert (found.speaker, text[found.start : found.end]) == ("The mayor", text[8:])


@given(st.text(max_size=80))
def test_any_line(line: str) -> None:
    assert 0 <= after_place(line, 0, len(line)) <= len(line)


def told(text: str) -> Candidate:
    (one,) = candidates([found(text)], {})
    return one


def test_a_sentence_is_quoted_without_its_place_unless_that_answers() -> None:
    dam = told("ORSAL (AP) — The dam broke on Monday.")
    at = len("ORSAL (AP) — ")
    assert dam.start == 0
    assert without_place(dam).text == without_place(dam, at).text == "The dam broke on Monday."
    assert without_place(dam, 0) == dam
    assert without_place(dam).place == dam.place


def test_what_stands_behind_a_place_may_be_no_line() -> None:
    assert candidates([found("Orsal (CNN Business) A version of this story ran in a letter.")], {}) == ()


@pytest.mark.timeout(30)
@pytest.mark.parametrize("row", ["A" * 3_000, "A.-" * 1_000])
def test_a_long_row_of_capitals_is_none_and_is_soon_known(row: str) -> None:
    assert after_place(row, 0, len(row)) == 0
