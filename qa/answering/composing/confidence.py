"""Evidence to the probability that the answer is right. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import resources
from math import exp, log
from typing import Literal

from pydantic import TypeAdapter

from qa.answering.evidence.found import Found
from qa.answering.evidence.taking import by_verb
from qa.answering.evidence.weighing import Scored
from qa.types import Evidence, Interpretation, Kind

OTHERS_BELOW = 0.25  # somebody's words and overviews that are less likely to be right are better refused

# Whole sentences answer these: that no few words are found says nothing against the answer. The share is by
# hand, since next to none of RealTimeQA's questions are such; see eval/LOG.md.
IN_SENTENCES = frozenset({Kind.YES_NO, Kind.WHY})
SHARE_OF_A_SENTENCE = 0.3


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an answer.

    Args:
        score: how well the best sentence answers; see ``Scored.score``.
        share: what part of the support of all short answers the one found has, times the coverage: it
            says little where the passage is not on the topic.
        coverage: share of the topic's words, weighted by rarity, that the best sentence's passage and
            title hold.
        relevance: of the best passage, by the reranker, in logits; None without one, or with one
            that looks for no words that answer, whose scale is not known.
    """

    score: float
    share: float
    coverage: float
    relevance: float | None = None


def support(
    ranked: Sequence[Scored], found: Found | None, evidence: Sequence[Evidence] = (), kind: Kind = Kind.WHAT
) -> Support | None:
    """What speaks for an answer by these sentences, None where there are none.

    Args:
        ranked: best first.
        kind: of the question.
        evidence: the passages found, best first.
    """
    if not ranked:
        return None
    best = ranked[0]
    coverage = best.signals.passage_coverage
    whole = SHARE_OF_A_SENTENCE if kind in IN_SENTENCES else 0.0
    read = evidence[0].read if evidence else None
    return Support(
        score=best.score,
        share=(found.share if found else whole) * coverage,
        coverage=coverage,
        relevance=read.relevance if read and read.answer is not None else None,
    )


@dataclass(frozen=True, slots=True)
class Curve:
    """The logistic function of a sum of features.

    Args:
        weights: by field of ``Support``.
    """

    intercept: float
    weights: Mapping[str, float]

    def __call__(self, given: Support) -> float:
        features = asdict(given)
        z = self.intercept + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + exp(-z))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The probability that an accepted answer is among the words given, by logistic regression.

    Args:
        read: for answers from passages that a reranker has read, which has an order of its own.
        unread: for all others.
        short_read, short_unread: likewise that the few words which answer are the right ones.
        refuse_below: what is less likely is better refused, unless the user says otherwise; chosen with the
            curves, see eval/LOG.md.
        version: of the features' meaning.
        fitted_on: names of the data sets, with their weights.
        commit: of the code that measured the features, empty where it is not known.
        about: how it did on questions held out, in words.
    """

    read: Curve
    unread: Curve
    short_read: Curve
    short_unread: Curve
    refuse_below: float
    version: Literal[2] = 2
    fitted_on: tuple[str, ...] = ()
    commit: str = ""
    about: str = field(default="", compare=False)

    def __call__(self, given: Support | None) -> float:
        """From 0 to 1; 0 where nothing speaks for an answer."""
        if given is None:
            return 0.0
        return self.unread(given) if given.relevance is None else self.read(given)

    def of_short(self, given: Support) -> float:
        """From 0 to 1, of the few words that answer."""
        return self.short_unread(given) if given.relevance is None else self.short_read(given)

    def to_json(self) -> str:
        """As ``shipped`` reads it."""
        return TypeAdapter(Calibration).dump_json(self, indent=2).decode() + "\n"


def shipped() -> Calibration:
    """What comes with Dateline, fitted by ``dateline eval fit --confidence``; see eval/LOG.md."""
    told = resources.files("qa.answering.composing").joinpath("confidence.json").read_bytes()
    return TypeAdapter(Calibration).validate_json(told)


# Logistic regression of "the right words are among those given", on the sample's questions that ask for
# somebody's words and find some of the right days. What a reranker says of them adds nothing, see LOG.md.
HEARD_INTERCEPT = -2.33
HEARD_WEIGHTS = (1.01, 1.63, 2.49)
# Where a reader read the statements themselves: its log-odds. As large as keeps the sample's refusals; tried
# on judged topics of speakers that it has not learnt from, too, see eval/LOG.md.
READ_INTERCEPT = -2.5
READ_WEIGHTS = (*HEARD_WEIGHTS, 0.6)
SURE = 0.88  # what a reader is surer of than this counts as much; of the contrary, than AGAINST
AGAINST = 0.002


# Likewise of "the archive tells of the matter", on thirty overviews that rtqa-2022's articles can give and
# thirty that they cannot: what was fitted on facts takes nearly all of them for unanswerable.
TOLD_INTERCEPT = -8.3
TOLD_WEIGHTS = (8.1, 4.2)


def confidence_of_matter(ranked: Sequence[Scored]) -> float:
    """From 0 to 1, that these sentences, best first, tell of the matter whose main points are asked for; by
    how much of its words the passage and title of the best hold, and by the cosine of the best passage."""
    if not ranked:
        return 0.0
    best = ranked[0].signals
    z = TOLD_INTERCEPT + TOLD_WEIGHTS[0] * best.passage_coverage + TOLD_WEIGHTS[1] * best.in_context
    return 1 / (1 + exp(-z))


@dataclass(frozen=True, slots=True)
class Heard:
    """What speaks for a statement being on the topic, each from 0 to 1; all of it without a topic.

    Args:
        similarity: mean of the cosines of the topic with the statement, alone and in context.
        context: share of the topic's words, weighted by rarity, that the statement, the sentence before
            it and the title hold.
        rarest: whether they hold the rarest word of the topic.
        read: how sure a reader is of it; None where none read it.
    """

    similarity: float
    context: float
    rarest: float
    read: float | None = None

    @property
    def odds(self) -> float:
        """The reader's, in logits, bounded; 0 where none read it."""
        sure = 0.5 if self.read is None else min(max(self.read, AGAINST), SURE)
        return log(sure / (1 - sure))


def hearing(scored: Scored, topic: str) -> Heard:
    """What speaks for a statement."""
    found = scored.signals
    similarity = (found.similarity + found.in_context) / 2 if topic else 1.0
    return Heard(similarity, found.context_coverage, found.rarest, found.read)


def confidence_in_words(said: Sequence[Scored], topic: str) -> float:
    """From 0 to 1, that one of these statements is on the topic, by the one for which most speaks: a word
    that another has says nothing for it. 0 where there are none."""
    return max((_confidence_of(hearing(scored, topic)) for scored in said), default=0.0)


# Of those who are on the topic, how many take the side that is asked about, too, where a verb tells it and
# where words of judgment do: 26 and 28 first lines that 81 questions over rtqa-2022's articles got, read by
# hand, were right .75 and .45 of the time, when all of them were .9 sure of their topic; see eval/LOG.md.
SIDE_BY_VERB, SIDE_BY_JUDGMENT = 0.83, 0.5
# Likewise how many say what it is asked who said: of 44 first lines .65 were right. Where no rule tells that
# they do, one of six was and all seven of the sample's: between the two, by hand.
CLAIM_SAID, CLAIM_SPOKEN_OF = 0.71, 0.4


def share_that_said(ranked: Sequence[Scored], asked: Interpretation) -> float:
    """How likely it is, from 0 to 1, that the best of those who speak of a topic say what it is asked who
    said, or take the side that is asked about; 1 where neither is asked.

    Args:
        ranked: best first.
    """
    if asked.kind is not Kind.WHO_SAID or asked.whatever or not ranked:
        return 1.0
    if asked.attitude:
        told = by_verb(ranked[0], asked.attitude, asked.topic)
        return SIDE_BY_VERB if told else SIDE_BY_JUDGMENT
    return CLAIM_SAID if ranked[0].signals.expected else CLAIM_SPOKEN_OF


def _confidence_of(heard: Heard) -> float:
    by_words = heard.similarity, heard.context, heard.rarest
    intercept, weights, signals = (
        (HEARD_INTERCEPT, HEARD_WEIGHTS, by_words)
        if heard.read is None
        else (READ_INTERCEPT, READ_WEIGHTS, (*by_words, heard.odds))
    )
    z = intercept + sum(w * x for w, x in zip(weights, signals, strict=True))
    return 1 / (1 + exp(-z))
