"""Whose words a question asks for: "what did X say", "X's view on", "X vs Y on". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.answering.question.asking import BODY, CHECK_IF, UPDATE
from qa.language.cues import forms
from qa.types import Named

# "State" is of a name: "the secretary of state", "the Ohio state police say", "Ohio State".
_STATE = (
    r"(?-i:(?<!\bof\s)(?<!\bOF\s)(?:state|STATE))"
    r"(?!(?:\s+[\w’'-]+){1,4}?\s+(?:say|tell|claim|announce|think|want|warn)\b)"
)
_SAY = (
    f"say said saying tell told claim claimed {_STATE} stated announce announced write wrote think thought"
    " argue argued promise promised deny denied warn warned stress stressed insist insisted comment"
    " commented respond responded react reacted reply replied suggest suggested describe described explain"
    " explained call called mention mentioned add added believe believed propose proposed demand demanded"
    " criticise criticised criticize criticized recall recalled"
).split()
# Those that a topic may hold, too: "a flood warning".
_ALSO_SAY = (
    "accuse accused admit admitted blame blamed urge urged note noted confirm confirmed emphasise"
    " emphasised emphasize emphasized underline underlined acknowledge acknowledged threaten threatened"
    " report reported apologise apologised apologize apologized"
).split()
# Those that ask for more than words on a matter: what was promised is not all that was said of it.
_ACTS = (
    "accuse admit advise apologise/apologize blame complain condemn criticise/criticize demand deny dismiss"
    " offer pledge praise predict promise propose recommend reject threaten urge vow warn welcome"
).split()
_FORMS = [tuple(form for verb in act.split("/") for form in forms(verb)) for act in _ACTS]
_ACT_OF = {form: act for act in _FORMS for form in act}
# What is done without words, too: such a question asks for words where the archive knows who speaks.
_MAY_SAY = (
    "ask asked offer offered want wanted expect expected recommend recommended advise advised declare"
    " declared reveal revealed predict predicted repeat repeated complain complained pledge pledged vow"
    " vowed reject rejected dismiss dismissed praise praised welcome welcomed condemn condemned"
).split()
SAID = "|".join(_SAY)
_SAYS = "|".join([*_SAY, *_ALSO_SAY, r"(?<=\bbeen )[a-z]+ing"])
_DID = r"(?:did|does|do|has|have|had)"
_ABOUT = r"(?:on|about|regarding|concerning)"
# What no part of a name is, and what no name begins with.
_NO_NAME = (
    "what who whom whose when where why which how did does do has have had was were is are (?-i:will) would"
    " each both been after before since until because between among happened changed caught heard"
).split()
_NO_BEGINNING = (
    "in on at by from to of for about and or with said i we you he she it they list show tell give find quote"
    " cite all every any"
).split()
_LONGEST_WORD = (
    60  # characters; to look for a name at each "a-" of "a-a-a-…" takes time as the square of its length
)
_NAME_WORD = rf"(?:(?={BODY})|(?!(?:{'|'.join(_NO_NAME)})\b))[^\W\d_][\w.’'\-]{{0,{_LONGEST_WORD}}}"
_NAME = rf"(?!(?:{'|'.join(_NO_BEGINNING)})\b){_NAME_WORD}(?:\s+{_NAME_WORD}){{0,8}}?"
_SIDE = rf"(?:(?!(?:on|about|over)\b){_NAME_WORD}\s+){{0,5}}?(?!(?:on|about|over)\b){_NAME_WORD}"
_NAMES = 6  # names in a list at most; the time to find where a longer one ends grows as its square
_AND = r"(?:and|or|vs\.?|versus)"
_WHO = rf"(?P<who>{_NAME}(?:\s*,\s*{_NAME}){{0,{_NAMES - 2}}}(?:,?\s+{_AND}\s+{_NAME})?)"
_STATEMENTS = r"(?:statements?|remarks?|comments?|quotes?|quotations?|words|claims?|speech(?:es)?)"
_WORDS_OF = (
    rf"(?:{_STATEMENTS}|views?|positions?|stances?|opinions?|takes?|criticisms?|reactions?|responses?|repl(?:y|ies)"
    r"|answers?|attitudes?|explanations?|promises?|demands?|proposals?|warnings?|lines?|messages?|thoughts)"
)
_HELD = rf"(?:{_STATEMENTS}|views?|positions?|stances?|opinions?|reactions?|attitudes?|responses?)"
_LIST = r"\b(?:(?:list|show|give|find)\s+(?:me\s+)?)?"
_WORDS_ABOUT = rf"^\W*(?P<all>(?:all|every)\s+(?:the\s+)?)?{_STATEMENTS}\s+{_ABOUT}\s"
WORDS_ABOUT = re.compile(_WORDS_ABOUT, re.IGNORECASE)
"""What leads to the matter in "all statements about the dam by Vensk"."""
_KIND_OF = r"(?:(?:latest|recent|public|own|official|new|first|last|main|full)\s+)?"
_ALSO = (
    r"(?:(?:ever|also|each|both|really|actually|then|publicly|recently|currently|lately|just|now|been|first|last|once"
    r"|most\s+recently)\s+)*"
)
_SPEAK = r"(?:speak|spoke|spoken|speaking|talk|talked|talking)\s+(?:about|of|on|to)"
# "did X call it off" or "lay claim to it" does not ask for words, "did X say it was off" does.
_SAYS_THAT = (
    rf"say|said|(?<!\blay )claim|claimed|{_STATE}|announced?|promised?|deny|denied|think|believe|admit"
    rf"|admitted|warn|warned|mention|mentioned|comment|commented|respond|responded|react|reacted|{_SPEAK}"
)
# Phrases that ask for somebody's words: `who` is whose, `all` wants every one of them, `put` what others put
# to them.
_ASKS_FOR_WORDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:how\s+(?:many\s+times|often)|on\s+how\s+many\s+occasions)\s+{_DID}\s+{_WHO}\s+{_ALSO}(?:{_SAYS}|{_SPEAK})\b",
        rf"\bwhen\s+(?:was|is)\s+the\s+(?:first|last|latest)\s+time\s+(?:that\s+|when\s+)?{_WHO}\s+{_ALSO}(?:{_SAYS}|{_SPEAK})\b",
        rf"\bon\s+(?:what|which)\s+(?:day|date)\s+{_DID}\s+{_WHO}\s+{_ALSO}(?:{_SAYS}|{_SPEAK})\b",
        rf"\b(?:what|how|why|when|where)\s+(?:else\s+|exactly\s+)?{_DID}\s+{_WHO}\s+{_ALSO}"
        rf"(?:{_SAYS}|{_SPEAK}|make\s+of|ha(?:ve|s|d)\s+to\s+say|answer)\b",
        rf"\bwhat\s+{_DID}\s+{_WHO}\s+{_ALSO}(?:want(?:\s+(?:done|to\s+(?:do|happen|be\s+done)))?|compare|hope\s+for)\b",
        rf"\bwhat\s+(?:is|are|was|were)\s+{_WHO}\s+{_ALSO}(?:saying|telling|claiming|suggesting|demanding|promising)\b",
        rf"\bwhat\s+(?:was|were|is|are)\s+{_WHO}\s+{_ALSO}(?P<put>asked|questioned)\b(?!\s+to\b)",
        rf"\bwhat\s+(?:has|have|had)\s+{_WHO}\s+been\s+{_ALSO}(?P<put>asked|questioned)\b(?!\s+to\b)",
        rf"\bhow\s+{_DID}\s+{_WHO}\s+(?:see|view|assess|justify|defend|interpret|feel\s+about)\b",
        rf"\bwhere\s+{_DID}\s+(?!(?:things|we|matters)\b){_WHO}\s+stand\s+(?=on\b)",
        rf"^\W*{_DID}\s+{_WHO}\s+{_ALSO}(?:{_SAYS_THAT})\b",
        rf"^\W*(?:(?:please\s+)?{CHECK_IF}|whether)\s+{_WHO}\s+(?:(?:has|have|had)\s+)?{_ALSO}(?:{_SAYS_THAT})\b(?!.*,)",
        rf"{_LIST}(?:(?P<all>everything|all)|anything|things)\s+(?:that\s+)?{_WHO}\s+(?:has\s+|have\s+|had\s+)?{_ALSO}(?:{_SAYS})\b",
        rf"(?:^\W*|\b(?:tell|show|give|me|find|list|exactly)\s+)what\s+{_WHO}\s+(?:has\s+|have\s+|had\s+)?{_ALSO}"
        r"(?:said|says|saying|thinks|thought|told|wrote|believes)\b",
        rf"\b(?:what|which)\s+{_STATEMENTS}\s+{_DID}\s+{_WHO}\s+(?:make|made|use|used|give|gave)\b",
        rf"^(?!\W*(?:when|where|how|on\s+(?:what|which)\s+(?:day|date))\b).*?\b(?P<asking>(?:said|stated|claimed|announced|expressed)\s+by\s+{_WHO})(?=\s+{_ABOUT}\b|\s*[?.,]|\s*$)",
        rf"\bwhat\s+(?:has\s+|have\s+)?(?P<all>changed)\s+(?:in|between)\s+{_WHO}[’']s?\s+{_WORDS_OF}\b",
        rf"{_LIST}(?P<all>(?:all|every)\s+(?:of\s+)?)?{_WHO}[’']s?\s+{_KIND_OF}"
        rf"(?:{_WORDS_OF}\s+(?:{_ABOUT}|of|towards?|over)|(?:reactions?|responses?|repl(?:y|ies)|answers?|attitudes?)\s+to)\b",
        rf"{_LIST}(?P<all>(?:all|every)\s+(?:of\s+)?)?{_WHO}[’']s?\s+{_KIND_OF}(?:{_STATEMENTS}|views)(?=\W*$)",
        rf"{_LIST}(?P<all>(?:all|every)\s+(?:the\s+|of\s+the\s+)?)?(?:{_STATEMENTS}|(?<=^){_HELD})\s+(?:by|from|of)\s+{_WHO}"
        rf"(?=\s+(?:{_ABOUT}|in|to|towards?)\b|\s*[?.,]|\s*$)",
        rf"\b{_HELD}\s+of\s+{_WHO}\s+(?={_ABOUT}\b|towards?\b|to\b)",
        rf"\b(?:(?P<all>everything)|anything|something)\s+(?:from|by)\s+{_WHO}(?=\s+{_ABOUT}\b|\s*[?.,]|\s*$)",
        rf"(?:^|[:?]\s+)(?P<who>{_SIDE}\s+(?:vs\.?|versus)\s+{_SIDE})(?=\s*[:?]|\s*$)",
        rf"^\W*(?:quote|cite)\s+{_WHO}\s+(?={_ABOUT}\b)",
        rf"\b(?:why|when|how|{_DID})\s+(?:{_DID}\s+)?{_WHO}\s+{_ALSO}(?P<all>change[sd]?|reverse[sd]?|soften(?:s|ed)?|alter(?:s|ed)?)"
        r"\s+(?:his|her|its|their)\s+(?:mind|position|stance|views?|tune|line)\b",
    )
)
# Those that ask for anybody's.
_ANYBODYS = re.compile(
    r"^\W*what(?:(?:[’']s|\s+(?:is|was|has|have|had))\s+(?:(?:been|being|ever|also|publicly)\s+)*said"
    rf"|\s+{_DID}\s+(?:people|others|(?:any|every|some)(?:one|body))\s+{_ALSO}(?:say|said|saying|think))\s+{_ABOUT}\b",
    re.IGNORECASE,
)
# "how many soldiers did X say were killed": of what is asked only the end is about saying.
_FACT_FROM = re.compile(
    rf"\b(?:how|which|what|where|when|whom?)\s+(?:(?!{_DID}\b)[\w’'\-]+\s+){{1,6}}?(?P<asking>(?:did|does|do)\s+{_WHO}\s+{_ALSO}"
    rf"(?:say|claim|{_STATE}|estimate|think|believe|announce|promise|report|reckon))\b",
    re.IGNORECASE,
)
_ENDS_THERE = r"(?=\s+(?:what|why|how|when|where|who|is|was|did|on|about|in)\b|\s*[?.,]|\s*$)"
_ACCORDING = tuple(
    re.compile(words + _ENDS_THERE, re.IGNORECASE)
    for words in (
        rf"\baccording to\s+{_WHO}",
        rf"\b(?:in|by|on)\s+{_WHO}[’']s?\s+(?:estimates?|view|opinion|words|account|telling)",
    )
)
# "Lavrov on the CSTO", "Lavrov vs Mirzoyan on the CSTO", and no more.
_SHORT_NAME = rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,2}}?"
_BRIEF = re.compile(
    r"\s*(?!(?i:who|what|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had)\b)"
    rf"(?P<asking>(?P<who>{_SHORT_NAME}(?:\s+(?:and|vs\.?|versus)\s+{_SHORT_NAME})?)(?:\s+{_STATEMENTS})?)\s+on"
    r"(?:\s+[\w’'\-]+){1,12}[\s,?.!]*"
)
_NOBODY = frozenset(
    "he she it they we i you anyone anybody someone somebody people everyone the this that there who what"
    " which ministers minister leaders leader countries country sides side official person politician"
    " article articles report reports archive one".split()
)
# What bears words and has no mouth, and where its name ends: "the sign outside the museum".
_BEARS_WORDS = frozenset(
    "flag flags banner banners sign signs placard placards poster posters sticker stickers billboard"
    " billboards slogan slogans shirt shirts t-shirt t-shirts T-shirt T-shirts tattoo tattoos plaque plaques"
    " label labels headline headlines caption captions inscription graffiti".split()
)
_WHERE_IT_IS = re.compile(r"\s(?:of|in|on|at|by|from|outside|inside|near|over|above|behind|with|that)\s")
_NO_FIRST = frozenset(
    "its his her their our your my this these those that any some no other latest recent new public"
    " official more many all every".split()
)
_NEW_YORK = re.compile(r"New [A-Z]")
_OF_SOMEBODY = re.compile(r"[’']s?$")  # "did X hear Y's call for help": what follows is no verb
_STANCE = r"(?:for\s+or\s+against|against\s+or\s+for|against|in\s+favou?r\s+of|opposed\s+to)"
_OF_THEIRS = (
    r"(?:version|account|views?|position|stance|opinion|line|message|explanation|answer|reply|response"
    r"|reaction)"
)
# Those that do if the archive knows somebody of each name.
_ASKS_IF_KNOWN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:what|how|why)\s+(?:else\s+|exactly\s+)?{_DID}\s+{_WHO}\s+{_ALSO}(?:{'|'.join(_MAY_SAY)})\b",
        rf"^\W*{_DID}\s+{_WHO}\s+{_ALSO}(?:{'|'.join((*_MAY_SAY, *_ALSO_SAY))}|insist|suggest|propose|demand"
        r"|call\s+for)\b",
        rf"\b(?:what|whom?)\s+(?:would|{_DID})\s+{_WHO}\s+{_ALSO}(?:like|prefer)\b",
        rf"\bwhat\s+{_DID}\s+{_WHO}\s+(?:find|consider)(?=\s+[\w-]+\W*$)",  # "find sad", not "find in it"
        rf"^\W*(?:is|are|was|were)\s+{_WHO}\s+(?:still\s+)?{_STANCE}\b",
        rf"^\W*what\s+(?:is|was|has\s+been)\s+said\s+{_ABOUT}\s.{{2,80}}?\s(?P<asking>by\s+{_WHO})(?=\s*[?.,]|\s*$)",
        rf"{_WORDS_ABOUT}.{{2,80}}?\s(?P<asking>(?:by|from)\s+{_WHO})(?=\s*[?.,]|\s*$)",
        rf"\bwhat\s+(?:is|are|was|were)\s+the\s+{_OF_THEIRS}\s+of\s+{_WHO}(?=\s+{_ABOUT}\b|\s*[?.,]|\s*$)",
        rf"^\W*{_WHO}\s+{_KIND_OF}(?:{_WORDS_OF}\s+(?:{_ABOUT}|of|towards?|over)|(?:reactions?|response|reply)\s+to)\b",
        rf"^\W*{_WHO}\s*,\s+(?:as\s+)?(?:quoted|cited)\s+by\s+[^,]*,\s+(?={_ABOUT}\b)",
    )
)
_FACT_IF_KNOWN = re.compile(
    rf"\b(?:how|which|what|where|when|whom?)\s+(?:(?!{_DID}\b)[\w’'\-]+\s+){{1,6}}?(?P<asking>{_DID}\s+{_WHO}\s+{_ALSO}"
    r"(?:call|name|describe|mention|want|demand|ask\s+for|offer|expect|predict|recommend|blame|accuse|praise|reject))\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\W*(?:when|on\s+(?:what|which)\s+(?:day|date))\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"(?!\s+that\b).*?\b(?:will|would|going\s+to|(?:is|are|was|were)\s+to|due)\b", re.IGNORECASE
)
# What stands before "on" or after "according to" and has no voice.
_NO_VOICE = frozenset(
    "statement statements remark remarks comment comments quote quotes agreement agreements article"
    " articles assault attack attacks background ban bans book conference consensus constitution crackdown"
    " data deal debate decision details discussion document documents duties effect estimates figures"
    " focus impact information law laws life limit limits media meeting negotiations news plan poll"
    " position pressure progress raid record records referendum report reports research restrictions rules"
    " sanctions schedule statistics strike strikes studies study summit survey talks tariffs tax taxes"
    " text treaty update updates view views vote war work".split()
)


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
        if names and all(map(_could_speak, names)) and not _OF_SOMEBODY.search(names[-1]):
            said = "asking" if "asking" in match.re.groupindex else 0
            fact = match.re in (_FACT_FROM, _FACT_IF_KNOWN) or (figure and match.re in _ACCORDING)
            speakers = tuple(Named(name, name) for name in names)
            act = _ACT_OF.get(match.group().split()[-1].casefold(), ())
            everything, put = (bool(match.groupdict().get(group)) for group in ("all", "put"))
            when = bool(not fact and _WHEN.match(match.group()) and not _TO_COME.match(text, match.end()))
            return AskedFor(speakers, *match.span(said), everything, fact, act, put, when)
    return anybodys(text)


def anybodys(text: str) -> AskedFor | None:
    """That anybody's words on a matter are asked for; None where they are not."""
    found = _ANYBODYS.match(text)
    return AskedFor((), *found.span()) if found else None


def _askings(text: str, *, figure: bool, knows: Knows) -> Iterator[re.Match[str]]:
    for pattern in _ASKS_FOR_WORDS:
        yield from pattern.finditer(text)
    yield from _FACT_FROM.finditer(text)
    for pattern in (*_ASKS_IF_KNOWN, _FACT_IF_KNOWN):
        yield from (found for found in pattern.finditer(text) if all(map(knows, _names(found))))
    for found in (match for pattern in _ACCORDING for match in pattern.finditer(text)):
        if _has_a_voice(found["who"]) and (not figure or all(map(knows, _names(found)))):
            yield found
    updated = re.match(UPDATE, text, re.IGNORECASE)  # "catch me up on the dam"
    if not updated and (brief := _BRIEF.fullmatch(text)) and _has_a_voice(brief["who"]):
        yield brief


def _names(match: re.Match[str]) -> list[str]:
    """The names of those asked for; "Vensk's and Karesh's views" are of Vensk and of Karesh."""
    names = listed(match["who"])
    whose = match.string.startswith(("'", "’"), match.end("who"))
    return [_OF_SOMEBODY.sub("", name) for name in names] if whose else names


def listed(names: str) -> list[str]:
    """The names of a list, without their articles."""
    each = [name.strip() for name in re.split(rf"\s*,\s*(?:and\s+)?|\s+{_AND}\s+", names)]
    return [re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE) for name in each]


def _could_speak(name: str) -> bool:
    first = name.casefold().split()[:1]
    begins = first and first[0] in _NO_FIRST and not _NEW_YORK.match(name)
    if not first or (name.casefold() in _NOBODY and name != "WHO") or begins:
        return False
    return _WHERE_IT_IS.split(name)[0].split()[-1] not in _BEARS_WORDS


def _has_a_voice(name: str) -> bool:
    return name.casefold().split()[-1] not in _NO_VOICE
