"""What each of those asked for is heard to say on the topic. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.composing.confidence import confidence_in_words
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored
from qa.language.content import content_words
from qa.types import Interpretation


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    Args:
        name: of the one asked for, as the archive has it where it knows one such; empty for anybody.
        said: best first.
        certainty: that some of it is on the topic, from 0 to 1.
    """

    name: str
    said: Sequence[Scored]
    certainty: float


def spoken(asked: Interpretation, voices: Voices | None, ranked: Sequence[Scored]) -> list[Spoken]:
    """What each of those asked for said, in the order asked; one for anybody where it is asked who
    said it, none where nobody's words are asked for."""
    if voices is None:
        return []
    names = [one.people[0] if len(one.people) == 1 else one.name for one in asked.speakers] or [""]
    each = by_speaker(ranked, voices) if voices.each else [list(ranked)]
    if asked.act and not any(word.text.islower() for word in content_words([asked.topic])[0]):
        # Nothing but the act: of somebody who never apologised, what else they said is no answer.
        each = [[scored for scored in own if scored.signals.expected] for own in each]
    return [
        Spoken(name, said, confidence_in_words(said, asked.topic))
        for name, said in zip(names, each, strict=True)
    ]


def by_speaker(ranked: Sequence[Scored], voices: Voices) -> list[list[Scored]]:
    """What each of those asked for said, best first."""
    return [[s for s in ranked if _said_by(voices, n, s)] for n in range(len(voices.each))]


def most_promising(told: Sequence[Scored], voices: Voices | None, most: int) -> list[Scored]:
    """So many of the best; of each, where the words of several are asked for."""
    if voices is None or len(voices.each) < 2:
        return list(told[:most])
    kept = {id(scored) for own in by_speaker(told, voices) for scored in own[:most]}
    return [scored for scored in told if id(scored) in kept]


def _said_by(voices: Voices, n: int, scored: Scored) -> bool:
    said, article = scored.candidate.meant, scored.candidate.evidence.article
    if voices.put:
        return True  # a question that one of them answers may be put to all
    return said is not None and voices.says(n, said, article)
