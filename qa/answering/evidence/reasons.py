"""Whether a sentence gives a reason for what is asked about, not for something else. Pure.

"The road closed because the slope gave way" says why the road closed; of why the slope gave way it
says nothing, though it has all of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from qa.answering.evidence.weighing import Scored
from qa.language.content import Word, content_stems, content_words
from qa.language.inflections import is_past
from qa.language.sentences import spans_between

SURELY, MAYBE = 1.0, 0.6
"""How surely a reason is given: what came before something is often, not always, why it came about."""

NEARLY_ALL = 0.75  # share of what is asked about from which something speaks of it
LEAST = 0.5  # what a reason must be worth: a sure one half of what is asked about, another nearly all


def _cues(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


# "Due to be held" tells what is to come.
_TO_COME = (
    r"(?:appear|arrive|be|become|begin|come|complete|continue|decide|expire|face|finish|give|go|have|hear|hold"
    r"|join|make|meet|publish|receive|resume|retire|serve|speak|stand|take|testify|travel|undergo)"
)
# What follows is the reason.
_FOR = _cues(
    rf"because(?: of)?|due to(?!\s+{_TO_COME}\b)|owing to|thanks to|on account of|in view of"
    r"|in (?:the )?light of|citing|in (?:retaliation|return) for|(?:in|as a) (?:response|reaction) to"
    r"|in protest (?:at|of|over|against)"
    r"|(?:caused|prompted|triggered|sparked|driven|fuell?ed|forced|brought on) by|(?:down|attributed) to"
    r"|as a result of|result(?:s|ed|ing)? from|stem(?:s|med|ming)? from|blam(?:e[sd]?|ing)(?: (?:\w+ )?on)?"
    r"|in order to|so that|so as to|in an? (?:effort|attempt|bid) to|aimed at|accused of"
    r"|on (?:charges|allegations|suspicion|accusations|grounds) (?:of|that)"
    r"|reasons? (?:is|was|are|were|being|that|why)|explain(?:s|ed|ing)?(?: that)?"
)
_PERHAPS_FOR = _cues(
    r"after|following|amid|over(?! \d)|for(?= \w+ing\b)|to(?= (?:protect|prevent|avoid|protest)\b)"
)
# What stands before is the reason.
_SO = _cues(
    r"led to|leads to|leading to|caus(?:e[sd]?|ing)|prompt(?:ed|s|ing)|trigger(?:ed|s|ing)|spark(?:ed|s|ing)"
    r"|forc(?:ed|es|ing)|result(?:s|ed|ing)? in|contribut(?:es?|ed|ing) to|meant that|which is why"
    r"|that(?:[’']s| is| was) why|therefore|(?:as|a|the|one|another) (?:\w+ )?reasons?"
    r"|(?:is|are|was|were|be|been|being) (?:to blame|responsible|behind|decisive for)"
    r"|(?:persuad|convinc|induc)(?:ed|es|ing)|compel(?:led|s|ling)"
)
# What befalls things, and so is the reason where it does what is asked: "a landslide closed the road".
_BEFALLS = _cues(
    r"landslides?|mudslides?|avalanches?|floods?|flooding|(?:snow|sand|thunder)?storms?|blizzards?|hurricanes?"
    r"|typhoons?|cyclones?|tornado(?:e?s)?|lightning|snow(?:fall)?|rains?|rainfall|ice|frost|fog|winds?|heat(?:wave)?s?"
    r"|drought|(?:wild)?fires?|blazes?|earthquakes?|quakes?|tremors?|eruptions?|tsunami|explosions?|blasts?|bombs?"
    r"|bombings?|shelling|(?:air)?strikes?|missiles?|drones?|attacks?|crash(?:es)?|collisions?|accidents?|leaks?"
    r"|(?:power )?(?:cuts?|outages?|failures?)|faults?|virus(?:es)?|outbreaks?|epidemics?|pandemics?|disease"
    r"|infections?|cancer|illness|injur(?:y|ies)|wars?|fighting|conflicts?|disputes?|quarrels?|rows?|clash(?:es)?|protests?|riots?"
    r"|unrest|coups?|cris[ei]s|shortages?|scandals?|sanctions"
)
_TO_SOMETHING = re.compile(
    r"\s+(?!(?:in|on|at|by|to|for|of|off|up|down|out|with|after|before|when|as|and|or)\b)\w"
)
_BY = re.compile(r"\s+by\b")
_DENIED = re.compile(r"(?:\b(?:not|never)|n[’']t)\s$", re.IGNORECASE)
NEW = 3  # words of what is a reason perhaps, at least, that the question does not have: "after this season"
_CLAUSE = re.compile(r",\s|[;:—–]\s|[.!?]")


class _Reason(NamedTuple):
    """The stems of what may be a reason, how surely it is one, and those of what is around it."""

    sure: float
    held: frozenset[str]
    rest: frozenset[str]


def reason_for(topic: str) -> Callable[[str], float]:
    """What tells how surely a sentence gives a reason for something, from 0 to 1.

    Args:
        topic: what is asked why it is so.
    """
    (asked,) = content_stems([topic])

    def gives(sentence: str) -> float:
        words = content_words([sentence])[0]
        found = (*_reasons(sentence, words), *_befalling(sentence, words, asked))
        return max((one.sure for one in found if _is_of(one, asked)), default=0.0)

    return gives


def _is_of(reason: _Reason, asked: frozenset[str]) -> bool:
    """Whether a reason says what the question does not, and the rest of its sentence speaks more of the
    question than it does; of "That is because …" the sentence before may."""
    held, rest = reason.held, reason.rest
    news = len(held - asked) >= (1 if reason.sure == SURELY else NEW)
    return news and (len(held & asked) < len(rest & asked) or not (held & asked or rest))


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words)


def _reasons(sentence: str, words: Sequence[Word]) -> Iterator[_Reason]:
    for sure, cues in ((SURELY, _FOR), (MAYBE, _PERHAPS_FOR)):
        for cue in _told(cues, sentence):
            clause = _CLAUSE.search(sentence, cue.end())
            end = clause.start() if clause else len(sentence)
            held = _stems(word for word in words if cue.end() <= word.start and word.end <= end)
            yield _Reason(sure, held, _stems(w for w in words if w.end <= cue.start() or w.start >= end))
    for cue in _told(_SO, sentence):
        held = _stems(word for word in words if word.end <= cue.start())
        yield _Reason(SURELY, held, _stems(word for word in words if word.start >= cue.end()))


def _told(cues: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """Those that are not denied: what "has not caused" something is no reason for it."""
    return (cue for cue in cues.finditer(sentence) if not _DENIED.search(sentence, 0, cue.start()))


def _befalling(sentence: str, words: Sequence[Word], asked: frozenset[str]) -> Iterator[_Reason]:
    """What befell it, where the sentence has that do what is asked: "a landslide closed the road"."""
    did = [word for word in words if word.stem in asked and is_past(word.text)]
    cues = list(_BEFALLS.finditer(sentence)) if did else []
    for start, end in spans_between(_CLAUSE, sentence) if cues else ():
        befell = [cue for cue in cues if start <= cue.start() < end]
        # Each verb once, however often it is told what befell: a text may be a long list of the same.
        for verb in (word for word in did if befell and start <= word.start < end):
            if befell[0].end() < verb.start and _TO_SOMETHING.match(sentence, verb.end):
                yield _by(words, start, verb.start)
            if verb.end < befell[-1].start() and _BY.match(sentence, verb.end):
                yield _by(words, verb.end, end)


def _by(words: Sequence[Word], start: int, end: int) -> _Reason:
    """That the reason is what stands there."""
    held = _stems(word for word in words if start <= word.start < end)
    return _Reason(SURELY, held, _stems(word for word in words if not start <= word.start < end))


def reasons(told: Sequence[Scored]) -> list[Scored]:
    """The sentences that give a reason for what is asked about, best first.

    Args:
        told: with how surely each gives one as what is expected.
    """
    return sorted((one for one in told if worth(one) >= LEAST), key=lambda one: -worth(one))


def worth(told: Scored) -> float:
    """How surely a sentence gives a reason for what is asked about, by how much of that it and the sentence
    before and the title hold; from 0 to 1."""
    signals = told.signals
    return signals.expected * (signals.coverage + signals.context_coverage) / 2


def speaking_of_it(told: Sequence[Scored]) -> list[Scored]:
    """The sentences that speak of what is asked about, whether or not they say why it is so."""
    return [one for one in told if one.signals.context_coverage >= NEARLY_ALL]
