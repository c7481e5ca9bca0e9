"""What stands before the first sentence of a report and is none of it: "ORSAL, 3 May (Reuters) — ". Pure."""

from __future__ import annotations

import re

# Names are told apart by the spaces between them alone: where one could end anywhere, a long row of capitals
# is tried in all the ways of cutting it, which for 2,000 of them takes minutes and more.
_NAME = r"[A-ZÀ-Þ][\w.’'/-]*"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/-]+"
_BESIDE = r"[A-ZÀ-Þ\d][\w.’'-]*"
_REST = rf"(?:,\s?{_BESIDE}(?:\s{_BESIDE}){{0,3}}\s?){{0,2}}\s?"  # a state, a day
_PLACE = rf"{_NAME}(?:\s{_NAME}){{0,3}}\s?{_REST}"
_AGENCIES = (
    r"(?:AFP|ANI|ANSA|AP|APA|Armenpress|Associated Press|Bloomberg|BIRN|CNN|CNN Business|dpa|DPA|EFE|IANS"
    r"|Interfax|PTI|Reuters|RFE/RL|RIA|TASS|UPI|Xinhua)"
)
_DASH = r"[-–—]{1,2}\s"
_PLACE_LINE = re.compile(
    rf"(?:{_PLACE}\([^()\n]{{2,40}}\)\s?{_DASH}"
    rf"|(?:{_PLACE})?\({_AGENCIES}\)\s?(?:{_DASH})?"
    rf"|{_CAPITALS}(?:\s{_CAPITALS}){{0,3}}\s?{_REST}{_DASH})"
    r"\s*(?=[A-ZÀ-Þ\d“\"‘'«])"
)


def after_place(text: str, start: int, end: int) -> int:
    """Where a sentence at the start of a line begins when its place line is left out; its own start if it
    has none."""
    if start and text[start - 1] != "\n":
        return start
    found = _PLACE_LINE.match(text, start, end)
    return found.end() if found else start
