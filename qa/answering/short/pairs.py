"""Several names in one answer: "Which two countries joined?", "Which states did?", "Who signed it?" Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from qa.language.amounts import DIGITS
from qa.language.expected import NAMES, Sort, Wanted
from qa.language.inflections import is_past
from qa.language.mentions import Mention, mentions

_NUMBERS = {word: int(number) for word, number in DIGITS.items() if 1 < int(number) < 13}
_SO_MANY = rf"(?P<number>{'|'.join((*_NUMBERS, *map(str, _NUMBERS.values())))})\b"
_COUNTED = re.compile(
    rf"\b(?:(?:which|what)\s(?:other\s)?|who\s(?:are|were)\sthe\s|(?:name|list)\s(?:the\s)?){_SO_MANY}",
    re.IGNORECASE,
)
# "Which states", but no "which series", "which of the states", "which state's", "which state borders the".
_PLURAL = re.compile(
    r"\b(?:which|what|(?:name|list)\s(?:all\s)?the)\s(?:(?!(?:of|one)\b)[\w-]+\s){0,2}?"
    r"(?!(?:does|has|news|series|business|species)\b)(?:[a-z]+[^aisu\W]s|people|children|men|women)\b"
    r"(?![’']|\s(?:an?|the|to|in|on|at|for|of|with|from|about|that|its|his|her|their)\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s(?:and|&)\s(?:the\s)?", re.IGNORECASE)
_WHO_DID = re.compile(r"\W*who\s(?!(?:is|was|are|were|else|has|had)\b)\w", re.IGNORECASE)
_TO_WHOM = re.compile(r"\W*who\s(?:was|were|has been|have been)\s(?P<done>[a-z]+)", re.IGNORECASE)
_SUFFERED = re.compile(r"\s(?:were|are|have been|had been)\s")
# Between the names of a list: whence the one is may stand behind it, and offices before the next.
_NEXT = re.compile(
    r"(?:\s(?:of|from)\s[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?|\s\([^()]{1,30}\))?"
    r"(?P<mark>,|,?\s(?:and|&))\s(?:the\s)?(?:[A-Z][\w-]*\.?\s){0,3}"
)


def names_asked(question: str, sort: Sort) -> int:
    """How many names are asked for, where the question says so; else 1."""
    found = _COUNTED.search(question) if sort in NAMES else None
    number = found["number"].lower() if found else "1"
    return _NUMBERS.get(number) or int(number)


def asks_for_several(question: str, wanted: Wanted) -> bool:
    """Whether more than one name is asked for, by a plural."""
    asked = _PLURAL.search(question) if wanted.sort in NAMES else None
    plural = asked.group().split()[-1].lower() if asked else ""
    return not {plural, plural.removesuffix("s")}.isdisjoint(wanted.noun.lower().split())


def did_it_together(question: str, sort: Sort) -> bool:
    """Whether it is asked who did something: that may be several, as the text has them."""
    return sort is Sort.PERSON and _WHO_DID.match(question) is not None


def were_together(question: str, sort: Sort, behind: str) -> bool:
    """Whether it is asked to whom something was done, and names are told to have suffered it as one.

    Args:
        behind: what follows them in their sentence.
    """
    asked = _TO_WHOM.match(question) if sort is Sort.PERSON else None
    return bool(asked and is_past(asked["done"]) and _SUFFERED.match(behind))


def joined(text: str, sort: Sort, one: Mention) -> tuple[int, int] | None:
    """Where a name stands with the other that "and" joins to it, half-open; None where none is."""
    for other in mentions(text, sort):
        first, second = sorted((one, other), key=lambda mention: mention.start)
        if _JOINED.fullmatch(text, first.end, second.start):
            return first.start, second.end
    return None


def listed(text: str, sort: Sort, one: Mention, number: int = 1) -> tuple[int, int] | None:
    """Where stands the list with an "and" that a name is in, half-open; None where it is in none.

    Args:
        number: how many names the list must have; 1 for any.
    """
    names = mentions(text, sort)
    links = [_NEXT.fullmatch(text, a.end, b.start) for a, b in pairwise(names)]
    own = next((i for i, name in enumerate(names) if name.start <= one.start < name.end), None)
    if own is None:
        return None
    first = last = own
    while first and links[first - 1]:
        first -= 1
    while last < len(links) and links[last]:
        last += 1
    final = links[last - 1] if last > first else None
    if number > 1 and last - first + 1 != number:
        return None
    return (names[first].start, names[last].end) if final and final["mark"] != "," else None
