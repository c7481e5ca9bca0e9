"""Choosing among given options by the evidence, or none of them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from math import exp, log

from eval.metrics.text import contains
from qa.answering.amounts import DIGITS
from qa.archive.lexical import stems
from qa.ingest.sentences import sentence_spans

REACH = 8.0  # words; what the question's words say for an option falls to 1/e over this long
PARTLY = 0.7  # what a part of an option counts beside the whole of it
# Logistic regression of the right option on RealTimeQA's questions of 2022, rounded; see eval/LOG.md.
WEIGHTS = (1.0, 5.5, 3.3, -1.8)
TRUE, FALSE = ("true", "yes"), ("false", "no")

_EMPTY = (
    "the a an of in on at to for and or is are was were be by with from that this it its he she they his her"
    " their as has have had will would what who which when where how many much why do did does former"
    " president vice leader gov rep sen"
)


# "Which of these did he not say": the option is asked for that the others are told from. Not so where
# somebody says it: "which of these has said they will not come".
_NOT = r"(?:\bnot\b|\bnever\b|n[’']t\b)"
_EXCEPTION = re.compile(
    r"\bexcept\b"
    rf"|\b(?:of (?:these|the following)|all these)\b(?:(?!\b(?:said|says|announced|that|who)\b).)*?{_NOT}"
    rf"|^\W*which(?:\s[\w’'-]+){{1,6}}?\s(?:is|are|was|were|has|have|had|do|does|did)\s?{_NOT}",
    re.IGNORECASE,
)


@cache
def _empty() -> frozenset[str]:
    """Stems of words that tell no option from another, question words and titles among them."""
    return frozenset(stems([_EMPTY])[0])


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for an option.

    Args:
        ranks: sum of 1/rank over the passages that hold it.
        near: the largest share of the question's words, weighted by rarity, around a mention, the nearer
            the more.
        together: the largest product of its share and the question's share that one passage holds.
        asked: the share of it that the question itself has.
    """

    ranks: float
    near: float
    together: float
    asked: float

    @property
    def score(self) -> float:
        return float(sum(w * x for w, x in zip(WEIGHTS, astuple(self), strict=True)))


def choose(
    question: str, choices: Sequence[str], short_answer: str | None, evidence: Sequence[str]
) -> str | None:
    """The option that the evidence supports most, least where an exception is asked for; of true and
    false what the short answer says.

    None ("none of the above") where nothing found has a word of any option. Ties go to the
    option that stands first.

    Args:
        evidence: texts, best first.
    """
    for words in (TRUE, FALSE):
        said = (short_answer or "").casefold() in words
        named = [choice for choice in choices if choice.casefold() in words]
        if said and named:
            return named[0]
    support = weigh(question, choices, evidence)
    found = [one.ranks > 0 or one.together > 0 for one in support]
    if not any(found):
        return None
    if asks_for_exception(question):
        return choices[min(range(len(choices)), key=lambda i: support[i].score)]
    return choices[max(range(len(choices)), key=lambda i: (found[i], support[i].score))]


def asks_for_exception(question: str) -> bool:
    """Whether what does not hold is asked for: "Which of these is not a mountain?" """
    spans = sentence_spans(question.strip())
    return bool(spans) and _EXCEPTION.search(question.strip()[slice(*spans[-1])]) is not None


def named(choices: Sequence[str], text: str) -> str | None:
    """The option that a text names; None where it names none, or several."""
    found = [choice for choice in choices if contains(text, [choice])]
    return found[0] if len(found) == 1 else None


def weigh(question: str, choices: Sequence[str], evidence: Sequence[str]) -> list[Support]:
    """What speaks for each option.

    Args:
        evidence: texts, best first.
    """
    cut = [[DIGITS.get(stem, stem) for stem in text] for text in stems([question, *choices, *evidence])]
    asked, options, texts = cut[0], cut[1 : len(choices) + 1], cut[len(choices) + 1 :]
    held = Counter(stem for text in texts for stem in set(text))
    rarity = {stem: log(1 + len(texts) / (1 + held[stem])) for text in cut for stem in text}
    topic = {stem: rarity[stem] for stem in asked if stem not in _empty()}
    return [_support(_core(option), topic, texts, rarity, frozenset(asked)) for option in options]


def _core(option: Sequence[str]) -> list[str]:
    return [stem for stem in option if stem not in _empty()] or list(option)


def _support(
    option: Sequence[str],
    topic: Mapping[str, float],
    texts: Sequence[Sequence[str]],
    rarity: Mapping[str, float],
    asked: frozenset[str],
) -> Support:
    weights = {stem: rarity[stem] for stem in option}
    ranks = near = together = 0.0
    for rank, text in enumerate(texts, start=1):
        words = frozenset(text)
        part = _share(weights, words)
        whole = [i for i in range(len(text)) if option and text[i : i + len(option)] == option]
        ranks += bool(whole) / rank
        together = max(together, part * _share(topic, words))
        mentions = whole or [
            i for i, stem in enumerate(text) if 2 * weights.get(stem, 0) > max(weights.values(), default=0)
        ]
        around = max((_around(i, len(option), text, topic, weights) for i in mentions), default=0.0)
        near = max(near, around * (1.0 if whole else PARTLY * part))
    return Support(ranks, near, together, _share(weights, asked))


def _share(weights: Mapping[str, float], words: frozenset[str]) -> float:
    """The part of some stems, by weight, that stands among words."""
    total = sum(weights.values())
    return sum(weight for stem, weight in weights.items() if stem in words) / total if total else 0.0


def _around(
    start: int, length: int, text: Sequence[str], topic: Mapping[str, float], own: Mapping[str, float]
) -> float:
    """The share of the topic around a place; words of the option itself do not count."""
    nearest: dict[str, float] = {}
    for i, stem in enumerate(text):
        if stem in topic and stem not in own:
            distance = max(0, abs(start - i) - length)
            nearest[stem] = max(nearest.get(stem, 0.0), exp(-distance / REACH))
    total = sum(topic.values())
    return sum(topic[stem] * closeness for stem, closeness in nearest.items()) / total if total else 0.0
