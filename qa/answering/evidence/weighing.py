"""How well each candidate sentence answers. Pure: nothing here embeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from qa.answering.evidence.candidates import Candidate
from qa.language.stemming import stems

# Parts of a sentence's score; see eval/LOG.md for how they were found.
SIMILARITY_WEIGHT = 0.6
IN_CONTEXT_WEIGHT = 0.6
COVERAGE_WEIGHT = 0.3
CONTEXT_COVERAGE_WEIGHT = 0.3
PASSAGE_WEIGHT = 0.3
EXPECTED_WEIGHT = 0.3
POINTED_WEIGHT = 0.4
QUESTION_WEIGHT = -0.5
READ_WEIGHT = 0.3

# Shares, by rarity, that anybody's sentence must hold, see eval/LOG.md:
SAID = 0.55  # of words of which it is asked who said them, itself
NAMED = 0.65  # of a matter, with what leads to it
LIKELY = 0.5  # how sure a reader is
ALL = 1 - 1e-9  # coverage: shares of a sum add up to about 1; nothing is read surer

Cosines = tuple[Sequence[float], Sequence[float]]
Expected = Callable[[str], float]
Holds = Callable[[Sequence[str]], Sequence[float]]  # the share of a matter that each text has


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells how well a sentence answers, each from 0 to 1.

    Args:
        similarity, in_context: cosine of the question with the sentence, alone and in context; where
            nobody's words are asked for, with the best passage instead of the context.
        coverage, context_coverage, passage_coverage: share of the topic's words, weighted by
            rarity, that the sentence, its context, and its passage with its title hold.
        passage: the passage's score as a share of the best.
        expected: how surely it holds what the question wants.
        read: how sure a reader is that somebody's words are on the topic; None where none read them.
        title_coverage: share of the topic's words, likewise, that the title holds.
    """

    similarity: float
    in_context: float
    coverage: float
    context_coverage: float
    passage_coverage: float
    passage: float
    expected: float
    rarest: float = 1.0
    read: float | None = None
    title_coverage: float = 0.0

    @property
    def odds(self) -> float:
        """That a reader gives it to be on the topic; 0 where none read it."""
        read = min(self.read or 0.0, ALL)
        return read / (1 - read)

    @property
    def likely_read(self) -> bool:
        """Whether a reader takes it to be rather on the topic than not."""
        return (self.read or 0.0) > LIKELY


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What texts may have for words of a question, by these.

    Args:
        called: other names, as they are written; the case tells "WHO" from "who".
        written: other forms of words, whatever the case.
    """

    called: Mapping[str, Sequence[str]] = field(default_factory=dict)
    written: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how well it answers.

    Args:
        stems: its words as the archive's index sees them.
    """

    candidate: Candidate
    stems: frozenset[str]
    signals: Signals

    @property
    def score(self) -> float:
        """How well it answers, higher is better; comparable within one question."""
        signals = self.signals
        return (
            SIMILARITY_WEIGHT * signals.similarity
            + IN_CONTEXT_WEIGHT * signals.in_context
            + COVERAGE_WEIGHT * signals.coverage
            + CONTEXT_COVERAGE_WEIGHT * signals.context_coverage
            + PASSAGE_WEIGHT * signals.passage
            + EXPECTED_WEIGHT * signals.expected
            + POINTED_WEIGHT * self.candidate.pointed_at
            + QUESTION_WEIGHT * self.candidate.asks
            + READ_WEIGHT * (signals.read or 0.0)
        )


def covered(stems: Set[str], rarity: Mapping[str, float]) -> float:
    """The share of the topic that words cover, rare words weighing more; all of it without a topic."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 1.0


def score(
    found: Sequence[Candidate],
    rarity: Mapping[str, float],
    expected: Expected,
    also: Otherwise | None = None,
) -> list[Scored]:
    """Candidates with how well they answer as far as their words tell, best first.

    Args:
        rarity: the topic's stems with their weights.
        expected: how surely a text holds what the question wants.
        also: what may stand in a text for words of the topic; it counts for them.
    """
    evidence = {c.evidence.passage.id: c.evidence for c in found}
    passages = {id_: f"{one.article.title}\n{one.passage.text}" for id_, one in evidence.items()}
    lines = {line for text in (*(c.context for c in found), *passages.values()) for line in text.split("\n")}
    stems_of = _stems(lines, also or Otherwise())  # of each once: contexts share titles and sentences
    asked_of = {line: stems.intersection(rarity) for line, stems in stems_of.items()}

    def asked(text: str) -> frozenset[str]:
        return frozenset().union(*(asked_of[line] for line in text.split("\n")))

    share = cache(lambda held: covered(held, rarity))  # most sentences hold what another does
    shares = {id_: share(asked(text)) for id_, text in passages.items()}
    best = max((c.evidence.score for c in found), default=0.0)
    rarest = max(rarity, key=lambda stem: rarity[stem], default=None)
    scored = []
    for candidate in found:
        text, context = candidate.text, asked(candidate.context)
        signals = Signals(
            similarity=0.0,
            in_context=0.0,
            coverage=share(asked_of[text]),
            context_coverage=share(context),
            passage_coverage=shares[candidate.evidence.passage.id],
            passage=max(0.0, candidate.evidence.score) / best if best > 0 else 0.0,
            expected=expected(text),
            rarest=float(rarest is None or rarest in context),
            title_coverage=share(asked(candidate.article.title)),
        )
        scored.append(Scored(candidate, stems_of[text], signals))
    return sorted(scored, key=lambda s: -s.score)


def compared(told: Sequence[Scored], cosines: Cosines) -> list[Scored]:
    """Candidates with how well they answer as their meaning tells, too, best first.

    Args:
        told: as far as their words tell.
        cosines: of the question with each one's text, and with its text in context.
    """
    best = max((scored.signals.passage for scored in told), default=0.0) or 1.0
    both = zip(told, *cosines, strict=True)
    scored = [
        replace(
            one,
            signals=replace(
                one.signals, similarity=alone, in_context=context, passage=one.signals.passage / best
            ),
        )
        for one, alone, context in both
    ]
    return sorted(scored, key=lambda s: -s.score)


def holds(texts: Sequence[str], rarity: Mapping[str, float], also: Otherwise) -> list[float]:
    """The share of the topic that each text holds: see ``covered``."""
    own = _stems(set(texts), also) if texts else {}
    return [covered(own[text], rarity) for text in texts]


def _stems(texts: Collection[str], also: Otherwise) -> dict[str, frozenset[str]]:
    """By text its stems, and those of the topic's words that it has otherwise."""
    found = stems([_as_asked(text, also.called) for text in texts])
    pairs = [(asked, other) for asked, others in also.written.items() for other in others]
    cut = stems([words for pair in pairs for words in pair])  # at once: to ask for stems takes long
    phrases = [(asked, f" {' '.join(other)} ") for asked, other in zip(cut[::2], cut[1::2], strict=True)]
    for own in found if phrases else ():
        said = f" {' '.join(own)} "
        own += [stem for asked, other in phrases if other in said for stem in asked]
    return dict(zip(texts, map(frozenset, found), strict=True))


def _as_asked(text: str, called: Mapping[str, Sequence[str]]) -> str:
    """The text with the topic's words for what it calls otherwise: "CSTO" beside the name in full."""
    words = [asked for asked, others in called.items() if _holds_any(tuple(others)).search(text)]
    return " ".join((text, *words))


@lru_cache(maxsize=256)
def _holds_any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def without_off_topic(ranked: Sequence[Scored]) -> list[Scored]:
    """Without those that speak of the topic neither themselves nor by what leads to them, nor in other
    words, if others do: what somebody said on something else is no answer beside what they said on this."""
    return [one for one in ranked if one.signals.context_coverage or one.signals.likely_read] or list(ranked)


def anybodys(ranked: Sequence[Scored], *, given: bool) -> list[Scored]:
    """Those that hold most of what somebody, whoever it be, is to have said: to be like it is too little,
    since something that anybody says always is.

    Args:
        given: it is the words themselves, not what they were about, which the sentence before may name.
    """
    if given:
        return [scored for scored in ranked if scored.signals.coverage >= SAID]
    return [scored for scored in ranked if scored.signals.context_coverage >= NAMED]
