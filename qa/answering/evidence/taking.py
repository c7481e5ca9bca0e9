"""Whose words show that they take a side: by the verb that reports, else by words of judgment. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.weighing import Holds, Scored
from qa.answering.question.attitudes import SIGNS
from qa.language.cues import forms
from qa.language.transliteration import fold
from qa.types import Article, Attitude, Statement

# Before the verb that reports: "would neither praise nor condemn", "did not on Monday criticise";
# not "not only criticised", "did not hesitate to criticise".
_STILL_DONE = r"(?!(?:only|just|merely|simply|hesitat\w+|shy)\b)"
_NOT_DONE = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|without|avoid(?:s|ed|ing)?|stop(?:s|ped|ping)?\s+short\s+of"
    r"|(?:refus|declin|fail)(?:e[sd]?|ed|ing)?(?:\s+to)?)|n[’']t)"
    rf"\s+(?:{_STILL_DONE}\w+\s+){{0,3}}$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES = frozenset(("the", "a", "an"))
# What is expressed and is nothing for or against a matter, or is the contrary of praise.
_NO_SIDE = re.compile(
    r"\s+(?:(?:the|a|an|some|any|his|her|their|its|deep|great|grave|serious|strong)\s+)*(?:hopes?|wish(?:es)?|concerns?|doubts?"
    r"|fears?|regrets?|worr(?:y|ies)|interest|surprise|sk?epticism|scepticism|reservations?|dismay|anger|outrage"
    r"|frustration|disappointment|alarm|condolences|sorrow|sadness|shock|opposition|disagreement|willingness|readiness)\b",
    re.IGNORECASE,
)
AFTER = 60  # characters after a verb in which what it has for an object is looked for
HELD = 0.65  # share of the matter's words, by rarity, that what was said must hold
# Of what the verb has for an object: what it was done for or where may stand in the sentence, the one before
# or the title. Not fitted.
OBJECT_HELD = 0.3
# Where what is criticised, praised or blamed ends in a matter: "Pell over the dam", "the attack on Pell".
_OBJECT_ENDS = re.compile(
    r"\s(?:for|over|after|before|at|in|on|about|because|during|by|with|against|from|to|when|while|as)\s"
)
_GROUND = re.compile(r"\b(?:for|over)\s+\w")
GROUND_HELD = 0.5  # of the matter's words, where it is told what for; not fitted
# Whoever is, or what is, against or for something is not that: "condemned those who oppose the plan".
_OF_OTHERS = re.compile(
    r"\W*(?:(?:the|all|any|some|many|those|anyone|everyone|people|\w+ism|\w+s)\s+){0,3}?"
    r"(?P<of>who|whose|critics?|opponents?|opposition|criticisms?|supporters?|backers|attacks?|attempts?|efforts?|calls)\b",
    re.IGNORECASE,
)
# So is a word against it, where not those whose word it is are asked about: "dismissed Armenian criticism
# of the alliance".
_OF_WORDS_AGAINST = re.compile(
    r"\W*(?P<whose>(?:[\w’'-]+\s+){0,3}?)(?P<of>criticisms?|accusations?|allegations?|complaints?)"
    r"\s+(?:of|against|about|over)\b",
    re.IGNORECASE,
)
# What a matter may be called where it was named before.
_CALLED = re.compile(
    r"\b(?:the|this|that|its)\s+(?:alliance|organi[sz]ation|bloc|treaty|pact|union|plan|project|law|bill|deal"
    r"|agreement|mission|company|decision|ruling|move|measures?|proposal|report|policy|visit|trip|attack|war)\b",
    re.IGNORECASE,
)


def taking(
    ranked: Sequence[Scored], attitude: Attitude, topic: str, holds: Holds, held_of_object: Holds
) -> list[Scored]:
    """What shows the attitude to the topic, in the order given: as the verb that reports it tells, where any
    does, those first whose words name all of it; else as words of judgment do, those that name the topic
    before those that name a part of it or call it "the alliance".
    Each with the statement that shows it as the one meant.

    Args:
        holds: the share of the topic's words, rare ones weighing more, that each of some texts holds.
        held_of_object: likewise of those of its object, see ``object_of``.
    """
    shown = [
        (replace(scored, candidate=replace(scored.candidate, meant=statement)), statement)
        for scored in ranked
        for statement in scored.candidate.statements
        if not (_undone(scored.candidate, statement) or _is_of(statement, topic))
    ]
    said = [_said(scored.candidate.article, statement) for scored, statement in shown]
    blamed = _folded(_blamed(topic)) if attitude is Attitude.BLAMES else frozenset()
    tiers: list[list[Scored]] = [[], [], [], []]
    for (scored, _), words, *shares in zip(shown, said, holds(said), held_of_object(said), strict=True):
        turned = _is_turned(words, topic, attitude)
        tier = None if turned else _tier(scored, words, shares, attitude, topic)
        if tier is not None and blamed <= _folded(words):
            tiers[tier].append(scored)
    return next((tier for tier in tiers if tier), [])


def by_verb(scored: Scored, attitude: Attitude, topic: str) -> bool:
    """Whether the verb that reports what is meant tells the attitude: "expressed support" does, "expressed
    the hope" does not, nor does a word of the matter itself, "reacts to the attack"."""
    text, statement = scored.candidate.article.text, scored.candidate.meant
    if statement is None or statement.cue is None:
        return False
    cue, after = text[statement.cue.start : statement.cue.end].casefold(), text[statement.cue.end :][:AFTER]
    expressed = cue.startswith("express") and _NO_SIDE.match(after)
    return cue in _cues(attitude) and not expressed and not _of_matter(cue, topic)


def _of_matter(verb: str, topic: str) -> bool:
    stem = verb.removesuffix("ed").removesuffix("ing").removesuffix("s").removesuffix("e")
    return any(word.startswith(stem) for word in _folded(topic))


def _is_turned(said: str, topic: str, attitude: Attitude) -> bool:
    """Whether somebody is for or against those who are for or against the matter, or what they say of it."""
    of = _OF_OTHERS.match(said)
    if of is None and attitude in (Attitude.AGAINST, Attitude.FOR):
        of = _OF_WORDS_AGAINST.match(said)
        if of and any(word.startswith(name) for word in _folded(of["whose"]) for name in _folded(topic)):
            return False
    return of is not None and of["of"].lower() not in topic.lower()


def object_of(topic: str) -> str:
    """What the verb has for an object, of a matter: "Pell" of "Pell over the dam"."""
    return _OBJECT_ENDS.split(topic, maxsplit=1)[0]


def _undone(candidate: Candidate, statement: Statement) -> bool:
    """Whether it is told that they did not: "did not criticise the tunnel"."""
    cue = statement.cue
    if cue is None or cue.start < candidate.start:
        return False
    return bool(_NOT_DONE.search(candidate.article.text[candidate.start : cue.start]))


def _tier(scored: Scored, said: str, shares: Sequence[float], attitude: Attitude, topic: str) -> int | None:
    """How surely a statement shows the attitude, 0 best; None where it does not.

    Args:
        shares: of the matter and of its object that the words have.
    """
    share, of_object = shares
    context = scored.signals.context_coverage
    if by_verb(scored, attitude, topic):
        if share >= HELD:
            return 0
        whatever_for = of_object >= HELD and not _GROUND.search(topic)
        of_another = _GROUND.search(said) and share < GROUND_HELD  # "slammed Rock for the joke"
        if of_object >= OBJECT_HELD and context >= HELD and (whatever_for or not of_another):
            return 1
    if not _judging(attitude).search(said):
        return None
    if share >= HELD:
        return 2
    partly = share > 0 and scored.signals.passage_coverage >= HELD
    called = context >= HELD and _CALLED.search(said)
    return 3 if partly or called else None


def _blamed(topic: str) -> str:
    """Who is, by the last word: of "the power company of selling it" the company."""
    return " ".join(re.split(r"\s(?:of|for|over)\s", topic)[0].split()[-1:])


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORDS.findall(text)) - _ARTICLES


def speaking_of(told: Sequence[Scored]) -> list[Scored]:
    """Those of which a named speaker's sentence holds the matter, whatever they think of it."""
    return [
        scored
        for scored in told
        if scored.candidate.meant and scored.candidate.meant.resolved and scored.signals.coverage >= HELD
    ]


def _said(article: Article, statement: Statement) -> str:
    return " ".join(article.text[span.start : span.end] for span in statement.contents)


def _is_of(statement: Statement, topic: str) -> bool:
    """Whether who speaks is of the topic: what Biden says does not criticise "Biden's trip"."""
    return bool(_folded(" ".join(statement.speaker.split()[-1:])) & _folded(topic))


@cache
def _cues(attitude: Attitude) -> frozenset[str]:
    signs = SIGNS[attitude]
    return frozenset(form for verb in (signs.asked + " " + signs.cues).split() for form in forms(verb))


def says_a_verb(text: str, attitude: Attitude) -> bool:
    """Whether a text has one of the verbs that tell the attitude."""
    return not _cues(attitude).isdisjoint(_WORDS.findall(text.lower()))


@cache
def _judging(attitude: Attitude) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{SIGNS[attitude].words})", re.IGNORECASE)
