"""The words of a text that name the time of somebody's saying. Pure.

Only what belongs to the telling counts ("said on Tuesday", "in a December speech"), not a date
in what was said, nor one of what it was about. Where that is in doubt, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language.cues import CLAUSE_ONLY
from qa.language.dates import WEEKDAY, WRITTEN_WEEKDAY, YEAR, YEARLESS
from qa.language.stretches import find
from qa.language.times import A_WEEKDAY, AT_A_TIME, is_a_time, times
from qa.types import Reporting, Span, Statement

MOST_WORDS = 14  # between the cue or the name and a time that belongs to them
SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s+(?=[\"“«A-ZÀ-ÞА-Я])|[;:\n]")
# Words after which a time is that of something else: of the topic, an event, the speaker's past.
_ELSEWHERE = re.compile(
    r"\b(?:(?:about|regarding|concerning|that|who|whom|whose|which|when|while|where|after|before|following|ahead\s+of"
    r"|since|until|because|if|but|was|were|is|are|had|has|have|asked|(?:respon|reac|repl|refer|comment)\w*\s+(?:to|on)"
    r"|(?:response|reaction|reply|reference|respect|regard|relation)\s+to)\b|on\s+(?:the|an?|his|her|their|its)\s+"
    r"(?!side|margin|eve\b|air\b|floor|occasion|visit|trip|tour|\w+\s+(?:page|channel|account)))",
    re.IGNORECASE,
)
_HOLDING = (
    "published aired broadcast televised released issued posted carried held delivered recorded addressed"
    " chaired hosted attended organised organized prepared titled entitled united invited"
).split()
_PARTICIPLE = re.compile(rf"\b(?!(?:{'|'.join(_HOLDING)})\b)(?:[a-z]+|^\W*[A-Z][a-z]+)ed\s")
_SPEAKING = re.compile(r"\b(?:speaking|talking|addressing|briefing|writing|appearing)\b", re.IGNORECASE)
_WHO_SPOKE = re.compile(r"\bwho\s+(?:spoke|was\s+speaking|addressed)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|plan(?:s|ned)?\s+to|(?:is|are|was|were)\s+(?:\w+\s+)?(?:to|(?:expected|set|scheduled|due|going|likely)\s+to))"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BEGINS_TELLING = re.compile(
    r"\W*(?:in|at|during|on|from|speaking|talking|addressing|writing|appearing|later|earlier|late|early|meanwhile"
    r"|but|and|also|then|again|back)\b",
    re.IGNORECASE,
)
_ANOTHER_CLAUSE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|would|will)\b|,\s+(?:and|but)\b", re.IGNORECASE
)
_GOES_ON_AS_SUBJECT = re.compile(r"\s*(?:was|is|were|are|would|will|had|has|could|may|should|must)\b")
_ROLE = re.compile(
    r",\s+(?!in\b|at\b|on\b|during\b|speaking|talking|addressing|briefing|writing|appearing|who\s+spoke)\w"
)
_IS_CLAUSE = re.compile(
    r"^(?:that|for|to|it|he|she|they|we|I)\b|\b(?:was|were|is|are|had|has|have|did|would|will|can|could|should|must|may)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:can|could|may|might|must|should|would|to)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Behind an object more often when the object was: "welcomed its chairmanship in 2024".
_YEAR_OR_MONTH = re.compile(rf"(?:in\s+)?(?:\w+\s+)?{YEAR}")
_MAKES_KNOWN = re.compile(r"announc|unveil|reveal|disclos|propos", re.IGNORECASE)
_SAID_IN = (
    "speech|address|interview|statement|briefing|conference|letter|article|post|tweet|message|report|release|essay"
    "|column|podcast|video|broadcast|appearance|testimony|remarks|hearing|session|meeting|call|debate|lecture|op-ed"
)
# Between what is said by an object and the time at which it was.
_THERE = re.compile(
    r",?(?:\s+(?:in|during|at|on|via|through)\s+(?:an?|his|her|their|its|the)?\s*(?:[\w-]+\s+){0,2}?"
    rf"(?:{_SAID_IN}|Twitter|Facebook|Instagram))?"
    r"(?:\s+(?:late|early|earlier))?(?:\s+(?:in|on))?\s+",
    re.IGNORECASE,
)
# "On Tuesday Vensk said", where a parser takes the day for a part of the name.
_DAY_BEFORE_NAME = re.compile(rf"{WRITTEN_WEEKDAY}\s+(?=[A-Z])")
# "in a December speech", "at a Tuesday press conference", "at Tuesday's briefing".
_OCCASION = re.compile(
    r"\b(?:in|at|during|to|with|on)\s+(?:(?:an?|his|her|their|its|the)\s+(?:[a-z-]+\s+)?)?"
    rf"(?P<when>(?:{YEARLESS},?\s+)?{YEAR}|{YEARLESS}|{WEEKDAY}|yesterday|last\s+(?:week|month|year))"
    rf"(?:[’']s)?\s+(?:[\w-]+\s+){{0,2}}?(?:{_SAID_IN})\b",
    re.IGNORECASE,
)


def times_around_cue(text: str, statement: Statement) -> Iterator[str]:
    """ "Said on Tuesday that", "On Tuesday, Orel said"."""
    cue = statement.cue
    if cue is not None and not _TO_COME.search(text, statement.start, cue.start):
        yield from _times_behind(text, statement, cue)
        yield from _times_ahead(text, statement, cue)


def _times_behind(text: str, statement: Statement, cue: Span) -> Iterator[str]:
    source = statement.source
    until = min((c.start for c in statement.contents if c.start >= cue.end), default=statement.end)
    after = text[cue.end : until]
    if ending := SENTENCE_END.search(after):
        after = after[: ending.start()]
    if source and source.start >= cue.end and _ROLE.match(text, source.end):
        after = after[: source.end - cue.end]  # "said Orel, mayor in 2018"
    yield from _times_after(after)
    if statement.reporting is Reporting.INDIRECT and not after.strip():
        yield from _times_at_start(text[until : until + 80])


def _times_ahead(text: str, statement: Statement, cue: Span) -> Iterator[str]:
    begin = max((c.end for c in statement.contents if c.end <= cue.start), default=statement.start)
    begin = max(begin, *(ending.end() for ending in SENTENCE_END.finditer(text, begin, cue.start)), begin)
    source = statement.source
    name, name_end = cue.start, cue.start
    if source and begin <= source.start and source.end <= cue.start:
        day = _DAY_BEFORE_NAME.match(text, source.start, source.end)
        name, name_end = day.end() if day else source.start, source.end
    yield from _times_before(text[begin : cue.start], name - begin, name_end - begin)


def _times_after(after: str) -> Iterator[str]:
    """ "said in Orsal on Tuesday", "told reporters last week"."""
    for words in times(after):
        if _belongs(after[: words.start]):
            yield after[words.start : words.end]
    for occasion in _OCCASION.finditer(after):
        if _belongs(after[: occasion.start()]):
            yield occasion["when"]


def times_after_object(text: str, statement: Statement) -> Iterator[str]:
    """ "announced plans Thursday", "praised the ruling in a statement on Monday": of what is said by an
    object, which ends where a parser has what follows belong to the verb."""
    cue, last = statement.cue, max(statement.contents, key=lambda c: c.end, default=None)
    if cue is None or last is None or statement.reporting is Reporting.DIRECT or last.start < cue.end:
        return
    if _MAY.search(text, statement.start, cue.start) or _TO_COME.search(text, statement.start, cue.start):
        return
    if text[cue.start : cue.end].lower() in CLAUSE_ONLY or _IS_CLAUSE.search(text[last.start : last.end]):
        return
    rest = text[last.end : statement.end]
    words = next(find(rest), None)
    if not words or re.match(r"\s+by\b", rest[words.end :]):  # "cited decisions last year by a court"
        return
    time = rest[words.start : words.end]
    between = rest[: words.start]
    bare = len(between.split()) < 2  # no "in a speech"
    if bare and _YEAR_OR_MONTH.fullmatch(time) and not _MAKES_KNOWN.match(text, cue.start):
        return
    if _THERE.fullmatch(between) and is_a_time(rest, words):
        yield time


def _times_at_start(content: str) -> Iterator[str]:
    """ "said on Tuesday the road was closed"; but "said Tuesday was a holiday"."""
    words = next(find(content), None)
    if words is None or content[: words.start].lower() not in ("", "on ", "late on ", "early on "):
        return
    named, rest = content[words.start : words.end], content[words.end :]
    of_a_day = words.anywhere or A_WEEKDAY.fullmatch(named) or re.search(r"\d", named)
    if of_a_day and not _GOES_ON_AS_SUBJECT.match(rest) and is_a_time(content, words):
        yield named


def _times_before(before: str, name: int, name_end: int) -> Iterator[str]:
    """ "On Tuesday, Orel said", "Orel, speaking in Orsal on Tuesday, said".

    Args:
        name, name_end: where the speaker is named.
    """
    for words in times(before):
        if words.end <= name:
            path, on_to_name = before[: words.start], before[words.end : name]
            telling = _begins_telling(path) and not _ANOTHER_CLAUSE.search(on_to_name)
            telling = telling and len(on_to_name.split()) <= MOST_WORDS
        elif words.start >= name_end:
            path = _WHO_SPOKE.sub("speaking", before[name_end : words.start])
            telling = _follows_the_name(path, before[words.end :])
        else:
            continue
        if telling and _belongs(path):
            yield before[words.start : words.end]
    for occasion in _OCCASION.finditer(before):
        path = before[: occasion.start()]
        leads = occasion.end() <= name and not path.strip(' "“«,')
        if leads or (_SPEAKING.search(path) and _belongs(path)):
            yield occasion["when"]


def _begins_telling(path: str) -> bool:
    """Whether what stands before a time opens the sentence: nothing, or "Speaking in Orsal"."""
    path = AT_A_TIME.sub(" ", path).strip()
    return not path or bool(_BEGINS_TELLING.match(path))


def _follows_the_name(path: str, rest: str) -> bool:
    """Whether a time behind the speaker's name is that of the telling: at once, after "speaking", or between
    commas.

    Args:
        path: what stands between the name and the time.
        rest: what stands between the time and the verb.
    """
    between = AT_A_TIME.sub(" ", path).strip()
    if not between or between.lower() in "also just later then again late early earlier".split():
        return True
    return bool(_SPEAKING.search(between)) or (between.endswith(",") and not rest.strip())


def _belongs(path: str) -> bool:
    """Whether a time at the end of such words is that of the telling."""
    return len(path.split()) <= MOST_WORDS and not _ELSEWHERE.search(path) and not _PARTICIPLE.search(path)
