"""The answers to two or three questions in one as one answer, citations numbered once through. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from qa.clock import added
from qa.types import Answer, AnswerSentence, Citation, Interpretation, Side, Status

T = TypeVar("T")

_MARK = re.compile(r"\[(\d+)\]")


def lead_for(count: int) -> str:
    """The line above the answers to so many questions, two or three."""
    return f"{'Two' if count == 2 else 'Three'} questions in one: each is looked for by itself."


def together(
    question: str, interpretation: Interpretation, answers: Sequence[Answer], lead: str = ""
) -> Answer:
    """The answers to its parts as one: as sure as the least sure of those that are given.

    Args:
        interpretation: of the question as one.
        lead: a line on them, if not how many they are.
    """
    answers = numbered_through(answers)
    given = [answer for answer in answers if answer.status is Status.ANSWERED]
    text, sentences = _joined(answers, [answer.question for answer in answers])
    lead = f"{lead or lead_for(len(answers))}\n\n"
    return replace(
        (given or answers)[0],
        question=question,
        text=lead + text,
        sentences=tuple(
            replace(one, start=one.start + len(lead), end=one.end + len(lead)) for one in sentences
        ),
        short_answer=None,
        short=None,
        confidence=min((answer.confidence for answer in given), default=0.0),
        citations=_all(answer.citations for answer in answers),
        interpretation=_of_all(interpretation, answers),
        timings_ms=added([answer.timings_ms for answer in answers]),
        unheard=_all(answer.unheard for answer in answers),
        mentions=_all(answer.mentions for answer in answers),
        possible=_all(answer.possible for answer in answers),
        agreements=_all(answer.agreements for answer in answers),
        disputes=_all(answer.disputes for answer in answers),
        unknown=_all(answer.unknown for answer in answers),
        did_you_mean="",
        phrasing=None,
        parts=tuple(answers),
    )


def numbered_through(answers: Sequence[Answer]) -> list[Answer]:
    """Each answer with numbers of citations that go on where those of the one before end, and after all of
    them those of what is only possible."""
    found: list[Answer] = []
    taken, further = 0, sum(len(answer.citations) for answer in answers)
    for answer in answers:
        found.append(replace(_later(answer, taken), possible=numbered(answer.possible, further)))
        taken += len(answer.citations)
        further += len(answer.possible)
    return found


def numbered(citations: Iterable[Citation], after: int) -> tuple[Citation, ...]:
    """Citations with the numbers that follow one."""
    return tuple(replace(one, number=number) for number, one in enumerate(citations, after + 1))


def _of_all(interpretation: Interpretation, answers: Sequence[Answer]) -> Interpretation:
    """With the period of the whole only where it is that of each."""
    periods = {answer.interpretation.period for answer in answers}
    return (
        interpretation
        if interpretation.period in periods and len(periods) == 1
        else replace(interpretation, period=None)
    )


def _all(each: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(each)))


def _joined(answers: Sequence[Answer], headings: Sequence[str]) -> tuple[str, tuple[AnswerSentence, ...]]:
    """The texts under each other with their headings, and their sentences there."""
    text, sentences = "", []
    for answer, heading in zip(answers, headings, strict=True):
        text += f"{heading}\n"
        sentences += [_moved(one, len(text)) for one in answer.sentences]
        text += f"{answer.text}\n\n"
    return text.rstrip("\n"), tuple(sentences)


def _moved(one: AnswerSentence, by: int) -> AnswerSentence:
    return replace(one, start=one.start + by, end=one.end + by)


def _later(answer: Answer, by: int) -> Answer:
    """An answer with every number of a citation that much higher."""
    text, sentences = _marked(answer, by)
    return replace(
        answer,
        text=text,
        sentences=sentences,
        short=answer.short and replace(answer.short, citation=answer.short.citation + by),
        citations=tuple(replace(one, number=one.number + by) for one in answer.citations),
        agreements=tuple(replace(one, side=_side(one.side, by)) for one in answer.agreements),
        disputes=tuple(
            replace(one, sides=tuple(_side(side, by) for side in one.sides)) for one in answer.disputes
        ),
    )


def _marked(answer: Answer, by: int) -> tuple[str, tuple[AnswerSentence, ...]]:
    """The text and its sentences, after which marks stand: brackets in them are an article's."""
    text, sentences, at = "", [], 0
    for one in answer.sentences:
        text += _higher(answer.text[at : one.start], by)
        moved, at = _moved(one, len(text) - one.start), one.end
        sentences.append(replace(moved, citations=tuple(number + by for number in one.citations)))
        text += one.text
    return text + _higher(answer.text[at:], by), tuple(sentences)


def _higher(text: str, by: int) -> str:
    return _MARK.sub(lambda mark: f"[{int(mark[1]) + by}]", text)


def _side(side: Side, by: int) -> Side:
    return replace(side, voices=tuple(replace(one, citation=one.citation + by) for one in side.voices))
