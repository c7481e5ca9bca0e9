"""What of somebody's words a question asks for: who said something, or what somebody said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answering.question.apart import find_apart
from qa.answering.question.asking import phrase
from qa.answering.question.attitudes import PEOPLE, asked_attitude
from qa.answering.question.hearers import asked_hearer
from qa.answering.question.keywords import Keywords, read_keywords
from qa.answering.question.kinds import wants_a_figure
from qa.answering.question.masking import without
from qa.answering.question.speakers import AskedFor, Knows, anybodys, find_speakers
from qa.answering.question.standing import KnownAs
from qa.types import Attitude, Named, Range

# "who said that …": what they said is the topic.
_WHO_SAID = phrase(
    r"^\W*(?:who|which (?:\w+ )?(?:person|politician|minister|president|leader|official)) "
    r"(?:was it (?:that|who) )?(?:(?:has|have|had|else|also|ever|first|once|publicly|is reported to have) )*"
    r"(?:(?:says?|said|claim(?:s|ed)|argue[sd]|stated?|insist(?:s|ed)|complain(?:s|ed)|alleged?|remarked"
    r"|promised to|called (?=\w.{2,60}\s(?:an?)\s\w)"
    r"|warn(?:s|ed)|tol[dk] (?:\w+ ){1,3}?(?=that\b))(?: in \w+)?"
    r"|(?:thinks?|thought|believe[sd]|announced?|wrote|promise[sd]|denie[sd]|suggest(?:s|ed)"
    r"|admit(?:s|ted)|confirm(?:s|ed)|declare[sd]|predict(?:s|ed)|hinted|called for)(?= that\b))\b[\s,:]*"
    r"(?:that\b|(?:anything|something|what) (?:about|on|of)\b)?"
)
_TO_WORDS = (
    r"to (?=.{0,40}\b(?:accusations?|allegations?|announcements?|calls?|claims?|comments?|criticisms?"
    r"|decision|demands?|interview|leak|letter|news|offer|proposals?|questions?|remarks?|reports?|ruling|speech"
    r"|statements?|threats?|verdict|vote|warnings?)\b)"
)
# "who commented on": what is the topic, whatever they said of it. Who "responded to the flood" may have
# pumped.
_WHO_SPOKE = phrase(
    rf"^\W*(?:who(?: all)?|which (?P<among>(?:\w+ ){{0,2}}?(?:{PEOPLE}))) "
    r"(?:(?:has|have|had|is|was|else|also|ever|already|first|publicly|recently) )*"
    r"(?:(?:(?:comment(?:s|ed|ing)?|remark(?:s|ed)|weigh(?:s|ed|ing)? in|opined"
    r"|(?:speaks?|spoke|spoken|speaking|talks?|talked|talking)(?: (?:out|up))?"
    r"|ma(?:de|kes?) (?:an? |any )?(?:public )?(?:comments?|statements?|remarks?)"
    r"|g(?:a|i)ve[sn]? (?:an? |their )?(?:comments?|statements?|views?|opinions?|reactions?)"
    r"|expressed (?:an? |their )?(?:views?|opinions?|concerns?))"
    r"(?: publicly)?(?: in (?!response)\w+)? (?:on|upon|about|of|regarding|concerning)"
    rf"|react(?:s|ed|ing)? (?:publicly )?to|(?:respond(?:s|ed|ing)?|repl(?:ies|ied)) {_TO_WORDS})\b"
    r"|(?:had|says?|said) (?:anything|something|what) (?:to say )?(?:about|on|of)\b)"
)


@dataclass(frozen=True, slots=True)
class AskedWords:
    """What of somebody's words a question asks for.

    Args:
        spans: where in the question that is asked.
        who_said: whether it asks who said something.
        whatever: whether that is who spoke of a matter, whatever they said.
        attitude: that they must show to it.
        among: of whom it is asked who; empty where of anybody.
        asked_for: whose they are; None where nobody's are asked for, or it is asked whose.
        hearer: to whom they were said.
        apart: those whose words are not asked for.
    """

    spans: Sequence[Range] = ()
    who_said: bool = False
    whatever: bool = False
    attitude: Attitude | None = None
    among: str = ""
    asked_for: AskedFor | None = None
    hearer: Named | None = None
    apart: Sequence[Named] = ()


def asked_words(text: str, knows: Knows, known_as: KnownAs, *, dated: bool) -> AskedWords:
    """What of somebody's words is asked for.

    Args:
        text: the question without the words that name a period or outlet.
        knows: whether the archive knows somebody of a name.
        known_as: as what it knows a name that stands among keywords.
        dated: whether a period was named.
    """
    if apart := find_apart(text, lambda left: bool(_who_spoke(left) or _of_anybody(left)), knows):
        left = without(text, [apart.span])
        found = _who_spoke(left) or _of_anybody(left) or AskedWords()
        return replace(found, spans=(*found.spans, apart.span), apart=apart.people)
    if spoke := _who_spoke(text):
        return spoke
    if asked_for := find_speakers(text, figure=wants_a_figure(text), knows=knows):
        return _of_speakers(text, asked_for, knows)
    if keywords := read_keywords(text, known_as, dated=dated):
        found = _of_speakers(text, _by_keywords(keywords), knows)
        return replace(found, spans=(*keywords.others, *found.spans))
    return AskedWords()


def _of_anybody(text: str) -> AskedWords | None:
    """That anybody's words are asked for: "what did people say about"; None where they are not."""
    found = anybodys(text)
    return AskedWords([(found.start, found.end)], asked_for=found) if found else None


def who_spoke(question: str, knows: Knows) -> bool:
    """Whether it is asked who said something, be it who but some."""
    apart = find_apart(question, lambda left: bool(_who_spoke(left)), knows)
    return bool(apart or _who_spoke(question))


def spoken_of(question: str, knows: Knows) -> str:
    """The matter that it is asked who spoke of or took a side on; empty where that is not asked."""
    apart = find_apart(question, lambda left: bool(_who_spoke(left)), knows)
    left = without(question, [apart.span]) if apart else question
    found = _who_spoke(left)
    if found is None or not (found.whatever or found.attitude):
        return ""
    return " ".join(left[found.spans[0][1] :].split()).strip(" ?.!")


def _who_spoke(text: str) -> AskedWords | None:
    """That it is asked who said something; None where it is not."""
    if attitude := asked_attitude(text):
        span, among = (attitude.start, attitude.end), attitude.among
        return AskedWords([span], who_said=True, attitude=attitude.attitude, among=among)
    if spoke := _WHO_SPOKE.match(text):
        return AskedWords([spoke.span()], who_said=True, whatever=True, among=spoke["among"] or "")
    if said := _WHO_SAID.match(text):
        return AskedWords([said.span()], who_said=True)
    return None


def _of_speakers(text: str, asked_for: AskedFor, knows: Knows) -> AskedWords:
    """What is asked of what they said, with whom they said it to."""
    span = (asked_for.start, asked_for.end)
    asking, after = text[asked_for.start : asked_for.end], text[asked_for.end :]
    found = None if asked_for.fact else asked_hearer(asking, after, knows)
    if found is None:
        return AskedWords([span], asked_for=asked_for)
    hearer, length = found
    return AskedWords([span, (asked_for.end, asked_for.end + length)], asked_for=asked_for, hearer=hearer)


def _by_keywords(found: Keywords) -> AskedFor:
    reading = f"taken as asking what {found.name} said"
    return AskedFor((Named(found.name, found.name, reading=reading),), found.start, found.end)
