"""What a short answer lacks of what is asked. Pure."""

from __future__ import annotations

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.language.asked_names import asked_names, has_name
from qa.language.expected import Sort
from qa.language.fates import asked_fates, tells_of_any


def lacks_fate(question: str, answer: Found) -> bool:
    """Whether it is asked how many were killed, say, and nothing round the answer is of any dead."""
    asked = asked_fates(question) if answer.sort is Sort.NUMBER else frozenset()
    return bool(asked) and not tells_of_any(answer.scored.candidate.context, asked)


def names_all(question: str, candidate: Candidate) -> bool:
    """Whether a sentence's article has every name of a question."""
    article = candidate.evidence.article
    return all(
        has_name(article.title, name) or has_name(article.text, name) for name in asked_names(question)
    )
