"""To whom a sentence credits words: "X said", "according to X", "X: ", "he added". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qa.language.bearers import same
from qa.language.cues import VERBS
from qa.language.dates import WEEKDAYS
from qa.language.names import is_body


class How(StrEnum):
    """How the one who is credited is called."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Credit:
    who: str
    how: How


# No other present tense: "talks", "calls" and "reports" are things, too.
_PRESENT = "says tells writes thinks adds insists warns argues believes denies maintains stresses"
_PAST = sorted((verb for verb in VERBS if verb.endswith("ed")), key=len, reverse=True)
_SAID = rf"(?:said|told|wrote|thought|spoke|believed|{'|'.join(_PAST)}|{_PRESENT.replace(' ', '|')})"
_OFTEN = "has have had also later then further again once publicly recently repeatedly earlier now".split()
_ADVERBS = rf"(?:(?:{'|'.join(_OFTEN)}|\w+ly)\s+)*"
# Letters and words are counted, since the time to look for longer names grows as the square of a text.
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ\u0400-\u042f\u0531-\u0556][\w’'.-]{,40}"
_NAME = (
    rf"(?P<name>{_CAPITALISED}(?:\s+(?:(?:of|for|the|de|van|von|bin|al|and)\s+){{,3}}{_CAPITALISED}){{,9}})"
)
# "Vensk, the minister, said", but of "the mayor, Doman Karesh, said" the name is the aside.
_ASIDE = rf"(?:,\s(?!{_NAME.replace('?P<name>', '?:')},)[^,]{{1,80}},|\s\([^()]{{1,80}}\))?"
_PRONOUN = r"(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
_DETERMINER = rf"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|{_CAPITALISED}(?<=[’']s|s[’']))"
_NOUN = rf"\b(?P<description>{_DETERMINER}\s+(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+|[Oo]fficials|[Ss]ources)"
_OF_THEIRS = r"(?:words?|views?|opinion|account|statements?|remarks?|claims?|position|stance|telling)"
_INVERTED = (
    "said says added replied answered asked explained warned insisted noted recalled argued wrote".split()
)
_BY = r"(?:[Aa]ccording to|[Ii]n the words of|[Aa]s told by|[Ss]aid by)"
_THEN_SAYS = rf"\s*(?:{'|'.join(_INVERTED)})"
_SAYS = rf"(?:(?:did|does)\s+)?(?:not\s+)?(?:{_SAID}|(?<=not )(?:say|tell|claim|deny))"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_BY}|[,”]{_THEN_SAYS})\s+{_NAME}",
        rf"(?:{_BY}|”{_THEN_SAYS})\s+{_NOUN}(?=[,.;]|$)",
        rf"{_NAME}(?<=[’']s|s[’'])\s+{_OF_THEIRS}\b",
        rf"^\W*{_NAME}:\s",
        rf"{_NAME}(?<![’']s){_ASIDE}\s+{_ADVERBS}{_SAYS}\b",
        rf",\s{_NAME},\s+{_ADVERBS}{_SAYS}\b",
        rf"\b{_PRONOUN}\s+{_ADVERBS}{_SAYS}\b",
        rf"{_NOUN}\s+{_ADVERBS}{_SAYS}\b",
    )
)
_REPORTED = re.compile(rf"\b({_SAID}(?:\s+(?!that\b)[\w’'-]+){{0,4}})\s+that\s[^,;:]*")
_NO_NAMES = frozenset(
    "The A An He She It They This That These Those In On At As But And When While After Before I".split()
)
_LEANS = re.compile(
    r"\W*(?:(?:[Ww]hile|[Aa]nd|[Bb]ut)\s+)*(?:(?:[A-Z]\w+,|[Ll]ater|[Tt]hen)\s+)?"
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir)\b"
)


_FOR_ANOTHER = re.compile(rf"{_DETERMINER}\s+(?:[\w’'-]+\s+){{1,4}}?(?:of|for|to)\s")


def credits(text: str) -> tuple[Credit, ...]:
    """Whom a sentence credits, each once; what is itself quoted or reported ("he said that she said")
    credits nobody."""
    plain = _REPORTED.sub(r"\1 ", re.sub(r"“[^”]*”|\"[^\"]*\"", "“”", text))
    found = dict.fromkeys(credit for pattern in _PATTERNS for credit in _found(pattern, plain))
    called = [credit.who for credit in found if credit.how is How.DESCRIPTION]
    anothers = [c for c in found if c.how is How.NAME and any(_is_anothers(who, c.who) for who in called)]
    names = [c.who for c in found if c.how is How.NAME and c not in anothers]
    told = (c for c in found if c.how is not How.DESCRIPTION or not any(name in c.who for name in names))
    return tuple(c for c in told if c not in anothers)


def leans(text: str) -> bool:
    """Whether a sentence begins with a pronoun for somebody whom one before it names."""
    return _LEANS.match(text) is not None


def same_speaker(a: str, b: str) -> bool:
    """Whether two names may be one's who speaks; "the aide of Ilra Vensk" is not Ilra Vensk."""
    return same(a, b) and _speaks_for(a) == _speaks_for(b)


def _speaks_for(name: str) -> bool:
    return _FOR_ANOTHER.match(name) is not None and not is_body(name)


def _is_anothers(description: str, name: str) -> bool:
    """Whether a name only says whose somebody is: "a spokesman for Ilra Vensk", "the mayor of Orsal"."""
    head = _FOR_ANOTHER.match(description)
    return head is not None and name in description[head.end() :]


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Credit]:
    for match in pattern.finditer(text):
        for how, who in match.groupdict().items():
            for one in re.split(r"\s+and\s+", who or "") if how == How.NAME else [who]:
                if one and (name := _bare(one) if how == How.NAME else one):
                    yield Credit(name, How(how))


def _bare(name: str) -> str:
    """A name without possessive, and without words that a sentence only begins with."""
    words = re.sub(r"[’']s?$|(?<=\w{3})\.$", "", name).split()
    while words and (words[0] in _NO_NAMES or (words[1:] and words[0].lower() in WEEKDAYS)):
        words.pop(0)
    return " ".join(words)
