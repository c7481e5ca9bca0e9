"""Whether a day is that of what is asked about, not another's that a sentence names. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain

from qa.answering.evidence.candidates import Candidate
from qa.answering.question.asked_verbs import asked_verb, asks_of_the_past
from qa.answering.short.mention_weights import Weighed
from qa.answering.short.others_days import is_anothers
from qa.language.content import content_words
from qa.language.inflections import is_past, other_forms
from qa.language.mentions import WORD
from qa.language.stemming import stems_of

MUCH = 0.5  # of the most that any sentence holds of the matter; not fitted

_TO_COME = re.compile(
    r"\b(?:will|shall|won[’']t|would|can|could|might|should|must|be|(?-i:may)|going\s+to"
    r"|(?:is|are|was|were|expect|plan|intend|hope|want|agree|promise|vow|pledge|decide|prepare)(?:e?[ds])?\s+to"
    r"|(?:due|set|scheduled|likely)\s+to|to\s+be)\b",
    re.IGNORECASE,
)
# "When the mission launches on Wednesday".
_ONCE = re.compile(r"\b(?:if|when|once|unless)\s(?P<clause>[^,;:()“”]*)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()“”]|\b(?:that|who|which|when|while)\b")
# "Its choice to freeze it" tells no day of the freezing; "the first to win" tells that of the win.
_TO_DO = re.compile(r"(?<!first )(?<!last )(?<!only )\bto\s+\w+", re.IGNORECASE)


def of_the_event(question: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """The days of sentences that have the verb of a question about the past and speak of its matter, else of
    those that have a word of the question's for what happened, else of those that have it with the sentence
    before; all where the question has no such word.

    Names are none: what else happened to them has its own days.
    """
    happened = _happening(question)
    if asks_of_the_past(question):
        weighed = [one for one in weighed if not is_anothers(question, one.scored.candidate, one.mention)]
        verb = asked_verb(question)
        weighed = _done(weighed, verb)
        told = _about(verb, weighed, lambda candidate: _TO_DO.sub(" ", candidate.text)) if verb else []
        if much := _much(told, weighed):
            return much
    own = _about(happened, weighed, lambda candidate: candidate.text)
    return own or _about(happened, weighed, lambda candidate: candidate.in_context)


def _much(told: Sequence[Weighed], weighed: Sequence[Weighed]) -> list[Weighed]:
    """Those that with title and sentence before speak of the matter at least half as fully as any."""
    most = max((one.scored.signals.context_coverage for one in weighed), default=0.0)
    return [one for one in told if one.scored.signals.context_coverage >= MUCH * most]


def _done(weighed: Sequence[Weighed], verb: frozenset[str]) -> list[Weighed]:
    """The days of what is told to have been done, if any is: a plan is no deed."""
    return [one for one in weighed if not is_planned(one, verb)] or list(weighed)


def is_planned(one: Weighed, verb: frozenset[str]) -> bool:
    """Whether the verb, or without it the day, stands behind words for what is to come."""
    text = one.scored.candidate.text
    if any(_is_once(found["clause"], verb) for found in _ONCE.finditer(text)):
        return True
    to_come = _TO_COME.search(text)
    if to_come is None:
        return False
    if verb.isdisjoint(stems_of(text)):
        return to_come.end() <= one.mention.start
    return any(
        not verb.isdisjoint(stems_of(_CLAUSE.split(text[found.end() :], maxsplit=1)[0]))
        for found in _TO_COME.finditer(text)
    )


def _is_once(clause: str, verb: frozenset[str]) -> bool:
    """Whether the verb stands in a form of now in a clause of what is to come; it may be a noun where
    something else was done: "when strikes on Monday killed"."""
    words = WORD.findall(clause)
    own = [word.endswith("s") and not verb.isdisjoint(stems_of(word)) for word in words]
    return True in own and not any(map(is_past, words[own.index(True) + 1 :]))


def _about(
    happened: frozenset[str], weighed: Sequence[Weighed], words: Callable[[Candidate], str]
) -> list[Weighed]:
    told = dict.fromkeys(words(one.scored.candidate) for one in weighed)
    about = {text for text in told if not happened or not happened.isdisjoint(stems_of(text))}
    return [one for one in weighed if words(one.scored.candidate) in about]


def _happening(question: str) -> frozenset[str]:
    """The stems of a question's words that are no names, in all their forms."""
    (words,) = content_words([question])
    plain = " ".join(word.text for word in words if word.text[0].islower())
    return stems_of(plain, *chain.from_iterable(other_forms(plain).values()))
