"""What is held again and again and told apart by its year: "the 2018 Golden Globes". Pure.

Such a year is no period: what is told of the event may be published later. But what another year's
articles tell is of another edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from qa.language.dates import YEAR
from qa.types import Evidence

EVENTS = (
    r"(?:elections?|referendum|census(?:es)?|primar(?:y|ies)|midterms|olympics|paralympics|games|cup|championships?"
    r"|super\s+bowl|world\s+series|oscars?|golden\s+globes?|globes|grammys?|emmys?|tonys|brits|academy\s+awards?"
    r"|awards|eurovision(?:\s+song\s+contest)?|wimbledon|marathon|finals?|play-?offs|grand\s+prix|biennale|tournament)"
)
_BETWEEN = (
    r"(?:(?!(?:the|an?|in|on|at|to|by|and|or|for|with|from|after|before|than|that|who|whom|which|what|when|where|how"
    r"|is|are|was|were|be|has|had|have|did|do|does|will|win|won|lost|his|her|its|their)\b)[^\W\d_][\w’'.-]*\s+){0,4}?"
)
DATED_EVENT = rf"{_BETWEEN}{EVENTS}\b"
"""What stands after a year that is part of its name: "Winter Olympics"."""

_NAMED_BY_YEAR = rf"(?P<before>{YEAR})(?:[-/–]\d\d(?:\d\d)?)?\s+{_BETWEEN}{EVENTS}\b"
_WITH_YEAR = rf"(?:{EVENTS}|euro|expo)\s+(?:of\s+)?(?P<after>{YEAR})\b"
_EDITION = re.compile(rf"\b(?:{_NAMED_BY_YEAR}|{_WITH_YEAR})", re.IGNORECASE)
_A_YEAR = re.compile(rf"\b{YEAR}\b")
# Before it, where something else is asked about, which may be of any year.
_BY_THE_WAY = re.compile(
    r"\b(?:after|before|since|until|following|despite|about|over|(?:interfer\w*|meddl\w*) in|than)\s+"
    rf"(?:the\s+)?{_BETWEEN}$",
    re.IGNORECASE,
)


def find_edition(question: str, asked: date) -> int | None:
    """The year of the one edition that a question is about; None where it names none, other years, too, or
    one to come, which is told of at any time."""
    found = _EDITION.search(question)
    if not found or _BY_THE_WAY.search(question[: found.start()]) or len(_A_YEAR.findall(question)) > 1:
        return None
    year = int(found["before"] or found["after"])
    return year if year <= asked.year else None


def of_the_edition(evidence: Sequence[Evidence], year: int) -> tuple[Evidence, ...]:
    """The passages that may tell of an edition: those that name its year or were published in it."""
    return tuple(one for one in evidence if _is_of(one, year))


def without_year(text: str, year: int, evidence: Iterable[Evidence]) -> str:
    """A question without the year where some passage leaves it to its date; else as it is."""
    if all(_names(one, year) for one in evidence):
        return text
    return " ".join(re.sub(rf"\b{year}(?:[-/–]\d\d(?:\d\d)?)?\b", " ", text).split())


def _is_of(one: Evidence, year: int) -> bool:
    published = one.article.published
    if published is None or _names(one, year):
        return True
    return published.first_day.year <= year <= published.last_day.year


def _names(one: Evidence, year: int) -> bool:
    return bool(re.search(rf"(?<!\d){year}\b", f"{one.article.title}\n{one.passage.text}"))
