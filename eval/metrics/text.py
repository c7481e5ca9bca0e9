"""Comparing strings the way the field does."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_MARK = re.compile(r"\s?\[\d+(?:,\s*\d+)*\]")
# One character each for one, so that offsets stay.
QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " "})


def squad_normal(text: str) -> str:
    """Lower case, without ASCII punctuation, English articles and spare blanks.

    The order is that of the official script (Rajpurkar et al. 2016, evaluate-v1.1.py); typographic quotes
    are made plain before, for gold strings come as “Succession”, too.
    """
    return " ".join(_ARTICLES.sub(" ", text.translate(QUOTES).lower().translate(_PUNCTUATION)).split())


def exact_match(prediction: str, answers: Iterable[str]) -> float:
    """1.0 if the prediction equals an accepted answer after SQuAD normalisation."""
    normal = squad_normal(prediction)
    return float(any(normal == squad_normal(answer) for answer in answers))


def token_f1(prediction: str, answers: Iterable[str]) -> float:
    """The best F1 over bags of SQuAD-normalised tokens; 0.0 without answers."""
    return max((_f1(prediction, answer) for answer in answers), default=0.0)


def _f1(prediction: str, answer: str) -> float:
    left, right = squad_normal(prediction).split(), squad_normal(answer).split()
    if not left or not right:
        return float(left == right)
    common = sum((Counter(left) & Counter(right)).values())
    return 2 * common / (len(left) + len(right))


def folded(text: str) -> str:
    """Case-folded, with typographic quotes and no-break spaces made plain."""
    return text.translate(QUOTES).casefold()


def contains(text: str, answers: Iterable[str]) -> bool:
    """Whether an accepted answer stands in the text: case-folded, bounded by non-word characters.

    Quotation marks around an answer are not part of it: gold strings come as ``"Taxi Driver"``.
    """
    haystack = folded(text)
    return any(_bounded(folded(answer).strip("\"' "), haystack) for answer in answers)


def _bounded(needle: str, haystack: str) -> bool:
    # The plain test first: it is a hundred times cheaper and nearly always False.
    if not needle or needle not in haystack:
        return False
    return re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", haystack) is not None


def without_marks(text: str) -> str:
    """The answer's words without their [1]-style citation marks."""
    return _MARK.sub("", text)
