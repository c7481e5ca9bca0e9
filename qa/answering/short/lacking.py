"""What a short answer lacks of what is asked. Pure."""

from __future__ import annotations

import re

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.finding.reranking import finds_an_answer
from qa.answering.question.asked_names import asked_names, has_name, of_another_number
from qa.answering.question.asked_verbs import asked_verb, in_one_word
from qa.answering.short.deeds import is_told
from qa.language.namesakes import OF_A_SIDE
from qa.language.sentences import sentences
from qa.language.stemming import stems_of

# They tell little of what is done: a summit that is held in a place is as often told to be there.
_LIGHT = stems_of(
    "have make take get give go come hold held keep put set see use mean happen occur locate base",
    "become be work want",
)
_PARTIES = stems_of(*OF_A_SIDE, "party", "tory")
_HOW = re.compile(r"\bhow\b", re.IGNORECASE)  # what is asked how often is done as what is asked where
# A place is told by whatever is told to have been there.
_WHERE = re.compile(r"\W*(?:\w+\s+)?where\b", re.IGNORECASE)
# "How much did Pell pay for lorries that never arrived"
_ASIDE = re.compile(
    r"(?P<asks>^.*?\b(?:who|whom|what|which|how|when)\b.*?)"
    r"[,;]?\s(?:that|who|which|whose|when|where|while|after|before|because|since)\s.*",
    re.IGNORECASE | re.DOTALL,
)


def names_all(question: str, candidate: Candidate) -> bool:
    """Whether a sentence's article has every name of a question."""
    article = candidate.article
    return all(
        has_name(article.title, name) or has_name(article.text, name) for name in asked_names(question)
    )


def names_round(question: str, answer: Found) -> bool:
    """Whether a passage in which the answer stands has, with its title, every name of the sentence that asks,
    and the best has none with another number; of which party somebody is need not be told."""
    asks = sentences(question)[-1]
    names = [name for name in asked_names(asks) if not stems_of(name) <= _PARTIES]
    texts = list(map(_round, answer.candidates))
    named = any(all(has_name(text, name) for name in names) for text in texts)
    return named and not of_another_number(texts[0], asks)


def _round(candidate: Candidate) -> str:
    return f"{candidate.article.title}\n{candidate.context}\n{candidate.evidence.passage.text}"


def lacks_verb(question: str, answer: Found) -> bool:
    """Whether nothing round the answer has the verb that is asked, and no reader takes its passage to answer:
    who is told to have studied at a hospital did not open it."""
    verb = _verb(question)
    if not verb or finds_an_answer(answer.scored.candidate.evidence.read):
        return False
    return not is_told(verb, *(in_one_word(one.context or one.text) for one in answer.candidates))


def _verb(question: str) -> frozenset[str]:
    """The stems of what is asked to have been done; empty where that tells little."""
    if _WHERE.match(question):
        return frozenset()
    verb = asked_verb(_HOW.sub("where", _ASIDE.sub(r"\g<asks>", question)))
    return frozenset() if verb & _LIGHT else verb
