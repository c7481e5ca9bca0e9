"""A question as understood to its answer in the articles' own words: passages found, their sentences sifted,
what is sure enough of them decided, and a nothing explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from embeddings.types import Encoder, Reranker
from qa.answering.comparing.differences import Differences
from qa.answering.composing.confidence import Calibration, Heard, Support, hearing, support
from qa.answering.composing.days import said_when, when
from qa.answering.composing.writing import Dating, write
from qa.answering.evidence.weighing import Scored
from qa.answering.finding.ranking import Ranking
from qa.answering.finding.retrieval import openings
from qa.answering.short.mention_weights import InSentences, Weighed
from qa.answering.short.verdicts import disputed
from qa.archive.store import Archive
from qa.clock import Clock
from qa.deciding import Decider, Decision
from qa.explaining import Explainer
from qa.finding import Finder
from qa.listening import Listener
from qa.sifting import Sifter
from qa.types import Answer, Evidence, Interpretation, Kind, Status
from qa.understanding import Understood

PASSAGES_HEARD = 30  # for statements: most passages that name a speaker hold no word of theirs
PASSAGES_TALLIED = 100  # where the first or last statement is wanted, or their number
PASSAGES_SURVEYED = 30  # for overviews: several are of one article, or of one day


@dataclass(frozen=True, slots=True)
class Considered:
    """An answer, the passages that were ranked for it, best first, and what its confidence is told by."""

    answer: Answer
    evidence: tuple[Evidence, ...]
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Seeker:
    """Seeks the answer to one question; its fields are those of ``qa.assistant.Assistant``."""

    archive: Archive
    encoder: Encoder
    ranking: Ranking
    reranker: Reranker | None
    calibration: Calibration
    refuse_below: float | None

    @property
    def finder(self) -> Finder:
        return Finder(self.archive, self.encoder, self.ranking, self.reranker)

    @property
    def _sifter(self) -> Sifter:
        return Sifter(self.archive, self.encoder)

    def seek(self, understood: Understood, clock: Clock, depth: int = 0) -> Considered:
        """The answer, or which of the three nothings it is.

        Args:
            depth: how many passages to rank, where more are wanted than are read.
        """
        read = _read(understood)
        evidence = self.finder.find(understood, understood.searched, max(read, depth), clock)
        asked = understood.interpretation
        sought = evidence[:read]
        if asked.kind.surveys:
            sought = (*sought, *openings(self.archive, sought))
        told, ranked, noticed = self._sifted(understood, sought, clock)
        with clock.stage("short answer"):
            found = self._sifter.short(understood, ranked, evidence[:read], noticed)
            if asked.kind is Kind.YES_NO and not (found or understood.voices):
                ranked = self._sifter.on_the_matter(understood, ranked)
        with clock.stage("compose"):
            grounds = None if understood.voices else support(ranked, found, evidence, asked.kind)
            decision = Decider(self.calibration, self.refuse_below).decide(understood, ranked, found, grounds)
        with clock.stage("compare"):
            differing = self._sifter.differing(understood, decision.chosen, told, found)
        answer = self._written(understood, decision, differing, clock)
        if answer.status is not Status.ANSWERED:
            answer = Explainer(self.archive).explained(answer, understood, told)
        return Considered(answer, evidence, grounds)

    def mentions(self, understood: Understood) -> list[Weighed]:
        """See ``Sifter.mentions``."""
        return self._sifter.mentions(understood, *self._ranked(understood))

    def heard(self, understood: Understood) -> list[Heard]:
        """What speaks for each statement of those asked for, best first: to fit weights to."""
        ranked, _ = self._ranked(understood)
        return [hearing(scored, understood.interpretation.topic) for scored in ranked]

    def _ranked(self, understood: Understood) -> tuple[list[Scored], Sequence[Evidence]]:
        """The best sentences, and the passages that they were sought in."""
        clock = Clock()
        evidence = self.finder.find(understood, understood.searched, _read(understood), clock)
        return self._sifted(understood, evidence, clock)[1], evidence

    def _sifted(
        self, understood: Understood, evidence: Sequence[Evidence], clock: Clock
    ) -> tuple[list[Scored], list[Scored], InSentences | None]:
        """The sentences that might answer, and the best of them as well as their meaning tells, too; and what
        short answers are chosen among, see ``Sifter.ranked``."""
        with clock.stage("sentences"):
            told = self._sifter.told(understood, evidence)
            ranked, noticed = self._sifter.ranked(understood, told, evidence)
        return told, Listener(self.reranker).heard(understood, ranked, clock), noticed

    def _written(
        self, understood: Understood, decision: Decision, differing: Differences, clock: Clock
    ) -> Answer:
        """What was decided, with its citations and how it came about."""
        asked, explainer = understood.interpretation, Explainer(self.archive)
        text, sentences, citations = write(decision.chosen, _dating(asked))
        short = disputed(decision.short, differing.disputes)
        with clock.stage("spelling"):
            unknown, meant = explainer.spelling(understood)
        return Answer(
            question=understood.question.text,
            status=decision.status,
            text=text,
            sentences=sentences,
            short_answer=short.text if short else None,
            confidence=decision.certainty,
            citations=(*citations, *differing.citations),
            interpretation=asked,
            coverage=explainer.coverage(understood.scope),
            timings_ms={},  # known when all is done
            archive=self.archive.state,
            short=short,
            unheard=decision.unheard,
            agreements=differing.agreements,
            disputes=differing.disputes,
            unknown=unknown,
            did_you_mean=meant,
        )


def _dating(asked: Interpretation) -> Dating | None:
    """By which day each sentence is given; None where without."""
    if asked.kind.surveys:
        return when
    return said_when if asked.said_when else None


def _read(understood: Understood) -> int:
    """How many passages are read."""
    least = PASSAGES_SURVEYED if understood.interpretation.kind.surveys else 0
    if understood.voices:
        least = PASSAGES_TALLIED if understood.interpretation.tally else PASSAGES_HEARD
    return max(understood.question.top_k, least)
