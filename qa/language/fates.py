"""What became of those who are told of: killed, hurt, missing, held. Pure."""

from __future__ import annotations

import re

# What happens to people and animals that news counts, each by the words for it; who is "hit", "shot" or
# "charged" may be of several.
_FATES = {
    "dead": (
        r"kill\w*|die[sd]?|dying|dead(?:ly|liest)?|deaths?|fatal\w*|perish\w*|drown\w*|murder\w*|slain"
        r"|lost their lives"
    ),
    "hurt": r"injur\w*|wound(?:s|ed|ing)?|hurt|hospitali[sz]ed|sickened",
    "missing": r"missing|disappear\w*|unaccounted",
    "held": r"arrest\w*|detain\w*|detention|in custody|jailed|imprison\w*",
    "away": r"evacuat\w*|displaced|homeless|fled|flee(?:s|ing)?|escap\w*",
    "saved": r"rescue[ds]?|rescuing|surviv\w*|freed|releas\w*",
    "born": r"born|births?",
}
_FATE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{fate}>{words})' for fate, words in _FATES.items())})\b", re.IGNORECASE
)


def fates(text: str) -> frozenset[str]:
    """Those that a text speaks of."""
    return frozenset(found.lastgroup or "" for found in _FATE.finditer(text))
