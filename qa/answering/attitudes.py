"""Who takes a side: "who criticised the bridge", and what in reported words tells that somebody did. Pure.

The verb that reports is the surest sign, then words of judgment in what is said. Lists, since a judgment
on something is rarely another word for it; what they do not have is not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from qa.answering.names import fold
from qa.answering.weighing import Scored
from qa.ingest.cues import forms
from qa.types import Article, Attitude, Statement

Holds = Callable[[Sequence[str]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class _Signs:
    """
    Args:
        asked: verbs that ask for it; those of events ("attacked", "backed out") are left out.
        cues: verbs that report it, beside those.
        words: of judgment, in what is said, as patterns; empty where only the verb tells.
    """

    asked: str
    cues: str = ""
    words: str = ""


_NOT = (
    r"(?:not|n[’']t|never|cannot|no longer|nothing|without|fail(?:s|ed|ing)? to|refus(?:e[sd]?|ing) to)\b"
    r"(?:\s+[\w’'-]+){0,3}?\s+"
)
_BAD = (
    r"wrong(?:ly)?|mistakes?|mistaken|error|fail(?:s|ed|ing|ure|ures)|harm(?:s|ed|ful)?|damag(?:e|es|ed|ing)"
    r"|unacceptable|regrettable|unfortunate|disappoint\w+|depressing|absurd|ridiculous|illegal|unlawful|unjust\w*"
    r"|unfair|dangerous|irresponsible|reckless|shame\w*|disgrac\w+|outrag\w+|appalling|horr\w+|terribl[ey]|awful|bad"
    r"|worse|worst|cruel|brutal|unprovoked|inhuman\w*|immoral|corrupt\w*|incompetent|hypocri\w+|nonsense|lies?|lying"
    r"|betray\w*|threat(?:en\w*)?|counterproductive|useless|pointless|cowardly|extremist|weak"
    r"|too (?:late|little|far|expensive|dear)"
)
_GOOD = (
    r"good|great|(?:is|are|was|were) right|success\w*|effective(?:ly)?|helpful|valuable|irreplaceable|proud"
    r"|pride|grateful|thank\w*|gratitude|appreciat\w+|satisf\w+|admir\w+|brave|courage\w*|hero\w*|excellent"
    r"|impressive|wonderful|remarkable|best|better|advantages?|supportive|favou?r\w*|honou?r\w*"
    r"|proved its worth|encourag(?:ed|ing)|pleased|glad|happy|delighted|congratulat\w+|victory"
)
_SERVES = r"enough|serv\w+|keep|kept|protect\w*|work\w*|accept\w*|need|want|belong\w*|trust\w*"
_SIGNS = {
    Attitude.AGAINST: _Signs(
        "criticise criticize slam condemn denounce oppose decry lambast lambaste rebuke deplore mock",
        "blast attack assail blame accuse fault lash protest rebuff reject dismiss",
        rf"{_BAD}|{_NOT}(?:{_SERVES}|{_GOOD})",
    ),
    Attitude.FOR: _Signs(
        "praise welcome hail applaud commend laud thank congratulate endorse support defend",
        "tout back express credit",
        _GOOD,
    ),
    Attitude.BLAMES: _Signs(
        "accuse blame", "fault allege charge", r"blam\w+|accus\w+|fault|responsible|responsibility|culprit"
    ),
    Attitude.CALLS_FOR: _Signs(
        "demand urge",
        "request plead appeal press insist push beg call",
        r"must|should|needs? to|ha(?:s|ve) to|immediate(?:ly)?|time to",
    ),
    Attitude.DENIES: _Signs("deny", "reject dismiss refute rebut rebuff", rf"{_NOT}|untrue|false\w*"),
}
_PEOPLE = (
    r"people|persons?|politicians?|ministers?|leaders?|officials?|diplomats?|countr(?:y|ies)|governments?|lawmakers?"
    r"|senators?|presidents?|governors?|mayors?|parties|experts?|groups?|celebrit(?:y|ies)|executives?|outlets?"
)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_ARTICLES = frozenset(("the", "a", "an"))
HELD = 0.65  # share of the matter's words, by rarity, that what was said must hold
# What a matter may be called where it was named before.
_CALLED = re.compile(
    r"\b(?:the|this|that|its)\s+(?:alliance|organi[sz]ation|bloc|treaty|pact|union|plan|project|law|bill|deal"
    r"|agreement|mission|company|decision|ruling|move|measures?|proposal|report|policy|visit|trip|attack|war)\b",
    re.IGNORECASE,
)


def _asked_with(signs: _Signs) -> str:
    return "|".join(re.escape(form) for verb in signs.asked.split() for form in forms(verb)[:3])


_ALSO = (
    r"(?:(?:has|have|had|else|also|ever|first|most|publicly|openly|strongly|sharply|recently|is|are|was|were)"
    r"\s+)*"
)
_NAMED = "|".join(f"(?P<{attitude.name}>{_asked_with(signs)})" for attitude, signs in _SIGNS.items())
_IN_PHRASES = (
    r"(?P<call>call(?:s|ed|ing)?\s+(?:for|on)|appeal(?:s|ed)?\s+for)|(?P<con>against|opposed\s+to|critical\s+of|sp(?:eaks?|oke)\s+"
    r"out\s+against|sp(?:eaks?|oke)\s+against|protest(?:s|ed)\s+against)|(?P<pro>in\s+favou?r\s+of|sp(?:eaks?|oke)\s+in\s+favou?r\s+of)"
)
_WHO = re.compile(
    rf"^\W*(?:who|which\s+(?:\w+\s+){{0,2}}?(?:{_PEOPLE}))\s+{_ALSO}(?:{_NAMED}|{_IN_PHRASES}|(?P<ing>[a-z]+ing))\b\s*(?:that\b)?",
    re.IGNORECASE,
)
_PHRASES = {"call": Attitude.CALLS_FOR, "con": Attitude.AGAINST, "pro": Attitude.FOR}


@dataclass(frozen=True, slots=True)
class AskedAttitude:
    """The attitude asked about, and where that is said: half-open; what follows is the matter."""

    attitude: Attitude
    start: int
    end: int


def asked_attitude(question: str) -> AskedAttitude | None:
    """What attitude it is asked who has; None where that is not asked."""
    match = _WHO.match(question)
    if match is None or not question[match.end() :].strip(" ?.!"):
        return None
    found = next((name for name, words in match.groupdict().items() if words), "")
    of_verb = _of_verb(match["ing"].lower()) if found == "ing" else None
    attitude = of_verb if found == "ing" else _PHRASES.get(found) or Attitude[found]
    return AskedAttitude(attitude, *match.span()) if attitude else None


def _of_verb(form: str) -> Attitude | None:
    """ "Who is criticising it"."""
    asked = (a for a, signs in _SIGNS.items() if any(form in forms(verb) for verb in signs.asked.split()))
    return next(asked, None)


def taking(ranked: Sequence[Scored], attitude: Attitude, topic: str, holds: Holds) -> list[Scored]:
    """What shows the attitude to the topic, in the order given: as the verb that reports it tells, where any
    does, else as words of judgment do, those that name the topic before those that name
    a part of it or call it "the alliance".
    Each with the statement that shows it as the one meant.

    Args:
        holds: the share of the topic's words, rare ones weighing more, that each of some texts holds.
    """
    shown = [
        (replace(scored, candidate=replace(scored.candidate, meant=statement)), statement)
        for scored in ranked
        for statement in scored.candidate.statements
        if not (statement.denied or _is_of(statement, topic))
    ]
    said = [_said(scored.candidate.evidence.article, statement) for scored, statement in shown]
    blamed = _folded(_blamed(topic)) if attitude is Attitude.BLAMES else frozenset()
    tiers: list[list[Scored]] = [[], [], []]
    for (scored, statement), words, share in zip(shown, said, holds(said), strict=True):
        tier = _tier(scored, statement, words, share, attitude)
        if tier is not None and blamed <= _folded(words):
            tiers[tier].append(scored)
    return next((tier for tier in tiers if tier), [])


def _tier(scored: Scored, statement: Statement, said: str, share: float, attitude: Attitude) -> int | None:
    """How surely a statement shows the attitude, 0 best; None where it does not."""
    text, cue = scored.candidate.evidence.article.text, statement.cue
    if share >= HELD and cue and text[cue.start : cue.end].casefold() in _cues(attitude):
        return 0
    if not _judging(attitude).search(said):
        return None
    if share >= HELD:
        return 1
    partly = share > 0 and scored.signals.passage_coverage >= HELD
    called = scored.signals.context_coverage >= HELD and _CALLED.search(said)
    return 2 if partly or called else None


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
    signs = _SIGNS[attitude]
    return frozenset(form for verb in (signs.asked + " " + signs.cues).split() for form in forms(verb))


@cache
def _judging(attitude: Attitude) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_SIGNS[attitude].words})", re.IGNORECASE)
