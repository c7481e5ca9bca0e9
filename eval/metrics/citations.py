"""Whether citations are exact, and whether they are the right ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from eval.metrics.text import QUOTES
from eval.types import Cited, GoldCitation, Score

TextOf = Callable[[str, int | None], str | None]


def exactness(citations: Sequence[Cited], text_of: TextOf) -> Score:
    """Citations that are exact, and all of them."""
    return sum(is_exact(citation, text_of) for citation in citations), len(citations)


def is_exact(citation: Cited, text_of: TextOf) -> bool:
    """Whether ``text[start:end] == quote``.

    Args:
        text_of: article id and revision (None: the current one) to its text,
            None where there is no such article.
    """
    text = text_of(citation.article_id, citation.revision)
    in_range = text is not None and 0 <= citation.start < citation.end <= len(text)
    return in_range and text is not None and text[citation.start : citation.end] == citation.quote


def supports(citation: Cited, gold: GoldCitation, text_of: TextOf) -> bool:
    """Whether a citation covers at least half of a gold quote, or names its article if none is given.

    In the gold article the overlap is one of offsets. In a copy of it the offsets
    differ, so there the longest run of words in common must be half of the gold's.
    """
    if citation.article_id != gold.article_id and gold.article_id not in citation.also_in:
        return False
    if gold.quote is None:
        return True
    if citation.article_id != gold.article_id:
        return _common_words(citation.quote, gold.quote) >= 0.5
    text = text_of(gold.article_id, None) or ""
    return covers(citation.start, citation.end, text, gold.quote)


def covers(start: int, end: int, text: str, quote: str) -> bool:
    """Whether ``[start, end)`` holds at least half of some occurrence of the quote in the text."""
    # Blanks and quotation marks may have been written otherwise in the gold.
    words = (re.escape(word) for word in quote.translate(QUOTES).split())
    for found in re.finditer(r"\s+".join(words), text.translate(QUOTES)):
        overlap = min(end, found.end()) - max(start, found.start())
        if 2 * overlap >= found.end() - found.start():
            return True
    return False


def _common_words(quote: str, gold: str) -> float:
    left, right = quote.casefold().split(), gold.casefold().split()
    match = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return match.size / len(right) if right else 0.0


def precision(citations: Sequence[Cited], gold: Sequence[GoldCitation], text_of: TextOf) -> Score:
    """Citations that support some gold citation, of whatever grade, and all of them."""
    right = sum(any(supports(one, other, text_of) for other in gold) for one in citations)
    return right, len(citations)


def recall(citations: Sequence[Cited], gold: Sequence[GoldCitation], text_of: TextOf) -> Score:
    """Gold citations of the highest grade that some citation supports, and all of those."""
    best = [one for one in gold if one.relevance == max(other.relevance for other in gold)]
    found = sum(any(supports(one, other, text_of) for one in citations) for other in best)
    return found, len(best)
