"""Whether a sentence says that what a question asks is so. Pure.

English without a parser. The question gives a verb, what stands before it and what after. A sentence says
as much if one of its clauses has that verb, in a form that tells (no "to open", "may open", "the opened
bridge"), with the same on the same sides of it, or the other way round where one of both is passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from qa.answering.comparing.points import akin
from qa.archive.lexical import stems
from qa.language.content import content_words
from qa.language.inflections import all_forms, is_past
from qa.language.mentions import WORD

_EXACTLY = re.compile(r"all|every|\d+(?:[.,]\d+)*", re.IGNORECASE)  # how many: two of six are not all
_ANYBODY = re.compile(r"(?:any|some|every)(?:body|one|thing)", re.IGNORECASE)
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so)\W+)?(?P<aux>did|does|do|has|have|had|was|were|is|are|will|can|could)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:who|whom|whose|which|where)\b[^,;]*,")
_PARTS = re.compile(r"[;:—–]|,\s(?=(?:and|but|or|so|yet|\w+ing)\b)")
# "As anger grew" is a clause, "as its chief" none.
_CLAUSE_ENDS = re.compile(
    r"\bas\b(?!(?:\s[\w’'-]+){1,4}\W*$)"
    r"|\b(?:after|before|when|while|whom?|whose|which|that|because|if|unless|until|where|whether|although|though)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"not|never|yet|also|already|ever|even|now|just|then|still|again|all|both|\w+ly", re.IGNORECASE
)
_BE = frozenset("be am is are was were been being".split())
_IS = frozenset("am is are".split())
_HAVE = frozenset("have has had having".split())
_DO = frozenset("do does did".split())
_WILL = frozenset("will wo shall".split())  # of "won't" and "can't" the bare form
_CAN = frozenset("can ca cannot could".split())
_UNREAL = frozenset("to would could might may should must".split())
_AUXILIARY = _BE | _HAVE | _DO | _WILL | _CAN | _UNREAL
_STAYS = frozenset("remain remains stay stays became become becomes".split())
_DENIES = frozenset("deny denies denied denying".split())
# Before these words a participle is of a noun: "the closed bridge".
_OF_A_NOUN = frozenset(
    "a an the its his her their our my your this these those no any some of with for by in on at".split()
)
# Verbs that name no topic, but may be all that a question asks: "did it go".
_LIGHT = frozenset("have make take get give go come hold keep put set call called".split())
_PRONOUN = frozenset("he she it they him her them who".split())


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
class _Asked:
    """A word of the question, by the stems of all its forms."""

    text: str
    forms: frozenset[str]

    @property
    def name(self) -> bool:
        """Names need not all be in the sentence itself: it may say "she"."""
        return not (self.text.islower() or _EXACTLY.fullmatch(self.text))


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
    words: tuple[_Asked, ...]
    verbs: tuple[int, ...]
    passive: bool
    of_what_it_is: bool

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Stems of each word that is no name, in all its forms: what lacks one tells something else."""
        return tuple(word.forms for word in self.words if not word.name)

    @property
    def names(self) -> tuple[frozenset[str], ...]:
        """Stems of the words of each name, of which one will do: "Vensk" for "Ilra Vensk"."""
        groups = groupby(self.words, key=lambda word: word.name)
        return tuple(frozenset().union(*(word.forms for word in own)) for name, own in groups if name)

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
    telling = {word.text for word in content_words([topic])[0]} | set(_EXACTLY.findall(topic))
    left = question[asks.end() :]
    texts = [word for word in WORD.findall(left) if _tells(word, telling)]
    words = tuple(_Asked(text, _forms(text)) for text in texts)
    verbs = tuple(at for at, word in enumerate(words) if word.text.islower() and _may_be_verb(word.text, aux))
    passive = bool(_BE & {aux, *left.lower().split()}) and any(is_past(words[at].text) for at in verbs)
    return Proposition(_TENSES[aux], words, verbs, passive, aux in _BE and not verbs)


def _tells(word: str, telling: Set[str]) -> bool:
    if _ANYBODY.fullmatch(word):
        return False
    return word in telling or bool(_LIGHT & {word, *all_forms(word)})


def _forms(word: str) -> frozenset[str]:
    return frozenset(stems([" ".join((word, *all_forms(word)))])[0])


def _may_be_verb(word: str, aux: str) -> bool:
    if aux in _HAVE | _BE:
        return is_past(word) or (aux in _BE and word.endswith("ing"))
    return True


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known of a sentence, in stems.

    Args:
        otherwise: words of the question that it has in other words, no matter where.
        mentioned: its words, but for the names of who speaks in it.
    """

    otherwise: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()


def saying(text: str, asked: Proposition, around: Around) -> Iterator[str]:
    """The parts of a sentence that say so, or deny it; parts do not bear on one another."""
    for part in _PARTS.split(text):
        if any(_clause_says(clause, asked, around) for clause in _clauses(part)):
            yield part


def _clauses(text: str) -> Iterator[str]:
    """The stretches of a text within which a verb has what belongs to it; what is told of somebody by the
    way is one of its own."""
    yield from _ASIDE.findall(text)
    yield from _CLAUSE_ENDS.split(_ASIDE.sub(" ", text))


@dataclass(frozen=True, slots=True)
class _Clause:
    words: tuple[str, ...]
    stems: tuple[str, ...]
    around: Around

    def places(self, word: _Asked) -> list[int]:
        """Where the word stands; for a country its people, too."""
        if word.name:
            return [at for at, stem in enumerate(self.stems) if any(akin(stem, name) for name in word.forms)]
        return [at for at, stem in enumerate(self.stems) if stem in word.forms]


def _clause_says(text: str, asked: Proposition, around: Around) -> bool:
    words = tuple(_bare(word) for word in WORD.findall(text))
    clause = _Clause(words, tuple(" ".join(found) for found in stems(words)), around)
    if not all(clause.places(word) for word in asked.words if not word.name):
        return False
    if asked.of_what_it_is:
        return any(_is_it(clause, at, asked) for at in range(len(words)))
    return any(
        _as_asked(clause, at, verb, asked) for verb in asked.verbs for at in clause.places(asked.words[verb])
    )


def _bare(word: str) -> str:
    """Without what is drawn together with it: "didn't", "it's"."""
    return re.sub(r"(?:n[’']t|[’']\w+)$", "", word)


def _as_asked(clause: _Clause, at: int, verb: int, asked: Proposition) -> bool:
    """Whether the verb there tells, and has on each side what the question has there."""
    chain, before = _led_by(clause.words, at)
    if not _tells_of(clause.words[at].lower(), chain, before, asked):
        return False
    passive = bool(chain & _BE) and is_past(clause.words[at])
    subject, rest = asked.words[:verb], asked.words[verb + 1 :]
    left, right = range(at), range(at + 1, len(clause.words))
    if passive == asked.passive:
        return _on(clause, subject, left) and _on(clause, rest, right)
    if asked.passive:  # who did it stands before "signed it", and where after it
        return _on(clause, subject, right) and _on(clause, rest, range(len(clause.words)))
    if rest:
        return _on(clause, subject, right) and _on(clause, rest[:1], left)
    return _on(clause, subject, left)


def _on(clause: _Clause, words: Sequence[_Asked], side: range) -> bool:
    """Whether words stand on a side of the verb; of names one, or what stands for them."""
    common = [word for word in words if not word.name]
    if common or not words:
        return all(any(at in side for at in clause.places(word)) for word in common)
    if any(at in side for word in words for at in clause.places(word)):
        return True
    names = frozenset().union(*(word.forms for word in words))
    return bool(names & clause.around.otherwise) or _stands_for(
        names, [clause.words[at] for at in side], clause
    )


def _stands_for(names: Set[str], there: Sequence[str], clause: _Clause) -> bool:
    """Whether "it" or "the alliance" does for a name."""
    if any(word.lower() in _PRONOUN for word in there):
        return True
    described = "the" in there and all(word.islower() or "-" in word for word in there)
    return described and bool(names & clause.around.mentioned)


def _is_it(clause: _Clause, at: int, asked: Proposition) -> bool:
    """Whether "is" or the like stands there, between what is asked and what that is asked to be."""
    word = clause.words[at].lower()
    chain, _ = _led_by(clause.words, at)
    past = asked.tense is Tense.PAST
    finite = word in (_STAYS | (_BE if past else _IS)) or (word == "been" and bool(chain & {"has", "have"}))
    if not finite or chain & _UNREAL or not asked.words:
        return False
    first, last = asked.words[0], asked.words[-1]
    return _on(clause, [first], range(at)) and _on(clause, [last], range(at + 1, len(clause.words)))


def _led_by(words: Sequence[str], at: int) -> tuple[frozenset[str], str]:
    """The auxiliaries right before a word, and the word before these."""
    chain = set()
    while at:
        at -= 1
        word = words[at].lower()
        if word in _AUXILIARY:
            chain.add(word)
        elif not _ADVERB.fullmatch(word):
            return frozenset(chain), word
    return frozenset(chain), ""


def _tells_of(word: str, chain: Set[str], before: str, asked: Proposition) -> bool:
    """Whether a verb's form tells that it is so at the time that is asked of."""
    if asked.tense is Tense.ABILITY:
        return bool(chain & _CAN) and "to" not in chain
    if chain & (_UNREAL | _CAN):
        return False
    if asked.tense is Tense.FUTURE or chain & _WILL:
        return bool(chain & _WILL) and asked.tense in (Tense.FUTURE, Tense.PRESENT)
    if word.endswith("ing"):
        return before in _DENIES or bool(chain & _BE)
    if asked.tense is Tense.PRESENT:
        return _of_now(word, chain, before, asked.passive)
    return "did" in chain or (is_past(word) and _of_then(chain, before))


def _of_now(word: str, chain: Set[str], before: str, passive: bool) -> bool:
    if chain & _BE or passive:
        return bool(chain & _IS) or ("been" in chain and bool(chain & {"has", "have"})) or before in _STAYS
    if chain & _DO:
        return "did" not in chain
    return not chain and not is_past(word) and word.endswith("s") and before not in _OF_A_NOUN


def _of_then(chain: Set[str], before: str) -> bool:
    if chain & _BE:
        return "being" not in chain or before in _DENIES
    return bool(chain) or before not in _OF_A_NOUN
