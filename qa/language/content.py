"""The words of a sentence that say what it claims: no function words, cues, numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from qa.language.amounts import DIGITS
from qa.language.dates import MONTHS, WEEKDAYS
from qa.language.mentions import WORD
from qa.language.stemming import first_stems

_FUNCTION = (
    "a about above according across after again against all also although always am among an and"
    " another any are around as at away back be because been before being below between both but by"
    " called came can come could did do does done down during each either else even ever every few for"
    " from further get go goes going gone got had has have having he her here him his how however i if"
    " in indeed into is it its itself just least less like made make many me might more most much must"
    " my near nearly neither never next no nobody none nor not nothing now of off on once only onto or"
    " other others our out over own per perhaps put puts rather same she should since so some something"
    " still such than that the their them then there these they this those though through thus to today"
    " together tomorrow too toward towards under until up upon us very was we well went were what when"
    " where whether which while who whom whose why will with within without would yesterday yet you your"
).split()
_TELLING = (
    "said say says saying told tell tells added announced reported reports report confirmed confirm"
    " claims claimed claim accused accuses accusation accusations denied denies deny rejected stated"
    " statement statements insisted noted explained answered replied repeated recalled argued maintained"
    " maintains warned acknowledged admitted admits believes believe thinks"
).split()
_COUNTING = (
    "counted counts number figure figures half dozen hundred thousand million billion trillion first last new"
).split()
_TIME = "week weekend month year years day days hours hour".split()
_TITLES = "mr mrs ms dr".split()
_NO_CONTENT = frozenset((*_FUNCTION, *_TELLING, *_COUNTING, *_TIME, *_TITLES, *WEEKDAYS, *MONTHS, *DIGITS))


class Word(NamedTuple):
    """A word with its place in the sentence; ``stem`` as the archive's index has it."""

    start: int
    end: int
    text: str
    stem: str


def content_words(texts: Sequence[str]) -> list[list[Word]]:
    """Those of each text, in order."""
    found = [[m for m in WORD.finditer(text) if _has_content(m.group())] for text in texts]
    stemmed = iter(first_stems([match.group() for own in found for match in own]))
    return [[Word(*m.span(), m.group(), next(stemmed)) for m in own] for own in found]


def content_stems(texts: Sequence[str]) -> list[frozenset[str]]:
    """Their stems, of each text."""
    return [frozenset(word.stem for word in words) for words in content_words(texts)]


@lru_cache(maxsize=20_000)
def _has_content(word: str) -> bool:
    plain = re.sub(r"['’]s$", "", word.casefold())
    return plain not in _NO_CONTENT and not plain[0].isdigit() and len(plain) > 1
