"""How well each candidate sentence answers. Pure: nothing here embeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from qa.answering.candidates import Candidate
from qa.archive.lexical import stems

# Parts of a sentence's score; see eval/LOG.md for how they were found.
SIMILARITY_WEIGHT = 0.6
IN_CONTEXT_WEIGHT = 0.6
COVERAGE_WEIGHT = 0.3
CONTEXT_COVERAGE_WEIGHT = 0.3
PASSAGE_WEIGHT = 0.3
EXPECTED_WEIGHT = 0.3
POINTED_WEIGHT = 0.4
QUESTION_WEIGHT = -0.5

Cosines = tuple[Sequence[float], Sequence[float]]
Expected = Callable[[str], float]


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
    """

    similarity: float
    in_context: float
    coverage: float
    context_coverage: float
    passage_coverage: float
    passage: float
    expected: float
    rarest: float = 1.0


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
        )


def covered(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    """The share of the topic that words cover, rare words weighing more; all of it without a topic."""
    total = sum(rarity.values())
    return sum(weight for stem, weight in rarity.items() if stem in stems) / total if total else 1.0


def score(
    found: Sequence[Candidate],
    cosines: Cosines,
    rarity: Mapping[str, float],
    expected: Expected,
    also: Otherwise | None = None,
) -> list[Scored]:
    """Candidates with how well they answer, best first.

    Args:
        cosines: of the question with each candidate's text, and with its text in context.
        rarity: the topic's stems with their weights.
        expected: how surely a text holds what the question wants.
        also: what may stand in a text for words of the topic; it counts for them.
    """
    also = also or Otherwise()
    own = _stems([c.text for c in found], also)
    context = _stems([c.context for c in found], also)
    evidence = {c.evidence.passage.id: c.evidence for c in found}
    read = _stems([f"{e.article.title}\n{e.passage.text}" for e in evidence.values()], also)
    passages = dict(zip(evidence, map(frozenset, read), strict=True))
    best = max((c.evidence.score for c in found), default=0.0)
    rarest = max(rarity, key=lambda stem: rarity[stem], default=None)
    scored = [
        Scored(
            candidate,
            frozenset(own[i]),
            Signals(
                similarity=cosines[0][i],
                in_context=cosines[1][i],
                coverage=covered(frozenset(own[i]), rarity),
                context_coverage=covered(frozenset(context[i]), rarity),
                passage_coverage=covered(passages[candidate.evidence.passage.id], rarity),
                passage=max(0.0, candidate.evidence.score) / best if best > 0 else 0.0,
                expected=expected(candidate.text),
                rarest=float(rarest is None or rarest in context[i]),
            ),
        )
        for i, candidate in enumerate(found)
    ]
    return sorted(scored, key=lambda s: -s.score)


def _stems(texts: Sequence[str], also: Otherwise) -> list[list[str]]:
    """The stems of each text, after them those of the topic's words that it has otherwise."""
    found = stems([_as_asked(text, also.called) for text in texts])
    pairs = [(asked, other) for asked, others in also.written.items() for other in others]
    cut = stems([words for pair in pairs for words in pair])  # at once: to ask for stems takes long
    phrases = [(asked, f" {' '.join(other)} ") for asked, other in zip(cut[::2], cut[1::2], strict=True)]
    for own in found if phrases else ():
        said = f" {' '.join(own)} "
        own += [stem for asked, other in phrases if other in said for stem in asked]
    return found


def _as_asked(text: str, called: Mapping[str, Sequence[str]]) -> str:
    """The text with the topic's words for what it calls otherwise: "CSTO" beside the name in full."""
    words = [asked for asked, others in called.items() if _holds_any(tuple(others)).search(text)]
    return " ".join((text, *words))


@lru_cache(maxsize=256)
def _holds_any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def on_topic(ranked: Sequence[Scored]) -> list[Scored]:
    """Without those that speak of the topic neither themselves nor by what leads to them, if others
    do: what somebody said on something else is no answer beside what they said on this."""
    return [scored for scored in ranked if scored.signals.context_coverage] or list(ranked)
