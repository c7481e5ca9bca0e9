"""Windows: the part of a passage that is read together with a question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.answering.finding.windows import WORDS, others, window, windows

BEFORE = "The council met in Orvel on Monday."
MIDDLE = "It voted to close the northern lock for nine weeks."
AFTER = "Bargemen blocked the quay the next day."
FAR = "Elsewhere the herring came early and prices fell at every market on the coast. " * 8


def test_the_window_is_where_the_questions_words_are() -> None:
    text = FAR + " ".join((BEFORE, MIDDLE, AFTER))
    start, end = window(text, {"lock", "close"}, {"lock": 4.0, "close": 3.0})
    assert text[start:end].endswith(f"{MIDDLE} {AFTER}")
    assert len(text[start:end].split()) <= WORDS


def test_rare_words_weigh_more() -> None:
    text = f"{MIDDLE} {FAR}{AFTER}"
    assert window(text, {"lock", "quai"}, {"lock": 1.0, "quai": 5.0})[1] == len(text)
    assert window(text, {"lock", "quai"}, {"lock": 5.0, "quai": 1.0})[0] == 0


def test_a_short_passage_is_read_whole() -> None:
    text = f"{BEFORE} {MIDDLE}"
    assert window(text, {"lock"}, {}) == (0, len(text))


def test_nothing_to_read_is_all_there_is() -> None:
    assert window("", {"lock"}, {}) == (0, 0)
    assert window(" \n", {"lock"}, {}) == (0, 2)


PROSE = st.lists(st.integers(1, 50), max_size=8).map(
    lambda lengths: " ".join(f"Herring{' came' * (length - 1)}." for length in lengths)
)


@given(st.text(max_size=400) | PROSE)
def test_every_window_lies_in_the_text_round_its_sentence(text: str) -> None:
    for (start, end), (first, last) in windows(text):
        assert 0 <= start <= first < last <= end <= len(text)
        assert len(text[start:end].split()) <= max(WORDS, len(text[first:last].split()))


@given(st.text(max_size=400) | PROSE)
def test_a_window_and_its_others_hold_all_of_a_text(text: str) -> None:
    read = window(text, {"came"}, {})
    spans = [read, *others(text, read)]
    assert len(set(spans)) == len(spans)
    for _, (first, last) in windows(text):
        assert any(start <= first < last <= end for start, end in spans)
