"""Whether a figure beside what is asked about is somebody else's, or only what was to be, or asked for. Pure.

English without a parser; where word order does not tell, the figure may be the right one.
"""

from __future__ import annotations

import re

from qa.answering.question.asked_names import asked_names, has_name
from qa.answering.question.asked_verbs import asks_of_the_past
from qa.answering.short.others_days import are_one, names_in, words_of_name
from qa.language.expected import NUMBERS, Sort
from qa.language.inflections import is_past
from qa.language.mentions import Mention, mentions, stretch

# "Lula won 50.9% of the vote and Bolsonaro 49.1%": where what is told of one figure ends.
_ENDS = re.compile(r"[,;:()“”–—](?!\d)|\b(?:and|but|while|versus|against|as|who|which|that|after|when)\b")
# "Faces up to 20 years", "a minimum sentence of 30 days", "in a $50 million suit".
_MIGHT = re.compile(
    r"\b(?:faces?|facing|could|(?-i:may)|might|up to|maximum|minimum|wants?|wanted|seeks?|sought|seeking"
    r"|sued for|asked for|asking for)\b[^,;:()]*$",
    re.IGNORECASE,
)
_SUIT = re.compile(r"\s(?:[a-z-]+\s)?(?:law|counter)?suits?\b", re.IGNORECASE)
# "100,000 people were expected", "was expected to draw 500"
_EXPECTED = re.compile(
    r"\s(?:[\w’'-]+\s){0,4}?(?:is|are|was|were|(?:has|have|had) been)\s(?:\w+ly\s)?"
    r"(?:expected|projected|predicted|forecast|anticipated|invited)\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|project(?:s|ed|ing)|forecasts?|predict(?:s|ed|ing))\s"
    r"(?:to\s\w+\s|(?:that\s)?(?:[\w’'-]+\s){1,3}?would\s\w+\s|an?\s(?!total)\w+\sof\s)?"
    r"(?:(?:about|around|some|up to|as many as|more than|over|nearly|at least|a total of)\s)?$",
    re.IGNORECASE,
)
_OF_NOW_OR_TO_COME = re.compile(
    r"\b(?:expect|project|predict|forecast|anticipat|invit"
    r"|(?:will|would|can|could|may|might|should|is|are|do|does)\b)",
    re.IGNORECASE,
)
# "Queen Ava, who died on Monday at age 96", "Ava Rahn, 96,"
_WHOSE_AGE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*)*),(?:\swho\s[^,;:()]*)?\s?(?:aged?\s)?$"
)

# "The suspect, 24-year-old Bo Rahn", not "an 18-year-old White man".
_OLD = re.compile(r"-years?-old (?P<name>[A-ZÀ-Þ][\w’-]*(?:\s[A-ZÀ-Þ][\w’-]*)+)")
_OF_A_NAME = re.compile(
    r"(?i:\bhow old (?:is|was)) [A-ZÀ-Þ]"
)  # not "how old is the suspect in the Pell case"
_AGE_NOW = re.compile(r"\bhow old (?:is|are)\b|[’']s age\b|\bage (?:is|of)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:then|at the time|was|were|would be|will be|at)(?: an? \w+| just| only| still)?(?: the age of)? $",
    re.IGNORECASE,
)
_WHEN_OLD = re.compile(
    r"[ -]years?[ -]old\b[^.;]{0,20}?\b(?:when|at the time|back then)\b|,? (?:at the time|when)\b"
)


def is_anothers_figure(question: str, sort: Sort, text: str, one: Mention) -> bool:
    """Whether a figure of a sentence is told of somebody or something else than what a question names."""
    if sort is Sort.AGE:
        return _is_anothers_age(question, text, one)
    names = asked_names(question)
    if not names or sort not in NUMBERS:
        return False
    figures = mentions(text, sort)
    if len(figures) == 1 or _tells_of(_segment(text, one, figures), names):
        return False
    others = [name for name in names_in(_segment(text, one, figures)) if not has_name(question, name)]
    return bool(others) and any(_tells_of(_segment(text, other, figures), names) for other in figures)


def was_only_to_be(question: str, sort: Sort, text: str, one: Mention) -> bool:
    """Whether a figure is what somebody might get, or wants, where it is asked what was."""
    if (
        sort in (Sort.DATE, Sort.YEAR)
        or not asks_of_the_past(question)
        or _MIGHT.search(f"{question.rstrip(' ?')} ")
        or "suit" in question
    ):
        return False
    return bool(_MIGHT.search(text[: one.start]) or _SUIT.match(text, one.end))


def was_expected(question: str, sort: Sort, text: str, one: Mention) -> bool:
    """Whether a number is of those who were expected, where it is asked how many there were."""
    past = asks_of_the_past(question) or any(is_past(word) for word in question.split() if word.islower())
    if sort is not Sort.NUMBER or not past or _OF_NOW_OR_TO_COME.search(question):
        return False
    return bool(_EXPECTED.match(text, one.end) or _TO_BE.search(text[: one.start]))


def was_an_age_then(question: str, sort: Sort, text: str, one: Mention) -> bool:
    """Whether it is how old somebody was at some time before, where it is asked how old they are."""
    if sort is not Sort.AGE or not _AGE_NOW.search(question):
        return False
    return bool(_THEN.search(text[: one.start]) or _WHEN_OLD.match(text, one.end))


def _is_anothers_age(question: str, text: str, one: Mention) -> bool:
    named = _OLD.match(text, one.end) if _OF_A_NAME.search(question) else None
    whose = named or _WHOSE_AGE.search(text, 0, one.start)
    names = asked_names(question)
    if whose is None or not names:
        return False
    return not any(are_one(words_of_name(whose["name"]), words_of_name(name)) for name in names)


def _tells_of(segment: str, names: tuple[str, ...]) -> bool:
    return any(has_name(segment, name) for name in names)


def _segment(text: str, one: Mention, figures: tuple[Mention, ...]) -> str:
    """What of a sentence is told of one of its figures."""
    return text[slice(*stretch(text, one, figures, _ENDS))]
