"""Marks that names are kept and looked up under, so that few are compared. Pure.

Record linkage calls this blocking, and the marks blocking keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.language.bearers import SURNAMES_FIRST, compared

Mark = tuple[str, str]
_ANY, _ALONE = "*", ""


def marks(name: str) -> Iterator[Mark]:
    """What to keep a name under: its surname, with the beginnings of what stands beside it."""
    for *given, surname in compared(name):
        yield surname, _ANY
        yield from ((surname, word[:1]) for word in given or [_ALONE])
        yield from ((first, _ANY) for first in given[:1] if first in SURNAMES_FIRST)


def marks_like(name: str) -> Iterator[Mark]:
    """What to look under for a name: all that ``same`` holds to be one with it have one of these marks,
    and few others do."""
    for *given, surname in compared(name):
        yield from ((surname, word[:1]) for word in given)
        yield from ((word, _ALONE) for word in (surname, given[0])) if given else [(surname, _ANY)]
