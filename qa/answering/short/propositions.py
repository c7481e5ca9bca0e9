"""What a question of yes or no asks to be so. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from qa.answering.question.asked_verbs import same_act
from qa.answering.short.clauses import BE, EXACTLY, HAVE, Asked, led_in_question
from qa.language.content import content_words
from qa.language.inflections import all_forms, is_past, stems_in_all_forms
from qa.language.mentions import WORD
from qa.language.named_cues import hidden
from qa.language.stemming import stems_of

_ANYBODY = re.compile(r"(?:any|some|every)(?:body|one|thing)", re.IGNORECASE)
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so)\W+)?(?P<aux>did|does|do|has|have|had|was|were|is|are|will|can|could)\b",
    re.IGNORECASE,
)
# Verbs that name no topic, but may be all that a question asks: "did it go".
_LIGHT = frozenset("have make take get give go come hold keep put set call called".split())
# Verbs of which only the past is no telling word: to deny may be all that a question asks.
_SPEAKING_AGAINST = re.compile(r"(?:den[yi]|reject|accus|alleg)\w*")


class Tense(StrEnum):
    """Of what time it is asked: whether it was so, has come to be so, is, will or can be so."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    ABILITY = "ability"


_TENSES = {
    **dict.fromkeys(("did", "had", "was", "were"), Tense.PAST),
    **dict.fromkeys(("has", "have"), Tense.PERFECT),
    **dict.fromkeys(("does", "do", "is", "are"), Tense.PRESENT),
    "will": Tense.FUTURE,
    **dict.fromkeys(("can", "could"), Tense.ABILITY),
}


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a question of yes or no asks to be so.

    Args:
        words: those that tell what is asked, in order, the verb among them.
        verbs: which of them may be the verb.
        passive: whether the verb is: "was it signed".
        of_what_it_is: whether it has none but "is".
    """

    tense: Tense
    words: tuple[Asked, ...]
    verbs: tuple[int, ...]
    passive: bool
    of_what_it_is: bool

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Stems of each word that is no name, in all its forms: what lacks one tells something else."""
        return tuple(word.forms for word in self.words if not word.name)

    @property
    def named(self) -> tuple[tuple[Asked, ...], ...]:
        """The words of each name."""
        groups: list[list[Asked]] = []
        for at, word in enumerate(self.words):
            if word.name and word.follows and at and self.words[at - 1].name:
                groups[-1].append(word)
            elif word.name:
                groups.append([word])
        return tuple(map(tuple, groups))

    @property
    def names(self) -> tuple[frozenset[str], ...]:
        """Stems of the words of each name, of which one will do: "Vensk" for "Ilra Vensk"."""
        return tuple(frozenset().union(*(word.forms for word in own)) for own in self.named)

    @property
    def verb(self) -> Asked | None:
        """The verb, where a name stands before it and so tells which word it is; None elsewhere."""
        first = next((at for at, word in enumerate(self.words) if not word.name), 0)
        return self.words[first] if first in self.verbs and first else None

    @property
    def may_change(self) -> bool:
        """Whether what was so once may be so no more."""
        return self.tense is not Tense.PAST


def proposition(question: str, topic: str) -> Proposition | None:
    """What a question asks to be so; None where it begins with no verb that asks so.

    Args:
        topic: what it is about, in its own words and order.
    """
    asks = _ASKS.match(question)
    if asks is None:
        return None
    aux = asks["aux"].lower()
    telling = {word.text for word in content_words([topic])[0]} | set(EXACTLY.findall(topic))
    left = question[asks.end() :]
    telling |= set(WORD.findall(left)) - set(WORD.findall(hidden(question)))  # "the WHO"
    words = tuple(_words(left, telling | _participle(left, aux)))
    verbs = tuple(at for at, word in enumerate(words) if word.text.islower() and _may_be_verb(word.text, aux))
    passive = bool(BE & {aux, *left.lower().split()}) and any(is_past(words[at].text) for at in verbs)
    return Proposition(_TENSES[aux], words, verbs, passive, aux in BE and not verbs)


def _participle(text: str, aux: str) -> set[str]:
    """The first, which is the verb, though it may tell nothing of a topic: "was Vensk confirmed"."""
    words = (word for word in WORD.findall(text) if word.islower() and is_past(word))
    return {next(words, "")} if aux in HAVE | BE else set()


def _words(text: str, telling: Set[str]) -> Iterator[Asked]:
    led, gap = "", []
    for word in WORD.findall(text):
        if not _tells(word, telling):
            gap.append(word.lower())
            continue
        led = led_in_question(gap) if gap else led
        yield Asked(word, _forms(word), led, follows=not gap)
        gap = []


def _tells(word: str, telling: Set[str]) -> bool:
    if _ANYBODY.fullmatch(word):
        return False
    if _SPEAKING_AGAINST.fullmatch(word):
        return True
    return word in telling or bool(_LIGHT & {word, *all_forms(word)})


def _forms(word: str) -> frozenset[str]:
    """In one word: a text is read with one for each verb of two."""
    return stems_in_all_forms(word) | stems_of(*(other for other in same_act(word) if " " not in other))


def _may_be_verb(word: str, aux: str) -> bool:
    if aux in HAVE | BE:
        return is_past(word) or (aux in BE and word.endswith("ing"))
    return True
