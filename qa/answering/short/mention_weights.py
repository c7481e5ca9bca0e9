"""Mentions of the sort that a question wants, weighed by a handful of signals. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain
from math import exp
from typing import NamedTuple

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.pointing import overlap, pointed, points
from qa.answering.evidence.spread import Spread
from qa.answering.evidence.weighing import Scored
from qa.answering.finding.windows import within
from qa.answering.question.asked_verbs import asks_of_the_past
from qa.answering.short.fates import counts_anybody
from qa.answering.short.mention_signals import Signals, Weights, shipped
from qa.answering.short.partitives import unasked
from qa.language.expected import FIGURES, NAMES, Sort, Wanted
from qa.language.inflections import other_forms
from qa.language.joined_counts import joined, total
from qa.language.mentions import WORD, Mention, mentions, says
from qa.language.normal import normal
from qa.language.places import is_a
from qa.language.quantities import quantities
from qa.language.stemming import first_stems, stems_of
from qa.language.transliteration import fold
from qa.types import Evidence, Range

REACH = 6.0  # words; what the question's words say for a mention falls to 1/e over this long

READ_FIT = 0.5  # how surely words are of the sort wanted that only the reranker points at
AS_FULLY = 0.75  # as the sentence that holds most of the matter; not fitted

_OF_TWO = (Sort.DURATION, Sort.NUMBER)  # whose mentions may hold two numbers

Rarity = Callable[[str], Mapping[str, float]]
Alike = Callable[[str, Sequence[str]], Sequence[float]]

# "A 35-year-old", "five-time champion": what so many are of.
_COMPOUND = re.compile(r"-(?P<of>[a-z]+)")
_DIVIDES = re.compile(r"[,;:()—–“”\"]")
_OF_ITS_NAME = re.compile(r"(?:^| )[IVX]{2,}$")  # whoever asks of "King Rahn" names Rahn III
_LOWER = re.compile(r"\b[a-zà-ÿ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Means:
    """What is known beside the sentences.

    Args:
        rarity: a text's stems with their weights in the archive.
        alike: cosines of a noun with some names.
        weights: what each signal counts.
        noticed: the mentions of the sentences that are ranked; None where they are still to be looked for.
    """

    rarity: Rarity
    alike: Alike
    weights: Weights = field(default_factory=shipped)
    noticed: InSentences | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mention with what speaks for it.

    Args:
        key: what all mentions of one thing share.
        weights: of the signals, in the order of ``NAMES``.
        part: what is left of its support.
    """

    scored: Scored
    mention: Mention
    text: str
    key: str
    signals: Signals
    weights: Sequence[float]
    part: float = 1.0

    @property
    def score(self) -> float:
        return sum(w * x for w, x in zip(self.weights, self.signals.values, strict=True))

    @property
    def support(self) -> float:
        return self.part * exp(self.score)


@dataclass(frozen=True, slots=True)
class Noticed:
    """A mention with what speaks for it whatever its sentence is worth; see ``Weighed``."""

    mention: Mention
    text: str
    key: str
    signals: Signals


InSentences = Mapping[int, Sequence[Noticed]]  # by ``id`` of the ``Candidate``


class _Word(NamedTuple):
    start: int
    end: int
    stem: str


def as_fully(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Those in sentences that speak of the matter about as fully as any."""
    most = max((one.scored.signals.context_coverage for one in weighed), default=0.0)
    return [one for one in weighed if one.scored.signals.context_coverage >= AS_FULLY * most]


def weigh(
    question: str, wanted: Wanted, ranked: Sequence[Scored], evidence: Sequence[Evidence], means: Means
) -> list[Weighed]:
    """Mentions of the sort wanted with what speaks for them, best first."""
    noticed = means.noticed
    if noticed is None:
        noticed = notice(question, wanted, [one.candidate for one in ranked], evidence, means)
    best = max((scored.score for scored in ranked), default=0.0) or 1.0
    values = means.weights.values(read=any(map(points, evidence)))
    found = []
    for scored in ranked:
        for one in noticed[id(scored.candidate)]:
            signals = replace(one.signals, sentence=scored.score / best, passage=scored.signals.passage)
            found.append(Weighed(scored, one.mention, one.text, one.key, signals, values))
    return sorted(found, key=lambda one: -one.score)


def notice(
    question: str, wanted: Wanted, sentences: Sequence[Candidate], evidence: Sequence[Evidence], means: Means
) -> InSentences:
    """Mentions of the sort wanted in each sentence, with what speaks for them but for what it is worth."""
    places = _places(question, wanted, sentences)
    words_of = _words({place.sentence.text for place in places})
    asked = means.rarity(question)
    weights = means.rarity(" ".join(dict.fromkeys(place.name for place in places)))
    rarest = max(weights.values(), default=0.0) or 1.0
    forms = chain.from_iterable(other_forms(wanted.noun).values())  # "person" of "people"
    noun = stems_of(wanted.noun, *forms)
    spread = Spread(evidence)
    found: dict[int, list[Noticed]] = {id(sentence): [] for sentence in sentences}
    for place in places:
        mention, words = place.mention, words_of[place.sentence.text]
        own = [word.stem for word in words if word.start < mention.end and word.end > mention.start]
        texts, titles = spread.of(place.said.split()[-1] if wanted.sort is Sort.PERSON else place.said)
        signals = Signals(
            fit=mention.fit,
            sentence=0.0,
            near=_near(words, mention, asked),
            noun=float(total(place.said) is not None or _touches(words, mention, noun)),
            rare=max((weights.get(stem, rarest) for stem in own), default=0.0) / rarest,
            asked=sum(stem in asked for stem in own) / max(1, len(own)),
            known=is_a(place.said, wanted.noun),
            spread=texts,
            titles=titles,
            passage=0.0,
            read=place.read,
            exact=place.exact,
        )
        if wanted.sort is Sort.NUMBER and noun and not signals.noun and _counts_other(place, noun):
            continue
        found[id(place.sentence)].append(Noticed(mention, place.said, place.name, signals))
    return found


def _counts_other(place: _Place, noun: Set[str]) -> bool:
    """Whether a number is of other things than its sentence has what is counted for: "The gauges cost 2.1
    million tavens"."""
    text = place.sentence.text
    if compound := _COMPOUND.match(text, place.mention.end):
        return noun.isdisjoint(stems_of(compound["of"]))
    counted = next((one.noun for one in quantities(text) if one.start <= place.mention.start < one.end), "")
    own, told = stems_of(counted), stems_of(text)
    return bool(own) and noun.isdisjoint(own) and not noun.isdisjoint(told)


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention in its sentence: what it says, whom or what it names, and how sure the reranker is of
    nearly these words, and of these."""

    sentence: Candidate
    mention: Mention
    said: str
    name: str
    read: float
    exact: float


def _places(question: str, wanted: Wanted, sentences: Sequence[Candidate]) -> list[_Place]:
    """Mentions that the question does not make itself."""
    lower = _lower(sentences) if wanted.sort in NAMES else frozenset()
    found = []
    for sentence in sentences:
        text, sure = sentence.text, pointed(sentence)
        mentioned = mentions(text, wanted.sort, lower)
        if wanted.sort is Sort.NUMBER and counts_anybody(wanted.noun):
            mentioned = joined(text, mentioned)
        typed = {(one.start, one.end): one for one in mentioned}
        beside = unasked(question, wanted.noun, text, mentioned) if wanted.sort is Sort.NUMBER else {}
        # Who points at "two of the six" points at what is asked of them.
        both = {kept: (min(kept.start, one.start), max(kept.end, one.end)) for one, kept in beside.items()}
        for place in dict.fromkeys(
            (*typed, *(span for span in sure if _may_be(wanted.sort, text, span, typed)))
        ):
            said = text[slice(*place)]
            left = any(one.start < place[1] and place[0] < one.end for one in beside)
            if WORD.search(said) and not says(question, _OF_ITS_NAME.sub("", said)) and not left:
                mention = typed.get(place) or Mention(*place, READ_FIT)
                whole = both.get(mention, place)
                read = sum(share * overlap(whole, span) for span, share in sure.items())
                name = _name(question, sentence, mention, wanted.sort)
                # Of "five hours and 15 minutes" who points at a part points at it.
                of_two = place in typed and wanted.sort in _OF_TWO and len(mentions(said, Sort.NUMBER)) > 1
                parts = place if of_two else (0, 0)
                exact = max(
                    (by for one, by in sure.items() if one in (place, whole) or within(one, parts)),
                    default=0.0,
                )
                found.append(_Place(sentence, mention, said, name, read, exact))
    return found


def _name(question: str, sentence: Candidate, mention: Mention, sort: Sort) -> str:
    """What all mentions of one thing share: a day in one form, so that "Monday" and "yesterday" of the day
    after are one, and the sum of two counts, else ``key``."""
    text, published = sentence.text, sentence.article.published
    words, lead = text[mention.start : mention.end], text[: mention.start]
    if sort in (Sort.DATE, Sort.YEAR):
        found = normal(words, sort, published, lead, past=asks_of_the_past(question))
    else:
        found = total(words)
    return found or key(words, sort)


def _lower(sentences: Sequence[Candidate]) -> frozenset[str]:
    """The words that the sentences' passages write in lower case."""
    passages = {sentence.evidence.passage.text for sentence in sentences}
    return frozenset(word for text in passages for word in _LOWER.findall(text))


def _may_be(sort: Sort, text: str, span: Range, typed: Collection[Range]) -> bool:
    """Whether words of a sentence may be of a sort that only the reranker points at: of figures those that
    hold one and what it is of ("10 seconds" of how many); days and years are told whole as they are."""
    if sort not in FIGURES:
        return True
    held = [one for one in typed if one[0] < span[1] and span[0] < one[1]]
    if sort in (Sort.DATE, Sort.YEAR) or len(held) != 1:
        return False
    ((start, end),) = held
    around = text[span[0] : start] + text[end : span[1]]
    return span[0] <= start and end <= span[1] and not _DIVIDES.search(around)


def key(words: str, sort: Sort) -> str:
    """What two mentions of one thing share: a person's surname, anything else's words."""
    parts = [fold(word) for word in WORD.findall(words)]
    if sort is Sort.PERSON:
        parts = parts[-1:]
    return " ".join(part for part in parts if part not in ("the", "a", "an"))


def _words(texts: Collection[str]) -> dict[str, list[_Word]]:
    """By text its words with their places and stems."""
    spans = {text: [match.span() for match in WORD.finditer(text)] for text in texts}
    stemmed = iter(first_stems([text[slice(*span)] for text, own in spans.items() for span in own]))
    return {text: [_Word(*span, next(stemmed)) for span in own] for text, own in spans.items()}


def _near(words: Sequence[_Word], mention: Mention, rarity: Mapping[str, float]) -> float:
    first = sum(word.end <= mention.start for word in words)
    last = sum(word.start < mention.end for word in words) - 1
    nearest: dict[str, int] = {}
    for i, word in enumerate(words):
        if word.stem in rarity and not first <= i <= last:
            distance = first - i if i < first else i - last
            nearest[word.stem] = min(distance, nearest.get(word.stem, distance))
    said = sum(rarity[stem] * exp(-distance / REACH) for stem, distance in nearest.items())
    return said / (sum(rarity.values()) or 1.0)


def _touches(words: Sequence[_Word], mention: Mention, noun: Set[str]) -> bool:
    """Whether a word of the noun stands within, right before, or up to three words behind."""
    inside = [i for i, w in enumerate(words) if w.start < mention.end and w.end > mention.start]
    around = words[max(0, inside[0] - 1) : inside[-1] + 4] if inside else ()
    return any(word.stem in noun for word in around)
