"""The short answer, under the citation that has its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.composing.choosing import MOST_OF_EVERYTHING
from qa.answering.composing.days import day_of
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.short.verdicts import attributed
from qa.language.bearers import each_once
from qa.language.expected import NUMBERS
from qa.language.normal import normal
from qa.language.quantities import hedged
from qa.types import Interpretation, ShortAnswer, Tally

_THE = re.compile(r"^The(?= )")


def tell(asked: Interpretation, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """What all of the sentences tell together: who speaks in them, their one day, or a tally; None where none
    of it is asked."""
    if asked.whatever:
        return _speakers(chosen)
    return _their_day(chosen) if asked.said_when and not asked.tally else reckon(asked, chosen)


def _their_day(chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """When all of the sentences were said; None where that was on several days, or no text tells any: what is
    published on a day may have been said long before."""
    days = {day_of(one) for one in chosen}
    told = any(one.meant and one.meant.said for one in chosen)
    day = days.pop() if len(days) == 1 and told else ""
    return ShortAnswer(day, day, 1, chosen[0].start, chosen[0].end) if day else None


def _speakers(chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """Who speaks in some sentences, under the citation of the first; None where that is left open."""
    names = each_once(one.meant.speaker for one in chosen if one.meant and one.meant.resolved)
    names = [*names[:1], *(_THE.sub("the", name) for name in names[1:])]
    text = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return ShortAnswer(text, text, 1, chosen[0].start, chosen[0].end) if names else None


def reckon(asked: Interpretation, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """The day of the statement, or how many there are, under the citation of the first; None where
    neither is asked."""
    if asked.tally is None or not chosen:
        return None
    first, count = chosen[0], len(chosen)
    number = f"{count} or more" if count >= MOST_OF_EVERYTHING else str(count)
    text = number if asked.tally is Tally.COUNT else day_of(first)
    return ShortAnswer(text, text, 1, first.start, first.end)


def shorten(found: Found | None, chosen: Sequence[Candidate]) -> ShortAnswer | None:
    """The short answer under the citation of its sentence; None where that was not chosen."""
    if found is None:
        return None
    own = found.scored.candidate
    for number, candidate in enumerate(chosen, start=1):
        if candidate.place == own.place:
            published = candidate.article.published
            text, start, end = found.text, found.start, found.end
            if found.sort in NUMBERS:
                start, end = hedged(own.text, start, end)
                text = own.text[start:end]
            short = ShortAnswer(
                text=text,
                normalised=normal(
                    found.text, found.sort, published, own.text[: found.start], past=found.past
                ),
                citation=number,
                start=own.start + start,
                end=own.start + end,
            )
            return attributed(short, found)
    return None
