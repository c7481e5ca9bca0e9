"""The acronyms that a text introduces: "Collective Security Treaty Organization (CSTO)". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 10  # letters of an acronym
_SHORT = rf"[A-Z][A-Za-z&]{{1,{LONGEST - 1}}}"
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BRACKETED = re.compile(rf"\(\s*(?:the\s+)?[“\"]?({_SHORT})[”\"]?\s*\)")
_EXPLAINED = re.compile(rf"(?<![\w.])({_SHORT})\s+\(([^()\n]{{6,120}})\)")
_SMALL = frozenset("of the for and in on to a an de la du des et &".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and the words it stands for, as the text gives them."""

    short: str
    long: str


def acronyms(text: str) -> tuple[Acronym, ...]:
    """The acronyms that a text explains, in either order, each once, in order of mention.

    The words' initials must spell the acronym, small words such as "of" counted or not; this is
    the strict end of the method of Schwartz and Hearst (2003), which also takes letters inside words.
    """
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[Acronym]:
    for match in _BRACKETED.finditer(text):
        if _is_acronym(match[1]) and (long := _ending(text[: match.start()], match[1])):
            yield Acronym(match[1], long)
    for match in _EXPLAINED.finditer(text):
        long = match[2].strip()
        if _is_acronym(match[1]) and _ending(long, match[1]) == long:
            yield Acronym(match[1], long)


def _is_acronym(short: str) -> bool:
    """Capitals, but for a letter or two: "CSTO", "MoD", not "Orsal"."""
    return sum(letter.isupper() for letter in short) >= max(2, len(short) - 2)


def _ending(before: str, short: str) -> str | None:
    """The last words of a text, of one line, whose initials spell an acronym."""
    line = before[before.rfind("\n") + 1 :][-30 * LONGEST :]
    words = list(_WORD.finditer(line))[-3 * LONGEST :]
    wanted = short.replace("&", "").casefold()
    for start in range(len(words) - 1, -1, -1):
        word = words[start].group()
        if word[0].isupper() and wanted in _initials([w.group() for w in words[start:]]):
            return line[words[start].start() :].strip()
    return None


def _initials(words: list[str]) -> tuple[str, str]:
    """Of all words, and of those that are not small."""
    large = [word for word in words if word.casefold() not in _SMALL]
    return "".join(w[0] for w in words).casefold(), "".join(w[0] for w in large).casefold()
