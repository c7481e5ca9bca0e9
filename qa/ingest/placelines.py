"""What stands before the first sentence of a report and is none of it: "ORSAL, 3 May (Reuters) — ". Pure."""

from __future__ import annotations

import re

_REST = r"(?:,\s?(?:[A-ZÀ-Þ\d][\w.’'-]*\.?\s?){1,4}){0,2}\s?"  # a state, a day
_AGENCIES = (
    r"(?:AFP|ANI|ANSA|AP|APA|Armenpress|Associated Press|Bloomberg|BIRN|CNN|CNN Business|dpa|DPA|EFE|IANS"
    r"|Interfax|PTI|Reuters|RFE/RL|RIA|TASS|UPI|Xinhua)"
)
_DASH = r"[-–—]{1,2}\s"
_PLACE_LINE = re.compile(
    rf"(?:(?:[A-ZÀ-Þ][\w.’'/-]*\s?){{1,4}}{_REST}\([^()\n]{{2,40}}\)\s?{_DASH}"
    rf"|(?:(?:[A-ZÀ-Þ][\w.’'/-]*\s?){{1,4}}{_REST})?\({_AGENCIES}\)\s?(?:{_DASH})?"
    rf"|(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'/-]+\s?){{1,4}}{_REST}{_DASH})"
    r"\s*(?=[A-ZÀ-Þ\d“\"‘'«])"
)


def after_place(text: str, start: int, end: int) -> int:
    """Where a sentence at the start of a line begins when its place line is left out; its own start if it
    has none."""
    if start and text[start - 1] != "\n":
        return start
    found = _PLACE_LINE.match(text, start, end)
    return found.end() if found else start
