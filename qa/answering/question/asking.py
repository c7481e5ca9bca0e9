"""How questions ask: with which words, for the main points of a matter, for its course, and with which
courtesies.

Patterns are for any case.
"""

from __future__ import annotations

import re


def phrase(pattern: str) -> re.Pattern[str]:
    """What a pattern finds in any case, each blank in it standing for any whitespace."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


HAVE = r"(?:did|does|do|has|have|had|will|would|was|were|is|are)"
BE = r"(?:was|were|is|are)"
DO = rf"(?:did|does|do|has|have|had|will|would|{BE}|can|could|should)"
HOW = r"how (?:many|much|long|old|far|often|big|large|high)"
LED_BY = r"(?:in|on|at|by|for|since|from|to|with|under|against|of|through|after) "
ASKS = (
    rf"(?:(?:(?:by|for|at|since) )?{HOW}|(?:since |until )?when|where|why|who|whose"
    rf"|(?:{LED_BY})?(?:whom|what|which))"
)
NOUN = rf"(?: (?!(?:{DO}|it|he|she|they|there)\b)[\w’'-]+)"
NAMED = rf"(?:{LED_BY}(?:what|which|{HOW}|whose){NOUN}{{1,3}})"
"""Which of a sort: "in which year", "by what margin"."""

_BEFORE_BODY = "|".join(rf"(?<=\b{word}\s)" for word in "the did does has by from to of and".split())
BODY = rf"(?-i:(?:{_BEFORE_BODY})WHO)\b"
"""The health body that is written as "who" is, where that asks for nobody: "what did the WHO say"."""

WHATS_NEW = (
    r"\bwhat(?:[’']s| is| are)(?: the)? (?:new|latest|news)\b(?=[\s?!.]*$|\s+(?:about|on|from|in|with|of)\b)"
)
_SUMMARY = r"(?:overview|summary|recap|run-?down|round-?up|outline|background)"
_GOING_ON = r"(?:(?:been )?(?:going on|happening)|(?:been )?the (?:situation|state of (?:play|affairs)))"
_WHATS_UP = rf"(?:^|[.?!:,])\s*what(?:[’']s| is| was| has| are| were)(?: currently| now)? {_GOING_ON}\b"
_POINTS = (
    r"\b(?:(?:main|key|major|latest|recent|(?:most )?important) )+(?:events|developments|points|facts)\b"
    r"|\bdevelopments (?=in\b|on\b)"
)
# What becomes of a matter, not what somebody develops.
_COURSE = (
    r"(?:(?:develop|unfold|progress)(?:ed)?|evolved?|go|gone|play(?:ed)? out|come about)\b"
    r"(?=\s*[?.!]*$|\s+(?:from|in|since|over|between|during|after|before|until|through)\b)"
)
END = (
    r"\b(?:end(?:ed)?|conclude[d]?|finish(?:ed)?|turn(?:ed)? out)\b(?=\s*[?.!]*$|\s+(?:in|on|at|last|this)\b)"
)
_ENDED = rf"how (?=(?:did|has|have|had) .{{3,80}}?{END})"
_AND = r"^\W*(?:(?:and|but|so) )?(?:what|how) about\b"
_ON = r"(?:on|about|regarding|concerning|with)\b"
# "The latest on the dam", not "the latest gauge": what it is of follows at once.
_UPDATE = (
    r"(?:(?:give|get|show|send|bring) (?:me|us) )?(?:the |any |some |an? )?(?:very )?"
    rf"(?:(?:latest|newest|recent|new) )?(?:latest|updates?|developments?) {_ON}"
    rf"|(?:bring|catch|get|fill) (?:me|us) (?:up|in|up to (?:date|speed)) {_ON}"
    rf"|where do (?:things|we|matters) (?:currently |now )?stand(?: now| today)? {_ON}"
    r"|background(?=:)"
)
_KNOWN = r"what (?:do (?:you|we) know|can you tell (?:me|us)|is known)(?: so far| now| by now)?"
_HISTORY = r"(?:(?:the|an?) )?(?:(?:brief|short|quick|full) )?history of\b"
UPDATE = rf"^\W*(?:{_UPDATE})"
"""What asks for the state of a matter at the beginning of a question."""

_IN_ORDER = r"(?:time-?line|chronology|(?:sequence|course|order) of (?:the )?events)"

OVERVIEW = (
    r"\bwhat (?:did|do) .{1,60}\b(?:discuss|talk about|agree)"
    rf"|\b(?:overview|summary|summari[sz]e)\b|\b{_SUMMARY} (?:of|on|to)\b|\bsum up\b"
    r"|\bwhat (?:has )?happened\b(?! first\b)"
    r"|(?:\b(?:can|could) you )?(?:please )?\btell (?:me|us)(?: \w+)? about\b"
    r"|\b(?:show|give) (?:me|us) (?:all|everything|anything|more|something) (?:about|on)\b"
    r"|\b(?<!fake )news (?:about|on|from|of|in)\b"
    rf"|{WHATS_NEW}|{_WHATS_UP}|{_POINTS}|{_AND}|\b{_ENDED}"
    rf"|\b{_KNOWN} about\b|{UPDATE}"
)
TIMELINE = rf"\b{_IN_ORDER}\b|^\W*{_HISTORY}|\bhow (?:did|has|have) .{{3,80}}?\b{_COURSE}"

_PLEASE = r"(?:(?:can|could|would) you )?(?:please )?"
_AS_ASKED = r"(?:(?:an?|the|some) )?(?:(?:brief|short|quick|full|detailed|complete) )?"
_TALKS = r"(?:discuss|talk about)"
_DISCUSS = rf"(?<=\w ){_TALKS}(?=[\s?.!]*$|\s+(?:in|on|at|during|when|last|this)\b)"
ABOUT = (
    rf"{_PLEASE}(?:(?:give|show|write) (?:(?:me|us) )?)?{_AS_ASKED}(?:{_SUMMARY}|{_IN_ORDER})"
    r" (?:of|on|to|for|in|at)"
    rf"|{_PLEASE}(?:summari[sz]e|sum up)"
    rf"|{_PLEASE}(?:show|give) (?:me|us) (?:all|everything|anything|more|something)(?= (?:about|on)\b)"
    rf"|{_PLEASE}tell (?:me|us)"
    r"(?: (?:all|everything|more|something|anything)(?= about\b))?"
    rf"|{WHATS_NEW}|{_WHATS_UP}(?: (?:in|with|at|on|around))?"
    rf"|(?:{_POINTS})(?: (?:of|in|on|around))?"
    rf"|{_KNOWN}(?= about\b)|(?<!\w )(?:{_UPDATE}|{_HISTORY})"
    rf"|what (?:has )?happened|{_AND}"
    r"|(?:any |the )?(?:latest )?(?<!fake )news(?: (?:about|on|from|of|in)|(?=\s*$))"
    rf"|how (?=(?:did|has|have) .{{3,80}}?\b{_COURSE})|{_COURSE}|{_ENDED}|{_DISCUSS}"
    r"|what (?:caused|prompted|led (?:up )?to)"
)
"""Asking about a matter, with nothing of the matter."""

_TALKED = (
    *("discuss", "discusses", "discussed", "discussing", "discussion", "discussions", "agenda"),
    *("talked about", "talked over", "spoke about", "spoke of", "touched on", "touched upon"),
    *("agree", "agrees", "agreed", "exchanged views"),
)


_AGREED = ("agree", "agrees", "agreed", "agreeing", "agreement", "agreements", "deal", "accord", "signed")
_ENDED_BY = tuple(
    (
        "end ends ended concluded completed settled reached averted avert ratified win wins won beat defeated"
        " victory champion champions resigned resigns quit released freed convicted sentenced"
        " acquitted approved"
    ).split()
)


def talked(question: str) -> tuple[str, ...]:
    """The words that tell that something was talked about, agreed or ended, where that is asked; empty where
    it is not."""
    if asks_how_it_ended(question):
        return _ENDED_BY
    asked = re.search(rf"\bwhat (?:did|do) .*?\b(?P<talks>{_TALKS}|agree)\b", question, re.IGNORECASE)
    if asked is None:
        return ()
    return _AGREED if asked["talks"].casefold() == "agree" else _TALKED


def asks_for_the_last(question: str) -> bool:
    """Whether the end of a matter is asked for, or the latest of it."""
    return asks_how_it_ended(question) or bool(
        re.search(rf"{WHATS_NEW}|{UPDATE}|\blatest\b", question, re.IGNORECASE)
    )


def asks_how_it_ended(question: str) -> bool:
    return bool(re.search(rf"\b{_ENDED}", question, re.IGNORECASE))


CHECK_IF = r"(?:check|verify|find out|see|confirm) (?:if|whether)"
"""What asks for a yes or no at the beginning of a question."""

_ASKING = r"(?:who(?:m|se)?|what|when|where|which|why|how|whether)\b"
_FOR_OTHERS = (  # "my editor wants to know"
    r"(?:(?:my|our|an?|one of (?:my|our)) (?:editors?|boss|chief|desk|news ?desk|producers?|colleagues?|team"
    r"|readers?|listeners?|viewers?|clients?|teacher|professor)|someone|somebody)"
    r" (?:(?:just|now|still|also) )?(?:wants?|needs?|would like|asked|asks|(?:is|are|keeps?) asking)"
    r"(?: (?:me|us))?(?: to (?:know|find out|ask|check))?"
)
_I_WOULD_KNOW = (
    r"(?:tell me|let me know|(?:like|love|want|need|wish|have|try|trying) to (?:know|find out|learn)"
    rf"|{_FOR_OTHERS}|(?:wondering|curious)(?: about)?|(?:do|would) you (?:happen to )?know|I wonder)"
)
_BEFORE = re.compile(
    rf"\s*+(?:(?!{_ASKING})[^?\"“]){{0,400}}?\b{_I_WOULD_KNOW}\b(?:,[^,?]{{1,60}},)?[\s:,]+"
    rf"(?=(?:in |at |on |by |from |for |to |with |of |about )?{_ASKING})",
    re.IGNORECASE,
)
# What is asked for is told by what follows: "check whether", "name the", "pull quotes from".
_WORDS = r"(?:direct |exact )?(?:quotes?|quotations?|statements?|remarks?|comments?)\b"
_WANTED = rf"(?:(?:an?|any|some|the|all|every|everything|anything) |{_WORDS})"
_COMMAND = re.compile(
    r"\s*(?:please |(?:can|could) you |i (?:just |only )?|[i’']*m )?(?:compare |give (?=an? )"
    r"|(?:check|verify|see|find out|look up|work out|list|show(?: me| us)?),? "
    rf"(?=(?!whether\b){_ASKING})"
    r"|(?:list|name|pull(?: up| out)?|dig (?:up|out)|look(?:ing)? for|search for|find|fetch|need|want)"
    rf" (?:me |us )?(?=(?:some )?(?:{_SUMMARY}\b|{_WANTED}))"
    rf"|show (?=(?:all|every|any) )|get (?={_WORDS})|(?:get|find|send|fetch) (?:me|us) (?!up\b|in\b))",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\s*(?:hello|hi|hey|dear (?:sir|madam|team|editor|all)|good (?:morning|afternoon|evening|day))\b"
    r"[^,.!?:]{0,30}[,.!:]\s+",
    re.IGNORECASE,
)
_COULD_YOU = re.compile(
    rf"\s*(?:(?:can|could|would|will) you )?(?:please |kindly )*(?:(?:give|show|write) (?:me|us)"
    rf"(?= {_AS_ASKED}(?:{_SUMMARY}|{_IN_ORDER})\b)|(?<=you )(?=(?:summari[sz]e|sum up|tell (?:me|us))\b))",
    re.IGNORECASE,
)
# Begins with the first of the marks before it, and is not looked for at each of them again.
_HELP = (
    r"(?:can|could|would|will) you (?:please )?help(?: (?:me|us))?(?: out)?(?: (?:with|on) (?:this|that|it))?"
)
_AFTER = re.compile(
    r"(?<![\s,.;–—-])[\s,.;–—-]*\b(?:(?:(?:many )?thanks|thank you|any help)\b[^?]*"
    rf"|(?:please|cheers|if possible|if you (?:can|could|would|know)|{_HELP})[\s.!?]*)$",
    re.IGNORECASE,
)


def as_question(words: str) -> str:
    """With a capital and a question mark."""
    return words[:1].upper() + words[1:].rstrip(" ?.!,;") + "?"


def courtesies(question: str) -> list[tuple[int, int]]:
    """Stretches that are said out of politeness, half-open: "Hello, could you tell me", "Thank you!"."""
    first = (
        _BEFORE.match(question)
        or _COULD_YOU.match(question)
        or _COMMAND.match(question)
        or _GREETING.match(question)
    )
    begun = first.end() if first else 0
    last = _AFTER.search(question[begun:])
    stretches = [first.span()] if first else []
    return [*stretches, (begun + last.start(), begun + last.end())] if last else stretches


_LONGEST = 5  # words of what is asked about

# "the capital of France", "the toll in May" are asked for, not what a capital or a toll is.
_TERM = (
    r"(?!(?:latest|newest|current|new|first|last|next|best|worst|most|so|it|the|an?|this|that|there|wrong|right)\b)"
    r"(?!\S*[’']s\b)(?P<term>[^\s?!.,;:“”\"]+(?:\s+(?!\S+[’']s\s|(?:of|for|in|on|at|by|from|to|with|between|after"
    r"|before|and|or|like|doing|going|about|the|that|who|which)\b)[^\s?!,;:“”\"]+)*?)"
)
_DEFINED = tuple(
    re.compile(rf"^\W*{pattern}[\s?!.]*$", re.IGNORECASE)
    for pattern in (
        rf"what(?:[’']s|\s+(?:is|are|was|were))\s+(?:(?:the|an?)\s+)?{_TERM}(?:\s+(?:all\s+)?about)?",
        rf"what\s+(?:does|do|did)\s+(?:(?:the|an?)\s+)?{_TERM}\s+(?:stand\s+for|mean|refer\s+to)",
        rf"what(?:[’']s|\s+is)\s+(?:meant\s+by|the\s+(?:meaning|definition)\s+of)\s+(?:(?:the|an?)\s+)?{_TERM}",
        rf"(?:define|explain)\s+(?:(?:the|an?)\s+)?{_TERM}",
    )
)


_GROUP = re.compile(rf"^\W*who\s+(?:are|were)\s+(?:the\s+)?{_TERM}[\s?!.]*$", re.IGNORECASE)
_GROUPS = frozenset("group groups movement militia party".split())


def term(question: str) -> str:
    """What a question asks to be told what it is: "CSTO" of "What is the CSTO?", "Proud Boys" of "Who are the
    Proud Boys?"; empty where it does not."""
    found = next(filter(None, (pattern.match(question) for pattern in _DEFINED)), None)
    words = found["term"] if found else _group(question)
    return words if len(words.split()) <= _LONGEST else ""


def as_a_thing(question: str) -> str:
    """Who many together are as what they are: "What is Proud Boys?" of "Who are the Proud Boys?"; empty where
    that is not asked."""
    group = _group(question)
    return f"What is {group}?" if group else ""


def _group(question: str) -> str:
    """The name of many together that it is asked who they are; empty where they have none."""
    found = _GROUP.match(question)
    last = found["term"].split()[-1] if found else ""
    return found["term"] if found and (last in _GROUPS or last != last.lower()) else ""
