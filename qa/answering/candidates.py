"""The sentences of the evidence that might answer, and who is reported to say them. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qa.answering.names import same
from qa.ingest.people import role_words
from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements
from qa.ingest.turns import Turn, turns
from qa.types import Evidence, Interpretation, Statement

SHORTEST = 4  # words; less is a heading or a caption's stump

_ASKS = re.compile(r"(?:question|q|moderator|host|interviewer|reporter|journalist)\b", re.IGNORECASE)
_QUESTION_MARK = re.compile(r"\?[\s”\"’'»)]*$")


class Reading:
    """An article read as far as is asked for: finding statements takes longest."""

    def __init__(self, text: str) -> None:
        self.spans = sentence_spans(text)
        self._text = text

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return turns(self._text)

    @cached_property
    def statements(self) -> Mapping[int, Sequence[Statement]]:
        """What is reported to be said in each sentence, by the sentence's start."""
        found: dict[int, list[Statement]] = {}
        for statement in find_statements(self._text, self.spans):
            if statement.denied:
                continue
            first = bisect_left(self.spans, (statement.start,))
            after = bisect_left(self.spans, (statement.end,))
            for start, _ in self.spans[first:after]:
                found.setdefault(start, []).append(statement)
        return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the evidence that might answer.

    Args:
        evidence: the passage it stands in.
        start, end: its place in the article's text.
        in_context: the sentence with the one before it, or with the title where it is the first.
        context: title, the sentence before, and the sentence.
        reading: of its article.
        sentence: where the whole sentence begins; before ``start`` where a passage cuts it.
    """

    evidence: Evidence
    start: int
    end: int
    in_context: str
    context: str
    reading: Reading
    sentence: int

    @property
    def text(self) -> str:
        return self.evidence.article.text[self.start : self.end]

    @property
    def statements(self) -> Sequence[Statement]:
        """What is reported to be said in it."""
        return self.reading.statements.get(self.sentence, ())

    @property
    def asks(self) -> bool:
        """Whether it is itself a question, or from a questioner's turn."""
        turn = next((t.speaker for t in self.reading.turns if t.start <= self.sentence < t.end), "")
        return bool(_QUESTION_MARK.search(self.text) or _ASKS.match(turn))


def candidates(evidence: Sequence[Evidence], interpretation: Interpretation) -> tuple[Candidate, ...]:
    """The sentences of the evidence that tell; where speakers are asked for, all that they say."""
    readings = {item.article.id: Reading(item.article.text) for item in evidence}
    found = [c for item in evidence for c in _sentences(item, readings[item.article.id])]
    if interpretation.speakers:
        return tuple(c for c in found if speaker_meant(c, interpretation))
    return tuple(c for c in found if not c.asks)


def _sentences(evidence: Evidence, reading: Reading) -> Iterator[Candidate]:
    text, title, passage = evidence.article.text, evidence.article.title, evidence.passage
    spans = reading.spans
    for i, span in enumerate(spans):
        # A sentence too long for a passage is cut; what is cited lies in this passage.
        start, end = max(span[0], passage.start), min(span[1], passage.end)
        if start < end and len(text[start:end].split()) >= SHORTEST:
            before = text[slice(*spans[i - 1])] if i else title
            yield Candidate(
                evidence,
                start,
                end,
                in_context=f"{before} {text[start:end]}",
                context="\n".join((title, before, text[start:end])),
                reading=reading,
                sentence=span[0],
            )


def speaker_meant(candidate: Candidate, interpretation: Interpretation) -> str | None:
    """Who of those asked for is reported to say it, as the article names them."""
    return next(
        (
            said.speaker
            for said in candidate.statements
            if any(_is_meant(asked.name, said) for asked in interpretation.speakers)
        ),
        None,
    )


def _is_meant(asked: str, said: Statement) -> bool:
    """By name, or by a role: "the mayor of Orsal"."""
    role = role_words(asked)
    return same(asked, said.speaker) or (len(role) > 1 and role <= role_words(said.role))
