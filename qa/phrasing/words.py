"""A sentence's words in the forms in which they are compared. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from qa.language.stemming import stems, stems_of
from qa.language.transliteration import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_FUNCTION = (
    "a an the this that these those such and or but nor so yet as at by for from in into of off on onto"
    " out over per to under up upon with within about after before between during since through toward"
    " towards until against among around while when where who whom whose which what how if whether than"
    " then there here he she it they we i you him her them us me his hers its their theirs our your my"
    " himself herself itself themselves be is are was were been being am do does did done doing have has"
    " had having will would shall should can could may might must not no never also too only very just"
    " more most less least much many some any all both each every other another own same now still again"
    " ever even however meanwhile additionally furthermore moreover finally overall according say says"
    " said saying tell tells told telling add adds added adding state states stated stating note notes"
    " noted noting s t"
).split()


def content(texts: Sequence[str]) -> list[list[str]]:
    """Each text's stems in order, without those that any sentence might have, neutral verbs of saying
    among them, and without bare numbers, which are compared by their value."""
    empty = _empty()
    return [[stem for stem in found if stem not in empty and not stem[0].isdigit()] for found in stems(texts)]


@cache
def _empty() -> frozenset[str]:
    return stems_of(*_FUNCTION)


def folded(text: str) -> list[str]:
    """A text's words in order, as names are compared."""
    return [fold(word) for word in _WORD.findall(text)]
