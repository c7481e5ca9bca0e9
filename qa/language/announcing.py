"""Whether a sentence announces what is still to come, in its own words and nobody else's. Pure."""

from __future__ import annotations

import re

from qa.language import dates

_SOON = (
    r"\b(?:today|tonight|tomorrow|(?:this|next|later this|this coming) (?:week(?:end)?|month|morning"
    rf"|afternoon|evening)|(?:on )?{dates.WEEKDAY}|on {dates.MONTH} {dates.DAY}"
    rf"|on {dates.DAY} {dates.MONTH})\b"
)
# Of the same clause, in which nobody is reported to say it: "announced that she will", "who will".
_ON = (
    r"(?:(?!\b(?:that|who|whom|whose|which|when|while|where|after|before|since|until|because|if|as|than"
    r"|following|despite|s(?:aid|ays)|t(?:old|ells)|announced|confirmed|promised|vowed|pledged|warned|according)\b)"
    r"[^,;:—–“”\"]){0,300}?"  # letters; a clause is shorter
)
_WILL = r"\b(?:will|won[’']t|plans? to|(?:is|are) (?:about|planning|preparing|gearing up))\b"
_BEGINS = r"\b(?:begins?|starts?|kicks? off|opens?|gets? under ?way|tees? off|takes? place)\b"
_EXPECTED = r"\b(?:is|are) (?:set|due|expected|scheduled|poised|likely) (?:to|for)\b"
_POSSIBLE = (
    r"\b(?:possible|potential|planned|upcoming|forthcoming) (?:visit|trip|tour|launch|meeting|summit|talks"
    r"|strike|vote|match|move|deal)\b"
)
_ANNOUNCED = re.compile(
    rf"(?:^|[,;] )(?:{_SOON}, {_ON}{_WILL}"
    rf"|{_ON}(?:{_SOON} {_ON}{_WILL}|{_WILL}{_ON}{_SOON}|{_BEGINS} {_SOON}|{_EXPECTED}|{_POSSIBLE}))",
    re.IGNORECASE,
)


def is_announced(sentence: str) -> bool:
    """Whether what it tells is still to come: "The talks will begin on Friday"."""
    return bool(_ANNOUNCED.search(sentence))
