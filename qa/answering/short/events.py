"""Whether a day is that of what is asked about, not another's that a sentence names. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.answering.evidence.candidates import Candidate
from qa.answering.short.mention_weights import Weighed
from qa.archive.stemming import stems
from qa.language.content import content_words
from qa.language.inflections import other_forms


def of_the_event(question: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """The days of sentences that have a word of the question's for what happened, else of those that have
    it with the sentence before; all where the question has no such word.

    Names are none: what else happened to them has its own days.
    """
    happened = _happening(question)
    own = _about(happened, weighed, lambda candidate: candidate.text)
    return own or _about(happened, weighed, lambda candidate: candidate.in_context)


def _about(
    happened: frozenset[str], weighed: Sequence[Weighed], words: Callable[[Candidate], str]
) -> list[Weighed]:
    told = dict.fromkeys(words(one.scored.candidate) for one in weighed)
    about = {text for text in told if not happened or not happened.isdisjoint(stems([text])[0])}
    return [one for one in weighed if words(one.scored.candidate) in about]


def _happening(question: str) -> frozenset[str]:
    """The stems of a question's words that are no names, in all their forms."""
    (words,) = content_words([question])
    plain = " ".join(word.text for word in words if word.text[0].islower())
    forms = [form for others in other_forms(plain).values() for form in others]
    return frozenset(stem for found in stems([plain, *forms]) for stem in found)
