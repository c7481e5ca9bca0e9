"""What became of those who are counted: as many killed are not as many injured. Pure."""

from __future__ import annotations

import re

from qa.language.expected import Sort
from qa.language.fates import fates
from qa.language.mentions import Mention, mentions, stretch

_ANYBODY = re.compile(r"\b(?:people|persons|victims|casualties|lives)$", re.IGNORECASE)
# Where what is told of one number ends.
_ENDS = re.compile(
    r"[,;:.()—–](?!\d)|\b(?:and|but|while|or|as|after|when|who|which|that|than)\b", re.IGNORECASE
)
# Where what is asked of them does.
_ASIDE = re.compile(
    r"[,;:()—–](?!\d)|\b(?:when|while|after|before|since|during|as|because|who|which|that|whose)\b",
    re.IGNORECASE,
)


def asked_fates(question: str) -> frozenset[str]:
    """Those of the counted: "killed" of "how many were killed when they were arrested"."""
    end = _ASIDE.search(question)
    return fates(question[: end.start()] if end else question) or fates(question)


def counts_anybody(noun: str) -> bool:
    """Whether whoever they are is counted: "people", "killed"."""
    return bool(_ANYBODY.search(noun) or fates(noun))


def of_another_fate(question: str, text: str, one: Mention) -> bool:
    """Whether a number of a text is told to be of those whom something else became of than what is asked:
    by the words behind it, else by those before it."""
    asked = asked_fates(question)
    if not asked:
        return False
    told = _told(text, one)
    return bool(told) and asked.isdisjoint(told)


def _told(text: str, one: Mention) -> frozenset[str]:
    begin, end = stretch(text, one, mentions(text, Sort.NUMBER), _ENDS)
    return fates(text[one.start : end]) or fates(text[begin : one.start])
