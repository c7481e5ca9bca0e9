"""Words that look like what is asked for, and are not."""

from __future__ import annotations

import pytest

from qa.language.expected import Sort
from qa.language.misleading import misleads


@pytest.mark.parametrize(
    ("sort", "before", "words", "after", "expected"),
    [
        (Sort.PLACE, "The foreign ministry in ", "Pell", " confirmed it.", True),
        (Sort.PLACE, "They met in ", "Pell", ", the ministry said.", False),
        (Sort.DURATION, "We dig, and ", "one day", " somebody will knock.", True),
        (Sort.DURATION, "The talks lasted ", "one day", ".", False),
        (Sort.DURATION, "They left ", "one day", " later.", False),
    ],
)
def test_what_leads_them_tells(sort: Sort, before: str, words: str, after: str, expected: bool) -> None:
    start = len(before)
    assert misleads(sort, before + words + after, start, start + len(words)) is expected
