"""Words that cannot both be true of one thing, and at which end of them a sentence stands. Pure."""

from __future__ import annotations

import re

# Of each class the one end, then the other.
_OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        r"accept(?:s|ed|ing)?|approv(?:e|es|ed|ing)|welcom(?:e|es|ed)|endors(?:e|es|ed)|adopt(?:s|ed)?"
        r"|ratif(?:y|ies|ied)",
        r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)(?! to)|declin(?:e|es|ed|ing)(?! to)(?= (?:the|an?|its"
        r"|his|her|their))|turn(?:s|ed|ing)? down|veto(?:es|ed)?|voted down",
    ),
    (
        r"ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr[eo]w(?:s|n|ing)?|climb(?:s|ed|ing)?|went up"
        r"|gone up",
        r"fall(?:s|en|ing)?|fell|decreas(?:e|es|ed|ing)|dropp?(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|went down"
        r"|gone down",
    ),
    (
        r"h[eo]ld(?:s|ing)?(?= |$)|observed|respected|honou?red|kept",
        r"brok(?:e|en)|collapsed|violat(?:e|es|ed)|breached",
    ),
    (r"open(?:s|ed)?|reopen(?:s|ed)?", r"clos(?:e|es|ed)|shut"),
    (r"w[io]n(?:s|ning)?", r"los(?:e|es|t|ing)"),
    (r"safe", r"unsafe|dangerous"),
    (r"legal|lawful", r"illegal|unlawful"),
    (r"guilty", r"innocent"),
    (r"alive|survived", r"dead|died|killed"),
    (r"true", r"false|untrue"),
    (
        r"resign(?:s|ed)?|stepp?(?:s|ed)? down|quit",
        r"remain(?:s|ed)? in office|stay(?:s|ed)? on|stays in office",
    ),
    (r"support(?:s|ed)?|back(?:s|ed)", r"oppos(?:e|es|ed)"),
    (r"succeed(?:s|ed)?|successful", r"fail(?:s|ed)?(?! to)|failure"),
    (r"complete|finished", r"incomplete|unfinished"),
    (r"in control of|controls|captured|seized", r"lost control of|repelled|still hold"),
    (r"deliberate(?:ly)?|on purpose|intentional(?:ly)?", r"accidental(?:ly)?|an? accident|by mistake"),
)
_ENDS = tuple(tuple(re.compile(rf"\b(?:{end})\b", re.I) for end in ends) for ends in _OPPOSITES)


def ends(text: str) -> dict[int, tuple[bool, str]]:
    """By class of opposites, at which end a sentence stands (True for the first) and the words that say so;
    classes of which it has words of both ends are left out."""
    found = {}
    for number, pair in enumerate(_ENDS):
        one, other = (end.search(text) for end in pair)
        match = one or other
        if match and not (one and other):
            found[number] = (one is not None, match.group())
    return found
