"""Two counts that tell together how many there were."""

from __future__ import annotations

import pytest

from qa.language.expected import Sort
from qa.language.joined_counts import joined, total
from qa.language.mentions import mentions


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two men and six women were killed.", ["8"]),
        ("1,000 foreign soldiers and 5 civilians were killed.", ["1005"]),
        ("Five of 12 children and two adults were killed.", [None, None, None]),
        ("Of the 20 workers and two pilots five died.", [None, None, None]),
        ("Three men, four women and two children were killed.", [None, None, None]),
        ("Some 1.5 million children and 2 million women fled.", ["3500000"]),
        ("One man and two women were killed.", ["3"]),
        ("An officer and two women were killed, a man said.", ["3"]),
        ("Two women and a young man were killed.", ["3"]),
        ("They mourn the deaths of 19 children and two teachers.", ["21"]),
        ("A man came with two others.", [None]),
        ("At least 12 soldiers and more than 30 civilians were killed.", [None, None]),
    ],
)
def test_counts_that_are_of_no_more_are_added(sentence: str, expected: list[str | None]) -> None:
    found = joined(sentence, mentions(sentence, Sort.NUMBER, frozenset()))
    assert [total(sentence[one.start : one.end]) for one in found] == expected
