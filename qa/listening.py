"""Somebody's words: which of them are on the topic, as well as a reader tells, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from embeddings.types import Reranker
from qa.answering.composing.confidence import confidence_in_words
from qa.answering.composing.hearing import by_speaker, called
from qa.answering.evidence import read_statements, weighing
from qa.answering.evidence.taking import by_verb
from qa.answering.evidence.voices import Voices
from qa.answering.evidence.weighing import Scored
from qa.clock import Clock
from qa.sifting import SENTENCES_READ, most_read
from qa.types import Attitude, Interpretation, Kind
from qa.understanding import Understood

PLAIN = 0.9  # how sure it is by words alone that somebody's are on a topic, so that none need be read
READ_OUT = 0.05  # a reader surer than that nobody takes a side rules out what only words of judgment tell


@dataclass(frozen=True, slots=True)
class Listener:
    """Reads what somebody said with what is asked of it.

    Args:
        reranker: reads; None leaves their words as these and their vectors tell.
    """

    reranker: Reranker | None

    def heard(self, understood: Understood, ranked: Sequence[Scored], clock: Clock) -> list[Scored]:
        """Of somebody's words those that are on the topic, as well as a reader tells, too, best first; all
        where nobody's are asked for.

        Args:
            clock: takes the time of reading as that of the stage "rerank".
        """
        asked, voices = understood.interpretation, understood.voices
        if voices is None or not ranked:
            return list(ranked)
        if asked.attitude:
            return weighing.without_off_topic(self._judging(understood, asked.attitude, ranked, clock))
        spoken = self._read(understood.words, asked, voices, ranked, clock)
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
        if not self.reranker or not asked.topic or voices.put or most_read(asked) != SENTENCES_READ:
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
        self, understood: Understood, attitude: Attitude, taken: Sequence[Scored], clock: Clock
    ) -> list[Scored]:
        """Those of which a verb tells that they take the side asked about; where none does, and words of
        judgment do, those that a reader does not rule out, which tell less."""
        topic = understood.topic
        if self.reranker is None or any(by_verb(one, attitude, topic) for one in taken):
            return list(taken)
        with clock.stage("rerank"):
            read = read_statements.read(taken, understood.question.text, self.reranker)
        kept = [one for one in read if one.signals.read is None or one.signals.read >= READ_OUT]
        # It is no scale of how sure they are: it was fitted on what somebody who is known said of a topic.
        return [replace(one, signals=replace(one.signals, read=None)) for one in kept]


def _by_itself(asked: Interpretation) -> bool:
    """Whether a statement alone can tell what is asked: not of several people at once, nor the day on which
    it was made."""
    return len(asked.speakers) == 1 and not asked.said_when
