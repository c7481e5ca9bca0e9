"""What each of those asked for is heard to say on the topic. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.composing.confidence import confidence_in_words
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored
from qa.language.content import content_words
from qa.types import Interpretation, Named

# Share of a topic's words, by rarity, that must stand where it is told that somebody says nothing.
OF_SILENCE = 0.5
# Of what somebody does not "say" the sentence tells; on what they do not "comment" it need not.
_ON_ANYTHING = re.compile(
    r"(?:comment|respond|repl|answer|react|elaborat|discuss|speak|spoke|talk|interview|return)\w*",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:it|this|them|these|those)\b|\bthat\b(?=[.,;])"
    r"|\b(?:the|that|those)\s(?:matter|issue|subject|question|case|report|claim|allegation|accusation|charge)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """
    Args:
        name: of the one asked for, see ``called``; empty for anybody.
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
    names = [called(one) for one in asked.speakers] or [""]
    each = by_speaker(ranked, voices) if voices.each else [list(ranked)]
    if asked.act and not any(word.text.islower() for word in content_words([asked.topic])[0]):
        # Nothing but the act: of somebody who never apologised, what else they said is no answer.
        each = [[scored for scored in own if scored.signals.expected] for own in each]
    return [
        Spoken(name, said, confidence_in_words(said, asked.topic))
        for name, said in zip(names, each, strict=True)
    ]


def called(speaker: Named) -> str:
    """As the archive has the name, where it knows one such."""
    return speaker.people[0] if len(speaker.people) == 1 else speaker.name


def telling(told: Sequence[Scored]) -> list[Scored]:
    """Without those that somebody did not comment on another matter, or on none that is told: "declined
    to comment" stands in articles on anything."""
    return [scored for scored in told if not _is_silence(scored.candidate) or _is_on_topic(scored)]


def _is_silence(candidate: Candidate) -> bool:
    """Whether a sentence tells of whoever is meant that they did not comment, and no words of theirs."""
    speaker = candidate.meant.speaker if candidate.meant else ""
    spoke = any(said.contents for said in candidate.statements if said.speaker == speaker)
    return declines(candidate) and not spoke


def declines(candidate: Candidate) -> bool:
    """Whether a sentence tells of whoever is meant that they do not comment."""
    meant = candidate.meant
    if meant is None or not meant.denied or meant.cue is None:
        return False
    cue = candidate.article.text[meant.cue.start : meant.cue.end]
    return bool(_ON_ANYTHING.fullmatch(cue))


def _is_on_topic(silence: Scored) -> bool:
    """Whether it is told of the topic: by its words, or by "it" with the sentence before."""
    signals, candidate = silence.signals, silence.candidate
    back = _POINTS_BACK.search(candidate.text)
    return (signals.context_coverage if back else signals.coverage) >= OF_SILENCE


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
    said, article = scored.candidate.meant, scored.candidate.article
    if voices.put:
        return True  # a question that one of them answers may be put to all
    return said is not None and voices.says(n, said, article)
