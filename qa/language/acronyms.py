"""The acronyms that a text introduces: "Collective Security Treaty Organization (CSTO)", or the one here and
the other there. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

LONGEST = 10  # letters of an acronym
_SHORT = rf"[A-Z][A-Za-z&]{{1,{LONGEST - 1}}}"
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BRACKETED = re.compile(rf"\(\s*(?:the\s+)?[“\"]?({_SHORT})[”\"]?\s*\)")
_EXPLAINED = re.compile(rf"(?<![\w.])({_SHORT})\s+\(([^()\n]{{6,120}})\)")
_ALONE = re.compile(
    rf"(?<![\w-])[A-Z]{{3,{LONGEST}}}(?![\w-])"
)  # of two letters too many stand for something else
# A name of some words: "Organization for Security and Cooperation in Europe".
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*[^\W\d_A-Z](?:-[^\W\d_]+)*"
_NAME = re.compile(rf"(?<![\w-]){_CAPITAL}(?: (?:(?:of|for|and|in|on)(?: the)? )?{_CAPITAL})+(?![\w-])")
_SMALL = frozenset("of the for and in on to a an de la du des et &".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form and the words it stands for, as the text gives them."""

    short: str
    long: str


def acronyms(text: str) -> tuple[Acronym, ...]:
    """The acronyms that a text explains, in either order, each once, in order of mention, and those that
    it leaves to its readers: of three letters and more, where one name of the text spells them.

    The words' initials must spell the acronym, small words such as "of" counted or not; this is
    the strict end of the method of Schwartz and Hearst (2003), which also takes letters inside words.
    """
    explained = tuple(dict.fromkeys(_found(text)))
    return (*explained, *_left_open(text, {acronym.short for acronym in explained}))


def _found(text: str) -> Iterator[Acronym]:
    for match in _BRACKETED.finditer(text):
        if _is_acronym(match[1]) and (long := _ending(text[: match.start()], match[1])):
            yield Acronym(match[1], long)
    for match in _EXPLAINED.finditer(text):
        long = match[2].strip()
        if _is_acronym(match[1]) and _ending(long, match[1]) == long:
            yield Acronym(match[1], long)


def _left_open(text: str, explained: Set[str]) -> Iterator[Acronym]:
    shorts = dict.fromkeys(short for short in _ALONE.findall(text) if short not in explained)
    names = dict.fromkeys(part for name in _NAME.findall(text) for part in _parts(name)) if shorts else ()
    spelt = [(name, _initials(name.split())) for name in names]
    for short in shorts:
        meant = [name for name, initials in spelt if short.casefold() in initials]
        if len(meant) == 1:
            yield Acronym(short, meant[0])


def _parts(name: str) -> Iterator[str]:
    """A name, and what of it stands between small words."""
    words = name.split()
    small = [i for i, word in enumerate(words) if word.casefold() in _SMALL]
    for start in (0, *(i + 1 for i in small)):
        for end in (*small, len(words)):
            if start < end and start not in small:
                yield " ".join(words[start:end])


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
