"""Answers put one after the other, their citations numbered once through. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.types import Answer, AnswerSentence, Side

_MARK = re.compile(r"\[(\d+)\]")


def numbered_through(answers: Sequence[Answer]) -> list[Answer]:
    """Each answer with numbers of citations that go on where those of the one before end."""
    found: list[Answer] = []
    taken = 0
    for answer in answers:
        found.append(_later(answer, taken))
        taken += len(answer.citations)
    return found


def joined(answers: Sequence[Answer], headings: Sequence[str]) -> tuple[str, tuple[AnswerSentence, ...]]:
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
