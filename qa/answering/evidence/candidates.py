"""The sentences of the evidence that might answer, and who is reported to say them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from qa.answering.evidence.lines import before_it, is_line
from qa.answering.evidence.voices import Voices
from qa.language.bearers import same
from qa.language.happening import tells_of
from qa.language.placelines import after_place
from qa.language.sentences import spans_within
from qa.language.turns import is_asker
from qa.types import Article, Evidence, Period, PublicationDate, Reporting, Statement

SHORTEST = 4  # words; less is a heading or a caption's stump
BEFORE = 600  # characters before a passage or a statement in which the sentence before it is looked for

LISTED = 2  # commas or semicolons of a title from which it is a list

_HEADED = re.compile(r"^(?P<year>(?:1\d|20)\d\d):\s", re.MULTILINE)
_LISTED = re.compile(r"[;,](?=\s)")
_ASKS = re.compile(r"(?:question|q|moderator|host|interviewer|reporter|journalist)\b", re.IGNORECASE)
_SPOKE = re.compile(r"sp(?:eak|oke)\w*|talk\w*", re.IGNORECASE)
_QUESTION_MARK = re.compile(r"\?[\s”\"’'»)]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the evidence that might answer.

    Args:
        evidence: the passage it stands in.
        start, end: its place in the article's text.
        in_context: the sentence with the one before it, or with the title where it is the first; in a
            transcript with the question that it answers.
        context: title, that question, the sentence before, and the sentence; of somebody's words in a
            digest no title, which names other matters, too.
        statements: what is reported to be said in it.
        meant: the one of those that is asked for; where nobody's words are, the first.
        all_statements: those of its article that are known, in order.
    """

    evidence: Evidence
    start: int
    end: int
    in_context: str
    context: str
    statements: tuple[Statement, ...] = ()
    meant: Statement | None = None
    all_statements: Sequence[Statement] = field(default=(), compare=False, repr=False)

    @property
    def article(self) -> Article:
        return self.evidence.article

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def told_on(self) -> PublicationDate | None:
        """When it was said where the text tells, else when it was published."""
        return (self.meant.said if self.meant else None) or self.article.published

    def words_of(self, statement: Statement) -> list[str]:
        """What is said in a statement, as far as it stands in the sentence."""
        within = ((max(span.start, self.start), min(span.end, self.end)) for span in statement.contents)
        return [self.article.text[start:end] for start, end in within if start < end]

    @property
    def place(self) -> tuple[str, int]:
        """Its article and where it ends: the same with what stands before it, and without its place line."""
        return self.article.id, self.end

    @property
    def pointed_at(self) -> float:
        """How sure a reranker is, from 0 to 1, that words of it answer; 0 where it points elsewhere."""
        read = self.evidence.read
        if read is None or read.span is None or read.answer is None:
            return 0.0
        start, end = read.span
        return 1 / (1 + exp(-read.answer)) if start < self.end and self.start < end else 0.0

    @property
    def spoke_before(self) -> str:
        """Who else spoke last in the article before who speaks in it; empty where nobody did."""
        speaker = self.meant.speaker if self.meant else ""
        before = (one.speaker for one in reversed(self.all_statements) if one.end <= self.start)
        return next((other for other in before if not same(other, speaker)), "")

    @property
    def asks(self) -> bool:
        """Whether it is itself a question, or from a questioner's turn."""
        turns = [statement.speaker for statement in self.statements if statement.cue is None]
        return bool(_QUESTION_MARK.search(self.text)) or any(map(_ASKS.match, turns))


def _dated(candidate: Candidate) -> str:
    """The sentence, with the year of the heading above it if that has one: "1957: The strike in Pell"."""
    start = candidate.start
    headings = list(_HEADED.finditer(candidate.article.text, max(0, start - BEFORE), start))
    return f"In {headings[-1]['year']}, {candidate.text}" if headings else candidate.text


def candidates(
    evidence: Sequence[Evidence],
    statements: Mapping[str, Sequence[Statement]],
    voices: Voices | None = None,
    period: Period | None = None,
) -> tuple[Candidate, ...]:
    """The sentences of the evidence that tell; where somebody's words are asked for, those alone.

    Args:
        statements: of the evidence's articles, by article id.
        voices: whose words are asked for, None where nobody's.
        period: in which what is told happened, None for any.
    """
    found = []
    for item in evidence:
        said = statements.get(item.article.id, ())
        for candidate in _sentences(item, said, voices):
            wanted = candidate.meant is not None if voices else not candidate.asks
            if wanted and (period is None or tells_of(_dated(candidate), item.article.published, period)):
                found.append(candidate)
    return tuple(found)


def _sentences(
    evidence: Evidence, statements: Sequence[Statement], voices: Voices | None
) -> Iterator[Candidate]:
    text, passage = evidence.article.text, evidence.passage
    title = evidence.article.title
    topic = "" if voices and is_digest(title) else title
    spans = _spans(text, passage.start, passage.end)
    for i, span in enumerate(spans):
        # A sentence too long for a passage is cut; what is cited lies in this passage.
        start, end = max(span[0], passage.start), min(span[1], passage.end)
        start += before_it(text[start:end])
        said = tuple(s for s in statements if s.start < end and s.end > start)
        if not _tells(text, start, end, said):
            continue
        wanted = (s for s in said if _is_wanted(s, statements, voices, evidence.article))
        meant = next((s for s in wanted if not (voices and _only_spoke(s, said, text))), None)
        before = text[slice(*spans[i - 1])] if i else topic
        if voices and voices.put and meant and i and spans[i - 1][0] < meant.start:
            before = ""  # another's words, to which a question need not lead back
        asked = _asked(text, meant, statements) or before
        yield Candidate(
            evidence,
            start,
            end,
            in_context=f"{asked} {text[start:end]}".lstrip(),
            context="\n".join(dict.fromkeys(filter(None, (topic, asked, before, text[start:end])))),
            statements=said,
            meant=meant,
            all_statements=statements,
        )


def _tells(text: str, start: int, end: int, said: Sequence[Statement]) -> bool:
    """Whether what stands there is a sentence of some length, no heading or credit."""
    if len(text[start:end].split()) < SHORTEST:
        return False
    return is_line(text[after_place(text, start, end) : end], reported=bool(said))


def _is_wanted(
    statement: Statement, statements: Sequence[Statement], voices: Voices | None, article: Article
) -> bool:
    """Whether a statement is one of those asked for, or is put to them where that is asked."""
    if voices is None:
        return True
    if not voices.put:
        return voices.say(statement, article)
    if not _is_turn(statement) or not _puts(statement.speaker, article.text[statement.start : statement.end]):
        return False
    answers = (s for s in statements if _is_turn(s) and s.start > statement.start)
    answer = next((s for s in answers if s.speaker != statement.speaker), None)
    return answer is not None and voices.say(answer, article)


def _only_spoke(statement: Statement, said: Sequence[Statement], text: str) -> bool:
    """Whether only that somebody spoke is told, beside words of another: "“Shame,” Orel wrote after Vensk
    spoke about the road"."""
    cue = statement.cue
    if cue is None or not _SPOKE.fullmatch(text, cue.start, cue.end):
        return False
    return any(
        other.reporting is Reporting.DIRECT and not same(other.speaker, statement.speaker) for other in said
    )


def is_digest(title: str) -> bool:
    """Whether it lists several matters: "5 things to know: floods, the Oscars, abortion"."""
    return len(_LISTED.findall(title)) >= LISTED


def _asked(text: str, answer: Statement | None, statements: Sequence[Statement]) -> str:
    """The turn of a transcript that another's turn answers; empty where none asks."""
    if answer is None or not _is_turn(answer):
        return ""
    turns = [s for s in statements if _is_turn(s) and s.end <= answer.start]
    if not turns or turns[-1].speaker == answer.speaker:
        return ""
    words = text[turns[-1].start : turns[-1].end]
    return words if _puts(turns[-1].speaker, words) else ""


def _puts(speaker: str, words: str) -> bool:
    """Whether a turn is a question."""
    return is_asker(speaker) or bool(_QUESTION_MARK.search(words))


def _is_turn(statement: Statement) -> bool:
    return statement.cue is None and statement.source is None


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch, and of what leads to it. Splitting a long article takes longer."""
    return spans_within(text, max(0, start - BEFORE), end)
