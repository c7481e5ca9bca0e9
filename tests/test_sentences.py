"""Sentence boundaries: what news text needs, and exact offsets over any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.sentences import LONGEST_QUOTATION, sentence_spans

NASTY = (
    'aB .!?"“”‘’«»([])\n\r\t\v\f\x1c\x85\u2028\u2029\xa0\u200b\u200d\u202e\ufeff\x00\ud800e\u0301👩‍🚀אب։。1-'
)
nasty_text = st.one_of(st.text(), st.text(alphabet=NASTY, max_size=80))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped!", ["It rained.", "It stopped!"]),
        ("  \n ", []),
        ("A heading\nThe text.", ["A heading", "The text."]),
        ("One line\u2028another line\r\nthird", ["One line", "another line", "third"]),
        ("“We go. We stay,” she said. He left.", ["“We go. We stay,” she said.", "He left."]),
        ("Ms. Petrosyan met Gen. Orlov.", ["Ms. Petrosyan met Gen. Orlov."]),
        ("Then-Sen. Brown saw Dr. No.", ["Then-Sen. Brown saw Dr. No."]),
        ("2. The second point. Next.", ["2. The second point.", "Next."]),
        ("It began at 5 p.m. Monday. Rain fell.", ["It began at 5 p.m. Monday.", "Rain fell."]),
        ("It opens at 2 p.m. ET. Rain fell.", ["It opens at 2 p.m. ET.", "Rain fell."]),
        ("“We go,” Orel said. “Labour stays. We pay.”", ["“We go,” Orel said.", "“Labour stays. We pay.”"]),
        ('"We go," Orel said. "Others stay."', ['"We go," Orel said.', '"Others stay."']),
        ("“He said ‘We go.’ ”", ["“He said ‘We go.’ ”"]),
        ("He asked Orel, D-N.Y., to go. She left.", ["He asked Orel, D-N.Y., to go.", "She left."]),
        ("A Pell-U.S. channel. Orel, R-W.Va., left.", ["A Pell-U.S. channel.", "Orel, R-W.Va., left."]),
        ("It flew a Heron 10-E. Named after Orel.", ["It flew a Heron 10-E.", "Named after Orel."]),
        ("Г. Иванов приехал. Он устал.", ["Г. Иванов приехал.", "Он устал."]),
        ("Նա եկավ։ Նա գնաց։", ["Նա եկավ։", "Նա գնաց։"]),
        ("Ends in \ud800. Then more.", ["Ends in \ud800.", "Then more."]),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_long_quotation_is_divided_inside(opening: str, closing: str) -> None:
    inner = "The road will be open to everyone by the spring. " * 8
    text = f"She said: {opening}{inner}That is a promise,{closing} and left. He stayed."
    found = sentences(text)
    assert found[0] == f"She said: {opening}The road will be open to everyone by the spring."
    assert found[-2:] == [f"That is a promise,{closing} and left.", "He stayed."]
    assert max(len(sentence.split()) for sentence in found) < LONGEST_QUOTATION


def test_short_quotation_is_kept_whole() -> None:
    text = "“It is done. It was hard. We are glad,” the minister said."
    assert sentences(text) == [text]


@given(nasty_text)
def test_spans_hold_everything_that_is_not_white_space(text: str) -> None:
    position = 0
    for start, end in sentence_spans(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert len(text[start:end].splitlines()) == 1
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("line", ["“" * 200_000, "a" * 2_000_000, "“A b. " * 50_000])
def test_time_does_not_explode_on_one_long_line(line: str) -> None:
    began = time.process_time()
    assert sentence_spans(line)[-1][1] == len(line.rstrip())
    assert time.process_time() - began < 5  # seconds of this process; quadratic behaviour takes 10 and more


def test_sentence_over_a_chunk_boundary_is_not_cut() -> None:
    sentence = "The delegation travelled from the old town to the river and back. "
    assert set(sentences(sentence * 1000)) == {sentence.strip()}
