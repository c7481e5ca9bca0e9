"""The words of a question that passages, articles and answers are looked for by. Pure."""

from __future__ import annotations

from qa.answering.question.masking import where, without, without_courtesies
from qa.types import Interpretation, Question


def search_words(question: Question, interpretation: Interpretation) -> str:
    """What to search passages for: the question without the words that filter."""
    words = [named.words for named in (*interpretation.sources, *interpretation.apart)]
    words += [period.words for period in (interpretation.as_of, interpretation.period) if period]
    asked = without_courtesies(question.text)
    return " ".join(without(asked, where(question.text, words)).split())


def looked_up(question: Question, interpretation: Interpretation) -> str:
    """The words that articles are to have: the topic, and names of people the archive does not know."""
    unknown = [named.words for named in interpretation.speakers if not named.people]
    return " ".join((*unknown, needed_words(question, interpretation)))


def needed_words(question: Question, interpretation: Interpretation) -> str:
    """What an answer should be about: the topic, of which what the caller ignores may be missing."""
    topic = interpretation.topic
    return " ".join(without(topic, where(topic, question.ignore)).split())
