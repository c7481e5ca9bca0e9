"""From a question to an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice, zip_longest

from embeddings.reranker import Reranker
from embeddings.types import Encoder
from qa.answering.comparing.differences import Differences
from qa.answering.composing import composition, confidence
from qa.answering.composing.confidence import (
    OTHERS_BELOW,
    Calibration,
    Support,
    confidence_of_matter,
    support,
)
from qa.answering.composing.examples import suggest
from qa.answering.composing.hearing import Spoken, spoken
from qa.answering.composing.nothing import explain, mentioned, near, not_held, not_read, others, silent
from qa.answering.evidence import voices
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.reasons import reasons, speaking_of_it
from qa.answering.evidence.taking import speaking_of
from qa.answering.evidence.weighing import Scored
from qa.answering.finding import retrieval
from qa.answering.finding.ranking import Ranking, shipped
from qa.answering.question.following import Before, Reading, complete
from qa.answering.question.hearers import to_anybody
from qa.answering.question.interpretation import looked_up, respelt
from qa.answering.question.parts import parts, together
from qa.answering.question.turns import alone
from qa.answering.short.mention_weights import Weighed
from qa.answering.short.verdicts import disputed
from qa.archive.store import Archive, Scope
from qa.clock import Clock, added
from qa.finding import Finder
from qa.language.expected import wanted
from qa.language.lines import names
from qa.phrasing.exhibits import exhibits, subjects
from qa.phrasing.phraser import Phraser
from qa.sifting import Sifter
from qa.types import (
    Answer,
    Coverage,
    Evidence,
    Filters,
    Interpretation,
    Kind,
    Mention,
    Named,
    Question,
    SearchResult,
    ShortAnswer,
    Status,
)
from qa.understanding import Understood, as_a_fact, understand

EXAMPLES_FROM = 40  # newest articles
EXAMPLES_TRIED = 12
MENTIONS_SHOWN = 5
PASSAGES_HEARD = 30  # for statements: most passages that name a speaker hold no word of theirs
PASSAGES_TALLIED = 100  # where the first or last statement is wanted, or their number
PASSAGES_SURVEYED = 30  # for overviews: several are of one article, or of one day

# That what a period's articles open with is wanted by who asks what happened in it: there is no topic that
# it could be off. Not fitted.
OF_A_PERIOD = 0.5
DEFINED = 0.6  # where a sentence says what it is; likewise


@dataclass(frozen=True, slots=True)
class Considered:
    """An answer, the passages that were ranked for it, best first, and what its confidence is told by."""

    answer: Answer
    evidence: tuple[Evidence, ...]
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class _Composed:
    """What is said, and of whom nothing is."""

    status: Status
    certainty: float
    unheard: tuple[str, ...] = ()
    chosen: Sequence[Candidate] = ()
    short: ShortAnswer | None = None


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
    def _finder(self) -> Finder:
        return Finder(self.archive, self.encoder, self.ranking, self.reranker)

    @property
    def _sifter(self) -> Sifter:
        return Sifter(self.archive, self.encoder)

    def search(self, question: Question) -> SearchResult:
        """Ranked passages, with how the question was understood."""
        clock = Clock()
        with clock.stage("interpret"):
            whole = self._alone(question)
            understood = replace(understand(self.archive, whole), later=None)
        evidence = self._finder.find(whole, understood, understood.scope, question.top_k, clock)
        return SearchResult(
            question=question.text,
            evidence=evidence,
            interpretation=understood.interpretation,
            coverage=self._coverage(understood.scope),
            timings_ms=clock.timings(),
            archive=self.archive.state,
            taken_as=_if_other(whole, question),
        )

    def candidates(self, question: Question) -> list[retrieval.Found]:
        """See ``Finder.candidates``."""
        return self._finder.candidates(question, understand(self.archive, question))

    def mentions(self, question: Question) -> list[Weighed]:
        """See ``Sifter.mentions``."""
        understood = understand(self.archive, question)
        read = max(question.top_k, _least(understood))
        evidence = self._finder.find(question, understood, understood.searched, read, Clock())
        told = self._sifter.told(question, understood, evidence)
        ranked = self._sifter.ranked(question, understood, told)
        return self._sifter.mentions(question, understood.interpretation, ranked, evidence)

    def ask(self, question: Question) -> Answer:
        """An answer whose every sentence is cited, or which of the three nothings it is; of two questions
        in one, the answer to each by itself."""
        return self.consider(question).answer

    def consider(self, question: Question, depth: int = 0) -> Considered:
        """The answer with the passages it was sought in, those for two questions in one by turns.

        Args:
            depth: how many passages to rank for each, where more are wanted than are read.
        """
        if not question.history:
            return self._asked(question, depth)
        clock = Clock()
        with clock.stage("interpret"):
            whole = self._alone(question)
        before = clock.timings()
        considered = self._asked(whole, depth)
        answer = replace(
            considered.answer,
            question=question.text,
            taken_as=_if_other(whole, question),
            timings_ms=added([before, considered.answer.timings_ms]),
        )
        return replace(considered, answer=answer)

    def _asked(self, question: Question, depth: int) -> Considered:
        """The answer to a question that stands alone, or to each of the two that it asks."""
        if asked := parts(question.text):
            return self._together(question, asked, depth)
        considered = self._consider(question, depth)
        return replace(considered, answer=self._phrased(considered.answer))

    def _alone(self, question: Question) -> Question:
        """A question of a conversation as it would be asked without the ones before it."""

        def answer(text: str) -> str:
            asked = replace(question, text=text, history=())
            return _likely(self._consider(asked, 0).answer)

        text = alone((*question.history, question.text), self._reading(question), answer)
        return replace(question, text=text, history=())

    def _together(self, question: Question, asked: Sequence[str], depth: int) -> Considered:
        """The answers to two questions in one, the second with what it leaves out to the first."""
        with self.archive.reading():
            first = self._consider(replace(question, text=asked[0]), depth)
            before = Before(asked[0], _likely(first.answer))
            whole = complete(before, asked[1].rstrip("?"), self._reading(question))
            second = self._consider(replace(question, text=whole), depth)
            understood = understand(self.archive, question)
            coverage = self._coverage(understood.scope)
        each = self._phrased(first.answer), self._phrased(second.answer)
        answer = together(question.text, understood.interpretation, each)
        evidence = _by_turns(first.evidence, second.evidence)
        return Considered(replace(answer, coverage=coverage), evidence)

    def _reading(self, question: Question) -> Reading:
        people = self.archive.people()
        return Reading(question.day, lambda name: any(voices.meant([Named(name, name)], people)))

    def _consider(self, question: Question, depth: int) -> Considered:
        """The answer in the articles' own words, from one state of the archive."""
        clock = Clock()
        with self.archive.reading():
            considered = self._considered(question, depth, clock)
        return replace(considered, answer=replace(considered.answer, timings_ms=clock.timings()))

    def _considered(self, question: Question, depth: int, clock: Clock) -> Considered:
        """The answer in the articles' own words; where a figure is in nobody's, as they tell it."""
        with clock.stage("interpret"):
            understood = understand(self.archive, question)
        considered = self._sought(question, understood, depth, clock)
        if considered.answer.status is not Status.NO_STATEMENT or not (fact := as_a_fact(understood)):
            return considered
        told = self._sought(question, fact, depth, clock)
        return told if _tells_theirs(told.answer, understood.interpretation.speakers) else considered

    def _sought(self, question: Question, understood: Understood, depth: int, clock: Clock) -> Considered:
        """The answer to a question as it is understood."""
        read = max(question.top_k, _least(understood))
        evidence = self._finder.find(question, understood, understood.searched, max(read, depth), clock)
        with clock.stage("sentences"):
            told = self._sifter.told(question, understood, evidence[:read])
            ranked = self._sifter.ranked(question, understood, told)
        with clock.stage("short answer"):
            found = self._sifter.short(question, understood.interpretation, ranked, evidence[:read])
        asked = understood.interpretation
        with clock.stage("compose"):
            grounds = None if understood.voices else support(ranked, found, evidence, asked.kind)
            composed = self._composed(understood, ranked, found, grounds)
        with clock.stage("compare"):
            differing = self._sifter.differing(question, asked, composed.chosen, told, found)
            composed = replace(composed, short=disputed(composed.short, differing.disputes))
        answer = self._answer(question, understood, composed, differing, clock)
        if answer.status is not Status.ANSWERED:
            answer = self._explained(answer, question, understood, told)
        return Considered(answer, evidence, grounds)

    def _composed(
        self,
        understood: Understood,
        ranked: Sequence[Scored],
        found: Found | None,
        grounds: Support | None,
    ) -> _Composed:
        """The sentences that are sure enough to be given, else which of the three nothings it is."""
        asked = understood.interpretation
        heard = spoken(asked, understood.voices, ranked)
        certainty = self._certainty(understood, heard, grounds, ranked)
        below = self._below(asked, heard)
        status = self._status(understood, ranked, enough=certainty >= below)
        if status is not Status.ANSWERED:
            return _Composed(status, certainty)
        on_topic = [one for one in heard if one.certainty >= below]
        unheard = tuple(one.name for one in heard if one not in on_topic)
        chosen = _choose(asked, on_topic, ranked, found)
        short = composition.reckon(asked, chosen) or composition.shorten(found, chosen)
        if short and found and found.weighed and grounds:
            short = replace(short, confidence=self.calibration.of_short(grounds))
        return _Composed(status, certainty, unheard, chosen, short)

    def _answer(
        self,
        question: Question,
        understood: Understood,
        composed: _Composed,
        differing: Differences,
        clock: Clock,
    ) -> Answer:
        dated = understood.interpretation.kind.surveys
        text, sentences, citations = composition.write(composed.chosen, dated=dated)
        with clock.stage("spelling"):
            unknown, meant = self._spelling(question, understood)
        return Answer(
            question=question.text,
            status=composed.status,
            text=text,
            sentences=sentences,
            short_answer=composed.short.text if composed.short else None,
            confidence=composed.certainty,
            citations=(*citations, *differing.citations),
            interpretation=understood.interpretation,
            coverage=self._coverage(understood.scope),
            timings_ms={},  # known when all is done
            archive=self.archive.state,
            short=composed.short,
            unheard=composed.unheard,
            agreements=differing.agreements,
            disputes=differing.disputes,
            unknown=unknown,
            did_you_mean=meant,
        )

    def _explained(
        self, answer: Answer, question: Question, understood: Understood, told: Sequence[Scored]
    ) -> Answer:
        """A nothing with what was looked for and where, and who else spoke of it or what mentions it."""
        spoke = speaking_of(told) if understood.interpretation.attitude else []
        mentioning = self._mentioning(understood, spoke) if answer.status is Status.NO_STATEMENT else ()
        by_the_way = others(_names(spoke)) if spoke else mentioned(len(mentioning))
        if answer.status is Status.NO_ANSWER and understood.interpretation.kind is Kind.WHY:
            mentioning = _articles(speaking_of_it(told))
            by_the_way = near(len(mentioning))
        text = self._nothing(answer, understood, by_the_way)
        answer = replace(answer, text=text, mentions=tuple(self._mentions(mentioning)))
        return self._offering_more(answer, question)

    def _offering_more(self, answer: Answer, question: Question) -> Answer:
        """With the question to whomever they may have said it, where they said something of it."""
        hearer = answer.interpretation.hearer
        if answer.status is not Status.NO_STATEMENT or hearer is None or answer.did_you_mean:
            return answer
        more = replace(question, text=to_anybody(question.text, hearer))
        said = replace(self, phraser=None).ask(more).status is Status.ANSWERED
        return replace(answer, did_you_mean=more.text) if said else answer

    def _certainty(
        self,
        understood: Understood,
        heard: Sequence[Spoken],
        grounds: Support | None,
        ranked: Sequence[Scored],
    ) -> float:
        """From 0 to 1, that the answer is right."""
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

    def _nothing(self, answer: Answer, understood: Understood, by_the_way: str) -> str:
        """What was looked for, where, and what is held, in words."""
        if understood.why_not and answer.coverage.articles:
            return understood.why_not
        filters, info = understood.scope.filters, self.archive.info()
        told = explain(answer.status, answer.interpretation, filters, answer.coverage, info)
        unread = self.archive.count_unread() if understood.voices else 0
        return " ".join(filter(None, (told, by_the_way, not_held(answer.unknown), not_read(unread))))

    def _spelling(self, question: Question, understood: Understood) -> tuple[tuple[str, ...], str]:
        """The words of a question that no article has, and the question as it may be meant."""
        if understood.why_not:
            return (), ""
        found = self.archive.unknown(looked_up(question, understood.interpretation))
        meant = respelt(question.text, {one.word: one.instead for one in found if one.instead})
        return tuple(one.word for one in found), meant if meant != question.text else ""

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

    def _below(self, asked: Interpretation, heard: Sequence[Spoken]) -> float:
        """The confidence below which an answer is not given."""
        if self.refuse_below is not None:
            return self.refuse_below
        return OTHERS_BELOW if heard or asked.kind.surveys else self.calibration.refuse_below

    def _status(self, understood: Understood, ranked: Sequence[Scored], *, enough: bool) -> Status:
        if ranked and enough:
            return Status.ANSWERED
        if not understood.scope.articles and not understood.searched.articles:
            return Status.NO_ARTICLES
        asked = understood.interpretation
        words = asked.speakers or asked.attitude or asked.kind is Kind.STATEMENTS
        return Status.NO_STATEMENT if words else Status.NO_ANSWER

    def _mentioning(self, understood: Understood, spoke: Sequence[Scored]) -> tuple[str, ...]:
        """Articles of the scope that mention one of those asked for and the topic in one passage, or in
        which somebody spoke of it."""
        asked = understood.interpretation
        if asked.attitude:
            return _articles(spoke)
        if not asked.topic:
            return ()
        found = (
            self.archive.mentioning(f"{surname} {asked.topic}", understood.scope)
            for speaker in asked.speakers
            for surname in speaker.name.split()[-1:]
        )
        return tuple(dict.fromkeys(article_id for articles in found for article_id in articles))

    def _mentions(self, articles: Sequence[str]) -> Iterator[Mention]:
        for article_id in articles[:MENTIONS_SHOWN]:
            if article := self.archive.article(article_id):
                yield Mention(article.id, article.title, article.source, article.published)

    def _coverage(self, scope: Scope) -> Coverage:
        articles = self.archive.scope(Filters()).articles
        return Coverage(articles, scope.articles, scope.undated_left_out, scope.imprecise_left_out)


def _if_other(whole: Question, question: Question) -> str:
    """How a question was taken, where that is not as it stands there."""
    return "" if whole.text == question.text else whole.text


def _likely(answer: Answer) -> str:
    """Its few words where they may be shown, and so be meant by what follows."""
    return answer.short.text if answer.short and answer.short.likely else ""


def _articles(told: Sequence[Scored]) -> tuple[str, ...]:
    """Those that the sentences stand in, each once."""
    return tuple(dict.fromkeys(one.candidate.evidence.article.id for one in told))


def _by_turns(one: Sequence[Evidence], other: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What was found for two questions, the best of each first, each passage once."""
    turns = (found for pair in zip_longest(one, other) for found in pair if found)
    return tuple({found.passage.id: found for found in turns}.values())


def _names(spoke: Sequence[Scored]) -> list[str]:
    """Of those who speak, the first few."""
    names = (one.candidate.meant.speaker for one in spoke if one.candidate.meant)
    return list(dict.fromkeys(names))[:MENTIONS_SHOWN]


def _choose(
    asked: Interpretation, heard: Sequence[Spoken], ranked: Sequence[Scored], found: Found | None
) -> list[Candidate]:
    if asked.attitude:
        return composition.choose_takers(ranked)
    if not asked.wants_words or asked.kind is Kind.WHO_SAID:
        return composition.choose(ranked, asked.kind, found)
    if not asked.speakers:
        return composition.choose_words([composition.each_speaker_first(ranked)], asked)
    kept = composition.MOST_SENTENCES if asked.kind is Kind.STATEMENTS else composition.MOST_REASONS
    return composition.choose_words([one.said for one in heard], asked, kept=kept)


def _least(understood: Understood) -> int:
    """How many passages are read at least."""
    if understood.voices:
        return PASSAGES_TALLIED if understood.interpretation.tally else PASSAGES_HEARD
    return PASSAGES_SURVEYED if understood.interpretation.kind.surveys else 0


def _tells_theirs(answer: Answer, speakers: Sequence[Named]) -> bool:
    """Whether the sentence of a short answer names those asked about, and what is counted."""
    counted = wanted(answer.question, Kind.HOW_MANY)
    if answer.short is None or counted is None or not counted.noun:
        return False
    quote = answer.citations[answer.short.citation - 1].quote
    return all(names(quote, words) for words in (counted.noun, *(one.words for one in speakers)))
