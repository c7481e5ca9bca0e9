"""When something had happened at the latest, where articles tell that it has and no day of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored
from qa.answering.short.others_days import is_anothers, tells_of
from qa.language.expected import Sort
from qa.language.mentions import mentions
from qa.language.stretches import written
from qa.types import Precision

SHARE = 0.5  # of the support, as of two days that are as likely; not fitted

_HAS = re.compile(r"\b(?:has|have)\s+(?:(?:\w+ly|just|now|been|since)\s+)*$", re.IGNORECASE)


def by_then(question: str, ranked: Sequence[Scored]) -> Found | None:
    """The day of the first article that tells that what is asked about has happened, and no day: "Ilra Vensk
    has died". None where no article of a known day does.

    Args:
        question: about the past.
        ranked: sentences, best first.
    """
    told = [scored for scored in ranked if _is_news(question, scored)]
    days = [(published, one) for one in told if (published := one.candidate.article.published)]
    if not days:
        return None
    published, first = min(days, key=lambda one: one[0].first_day)
    text = first.candidate.text
    also = tuple(scored for scored in told if scored is not first)
    day = f"By {written(published.first_day)}"
    # No day by itself, so of no form in ISO 8601.
    return Found(first, day, Sort.THING, 0, len(text), share=SHARE, also=also, past=True)


def _is_news(question: str, scored: Scored) -> bool:
    """Whether a sentence tells without a day that it has happened, in an article of a known day."""
    candidate = scored.candidate
    published = candidate.article.published
    if published is None or published.precision is not Precision.DAY:
        return False
    days = mentions(candidate.text, Sort.DATE)
    if not all(is_anothers(question, candidate, day) for day in days):
        return False
    return any(_HAS.search(candidate.text[:begin]) for begin in tells_of(question, candidate))
