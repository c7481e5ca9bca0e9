"""Whether a sentence tells that somebody in it did what a question asks who did. Pure.

English without a parser: who does it is the subject of the verb, stands behind "by" where that is passive,
or owns the deed: "Melport's refusal".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qa.answering.question.asked_verbs import asked_verb, in_one_word
from qa.answering.short.assertions import clauses
from qa.answering.short.clauses import BE, UNREAL, Around, Clause, read
from qa.answering.short.mention_weights import Weighed, as_fully
from qa.language.gists import NEGATION
from qa.language.inflections import is_past
from qa.language.mentions import WORD, says
from qa.language.stemming import stems_of

_WHO_DID = re.compile(
    r"\W*who(?:\s+(?:has|have|had|else|first|also))*"
    r"\s+(?!(?:is|are|was|were|be|been|did|do|does|will|would|can|could)\b)[a-z]",
    re.IGNORECASE,
)
# What a name is told to be of stands behind it: "the museum of Pell".
_OF = re.compile(r"\s+(?:of|for|in|at|from|and)\s.*", re.DOTALL)
# Who has done this has as good as done it.
_RESOLVES = frozenset("voted decided chose opted".split())
_OWNS_WITHIN = 3  # words before a deed in which whose it is stands: "Melport's first flat refusal"


def deed(question: str) -> frozenset[str]:
    """The stems of what it is asked who did; empty where nothing is."""
    return asked_verb(question) if _WHO_DID.match(question) else frozenset()


def akin(stem: str, verb: frozenset[str]) -> bool:
    """Whether a stem is the verb's, or that of the deed or of who does it: "refusal", "winner"."""
    return any(stem.startswith(one) if len(one) > 2 else stem == one for one in verb)


def is_told(verb: frozenset[str], *texts: str) -> bool:
    """Whether some texts have a word that is akin to the verb."""
    return any(akin(stem, verb) for stem in stems_of(*texts))


def doing(question: str, weighed: Sequence[Weighed]) -> list[Weighed]:
    """The mentions of whom sentences that speak of the matter about as fully as any tell to have done
    what it is asked who did; none where nothing is. Whom the question names is not who is asked for."""
    if not (verb := deed(question)):
        return []
    return [
        one
        for one in as_fully(weighed)
        if not says(question, one.key) and did(one.scored.candidate.text, one.text, verb)
    ]


def did(text: str, who: str, verb: frozenset[str]) -> bool:
    """Whether a sentence tells that somebody did it.

    Args:
        who: words of the sentence, with their capitals.
        verb: stems, as of ``deed``.
    """
    words = WORD.findall(who)
    named = WORD.findall(_OF.sub("", who)) or words
    # Words that a reader points at may be more than who did it: "Vensk said that the town".
    more = any(word.islower() and is_past(word) for word in words[1:-1])
    return (
        bool(named)
        and not more
        and any(_does(clause, at, named[-1]) for clause, at in deeds_told(text, verb))
    )


@lru_cache(maxsize=256)
def deeds_told(text: str, verb: frozenset[str]) -> tuple[tuple[Clause, int], ...]:
    """Where in which clause of a sentence the deed is told."""
    return tuple(_told(in_one_word(text), verb))


def _told(text: str, verb: frozenset[str]) -> Iterator[tuple[Clause, int]]:
    for words in clauses(text):
        clause = read(words, Around())
        for at, stem in enumerate(clause.stems):
            if akin(stem, verb):
                yield clause, at


def _does(clause: Clause, at: int, name: str) -> bool:
    """Whether who is called so does what the word there tells."""
    name = re.sub(r"[’']\w*$", "", name)
    places = [place for place, word in enumerate(clause.words) if word == name]
    if any(place > at and clause.led(place, at + 1) == "by" for place in places):
        return True
    verb = _finite(clause, at)
    if verb is None:
        owners = range(max(0, at - _OWNS_WITHIN), at)
        return any(place in clause.owners and place in owners for place in places)
    lead = clause.lead(verb)
    done_to = bool(lead.chain & BE) and not clause.words[at].endswith("ing")  # not "is defending"
    passive = done_to or clause.word_after(at) == "by"
    return not passive and any(
        place < lead.start and clause.is_subject(place, lead.start) for place in places
    )


def _finite(clause: Clause, at: int) -> int | None:
    """Where the verb stands by which the word there is told to have been done, or to be; None where it is
    no verb, or told to be wanted or denied."""
    lead = clause.lead(at)
    if lead.chain == {"to"} and lead.before in _RESOLVES:
        return lead.start - 1
    word = clause.words[at].lower()
    done = is_past(word) or word.endswith("s") or bool(lead.chain)
    denied = any(NEGATION.fullmatch(one) for one in clause.words[lead.start : at])
    return at if done and not lead.chain & UNREAL and not denied else None
