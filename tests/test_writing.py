"""What a model wrote, as sentences with the numbers they cite, however it cites them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.phrasing.writing import answer_in, sentences


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.text, one.citations) for one in sentences(answer_in(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opened [1]. It closed [2].", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("It opened. [1] It closed.[2]", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("It opened [1][2].", [("It opened.", (1, 2))]),
        ("It opened [1] [2].", [("It opened.", (1, 2))]),
        ("It opened [1, 2; 3 and 4].", [("It opened.", (1, 2, 3, 4))]),
        ("It opened [2–4].", [("It opened.", (2, 3, 4))]),
        ("It opened [4-2].", [("It opened.", (4, 2))]),
        ("It opened 【1】 and closed 【2†source】.", [("It opened and closed.", (1, 2))]),
        ("It opened [^1]. It closed [Evidence 2].", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("It opened [1](http://x.example/a).", [("It opened.", (1,))]),
        ("[1] It opened.\n[2] It closed.", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("[1]: It opened. It closed.", [("It opened.", (1,)), ("It closed.", (1,))]),
        ("It opened [1]\nIt closed [2]", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("- It **opened** [1]\n* _It closed_ [2]", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("1. It opened [1].\n2) It `closed` [2].", [("It opened.", (1,)), ("It closed.", (2,))]),
        ("## Answer\nIt opened [1].", [("Answer.", ()), ("It opened.", (1,))]),
        ("**Answer:** It opened [1].", [("It opened.", (1,))]),
        ("Here's the answer to that: it opened [1].", [("it opened.", (1,))]),
        ("“It opened.” [1] Then it closed.", [("“It opened.”", (1,)), ("Then it closed.", ())]),
        ("It cost $3.5 million [1] in May.", [("It cost $3.5 million in May.", (1,))]),
        ("Sources: [1], [2]", [("Sources:,", (1, 2))]),
        ("It opened [2025-05-21].", [("It opened [2025-05-21].", ())]),
        ("It opened [12345].", [("It opened [12345].", ())]),
        ("[1] [2]\n---\n***", []),
        ("", []),
    ],
)
def test_citations_are_found_and_taken_out(text: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<think>It opened [9].</think>It closed [1].", "It closed [1]."),
        ("<THINKING>\nhm\n</THINKING>\n\nIt closed [1].", "It closed [1]."),
        ("It opened [9], hm.</think>It closed [1].", "It closed [1]."),
        ("It closed [1]. <think>Is that so? I", "It closed [1]."),
        ("<think>only thoughts", ""),
        ("It \u202eclosed\u200b [1].\x00\x1b[31m", "It closed [1].[31m"),
        ("It closed \ud800[1].", "It closed [1]."),
    ],
)
def test_thoughts_and_what_cannot_be_seen_are_left_out(text: str, answer: str) -> None:
    assert answer_in(text) == answer


def test_parts_of_a_sentence_have_their_own_citations() -> None:
    (written,) = sentences("Vensk said yes [1], while Karesh said no [2][3] in Pell.")
    assert written.text == "Vensk said yes, while Karesh said no in Pell."
    assert [(claim.text, claim.citations) for claim in written.claims] == [
        ("Vensk said yes", (1,)),
        (", while Karesh said no in Pell.", (2, 3)),
    ]


@given(st.text(st.sampled_from("Ab1 2.[]【】“”-,*<think>/\n"), max_size=60))
def test_any_text_is_read_and_no_word_is_added(text: str) -> None:
    for written in sentences(answer_in(text)):
        assert "\n" not in written.text
        letters = [character for character in written.text if character.isalpha()]
        assert letters
        assert all(character in text for character in letters)
