"""The day on which somebody announced something, where sentences tell it of that deed: not that of what was
announced ("that she would retire after the Open, which starts Aug. 29"). Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored
from qa.answering.question.asked_verbs import asked_verb
from qa.answering.short.events import is_planned
from qa.answering.short.mention_weights import Means
from qa.answering.short.others_days import on_its_day
from qa.answering.short.short_answers import considered
from qa.language.dates import from_iso
from qa.language.expected import Sort, Wanted
from qa.language.mentions import WORD
from qa.language.stemming import stems
from qa.types import Evidence, Precision

MOST = 0.67  # of what speaks for any day must speak for the one that is given; not fitted


def day_announced(
    question: str, said: Sequence[Scored], evidence: Sequence[Evidence], means: Means
) -> Found | None:
    """The day of the announcement, None where no sentence has the verb that is asked and a day in one clause,
    or they tell several days nearly as much.

    Args:
        question: when somebody announced something.
        said: their words on it, best first.
        evidence: the passages found, best first, among them those of the sentences.
    """
    asked = _up_to_its_verb(question)
    if not asked:
        return None
    weighed = on_its_day(asked, considered(asked, Wanted(Sort.DATE), said, evidence, means))
    support: dict[str, float] = defaultdict(float)
    for one in weighed:
        if _is_a_day(one.key) and not is_planned(one, asked_verb(asked)):
            support[one.key] += one.support
    day = max(support, key=lambda name: support[name], default="")
    if not day or support[day] <= MOST * sum(support.values()):
        return None
    best = next(one for one in weighed if one.key == day)
    return Found(best.scored, best.text, Sort.DATE, best.mention.start, best.mention.end, past=True)


def _up_to_its_verb(question: str) -> str:
    """What it is asked who did when, without what was announced, which has verbs and names of its own; empty
    where no verb is told."""
    verb = asked_verb(question)
    words = list(WORD.finditer(question))
    for word, own in zip(words, stems([word.group() for word in words]), strict=True):
        if not verb.isdisjoint(own):
            return question[: word.end()]
    return ""


def _is_a_day(name: str) -> bool:
    on = from_iso(name)
    return on is not None and on.precision is Precision.DAY
