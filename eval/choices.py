"""Choosing among given options by the evidence, or none of them. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from eval.metrics.text import contains
from eval.support import NAMES, Support, Told, weigh
from qa.language.sentences import sentence_spans

TRUE, FALSE = ("true", "yes"), ("false", "no")

# "Which of these did he not say": the option is asked for that the others are told from. Not so where
# somebody says it: "which of these has said they will not come".
_NOT = r"(?:\bnot\b|\bnever\b|n[’']t\b)"
_EXCEPTION = re.compile(
    r"\bexcept\b"
    rf"|\b(?:of (?:these|the following)|all these)\b(?:(?!\b(?:said|says|announced|that|who)\b).)*?{_NOT}"
    rf"|^\W*which(?:\s[\w’'-]+){{0,6}}?\s(?:is|are|was|were|has|have|had|do|does|did)\s?{_NOT}",
    re.IGNORECASE,
)
_ALL = re.compile(r"all of (?:the above|these|them)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of an option's support counts.

    Args:
        values: in the order of ``eval.support.NAMES``.
        fitted_on: the data sets.
        commit: of the code that fitted them.
        about: how well they do, in words.
    """

    values: tuple[float, ...]
    fitted_on: tuple[str, ...] = ()
    commit: str = field(default="", compare=False)
    about: str = field(default="", compare=False)

    def __call__(self, support: Support) -> float:
        return sum(w * x for w, x in zip(self.values, support.values, strict=True))

    def to_json(self) -> str:
        """As ``shipped`` reads it."""
        told = {
            "weights": dict(zip(NAMES, self.values, strict=True)),
            "fitted_on": self.fitted_on,
            "commit": self.commit,
            "about": self.about,
        }
        return json.dumps(told, indent=2) + "\n"


@cache
def shipped() -> Weights:
    """What comes with Dateline, fitted by ``dateline eval fit --choices``; see eval/LOG.md."""
    told = json.loads(resources.files("eval").joinpath("choices.json").read_text(encoding="utf-8"))
    values = tuple(float(told["weights"][name]) for name in NAMES)
    return Weights(values, tuple(told["fitted_on"]), told["commit"], told["about"])


def choose(
    question: str,
    choices: Sequence[str],
    short_answer: str | None,
    evidence: Sequence[Told],
    asked: date | None = None,
) -> str | None:
    """The option that the evidence supports most, least where an exception is asked for; all of them
    where that is an option and the evidence has several.

    Of true and false it is what the short answer says, else true: most of what is asked so was in the
    news because it is. None ("none of the above") where nothing found has a word of any option.
    Ties go to the option that stands first.

    Args:
        evidence: best first.
        asked: the day of the question; None where it does not matter how old articles are.
    """
    if truth := _truth(choices, short_answer):
        return truth
    support = weigh(question, choices, evidence, asked)
    found = [one.ranks > 0 or one.together > 0 for one in support]
    if not any(found):
        return None
    together = next((choice for choice in choices if _ALL.fullmatch(choice)), None)
    if together and sum(found) > 1:
        return together
    scores = [shipped()(one) for one in support]
    if asks_for_exception(question):
        return choices[scores.index(min(scores))]
    return choices[max(range(len(choices)), key=lambda i: (found[i], scores[i]))]


def _truth(choices: Sequence[str], short_answer: str | None) -> str | None:
    """Of true and false, or yes and no, what the short answer says, else true; None of other options."""
    said = {words: choice for choice in choices for words in (TRUE, FALSE) if choice.casefold() in words}
    if len(said) != len(choices) or len(said) != 2:
        return None
    return said[FALSE if (short_answer or "").casefold() in FALSE else TRUE]


def asks_for_exception(question: str) -> bool:
    """Whether what does not hold is asked for: "Which of these is not a mountain?" """
    spans = sentence_spans(question.strip())
    return bool(spans) and _EXCEPTION.search(question.strip()[slice(*spans[-1])]) is not None


def named(choices: Sequence[str], text: str) -> str | None:
    """The option that a text names; None where it names none, or several."""
    found = [choice for choice in choices if contains(text, [choice])]
    return found[0] if len(found) == 1 else None
