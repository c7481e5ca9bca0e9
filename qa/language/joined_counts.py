"""Two counts of people that tell together how many there were: "a man and six women". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from qa.language.amounts import amount
from qa.language.mentions import Mention

_PEOPLE = (
    r"(?:wo)?m[ae]n|child(?:ren)?|bab(?:y|ies)|(?:kid|infant|boy|girl|teenager|adult|student|pupil|teacher|civilian"
    r"|soldier|officer|guard|firefighter|doctor|nurse|worker|passenger|pilot|tourist|journalist)s?"
)
_OF_PEOPLE = rf"\s(?:(?!(?:hundred|thousand|[mb]illion|dozen)s?\s)[a-z-]+\s)?(?:{_PEOPLE})\b"
_AND = r"\s(?:and|plus)\s"
_BETWEEN = re.compile(_OF_PEOPLE + _AND)
# "Five of 12 children and two adults", "three men, four women and two children": those are not all told; of
# "the deaths of 12 children and two adults" they are.
_OF_MORE = re.compile(
    rf"\b(?:(?:(?<!deaths )(?<!bodies )(?<!killing )(?<!killings )of(?:\s(?:the|its|their))?"
    rf"|between|and|or|to)|(?:{_PEOPLE}),)\s$",
    re.IGNORECASE,
)
_ONE = re.compile(rf"\b[Aa]n?(?={_OF_PEOPLE})")  # "a man and two women"
_BEHIND = re.compile(_OF_PEOPLE)
_BOTH = re.compile(rf"(?P<some>.+?){_OF_PEOPLE}{_AND}(?P<others>.+?){_OF_PEOPLE}")


def joined(text: str, numbers: Sequence[Mention]) -> tuple[Mention, ...]:
    """The numbers of a text, with the words of both in place of each two that are joined so.

    Args:
        numbers: in order.
    """
    ones = {Mention(*found.span(), 1.0) for found in _ONE.finditer(text)}
    counts = sorted({*numbers, *ones})
    both = {
        one: Mention(first.start, behind.end(), first.fit)
        for first, second in pairwise(counts)
        if _BETWEEN.fullmatch(text, first.end, second.start)
        and (behind := _BEHIND.match(text, second.end))
        and not _OF_MORE.search(text, 0, first.start)
        for one in (first, second)
    }
    return tuple(dict.fromkeys(both.get(one, one) for one in counts if one in both or one not in ones))


def total(words: str) -> str | None:
    """How many both count, in digits; None where words are no two such counts."""
    both = _BOTH.fullmatch(words)
    some, others = (amount(re.sub(r"(?i)^an$", "a", one)) for one in both.groups()) if both else (None, None)
    return f"{Decimal(some) + Decimal(others):f}" if some and others else None
