"""The sentences of the evidence: which answer, in which words, and what others say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import log

import numpy as np

from embeddings.types import Encoder, Vectors
from qa.answering.comparing import differences
from qa.answering.comparing.differences import Differences, Matter
from qa.answering.composing.choosing import voices_first
from qa.answering.composing.citations import cite
from qa.answering.composing.cutoffs import CLOSELY, on_topic
from qa.answering.composing.hearing import most_promising, telling
from qa.answering.evidence import weighing
from qa.answering.evidence.among import is_group, of_them
from qa.answering.evidence.candidates import Candidate, candidates
from qa.answering.evidence.claiming import saying
from qa.answering.evidence.dated_matters import of_their_date
from qa.answering.evidence.found import Found
from qa.answering.evidence.lines import is_ended
from qa.answering.evidence.main_points import in_turn, leads, to_the_point
from qa.answering.evidence.reasons import reason_for
from qa.answering.evidence.taking import object_of, taking
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored
from qa.answering.finding.retrieval import beside
from qa.answering.question.asked_verbs import same_act
from qa.answering.question.editions import without_year
from qa.answering.short import short_answers, yes_no
from qa.answering.short.announced import day_announced
from qa.answering.short.bearing import points
from qa.answering.short.definitions import defines, long_form
from qa.answering.short.mention_weights import InSentences, Means, Weighed
from qa.archive.store import Archive
from qa.language.countries import also_called
from qa.language.expected import Wanted, wanted
from qa.language.inflections import other_forms
from qa.language.mentions import held
from qa.language.stemming import stems
from qa.types import Attitude, Evidence, Interpretation, Kind
from qa.understanding import Understood

SENTENCES_READ = 12  # of the passages that are read; with more, answers were no better, see eval/LOG.md
SENTENCES_EMBEDDED = 2  # of them, where nobody's words are asked for; likewise
ALIKE_BY_COVERAGE = 0.53  # what the cosine of the others rises by with all of a topic's words; likewise
SENTENCES_TALLIED = 40  # where all of somebody's statements are wanted, or the first or newest that tells
SENTENCES_SURVEYED = 40  # of which the main points are those that several articles have
SENTENCES_COMPARED = 30  # with one another, for agreements and disputes


@dataclass(frozen=True, slots=True)
class Sifter:
    """Weighs sentences by how rare their words are in the archive, and by their vectors."""

    archive: Archive
    encoder: Encoder

    def told(self, understood: Understood, evidence: Sequence[Evidence]) -> list[Scored]:
        """The sentences that might answer, as well as their words alone tell, best first."""
        asked = understood.interpretation
        statements = self.archive.statements_in([one.passage.id for one in evidence])
        found = candidates(evidence, statements, understood.voices, understood.period)
        if understood.voices:
            found = of_their_date(found, _without(understood.question.ignore, asked.topic))
        if asked.kind.surveys:
            ended = tuple(one for one in found if is_ended(one.text)) or found
            found = ended if asked.topic else tuple(leads(ended))
        told = self._weigh(understood, found) if found else []
        return telling(told) if understood.voices or asked.kind.surveys else told

    def ranked(
        self, understood: Understood, told: Sequence[Scored], evidence: Sequence[Evidence]
    ) -> tuple[list[Scored], InSentences | None]:
        """The best of them as well as their meaning tells, too, best first; and what short answers are
        chosen among, None where that is still to be told.

        Args:
            evidence: that of the sentences.
        """
        interpretation = understood.interpretation
        if interpretation.attitude:
            told = self._taking(understood, interpretation.attitude, told)
        elif interpretation.kind is Kind.WHO_SAID and not interpretation.whatever and understood.voices:
            told = self._saying(understood, understood.voices, told)
        if is_group(interpretation.among):
            told = of_them(told, interpretation.among, self.archive.people())
        if not told:
            return [], None
        # Embedding takes longest: only what is best by its words alone is compared by meaning.
        told = in_turn(to_the_point(told)) if interpretation.kind.surveys else told
        told = voices_first(told) if interpretation.whatever else told
        promising = most_promising(told, understood.voices, most_read(interpretation))
        # All of a speaker's words are alike in being theirs; what tells them apart is the topic.
        topic = interpretation.topic if understood.voices else ""
        compared = topic or understood.words
        asked = self.encoder.embed_queries([compared])[0]
        if understood.voices:
            return weighing.compared(promising, self._similarities_of_words(asked, promising)), None
        embedded = self._embedded([one.candidate.text for one in promising[:SENTENCES_EMBEDDED]])
        noticed = self._noticed(understood, promising, evidence)
        return weighing.compared(promising, self._similarities(embedded() @ asked, promising)), noticed

    def _taking(self, understood: Understood, attitude: Attitude, told: Sequence[Scored]) -> list[Scored]:
        """What shows the attitude that is asked about."""
        topic = understood.topic
        also = self._otherwise(understood.interpretation, topic)

        def holds(texts: Sequence[str], words: str = topic) -> list[float]:
            return weighing.holds(texts, self.rarity(words), also)

        return taking(told, attitude, topic, holds, partial(holds, words=object_of(topic)))

    def _saying(self, understood: Understood, voices: Voices, told: Sequence[Scored]) -> list[Scored]:
        """Whose words are what it is asked who said; all where nobody's are."""
        claim = understood.topic
        also = self._otherwise(understood.interpretation, claim)
        holds = partial(weighing.holds, rarity=self.rarity(claim), also=also)
        return saying(told, claim, holds, voices.say)

    def _otherwise(self, interpretation: Interpretation, topic: str) -> weighing.Otherwise:
        called = other_forms(topic)
        if interpretation.wants_words:
            called = _otherwise(topic, self.archive.expansions(topic))
        elif interpretation.kind is Kind.YES_NO:
            called = {**called, **_same_acts(topic)}
        return weighing.Otherwise(called, self.archive.forms(topic))

    def _weigh(self, understood: Understood, found: Sequence[Candidate]) -> list[Scored]:
        topic = understood.topic
        if understood.edition:
            topic = without_year(topic, understood.edition, [one.evidence for one in found])
        expected = self._expected(understood)
        also = self._otherwise(understood.interpretation, topic)
        return weighing.score(found, rarity=self.rarity(topic), expected=expected, also=also)

    def _expected(self, understood: Understood) -> weighing.Expected:
        """What tells how surely a sentence holds what is wanted."""
        asked = understood.interpretation
        if asked.act:
            return _does(asked.act)
        if asked.tally:
            return _nothing  # their number is counted, no statement has it
        if asked.kind is Kind.DEFINITION:
            return defines(asked.topic, self._long_forms(asked.topic))
        if asked.kind is Kind.WHY:
            return reason_for(asked.topic)
        return held(understood.question.text, asked.kind)

    def _long_forms(self, term: str) -> tuple[str, ...]:
        return self.archive.expansions(term).get(term, ())

    def differing(
        self,
        understood: Understood,
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
        kinds = points(understood.interpretation.kind, found)
        asked = Matter(self.rarity(understood.topic), kinds, claim, found)
        return differences.find(chosen, compared, self._weights, asked, cite)

    def short(
        self,
        understood: Understood,
        ranked: Sequence[Scored],
        evidence: Sequence[Evidence],
        noticed: InSentences | None = None,
    ) -> Found | None:
        """The few words that answer, None where nothing would or nothing is found.

        Args:
            evidence: that of the sentences.
            noticed: as ``ranked`` gives it.
        """
        question, asked = understood.question.text, understood.interpretation
        if asked.kind is Kind.WHO_SAID:
            return short_answers.speaker(ranked)
        if asked.kind is Kind.YES_NO:
            return yes_no.find(question, understood.topic, ranked)
        if asked.kind is Kind.DEFINITION:
            return long_form(self._long_forms(asked.topic), ranked)
        if asked.said_when and not asked.tally:
            return day_announced(question, on_topic(ranked, CLOSELY), evidence, self._means)
        wanted = _wanted(understood)
        means = replace(self._means, noticed=noticed)
        return short_answers.find(question, wanted, ranked, evidence, means) if wanted else None

    def on_the_matter(self, understood: Understood, ranked: Sequence[Scored]) -> list[Scored]:
        """See ``yes_no.on_the_matter``."""
        return yes_no.on_the_matter(understood.question.text, understood.topic, ranked)

    def _noticed(
        self, understood: Understood, promising: Sequence[Scored], evidence: Sequence[Evidence]
    ) -> InSentences | None:
        """What short answers are chosen among; None where they are told by other means."""
        wanted = _wanted(understood)
        if not wanted or understood.interpretation.kind in (Kind.WHO_SAID, Kind.YES_NO, Kind.DEFINITION):
            return None
        sentences = [one.candidate for one in promising]
        return short_answers.notice(understood.question.text, wanted, sentences, evidence, self._means)

    def mentions(
        self, understood: Understood, ranked: Sequence[Scored], evidence: Sequence[Evidence]
    ) -> list[Weighed]:
        """Those among which the short answer is chosen by their weights: to fit these to."""
        question, wanted = understood.question.text, _wanted(understood)
        return short_answers.considered(question, wanted, ranked, evidence, self._means) if wanted else []

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


def most_read(asked: Interpretation) -> int:
    """How many sentences are compared by meaning: of what is best, or of all."""
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


def _wanted(understood: Understood) -> Wanted | None:
    """What would answer in a few words, of the period that binds, if one does."""
    asked = understood.interpretation
    found, period = wanted(understood.question.text, asked.kind), asked.period
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
