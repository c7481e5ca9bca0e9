"""From a question, alone or in a conversation, to an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice, zip_longest

from embeddings.types import Encoder, Reranker
from qa.answering.composing import confidence
from qa.answering.composing.confidence import Calibration, Heard
from qa.answering.composing.examples import suggest
from qa.answering.composing.nothing import silent
from qa.answering.composing.together import numbered, together
from qa.answering.evidence import voices
from qa.answering.finding import retrieval
from qa.answering.finding.ranking import Ranking, shipped
from qa.answering.question.antecedents import Reading
from qa.answering.question.comparisons import Comparison, comparison, lead_of
from qa.answering.question.following import Before, complete, may_stand_alone
from qa.answering.question.hearers import to_anybody
from qa.answering.question.parts import questions_in
from qa.answering.question.replies import others_on
from qa.answering.question.turns import alone
from qa.answering.question.unanswerable import language_identifier
from qa.answering.short.mention_weights import Weighed
from qa.archive.store import Archive
from qa.clock import Clock, added
from qa.explaining import Explainer
from qa.phrasing.exhibits import exhibits, subjects
from qa.phrasing.phraser import Phraser
from qa.rereading import OtherReadings
from qa.seeking import Considered, Seeker
from qa.types import Answer, Evidence, Filters, Named, PointKind, Question, SearchResult, Status
from qa.understanding import understand

EXAMPLES_FROM = 40  # newest articles
EXAMPLES_TRIED = 12
POSSIBLE_SHOWN = 3


@dataclass(frozen=True)
class Assistant:
    """Answers questions from an archive, with citations or an honest nothing.

    Args:
        refuse_below: answers with less confidence are not given; None for what was chosen for their kind.
        ranking: how passages are scored; see ``qa.answering.finding.ranking``.
        phraser: says answers in a language model's words; if None they are in the articles'.
        reranker: reads the best of them with the question; None leaves them as they are ranked.
        calibration: how sure an answer is by what speaks for it.
    """

    archive: Archive
    encoder: Encoder
    refuse_below: float | None = None
    ranking: Ranking = field(default_factory=shipped)
    phraser: Phraser | None = None
    reranker: Reranker | None = None
    calibration: Calibration = field(default_factory=confidence.shipped)
    _examples: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def _seeker(self) -> Seeker:
        return Seeker(
            self.archive, self.encoder, self.ranking, self.reranker, self.calibration, self.refuse_below
        )

    def search(self, question: Question) -> SearchResult:
        """Ranked passages, with how the question was understood."""
        clock = Clock()
        with clock.stage("interpret"):
            whole = self._alone(question)
            understood = replace(understand(self.archive, whole), later=None)
        evidence = self._seeker.finder.find(understood, understood.scope, question.top_k, clock)
        return SearchResult(
            question=question.text,
            evidence=evidence,
            interpretation=understood.interpretation,
            coverage=Explainer(self.archive).coverage(understood.scope),
            timings_ms=clock.timings(),
            archive=self.archive.state,
            taken_as=_if_other(whole, question),
        )

    def candidates(self, question: Question) -> list[retrieval.Found]:
        """See ``Finder.candidates``."""
        return self._seeker.finder.candidates(understand(self.archive, self._alone(question)))

    def mentions(self, question: Question) -> list[Weighed]:
        """See ``Sifter.mentions``."""
        return self._seeker.mentions(understand(self.archive, self._alone(question)))

    def heard(self, question: Question) -> list[Heard]:
        """See ``Seeker.heard``."""
        return self._seeker.heard(understand(self.archive, question))

    def ask(self, question: Question) -> Answer:
        """An answer whose every sentence is cited, or which of the three nothings it is; of two or
        three questions in one, the answer to each by itself."""
        return self.consider(question).answer

    def consider(self, question: Question, depth: int = 0) -> Considered:
        """The answer with the passages it was sought in, those for several questions in one by turns.

        Args:
            depth: how many passages to rank for each, where more are wanted than are read.
        """
        if not question.history:
            return self._answered(question, depth)
        clock = Clock()
        with clock.stage("interpret"):
            whole = self._alone(question)
        before = clock.timings()
        considered = self._answered(whole, depth)
        turns = (*question.history, question.text)
        if considered.answer.status is Status.NO_STATEMENT and may_stand_alone(
            turns, self._reading(question)
        ):
            itself = replace(question, history=())
            by_itself = self._answered(itself, depth)
            if by_itself.answer.status is Status.ANSWERED:
                whole, considered = itself, by_itself
        answer = replace(
            considered.answer,
            question=question.text,
            taken_as=_if_other(whole, question),
            timings_ms=added([before, considered.answer.timings_ms]),
        )
        return replace(considered, answer=answer)

    def _answered(self, question: Question, depth: int) -> Considered:
        """The answer to a question that stands alone, or to each of those that it asks."""
        if compared := comparison(question.text):
            return self._together(question, compared.questions, depth, compared)
        if asked := questions_in(question.text):
            return self._together(question, asked, depth)
        considered = self._in_their_words(question, depth)
        return replace(considered, answer=self._phrased(considered.answer))

    def _alone(self, question: Question) -> Question:
        """A question of a conversation as it would be asked without the ones before it."""

        def answer(text: str) -> str:
            asked = replace(question, text=text, history=())
            return _likely(self._in_their_words(asked, 0).answer)

        text = alone((*question.history, question.text), self._reading(question), answer)
        return replace(question, text=text, history=())

    def _together(
        self, question: Question, asked: Sequence[str], depth: int, compared: Comparison | None = None
    ) -> Considered:
        """The answers to several questions in one, each further one with what it leaves out to the first."""
        with self.archive.reading():
            first = self._in_their_words(replace(question, text=asked[0]), depth)
            before, reading = Before(asked[0], _likely(first.answer)), self._reading(question)
            others = asked[1:]
            whole = others if compared else [complete(before, one.rstrip("?"), reading) for one in others]
            rest = [self._in_their_words(replace(question, text=one), depth) for one in whole]
            understood = understand(self.archive, question)
            coverage = Explainer(self.archive).coverage(understood.scope)
        found = (first, *rest)
        each = [self._phrased(one.answer) for one in found]
        lead = lead_of(compared, each) if compared else ""
        answer = together(question.text, understood.interpretation, each, lead)
        evidence = _by_turns([one.evidence for one in found])
        return Considered(replace(answer, coverage=coverage), evidence)

    def _reading(self, question: Question) -> Reading:
        people = self.archive.people()
        return Reading(
            question.day, lambda name: any(voices.meant([Named(name, name)], people)), self.archive.sources()
        )

    def _in_their_words(self, question: Question, depth: int) -> Considered:
        """The answer in the articles' own words, from one state of the archive."""
        clock = Clock()
        with self.archive.reading():
            considered = self._sought(question, depth, clock)
            answer = self._offering_more(considered.answer, question)
            answer = self._offering_possible(answer, question, clock)
        return replace(considered, answer=replace(answer, timings_ms=clock.timings()))

    def _sought(self, question: Question, depth: int, clock: Clock) -> Considered:
        """The answer to the question as it is understood, or as it may be meant, too, where that has a better
        one."""
        with clock.stage("interpret"):
            understood = understand(self.archive, question)
        considered = self._seeker.seek(understood, clock, depth)
        others = OtherReadings(self.archive, self._seeker)
        return next(others.better(understood, considered.answer, clock, depth), considered)

    def _offering_more(self, answer: Answer, question: Question) -> Answer:
        """That nothing was found, with the question to whomever they may have said it where they said
        something of it, or for all who spoke of it where it is asked who disagreed with somebody."""
        hearer, others = answer.interpretation.hearer, others_on(question.text)
        found = answer.status is Status.ANSWERED
        if found or answer.did_you_mean or not (others or (hearer and answer.status is Status.NO_STATEMENT)):
            return answer
        more = replace(question, text=to_anybody(question.text, hearer) if hearer else others)
        said = replace(self, phraser=None).ask(more).status is Status.ANSWERED
        return replace(answer, did_you_mean=more.text) if said else answer

    def _offering_possible(self, answer: Answer, question: Question, clock: Clock) -> Answer:
        """With what would answer, too, in the articles left out of which it is open whether they are of the
        period; they are looked at only where there are any."""
        left_out = answer.coverage.possible_left_out + answer.coverage.imprecise_left_out
        if not left_out:
            return answer
        among = replace(question, filters=replace(question.filters, only_possible=True))
        found = self._sought(among, 0, clock).answer
        given = {one.quote for one in answer.citations}
        further = [one for one in found.citations[: len(found.sentences)] if one.quote not in given]
        return replace(answer, possible=numbered(further[:POSSIBLE_SHOWN], len(answer.citations)))

    def _phrased(self, answer: Answer) -> Answer:
        """As it is given: in a language model's words where there is one, and something to say; then of whom
        nothing was found."""
        if self.phraser and answer.status is Status.ANSWERED:
            answer = self._in_words_of(self.phraser, answer)
        return replace(answer, text=f"{answer.text}\n{silent(answer.unheard)}") if answer.unheard else answer

    def _in_words_of(self, phraser: Phraser, answer: Answer) -> Answer:
        clock = Clock()
        with clock.stage("phrase"):
            statements = self.archive.statements_of([one.article_id for one in answer.citations])
            phrased = phraser.phrase(answer, exhibits(answer.citations, statements, subjects(answer)))
        return replace(phrased, timings_ms=added([answer.timings_ms, clock.timings()]))

    def warm_up(self) -> None:
        """Load and read what questions need but once, so that none who asks waits for it: what asking the
        examples needs, what a question without a word of English does, and who said anything where.

        Raises:
            ArchiveError: the file of corrections has a mistake.
        """
        language_identifier()
        self.examples()
        self.archive.scope(Filters(), ())

    def examples(self, count: int = 3) -> tuple[str, ...]:
        """Questions that this archive answers, from its newest articles."""
        asked = self.archive.state.generation, count
        known = self._examples.get(asked)
        if known is None:
            known = tuple(islice(self._answered_suggestions(), count))
            self._examples.clear()
            self._examples[asked] = known
        return known

    def _answered_suggestions(self) -> Iterator[str]:
        newest = self.archive.articles(Filters(), EXAMPLES_FROM).articles
        now = datetime.now(UTC)
        statements = self.archive.statements_of([article.id for article in newest])
        unphrased = replace(self, phraser=None)
        for text in islice(suggest(newest, statements), EXAMPLES_TRIED):
            if unphrased.ask(Question(text, now)).status is Status.ANSWERED:
                yield text


def _if_other(whole: Question, question: Question) -> str:
    """How a question was taken, where that is not as it stands there."""
    return "" if whole.text == question.text else whole.text


def _likely(answer: Answer) -> str:
    """Its few words where they may be shown, and so be meant by what follows; none where accounts differ."""
    differ = any(dispute.kind is not PointKind.TRUTH for dispute in answer.disputes)
    return answer.short.text if answer.short and answer.short.likely and not differ else ""


def _by_turns(each: Sequence[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """What was found for several questions, the best of each first, each passage once."""
    turns = (found for turn in zip_longest(*each) for found in turn if found)
    return tuple({found.passage.id: found for found in turns}.values())
