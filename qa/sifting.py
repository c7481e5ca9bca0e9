"""The sentences of the evidence: which answer, in which words, and what others say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import log

import numpy as np

from embeddings.types import Encoder, Reranker, Vectors
from qa.answering.comparing import differences
from qa.answering.comparing.differences import Differences, Matter
from qa.answering.composing.choosing import voices_first
from qa.answering.composing.citations import cite
from qa.answering.composing.confidence import confidence_in_words
from qa.answering.composing.cutoffs import CLOSELY, on_topic
from qa.answering.composing.hearing import by_speaker, called, most_promising, telling
from qa.answering.evidence import read_statements, weighing
from qa.answering.evidence.among import is_group, of_them
from qa.answering.evidence.candidates import Candidate, candidates
from qa.answering.evidence.claiming import saying
from qa.answering.evidence.dated_matters import of_their_date
from qa.answering.evidence.found import Found
from qa.answering.evidence.lines import is_ended
from qa.answering.evidence.main_points import in_turn, leads, to_the_point
from qa.answering.evidence.reasons import reason_for
from qa.answering.evidence.taking import by_verb, object_of, taking
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored
from qa.answering.finding.retrieval import beside
from qa.answering.question.asked_verbs import same_act
from qa.answering.question.editions import without_year
from qa.answering.question.search_terms import needed_words, search_words
from qa.answering.short import short_answers, yes_no
from qa.answering.short.announced import day_announced
from qa.answering.short.bearing import points
from qa.answering.short.definitions import defines, long_form
from qa.answering.short.mention_weights import InSentences, Means, Weighed
from qa.archive.store import Archive
from qa.clock import Clock
from qa.language.countries import also_called
from qa.language.expected import Wanted, wanted
from qa.language.inflections import other_forms
from qa.language.mentions import held
from qa.language.stemming import stems
from qa.types import Attitude, Evidence, Interpretation, Kind, Question
from qa.understanding import Understood

SENTENCES_READ = 12  # of the passages that are read; with more, answers were no better, see eval/LOG.md
SENTENCES_EMBEDDED = 2  # of them, where nobody's words are asked for; likewise
ALIKE_BY_COVERAGE = 0.53  # what the cosine of the others rises by with all of a topic's words; likewise
SENTENCES_TALLIED = 40  # where all of somebody's statements are wanted, or the first or newest that tells
SENTENCES_SURVEYED = 40  # of which the main points are those that several articles have
PLAIN = 0.9  # how sure it is by words alone that somebody's are on a topic, so that none need be read
READ_OUT = 0.05  # a reader surer than that nobody takes a side rules out what only words of judgment tell
SENTENCES_COMPARED = 30  # with one another, for agreements and disputes


@dataclass(frozen=True, slots=True)
class Sifter:
    """Weighs sentences by how rare their words are in the archive, and by their vectors.

    Args:
        reranker: reads somebody's words on a topic; None leaves them as their words and vectors tell.
    """

    archive: Archive
    encoder: Encoder
    reranker: Reranker | None = None

    def told(self, question: Question, understood: Understood, evidence: Sequence[Evidence]) -> list[Scored]:
        """The sentences that might answer, as well as their words alone tell, best first."""
        statements = self.archive.statements_in([one.passage.id for one in evidence])
        found = candidates(evidence, statements, understood.voices, understood.period)
        if understood.voices:
            found = of_their_date(found, _without(question.ignore, understood.interpretation.topic))
        if understood.interpretation.kind.surveys:
            ended = tuple(one for one in found if is_ended(one.text)) or found
            found = ended if understood.interpretation.topic else tuple(leads(ended))
        told = self._weigh(question, understood, found) if found else []
        return telling(told) if understood.voices or understood.interpretation.kind.surveys else told

    def ranked(
        self, question: Question, understood: Understood, told: Sequence[Scored], evidence: Sequence[Evidence]
    ) -> tuple[list[Scored], InSentences | None]:
        """The best of them as well as their meaning tells, too, best first; and what short answers are
        chosen among, None where that is still to be told.

        Args:
            evidence: that of the sentences.
        """
        interpretation = understood.interpretation
        if interpretation.attitude:
            told = self._taking(question, interpretation, interpretation.attitude, told)
        elif interpretation.kind is Kind.WHO_SAID and not interpretation.whatever and understood.voices:
            told = self._saying(question, interpretation, understood.voices, told)
        if is_group(interpretation.among):
            told = of_them(told, interpretation.among, self.archive.people())
        if not told:
            return [], None
        # Embedding takes longest: only what is best by its words alone is compared by meaning.
        told = in_turn(to_the_point(told)) if interpretation.kind.surveys else told
        told = voices_first(told) if interpretation.whatever else told
        promising = most_promising(told, understood.voices, _most_read(interpretation))
        # All of a speaker's words are alike in being theirs; what tells them apart is the topic.
        words = search_words(question, interpretation)
        compared = interpretation.topic if understood.voices and interpretation.topic else words
        asked = self.encoder.embed_queries([compared])[0]
        if understood.voices:
            return weighing.compared(promising, self._similarities_of_words(asked, promising)), None
        embedded = self._embedded([one.candidate.text for one in promising[:SENTENCES_EMBEDDED]])
        noticed = self._noticed(question, interpretation, promising, evidence)
        return weighing.compared(promising, self._similarities(embedded() @ asked, promising)), noticed

    def heard(
        self, question: Question, understood: Understood, ranked: Sequence[Scored], clock: Clock
    ) -> list[Scored]:
        """Of somebody's words those that are on the topic, as well as a reader tells, too, best first; all
        where nobody's are asked for.

        Args:
            clock: takes the time of reading as that of the stage "rerank".
        """
        asked, voices = understood.interpretation, understood.voices
        if voices is None or not ranked:
            return list(ranked)
        if asked.attitude:
            return weighing.without_off_topic(self._judging(question, asked, asked.attitude, ranked, clock))
        spoken = self._read(search_words(question, asked), asked, voices, ranked, clock)
        if voices.each:
            return weighing.without_off_topic(spoken)
        return weighing.anybodys(spoken, given=asked.kind is Kind.WHO_SAID and not asked.whatever)

    def _read(
        self, words: str, asked: Interpretation, voices: Voices, spoken: Sequence[Scored], clock: Clock
    ) -> list[Scored]:
        """The statements read with what is asked, those of each of several by themselves and with the topic,
        best first; as they are where there is no topic, where more of them are wanted than what is best, and
        where it is plain by their words that one is on it. Words do not tell whether one has the point of it
        that is asked for: then only those that a reader takes to have it.

        Args:
            words: of the question. They tell which point of a topic is meant: what the report will contain,
                or when it will be ready.
        """
        if not self.reranker or not asked.topic or voices.put or _most_read(asked) != SENTENCES_READ:
            return list(spoken)
        point = _by_itself(asked) and read_statements.asks_a_point(words, asked.kind)
        read: dict[int, Scored] = {}
        with clock.stage("rerank"):
            for one, said in zip(asked.speakers, by_speaker(spoken, voices), strict=False):
                question = words if _by_itself(asked) else read_statements.asked_of(called(one), asked.topic)
                plain = not point and confidence_in_words(said, asked.topic) >= PLAIN
                found = said if plain else read_statements.read(said, question, self.reranker, point=point)
                read |= {id(scored.candidate): scored for scored in found}
        return sorted(read.values(), key=lambda scored: -scored.score) if read or point else list(spoken)

    def _judging(
        self,
        question: Question,
        asked: Interpretation,
        attitude: Attitude,
        taken: Sequence[Scored],
        clock: Clock,
    ) -> list[Scored]:
        """Those of which a verb tells that they take the side asked about; where none does, and words of
        judgment do, those that a reader does not rule out, which tell less."""
        topic = needed_words(question, asked)
        if self.reranker is None or any(by_verb(one, attitude, topic) for one in taken):
            return list(taken)
        with clock.stage("rerank"):
            read = read_statements.read(taken, question.text, self.reranker)
        kept = [one for one in read if one.signals.read is None or one.signals.read >= READ_OUT]
        # It is no scale of how sure they are: it was fitted on what somebody who is known said of a topic.
        return [replace(one, signals=replace(one.signals, read=None)) for one in kept]

    def _taking(
        self, question: Question, asked: Interpretation, attitude: Attitude, told: Sequence[Scored]
    ) -> list[Scored]:
        """What shows the attitude that is asked about."""
        topic = needed_words(question, asked)
        also = self._otherwise(asked, topic)

        def holds(texts: Sequence[str], words: str = topic) -> list[float]:
            return weighing.holds(texts, self.rarity(words), also)

        return taking(told, attitude, topic, holds, partial(holds, words=object_of(topic)))

    def _saying(
        self, question: Question, asked: Interpretation, voices: Voices, told: Sequence[Scored]
    ) -> list[Scored]:
        """Whose words are what it is asked who said; all where nobody's are."""
        claim = needed_words(question, asked)
        holds = partial(weighing.holds, rarity=self.rarity(claim), also=self._otherwise(asked, claim))
        return saying(told, claim, holds, voices.say)

    def _otherwise(self, interpretation: Interpretation, topic: str) -> weighing.Otherwise:
        called = _otherwise(topic, self.archive.expansions(topic)) if interpretation.wants_words else {}
        if interpretation.kind is Kind.YES_NO:
            called = {**other_forms(topic), **_same_acts(topic)}
        return weighing.Otherwise(called, self.archive.forms(topic))

    def _weigh(self, question: Question, understood: Understood, found: Sequence[Candidate]) -> list[Scored]:
        interpretation = understood.interpretation
        topic = needed_words(question, interpretation)
        if understood.edition:
            topic = without_year(topic, understood.edition, [one.evidence for one in found])
        expected = self._expected(question, interpretation)
        also = self._otherwise(interpretation, topic)
        return weighing.score(found, rarity=self.rarity(topic), expected=expected, also=also)

    def _expected(self, question: Question, asked: Interpretation) -> weighing.Expected:
        """What tells how surely a sentence holds what is wanted."""
        if asked.act:
            return _does(asked.act)
        if asked.tally:
            return _nothing  # their number is counted, no statement has it
        if asked.kind is Kind.DEFINITION:
            return defines(asked.topic, self._long_forms(asked.topic))
        if asked.kind is Kind.WHY:
            return reason_for(asked.topic)
        return held(question.text, asked.kind)

    def _long_forms(self, term: str) -> tuple[str, ...]:
        return self.archive.expansions(term).get(term, ())

    def differing(
        self,
        question: Question,
        interpretation: Interpretation,
        chosen: Sequence[Candidate],
        told: Sequence[Scored],
        found: Found | None = None,
    ) -> Differences:
        """What the answer's sentences are agreed or disputed on; where a figure or a day is asked for,
        nothing else that they tell.

        Args:
            told: all that might have answered.
            found: the short answer.
        """
        if not chosen:
            return Differences()
        claim = found.scored.candidate if found and found.statement else None
        compared = [_as_claimed(scored.candidate, claim) for scored in told[:SENTENCES_COMPARED]]
        kinds = points(interpretation.kind, found)
        asked = Matter(self.rarity(needed_words(question, interpretation)), kinds, claim, found)
        return differences.find(chosen, compared, self._weights, asked, cite)

    def short(
        self,
        question: Question,
        interpretation: Interpretation,
        ranked: Sequence[Scored],
        evidence: Sequence[Evidence],
        noticed: InSentences | None = None,
    ) -> Found | None:
        """The few words that answer, None where nothing would or nothing is found.

        Args:
            evidence: that of the sentences.
            noticed: as ``ranked`` gives it.
        """
        if interpretation.kind is Kind.WHO_SAID:
            return short_answers.speaker(ranked)
        if interpretation.kind is Kind.YES_NO:
            return yes_no.find(question.text, needed_words(question, interpretation), ranked)
        if interpretation.kind is Kind.DEFINITION:
            return long_form(self._long_forms(interpretation.topic), ranked)
        if interpretation.said_when and not interpretation.tally:
            return day_announced(question.text, on_topic(ranked, CLOSELY), evidence, self._means)
        asked = _wanted(question, interpretation)
        if asked is None:
            return None
        means = replace(self._means, noticed=noticed)
        return short_answers.find(question.text, asked, ranked, evidence, means)

    def on_the_matter(
        self, question: Question, interpretation: Interpretation, ranked: Sequence[Scored]
    ) -> list[Scored]:
        """See ``yes_no.on_the_matter``."""
        return yes_no.on_the_matter(question.text, needed_words(question, interpretation), ranked)

    def _noticed(
        self,
        question: Question,
        interpretation: Interpretation,
        promising: Sequence[Scored],
        evidence: Sequence[Evidence],
    ) -> InSentences | None:
        """What short answers are chosen among; None where they are told by other means."""
        asked = _wanted(question, interpretation)
        if asked is None or interpretation.kind in (Kind.WHO_SAID, Kind.YES_NO, Kind.DEFINITION):
            return None
        sentences = [one.candidate for one in promising]
        return short_answers.notice(question.text, asked, sentences, evidence, self._means)

    def mentions(
        self,
        question: Question,
        interpretation: Interpretation,
        ranked: Sequence[Scored],
        evidence: Sequence[Evidence],
    ) -> list[Weighed]:
        """Those among which the short answer is chosen by their weights: to fit these to."""
        asked = _wanted(question, interpretation)
        return short_answers.considered(question.text, asked, ranked, evidence, self._means) if asked else []

    @property
    def _means(self) -> Means:
        return Means(self.rarity, self._alike)

    def _alike(self, noun: str, names: Sequence[str]) -> list[float]:
        """Cosines of a noun with some names."""
        vectors = self.encoder.embed_passages([noun, *names])
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]

    def _embedded(self, texts: Sequence[str]) -> Callable[[], Vectors]:
        """Embeds the shortest, and the others beside it: what is handed out waits for these, so that whoever
        calls may do something else before."""
        shortest, *longer = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        others = beside().submit(self.encoder.embed_passages, [texts[i] for i in longer])
        own = self.encoder.embed_passages([texts[shortest]])

        def vectors() -> Vectors:
            found = np.concatenate([own, others.result()])
            return found[np.argsort([shortest, *longer])]

        return vectors

    def _similarities(self, embedded: Vectors, promising: Sequence[Scored]) -> weighing.Cosines:
        """Cosines of the question with the first sentences, the others taken to be as alike on average, more
        or less by what they hold of the topic; and for all of them with the best passage: to embed each in
        its context takes twice as long and tells them no better apart, see eval/LOG.md."""
        read, others = promising[: len(embedded)], promising[len(embedded) :]
        cosines = embedded.tolist()
        average = sum(cosines) / len(read)
        covered = sum(one.signals.coverage for one in read) / len(read)
        by_words = [average + ALIKE_BY_COVERAGE * (one.signals.coverage - covered) for one in others]
        passage = max(one.candidate.evidence.features["cosine"] for one in promising)
        return [*cosines, *by_words], [passage] * len(promising)

    def _similarities_of_words(self, asked: Vectors, promising: Sequence[Scored]) -> weighing.Cosines:
        """Cosines of the question with each sentence, alone and in context, which has what "he added" is
        about."""
        found = [scored.candidate for scored in promising]
        texts = [c.text for c in found] + [c.in_context for c in found]
        cosines = (self.encoder.embed_passages(texts) @ asked).tolist()
        return cosines[: len(found)], cosines[len(found) :]

    def rarity(self, topic: str) -> dict[str, float]:
        """The topic's stems with their inverse document frequencies."""
        return self._weights(dict.fromkeys(stems([topic])[0]))

    def _weights(self, distinct: Iterable[str]) -> dict[str, float]:
        """Stems with their inverse document frequencies."""
        known = list(distinct)
        passages, frequencies = self.archive.frequencies(known)
        return {stem: log(1 + passages / (1 + n)) for stem, n in zip(known, frequencies, strict=True)}


def _by_itself(asked: Interpretation) -> bool:
    """Whether a statement alone can tell what is asked: not of several people at once, nor the day on which
    it was made."""
    return len(asked.speakers) == 1 and not asked.said_when


def _most_read(asked: Interpretation) -> int:
    if asked.tally or asked.wants_all or asked.kind is Kind.YES_NO:
        return SENTENCES_TALLIED
    return SENTENCES_SURVEYED if asked.kind.surveys else SENTENCES_READ


def _nothing(text: str) -> float:  # noqa: ARG001
    """How surely a text holds what is wanted, where none need do so."""
    return 0.0


def _does(act: Sequence[str]) -> weighing.Expected:
    """Whether a text has the verb of what is asked for, in one of its forms."""
    verb = re.compile(rf"\b(?:{'|'.join(act)})\b", re.IGNORECASE)
    return lambda text: float(bool(verb.search(text)))


def _wanted(question: Question, asked: Interpretation) -> Wanted | None:
    """What would answer in a few words, of the period that binds, if one does."""
    found, period = wanted(question.text, asked.kind), asked.period
    return found and replace(found, period=period if period and period.binding else None)


def _as_claimed(candidate: Candidate, claim: Candidate | None) -> Candidate:
    """The sentence as the word of whom the answer has it from."""
    return claim if claim and replace(candidate, meant=claim.meant) == claim else candidate


def _same_acts(topic: str) -> dict[str, tuple[str, ...]]:
    """Other words for what may be the act that a topic is about."""
    return {word: others for word in topic.split() if word.islower() and (others := same_act(word))}


def _otherwise(topic: str, expansions: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What words of a topic may be in what somebody said: of a country its people, of a verb its forms."""
    return {**other_forms(topic), **also_called(topic), **expansions}


def _without(ignored: Sequence[str], topic: str) -> str:
    """A topic without what is to be read as no period: it is no date of the matter either."""
    for words in ignored:
        topic = topic.replace(words, " ")
    return topic
