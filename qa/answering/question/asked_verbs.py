"""The verb of a question: what is asked who did it, or when or where it was done. Pure.

English without a parser: where word order does not tell which word it is, none is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from qa.language.content import content_words
from qa.language.inflections import base, in_all_forms, is_past, stems_in_all_forms
from qa.language.mentions import WORD
from qa.language.named_cues import hidden
from qa.language.stemming import stems_of

# Whoever leads a thing is as often told by a noun: "its head", "the director of".
_STATES = frozenset(
    "head heads headed lead leads led run runs ran chair chairs chaired own owns owned".split()
)
_BE = frozenset("be been being is are was were".split())
_DO = frozenset("do does did will would can could".split())
_HAVE = frozenset("has have had".split())
_BEFORE_NOUN = frozenset(
    "the a an its his her their our my your this that these those of in on at for with by to from new first"
    " last many much".split()
)
_DID = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|shall|to be|due)\b", re.IGNORECASE)
# Between "who" and the verb; others end in "ly", or are no content.
_ADVERBS = frozenset("later twice soon again".split())
# What may stand behind a verb.
_BEHIND = _BEFORE_NOUN | frozenset(
    "into over under up out off down back again after before against about next most more all it him them"
    " during between through and or as two three four five six seven eight nine ten".split()
)
# The word behind tells what: "make landfall", "get convicted".
_LIGHT = frozenset("make take get".split())
# What is said is also done, by whoever says it.
_IN_WORDS = re.compile(r"(?:reject|den[yi]|accus)\w*")
_REFUSING = ("reject", "refuse", "decline")
# Words for one act, as any thesaurus has them: whoever does one of them to something does the others.
_SAME_ACT = """
begin start commence; end finish conclude; close shut; build construct erect; buy purchase acquire;
repair mend fix restore; reject refuse decline; show display; make produce manufacture;
hurt injure wound; oust remove topple; sack fire dismiss; resign quit; release free; flee escape;
support back endorse; beat defeat; stop halt; hit strike; ban bar prohibit; let allow permit
"""
# Those that are often for one deed, or for part of it.
_NEARLY = """
choose select pick appoint name elect; leave quit; kill shoot murder slay; win beat defeat; fund finance pay;
steal rob; meet gather; die death kill; lose loss; sell sale; marry wedding; visit arrive land; hit landfall;
arrest detain; begin start launch
"""
# Verbs of two words, the bare form and the past of each, and one that says the same.
_OF_TWO_WORDS = (
    ("turn turned", "down", "reject rejected"),
    ("vote voted", "down", "reject rejected"),
    ("call called", "off", "cancel cancelled"),
    ("step stepped", "down", "resign resigned"),
    ("put put", "forward", "propose proposed"),
    ("pull pulled", "out", "withdraw withdrew"),
    ("push pushed", "out", "oust ousted"),
    ("vote voted", "out", "oust ousted"),
    ("pass passed", "away", "die died"),
    ("strike struck", "down", "overturn overturned"),
    ("throw threw", "out", "dismiss dismissed"),
)
# The same words for something else: "fired at the car", "struck from the list", "stepped down from the bus".
_OTHERWISE = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\bfir(?:e[sd]?|ing)(?=\s(?:at|on|upon|into)\s"
    r"(?!\w+day\b|\d|[A-Z]\w+\s\d|the\s(?:spot|end|day)\b))"
    r"|\bfired(?=\s(?:at|on|upon)(?:\s(?:by|in)\b|[\s.,]*$))"
    r"|\bstr(?:ikes?|uck|iking)(?=\s(?:[\w’'-]+\s){0,3}?(?:from|off)\sthe\s(?:\w+\s)?(?:list|rolls?|records?|ballot)\b)"
    r"|\bstep(?:s|ped|ping)?\sdown(?=\sfrom\s(?:the|an?)\s(?:\w+\s)?"
    r"(?:stage|podium|platform|pulpit|bus|train|plane|car|carriage|boat|ladder)\b)"
)


@lru_cache(maxsize=1024)
def asked_verb(question: str) -> frozenset[str]:
    """The stems of the verb and of those that say the same, in all their forms; empty where none is told, or
    it is no deed."""
    verb = _verb(in_one_word(question))
    if verb is None or verb in _STATES or not (content_words([verb])[0] or _IN_WORDS.fullmatch(verb)):
        return frozenset()
    return stems_in_all_forms(verb) | nearly(verb)


def asks_of_the_past(question: str) -> bool:
    """Whether it asks what happened, not what is to come."""
    question = hidden(question)
    return bool(_DID.search(question)) and not _WILL.search(question)


def _verb(question: str) -> str | None:
    words = [re.sub(r"[’']s$", "'s", one) for one in WORD.findall(hidden(question))]
    lower = [word.lower() for word in words]
    asks = next(
        (at for at, word in enumerate(lower) if word in ("who", "when", "where", "which", "what")), None
    )
    if asks is None:
        return None
    rest, small = words[asks + 1 :], lower[asks + 1 :]
    at = next((i for i, word in enumerate(small) if word in _DO | _BE), len(rest))
    if at < len(rest) and small[at] in _DO:
        return _base(rest[at + 1 :])
    if lower[asks] == "who" and not set(small[:at]) <= _HAVE:
        passed_over = _HAVE | _ADVERBS
        return next((word for word in rest if word not in passed_over and not word.endswith("ly")), None)
    return _participle(rest)


def _base(words: Sequence[str]) -> str | None:
    """Of what follows "did": who does it, and the verb in its bare form."""
    for (before, word), behind in zip(pairwise(words), (*words, "")[2:], strict=True):
        noun = before.lower() in _BEFORE_NOUN or before.endswith("'s")
        bare = word.islower() and word not in _BEHIND and not re.search(r"(?<!e)ed$|ing$", word)
        if word in _LIGHT and behind.islower() and behind not in _BEHIND and not noun:
            return behind
        if bare and not noun and (not behind or behind.lower() in _BEHIND or not behind.islower()):
            return word
    return None


def _participle(words: Sequence[str]) -> str | None:
    """The first that is no adjective: "was the stolen gauge found"."""
    for before, word in pairwise(("", *words)):
        if word.islower() and is_past(word) and word not in _HAVE and before.lower() not in _BEFORE_NOUN:
            return word
    return None


def refusing(word: str) -> tuple[str, ...]:
    """The verbs of refusing something, where a word is one of them."""
    return _REFUSING if set(_REFUSING) & {word, base(word)} else ()


def in_one_word(text: str) -> str:
    """A text with one word for a verb of two, what stands between them behind it: "rejected the plan" for
    "turned the plan down"; without verbs that mean something else than they mostly do."""
    text = _OTHERWISE.sub("did", text)
    for pattern, word in _patterns():
        text = pattern.sub(lambda found, word=word: f"{word}{found['between']}", text)  # type: ignore[misc]
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b{form}\b(?P<between>(?:\s[\w’'-]+){{0,3}}?)\s{particle}\b"), word)
        for verb, particle, instead in _OF_TWO_WORDS
        for form, word in zip(verb.split()[::-1], instead.split()[::-1], strict=True)
    )


def nearly(verb: str) -> frozenset[str]:
    """The stems of verbs that say nearly the same as one, in all their forms."""
    own = stems_in_all_forms(verb)
    groups = [words for words in _groups(_SAME_ACT + ";" + _NEARLY) if own & stems_of(words)]
    return stems_in_all_forms(" ".join(groups))


def same_act(verb: str) -> tuple[str, ...]:
    """Other verbs for the very act of one, in all their forms, and those of two words: "stepped down" for
    "resigned"."""
    bare = base(verb)
    group = next((words for words in _groups(_SAME_ACT) if bare in words.split()), bare)
    others = in_all_forms(group).split() if group != bare else []
    of_two = (
        f"{form} {particle}"
        for two, particle, instead in _OF_TWO_WORDS
        if set(instead.split()) & {bare, *group.split()}
        for form in two.split()
    )
    return (*others, *of_two)


@cache
def _groups(words: str) -> tuple[str, ...]:
    return tuple(group.strip() for group in words.replace("\n", " ").split(";"))
