"""What stands between quotation marks, paragraph by paragraph. Pure.

Marks come curly, straight, angled or single, nested and unbalanced. Only the outermost pair
counts. A paragraph that never closes its mark is quoted to its end where the next one opens
with a mark again (the convention for quotations of several paragraphs), or where the mark
opens the paragraph or a sentence or follows a colon or comma; any other lone mark is a slip and ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARK = re.compile(
    r"(?P<open>[“«„‟]|``|(?:(?<=[\s(\[—–\-/])|^)(?:\"|''|‘|')(?=\S))|(?P<close>[”»]|\"|''|[’'](?!\w))"
)
_CLOSES = {
    "“": '”"',
    "‟": '”"',
    "„": '“”"',
    "«": "»",
    "``": "''”\"",
    '"': '"”',
    "''": "''”\"",
    "‘": "’'",
    "'": "’'",
}
_SINGLE = frozenset("‘'")
LONGEST_SINGLE = 1000  # characters within which a single mark, that may be an apostrophe, must close
_INTRODUCES = re.compile(r"(?:^|[:,.?!—–-])\W*$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One paragraph's piece of a quotation; half-open offsets into the text.

    Args:
        start, end: with its marks.
        inner_start, inner_end: without them.
        closed: whether it has its closing mark; an open one goes on in the next paragraph
            if that opens with a mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order; none overlap, and none crosses a line break."""
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
    return tuple(found for start, end in paragraphs for found in _quotations(text, start, end))


def _quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    position = start
    left_open: set[str] = set()  # nothing closes these marks from here on, so the next are not tried
    while opening := _next_opening(text, position, end):
        closing = None if opening[0] in left_open else _closing(text, opening, end)
        if not closing and opening[0] not in _SINGLE:
            left_open.add(opening[0])
        if closing:
            if text[opening.end() : closing.start()].strip():
                yield Quotation(opening.start(), closing.end(), opening.end(), closing.start(), True)
            position = closing.end()
        elif _begins_a_quotation(text, opening, start, end):
            ends = opening.end() + len(text[opening.end() : end].rstrip())
            yield Quotation(opening.start(), ends, opening.end(), ends, False)
            return
        else:
            position = opening.end()


def _begins_a_quotation(text: str, opening: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark that nothing closes in its paragraph opens what goes on in the next."""
    introduced = _INTRODUCES.search(text[start : opening.start()])
    return bool(opening[0] not in _SINGLE and introduced and text[opening.end() : end].strip())


def _next_opening(text: str, position: int, end: int) -> re.Match[str] | None:
    for found in _MARK.finditer(text, position, end):
        if found["open"]:
            return found
    return None


def _closing(text: str, opening: re.Match[str], end: int) -> re.Match[str] | None:
    """The mark that closes; marks of the same kind nest. Where too many are opened, the last that closes."""
    closes, depth, last = _CLOSES[opening[0]], 1, None
    if opening[0] in _SINGLE:
        end = min(end, opening.end() + LONGEST_SINGLE)
    for found in _MARK.finditer(text, opening.end(), end):
        if found["open"] == opening[0] and opening[0] not in "\"''":
            depth += 1
        elif found["close"] and found["close"] in closes:
            depth, last = depth - 1, found
            if not depth:
                return found
    return last
