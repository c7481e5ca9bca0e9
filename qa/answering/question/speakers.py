"""Whose words a question asks for: "what did X say", "X's view on", "X vs Y on". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.answering.question.asking import CHECK_IF, UPDATE, phrase
from qa.answering.question.speaker_names import NAME_WORD, NAMES, could_speak, has_a_voice, listed
from qa.language.cues import forms
from qa.types import Named


def _bare_and_past(verbs: str) -> str:
    """Either form of some verbs, as a pattern."""
    return "|".join(form for verb in verbs.split() for form in (forms(verb)[0], forms(verb)[2]))


# "State" is of a name: "the secretary of state", "the Ohio state police say", "Ohio State".
_STATE = (
    r"(?-i:(?<!\bof\s)(?<!\bOF\s)(?:state|STATE))"
    r"(?!(?:\s+[\w’'-]+){1,4}?\s+(?:say|tell|claim|announce|think|want|warn)\b)"
)
SAID = rf"saying|think|thought|{_STATE}|stated|" + _bare_and_past(
    "say tell claim announce write argue promise deny warn stress insist comment respond react reply suggest"
    " describe explain call mention add believe propose demand criticise criticize recall"
)
# Those that a topic may hold, too: "a flood warning".
_ALSO_SAID = _bare_and_past(
    "accuse admit blame urge note confirm emphasise emphasize underline acknowledge threaten report"
    " apologise apologize"
)
# What is done without words, too: such a question asks for words where the archive knows who speaks.
_MAY_BE_SAID = _bare_and_past(
    "ask offer want expect recommend advise declare reveal predict repeat complain pledge vow reject dismiss"
    " praise welcome condemn"
)
# Those that ask for more than words on a matter: what was promised is not all that was said of it.
_ACTS = (
    "accuse admit advise apologise/apologize blame complain condemn criticise/criticize demand deny dismiss"
    " offer pledge praise predict promise propose recommend reject threaten urge vow warn welcome"
).split()
_FORMS = [tuple(form for verb in act.split("/") for form in forms(verb)) for act in _ACTS]
_ACT_OF = {form: act for act in _FORMS for form in act}

_DID = r"(?:did|does|do|has|have|had)"
_ABOUT = r"(?:on|about|regarding|concerning)"
_WHO = rf"(?P<who>{NAMES})"
_SIDE = rf"(?:(?!(?:on|about|over)\b){NAME_WORD} ){{0,5}}?(?!(?:on|about|over)\b){NAME_WORD}"
_ALSO = (
    r"(?:(?:ever|also|each|both|really|actually|then|publicly|recently|currently|lately|just|now|been|first"
    r"|last|once|most recently) )*"
)
_DID_THEY = rf"{_DID} {_WHO} {_ALSO}"
_SPEAK = r"(?:speak|spoke|spoken|speaking|talk|talked|talking) (?:about|of|on|to)"
_SAYS = rf"(?:{SAID}|{_ALSO_SAID}|(?<=\bbeen\s)[a-z]+ing|{_SPEAK})"
# "did X call it off" or "lay claim to it" does not ask for words, "did X say it was off" does.
_SAYS_THAT = (
    rf"(?:think|believe|claimed|(?<!\blay\s)claim|{_STATE}|{_SPEAK}|"
    rf"{_bare_and_past('say announce promise deny admit warn mention comment respond react')})"
)
_STATEMENTS = r"(?:statements?|remarks?|comments?|quotes?|quotations?|words|claims?|speech(?:es)?)"
_REPLY = r"(?:reactions?|responses?|repl(?:y|ies)|answers?|attitudes?)"
_WORDS_OF = (
    rf"(?:{_STATEMENTS}|{_REPLY}|views?|positions?|stances?|opinions?|takes?|criticisms?|explanations?"
    r"|promises?|demands?|proposals?|warnings?|lines?|messages?|thoughts)"
)
_HELD = rf"(?:{_STATEMENTS}|views?|positions?|stances?|opinions?|reactions?|attitudes?|responses?)"
_LIST = r"\b(?:(?:list|show|give|find) (?:me )?)?"
_ALL = r"(?P<all>(?:all|every) (?:of )?(?:the )?)?"
_KIND_OF = r"(?:(?:latest|recent|public|own|official|new|first|last|main|full) )?"
WORDS_ABOUT = phrase(rf"^\W*{_ALL}{_STATEMENTS} {_ABOUT}\s")
"""What leads to the matter in "all statements about the dam by Vensk"."""

_ENDS_THERE = r"\s*[?.,]|\s*$"
# Phrases that ask for somebody's words: `who` is whose, `all` wants every one of them, `put` what others put
# to them; of a `fact` that they told only what is `asking` is about saying.
_ASKS_FOR_WORDS = tuple(
    phrase(pattern)
    for pattern in (
        r"\b(?:how (?:many times|often)|on how many occasions|on (?:what|which) (?:day|date)) "
        rf"{_DID_THEY}{_SAYS}\b",
        rf"\bwhen (?:was|is) the (?:first|last|latest) time (?:that |when )?{_WHO} {_ALSO}{_SAYS}\b",
        rf"\b(?:what|how|why|when|where) (?:else |exactly )?{_DID_THEY}"
        rf"(?:{_SAYS}|make of|ha(?:ve|s|d) to say|answer)\b",
        rf"\bwhat {_DID_THEY}(?:want(?: (?:done|to (?:do|happen|be done)))?|compare|hope for)\b",
        rf"\bwhat (?:is|are|was|were) {_WHO} {_ALSO}"
        r"(?:saying|telling|claiming|suggesting|demanding|promising)\b",
        rf"\bwhat (?:was|were|is|are) {_WHO} {_ALSO}(?P<put>asked|questioned)\b(?! to\b)",
        rf"\bwhat (?:has|have|had) {_WHO} been {_ALSO}(?P<put>asked|questioned)\b(?! to\b)",
        rf"\bhow {_DID} {_WHO} (?:see|view|assess|justify|defend|interpret|feel about)\b",
        rf"\bwhere {_DID} (?!(?:things|we|matters)\b){_WHO} stand (?=on\b)",
        rf"^\W*{_DID_THEY}{_SAYS_THAT}\b",
        rf"^\W*(?:(?:please )?{CHECK_IF}|whether) {_WHO} (?:(?:has|have|had) )?{_ALSO}{_SAYS_THAT}\b(?!.*,)",
        rf"{_LIST}(?:(?P<all>everything|all)|anything|things) (?:that )?{_WHO} (?:(?:has|have|had) )?"
        rf"{_ALSO}{_SAYS}\b",
        rf"(?:^\W*|\b(?:tell|show|give|me|find|list|exactly) )what {_WHO} (?:(?:has|have|had) )?{_ALSO}"
        r"(?:said|says|saying|thinks|thought|told|wrote|believes)\b",
        rf"\b(?:what|which) {_STATEMENTS} {_DID} {_WHO} (?:make|made|use|used|give|gave)\b",
        r"^(?!\W*(?:when|where|how|on (?:what|which) (?:day|date))\b).*?\b"
        rf"(?P<asking>(?:said|stated|claimed|announced|expressed) by {_WHO})(?= {_ABOUT}\b|{_ENDS_THERE})",
        rf"\bwhat (?:has |have )?(?P<all>changed) (?:in|between) {_WHO}[’']s? {_WORDS_OF}\b",
        rf"{_LIST}{_ALL}{_WHO}[’']s? {_KIND_OF}(?:{_WORDS_OF} (?:{_ABOUT}|of|towards?|over)|{_REPLY} to)\b",
        rf"{_LIST}{_ALL}{_WHO}[’']s? {_KIND_OF}(?:{_STATEMENTS}|views)(?=\W*$)",
        rf"{_LIST}{_ALL}(?:{_STATEMENTS}|(?<=^){_HELD}) (?:by|from|of) {_WHO}"
        rf"(?= (?:{_ABOUT}|in|to|towards?)\b|{_ENDS_THERE})",
        rf"\b{_HELD} of {_WHO} (?={_ABOUT}\b|towards?\b|to\b)",
        rf"\b(?:(?P<all>everything)|anything|something) (?:from|by) {_WHO}(?= {_ABOUT}\b|{_ENDS_THERE})",
        rf"(?:^|[:?] )(?P<who>{_SIDE} (?:vs\.?|versus) {_SIDE})(?=\s*[:?]|\s*$)",
        rf"^\W*(?:quote|cite) {_WHO} (?={_ABOUT}\b)",
        rf"\b(?:why|when|how|{_DID}) (?:{_DID} )?{_WHO} {_ALSO}"
        r"(?P<all>change[sd]?|reverse[sd]?|soften(?:s|ed)?|alter(?:s|ed)?)"
        r" (?:his|her|its|their) (?:mind|position|stance|views?|tune|line)\b",
        # "how many soldiers did X say were killed"
        rf"\b(?P<fact>how|which|what|where|when|whom?) (?:(?!{_DID}\b)[\w’'\-]+ ){{1,6}}?"
        rf"(?P<asking>(?:did|does|do) {_WHO} {_ALSO}"
        rf"(?:say|claim|{_STATE}|estimate|think|believe|announce|promise|report|reckon))\b",
    )
)
_STANCE = r"(?:for or against|against or for|against|in favou?r of|opposed to)"
_OF_THEIRS = (
    r"(?:version|account|views?|position|stance|opinion|line|message|explanation|answer|reply|response"
    r"|reaction)"
)
# Those that do if the archive knows somebody of each name.
_ASKS_IF_KNOWN = tuple(
    phrase(pattern)
    for pattern in (
        rf"\b(?:what|how|why) (?:else |exactly )?{_DID_THEY}(?:{_MAY_BE_SAID})\b",
        rf"^\W*{_DID_THEY}(?:{_MAY_BE_SAID}|{_ALSO_SAID}|insist|suggest|propose|demand|call for)\b",
        rf"\b(?:what|whom?) (?:would|{_DID}) {_WHO} {_ALSO}(?:like|prefer)\b",
        rf"\bwhat {_DID} {_WHO} (?:find|consider)(?= [\w-]+\W*$)",  # "find sad", not "find in it"
        rf"^\W*(?:is|are|was|were) {_WHO} (?:still )?{_STANCE}\b",
        rf"^\W*what (?:is|was|has been) said {_ABOUT}\s.{{2,80}}?\s(?P<asking>by {_WHO})(?={_ENDS_THERE})",
        rf"{WORDS_ABOUT.pattern}.{{2,80}}?\s(?P<asking>(?:by|from) {_WHO})(?={_ENDS_THERE})",
        rf"\bwhat (?:is|are|was|were) the {_OF_THEIRS} of {_WHO}(?= {_ABOUT}\b|{_ENDS_THERE})",
        rf"^\W*{_WHO} {_KIND_OF}(?:{_WORDS_OF} (?:{_ABOUT}|of|towards?|over)"
        r"|(?:reactions?|response|reply) to)\b",
        rf"^\W*{_WHO}\s*, (?:as )?(?:quoted|cited) by [^,]*, (?={_ABOUT}\b)",
        rf"\b(?P<fact>how|which|what|where|when|whom?) (?:(?!{_DID}\b)[\w’'\-]+ ){{1,6}}?"
        rf"(?P<asking>{_DID_THEY}(?:call|name|describe|mention|want|demand|ask for|offer|expect|predict"
        r"|recommend|blame|accuse|praise|reject))\b",
    )
)
_AFTERWARDS = rf"(?= (?:what|why|how|when|where|who|is|was|did|on|about|in)\b|{_ENDS_THERE})"
_ACCORDING = (
    phrase(rf"\baccording to {_WHO}{_AFTERWARDS}"),
    phrase(rf"\b(?:in|by|on) {_WHO}[’']s? (?:estimates?|view|opinion|words|account|telling){_AFTERWARDS}"),
)
# "Lavrov on the CSTO", "Lavrov vs Mirzoyan on the CSTO", and no more.
_SHORT_NAME = rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,2}}?"
_BRIEF = re.compile(
    r"\s*(?!(?i:who|what|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had)\b)"
    rf"(?P<asking>(?P<who>{_SHORT_NAME}(?:\s+(?:and|vs\.?|versus)\s+{_SHORT_NAME})?)(?:\s+{_STATEMENTS})?)"
    r"\s+on(?:\s+[\w’'\-]+){1,12}[\s,?.!]*"
)
_ANYBODYS = phrase(
    r"^\W*what(?:(?:[’']s| (?:is|was|has|have|had)) (?:(?:been|being|ever|also|publicly) )*said"
    rf"| {_DID} (?:people|others|(?:any|every|some)(?:one|body)) {_ALSO}(?:say|said|saying|think)) {_ABOUT}\b"
)
_OF_SOMEBODY = re.compile(r"[’']s?$")  # "did X hear Y's call for help": what follows is no verb
_WHEN = phrase(r"\W*(?:when|on (?:what|which) (?:day|date))\b")
_TO_COME = phrase(r"(?! that\b).*?\b(?:will|would|going to|(?:is|are|was|were) to|due)\b")

Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Whose words are asked for, and where in the question that is said (half-open).

    Args:
        speakers: none where anybody's are.
        everything: not the best of what they said, but all.
        fact: a number, day, place or the like that is theirs.
        act: the forms of the verb of what must have been done in words, "promise"; empty where any words do.
        put: not what they said, but what they were asked.
        when: nor that alone, but on which day. "When did X say the bridge would open" may ask for another.
    """

    speakers: tuple[Named, ...]
    start: int
    end: int
    everything: bool = False
    fact: bool = False
    act: tuple[str, ...] = ()
    put: bool = False
    when: bool = False


def find_speakers(text: str, *, figure: bool, knows: Knows) -> AskedFor | None:
    """Whose words a question asks for, None where it does not ask for anybody's.

    Args:
        figure: a number, date, place or person is asked for. "According to X" then wants X's own where
            X is somebody; a report, a poll or an outlet only tells the origin.
        knows: whether the archive knows somebody of a name.
    """
    for match in _askings(text, figure=figure, knows=knows):
        names = _names(match)
        if names and all(map(could_speak, names)) and not _OF_SOMEBODY.search(names[-1]):
            return _asked_for(match, names, figure=figure)
    return anybodys(text)


def anybodys(text: str) -> AskedFor | None:
    """That anybody's words on a matter are asked for; None where they are not."""
    found = _ANYBODYS.match(text)
    return AskedFor((), *found.span()) if found else None


def _askings(text: str, *, figure: bool, knows: Knows) -> Iterator[re.Match[str]]:
    for pattern in _ASKS_FOR_WORDS:
        yield from pattern.finditer(text)
    for pattern in _ASKS_IF_KNOWN:
        yield from (found for found in pattern.finditer(text) if all(map(knows, _names(found))))
    for found in (match for pattern in _ACCORDING for match in pattern.finditer(text)):
        if has_a_voice(found["who"]) and (not figure or all(map(knows, _names(found)))):
            yield found
    updated = re.match(UPDATE, text, re.IGNORECASE)  # "catch me up on the dam"
    if not updated and (brief := _BRIEF.fullmatch(text)) and has_a_voice(brief["who"]):
        yield brief


def _names(match: re.Match[str]) -> list[str]:
    """The names of those asked for; "Vensk's and Karesh's views" are of Vensk and of Karesh."""
    names = listed(match["who"])
    whose = match.string.startswith(("'", "’"), match.end("who"))
    return [_OF_SOMEBODY.sub("", name) for name in names] if whose else names


def _asked_for(match: re.Match[str], names: list[str], *, figure: bool) -> AskedFor:
    found = match.groupdict()
    fact = bool(found.get("fact")) or (figure and match.re in _ACCORDING)
    return AskedFor(
        tuple(Named(name, name) for name in names),
        *match.span("asking" if "asking" in found else 0),
        everything=bool(found.get("all")),
        fact=fact,
        act=_ACT_OF.get(match.group().split()[-1].casefold(), ()),
        put=bool(found.get("put")),
        when=bool(not fact and _WHEN.match(match.group()) and not _TO_COME.match(match.string, match.end())),
    )
