"""Who is reported to have said what: quotations, indirect speech, transcripts, headlines.

Sentences that hold a verb of saying or a quotation are parsed, their quotations folded away; the
subject of the verb is the speaker, its complement what was said. Quotations without a verb go on
from the one before. What cannot be assigned is left unassigned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from qa.ingest.headlines import headline
from qa.ingest.parsing import parse
from qa.ingest.sayings import Saying, sayings
from qa.ingest.silences import WORDS as SILENT
from qa.ingest.skeletons import LONGEST, Skeleton, Unit, skeleton, units
from qa.ingest.speakers import Cast, Speaker
from qa.language.cues import FIGURING, FINDING, VERBS
from qa.language.names import surname
from qa.language.placelines import after_place
from qa.language.quotations import Quotation, quotations
from qa.language.sentences import sentence_spans
from qa.language.turns import Turn, is_asker, turns
from qa.types import Reporting, Span, Statement

SHORTEST_ANNOUNCEMENT = 60  # characters of a sentence without a colon: "Orel continued."

_CUES = VERBS | FINDING | SILENT | {"according", "per"}
_WORD = re.compile(r"[^\W\d_]+")


def find_statements(text: str) -> tuple[Statement, ...]:
    """Statements in the order of the sentences that report them."""
    quoted = quotations(text)
    sentences = [(after_place(text, *span), span[1]) for span in sentence_spans(text)]
    found = units(text, sentences, quoted)
    seen = {u.start: skeleton(text, u) for u in found if u.end - u.start <= LONGEST or u.quotations}
    said = _parsed(seen.values())
    named = [_words(text, seen[start], s.named) for start, by in said.items() for s in by if s.proper]
    cast = Cast(text, named, [s.text for s in seen.values()])
    reader = _Reader(text, turns(text), quoted, cast)
    for unit in found:
        reader.read(unit, seen.get(unit.start), said.get(unit.start, []))
    return reader.found()


def _parsed(seen: Iterable[Skeleton]) -> dict[int, list[Saying]]:
    """What the parses of those sentences tell that may report something, by where each begins."""
    worth = [s for s in seen if len(s.text) <= LONGEST and _may_report(s)]
    docs = parse(s.text for s in worth)
    return {
        s.unit.start: sayings(doc, [(a, b) for a, b, _ in s.utterances], s.phrases)
        for s, doc in zip(worth, docs, strict=True)
    }


def _may_report(found: Skeleton) -> bool:
    words = frozenset(_WORD.findall(found.text.lower()))
    reports = not _CUES.isdisjoint(words) or ("at" in words and not FIGURING.isdisjoint(words))
    return reports or bool(found.utterances and len(found.text) > 12)


def _words(text: str, seen: Skeleton, span: tuple[int, int]) -> str:
    start, end = seen.span(*span)
    return " ".join(text[start:end].split())


class _Reader:
    """One article, read from the first sentence to the last."""

    def __init__(self, text: str, spoken: Sequence[Turn], quoted: Sequence[Quotation], cast: Cast) -> None:
        self.text = text
        self.turns = spoken
        self.quotations = quoted
        self.cast = cast
        self.statements: list[Statement] = []
        self._carrying: int | None = None  # statement that a quotation without a verb goes on from
        self._speaking: Turn | None = None
        self._silent: list[Unit] = []  # sentences without a statement, so far
        self._announced: tuple[Skeleton, Saying] | None = None

    def found(self) -> tuple[Statement, ...]:
        """The statements of what was read, in order, those that headlines make with punctuation alone too."""
        speaking = {surname(s.speaker) for s in self.statements} - {""}
        headlines = [s for unit in self._silent if (s := self._headline(unit, speaking))]
        found = [*self.statements, *headlines]
        return tuple(sorted(found, key=lambda s: (s.start, s.cue.start if s.cue else s.start)))

    def read(self, unit: Unit, seen: Skeleton | None, found: Sequence[Saying]) -> None:
        """The statements of one sentence, added to those before it.

        Args:
            seen: as it was parsed; None where it is too long.
            found: what the parse tells.
        """
        if turn := next((t for t in self.turns if t.start <= unit.start < t.end), None):
            if turn is not self._speaking:
                self.statements.append(self._spoken(turn))
                self._speaking = turn
            return
        if seen is None:
            return
        reported = [s for saying in found if (s := self._statement(seen, saying))]
        if reported:
            self.statements += reported
            self._carrying = self._main(len(reported))
        elif self._all_quoted(unit) and not (self._announced is None and self._carrying is None):
            self._carry_on(unit)
            self._announced = None
            return
        else:
            self._carrying = None
            self._silent.append(unit)
        self._announced = self._announces(seen, found)
        self.cast.read(seen.text, [Speaker(s.speaker, s.resolved, s.role) for s in reported])

    def _headline(self, unit: Unit, speaking: Collection[str]) -> Statement | None:
        found = headline(self.text, unit, speaking)
        if found is None:
            return None
        speaker = self.cast.speaker(self.text[found.who.start : found.who.end])
        return Statement(
            speaker.name,
            speaker.resolved,
            speaker.role,
            found.who,
            found.cue,
            (found.what,),
            unit.start,
            unit.end,
            Reporting.DIRECT if found.quoted else Reporting.INDIRECT,
        )

    def _announces(self, seen: Skeleton, found: Sequence[Saying]) -> tuple[Skeleton, Saying] | None:
        """The saying that the next sentence is to give the words of: "Vensk went on:"."""
        last = self.text[seen.unit.end - 1]
        if not found or (last != ":" and seen.unit.end - seen.unit.start > SHORTEST_ANNOUNCEMENT):
            return None
        saying = found[-1]
        done = saying.utterances or (saying.contents and last != ":")
        return None if saying.negated or done else (seen, saying)

    def _main(self, new: int) -> int | None:
        """Which of the newest statements a quotation would go on from: the last with a quotation."""
        newest = range(len(self.statements) - new, len(self.statements))
        fit = [i for i in newest if not self.statements[i].denied]
        return max(fit, key=lambda i: (self.statements[i].reporting is Reporting.DIRECT, i), default=None)

    def _spoken(self, turn: Turn) -> Statement:
        """All that is said in a turn, a paragraph a span."""
        speaker = self.cast.speaker(turn.speaker)
        paragraphs = re.finditer(r"\S(?:[^\n]*\S)?", self.text[turn.speech : turn.end])
        contents = tuple(Span(turn.speech + p.start(), turn.speech + p.end()) for p in paragraphs)
        resolved = speaker.resolved and not is_asker(turn.speaker)
        end = contents[-1].end if contents else turn.speech
        return Statement(
            speaker.name, resolved, speaker.role, None, None, contents, turn.start, end, Reporting.DIRECT
        )

    def _statement(self, seen: Skeleton, saying: Saying, later: Sequence[Span] = ()) -> Statement | None:
        quoted = [*(self._inner(seen.utterances[n][2]) for n in saying.utterances), *later]
        indirect = [self._content(seen, *content) for content in saying.contents]
        contents = () if saying.negated else tuple(sorted([*quoted, *indirect], key=lambda s: s.start))
        if not (contents or saying.negated):
            return None
        speaker = self.cast.speaker(
            _words(self.text, seen, saying.named),
            seen.text[: saying.named[0]],
            told=" ".join(self.text[c.start : c.end] for c in contents),
            proper=saying.proper,
        )
        direct = bool(quoted) or any(
            q.start < c.end and c.start < q.end for q in seen.unit.quotations for c in indirect
        )
        return Statement(
            speaker.name,
            speaker.resolved,
            speaker.role,
            Span(*seen.span(*saying.source)),
            Span(*seen.span(*saying.cue)),
            contents,
            seen.unit.start,
            seen.unit.end,
            Reporting.DIRECT if direct else Reporting.INDIRECT,
            _words(self.text, seen, saying.addressee) if saying.addressee else "",
            saying.negated,
        )

    def _content(self, seen: Skeleton, start: int, end: int) -> Span:
        """A stretch of indirect words; where it ends with a quoted word, with that word's mark."""
        first, last = seen.span(start, end)
        for q in seen.unit.quotations:
            if q.inner_end == last and first < q.start:
                last = q.end
            if q.inner_start == first and last > q.end:
                first = q.start
        words = self.text[first:last]
        if self.text[last : last + 1] == ")" and words.count("(") > words.count(")"):
            last += 1
        return Span(first, last)

    def _inner(self, quotation: Quotation) -> Span:
        words = self.text[quotation.inner_start : quotation.inner_end]
        kept = words.rstrip().rstrip(",").rstrip()
        start = quotation.inner_start + len(words) - len(words.lstrip())
        return Span(start, max(start, quotation.inner_start + len(kept)))

    def _carry_on(self, unit: Unit) -> None:
        """A sentence that is a quotation and nothing else belongs to what announces it, or to the
        statement before it."""
        contents = tuple(self._inner(q) for q in unit.quotations)
        if self._announced is not None:
            seen, saying = self._announced
            announced = self._statement(seen, replace(saying, contents=()), contents)
            self.statements += [replace(announced, end=unit.end)] if announced else []
            self._carrying = len(self.statements) - 1
        elif self._carrying is not None:
            self._carry_from(self.statements[self._carrying], self._carrying, unit, contents)

    def _carry_from(self, before: Statement, at: int, unit: Unit, contents: tuple[Span, ...]) -> None:
        if "\n" not in self.text[before.end : unit.start] or not self._closed(before):
            told = (*before.contents, *contents)
            on = replace(before, contents=told, end=unit.end, reporting=Reporting.DIRECT)
            self.statements[at] = on
        elif before.reporting is Reporting.DIRECT:
            self.statements.append(
                replace(before, source=None, cue=None, contents=contents, start=unit.start, end=unit.end)
            )
            self._carrying = len(self.statements) - 1

    def _closed(self, statement: Statement) -> bool:
        """Whether a statement's last quotation has its closing mark, if it is one."""
        last = statement.contents[-1].end
        return not any(q.inner_start <= last <= q.inner_end and not q.closed for q in self.quotations)

    def _all_quoted(self, unit: Unit) -> bool:
        if not unit.quotations:
            return False
        position, outside = unit.start, ""
        for q in unit.quotations:
            outside += self.text[position : q.start]
            position = q.end
        outside += self.text[position : unit.end]
        return not any(c.isalnum() for c in outside)
