"""Who takes a side: "who criticised the bridge", and what in reported words tells that somebody did. Pure.

The verb that reports is the surest sign, then words of judgment in what is said. Lists, since a judgment
on something is rarely another word for it; what they do not have is not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.answering.question.asking import phrase
from qa.language.cues import forms
from qa.types import Attitude


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
SIGNS = {
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
PEOPLE = (
    r"people|persons?|politicians?|ministers?|leaders?|officials?|diplomats?|countr(?:y|ies)|governments?|lawmakers?"
    r"|senators?|presidents?|governors?|mayors?|parties|experts?|groups?|celebrit(?:y|ies)|executives?|outlets?"
    r"|republicans?|democrats?|congress(?:men|man|women|woman)|representatives?|legislators?|deput(?:y|ies)|mps?|economists?"
    r"|scientists?|analysts?|lawyers?|judges?|activists?"
)


def _asked_with(signs: _Signs) -> str:
    return "|".join(re.escape(form) for verb in signs.asked.split() for form in forms(verb)[:3])


_ALSO = (
    r"(?:(?:has|have|had|else|also|ever|first|most|publicly|openly|strongly|sharply|recently|is|are|was|were)"
    r" )*"
)
_NAMED = "|".join(f"(?P<{attitude.name}>{_asked_with(signs)})" for attitude, signs in SIGNS.items())
_IN_PHRASES = (
    r"(?P<call>call(?:s|ed|ing)? (?:for|on)|appeal(?:s|ed)? for)"
    r"|(?P<con>against|opposed to|critical of|sp(?:eaks?|oke)(?: out)? against|protest(?:s|ed) against)"
    r"|(?P<pro>(?:sp(?:eaks?|oke) )?in favou?r of)"
)
_WHO = phrase(
    rf"^\W*(?:who|which (?P<among>(?:\w+ ){{0,2}}?(?:{PEOPLE}))) {_ALSO}"
    rf"(?:{_NAMED}|{_IN_PHRASES}|(?P<ing>[a-z]+ing))\b\s*(?:that\b)?"
)
_PHRASES = {"call": Attitude.CALLS_FOR, "con": Attitude.AGAINST, "pro": Attitude.FOR}


@dataclass(frozen=True, slots=True)
class AskedAttitude:
    """The attitude asked about, and where that is said: half-open; what follows is the matter.

    Args:
        verb: that says it; empty where several words do, "spoke out against".
        among: of whom it is asked who, "senators"; empty where of anybody.
    """

    attitude: Attitude
    start: int
    end: int
    verb: str = ""
    among: str = ""


def asked_attitude(question: str) -> AskedAttitude | None:
    """What attitude it is asked who has; None where that is not asked."""
    match = _WHO.match(question)
    matter = question[match.end() :].strip(" ?.!") if match else ""
    if match is None or not matter:
        return None
    found = next((name for name, words in match.groupdict().items() if words and name != "among"), "")
    of_verb = _of_verb(match["ing"].lower()) if found == "ing" else None
    attitude = of_verb if found == "ing" else _PHRASES.get(found) or Attitude[found]
    verb = "" if found in _PHRASES else match[found]
    return AskedAttitude(attitude, *match.span(), verb, match["among"] or "") if attitude else None


# "Does Rahn back the plan?", "did Vensk ever oppose it".
_WHETHER = phrase(
    r"^\W*(?:do|does|did|has|have|had) (?P<who>(?:[\w.’'-]+ ){1,5}?)"
    r"(?:(?:ever|also|really|publicly|still|once) )?"
    r"(?:support|back|oppose|endorse|favou?r|defend|welcome|criticis|criticiz|condemn|denounc|prais)"
    r"(?:e|ed|d)? (?:(?:the|an?) )?(?P<matter>\S.*?)[\s?.!]*$"
)
_SIDES = {
    Attitude.AGAINST: phrase(r"(?:the )?(?:critics?|opponents|detractors|skeptics|sceptics)"),
    Attitude.FOR: phrase(r"(?:the )?(?:supporters|backers|proponents|defenders|advocates)"),
}


def asking_who(question: str) -> str:
    """Who did it, of a question of which of some did."""
    found = asked_attitude(question)
    return f"Who {found.verb} {question[found.end :].lstrip()}" if found and found.verb else question


def asked_whose_side(question: str) -> tuple[str, str] | None:
    """Of whom it is asked whether they are for or against a matter, and that; None where it is not."""
    found = _WHETHER.match(question)
    return (found["who"].strip(), found["matter"]) if found else None


def side_of(speakers: str) -> Attitude | None:
    """The side of those who are called by it alone: "critics"; None for any others."""
    return next((side for side, called in _SIDES.items() if called.fullmatch(speakers)), None)


def _of_verb(form: str) -> Attitude | None:
    """ "Who is criticising it"."""
    asked = (a for a, signs in SIGNS.items() if any(form in forms(verb) for verb in signs.asked.split()))
    return next(asked, None)
