"""What stands between quotation marks, balanced or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“A,” he said. “B.”", ["A,", "B."]),
        ('"A," he said. "B."', ["A,", "B."]),
        ("«A», he said.", ["A"]),
        ("‘Don’t go,’ he said.", ["Don’t go,"]),
        ("''A,'' he said.", ["A,"]),
        ("“A “b” c.” d", ["A “b” c."]),
        ("“A “b” c. d", ["A “b"]),  # opened twice, closed once
        ("“One.\n“Two.”", ["One.", "Two."]),  # goes on in the next paragraph
        ("He said: “on and on", ["on and on"]),
        ("He “ran", []),
        ("He said: “", []),
        ("He said . “ ”", []),
        ("He said: “on and on \n", ["on and on"]),
        ("The road isn’t Vensk’s.", []),
        ("5'10\" tall", []),
        ("", []),
    ],
)
def test_the_outermost_pairs(text: str, quoted: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == quoted


def test_an_open_one_is_told_from_a_closed_one() -> None:
    assert [q.closed for q in quotations("“One.\n“Two.”")] == [False, True]


@given(
    st.lists(st.sampled_from("“ ” \" ' ‘ ’ « » '' ``|a|.|,| |\n".replace(" ", "|").split("|"))).map("".join)
)
def test_they_never_overlap_nor_cross_a_line(text: str) -> None:
    end = 0
    for q in quotations(text):
        assert end <= q.start < q.inner_start <= q.inner_end <= q.end
        assert "\n" not in text[q.start : q.end]
        end = q.end
