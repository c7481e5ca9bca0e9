"""Words that cannot both be true of one thing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.language.cues import forms

# Of each class the one end, then the other; "accept~" is a verb in all its forms. These set two sentences on
# one subject against each other.
_OF_SENTENCES = (
    (
        "accept~|approve~|welcome~|endorse~|adopt~|ratify~",
        r"reject~|refuse~(?! to)|decline~(?! to)(?= (?:the|an?|its|his|her|their))|turn~ down|veto~|vetoes"
        r"|voted down",
    ),
    (
        "ris(?:e|es|en|ing)|rose|increase~|gr[eo]w(?:s|n|ing)?|climb~|went up|gone up",
        "fall(?:s|en|ing)?|fell|decrease~|dropp?(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|went down|gone down",
    ),
    (
        r"h[eo]ld(?:s|ing)?(?= |$)|observed|respected|honou?red|kept",
        "brok(?:e|en)|collapsed|violate~|breached",
    ),
    ("open(?:s|ed)?|reopen(?:s|ed)?", "clos(?:e|es|ed)|shut"),
    ("w[io]n(?:s|ning)?", "los(?:e|es|t|ing)"),
    ("safe", "unsafe|dangerous"),
    ("legal|lawful", "illegal|unlawful"),
    ("guilty", "innocent"),
    ("alive|survive~", "dead|die[sd]?|dying|killed"),
    ("true", "false|untrue"),
    (
        "resign(?:s|ed)?|stepp?(?:s|ed)? down|quit",
        "remain(?:s|ed)? in office|stay(?:s|ed)? on|stays in office",
    ),
    ("support~|back(?:s|ed)", "oppose~"),
    ("succeed~|successful", "fail~(?! to)|failure"),
    ("complete|finished", "incomplete|unfinished"),
    ("in control of|controls|captured|seized", "lost control of|repelled|still hold"),
    ("deliberate(?:ly)?|on purpose|intentional(?:ly)?", "accidental(?:ly)?|an? accident|by mistake"),
)
# These do so only where one restates the other: what comes before one thing comes after another, and an
# "opening" is as often a noun.
_OF_RESTATEMENTS = (
    ("agree~", "disagree~|refuse~"),
    ("allow~", "ban(?:s|ned|ning)?|forbid(?:s|den|ding)?|forbade"),
    ("increase~|rise~|rose", "cut(?:s|ting)?|reduce~|drop~"),
    ("praise~", "criticise~|criticize~|condemn~"),
    ("begin(?:s|ning)?|beg[au]n", "end~"),
    ("start~", "stop(?:s|ped|ping)?|end~"),
    ("open~", "close~|shut(?:s|ting)?"),
    ("join~|enter~", "leav(?:e|es|ing)|left"),
    ("pass~|succeed~", "fail~"),
    ("keep(?:s|ing)?|kept", "break(?:s|ing)?|brok(?:e|en)"),
    ("strengthen~", "weaken~"),
    ("buy(?:s|ing)?|bought", "sell(?:s|ing)?|sold"),
    ("arrest~", "release~"),
    ("confirm~", "deny~"),
    ("raise~", "lower~"),
    ("arrive~", "depart~"),
    ("include~", "exclude~"),
    ("import~", "export~"),
    ("appoint~", "dismiss~"),
    ("hire~", "fire~"),
    ("build(?:s|ing)?|built", "demolish~"),
    ("attack~", "defend~"),
    ("possible", "impossible"),
    ("before", "after"),
    ("above", "below"),
    ("more", "less|fewer"),
    ("best", "worst"),
    ("north", "south"),
    ("east", "west"),
)

_Ends = tuple[re.Pattern[str], re.Pattern[str]]


def _compiled(ends: tuple[str, str]) -> _Ends:
    one, other = (re.sub(r"([a-z]+)~", lambda verb: f"(?:{'|'.join(forms(verb[1]))})", end) for end in ends)
    return re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I)


_SENTENCES = tuple(map(_compiled, _OF_SENTENCES))
_RESTATEMENTS = (*_SENTENCES, *map(_compiled, _OF_RESTATEMENTS))


def ends(text: str) -> dict[int, tuple[bool, str]]:
    """By class of opposites, at which end a sentence stands (True for the first) and the words that say so;
    classes of which it has words of both ends are left out."""
    found = {}
    for number, pair in enumerate(_SENTENCES):
        one, other = (end.search(text) for end in pair)
        match = one or other
        if match and not (one and other):
            found[number] = (one is not None, match.group())
    return found


def contrary(text: str, restated: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words that a text alone has, each with its opposite that only what it restates has; in lower case."""
    for pair in _RESTATEMENTS:
        for one, other in (pair, pair[::-1]):
            ours = _words(one, [text]) - _words(one, restated)
            theirs = _words(other, restated) - _words(other, [text])
            yield from ((word, opposite) for word in sorted(ours) for opposite in sorted(theirs))


def _words(end: re.Pattern[str], texts: Sequence[str]) -> frozenset[str]:
    return frozenset(found.lower() for text in texts for found in end.findall(text))
