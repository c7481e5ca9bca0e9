"""What belongs to a verb in a clause: what leads it, and whether a word beside it is its subject. Pure.

English without a parser: what stands beside or between and is not known to be harmless makes a word none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from qa.answering.comparing.points import akin
from qa.language.dates import MONTHS, WEEKDAYS
from qa.language.gists import NEGATION
from qa.language.inflections import is_past
from qa.language.mentions import WORD
from qa.language.stemming import stems

EXACTLY = re.compile(r"all|every|\d+(?:[.,]\d+)*", re.IGNORECASE)  # how many: two of six are not all
BE = frozenset("be am is are was were been being".split())
IS = frozenset("am is are".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
WILL = frozenset("will wo shall".split())  # of "won't" and "can't" the bare form
CAN = frozenset("can ca cannot could".split())
UNREAL = frozenset("to would could might may should must".split())
STAYS = frozenset("remain remains stay stays became become becomes".split())
DENIES = frozenset("deny denies denied denying".split())
FINITE = frozenset("am is are was were have has had do does did will would can could may might must".split())
_AUXILIARY = BE | HAVE | DO | WILL | CAN | UNREAL
_ADVERB = re.compile(
    r"not|never|yet|also|already|ever|even|now|just|then|still|again|all|both|since|\w+ly", re.IGNORECASE
)
# Not those that a verb may take with it ("called off the strike"); "not" and "nobody" lead as they do.
_PREPOSITIONS = frozenset(
    "about above across after against alongside amid among around as at before behind below beneath"
    " beside besides between beyond by concerning despite during except excluding for from in"
    " including inside into like near of on onto opposite outside over past per regarding than through"
    " throughout to toward towards under unlike until upon versus via with within without not nobody".split()
)
# "The city of Pell" is Pell, "the government of Pell" acts for it, and "all of the gates" are the gates.
_AS_A_WHOLE = frozenset("all both each none neither city town village port state republic kingdom".split())
_ACT_FOR_IT = frozenset("government army troops forces soldiers parliament".split())
# To have done this is not to do what stands behind it; to have done that is to do it.
REFUSES = frozenset("refuse refuses refused decline declines declined fail fails failed unable".split())
MANAGES = frozenset("manage manages managed forced".split())
_WHEN = frozenset("last this next today yesterday tonight".split())
_AND = frozenset("and or nor".split())
_ACRONYM = re.compile(r"\((?P<acronym>[A-Z][A-Za-z]*[A-Z])\)")
YEAR = 4  # digits
# What may stand before what something is and takes nothing back: no "former", "acting" or "daughter of".
_HARMLESS = frozenset(
    "a an the its his her their our no longer one only founding full current longtime new fellow two-time"
    " northern southern eastern western central".split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a question, by the stems of all its forms.

    Args:
        led: the preposition that leads its noun phrase; empty if none does.
        follows: whether it stands right behind the one before it.
    """

    text: str
    forms: frozenset[str]
    led: str = ""
    follows: bool = False

    @property
    def name(self) -> bool:
        """Names need not all be in the sentence itself: it may say "she"."""
        return not (self.text.islower() or EXACTLY.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known of a sentence, in stems.

    Args:
        otherwise: words of the question that it has in other words, no matter where.
    """

    otherwise: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands right before a verb.

    Args:
        chain: its auxiliaries.
        start: where these and adverbs among them begin.
        before: the word before that.
    """

    chain: frozenset[str]
    start: int
    before: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence.

    Args:
        owners: which words have "'s".
        breaks: before which a comma or bracket stands.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    owners: frozenset[int]
    breaks: frozenset[int]
    around: Around

    def places(self, word: Asked) -> list[int]:
        """Where the word stands; for a country its people, too."""
        if word.name:
            return [at for at, stem in enumerate(self.stems) if any(akin(stem, name) for name in word.forms)]
        return [at for at, stem in enumerate(self.stems) if stem in word.forms]

    def lead(self, at: int) -> Lead:
        """What stands right before a word."""
        chain, start = set(), at
        while start:
            word = self.words[start - 1].lower()
            if self._is_auxiliary(start - 1):
                late = word == "to" and start > 1 and self.words[start - 2].lower() == "yet"
                chain.add("did" if late else word)  # "has yet to open" is "did not open"
            elif not _ADVERB.fullmatch(word):
                break
            start -= 1
        return Lead(frozenset(chain), start, self.words[start - 1].lower() if start else "")

    def led(self, at: int, first: int) -> str:
        """The preposition that leads the noun phrase in which a word stands, the "'s" it bears, or the
        auxiliary before it in "had he known"; empty where there is none.

        Args:
            first: where the noun phrase may begin.
        """
        if at in self.owners and self.word_after(at) not in _ACT_FOR_IT:
            return "'s"
        while at > first and at not in self.breaks:
            at -= 1
            word = self.words[at].lower()
            if word in _PREPOSITIONS:
                if word == "of" and at > first and self.words[at - 1].lower() in _AS_A_WHOLE | _ACT_FOR_IT:
                    continue
                if word == "to" and self.words[at - 1].lower() in REFUSES | MANAGES:
                    continue
                return word
            if self.is_time(at):
                return ""
            if self._is_auxiliary(at) and (at == 0 or at in self.breaks):
                return word
        return ""

    def _is_auxiliary(self, at: int) -> bool:
        """Whether a word is one, and no name: "Will Rahn", "Ilra May"."""
        return self.words[at].lower() in _AUXILIARY and self.words[at] not in ("Will", "May")

    def is_subject(self, at: int, start: int) -> bool:
        """Whether a word is at the head of the subject of a verb whose auxiliaries begin at ``start``."""
        if self.led(at, 0):
            return False
        if at in self.owners:
            at += 1
        between = self.words[at + 1 : start]
        if not between:
            return True
        first, last = between[0].lower(), between[-1].lower()
        if last in {*DENIES, *STAYS}:  # "denied signing", "remains closed"
            return self.is_subject(at, self.lead(start - 1).start)
        opens = at + 1 in self.breaks or first in _PREPOSITIONS | _AND
        if last in {"and", "but"}:  # it does both: "flew to Pell and signed"
            return opens or first in _AUXILIARY or is_past(first)
        closes = at + 1 not in self.breaks or start in self.breaks or "and" in between
        return opens and closes and not any(map(_takes_over, between))

    def is_next(self, at: int, before: int, led: str) -> bool:
        """Whether between two words nothing stands that may take back what is said: "a former member"."""
        between = (word.lower() for word in self.words[before + 1 : at])
        return all(word in _HARMLESS or word == led or _ADVERB.fullmatch(word) for word in between)

    def is_time(self, at: int) -> bool:
        """Whether a word is of a time, not a number of things: "of the 12 gates"."""
        word = self.words[at]
        if not word.isdigit():
            return _names_a_time(word)
        around = self.words[max(0, at - 1) : at] + self.words[at + 1 : at + 2]
        is_year = len(word) == YEAR and self.words[at - 1].lower() != "the"
        return is_year or any(map(_names_a_time, around))

    def ends_at(self, at: int) -> bool:
        """Whether no object or particle follows a word, nor what it is to do: "on Monday", "after all"."""
        word = self.word_after(at)
        return (
            not word
            or at + 1 in self.breaks
            or word in (_PREPOSITIONS | _AND | _WHEN) - {"to"}
            or self.is_time(at + 1)
            or bool(_ADVERB.fullmatch(word))
        )

    def word_after(self, at: int) -> str:
        return self.words[at + 1].lower() if at + 1 < len(self.words) else ""


def read(text: str, around: Around) -> Clause:
    """A stretch of a sentence in words, without what is drawn together with them: "didn't", "it's"; an
    acronym in brackets belongs to the name before it."""
    text = _ACRONYM.sub(r"\g<acronym>", text)
    found = list(WORD.finditer(text))
    words = tuple(re.sub(r"(?:n[’']t|[’']\w+)$", "", one.group()) for one in found)
    ends = [*(one.start() for one in found[1:]), len(text)]
    owners = (
        at
        for at, one in enumerate(found)
        if re.search(r"[’']s$", one.group()) or re.match(r"[’'] ", text[one.end() : ends[at]])
    )
    breaks = (
        at for at, (one, other) in enumerate(pairwise(found), 1) if _breaks(text[one.end() : other.start()])
    )
    return Clause(words, _joined(stems(words)), frozenset(owners), frozenset(breaks), around)


def led_in_question(gap: Iterable[str]) -> str:
    """The preposition among the words before one; empty if there is none."""
    return next((word for word in gap if word in _PREPOSITIONS), "")


def _joined(found: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(" ".join(one) for one in found)


def _breaks(gap: str) -> bool:
    return any(sign in gap for sign in ",()")


def _names_a_time(word: str) -> bool:
    return not word.islower() and word.lower() in {*WEEKDAYS, *MONTHS}


def _takes_over(word: str) -> bool:
    """Whether a word between may be a verb of its own, or deny: "Vensk, not Rahn,"."""
    return (word.islower() and (is_past(word) or word in _AUXILIARY)) or bool(NEGATION.fullmatch(word))
