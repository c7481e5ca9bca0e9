"""The few words of the evidence that answer. Pure.

Mentions of the sort that the question wants are weighed by a handful of signals; those of one
thing add up, so that what several sentences say counts for more than what one says loudest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from math import exp
from operator import attrgetter

from qa.answering.copies import gist
from qa.answering.expected import FIGURES, NAMES, Sort, Wanted
from qa.answering.mentions import WORD, Mention, mentions, says
from qa.answering.names import fold, same
from qa.answering.places import is_a
from qa.answering.spread import Spread
from qa.answering.weighing import Scored
from qa.archive.lexical import stems
from qa.ingest.people import holders, roles_of
from qa.types import Evidence

# Conditional logistic regression of the right mention, rounded; fitted on RealTimeQA's questions of 2022, the
# sample's and SQuAD 2.0's (CC BY-SA 4.0); see eval/LOG.md.
WEIGHTS = (2.6, 5.4, 3.6, 1.0, 1.8, -1.8, 2.0, 1.3, 2.4, 2.9, 4.0, 6.0)
REACH = 6.0  # words; what the question's words say for a mention falls to 1/e over this long
COMPARED = 16  # names at most whose likeness to what is asked for is looked at
TOLD = 0.75  # share of the question's words, weighted by rarity, that a sentence has which answers yes or no

READ_FIT = 0.5  # how surely words are of the sort wanted that only the reranker points at

Rarity = Callable[[str], Mapping[str, float]]
Alike = Callable[[str, Sequence[str]], Sequence[float]]

_LOWER = re.compile(r"\b[a-zà-ÿ][\w’'-]*")
_WHO_IS = re.compile(r"who(?:[’']s|\s+(?:is|was))\s+(?P<role>[^?!,]+)[\s?!.]*$", re.IGNORECASE)
# By case, since May is a month.
_UNSURE = re.compile(
    r"\b(?:may|might|could|would|[Ii]f|[Ww]hether|unless|should|[Pp]ossibly|[Pp]erhaps|likely|accus\w+|alleg\w+"
    r"|reject\w*|refus\w+|demand\w*|propos\w+|offer\w*|want\w*|hope[sd]?|plan\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Means:
    """What is known beside the sentences.

    Args:
        rarity: a text's stems with their weights in the archive.
        alike: cosines of a noun with some names.
    """

    rarity: Rarity
    alike: Alike


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a mention.

    Args:
        fit: how surely it is of the sort wanted, from 0 to 1.
        sentence: its sentence's score as a share of the best's.
        near: share of the question's words, weighted by rarity, that stand near it, the nearer the more.
        noun: whether it holds or touches what it is to be one of, or to count.
        rare: weight by rarity of its rarest word, as a share of the rarest mention's.
        asked: share of its words that the question has, too.
        known: 1 where it is known to be what the noun calls it, a country for one, -1 where known not to be.
        spread: share of the passages found that mention it, the better ones counting more.
        titles: likewise of those whose titles do.
        passage: its passage's score as a share of the best.
        alike: cosine with what it is to be one of, for names.
        read: how sure the reranker is of these words, 0 where it points at others or there is none.
    """

    fit: float
    sentence: float
    near: float
    noun: float
    rare: float
    asked: float
    known: float
    spread: float
    titles: float
    passage: float
    alike: float = 0.0
    read: float = 0.0


_VALUES = attrgetter(*(one.name for one in fields(Signals)))


@dataclass(frozen=True, slots=True)
class Found:
    """A short answer and where it stands, half-open in its sentence's text.

    Args:
        text: the words there; of yes and no, that, and the whole sentence says so; likewise of a
            speaker whom the sentence does not name.
        share: what part of the support of all that was found it has, from 0 to 1.
    """

    scored: Scored
    text: str
    sort: Sort
    start: int
    end: int
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    scored: Scored
    mention: Mention
    text: str
    key: str
    signals: Signals

    @property
    def score(self) -> float:
        return float(sum(w * x for w, x in zip(WEIGHTS, _VALUES(self.signals), strict=True)))


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    stem: str


def find(
    question: str, wanted: Wanted, ranked: Sequence[Scored], evidence: Sequence[Evidence], means: Means
) -> Found | None:
    """The short answer, None where the sentences have nothing of the sort that the question does not
    say itself.

    Args:
        ranked: sentences, best first.
        evidence: the passages found, best first, among them those of the sentences.
    """
    if wanted.sort is Sort.TRUTH:
        return _truth(question, ranked)
    if wanted.sort is Sort.ROLE:
        return _role(wanted.noun, ranked)
    asked = _WHO_IS.match(question) if wanted.sort is Sort.PERSON else None
    if asked and (holder := _holder(asked["role"], ranked)):
        return holder
    weighed = _compared(weigh(question, wanted, ranked, evidence, means), wanted, means.alike)
    if not weighed:
        return None
    support: dict[str, float] = defaultdict(float)
    for one in weighed:
        support[one.key] += exp(one.score)
    key = max(support, key=lambda name: support[name])
    best = max((one for one in weighed if one.key == key), key=lambda one: one.score)
    share = support[key] / sum(support.values())
    return Found(best.scored, best.text, wanted.sort, best.mention.start, best.mention.end, share)


def _compared(weighed: list[_Weighed], wanted: Wanted, alike: Alike) -> list[_Weighed]:
    """The best with how alike they are to what is asked for, where that can be told."""
    if wanted.sort not in NAMES or not weighed:
        return weighed
    texts = list(dict.fromkeys(one.text for one in weighed))[:COMPARED]
    cosines = dict(zip(texts, alike(wanted.noun or wanted.sort, texts), strict=True))
    return [
        replace(one, signals=replace(one.signals, alike=cosines[one.text]))
        for one in weighed
        if one.text in cosines
    ]


def weigh(
    question: str, wanted: Wanted, ranked: Sequence[Scored], evidence: Sequence[Evidence], means: Means
) -> list[_Weighed]:
    """Mentions of the sort wanted with what speaks for them, best first."""
    places = _places(question, wanted, ranked)
    asked = means.rarity(question)
    weights = means.rarity(" ".join(dict.fromkeys(place.name for place in places)))
    rarest = max(weights.values(), default=0.0) or 1.0
    best = max((scored.score for scored in ranked), default=0.0) or 1.0
    noun = frozenset(stem for found in stems([wanted.noun]) for stem in found)
    spread = Spread(evidence)
    found = []
    for place in places:
        mention, words = place.mention, place.words
        own = [word.stem for word in words if word.start < mention.end and word.end > mention.start]
        texts, titles = spread.of(place.said.split()[-1] if wanted.sort is Sort.PERSON else place.said)
        signals = Signals(
            fit=mention.fit,
            sentence=place.scored.score / best,
            near=_near(words, mention, asked),
            noun=float(_touches(words, mention, noun)),
            rare=max((weights.get(stem, rarest) for stem in own), default=0.0) / rarest,
            asked=sum(stem in asked for stem in own) / max(1, len(own)),
            known=is_a(place.said, wanted.noun),
            spread=texts,
            titles=titles,
            passage=place.scored.signals.passage,
            read=place.read,
        )
        found.append(_Weighed(place.scored, mention, place.said, place.name, signals))
    return sorted(found, key=lambda one: -one.score)


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention in its sentence: the sentence's words, what it says, whom or what it names."""

    scored: Scored
    words: Sequence[_Word]
    mention: Mention
    said: str
    name: str
    read: float


def _places(question: str, wanted: Wanted, ranked: Sequence[Scored]) -> list[_Place]:
    """Mentions that the question does not make itself."""
    passages = {scored.candidate.evidence.passage.text for scored in ranked}
    lower = {word for text in passages for word in _LOWER.findall(text)}
    texts = [scored.candidate.text for scored in ranked]
    found = []
    for scored, text, words in zip(ranked, texts, _words(texts), strict=True):
        pointed = _pointed(scored)
        typed = {(one.start, one.end): one for one in mentions(text, wanted.sort, lower)}
        for place in typed if wanted.sort in FIGURES else dict.fromkeys((*typed, *pointed)):
            said = text[slice(*place)]
            if WORD.search(said) and not says(question, said):
                mention = typed.get(place) or Mention(*place, READ_FIT)
                read = max((sure * _overlap(place, span) for span, sure in pointed.items()), default=0.0)
                found.append(_Place(scored, words, mention, said, key(said, wanted.sort), read))
    return found


def _pointed(scored: Scored) -> dict[tuple[int, int], float]:
    """What the reranker takes for the answer, where that is in the sentence, and how surely, from 0 to 1."""
    candidate = scored.candidate
    read = candidate.evidence.read
    if read is None or read.span is None or read.answer is None:
        return {}
    start, end = read.span[0] - candidate.start, read.span[1] - candidate.start
    inside = 0 <= start < end <= len(candidate.text)
    return {(start, end): 1 / (1 + exp(-read.answer))} if inside else {}


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Characters that two spans share, as a share of all that they have."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def key(words: str, sort: Sort) -> str:
    """What two mentions of one thing share: a person's surname, anything else's words."""
    parts = [fold(word) for word in WORD.findall(words)]
    if sort is Sort.PERSON:
        parts = parts[-1:]
    return " ".join(part for part in parts if part not in ("the", "a", "an"))


def _words(texts: Sequence[str]) -> list[list[_Word]]:
    """Each text's words with their places and stems."""
    spans = [[match.span() for match in WORD.finditer(text)] for text in texts]
    flat = [text[slice(*span)] for text, own in zip(texts, spans, strict=True) for span in own]
    stemmed = iter(stems(flat))
    return [[_Word(*span, " ".join(next(stemmed)[:1])) for span in own] for own in spans]


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


def _role(name: str, ranked: Sequence[Scored]) -> Found | None:
    """Who somebody is, by the best sentence that says it; None where none does, since another's name,
    which stands there as often, is no answer, and where several are of that name."""
    said = [(scored, role) for scored in ranked for role in roles_of(name, scored.candidate.text)]
    if not said or not all(same(said[0][1].name, role.name) for _, role in said):
        return None
    best, role = said[0]
    return Found(best, best.candidate.text[role.start : role.end], Sort.ROLE, role.start, role.end)


def _holder(role: str, ranked: Sequence[Scored]) -> Found | None:
    """Whose role it is, by the best sentence that says so; None where none does, or another has it, too."""
    said = [(scored, one) for scored in ranked for one in holders(role, scored.candidate.text)]
    if not said or not all(same(said[0][1].name, one.name) for _, one in said):
        return None
    best, one = said[0]
    start = best.candidate.text.find(one.name)
    return Found(best, one.name, Sort.PERSON, start, start + len(one.name)) if start >= 0 else None


def _truth(question: str, ranked: Sequence[Scored]) -> Found | None:
    """Yes or no by the sentences that say nearly all of the question flatly; None where they disagree,
    and where it is asked with a "not"."""
    flat = [
        (scored, _denials(scored.candidate.text))
        for scored in ranked
        if scored.signals.coverage >= TOLD
        and not scored.candidate.asks
        and not _UNSURE.search(scored.candidate.text)
    ]
    says = {denials for _, denials in flat}
    if _denials(question) or says not in ({0}, {1}):
        return None
    text = flat[0][0].candidate.text
    return Found(flat[0][0], "No" if says == {1} else "Yes", Sort.TRUTH, 0, len(text))


def _denials(text: str) -> int:
    return gist(text, frozenset()).negations


def speaker(ranked: Sequence[Scored]) -> Found | None:
    """Who says the best sentence, for questions of who said something; None where that is left open.

    Where its words do not have the name ("he repeated"), all of it stands for it.
    """
    best = next(iter(ranked), None)
    meant = best.candidate.meant if best else None
    if best is None or meant is None or not meant.resolved:
        return None
    text = best.candidate.text
    for mention in mentions(text, Sort.PERSON):
        words = text[mention.start : mention.end]
        if same(meant.speaker, words):
            return Found(best, words, Sort.PERSON, mention.start, mention.end)
    return Found(best, meant.speaker, Sort.PERSON, 0, len(text))
