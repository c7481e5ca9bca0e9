"""The sentences that are sure enough to be given, else which of the three nothings it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answering.composing import choosing, in_short
from qa.answering.composing.confidence import (
    OTHERS_BELOW,
    Calibration,
    Support,
    confidence_of_matter,
    share_that_said,
)
from qa.answering.composing.hearing import Spoken, spoken
from qa.answering.composing.lead_ins import without_place
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.reasons import reasons
from qa.answering.evidence.weighing import Scored
from qa.types import Interpretation, Kind, ShortAnswer, Status
from qa.understanding import Understood

# That what a period's articles open with is wanted by who asks what happened in it: there is no topic that
# it could be off. Not fitted.
OF_A_PERIOD = 0.5
IN_PART = 0.3  # of how likely one name is to be all that is asked for; likewise
DEFINED = 0.6  # where a sentence says what it is; likewise
UNNAMED = 0.2  # of how sure it is of words round which somebody else is named; see eval/LOG.md


@dataclass(frozen=True, slots=True)
class Decision:
    """What is given, and of whom nothing is.

    Args:
        certainty: that it is right, from 0 to 1.
        unheard: those asked for of whom nothing on the topic was found.
        chosen: the sentences of the answer, in its order; none where there is no answer.
        short: the few words that answer, under the citation of their sentence.
    """

    status: Status
    certainty: float
    unheard: tuple[str, ...] = ()
    chosen: Sequence[Candidate] = ()
    short: ShortAnswer | None = None


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides what is given.

    Args:
        calibration: how sure an answer is by what speaks for it.
        refuse_below: answers with less confidence are not given; None for what was chosen for their kind.
    """

    calibration: Calibration
    refuse_below: float | None

    def decide(
        self,
        understood: Understood,
        ranked: Sequence[Scored],
        found: Found | None,
        grounds: Support | None,
    ) -> Decision:
        """What is given of some sentences.

        Args:
            ranked: best first.
            found: the short answer.
            grounds: what speaks for an answer; None where somebody's words are asked for, or nothing does.
        """
        asked = understood.interpretation
        heard = spoken(asked, understood.voices, ranked)
        on_matter = self._certainty(understood, heard, grounds, ranked)
        if found and found.contrary:
            on_matter = 0.0  # that Rahn slapped Vensk does not tell whom Vensk slapped
        elif found and found.unnamed:
            on_matter *= UNNAMED
        certainty = on_matter * share_that_said(ranked, asked)
        below = self._below(asked, heard)
        if not ranked or (on_matter if self.refuse_below is None else certainty) < below:
            return Decision(_nothing(understood), certainty)
        on_topic = [one for one in heard if one.certainty >= below]
        unheard = tuple(one.name for one in heard if one not in on_topic)
        chosen = _bare(asked, _choose(asked, on_topic, ranked, found), found)
        short = in_short.tell(asked, chosen) or in_short.shorten(found, chosen)
        if short and found and found.weighed and grounds:
            sure = self.calibration.of_short(grounds)
            short = replace(short, confidence=sure if found.whole else IN_PART * sure)
        if short and asked.kind is Kind.WHO_SAID:
            short = replace(short, confidence=certainty)
        return Decision(Status.ANSWERED, certainty, unheard, chosen, short)

    def _certainty(
        self,
        understood: Understood,
        heard: Sequence[Spoken],
        grounds: Support | None,
        ranked: Sequence[Scored],
    ) -> float:
        if understood.why_not:
            return 0.0
        asked = understood.interpretation
        if asked.kind.surveys and asked.act and not any(one.signals.expected for one in ranked):
            return 0.0  # that both are spoken of does not tell that they talked
        if grounds and asked.kind.surveys:
            return confidence_of_matter(ranked) if asked.topic else OF_A_PERIOD
        if asked.kind is Kind.WHY and not heard and not reasons(ranked):
            return 0.0
        said = asked.kind is Kind.DEFINITION and any(one.signals.expected for one in ranked)
        sure = DEFINED if said else 0.0
        return max(sure, *(one.certainty for one in heard), 0.0 if heard else self.calibration(grounds))

    def _below(self, asked: Interpretation, heard: Sequence[Spoken]) -> float:
        """The confidence below which an answer is not given."""
        if self.refuse_below is not None:
            return self.refuse_below
        return OTHERS_BELOW if heard or asked.kind.surveys else self.calibration.refuse_below


def _nothing(understood: Understood) -> Status:
    if not understood.scope.articles and not understood.searched.articles:
        return Status.NO_ARTICLES
    asked = understood.interpretation
    words = asked.speakers or asked.attitude or asked.kind is Kind.STATEMENTS
    return Status.NO_STATEMENT if words else Status.NO_ANSWER


def _choose(
    asked: Interpretation, heard: Sequence[Spoken], ranked: Sequence[Scored], found: Found | None
) -> list[Candidate]:
    if asked.attitude:
        return choosing.choose_takers(ranked)
    if not asked.wants_words or (asked.kind is Kind.WHO_SAID and not asked.whatever):
        return choosing.choose(ranked, asked.kind, found, last_days=asked.last_days)
    if asked.whatever:
        return choosing.choose_words([choosing.one_of_each(choosing.named(ranked))], asked)
    if not asked.speakers:
        return choosing.choose_words([choosing.each_speaker_first(ranked)], asked)
    kept = choosing.MOST_SENTENCES if asked.kind is Kind.STATEMENTS else choosing.MOST_REASONS
    return choosing.choose_words([one.said for one in heard], asked, kept=kept)


def _bare(asked: Interpretation, chosen: Sequence[Candidate], found: Found | None) -> list[Candidate]:
    """The sentences without their place lines, unless it may be a place line that answers."""
    if asked.kind is Kind.WHERE:
        return list(chosen)
    own = found and found.scored.candidate
    said_at = own.start + found.start if found and own else None
    return [without_place(one, said_at if own and one.place == own.place else None) for one in chosen]
